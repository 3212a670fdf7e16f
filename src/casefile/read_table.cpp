#include "casefile/csv.hpp"

namespace irenic {

Table read_table(std::string_view text, const std::string& name) {
    casefile::Foreign file(text, name);
    Table table;
    if (file.readable()) {
        if (auto rows = casefile::read_csv(file)) {
            for (std::vector<casefile::Cell>& row : *rows) {
                table.lines.push_back(file.source().place(row.front().begin, row.front().end).line);
                std::vector<std::string>& cells = table.rows.emplace_back();
                for (casefile::Cell& cell : row) cells.push_back(std::move(cell.text));
            }
        }
    }
    table.sound = !file.problems().any_error();
    table.diagnostics = file.problems().in_order();
    table.files.push_back(file.take_text());
    return table;
}

}  // namespace irenic
