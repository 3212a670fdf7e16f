#include "stability/relational.hpp"

#include <algorithm>

#include "stability/least_response.hpp"

namespace irenic {
namespace {

/// What the others can bring about from one state, nearest first; the memory is kept from one search to the next.
///
/// Nobody moves twice in succession, so a state is left by everybody but its last mover. A second last mover only adds what the first
/// could not do: no state is entered more than twice.
class Responses {
public:
    Responses(const Space& space, PartyIndex focal, const Relations& relations, bool credible, Patience& patience)
        : relations_(relations), credible_(credible), patience_(patience), entries_(space.size()) {
        for (PartyIndex j = 0; j < space.party_count(); ++j)
            if (j != focal) others_.push_back(j);
    }

    /// Calls `found(t)` once for every state that can follow `start`, until it says true; then `path` leads there.
    template <typename Found>
    bool search(StateIndex start, Found&& found) {
        ++round_;
        queue_.assign(1, {start, none, 0, false});
        for (std::uint32_t head = 0; head < queue_.size() && patience_.left > 0; ++head)
            for (const PartyIndex j : others_)
                if (may_move(queue_[head], j) && leave(head, j, found)) return true;
        return false;
    }

    /// The steps to where the last search ended.
    [[nodiscard]] std::vector<Step> path() const {
        std::vector<Step> steps;
        for (std::uint32_t k = end_; queue_[k].last != none; k = queue_[k].before)
            steps.push_back({{queue_[k].last}, queue_[k].state});
        std::reverse(steps.begin(), steps.end());
        return steps;
    }

private:
    struct Node {
        StateIndex state;
        PartyIndex last;
        std::uint32_t before;
        bool again;  ///< entered before, by another mover
    };
    struct Entry {
        std::uint64_t round = 0;
        PartyIndex first = none;
        bool twice = false;
    };

    [[nodiscard]] bool may_move(const Node& here, PartyIndex j) const {
        return here.again ? j == entries_[here.state].first : j != here.last;
    }

    template <typename Found>
    bool leave(std::uint32_t head, PartyIndex j, Found& found) {
        const StateIndex here = queue_[head].state;
        std::uint64_t looks = 1;
        bool ended = false;
        relations_.moves(j, here, [&](StateIndex t) {
            if (ended) return;
            ++looks;
            Entry& entry = entries_[t];
            const bool fresh = entry.round != round_;
            if (!fresh && (entry.twice || entry.first == j)) return;
            if (credible_ && !relations_.credible(j, here, t)) return;
            if (fresh)
                entry = {round_, j, false};
            else
                entry.twice = true;
            queue_.push_back({t, j, head, !fresh});
            if (!fresh || !found(t)) return;
            end_ = static_cast<std::uint32_t>(queue_.size() - 1);
            ended = true;
        });
        patience_.take(looks);
        return ended;
    }

    const Relations& relations_;
    bool credible_;
    Patience& patience_;
    std::vector<PartyIndex> others_;
    std::vector<Entry> entries_;  ///< per state
    std::vector<Node> queue_;
    std::uint64_t round_ = 0;
    std::uint32_t end_ = 0;
};

/// Does a state deter the focal party, also after its best move away where the concept grants it one?
class Sanctions {
public:
    Sanctions(PartyIndex focal, const Relations& relations, bool counter_moves, Patience& patience)
        : focal_(focal), relations_(relations), counter_moves_(counter_moves), patience_(patience) {}

    bool deter(StateIndex s, StateIndex s2) {
        if (!patience_.count(1) || !relations_.deters(s, s2)) return false;
        if (!counter_moves_) return true;
        if (s2 != from_) {
            from_ = s2;
            counters_.clear();
            relations_.moves(focal_, s2, [&](StateIndex s3) { counters_.push_back(s3); });
        }
        // Where moves come in the order of what they are worth, the last is the likeliest to escape.
        const auto escape = std::find_if(counters_.rbegin(), counters_.rend(),
                                         [&](StateIndex s3) { return relations_.escapes(s, s3); });
        return patience_.count(static_cast<std::uint64_t>(escape - counters_.rbegin()) + 1) &&
               escape == counters_.rend();
    }

private:
    PartyIndex focal_;
    const Relations& relations_;
    bool counter_moves_;
    Patience& patience_;
    StateIndex from_ = no_state;
    std::vector<StateIndex> counters_;  ///< the focal party's moves from there
};

/// For each hint the worst that can follow each state, which is tried first, and says when nothing can deter.
class Guesses {
public:
    Guesses(const Space& space, PartyIndex focal, const Relations& relations, const ConceptRule& rule)
        : hints_(relations.hints) {
        const auto& steps = rule.credible ? relations.credible_steps : relations.all_steps;
        if (!steps) return;
        for (const Relations::Hint& hint : hints_) {
            std::vector<std::int64_t> number = hint.number;
            for (StateIndex s = 0; rule.counter_moves && s < space.size(); ++s)
                relations.moves(focal, s, [&](StateIndex t) { number[s] = std::max(number[s], hint.number[t]); });
            worst_.push_back(steps->least_after(focal, number));
            numbers_.push_back(std::move(number));
        }
    }

    /// Leaves in `waiting` those for which the search has to go on; the others are deterred, or, in `stable`, reset.
    void settle(StateIndex s1, std::vector<StateIndex>& waiting, Sanctions& sanctions, Bits& stable) const {
        for (std::size_t k = 0; k < worst_.size(); ++k) {
            const StateIndex worst = worst_[k][s1];
            std::erase_if(waiting, [&](StateIndex s) {
                const bool hopeless = worst == no_state || numbers_[k][worst] > hints_[k].bound[s];
                if (hopeless) stable.reset(s);
                return hopeless || sanctions.deter(s, worst);
            });
        }
    }

private:
    const std::vector<Relations::Hint>& hints_;
    std::vector<std::vector<std::int64_t>> numbers_;
    std::vector<std::vector<StateIndex>> worst_;
};

/// For every state, the states that would be left for it.
struct Leaving {
    std::vector<std::uint64_t> first;  ///< per state, and one more
    std::vector<StateIndex> from;
};

constexpr std::uint64_t most_leaving_moves = std::uint64_t{1} << 28U;  ///< 4 bytes each

Leaving leaving_moves(const Space& space, PartyIndex i, const Relations& relations, const Bits* among,
                      Patience& patience) {
    Leaving leaving;
    leaving.first.assign(space.size() + 1U, 0);
    const auto each = [&](auto&& visit) {
        for (StateIndex s = 0; s < space.size() && patience.left > 0; ++s) {
            if (among != nullptr && !among->test(s)) continue;
            std::uint64_t looks = 1;
            relations.moves(i, s, [&](StateIndex s1) {
                ++looks;
                if (relations.leaves(s, s1)) visit(s, s1);
            });
            patience.take(looks);
        }
    };
    each([&](StateIndex, StateIndex s1) { ++leaving.first[s1 + 1U]; });
    for (std::size_t s = 0; s < space.size(); ++s) leaving.first[s + 1] += leaving.first[s];
    if (leaving.first.back() > most_leaving_moves) patience.left = 0;
    if (patience.left == 0) return leaving;
    leaving.from.resize(leaving.first.back());
    std::vector<std::uint64_t> place(leaving.first.begin(), leaving.first.end() - 1);
    each([&](StateIndex s, StateIndex s1) { leaving.from[place[s1]++] = s; });
    return leaving;
}

}  // namespace

Relations Relations::on(const Space& space) {
    Relations relations;
    relations.moves = [&space](PartyIndex j, StateIndex s, const Visit& visit) {
        space.moves(j).for_each_move(s, visit);
    };
    return relations;
}

Bits relational_stable(const Space& space, PartyIndex i, const Relations& relations, Concept kind, Patience& patience,
                       const Bits* among) {
    Bits stable = among != nullptr ? *among : Bits(space.size(), true);
    const Leaving leaving = leaving_moves(space, i, relations, among, patience);
    if (kind == Concept::nash) {
        for (const StateIndex s : leaving.from) stable.reset(s);
        return stable;
    }
    Responses responses(space, i, relations, rule_of(kind).credible, patience);
    Sanctions sanctions(i, relations, rule_of(kind).counter_moves, patience);
    const Guesses guesses(space, i, relations, rule_of(kind));
    std::vector<StateIndex> waiting;
    for (StateIndex s1 = 0; s1 < space.size() && patience.left > 0; ++s1) {
        waiting.clear();
        for (std::uint64_t k = leaving.first[s1]; k < leaving.first[s1 + 1U]; ++k)
            if (stable.test(leaving.from[k])) waiting.push_back(leaving.from[k]);
        guesses.settle(s1, waiting, sanctions, stable);
        if (waiting.empty()) continue;
        responses.search(s1, [&](StateIndex s2) {
            std::erase_if(waiting, [&](StateIndex s) { return sanctions.deter(s, s2); });
            return waiting.empty();
        });
        for (const StateIndex s : waiting) stable.reset(s);
    }
    return stable;
}

std::optional<std::vector<Step>> relational_sanction(const Space& space, PartyIndex i, const Relations& relations,
                                                     Concept kind, StateIndex s, StateIndex start, Patience& patience) {
    if (kind == Concept::nash) return {};
    Responses responses(space, i, relations, rule_of(kind).credible, patience);
    Sanctions sanctions(i, relations, rule_of(kind).counter_moves, patience);
    if (!responses.search(start, [&](StateIndex s2) { return sanctions.deter(s, s2); })) return {};
    return responses.path();
}

Explanation explain_relational(const Space& space, PartyIndex i, const Relations& relations, Concept kind, StateIndex s,
                               Patience& patience) {
    Explanation explanation{kind, i, s, true, {}};
    std::vector<StateIndex> ends;
    relations.moves(i, s, [&](StateIndex s1) {
        if (relations.leaves(s, s1)) ends.push_back(s1);
    });
    for (const StateIndex s1 : ends) {
        auto sanction = relational_sanction(space, i, relations, kind, s, s1, patience);
        if (!sanction) {
            explanation.stable = false;
            explanation.answers = {{s1, false, {}}};
            return explanation;
        }
        explanation.answers.push_back({s1, true, std::move(*sanction)});
    }
    return explanation;
}

}  // namespace irenic
