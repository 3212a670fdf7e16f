#include "report/dot.hpp"

#include "report/unicode.hpp"

namespace irenic {

std::string dot_quoted(std::string_view text) {
    std::string quoted = "\"";
    while (!text.empty()) {
        const CodePoint c = first_code_point(text);
        if (c.valid && c.value == '\n')
            quoted += "\\n";
        else if (!c.valid || is_control(c.value))
            quoted += "\uFFFD";
        else if (c.value == '"' || c.value == '\\')
            quoted += '\\' + std::string(text.substr(0, c.bytes));
        else if (c.value == '&')  // Graphviz reads `&lt;` and the like as one character
            quoted += "&amp;";
        else
            quoted += text.substr(0, c.bytes);
        text.remove_prefix(c.bytes);
    }
    return quoted + "\"";
}

}  // namespace irenic
