#include <algorithm>
#include <bit>
#include <queue>
#include <unordered_map>
#include <unordered_set>

#include "keeping/search.hpp"

namespace irenic {
namespace {

/// Among so many sets as good as the best margin, ties are broken by all other slacks, too.
constexpr std::size_t most_sets_compared = 50'000;

class Widest {
public:
    Widest(Lattice& lattice, const OrderLimits& limits, const std::stop_token& stop)
        : lattice_(lattice), limits_(limits), stop_(stop) {
        const Levels end = lattice.levels(lattice.all());
        for (PartyIndex i = 0; i < lattice.space().party_count(); ++i)
            at_end_.push_back(lattice.space().cardinal(i) && lattice.space().find(end)
                                  ? lattice.space().value(i, *lattice.space().find(end)).units
                                  : 0);
    }

    OrderInDeal run() {
        OrderInDeal answer;
        if (lattice_.point(0).state == no_state) return answer;
        if (!find_margin()) {
            answer.limit_reached = limited_;
            answer.proven = !limited_;
            return answer;
        }
        answer.found = true;
        trace(answer.steps);
        return answer;
    }

private:
    [[nodiscard]] std::optional<Units128> least_slack(DoneSet done) {
        std::optional<Units128> least;
        if (done == lattice_.all()) return least;
        for (const Stopping& one : lattice_.point(done).asked) {
            const Units128 slack = at_end_[one.party] - one.stop;
            if (!least || slack < *least) least = slack;
        }
        return least;
    }

    struct Waiting {
        std::optional<Units128> margin;  ///< nothing: nobody was asked so far
        DoneSet done = 0;
    };
    static bool wider(const std::optional<Units128>& a, const std::optional<Units128>& b) {
        return b && (!a || *a > *b);
    }
    struct Later {
        bool operator()(const Waiting& a, const Waiting& b) const {
            if (wider(a.margin, b.margin)) return false;
            if (wider(b.margin, a.margin)) return true;
            return std::popcount(a.done) < std::popcount(b.done);
        }
    };

    /// Dijkstra's search with the least slack on the way in place of the length.
    bool find_margin() {
        std::priority_queue<Waiting, std::vector<Waiting>, Later> waiting;
        std::unordered_set<DoneSet> settled;
        waiting.push({least_slack(0), 0});
        while (!waiting.empty()) {
            const Waiting best = waiting.top();
            waiting.pop();
            if (!settled.insert(best.done).second) continue;
            if (best.done == lattice_.all()) {
                margin_ = best.margin;
                return true;
            }
            if (settled.size() > limits_.sets || stop_.stop_requested()) {
                limited_ = true;
                return false;
            }
            for (const DoneSet next : lattice_.next(best.done, limits_.together)) {
                if (settled.contains(next)) continue;
                const auto here = least_slack(next);
                waiting.push({!here || wider(here, best.margin) ? best.margin : here, next});
            }
        }
        return false;
    }

    [[nodiscard]] bool good(DoneSet done) {
        const auto least = least_slack(done);
        return !least || !margin_ || *least >= *margin_;
    }

    /// Slacks on the way from a set to the end, the least first; nothing where no good way leads there.
    struct Rest {
        bool reaches = false;
        std::vector<Units128> slacks;
        DoneSet next = 0;
    };

    const Rest& rest_of(DoneSet done) {
        const auto [at, is_new] = rests_.try_emplace(done);
        if (!is_new) return at->second;
        Rest rest;
        if (done == lattice_.all()) {
            rest.reaches = true;
            return rests_[done] = rest;
        }
        compare_ = compare_ && rests_.size() <= most_sets_compared;
        for (const DoneSet next : lattice_.next(done, limits_.together)) {
            if (!good(next)) continue;
            const Rest& further = rest_of(next);
            if (!further.reaches) continue;
            // Fewer slacks with an equal beginning are no worse: fewer steps.
            const bool better = !rest.reaches || (compare_ && leximin_less(rest.slacks, further.slacks));
            if (!better) continue;
            rest.reaches = true;
            rest.next = next;
            rest.slacks = further.slacks;
            if (!compare_) break;
        }
        if (rest.reaches && compare_) {
            for (const Stopping& one : lattice_.point(done).asked) rest.slacks.push_back(at_end_[one.party] - one.stop);
            std::sort(rest.slacks.begin(), rest.slacks.end());
        }
        if (!compare_) rest.slacks.clear();
        return rests_[done] = std::move(rest);
    }

    static bool leximin_less(const std::vector<Units128>& a, const std::vector<Units128>& b) {
        const std::size_t both = std::min(a.size(), b.size());
        for (std::size_t k = 0; k < both; ++k)
            if (a[k] != b[k]) return a[k] < b[k];
        return b.size() < a.size();
    }

    void trace(std::vector<DoneSet>& steps) {
        for (DoneSet done = 0; done != lattice_.all();) {
            const DoneSet next = rest_of(done).next;
            steps.push_back(next & ~done);
            done = next;
        }
    }

    Lattice& lattice_;
    const OrderLimits& limits_;
    const std::stop_token& stop_;
    std::vector<Units128> at_end_;
    std::optional<Units128> margin_;
    bool limited_ = false;
    bool compare_ = true;
    std::unordered_map<DoneSet, Rest> rests_;
};

}  // namespace

OrderInDeal widest_order(Lattice& lattice, const OrderLimits& limits, const std::stop_token& stop) {
    return Widest(lattice, limits, stop).run();
}

}  // namespace irenic
