#include "keeping/course.hpp"

#include <algorithm>

namespace irenic {
namespace {

std::string words_for(const Agreement& agreement, const PlanStep& step) {
    std::string words = "after ";
    for (const ObligationIndex o : step.obligations)
        words += (o == step.obligations.front() ? "`" : " and `") + agreement.obligations[o].id + "`";
    return words;
}

/// Performs obligations; remembers for each option the last in file order that has set it in this deal.
class Performance {
public:
    Performance(const Case& subject, const Agreement& agreement, std::vector<Diagnostic>& diagnostics)
        : subject_(subject), agreement_(agreement), diagnostics_(diagnostics) {}

    void begin_deal() { set_by_.assign(subject_.options.size(), none); }

    void perform(ObligationIndex o, Levels& levels) {
        for (const Setting& setting : agreement_.obligations[o].sets) {
            ObligationIndex& last = set_by_[setting.option];
            if (last != none && last > o) continue;
            last = o;
            change(o, setting, levels[setting.option]);
        }
    }

private:
    void change(ObligationIndex o, const Setting& setting, Level& level) {
        const Option& option = subject_.options[setting.option];
        const Level from = level;
        level = setting.level;
        if (from == level || option.may_change(from, level)) return;
        const Obligation& obligation = agreement_.obligations[o];
        diagnostics_.push_back({Severity::error, "against-direction",
                                "the plan changes `" + option.id + "` from `" + option.levels[from] + "` to `" +
                                    option.levels[level] + "` by `" + obligation.id + "`, against its direction (" +
                                    option.direction + ")",
                                obligation.place, "leave out the obligation, or allow the change by `direction`"});
    }

    const Case& subject_;
    const Agreement& agreement_;
    std::vector<Diagnostic>& diagnostics_;
    std::vector<ObligationIndex> set_by_;
};

}  // namespace

std::vector<CoursePoint> course_of(const Case& subject, const Agreement& agreement, const std::vector<Deal>& deals,
                                   std::vector<Diagnostic>& diagnostics) {
    CoursePoint point;
    point.levels = start_levels(subject, agreement);
    point.performed.resize(agreement.obligations.size());
    point.where = "at the start of `" + agreement.id + "`";
    point.place = agreement.place;
    std::vector<CoursePoint> points{point};
    Performance performance(subject, agreement, diagnostics);
    for (const Deal& deal : deals) {
        performance.begin_deal();
        for (const PlanStep& step : deal.steps) {
            for (const ObligationIndex o : step.obligations) {
                performance.perform(o, point.levels);
                point.performed[o] = true;
            }
            point.where = words_for(agreement, step);
            point.place = agreement.obligations[step.obligations.front()].place;
            points.push_back(point);
        }
    }
    return points;
}

}  // namespace irenic
