/// The order whose least slack is greatest, where neither time nor chance counts.
///
/// A set is good at a threshold if every slack there reaches it. The threshold falls, from above, until good sets lead from the start to
/// the end. Good sets are followed from the start and, backwards, from the end; whichever side has no further one tells how far the
/// threshold must fall, and where the sides meet the threshold is the margin.
#include <algorithm>
#include <bit>
#include <deque>
#include <limits>
#include <unordered_map>

#include "keeping/search.hpp"
#include "keeping/set_marks.hpp"

namespace irenic {
namespace {

/// Among so many sets as good as the best margin, ties are broken by all other slacks, too.
constexpr std::size_t most_sets_compared = 50'000;

/// A slack, and whose it is: measured, it is `units` by the party's measure.
struct Slack {
    std::int64_t units = std::numeric_limits<std::int64_t>::max();
    PartyIndex party = none;  ///< none: nobody is asked
};

class Widest {
public:
    Widest(Lattice& lattice, const OrderLimits& limits, const std::stop_token& stop)
        : lattice_(lattice),
          limits_(limits),
          stop_(stop),
          measures_(measures(lattice.subject(), limits.best_by)),
          at_end_(lattice.subject().parties.size()),
          forward_(lattice.units().size()),
          backward_(lattice.units().size()) {}

    OrderInDeal run() {
        OrderInDeal answer;
        if (!lattice_.possible(0) || !lattice_.possible(lattice_.all())) return answer;
        for (const PartyIndex i : lattice_.ever_asked()) at_end_[i] = lattice_.worth(i, lattice_.all()).here;
        const bool met = search();
        answer.sets = discovered_;
        answer.limit_reached = limited_;
        answer.proven = !limited_;
        if (limited_ && !stop_.stop_requested()) {
            if (threshold_.party != none) answer.at_most = measured(threshold_);
            answer.found = some_order(answer.steps);
        }
        if (!met) return answer;
        answer.found = true;
        if (!compare_ties(answer.steps)) trace(answer.steps);
        return answer;
    }

private:
    // ---- slacks

    [[nodiscard]] std::int64_t measure_of(const Slack& slack) const {
        return slack.party == none ? 1 : measures_[slack.party];
    }
    [[nodiscard]] bool less(const Slack& a, const Slack& b) const {
        if (a.party == none || b.party == none) return a.party != none;
        const std::int64_t by_a = measure_of(a);
        const std::int64_t by_b = measure_of(b);
        if (by_a == by_b) return a.units < b.units;
        return static_cast<Units128>(a.units) * by_b < static_cast<Units128>(b.units) * by_a;
    }
    [[nodiscard]] double measured(const Slack& slack) const {
        return slack.party == none ? std::numeric_limits<double>::infinity()
                                   : static_cast<double>(slack.units) / static_cast<double>(measure_of(slack));
    }
    /// Beyond 63 bits, which only penalties beyond all values can bring about, all are alike.
    [[nodiscard]] Slack slack_of(const Stopping& one) const {
        const Units128 slack = at_end_[one.party] - one.stop;
        constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
        return {slack > most ? most : static_cast<std::int64_t>(slack), one.party};
    }
    [[nodiscard]] Slack least_slack(DoneSet done) {
        Slack least;
        if (done == lattice_.all()) return least;
        lattice_.asked(done, asked_);
        for (const Stopping& one : asked_) {
            const Slack slack = slack_of(one);
            if (least.party == none || less(slack, least)) least = slack;
        }
        return least;
    }

    // ---- the search from both ends

    struct Waiting {
        Slack slack;
        DoneSet done = 0;
    };

    struct Side {
        explicit Side(std::size_t units) : marks(units) {}
        SetMarks marks;
        std::vector<DoneSet> good;    ///< settled, and not yet followed
        std::deque<Waiting> waiting;  ///< a heap: seen, but not good at the threshold
        std::uint64_t settled = 0;
    };

    /// Both ends are known to be possible. True when the sides meet.
    bool search() {
        const auto better = [this](const Waiting& a, const Waiting& b) { return less(a.slack, b.slack); };
        if (see(forward_, 0, backward_)) return true;
        if (limits_.together == 1 && see(backward_, lattice_.all(), forward_)) return true;
        while (true) {
            if (discovered_ > limits_.sets || stop_.stop_requested()) {
                limited_ = true;
                return false;
            }
            const bool ahead = limits_.together > 1 || forward_.settled <= backward_.settled;
            Side& side = ahead ? forward_ : backward_;
            Side& other = ahead ? backward_ : forward_;
            if (side.good.empty()) {
                if (side.waiting.empty()) return false;
                if (less(side.waiting.front().slack, threshold_)) threshold_ = side.waiting.front().slack;
                while (!side.waiting.empty() && !less(side.waiting.front().slack, threshold_)) {
                    const DoneSet done = side.waiting.front().done;
                    std::pop_heap(side.waiting.begin(), side.waiting.end(), better);
                    side.waiting.pop_back();
                    if (settle(side, done, other)) return true;
                }
                continue;
            }
            const DoneSet done = side.good.back();
            side.good.pop_back();
            if (ahead)
                lattice_.next(done, limits_.together, false, found_);
            else
                lattice_.previous(done, found_);
            for (const DoneSet next : found_) {
                if (side.marks.has(next, SetMarks::seen)) continue;
                if (limits_.together > 1) came_from_[next] = done;
                if (see(side, next, other)) return true;
            }
        }
    }

    bool see(Side& side, DoneSet done, Side& other) {
        side.marks.add(done, SetMarks::seen);
        ++discovered_;
        const Slack slack = least_slack(done);
        if (!less(slack, threshold_)) return settle(side, done, other);
        side.waiting.push_back({slack, done});
        std::push_heap(side.waiting.begin(), side.waiting.end(),
                       [this](const Waiting& a, const Waiting& b) { return less(a.slack, b.slack); });
        return false;
    }

    /// True where the other side has come, too, or where there is only one side and it is at the end.
    bool settle(Side& side, DoneSet done, const Side& other) {
        side.marks.add(done, SetMarks::settled);
        ++side.settled;
        side.good.push_back(done);
        meeting_ = done;
        if (limits_.together > 1) return done == lattice_.all();
        return other.marks.has(done, SetMarks::settled);
    }

    // ---- the order

    /// Through settled sets, from where the sides met: to the start on one side, to the end on the other.
    void trace(std::vector<DoneSet>& steps) {
        for (DoneSet done = meeting_; done != 0;) {
            DoneSet from = 0;
            if (limits_.together > 1) {
                from = came_from_.at(done);
            } else {
                lattice_.previous(done, found_);
                from = *std::find_if(found_.rbegin(), found_.rend(),
                                     [this](DoneSet set) { return forward_.marks.has(set, SetMarks::settled); });
            }
            steps.push_back(done & ~from);
            done = from;
        }
        std::reverse(steps.begin(), steps.end());
        for (DoneSet done = meeting_; done != lattice_.all();) {
            lattice_.next(done, 1, false, found_);
            const DoneSet next = *std::find_if(found_.begin(), found_.end(), [this](DoneSet set) {
                return backward_.marks.has(set, SetMarks::settled);
            });
            steps.push_back(next & ~done);
            done = next;
        }
    }

    /// Slacks on the way from a set to the end, the least first; nothing where no good way leads there.
    struct Rest {
        bool reaches = false;
        std::vector<Slack> slacks;
        DoneSet next = 0;
    };

    /// Nothing: too many sets are in question.
    const Rest* rest_of(DoneSet done) {
        const auto [at, is_new] = rests_.try_emplace(done);
        if (!is_new) return &at->second;
        if (rests_.size() > most_sets_compared) return nullptr;
        Rest rest;
        rest.reaches = done == lattice_.all();
        std::vector<DoneSet> following;
        lattice_.next(done, limits_.together, false, following);
        for (const DoneSet next : following) {
            if (less(least_slack(next), threshold_)) continue;
            const Rest* further = rest_of(next);
            if (further == nullptr) return nullptr;
            // Fewer slacks with an equal beginning are no worse: fewer steps.
            if (!further->reaches || (rest.reaches && !leximin_less(rest.slacks, further->slacks))) continue;
            rest.reaches = true;
            rest.next = next;
            rest.slacks = further->slacks;
        }
        if (rest.reaches && done != lattice_.all()) {
            lattice_.asked(done, asked_);
            for (const Stopping& one : asked_) rest.slacks.push_back(slack_of(one));
            std::sort(rest.slacks.begin(), rest.slacks.end(),
                      [this](const Slack& a, const Slack& b) { return less(a, b); });
        }
        return &(rests_[done] = std::move(rest));
    }

    [[nodiscard]] bool leximin_less(const std::vector<Slack>& a, const std::vector<Slack>& b) const {
        const std::size_t both = std::min(a.size(), b.size());
        for (std::size_t k = 0; k < both; ++k) {
            if (less(a[k], b[k])) return true;
            if (less(b[k], a[k])) return false;
        }
        return b.size() < a.size();
    }

    bool compare_ties(std::vector<DoneSet>& steps) {
        if (rest_of(0) == nullptr) return false;
        for (DoneSet done = 0; done != lattice_.all();) {
            const DoneSet next = rests_.at(done).next;
            steps.push_back(next & ~done);
            done = next;
        }
        return true;
    }

    /// After a limit: an order that goes, of the sets that can follow, to the one with the greatest least slack.
    bool some_order(std::vector<DoneSet>& steps) {
        SetMarks dead(lattice_.units().size());
        std::vector<DoneSet> way{0};
        for (std::uint64_t looked = 0; !way.empty() && looked < std::max<std::uint64_t>(limits_.sets / 8, 10'000);
             ++looked) {
            if (way.back() == lattice_.all()) break;
            lattice_.next(way.back(), limits_.together, false, found_);
            DoneSet best = 0;
            Slack of_best;
            for (const DoneSet next : std::vector<DoneSet>(found_)) {
                if (dead.has(next, SetMarks::seen)) continue;
                const Slack slack = least_slack(next);
                if (best != 0 && !less(of_best, slack)) continue;
                best = next;
                of_best = slack;
            }
            if (best != 0) {
                way.push_back(best);
                continue;
            }
            dead.add(way.back(), SetMarks::seen);
            way.pop_back();
        }
        if (way.empty() || way.back() != lattice_.all()) return false;
        for (std::size_t k = 1; k < way.size(); ++k) steps.push_back(way[k] & ~way[k - 1]);
        return true;
    }

    Lattice& lattice_;
    const OrderLimits& limits_;
    const std::stop_token& stop_;
    std::vector<std::int64_t> measures_;
    std::vector<std::int64_t> at_end_;
    Slack threshold_;
    Side forward_;
    Side backward_;
    DoneSet meeting_ = 0;
    std::uint64_t discovered_ = 0;
    bool limited_ = false;
    std::unordered_map<DoneSet, DoneSet> came_from_;  ///< where steps take several units
    std::unordered_map<DoneSet, Rest> rests_;
    std::vector<Stopping> asked_;
    std::vector<DoneSet> found_;
};

}  // namespace

std::vector<std::int64_t> measures(const Case& subject, BestBy best_by) {
    std::vector<std::int64_t> by_party(subject.parties.size(), Decimal::units_per_one);
    if (best_by != BestBy::guarantee) return by_party;
    for (PartyIndex i = 0; i < subject.parties.size(); ++i) {
        std::int64_t range = 0;
        for (const Statement& statement : subject.preferences[i].statements) {
            if (statement.graded) {
                const auto [least, most] =
                    std::minmax_element(statement.grades.begin(), statement.grades.end(),
                                        [](const Range& a, const Range& b) { return a.best < b.best; });
                range += most->best.units - least->best.units;
            } else if (statement.weight) {
                range += std::abs(statement.weight->best.units);
            }
        }
        if (range > 0) by_party[i] = range;
    }
    return by_party;
}

OrderInDeal widest_order(Lattice& lattice, const OrderLimits& limits, const std::stop_token& stop) {
    return Widest(lattice, limits, stop).run();
}

}  // namespace irenic
