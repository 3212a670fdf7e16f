/// "You first": where each side would go second and neither first.
///
/// A contract between parties each of whom waits for the other to have acted has no order of single steps at all (circular causality:
/// Bartoletti, Cimoli & Zunino 2015, contracts as games on event structures). Here it is found in what parties would gain, not only in links.
#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <map>
#include <queue>
#include <set>

#include "keeping/order_bounds.hpp"
#include "keeping/reorder.hpp"

namespace irenic {
namespace {

class Impasse {
public:
    Impasse(const Space& space, const Agreement& agreement, const DealFrame& frame, std::uint64_t points,
            const std::stop_token& stop)
        : agreement_(agreement),
          points_(points),
          lattice_(space, agreement, frame.members, frame.before, frame.start, frame.first_day),
          greatest_(lattice_, masks(lattice_), false, {}, points_, stop) {}

    [[nodiscard]] bool usable() const { return lattice_.problem().empty(); }
    [[nodiscard]] bool limited() const { return greatest_.limited(); }

    /// The largest set that can be reached without anybody stopping and from which no step leads to another.
    std::optional<Deadlock> find() {
        if (!greatest_.start().reaches || greatest_.limited() || !stoppers(0, lattice_.first_day()).empty()) return {};
        std::queue<Point> waiting;
        std::set<Point> seen;
        const auto visit = [&](Point point) {
            if (seen.insert(point).second) waiting.push(point);
        };
        visit({0, lattice_.first_day()});
        std::optional<Point> furthest;
        while (!waiting.empty()) {
            const Point here = waiting.front();
            waiting.pop();
            if (here.first == lattice_.all()) return {};
            bool stuck = true;
            for (const Point& next : steps_from(here)) {
                if (greatest_.limited()) return {};
                if (!stoppers(next.first, next.second).empty()) continue;
                stuck = false;
                visit(next);
            }
            if (stuck && (!furthest || std::popcount(here.first) > std::popcount(furthest->first))) furthest = here;
        }
        if (!furthest) return {};
        return described(*furthest);
    }

private:
    using Point = std::pair<DoneSet, std::uint32_t>;  // days stay 0 where they do not count

    static std::vector<DoneSet> masks(const StateLattice& lattice) {
        std::vector<DoneSet> after;
        for (const Unit& unit : lattice.units()) after.push_back(unit.after);
        return after;
    }

    [[nodiscard]] std::uint32_t day_after(const Point& here, DoneSet step) const {
        return lattice_.has_dates() ? here.second + lattice_.days(step, here.second) : here.second;
    }

    /// Only what leads to the end in some order.
    std::vector<Point> steps_from(const Point& here) {
        std::vector<Point> steps;
        for (const DoneSet next : greatest_.next(here.first)) {
            const std::uint32_t day = day_after(here, next & ~here.first);
            if (greatest_.from(next, true, day).reaches) steps.emplace_back(next, day);
        }
        return steps;
    }

    struct Stopper {
        PartyIndex party = 0;
        double short_by = 0;
    };
    /// Whoever stops here whatever would come later.
    std::vector<Stopper> stoppers(DoneSet done, std::uint32_t day) {
        std::vector<Stopper> found;
        if (done == lattice_.all()) return found;  // whether the end holds is no matter of who goes first
        const OrderBounds::Node& node = greatest_.from(done, true, day);
        for (const Stopping& asked : lattice_.point(done).asked) {
            const double value = greatest_.value(node, asked.party);
            const double slack = value - asked.on_day(day);
            if (OrderBounds::stops_for_sure(slack, value)) found.push_back({asked.party, -slack});
        }
        return found;
    }

    Deadlock described(const Point& here) {
        Deadlock deadlock;
        deadlock.done = obligations_of(lattice_, here.first);
        std::vector<DoneSet> steps;
        std::map<PartyIndex, std::set<PartyIndex>> waits;
        for (const Point& next : steps_from(here)) {
            StepRefused step;
            step.obligations = obligations_of(lattice_, next.first & ~here.first);
            std::set<PartyIndex> stop;
            for (const Stopper& one : stoppers(next.first, next.second)) {
                if (stop.empty() || one.short_by > step.short_by) {
                    step.stops = one.party;
                    step.short_by = one.short_by;
                }
                stop.insert(one.party);
            }
            step.all_who_stop.assign(stop.begin(), stop.end());
            for (const PartyIndex by : performers_of(agreement_, step.obligations)) wait_for(waits, by, stop);
            deadlock.next.push_back(std::move(step));
            steps.push_back(next.first & ~here.first);
        }
        deadlock.cycle = shortest_cycle(waits);
        if (!deadlock.cycle.empty()) deadlock.joint = joint_step(here, deadlock, steps);
        return deadlock;
    }

    /// A party waits for those who would stop after every step that it could take.
    static void wait_for(std::map<PartyIndex, std::set<PartyIndex>>& waits, PartyIndex by,
                         const std::set<PartyIndex>& stop) {
        const auto [at, is_first] = waits.try_emplace(by, stop);
        if (!is_first) std::erase_if(at->second, [&](PartyIndex i) { return !stop.contains(i); });
        at->second.erase(by);
    }

    static std::vector<PartyIndex> shortest_cycle(const std::map<PartyIndex, std::set<PartyIndex>>& waits) {
        std::vector<PartyIndex> best;
        for (const auto& [start, first] : waits) {
            std::map<PartyIndex, PartyIndex> came_from;
            std::queue<PartyIndex> waiting;
            waiting.push(start);
            while (!waiting.empty()) {
                const PartyIndex here = waiting.front();
                waiting.pop();
                const auto at = waits.find(here);
                if (at == waits.end()) continue;
                for (const PartyIndex next : at->second)
                    if (came_from.try_emplace(next, here).second && next != start) waiting.push(next);
            }
            if (!came_from.contains(start)) continue;
            std::vector<PartyIndex> cycle;
            for (PartyIndex at = start; cycle.empty() || at != start; at = came_from.at(at)) cycle.push_back(at);
            std::reverse(cycle.begin() + 1, cycle.end());
            if (best.empty() || cycle.size() < best.size()) best = std::move(cycle);
        }
        return best;
    }

    /// One step of each party in the cycle that can be done together, and after which none of them stops for sure.
    std::vector<ObligationIndex> joint_step(const Point& here, const Deadlock& deadlock,
                                            const std::vector<DoneSet>& steps) {
        DoneSet found = 0;
        const std::vector<DoneSet> possible = lattice_.next(here.first, deadlock.cycle.size());
        const std::function<void(std::size_t, DoneSet)> go = [&](std::size_t k, DoneSet joint) {
            if (found != 0) return;
            if (k == deadlock.cycle.size()) {
                const DoneSet next = here.first | joint;
                if (std::find(possible.begin(), possible.end(), next) == possible.end()) return;
                const std::uint32_t day = day_after(here, joint);
                if (!greatest_.from(next, true, day).reaches) return;
                for (const Stopper& one : stoppers(next, day))
                    if (std::find(deadlock.cycle.begin(), deadlock.cycle.end(), one.party) != deadlock.cycle.end())
                        return;
                found = joint;
                return;
            }
            for (std::size_t s = 0; s < steps.size(); ++s) {
                const auto by = performers_of(agreement_, deadlock.next[s].obligations);
                if (std::find(by.begin(), by.end(), deadlock.cycle[k]) != by.end()) go(k + 1, joint | steps[s]);
            }
        };
        go(0, 0);
        return obligations_of(lattice_, found);
    }

    const Agreement& agreement_;
    std::uint64_t points_;
    StateLattice lattice_;
    OrderBounds greatest_;
};

}  // namespace

Deadlocks find_deadlock(const Space& space, AgreementIndex agreement, const Plan& as_written, const HoldLimits& limits,
                        const std::stop_token& stop) {
    const Agreement& kept = space.subject().agreements[agreement];
    Deadlocks answer;
    if (as_written.steps.empty()) return answer;
    for (std::uint32_t deal = 0; deal <= as_written.steps.back().deal && !answer.first; ++deal) {
        const DealFrame frame = frame_of(space.subject(), kept, as_written, deal);
        Impasse impasse(space, kept, frame, limits.points, stop);
        if (!impasse.usable()) continue;
        answer.first = impasse.find();
        if (answer.first) answer.first->deal = deal;
        answer.limit_reached = answer.limit_reached || impasse.limited();
    }
    return answer;
}

}  // namespace irenic
