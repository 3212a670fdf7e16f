// Any bytes as a table of preferences, and, behind a line of three signs, as the case that it is put into: the importer must answer,
// and what it makes must load and name every party as before.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "irenic/casefile.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::size_t mark = std::min(text.find("\n===\n"), text.size());
    const std::string table(text.substr(0, mark));
    std::string subject = "irenic: 1\ntitle: t\nparties: {a: {}, b: {}}\noptions: {x: {by: a}, y: {by: b}}\n";
    subject += text.substr(std::min(mark + 5, text.size()));
    const irenic::Loaded loaded = irenic::parse_case(subject, "case.yaml");
    if (!loaded.ok()) return 0;
    irenic::PreferenceTarget into;
    into.subject = &loaded.cases.front();
    into.text = subject;
    if (into.subject->options.size() == 2)
        for (const char* code : {"00", "10", "01", "11"}) {
            into.states.push_back({code, code});
            for (const irenic::NamedState& state : into.subject->states)
                for (const irenic::Levels& levels : state.patterns)
                    if (irenic::code_of(levels) == code) into.states.back().name = state.id;
        }
    const irenic::Imported made = irenic::import_preferences(table, "table.csv", into);
    if (!made.sound && made.diagnostics.empty()) std::abort();
    if (!made.sound) return 0;
    const irenic::Loaded again = irenic::parse_case(made.text, "case.yaml");
    if (!again.ok() || again.cases.front().parties.size() != into.subject->parties.size()) std::abort();
    return 0;
}
