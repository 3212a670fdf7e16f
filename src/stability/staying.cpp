/// What a party would have to be indifferent to, or worse off with, so that it stays: the condition behind every concept.
#include <algorithm>
#include <map>
#include <set>

#include "stability/least_response.hpp"

namespace irenic {
namespace {

using Kinds = std::vector<std::uint32_t>;

/// The states that the others can take `start` to. In transitive spaces `start` may be among them.
class Responses {
public:
    Responses(const Space& space, PartyIndex focal, bool credible, std::uint64_t looks, const std::stop_token& stop)
        : space_(space), credible_(credible), looks_(looks), stop_(stop) {
        for (PartyIndex j = 0; j < space.party_count(); ++j)
            if (j != focal && !space.moves(j).idle) others_.push_back(j);
    }

    [[nodiscard]] bool gave_up() const { return looks_ == 0; }

    const std::vector<StateIndex>& of(StateIndex start) {
        found_.clear();
        if (space_.transitive())
            chained(start);
        else
            by_last_mover(start);
        return found_;
    }

private:
    bool look(std::uint64_t count = 1) {
        if (looks_ <= count || stop_.stop_requested())
            looks_ = 0;
        else
            looks_ -= count;
        return looks_ > 0;
    }

    [[nodiscard]] bool counts(PartyIndex j, StateIndex from, StateIndex to) const {
        return !credible_ || space_.grades(j)[to] > space_.grades(j)[from];
    }

    /// A move after a move is a move: each state is entered once.
    void chained(StateIndex start) {
        Bits seen(space_.size());
        std::vector<StateIndex> queue{start};
        std::vector<std::vector<std::uint32_t>> entered_from(space_.party_count());  // per segment: all from here on is in
        for (const PartyIndex j : others_) {
            const PartyMoves& moves = space_.moves(j);
            if (moves.blocks) entered_from[j].assign(moves.segment_first.begin() + 1, moves.segment_first.end());
        }
        const auto enter = [&](StateIndex t) {
            if (seen.test(t)) return;
            seen.set(t);
            found_.push_back(t);
            queue.push_back(t);
        };
        for (std::size_t head = 0; head < queue.size(); ++head) {
            const StateIndex here = queue[head];
            for (const PartyIndex j : others_) {
                const PartyMoves& moves = space_.moves(j);
                if (!moves.blocks) {
                    moves.for_each_move(here, [&](StateIndex t) {
                        if (look() && counts(j, here, t)) enter(t);
                    });
                    continue;
                }
                const std::uint32_t own = moves.segment_of[here];
                const std::uint32_t block = moves.block_of[own];
                for (std::uint32_t g = moves.block_first[block]; g < moves.block_first[block + 1]; ++g) {
                    if (!look()) return;
                    if (!moves.may_move(own, g)) continue;
                    std::uint32_t& from = entered_from[j][g];
                    while (from > moves.segment_first[g] && counts(j, here, moves.order[from - 1])) {
                        if (moves.order[from - 1] != here) enter(moves.order[from - 1]);
                        --from;
                    }
                }
            }
            if (gave_up()) return;
        }
    }

    /// Elsewhere once for every last mover.
    void by_last_mover(StateIndex start) {
        struct Node {
            StateIndex state;
            PartyIndex last;
        };
        Bits found(space_.size());
        std::vector<Bits> seen(space_.party_count(), Bits(space_.size()));
        std::vector<Node> queue{{start, none}};
        for (std::size_t head = 0; head < queue.size(); ++head) {
            const Node here = queue[head];
            for (const PartyIndex j : others_) {
                if (j == here.last) continue;
                space_.moves(j).for_each_move(here.state, [&](StateIndex t) {
                    if (!look() || !counts(j, here.state, t) || seen[j].test(t)) return;
                    seen[j].set(t);
                    if (!found.test(t)) found_.push_back(t);
                    found.set(t);
                    queue.push_back({t, j});
                });
            }
            if (gave_up()) return;
        }
    }

    const Space& space_;
    bool credible_;
    std::uint64_t looks_;
    const std::stop_token& stop_;
    std::vector<PartyIndex> others_;
    std::vector<StateIndex> found_;
};

Kinds sorted_way(Kinds way, std::uint32_t own) {
    std::sort(way.begin(), way.end());
    way.erase(std::unique(way.begin(), way.end()), way.end());
    std::erase(way, own);
    return way;
}

/// The ways of one clause: those that contain another are left out.
class Ways {
public:
    Ways(const Space& space, PartyIndex focal, std::span<const std::uint32_t> kind_of, std::uint32_t own,
         bool counter_moves)
        : space_(space), moves_(space.moves(focal)), kind_of_(kind_of), own_(own), counter_moves_(counter_moves) {}

    /// What deters at `s2`: the state itself, and wherever the focal party could still go.
    void add(StateIndex s2) {
        if (!counter_moves_) return add_way(sorted_way({kind_of_[s2]}, own_));
        if (!moves_.blocks) return add_way(after(s2));
        const std::uint32_t segment = moves_.segment_of[s2];
        auto [known, fresh] = by_segment_.try_emplace(segment);
        if (fresh) known->second = after(s2);
        if (entered_.insert(segment).second) add_way(known->second);
    }

    /// The finished clause; `own_kind` is the move's, and stands first. Nothing when one way always holds.
    std::optional<std::vector<Kinds>> finish(std::uint32_t own_kind, std::size_t most) {
        const std::set<Kinds> all = std::move(ways_);
        ways_.clear();
        entered_.clear();
        std::vector<Kinds> kept{{own_kind}};
        std::set<std::uint32_t> single{own_kind};
        for (const Kinds& way : all) {
            if (way.empty()) return {};
            if (way.size() == 1 && single.insert(way.front()).second) kept.push_back(way);
        }
        std::vector<Kinds> several;
        for (const Kinds& way : all)
            if (std::none_of(way.begin(), way.end(), [&](std::uint32_t k) { return single.count(k) != 0; }))
                several.push_back(way);
        std::stable_sort(several.begin(), several.end(),
                         [](const Kinds& a, const Kinds& b) { return a.size() < b.size(); });
        too_many_ = several.size() > most;
        if (too_many_) return kept;
        const std::size_t singles = kept.size();
        for (Kinds& way : several) {
            const auto inside = [&](const Kinds& less) {
                return std::includes(way.begin(), way.end(), less.begin(), less.end());
            };
            if (std::none_of(kept.begin() + static_cast<std::ptrdiff_t>(singles), kept.end(), inside))
                kept.push_back(std::move(way));
        }
        return kept;
    }

    [[nodiscard]] bool too_many() const { return too_many_; }

private:
    void add_way(Kinds way) { ways_.insert(std::move(way)); }

    Kinds after(StateIndex s2) {
        Kinds way{kind_of_[s2]};
        moves_.for_each_move(s2, [&](StateIndex s3) { way.push_back(kind_of_[s3]); });
        return sorted_way(std::move(way), own_);
    }

    const Space& space_;
    const PartyMoves& moves_;
    std::span<const std::uint32_t> kind_of_;
    std::uint32_t own_;
    bool counter_moves_;
    bool too_many_ = false;
    std::set<Kinds> ways_;
    std::map<std::uint32_t, Kinds> by_segment_;
    std::set<std::uint32_t> entered_;
};

/// Does meeting `a` always meet `b`? Every way of `a` contains one of `b`.
bool implies(const StayingClause& a, const StayingClause& b) {
    return std::all_of(a.ways.begin(), a.ways.end(), [&](const Kinds& way) {
        return std::any_of(b.ways.begin(), b.ways.end(), [&](const Kinds& less) {
            return std::includes(way.begin(), way.end(), less.begin(), less.end());
        });
    });
}

/// Clauses that others imply say nothing new.
void leave_out_implied(std::vector<StayingClause>& clauses) {
    constexpr std::size_t few = 300;
    if (clauses.size() > few) return;
    for (std::size_t k = clauses.size(); k-- > 0;) {
        const bool implied = std::any_of(clauses.begin(), clauses.end(), [&](const StayingClause& other) {
            return &other != &clauses[k] && other.ways.size() * clauses[k].ways.size() < 1'000'000 &&
                   implies(other, clauses[k]);
        });
        if (implied) clauses.erase(clauses.begin() + static_cast<std::ptrdiff_t>(k));
    }
}

}  // namespace

StayingCondition staying_condition(const Space& space, Concept kind, PartyIndex party, StateIndex state,
                                   std::span<const std::uint32_t> kind_of, const StayingLimits& limits,
                                   const std::stop_token& stop) {
    StayingCondition condition{kind, party, state, {}, true};
    const ConceptRule& rule = rule_of(kind);
    const std::uint32_t own = kind_of[state];
    Responses responses(space, party, rule.credible, limits.looks, stop);
    Ways ways(space, party, kind_of, own, rule.counter_moves);
    std::map<std::vector<Kinds>, std::size_t> known;
    for (const StateIndex s1 : space.moves_from(party, state)) {
        if (kind_of[s1] == own) continue;
        if (kind != Concept::nash)
            for (const StateIndex s2 : responses.of(s1)) ways.add(s2);
        auto finished = ways.finish(kind_of[s1], limits.ways);
        if (responses.gave_up() || ways.too_many()) condition.complete = false;
        if (!condition.complete) break;
        if (!finished) continue;
        const auto [place, fresh] = known.emplace(*finished, condition.clauses.size());
        if (fresh)
            condition.clauses.push_back({s1, 1, std::move(*finished)});
        else
            ++condition.clauses[place->second].moves;
    }
    leave_out_implied(condition.clauses);
    return condition;
}

}  // namespace irenic
