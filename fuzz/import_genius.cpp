// Any bytes as a domain of GENIUS and its profiles, set apart by zero bytes, or as a table of points: the importers must answer, and what they
// read must be a case.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "irenic/casefile.hpp"

namespace {

void judge(const irenic::Imported& made) {
    if (!made.sound && made.diagnostics.empty()) std::abort();
    if (made.sound && !irenic::parse_case(made.text, "case.yaml").ok()) std::abort();
    for (const irenic::Diagnostic& found : made.diagnostics)
        if (found.code == "case-does-not-load")
            std::abort();  // what is read here is a case, or is refused for a reason of its own
    if (irenic::render_human(made.diagnostics, made.files, false).find('\x1b') != std::string::npos) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    std::vector<irenic::ForeignText> files;
    for (std::size_t begin = 0; begin <= size && files.size() < 4;) {
        const std::size_t end = text.find('\0', begin);
        files.push_back({text.substr(begin, end == std::string_view::npos ? end : end - begin), "file.xml"});
        begin = end == std::string_view::npos ? size + 1 : end + 1;
    }
    // One file alone is its own profile.
    if (files.size() == 1) files.push_back(files.front());
    for (const irenic::ConventionRow& row : irenic::conventions)
        judge(irenic::import_genius(files[0], std::span(files).subspan(1), row.kind));
    judge(irenic::import_points(files.front().text, "points.csv"));
    return 0;
}
