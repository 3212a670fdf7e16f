#include "stability/least_response.hpp"

#include <algorithm>
#include <numeric>

namespace irenic {
namespace {

std::vector<PartyIndex> opponents_of(const Space& space, PartyIndex i) {
    std::vector<PartyIndex> opponents;
    for (PartyIndex j = 0; j < space.party_count(); ++j)
        if (j != i && !space.idle(j)) opponents.push_back(j);
    return opponents;
}

/// Walks one party's moves backwards. Segments are sorted by the mover's grade, so the states that can move to t for the better
/// are a prefix; each segment remembers how far it has been read.
class Backwards {
public:
    Backwards(const Space& space, PartyIndex j, bool improvements)
        : moves_(space.moves(j)), grades_(space.grades(j)), improvements_(improvements) {
        if (!moves_.blocks) return;
        next_.assign(moves_.segment_first.begin(), moves_.segment_first.end() - 1);
        held_.assign(next_.size(), no_state);
    }

    /// Calls `visit(s)` for every s that can move to `t` and was not visited for this mover before.
    template <typename Visit>
    void arrive(StateIndex t, Visit&& visit) {
        if (!moves_.blocks) {
            for (std::uint32_t k = moves_.in_first[t]; k < moves_.in_first[t + 1]; ++k)
                if (!improvements_ || grades_[t] > grades_[moves_.in[k]]) visit(moves_.in[k]);
            return;
        }
        const std::uint32_t segment = moves_.segment_of[t];
        if (moves_.unrestricted()) {
            read(segment, t, visit);
            return;
        }
        const std::uint32_t block = moves_.block_of[segment];
        for (std::uint32_t from = moves_.block_first[block]; from < moves_.block_first[block + 1]; ++from) {
            const bool over = next_[from] == moves_.segment_first[from + 1] && held_[from] == no_state;
            if (!over && moves_.may_move(from, segment)) read(from, t, visit);
        }
    }

private:
    template <typename Visit>
    void read(std::uint32_t segment, StateIndex t, Visit&& visit) {
        std::uint32_t k = next_[segment];
        const std::uint32_t end = moves_.segment_first[segment + 1];
        if (improvements_) {
            for (; k < end && grades_[moves_.order[k]] < grades_[t]; ++k) visit(moves_.order[k]);
        } else {
            // Staying is not a move: t itself is held back until another state of its reach arrives.
            if (held_[segment] != no_state && held_[segment] != t) {
                const StateIndex held = held_[segment];
                held_[segment] = no_state;
                visit(held);
            }
            for (; k < end; ++k) {
                if (moves_.order[k] == t)
                    held_[segment] = t;
                else
                    visit(moves_.order[k]);
            }
        }
        next_[segment] = k;
    }

    const PartyMoves& moves_;
    std::span<const std::int32_t> grades_;
    bool improvements_;
    std::vector<std::uint32_t> next_;
    std::vector<StateIndex> held_;  ///< per segment, the state read over because it was the one arrived at
};

std::vector<StateIndex> ascending(const std::vector<std::int32_t>& number) {
    std::vector<StateIndex> order(number.size());
    std::iota(order.begin(), order.end(), StateIndex{0});
    sort_by_grade(order, number);
    return order;
}

constexpr std::size_t patience = 1U << 16;  // states between two looks at the stop token

/// Calls `merge(from, to)` for every ordered pair of segments of one party between which moves are allowed.
template <typename Merge>
void for_each_segment_pair(const PartyMoves& moves, Merge&& merge) {
    for (std::uint32_t block = 0; block + 1 < moves.block_first.size(); ++block)
        for (std::uint32_t from = moves.block_first[block]; from < moves.block_first[block + 1]; ++from)
            for (std::uint32_t to = moves.block_first[block]; to < moves.block_first[block + 1]; ++to)
                if (moves.may_move(from, to)) merge(from, to);
}

/// One pass over a party's moves: every state learns the least number among those it can move to.
class Sweep {
public:
    Sweep(const Space& space, PartyIndex j, bool improvements)
        : moves_(space.moves(j)), grades_(space.grades(j)), improvements_(improvements) {}

    /// False when nothing changed.
    bool run(std::vector<std::int32_t>& least) {
        changed_ = false;
        if (!moves_.blocks)
            along_arcs(least);
        else if (!improvements_)
            for_each_segment_pair(moves_, [&](std::uint32_t from, std::uint32_t to) { any(least, from, to); });
        else
            for_each_segment_pair(moves_, [&](std::uint32_t from, std::uint32_t to) { better(least, from, to); });
        return changed_;
    }

private:
    void relax(std::int32_t& number, std::int32_t by) {
        if (by >= number) return;
        number = by;
        changed_ = true;
    }

    void any(std::vector<std::int32_t>& least, std::uint32_t from, std::uint32_t to) {
        std::int32_t lowest = unanswered;
        for (std::uint32_t k = moves_.segment_first[to]; k < moves_.segment_first[to + 1]; ++k)
            lowest = std::min(lowest, least[moves_.order[k]]);
        for (std::uint32_t k = moves_.segment_first[from]; k < moves_.segment_first[from + 1]; ++k)
            relax(least[moves_.order[k]], lowest);
    }

    // Both segments ascend in the mover's grade, so what is better than a state is a suffix.
    void better(std::vector<std::int32_t>& least, std::uint32_t from, std::uint32_t to) {
        std::uint32_t above = moves_.segment_first[to + 1];
        std::int32_t lowest = unanswered;
        for (std::uint32_t k = moves_.segment_first[from + 1]; k-- > moves_.segment_first[from];) {
            const StateIndex s = moves_.order[k];
            while (above > moves_.segment_first[to] && grades_[moves_.order[above - 1]] > grades_[s])
                lowest = std::min(lowest, least[moves_.order[--above]]);
            relax(least[s], lowest);
        }
    }

    void along_arcs(std::vector<std::int32_t>& least) {
        for (StateIndex s = 0; s < least.size(); ++s)
            moves_.for_each_move(s, [&](StateIndex t) {
                if (!improvements_ || grades_[t] > grades_[s]) relax(least[s], least[t]);
            });
    }

    const PartyMoves& moves_;
    std::span<const std::int32_t> grades_;
    bool improvements_;
    bool changed_ = false;
};

/// Sweeps over the opponents in turn until nothing changes. They read memory in order and most cases need two or three rounds; a
/// case that needs more than `rounds` is left to the search below, whose cost has a bound. False then.
constexpr int rounds = 12;
bool settle_by_sweeps(std::vector<Sweep>& opponents, std::vector<std::int32_t>& least, const std::stop_token& stop) {
    std::size_t quiet = 0;
    for (int round = 0; round < rounds; ++round) {
        for (Sweep& opponent : opponents) {
            quiet = opponent.run(least) ? 1 : quiet + 1;
            if (quiet >= opponents.size() || stop.stop_requested()) return true;
        }
    }
    return opponents.empty();
}

/// Transitive moves: a sequence in which a party moves twice in succession can be shortened, so plain reachability is enough.
std::vector<std::int32_t> by_reachability(const std::vector<std::int32_t>& number, std::vector<Backwards>& opponents,
                                          const std::stop_token& stop) {
    std::vector<std::int32_t> least(number.size(), unanswered);
    std::vector<StateIndex> waiting;
    std::size_t seen = 0;
    for (const StateIndex start : ascending(number)) {
        if (++seen % patience == 0 && stop.stop_requested()) break;
        if (least[start] != unanswered) continue;
        const std::int32_t now = number[start];
        least[start] = now;
        waiting.push_back(start);
        while (!waiting.empty()) {
            const StateIndex t = waiting.back();
            waiting.pop_back();
            for (Backwards& moves : opponents) {
                moves.arrive(t, [&](StateIndex s) {
                    if (least[s] != unanswered) return;
                    least[s] = now;
                    waiting.push_back(s);
                });
            }
        }
    }
    return least;
}

/// Intransitive moves: search over (state, last mover), so that no party moves twice in succession.
std::vector<std::int32_t> by_last_mover(const std::vector<std::int32_t>& number, std::vector<Backwards>& opponents,
                                        const std::stop_token& stop) {
    const std::size_t movers = opponents.size();
    std::vector<std::int32_t> least(number.size(), unanswered);  // before anyone has moved
    Bits settled(number.size() * movers);                        // arrived at the state by that mover
    std::vector<std::uint64_t> waiting;
    std::size_t seen = 0;
    const auto settle = [&](StateIndex s, std::size_t mover) {
        const std::uint64_t node = std::uint64_t{s} * movers + mover;
        if (settled.test(node)) return;
        settled.set(node);
        waiting.push_back(node);
    };
    for (const StateIndex start : ascending(number)) {
        if (++seen % patience == 0 && stop.stop_requested()) break;
        for (std::size_t mover = 0; mover < movers; ++mover) settle(start, mover);
        while (!waiting.empty()) {
            const auto t = static_cast<StateIndex>(waiting.back() / movers);
            const std::size_t mover = waiting.back() % movers;
            waiting.pop_back();
            opponents[mover].arrive(t, [&](StateIndex s) {
                least[s] = std::min(least[s], number[start]);
                for (std::size_t before = 0; before < movers; ++before)
                    if (before != mover) settle(s, before);
            });
        }
    }
    return least;
}

}  // namespace

std::vector<std::int32_t> escape_grades(const Space& space, PartyIndex i) {
    const auto grades = space.grades(i);
    const PartyMoves& moves = space.moves(i);
    std::vector<std::int32_t> escape(grades.begin(), grades.end());
    if (moves.idle) return escape;
    if (!moves.blocks) {
        for (StateIndex s = 0; s < space.size(); ++s)
            moves.for_each_move(s, [&](StateIndex t) { escape[s] = std::max(escape[s], grades[t]); });
        return escape;
    }
    for_each_segment_pair(moves, [&](std::uint32_t from, std::uint32_t to) {
        const std::int32_t best = grades[moves.order[moves.segment_first[to + 1] - 1]];
        for (std::uint32_t k = moves.segment_first[from]; k < moves.segment_first[from + 1]; ++k)
            escape[moves.order[k]] = std::max(escape[moves.order[k]], best);
    });
    return escape;
}

std::optional<std::vector<std::int32_t>> least_response_by(Way way, const Space& space,
                                                           const std::vector<PartyIndex>& others,
                                                           const std::vector<std::int32_t>& number, bool improvements,
                                                           const std::stop_token& stop) {
    if (way == Way::sweeps) {
        std::vector<Sweep> sweeps;
        for (const PartyIndex j : others) sweeps.emplace_back(space, j, improvements);
        std::vector<std::int32_t> least = number;
        if (!settle_by_sweeps(sweeps, least, stop)) return {};
        return least;
    }
    std::vector<Backwards> opponents;
    for (const PartyIndex j : others) opponents.emplace_back(space, j, improvements);
    return way == Way::reachability ? by_reachability(number, opponents, stop) : by_last_mover(number, opponents, stop);
}

std::vector<std::int32_t> least_response(const Space& space, PartyIndex i, const std::vector<std::int32_t>& number,
                                         bool improvements, const std::stop_token& stop) {
    return least_response(space, opponents_of(space, i), number, improvements, stop);
}

std::vector<std::int32_t> least_response(const Space& space, const std::vector<PartyIndex>& others,
                                         const std::vector<std::int32_t>& number, bool improvements,
                                         const std::stop_token& stop) {
    const bool transitive =
        std::all_of(others.begin(), others.end(), [&](PartyIndex j) { return space.moves(j).transitive; });
    const auto by = [&](Way way) { return least_response_by(way, space, others, number, improvements, stop); };
    if (!transitive) return *by(Way::last_mover);
    if (auto least = by(Way::sweeps)) return *std::move(least);
    return *by(Way::reachability);
}

Bits deterred(const Space& space, PartyIndex i, const std::vector<std::int32_t>& least) {
    const auto grades = space.grades(i);
    const PartyMoves& moves = space.moves(i);
    Bits stable(space.size(), true);
    if (moves.idle) return stable;
    if (!moves.blocks) {
        for (StateIndex s = 0; s < space.size(); ++s)
            moves.for_each_move(s, [&](StateIndex t) {
                if (grades[t] > grades[s] && least[t] > grades[s]) stable.reset(s);
            });
        return stable;
    }
    // Inside a segment states stand in ascending grade, so the improvements into a segment are a suffix: one pass from the top
    // keeps the worst answer among them.
    for_each_segment_pair(moves, [&](std::uint32_t from, std::uint32_t to) {
        std::uint32_t above = moves.segment_first[to + 1];
        std::int32_t worst = std::numeric_limits<std::int32_t>::min();
        for (std::uint32_t k = moves.segment_first[from + 1]; k-- > moves.segment_first[from];) {
            const StateIndex s = moves.order[k];
            while (above > moves.segment_first[to] && grades[moves.order[above - 1]] > grades[s])
                worst = std::max(worst, least[moves.order[--above]]);
            if (worst > grades[s]) stable.reset(s);
        }
    });
    return stable;
}

}  // namespace irenic
