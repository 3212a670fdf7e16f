#include "casefile/bad_input.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace irenic::testing {

std::string in_one_line(const Diagnostic& found) {
    const std::string_view severity = found.severity == Severity::error     ? "error"
                                      : found.severity == Severity::warning ? "warning"
                                                                            : "note";
    const Place& place = found.place;
    const std::string end = place.line == place.end_line ? fmt::format("{}", place.end_column)
                                                         : fmt::format("{}:{}", place.end_line, place.end_column);
    return fmt::format("{} {}:{}-{} {}: {}{}{}", severity, place.line, place.column, end, found.code, found.message,
                       found.help.empty() ? "" : " | ", found.help);
}

std::vector<std::string> diagnostics_of(const Loaded& loaded) {
    std::vector<std::string> lines;
    for (const Diagnostic& found : loaded.diagnostics) lines.push_back(in_one_line(found));
    return lines;
}

void expect_diagnostics(const std::vector<BadInput>& inputs) {
    for (const BadInput& input : inputs) {
        SCOPED_TRACE(input.name);
        const Loaded loaded = parse_case(input.text, "case.yaml");
        EXPECT_EQ(diagnostics_of(loaded), input.expected);
        const bool any_error = std::any_of(loaded.diagnostics.begin(), loaded.diagnostics.end(),
                                           [](const Diagnostic& found) { return found.severity == Severity::error; });
        EXPECT_EQ(loaded.ok(), !any_error);
        // Whatever is wrong with the text, it can be shown.
        for (const bool colour : {false, true})
            EXPECT_FALSE(render_human(loaded.diagnostics, loaded.files, colour).empty());
        EXPECT_FALSE(render_sarif(loaded.diagnostics, loaded.files).empty());
    }
}

}  // namespace irenic::testing
