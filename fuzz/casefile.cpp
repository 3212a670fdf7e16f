// Any bytes as a case file: the loader must answer, and what it says must be showable.

#include "irenic/casefile.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    irenic::LoadOptions options;
    // The last line, when it begins with `#=`, is a setting; every reading file holds the case itself.
    if (const std::size_t mark = text.rfind("\n#="); mark != std::string_view::npos)
        options.settings.emplace_back(text.substr(mark + 3));
    const irenic::Loaded loaded = irenic::parse_case(
        text, "case.yaml", options, [&](const std::string&) { return std::optional<std::string>(text); });
    if (!loaded.ok() && loaded.diagnostics.empty()) std::abort();
    const std::string shown = irenic::render_human(loaded.diagnostics, loaded.files, false);
    if (shown.find('\x1b') != std::string::npos) std::abort();
    irenic::render_json(loaded.diagnostics, loaded.files);
    irenic::render_sarif(loaded.diagnostics, loaded.files);
    for (const irenic::Case& made : loaded.cases) irenic::provenance_lints(made);
    return 0;
}
