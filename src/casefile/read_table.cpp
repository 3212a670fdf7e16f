#include "casefile/csv.hpp"

namespace irenic {

Table read_table(std::string_view text, const std::string& name, std::size_t most_bytes) {
    casefile::Foreign file(text, name);
    Table table;
    if (file.readable(most_bytes)) {
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

Place place_in_table(std::string_view text, const std::string& name, std::size_t row, std::size_t column) {
    casefile::Foreign file(text, name);
    const auto rows = casefile::read_csv(file);
    if (!rows || row >= rows->size() || column >= (*rows)[row].size()) return {};
    const casefile::Cell& cell = (*rows)[row][column];
    return file.source().place(cell.begin, cell.end);
}

}  // namespace irenic
