/// `irenic import points`: a table of what the levels of issues are worth to each party.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "casefile/csv.hpp"
#include "casefile/points_case.hpp"
#include "casefile/rational.hpp"

namespace irenic {

namespace {

using namespace casefile;

using Row = std::vector<Cell>;

class PointsTable {
public:
    PointsTable(Foreign& file, const std::vector<Row>& rows) : file_(file), rows_(rows) {}

    std::string text() {
        if (!read_header()) return {};
        for (std::size_t row = 1; row < rows_.size(); ++row) read_row(rows_[row]);
        if (!file_.problems().any_error() && made_.issues.empty())
            file_.error("empty", 0, 0, "the table has no issue", "write a row for each level of each issue");
        if (file_.problems().any_error()) return {};
        made_.head = yaml_comment(fmt::format("Read out of {}, a table of points.", base_name(file_.name())));
        made_.title = "Points of " + base_name(file_.name());
        return points_case(file_, made_);
    }

private:
    bool read_header();
    void read_row(const Row& row);
    void read_no_agreement(const Row& row);
    mpq_class number(const Cell& cell);
    [[nodiscard]] std::size_t party_column(std::size_t party) const { return columns_[party]; }

    Foreign& file_;
    const std::vector<Row>& rows_;
    std::size_t issue_column_ = 0;
    std::size_t level_column_ = 0;
    std::vector<std::size_t> columns_;  ///< per party
    std::map<std::string, std::size_t> issue_at_;
    bool no_agreement_seen_ = false;
    PointsDomain made_;
};

bool PointsTable::read_header() {
    if (rows_.empty()) {
        file_.error("empty", 0, 0, "the table is empty", "its first row is `issue,level` and the names of the parties");
        return false;
    }
    std::map<std::string, std::size_t> seen;
    for (std::size_t column = 0; column < rows_.front().size(); ++column) {
        const Cell& cell = rows_.front()[column];
        if (cell.text.empty())
            file_.error("missing-name", cell.begin, cell.end, "this column has no name", "name the party, or delete it");
        else if (!seen.emplace(cell.text, column).second)
            file_.error("duplicate-column", cell.begin, cell.end,
                        fmt::format("a second column is called {}", in_quotes(cell.text)), "keep one of them");
        else if (cell.text != "issue" && cell.text != "level") {
            columns_.push_back(column);
            made_.parties.push_back({cell.text, "A table of points: " + base_name(file_.name()), {}, false});
        }
    }
    for (const char* column : {"issue", "level"})
        if (!seen.contains(column))
            file_.error("missing-column", rows_.front().front().begin, rows_.front().back().end,
                        fmt::format("there is no column `{}`", column),
                        "the first row is `issue,level` and the names of the parties");
    if (!file_.problems().any_error() && columns_.empty())
        file_.error("missing-column", rows_.front().front().begin, rows_.front().back().end,
                    "there is no column of a party", "the first row is `issue,level` and the names of the parties");
    if (file_.problems().any_error()) return false;
    issue_column_ = seen.at("issue");
    level_column_ = seen.at("level");
    return true;
}

mpq_class PointsTable::number(const Cell& cell) {
    const Rational read = parse_rational(cell.text);
    if (!read.value)
        file_.error(read.too_long ? "number-too-large" : "not-a-number", cell.begin, cell.end,
                    cell.text.empty() ? "this cell is empty"
                    : read.too_long   ? "this is too long a number"
                                      : fmt::format("{} is no number", in_quotes(cell.text)),
                    "write a decimal, such as 12.5");
    return read.value.value_or(0);
}

void PointsTable::read_no_agreement(const Row& row) {
    if (no_agreement_seen_)
        file_.error("duplicate-row", row[issue_column_].begin, row[issue_column_].end,
                    "this is a second row `no-agreement`", "keep one of them");
    no_agreement_seen_ = true;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const Cell& cell = row[party_column(i)];
        if (cell.text.empty()) continue;
        made_.parties[i].points.no_agreement = number(cell);
        made_.parties[i].reserves = true;
    }
}

void PointsTable::read_row(const Row& row) {
    const Cell& issue = row[issue_column_];
    const Cell& level = row[level_column_];
    if (issue.text == "no-agreement" && level.text.empty()) return read_no_agreement(row);
    if (issue.text.empty() || level.text.empty())
        return file_.error("missing-name", row.front().begin, row.back().end,
                           fmt::format("this row names no {}", issue.text.empty() ? "issue" : "level"),
                           "write the issue and the level in every row");
    const auto [known, added] = issue_at_.emplace(issue.text, made_.issues.size());
    if (added) {
        made_.issues.push_back({issue.text, {}, {issue.begin, issue.end}});
        for (PointsDomain::Party& party : made_.parties) party.points.values.emplace_back();
    }
    std::vector<std::string>& levels = made_.issues[known->second].items;
    if (levels.size() == most_levels)
        return file_.error("too-many-levels", level.begin, level.end,
                           fmt::format("the issue {} has more than {} levels", in_quotes(issue.text), most_levels),
                           "leave out levels that nobody would agree to, or take coarser ones");
    if (std::find(levels.begin(), levels.end(), level.text) != levels.end())
        return file_.error(
            "duplicate-row", level.begin, level.end,
            fmt::format("this is a second row for the level {} of {}", in_quotes(level.text), in_quotes(issue.text)),
            "keep one of them");
    levels.push_back(level.text);
    for (std::size_t i = 0; i < columns_.size(); ++i)
        made_.parties[i].points.values[known->second].push_back(number(row[party_column(i)]));
}

}  // namespace

Imported import_points(std::string_view table, const std::string& name) {
    Foreign file(table, name);
    if (!file.readable()) return file.finish({});
    const auto rows = read_csv(file);
    return file.finish(rows ? PointsTable(file, *rows).text() : std::string());
}

}  // namespace irenic
