#include "casefile/ledger.hpp"

namespace irenic::casefile {
namespace {

/// On one line: a text of several lines keeps its breaks as `\n`.
std::string on_one_line(std::string_view text) {
    std::string made;
    for (const char c : text) {
        if (c == '\\')
            made += "\\\\";
        else if (c == '\n')
            made += "\\n";
        else if (c == '\r')
            made += "\\r";
        else
            made += c;
    }
    return made;
}

void add_lines(std::string& lines, const std::string& key, const Node& value) {
    if (value.is_scalar()) {
        lines += key + ": " + on_one_line(value.text) + "\n";
        return;
    }
    for (const Node& child : value.children)
        add_lines(lines, child.key.empty() ? key : key + "." + on_one_line(child.key), child);
}

}  // namespace

std::string first_link(const Node& root) {
    std::string lines;
    for (const std::string_view key : {"ledger", "effective"})
        if (const Node* value = root.find(key)) add_lines(lines, std::string(key), *value);
    return sha256_of(lines);
}

std::string next_link(const std::string& before, const Node& event) {
    std::string lines = before + "\n";
    for (const Node& child : event.children)
        if (child.key != "check") add_lines(lines, on_one_line(child.key), child);
    return sha256_of(lines);
}

}  // namespace irenic::casefile
