/// A plan as written without its numbers. Each step of it follows the one that works a plan out with them (plan.cpp).
#include <algorithm>
#include <tuple>

#include "keeping/breach.hpp"
#include "keeping/course.hpp"
#include "keeping/schedule.hpp"

namespace irenic {
namespace {

class Framer {
public:
    Framer(const Case& subject, AgreementIndex agreement, const Ground& ground)
        : subject_(subject), agreement_(subject.agreements[agreement]), ground_(ground) {}

    std::optional<PlanFrame> run() {
        std::vector<Diagnostic> errors;
        const std::vector<Deal> deals = schedule_as_written(agreement_, errors);
        if (!errors.empty()) return {};
        points_ = course_of(subject_, agreement_, deals, errors);
        if (!errors.empty() || !lay_states()) return {};
        frame_.day.push_back(0);
        for (const Deal& deal : deals) {
            frame_.deals.push_back({static_cast<std::uint32_t>(frame_.days.size()), 0});
            for (const PlanStep& step : deal.steps) {
                frame_.days.push_back(step.days);
                frame_.day.push_back(frame_.day.back() + step.days);
            }
            frame_.deals.back().end = static_cast<std::uint32_t>(frame_.days.size());
        }
        for (PartyIndex i = 0; i < subject_.parties.size(); ++i)
            if (!ask(i, deals)) return {};
        std::stable_sort(frame_.rows.begin(), frame_.rows.end(), [](const auto& a, const auto& b) {
            return std::tie(a.after, a.deal, a.party) < std::tie(b.after, b.deal, b.party);
        });
        return std::move(frame_);
    }

private:
    bool lay_states() {
        for (const CoursePoint& point : points_) {
            const auto state = ground_.find(point.levels);
            const auto broken = ground_.find(after_breach(subject_, agreement_, point.levels));
            if (!state || !broken) return false;
            frame_.states.push_back(*state);
            frame_.broken.push_back(*broken);
        }
        return true;
    }

    [[nodiscard]] bool is_asked(PartyIndex i, const Deal& deal, std::uint32_t done, const Levels& levels) const {
        for (std::size_t k = done; k < deal.steps.size(); ++k)
            for (const ObligationIndex o : deal.steps[k].obligations)
                if (performs(agreement_.obligations[o], i)) return true;
        return changes_own_option(subject_, i, levels, after_breach(subject_, agreement_, levels));
    }

    /// False where it is asked and its wants only order states.
    bool ask(PartyIndex i, const std::vector<Deal>& deals) {
        for (std::uint32_t d = 0; d < deals.size(); ++d) {
            const auto [first, end] = frame_.deals[d];
            for (std::uint32_t after = first; after <= end; ++after) {
                const CoursePoint& point = points_[after];
                if (!is_asked(i, deals[d], after - first, point.levels)) continue;
                if (!subject_.preferences[i].cardinal()) return false;
                PlanFrame::Row row{after, d, after == end, i, {}, stops(i, after)};
                for (std::uint32_t g = 0; g < agreement_.guarantees.size(); ++g)
                    if (in_force(agreement_, agreement_.guarantees[g], i, point.performed)) row.guarantees.push_back(g);
                if (!row.stops.empty()) frame_.rows.push_back(std::move(row));
            }
        }
        return true;
    }

    [[nodiscard]] std::vector<StateIndex> stops(PartyIndex i, std::uint32_t after) const {
        using Stopping = Keeping::Stopping;
        const Stopping stopping = agreement_.keeping.stopping;
        const auto asked = [&](Stopping term) { return stopping == Stopping::best || stopping == term; };
        std::vector<StateIndex> stops;
        if (asked(Stopping::wait)) stops.push_back(frame_.states[after]);
        if (asked(Stopping::break_)) stops.push_back(frame_.broken[after]);
        if (asked(Stopping::act))
            for (const StateIndex move : ground_.moves_from(i, frame_.states[after]))
                if (const auto reply = ground_.find(after_breach(subject_, agreement_, ground_.levels(move), i)))
                    stops.push_back(*reply);
        std::sort(stops.begin(), stops.end());
        stops.erase(std::unique(stops.begin(), stops.end()), stops.end());
        return stops;
    }

    const Case& subject_;
    const Agreement& agreement_;
    const Ground& ground_;
    std::vector<CoursePoint> points_;
    PlanFrame frame_;
};

}  // namespace

std::optional<PlanFrame> frame_as_written(const Case& subject, AgreementIndex agreement, const Ground& ground) {
    return Framer(subject, agreement, ground).run();
}

}  // namespace irenic
