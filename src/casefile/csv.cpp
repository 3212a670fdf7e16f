#include "casefile/csv.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace irenic::casefile {

namespace {

/// Commas, unless the header has none and another usual sign instead.
char separator_of(std::string_view text) {
    const std::string_view header = text.substr(0, text.find_first_of("\r\n"));
    for (const char sign : {',', ';', '\t'})
        if (header.find(sign) != std::string_view::npos) return sign;
    return ',';
}

class CsvReader {
public:
    explicit CsvReader(Foreign& file) : file_(file), text_(file.text()), separator_(separator_of(text_)) {}

    std::optional<std::vector<std::vector<Cell>>> read() {
        std::vector<std::vector<Cell>> rows;
        while (at_ < text_.size()) {
            std::vector<Cell> row;
            if (!read_row(row)) return {};
            if (row.size() == 1 && row.front().text.empty()) continue;
            if (!rows.empty() && row.size() != rows.front().size()) {
                file_.error("wrong-count", row.front().begin, row.back().end,
                            fmt::format("this row has {} cell{}, and the header {}", row.size(),
                                        row.size() == 1 ? "" : "s", rows.front().size()),
                            "put a cell that holds a separator in quotation marks");
                return {};
            }
            rows.push_back(std::move(row));
        }
        return rows;
    }

private:
    bool read_row(std::vector<Cell>& row) {
        while (true) {
            Cell& cell = row.emplace_back();
            cell.begin = at_;
            if (!(at_ < text_.size() && text_[at_] == '"' ? read_quoted(cell) : read_plain(cell))) return false;
            tidy(cell);
            if (at_ < text_.size() && text_[at_] == separator_) {
                ++at_;
                continue;
            }
            if (text_.substr(at_).starts_with("\r\n")) ++at_;
            if (at_ < text_.size()) ++at_;
            return true;
        }
    }

    [[nodiscard]] bool ends_cell(char c) const { return c == separator_ || c == '\n' || c == '\r'; }

    bool read_plain(Cell& cell) {
        while (at_ < text_.size() && !ends_cell(text_[at_])) ++at_;
        cell.end = at_;
        cell.text = text_.substr(cell.begin, at_ - cell.begin);
        return true;
    }

    bool read_quoted(Cell& cell) {
        for (++at_; at_ < text_.size(); ++at_) {
            if (text_[at_] == '"' && !text_.substr(at_ + 1).starts_with('"')) break;
            if (text_[at_] == '"') ++at_;
            cell.text += text_[at_];
        }
        if (at_ >= text_.size()) {
            file_.error("csv-syntax", cell.begin, cell.begin + 1, "this quotation mark is not closed",
                        "inside quotation marks, write two for one");
            return false;
        }
        cell.end = ++at_;
        if (at_ < text_.size() && !ends_cell(text_[at_])) {
            file_.error("csv-syntax", at_, at_ + 1, "something follows the closing quotation mark of a cell",
                        "inside quotation marks, write two for one");
            return false;
        }
        return true;
    }

    static void tidy(Cell& cell) {
        const std::size_t first = cell.text.find_first_not_of(" \t");
        if (first == std::string::npos) {
            cell.text.clear();
            return;
        }
        cell.text = cell.text.substr(first, cell.text.find_last_not_of(" \t") + 1 - first);
        if (cell.text.front() == '\'') cell.text.erase(0, 1);
    }

    Foreign& file_;
    std::string_view text_;
    char separator_;
    std::size_t at_ = 0;
};

}  // namespace

std::optional<std::vector<std::vector<Cell>>> read_csv(Foreign& file) { return CsvReader(file).read(); }

}  // namespace irenic::casefile
