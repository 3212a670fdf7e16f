/// A plan as a calendar in the terminal: dates, deadlines, and a bar for each obligation.
#include <algorithm>

#include "report/calendar.hpp"
#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/unicode.hpp"

namespace irenic {
namespace {

constexpr std::uint64_t columns = 44;
constexpr std::size_t label_columns = 30;  // so that a row fits 80 columns
constexpr std::string_view empty_cell = "·";

/// Days onto columns of text.
class Chart {
public:
    Chart(const Agreement& agreement, const Timetable& times) : days_(std::max<std::uint64_t>(times.days, 1)) {
        for (const ObligationTime& time : times.obligations)
            if (const auto& within = agreement.obligations[time.obligation].within)
                days_ = std::max<std::uint64_t>(days_, *within);
    }

    /// `past`: past the point where the steps stop.
    [[nodiscard]] std::string row(const Obligation& owed, const ObligationTime& time, bool past) const {
        std::vector<std::string_view> cells(columns, empty_cell);
        const std::uint64_t first = column(time.begins);
        const std::uint64_t last = time.ends > time.begins ? (time.ends * columns - 1) / days_ : first;
        for (std::uint64_t c = first; c <= last; ++c) cells[c] = past ? "░" : "█";
        if (owed.within) cells[column(*owed.within)] = time.late.value_or(0) > 0 ? "◆" : "◇";
        std::string text;
        for (const std::string_view cell : cells) text += cell;
        return text;
    }

private:
    [[nodiscard]] std::uint64_t column(std::uint64_t day) const { return std::min(columns - 1, day * columns / days_); }

    std::uint64_t days_;
};

}  // namespace

void print_calendar(Screen& screen, const Agreement& agreement, const Plan& plan) {
    const Timetable times = timetable_of(agreement, plan);
    const bool deadlines = std::any_of(times.obligations.begin(), times.obligations.end(),
                                       [](const ObligationTime& time) { return time.late.has_value(); });
    screen.blank();
    screen.paragraph(Phrase("Calendar, if it is carried out: ") << length_words(agreement, times) << ".");
    std::vector<Phrase> header{"obligation", "days"};
    if (agreement.effective) header.insert(header.end(), {"begins", "ends"});
    if (deadlines) header.emplace_back("deadline");
    TextTable table(header);
    TextTable bars({"obligation", "in time"});
    const Chart chart(agreement, times);
    for (const ObligationTime& time : times.obligations) {
        const Obligation& owed = agreement.obligations[time.obligation];
        std::vector<Phrase> row{obligation_name(agreement, time.obligation),
                                std::to_string(time.begins) + "–" + std::to_string(time.ends)};
        if (agreement.effective)
            for (const std::uint64_t day : {time.begins, time.ends}) row.emplace_back(date_of(agreement, day));
        if (deadlines) row.push_back(deadline_words(owed, time));
        table.row(row);
        const std::string label = clipped(obligation_name(agreement, time.obligation).text(), label_columns);
        bars.row({name(label), chart.row(owed, time, plan.stops_at && time.step >= *plan.stops_at)});
    }
    screen.table(table);
    screen.blank();
    screen.table(bars);
    std::string key = "█ under way";
    if (plan.stops_at && *plan.stops_at < plan.steps.size()) key += ", ░ past the point where the steps stop";
    if (deadlines) key += ", ◇ deadline kept, ◆ deadline missed";
    screen.paragraph(Phrase(toned(key + ". What takes D days from day d is done on day d + D.", Tone::quiet)));
    if (const Phrase words = deadlines_words(agreement, times); !words.empty()) screen.paragraph(words);
}

}  // namespace irenic
