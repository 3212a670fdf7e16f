/// A table becomes spells: row by row, what was watched and what became of it. No row goes without a word.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "calibration/cells.hpp"
#include "irenic/calibration.hpp"

namespace irenic {
namespace {

using namespace calibration;

constexpr std::size_t most_groups = 50;
constexpr std::size_t lines_named = 5;
constexpr double half_a_day = 0.5;
constexpr double most_days = 1e7;

Diagnostic error(std::string code, std::string message, std::string help) {
    return {Severity::error, std::move(code), std::move(message), {}, std::move(help)};
}

/// What was decided about rows, by reason, in the order in which the reasons came up.
class Reasons {
public:
    void add(std::string why, std::uint32_t line) {
        const auto [at, is_new] = places_.try_emplace(why, found_.size());
        if (is_new) found_.push_back({std::move(why), 0, {}});
        RowsOfNote& rows = found_[at->second];
        ++rows.rows;
        if (rows.lines.size() < lines_named) rows.lines.push_back(line);
    }
    std::vector<RowsOfNote> take() { return std::move(found_); }

private:
    std::vector<RowsOfNote> found_;
    std::map<std::string, std::size_t> places_;
};

class SpellReader {
public:
    SpellReader(std::span<const std::vector<std::string>> rows, std::span<const std::uint32_t> lines,
                const SpellColumns& columns)
        : rows_(rows), lines_(lines), columns_(columns) {}

    Spells read() {
        made_.columns = columns_;
        check_columns();
        if (!made_.diagnostics.empty()) return std::move(made_);
        made_.rows = rows_.size() - 1;
        for (std::size_t k = 1; k < rows_.size(); ++k) read_row(k);
        name_groups();
        made_.left_out = left_out_.take();
        made_.adjusted = adjusted_.take();
        return std::move(made_);
    }

private:
    void check_columns() {
        if (rows_.empty()) {
            made_.diagnostics.push_back(error("empty", "the table is empty", "its first row names the columns"));
            return;
        }
        const bool dates = !columns_.start.empty() || !columns_.end.empty() || !columns_.censor.empty();
        if (dates == !columns_.duration.empty()) {
            made_.diagnostics.push_back(
                error("which-columns",
                      dates ? "durations and dates are both named" : "no column of durations or dates is named",
                      "name either --duration, or --start with --end, --censor or both"));
            return;
        }
        if (dates && (columns_.start.empty() || (columns_.end.empty() && columns_.event.empty()))) {
            made_.diagnostics.push_back(
                error("which-columns", "the dates do not say when each began and ended", "name --start and --end"));
            return;
        }
        if (dates && !columns_.entry.empty())
            made_.diagnostics.push_back(
                error("which-columns", "--entry counts as --duration does, and there is none", "name --duration"));
        if (!dates && columns_.event.empty())
            made_.diagnostics.push_back(error("which-columns", "nothing says which of them ended",
                                              "name with --event the column that tells what ended from what did not"));
        if (columns_.event.empty() && (!columns_.ended.empty() || !columns_.still.empty()))
            made_.diagnostics.push_back(
                error("which-columns", "--ended and --still are words of a column that --event names", "name it"));
        if (!columns_.censor.empty()) {
            censor_ = date_in(columns_.censor);
            if (!censor_)
                made_.diagnostics.push_back(error("bad-date", "--censor is no date", "write it as 2031-12-31"));
        }
        find(columns_.duration, duration_);
        find(columns_.entry, entry_);
        find(columns_.start, start_);
        find(columns_.end, end_);
        find(columns_.event, event_);
        find(columns_.group, group_);
    }

    void find(const std::string& name, std::optional<std::size_t>& at) {
        if (name.empty()) return;
        const auto& header = rows_.front();
        const auto found = std::find(header.begin(), header.end(), name);
        std::string known;
        for (const std::string& column : header) known += (known.empty() ? "`" : ", `") + column + "`";
        if (found == header.end())
            made_.diagnostics.push_back(
                error("unknown-column", "no column is called `" + name + "`", "there are: " + known));
        else if (std::find(found + 1, header.end(), name) != header.end())
            made_.diagnostics.push_back(
                error("unknown-column", "two columns are called `" + name + "`", "name each differently"));
        else
            at = static_cast<std::size_t>(found - header.begin());
    }

    [[nodiscard]] const std::string& cell(std::size_t row, std::optional<std::size_t> column) const {
        static const std::string nothing;
        return column ? rows_[row][*column] : nothing;
    }

    void read_row(std::size_t row) {
        const std::uint32_t line = lines_[row];
        std::string why;
        Spell spell;
        std::string group;
        if (group_) {
            group = cell(row, group_);
            if (is_blank(group)) why = "no word in `" + columns_.group + "`";
        }
        if (why.empty()) why = read_event(row, spell);
        if (why.empty()) why = start_ ? read_dates(row, line, spell) : read_duration(row, spell);
        if (why.empty()) why = settle(line, spell);
        if (!why.empty()) {
            left_out_.add(std::move(why), line);
            return;
        }
        made_.spells.push_back(spell);
        if (group_) group_of_.push_back(std::move(group));
    }

    static bool among(const std::vector<std::string>& words, const std::string& cell) {
        return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return same_word(word, cell); });
    }

    std::string read_event(std::size_t row, Spell& spell) const {
        if (!event_) {
            spell.ended = !is_blank(cell(row, end_));
            return {};
        }
        static const std::vector<std::string> usual_ended{"1", "true", "yes"};
        static const std::vector<std::string> usual_still{"0", "false", "no"};
        const std::string& says = cell(row, event_);
        spell.ended = among(columns_.ended.empty() ? usual_ended : columns_.ended, says);
        if (spell.ended) return {};
        const bool listed = !columns_.still.empty() || columns_.ended.empty();
        const bool still = listed ? among(columns_.still.empty() ? usual_still : columns_.still, says) : !is_blank(says);
        return still ? "" : "`" + columns_.event + "` does not say whether it ended";
    }

    std::string read_number(std::size_t row, std::optional<std::size_t> column, const std::string& name,
                            double& days) const {
        const std::string& text = cell(row, column);
        if (is_blank(text)) return "no number in `" + name + "`";
        const auto number = number_in(text);
        if (!number) return "what stands in `" + name + "` is no number";
        if (*number < 0) return "what stands in `" + name + "` is less than 0";
        days = *number * days_in(columns_.unit);
        if (days > most_days) return "what stands in `" + name + "` is more than 27 000 years";
        return {};
    }

    std::string read_duration(std::size_t row, Spell& spell) const {
        std::string why = read_number(row, duration_, columns_.duration, spell.exit);
        if (why.empty() && entry_) why = read_number(row, entry_, columns_.entry, spell.entry);
        return why;
    }

    std::string read_dates(std::size_t row, std::uint32_t line, Spell& spell) {
        const auto start = date_in(cell(row, start_));
        if (!start)
            return (is_blank(cell(row, start_)) ? "no date in `" : "no year-month-day in `") + columns_.start + "`";
        auto end = date_in(cell(row, end_));
        if (!end && !is_blank(cell(row, end_))) return "no year-month-day in `" + columns_.end + "`";
        if (spell.ended && !end) return "it ended, and no date says when";
        if (end && *end < *start) return "it ended before it began";
        if (censor_ && *start >= *censor_) return "it began no earlier than --censor";
        if (end && censor_ && *end > *censor_) {
            if (spell.ended) adjusted_.add("it ended after --censor: counted as in force until then", line);
            spell.ended = false;
            end = censor_;
        }
        if (!end) end = censor_;
        if (!end) return "it had not ended, and no date says until when it was watched";
        spell.exit = *end - *start;
        return {};
    }

    /// A day of watching is the least that counts.
    std::string settle(std::uint32_t line, Spell& spell) {
        if (spell.exit == 0 && spell.entry == 0 && spell.ended) {
            spell.exit = half_a_day;
            adjusted_.add("it ended on the day it began: counted as half a day", line);
        }
        if (spell.exit > spell.entry) return {};
        return spell.entry == 0 ? "it had not ended, and was watched for no time" : "it was out before it entered";
    }

    void name_groups() {
        if (!group_) return;
        const std::set<std::string> names(group_of_.begin(), group_of_.end());
        if (names.size() > most_groups) {
            made_.diagnostics.push_back(error(
                "too-many-groups", "`" + columns_.group + "` has " + std::to_string(names.size()) + " different words",
                "a group is a kind of agreement: at most " + std::to_string(most_groups)));
            return;
        }
        made_.groups.assign(names.begin(), names.end());
        const auto is_number = [](const std::string& name) { return number_in(name).has_value(); };
        if (std::all_of(made_.groups.begin(), made_.groups.end(), is_number))
            std::stable_sort(made_.groups.begin(), made_.groups.end(),
                             [](const std::string& a, const std::string& b) { return *number_in(a) < *number_in(b); });
        for (std::size_t k = 0; k < group_of_.size(); ++k)
            made_.spells[k].group = static_cast<std::uint32_t>(
                std::find(made_.groups.begin(), made_.groups.end(), group_of_[k]) - made_.groups.begin());
    }

    std::span<const std::vector<std::string>> rows_;
    std::span<const std::uint32_t> lines_;
    const SpellColumns& columns_;
    std::optional<double> censor_;
    std::optional<std::size_t> duration_, entry_, start_, end_, event_, group_;
    std::vector<std::string> group_of_;  ///< per spell
    Reasons left_out_;
    Reasons adjusted_;
    Spells made_;
};

}  // namespace

double days_in(TimeUnit unit) {
    constexpr double year = 365.25;
    if (unit == TimeUnit::months) return year / 12;
    return unit == TimeUnit::years ? year : 1;
}

Spells spells_of(std::span<const std::vector<std::string>> rows, std::span<const std::uint32_t> lines,
                 const SpellColumns& columns) {
    return SpellReader(rows, lines, columns).read();
}

}  // namespace irenic
