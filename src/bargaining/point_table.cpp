/// What is on the table as a table of points, and why it is none.
#include <algorithm>
#include <bit>
#include <set>

#include "irenic/bargaining.hpp"

namespace irenic {
namespace {

Diagnostic error_at(std::string code, std::string message, Place place, std::string help) {
    return {Severity::error, std::move(code), std::move(message), place, std::move(help)};
}

class Tabling {
public:
    Tabling(const Case& subject, const Talks& talks) : subject_(subject), talks_(talks), fixed_(talks.starts.front()) {}

    PointTableResult run() {
        if (subject_.only_listed || talks_.starts.size() > 1) {
            fail("listed-states",
                 "listed or merged states are no table of points: not every level goes with every other", {},
                 "write the case without them");
            return std::move(result_);
        }
        find_rows();
        for (const Constraint& constraint : subject_.never)
            limit(constraint.that, false, "`never` forbids", constraint.place);
        if (talks_.agreement)
            for (const Expression& that : subject_.agreements[*talks_.agreement].on_table)
                limit(that, true, "`on-table` wants", that.place);
        for (std::uint32_t k = 0; k < talks_.signatories.size(); ++k)
            for (const Statement& said : subject_.preferences[talks_.signatories[k]].statements) add(k, said);
        if (result_.diagnostics.empty() &&
            (made_.rows.empty() || std::any_of(made_.rows.begin(), made_.rows.end(),
                                               [](const PointTable::Row& row) { return row.levels.empty(); })))
            fail("nothing-on-table", "nothing is on the table: no option that the signatories own can change", {},
                 "give an option two levels and owners who all sign");
        if (result_.diagnostics.empty()) result_.table = std::move(made_);
        return std::move(result_);
    }

private:
    void fail(std::string code, std::string message, Place place, std::string help) {
        result_.diagnostics.push_back(error_at(std::move(code), std::move(message), place, std::move(help)));
    }

    void find_rows() {
        row_of_.assign(subject_.options.size(), none);
        const std::vector<std::uint64_t> may = levels_on_table(subject_, talks_, fixed_);
        for (OptionIndex o = 0; o < may.size(); ++o) {
            if (std::popcount(may[o]) < 2) continue;
            PointTable::Row row{o, {}, {}};
            for (std::uint64_t rest = may[o]; rest != 0; rest &= rest - 1)
                row.levels.push_back(static_cast<Level>(std::countr_zero(rest)));
            row.values.assign(talks_.signatories.size(), std::vector<Decimal>(row.levels.size()));
            row_of_[o] = static_cast<std::uint32_t>(made_.rows.size());
            made_.rows.push_back(std::move(row));
        }
    }

    /// The rows that a sentence speaks of.
    [[nodiscard]] std::set<std::uint32_t> rows_in(const Expression& that) const {
        std::set<std::uint32_t> rows;
        for (const Expression::Node& node : that.nodes) {
            if (node.kind == Expression::Kind::level_in) rows.insert(row_of_[node.index]);
            if (node.kind == Expression::Kind::named_state) rows.insert(row_of_.begin(), row_of_.end());
        }
        rows.erase(none);
        return rows;
    }

    [[nodiscard]] bool holds_at(const Expression& that, const PointTable::Row& row, std::size_t level) const {
        Levels levels = fixed_;
        levels[row.option] = row.levels[level];
        return holds(that, levels, subject_);
    }

    void limit(const Expression& that, bool wanted, const std::string& words, Place place) {
        const std::set<std::uint32_t> rows = rows_in(that);
        if (rows.size() > 1)
            return fail("several-options", words + " `" + that.text + "`, which speaks of several options at once",
                        place, "in a table of points every level goes with every other");
        if (rows.empty()) {
            if (holds(that, fixed_, subject_) != wanted)
                fail("nothing-on-table", "nothing is on the table: " + words + " `" + that.text + "`", place,
                     "change the sentence");
            return;
        }
        PointTable::Row& row = made_.rows[*rows.begin()];
        for (std::size_t level = row.levels.size(); level-- > 0;) {
            if (holds_at(that, row, level) == wanted) continue;
            row.levels.erase(row.levels.begin() + static_cast<std::ptrdiff_t>(level));
            for (auto& values : row.values) values.pop_back();
        }
    }

    void add(std::uint32_t signatory, const Statement& said) {
        if (said.graded) {
            const std::uint32_t at = row_of_[*said.graded];
            if (at == none) return add_to_first(signatory, said.grades[fixed_[*said.graded]].best);
            PointTable::Row& row = made_.rows[at];
            for (std::size_t level = 0; level < row.levels.size(); ++level)
                row.values[signatory][level].units += said.grades[row.levels[level]].best.units;
            return;
        }
        if (!said.weight) return;
        const std::set<std::uint32_t> rows = rows_in(said.that);
        if (rows.size() > 1)
            return fail("several-options",
                        "the statement `" + (said.id.empty() ? said.that.text : said.id) + "` of `" +
                            subject_.parties[talks_.signatories[signatory]].id + "` speaks of several options at once",
                        said.place, "in a table of points every statement speaks of one option");
        if (rows.empty()) {
            if (holds(said.that, fixed_, subject_)) add_to_first(signatory, said.weight->best);
            return;
        }
        PointTable::Row& row = made_.rows[*rows.begin()];
        for (std::size_t level = 0; level < row.levels.size(); ++level)
            if (holds_at(said.that, row, level)) row.values[signatory][level].units += said.weight->best.units;
    }

    /// What does not depend on any row.
    void add_to_first(std::uint32_t signatory, Decimal value) {
        if (made_.rows.empty()) return;
        for (Decimal& one : made_.rows.front().values[signatory]) one.units += value.units;
    }

    const Case& subject_;
    const Talks& talks_;
    const Levels& fixed_;
    std::vector<std::uint32_t> row_of_;  ///< per option, or none
    PointTable made_;
    PointTableResult result_;
};

}  // namespace

PointTableResult point_table(const Case& subject, const Talks& talks) { return Tabling(subject, talks).run(); }

}  // namespace irenic
