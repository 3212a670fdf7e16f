#include "report/icalendar.hpp"

#include "report/unicode.hpp"

namespace irenic {

std::string calendar_text(std::string_view text) {
    std::string safe;
    while (!text.empty()) {
        const CodePoint c = first_code_point(text);
        if (!c.valid || (is_control(c.value) && c.value != '\n' && c.value != '\t'))
            safe += "\uFFFD";
        else if (c.value == '\n')
            safe += "\\n";
        else if (c.value == '\\' || c.value == ';' || c.value == ',')
            safe += std::string("\\") + static_cast<char>(c.value);
        else
            safe += text.substr(0, c.bytes);
        text.remove_prefix(c.bytes);
    }
    return safe;
}

void add_calendar_line(std::string& calendar, std::string_view line) {
    constexpr std::size_t longest = 75;
    std::size_t octets = 0;
    while (!line.empty()) {
        const std::size_t bytes = first_code_point(line).bytes;
        if (octets + bytes > longest) {
            calendar += "\r\n ";
            octets = 1;
        }
        calendar += line.substr(0, bytes);
        octets += bytes;
        line.remove_prefix(bytes);
    }
    calendar += "\r\n";
}

}  // namespace irenic
