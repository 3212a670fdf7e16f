// Any bytes as a graph in GraphML: the importer must answer, and what it reads must be a case.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "irenic/casefile.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const irenic::Imported made = irenic::import_graphml(text, "file.graphml");
    if (!made.sound && made.diagnostics.empty()) std::abort();
    if (made.sound && !irenic::parse_case(made.text, "case.yaml").ok()) std::abort();
    for (const irenic::Diagnostic& found : made.diagnostics)
        if (found.code == "case-does-not-load")
            std::abort();  // what is read here is a case, or is refused for a reason of its own
    if (irenic::render_human(made.diagnostics, made.files, false).find('\x1b') != std::string::npos) std::abort();
    return 0;
}
