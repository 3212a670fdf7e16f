/// Fields of a table as RFC 4180 has them, made safe for spreadsheets.
#pragma once

#include <string>
#include <string_view>

namespace irenic {

/// Adds a field to a row, in quotes where it needs them. A text that a spreadsheet would take for a formula (it begins with `=`, `+`,
/// `-`, `@`, a tab or a line break, and is no number) gets an apostrophe in front, which our own reader takes away again.
void add_field(std::string& row, std::string_view text);

/// One row out of fields; ends in CR LF.
template <typename Items, typename Field>
void add_row(std::string& table, const Items& items, Field&& field) {
    bool first = true;
    for (const auto& item : items) {
        if (!first) table += ',';
        add_field(table, field(item));
        first = false;
    }
    table += "\r\n";
}

}  // namespace irenic
