/// A plan in time: a bar for each obligation, what must come before it as arrows, and at every step the least slack of who is asked.
#include <algorithm>
#include <cmath>

#include "report/calendar.hpp"
#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/pictures.hpp"
#include "report/svg.hpp"

namespace irenic {
namespace {

struct Form {
    double width;
    double chart_left;
    bool stacked;  ///< words above the bars, on narrow screens
    const char* suffix;
};
constexpr Form broad{860, 292, false, ""};
constexpr Form slim{352, 12, true, "-slim"};

constexpr double right_edge = 10;
constexpr double bar_height = 14;
constexpr double words_height = 16;
constexpr double head_height = 38;

/// Where a bar stands.
struct Bar {
    const ObligationTime* time = nullptr;
    double left = 0;
    double right = 0;
    double middle = 0;
};

class Gantt {
public:
    Gantt(const Case& subject, const Agreement& agreement, const Plan& plan, const Timetable& times, const Form& form)
        : subject_(subject), agreement_(agreement), plan_(plan), times_(times), form_(form) {
        days_ = static_cast<double>(std::max<std::uint64_t>(times.days, 1));
        for (const ObligationTime& time : times.obligations)
            if (const auto& within = owed(time).within) days_ = std::max(days_, static_cast<double>(*within));
    }

    [[nodiscard]] double height() const {
        double height = head_height + 6 + point_height() * static_cast<double>(plan_.steps.size());
        for (const ObligationTime& time : times_.obligations) height += row_height(time);
        return height;
    }

    void draw(Svg& svg) {
        double y = head_height;
        std::size_t next = 0;
        axis(svg);
        for (std::uint32_t step = 0; step < plan_.steps.size(); ++step) {
            points_.push_back(y);
            y += point_height();
            for (; next < times_.obligations.size() && times_.obligations[next].step == step; ++next) {
                const ObligationTime& time = times_.obligations[next];
                bars_.push_back({&time, at(time.begins), std::max(at(time.ends), at(time.begins) + 3),
                                 y + (form_.stacked ? words_of(time) * words_height + 14 : 18)});
                y += row_height(time);
            }
        }
        // Links pass behind the bands, so that no words are crossed out.
        for (const Bar& bar : bars_) links(svg, bar);
        for (std::uint32_t step = 0; step < points_.size(); ++step) band(svg, step);
        for (const Bar& bar : bars_) draw_bar(svg, bar);
        for (std::uint32_t step = 0; step < points_.size(); ++step) point(svg, step);
        for (const Bar& bar : bars_) words(svg, bar);
    }

private:
    [[nodiscard]] const Obligation& owed(const ObligationTime& time) const {
        return agreement_.obligations[time.obligation];
    }
    [[nodiscard]] double chart_width() const { return form_.width - right_edge - form_.chart_left; }
    [[nodiscard]] double at(std::uint64_t day) const {
        return form_.chart_left + chart_width() * static_cast<double>(day) / days_;
    }
    [[nodiscard]] double point_height() const { return form_.stacked ? 42 : 28; }
    static double words_of(const ObligationTime& time) { return time.late ? 3 : 2; }
    [[nodiscard]] double row_height(const ObligationTime& time) const {
        return words_of(time) * words_height + (form_.stacked ? bar_height + 16 : 10);
    }
    [[nodiscard]] bool past_stop(std::uint32_t step) const { return plan_.stops_at && step >= *plan_.stops_at; }

    /// Days at a round distance, as many as have room for their words.
    void axis(Svg& svg) const {
        const double room = agreement_.effective ? 124 : 70;
        const double most = std::max(1.0, std::floor(chart_width() / room));
        std::uint64_t distance = 1;
        for (std::uint64_t k = 0; days_ / static_cast<double>(distance) > most; ++k)
            distance = k % 3 == 1 ? distance / 2 * 5 : distance * 2;
        for (std::uint64_t day = 0; static_cast<double>(day) <= days_; day += distance) {
            const double x = at(day);
            svg.line(x, head_height - 4, x, height(), "grid");
            const bool first = day == 0 && form_.stacked;
            if (x + room / 3 > form_.width && day > 0) continue;
            const std::string anchor = first ? "small" : "middle small";
            svg.text(first ? 2 : x, 14, "day " + std::to_string(day), anchor + " strong");
            svg.text(first ? 2 : x, 29, date_of(agreement_, day), anchor);
        }
    }

    [[nodiscard]] bool somebody_stops(std::uint32_t step) const {
        const SlackRow* least = tightest_before(plan_, step);
        return least != nullptr && least->slack.sign() < 0;
    }

    void band(Svg& svg, std::uint32_t step) const {
        const bool stops = somebody_stops(step);
        svg.rect(0, points_[step], form_.width, point_height() - 4, stops ? "stop-band" : "point-band");
        if (tightest_before(plan_, step) != nullptr)
            svg.rect(0, points_[step], 4, point_height() - 4, stops ? "bar bad" : "bar good");
    }

    /// What stands before a step: when it is, and the least slack there.
    void point(Svg& svg, std::uint32_t step) const {
        const double y = points_[step] + 16;
        const std::string when =
            "Step " + std::to_string(step + 1) + ": " + day_words(agreement_, times_.steps[step].begins);
        const std::string said =
            (plan_.stops_at == step ? "the steps stop here: " : "") + point_words(subject_, plan_, step).text();
        const double room = form_.stacked ? form_.width - 16 : form_.chart_left - 20;
        svg.text(10, y, fitting(when, room), "strong");
        const bool stops = somebody_stops(step);
        const double letter = stops ? 13.5 : 12;  // bold letters are wider
        const double x = form_.stacked ? 10 : form_.chart_left;
        const double across = form_.stacked ? form_.width - 16 : chart_width();
        svg.text(x, y + (form_.stacked ? 16 : 0), fitting(said, across, letter), stops ? "small bad" : "small", said);
    }

    void links(Svg& svg, const Bar& to) const {
        for (const Link& link : owed(*to.time).after) {
            const auto from = std::find_if(bars_.begin(), bars_.end(),
                                           [&](const Bar& bar) { return bar.time->obligation == link.of; });
            if (from == bars_.end() || from->middle >= to.middle) continue;  // links end where a separate deal does
            const double x = std::min(from->right - 5, to.left - 8);
            svg.path("M" + place(x) + " " + place(from->middle + bar_height / 2) + " V" + place(to.middle) + " H" +
                         place(to.left - 5),
                     "way open");
            svg.path("M" + place(to.left - 7) + " " + place(to.middle - 4) + " L" + place(to.left) + " " +
                         place(to.middle) + " L" + place(to.left - 7) + " " + place(to.middle + 4) + " Z",
                     "head");
        }
    }

    void draw_bar(Svg& svg, const Bar& bar) const {
        const ObligationTime& time = *bar.time;
        const double waits = at(times_.steps[time.step].begins);
        if (bar.left - waits > 1) svg.line(waits, bar.middle, bar.left, bar.middle, "way dashed");
        std::string kind = somebody_stops(time.step) ? "bar bad" : "bar good";
        if (past_stop(time.step)) kind += " faint";
        svg.rect(bar.left, bar.middle - bar_height / 2, bar.right - bar.left, bar_height, kind);
        if (!time.late) return;
        const double x = at(*owed(time).within);
        svg.path("M" + place(x) + " " + place(bar.middle - 9) + " l6 9 l-6 9 l-6 -9 Z",
                 *time.late > 0 ? "mark missed" : "mark");
    }

    void words(Svg& svg, const Bar& bar) const {
        const ObligationTime& time = *bar.time;
        const double room = form_.stacked ? form_.width - 16 : form_.chart_left - 26;
        double y = form_.stacked ? bar.middle - 14 - words_of(time) * words_height + 14 : bar.middle - 4;
        const std::string label = obligation_name(agreement_, time.obligation).text();
        svg.text(10, y, fitting(label, room), "halo", label);
        const std::string who = party_names(subject_, owed(time).by).text();
        const std::string length = counted(owed(time).days, "day", "days");
        // Our words first: a name may be written from right to left.
        const std::string line = who.empty() ? length : length + ", " + fitting(who, room - 70, 12);
        svg.text(10, y += words_height, line, "small halo", who);
        if (time.late)
            svg.text(10, y + words_height, fitting("by " + deadline_words(owed(time), time).text(), room, 13),
                     *time.late > 0 ? "small halo bad" : "small halo");
    }

    const Case& subject_;
    const Agreement& agreement_;
    const Plan& plan_;
    const Timetable& times_;
    Form form_;
    double days_ = 1;
    std::vector<double> points_;
    std::vector<Bar> bars_;
};

std::string description(const Case& subject, const Agreement& agreement, const Plan& plan, const Timetable& times) {
    Phrase words = length_words(agreement, times);
    words << ". ";
    for (std::uint32_t step = 0; step < plan.steps.size(); ++step)
        words << "Step " << std::to_string(step + 1) << ", " << day_words(agreement, times.steps[step].begins) << ": "
              << point_words(subject, plan, step) << ". ";
    return (words << deadlines_words(agreement, times)).text();
}

/// How to read the picture: only what is in it.
std::string caption(const Agreement& agreement, const Plan& plan, const Timetable& times) {
    std::string words =
        "When each obligation is under way if the plan is carried out. The line above each step says the least slack "
        "of "
        "those who are asked there, or who would stop (✗).";
    bool waits = false;
    bool linked = false;
    bool kept = false;
    bool missed = false;
    for (const ObligationTime& time : times.obligations) {
        waits |= time.begins > times.steps[time.step].begins;
        linked |= !agreement.obligations[time.obligation].after.empty();
        kept |= time.late.has_value() && *time.late <= 0;
        missed |= time.late.value_or(0) > 0;
    }
    if (linked) words += " Arrows: what must be done before.";
    if (waits) words += " Dashed: waiting for the day from which it may begin.";
    if (kept) words += " Hollow diamond: a deadline that is kept.";
    if (missed) words += " Full diamond: a deadline that is missed.";
    if (plan.stops_at && *plan.stops_at < plan.steps.size()) words += " Pale: past the point where the steps stop.";
    return words;
}

}  // namespace

void gantt_picture(Html& html, const Case& subject, const Agreement& agreement, const Plan& plan) {
    const Timetable times = timetable_of(agreement, plan);
    const auto figure = html.open("figure", {{"class", "sizes"}});
    for (const Form& form : {broad, slim}) {
        const auto one = html.open("div", {{"class", form.stacked ? "slim" : "broad"}});
        Gantt gantt(subject, agreement, plan, times, form);
        const std::string id = "gantt-" + agreement.id + "-" + plan.name + form.suffix;
        Svg svg(html, id, label_of(agreement.name, agreement.id) + ": when its obligations fall",
                description(subject, agreement, plan, times), form.width, gantt.height());
        gantt.draw(svg);
    }
    html.element("figcaption", caption(agreement, plan, times));
}

void gantt_table(Html& html, const Case& subject, const Agreement& agreement, const Plan& plan) {
    const Timetable times = timetable_of(agreement, plan);
    const auto details = html.open("details");
    html.element("summary", "The same as a table");
    const bool dated = agreement.effective.has_value();
    std::vector<Phrase> header{"Obligation", "By", "Step", "Begins", "Done"};
    if (dated) header.insert(header.end(), {"Begins on", "Done on"});
    header.insert(header.end(), {"After", "Deadline", "Before its step"});
    HtmlTable table(html, Phrase("When the obligations fall: ") << length_words(agreement, times), header);
    for (const ObligationTime& time : times.obligations) {
        const Obligation& owed = agreement.obligations[time.obligation];
        const auto or_dash = [](Phrase words) { return words.empty() ? Phrase("–") : words; };
        std::vector<Phrase> cells{obligation_name(agreement, time.obligation), or_dash(party_names(subject, owed.by)),
                                  std::to_string(time.step + 1), "day " + std::to_string(time.begins),
                                  "day " + std::to_string(time.ends)};
        if (dated)
            for (const std::uint64_t day : {time.begins, time.ends}) cells.push_back(or_dash(date_of(agreement, day)));
        cells.push_back(or_dash(link_words(agreement, owed)));
        cells.push_back(or_dash(deadline_words(owed, time)));
        cells.push_back(point_words(subject, plan, time.step));
        table.row(cells);
    }
}

}  // namespace irenic
