#include <fmt/format.h>

#include "casefile/characters.hpp"
#include "casefile/yaml.hpp"

namespace irenic::casefile {

namespace {

bool is_utf16(std::string_view text) {
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) return true;
    return text.size() >= 4 && ((text[0] == 0) != (text[1] == 0)) && ((text[2] == 0) != (text[3] == 0));
}

void report_forbidden(const SourceText& source, std::size_t at, CodePoint point, Problems& problems) {
    const Place place = source.place(at, at + point.length);
    if (is_bidirectional_control(point.value))
        problems.error(
            "bidirectional-control", place,
            fmt::format("U+{:04X} changes the order in which text is shown", static_cast<unsigned>(point.value)),
            "delete it: right-to-left text needs no such character");
    else
        problems.error("control-character", place,
                       fmt::format("U+{:04X} is a control character", static_cast<unsigned>(point.value)),
                       "delete it: a terminal could take it for a command");
}

}  // namespace

bool check_characters(const SourceText& source, Problems& problems) {
    const std::string_view text = source.text();
    if (is_utf16(text)) {
        problems.error("not-utf8", source.place(0, 1), "the file is in UTF-16", "save it as UTF-8");
        return false;
    }
    for (std::size_t at = 0; at < text.size();) {
        if (problems.full()) return false;  // this is no text
        const CodePoint point = decode(text, at);
        if (!point.valid) {
            const auto byte = static_cast<unsigned>(static_cast<unsigned char>(text[at]));
            problems.error("not-utf8", source.place(at, at + 1), fmt::format("byte 0x{:02X} is not UTF-8 here", byte),
                           "save the file as UTF-8");
            return false;
        }
        const bool layout = point.value == '\t' || point.value == '\n' || point.value == '\r';
        const bool forbidden = is_control(point.value) || is_bidirectional_control(point.value);
        if (forbidden && !layout) report_forbidden(source, at, point, problems);
        if (point.value == 0xFEFF)
            problems.error("control-character", source.place(at, at + point.length),
                           "U+FEFF, a byte order mark, stands inside the text", "delete it");
        at += point.length;
    }
    return true;
}

}  // namespace irenic::casefile
