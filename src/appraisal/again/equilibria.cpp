#include "appraisal/again/equilibria.hpp"

#include <algorithm>
#include <numeric>

namespace irenic {

void LeastAfter::begin(const View& view) {
    if (laid_out_ == view.terrain && ++now_ != 0) return;
    laid_out_ = view.terrain;
    now_ = 1;
    when_.assign(view.terrain->space.size(), 0);
    least_.assign(view.terrain->space.size(), 0);
    read_.assign(view.terrain->space.party_count(), {});
    for (const PartyIndex j : view.terrain->movers) {
        const std::size_t segments = view.terrain->space.moves(j).segment_first.size();
        read_[j].assign(segments, {});
    }
}

void LeastAfter::mark(StateIndex s, std::int64_t number) {
    if (when_[s] == now_) return;
    when_[s] = now_;
    least_[s] = number;
    waiting_.push_back(s);
}

/// Who can step to `t`; each segment is read as far as its states are valued less than the greatest that was arrived at.
void LeastAfter::arrive_at(const View& view, const Spread& spread, PartyIndex j, bool improvements, StateIndex t,
                           std::int64_t number) {
    const PartyMoves& moves = *view.terrain->moves[j];
    const Wants& wants = view.terrain->wants[j];
    const std::uint32_t own = view.terrain->segment(j, t);
    const Block block(moves, own);
    const std::int64_t value = improvements ? view.worth->of(j, t) : 0;
    for (std::uint32_t from = block.first; from < block.end; ++from) {
        Read& read = read_[j][from];
        if (read.when == now_ && (!improvements || read.below >= value)) continue;
        if (!moves.may_move(from, own)) continue;
        read = {now_, value};
        for (std::uint32_t k = moves.segment_first[from]; k < moves.segment_first[from + 1]; ++k) {
            if (improvements && view.worth->of_kind(j, wants.kind_along[k]) >= value) continue;
            const StateIndex s = moves.order[k];
            if (spread.reached(s)) mark(s, number);
        }
    }
}

template <typename Number>
void LeastAfter::find(const View& view, const Spread& spread, std::span<const PartyIndex> movers, bool improvements,
                      std::int64_t most, Number&& number) {
    begin(view);
    std::vector<std::pair<std::int64_t, StateIndex>> low;
    for (const Spread::Arrival& arrival : spread.arrivals())
        if (const std::int64_t here = number(arrival.state); here <= most) low.emplace_back(here, arrival.state);
    std::sort(low.begin(), low.end());
    for (const auto& [here, s] : low) {
        mark(s, here);
        while (!waiting_.empty()) {
            const StateIndex t = waiting_.back();
            waiting_.pop_back();
            for (const PartyIndex j : movers) arrive_at(view, spread, j, improvements, t, here);
        }
    }
}

namespace {

constexpr std::size_t noted_at_once = 4;
constexpr std::size_t most_noted = 64;
/// So many states are found and taken back before all moves are followed in one go.
constexpr std::size_t most_in_vain = 20'000;

class Leaving {
public:
    Leaving(const View& view, Spread& spread, LeastAfter& least, Concept kind, LeavingMemory& memory)
        : view_(view), spread_(spread), least_(least), kind_(kind), memory_(memory) {}

    /// The states that nobody is found to leave: none of them if any can be left.
    std::vector<StateIndex> rest() {
        left_.resize(memory_.states.size());
        std::iota(left_.begin(), left_.end(), 0U);
        for (std::size_t r = 0; r < LeavingMemory::remembered; ++r)
            for (const PartyIndex i : by_success()) try_party(i, r);
        for (const PartyIndex i : by_success()) try_party(i, std::nullopt);
        std::vector<StateIndex> rest;
        for (const std::uint32_t k : left_) rest.push_back(memory_.states[k]);
        return rest;
    }

private:
    struct Source {
        std::uint32_t which = 0;  ///< of the memory's states
        StateIndex to = no_state;
    };

    [[nodiscard]] std::vector<PartyIndex> by_success() const {
        std::vector<PartyIndex> parties = view_.terrain->movers;
        std::stable_sort(parties.begin(), parties.end(),
                         [&](PartyIndex i, PartyIndex j) { return memory_.left[i] > memory_.left[j]; });
        return parties;
    }

    std::vector<Source> sources_of(PartyIndex i, std::optional<std::size_t> hinted) {
        std::vector<Source> sources;
        const Wants& wants = view_.terrain->wants[i];
        for (const std::uint32_t k : left_) {
            const StateIndex s = memory_.states[k];
            const std::int64_t value = view_.worth->of(i, s);
            if (hinted) {
                const Hop& hint = memory_.hints[k][*hinted];
                if (hint.by == i && view_.worth->of(i, hint.to) > value) sources.push_back({k, hint.to});
                continue;
            }
            any_move(view_, i, s, [&](StateIndex t, std::uint32_t at) {
                if (view_.worth->of_kind(i, wants.kind_along[at]) > value) sources.push_back({k, t});
                return false;
            });
        }
        return sources;
    }

    /// Takes away the states that the party leaves: by a move remembered, or by any.
    void try_party(PartyIndex i, std::optional<std::size_t> hinted) {
        if (left_.empty()) return;
        std::vector<Source> sources = sources_of(i, hinted);
        if (sources.empty()) return;
        leaves_.assign(memory_.states.size(), false);
        if (kind_ == Concept::nash) {
            for (const Source& source : sources) leave(i, source);
        } else {
            others_.clear();
            for (const PartyIndex j : view_.terrain->movers)
                if (j != i) others_.push_back(j);
            // Where nothing answers a move from the state that is worth most, nothing that can follow answers a later one.
            std::stable_sort(sources.begin(), sources.end(), [&](const Source& a, const Source& b) {
                return view_.worth->of(i, memory_.states[a.which]) > view_.worth->of(i, memory_.states[b.which]);
            });
            follow(i, sources);
        }
        std::erase_if(left_, [&](std::uint32_t k) { return leaves_[k]; });
    }

    void leave(PartyIndex i, const Source& source) {
        if (leaves_[source.which]) return;
        leaves_[source.which] = true;
        remember(memory_.hints[source.which], {i, source.to});
        ++memory_.left[i];
    }

    static void remember(std::array<Hop, LeavingMemory::remembered>& hints, Hop hop) {
        const auto same = std::find_if(hints.begin(), hints.end() - 1,
                                       [&](const Hop& known) { return known.by == hop.by && known.to == hop.to; });
        std::move_backward(hints.begin(), same, same + 1);
        hints.front() = hop;
    }

    [[nodiscard]] bool credible() const { return kind_ == Concept::seq || kind_ == Concept::sseq; }

    /// What a state that the others could make of a move counts for the party, which stays if that is not above what it has.
    std::int64_t number(PartyIndex i, StateIndex s, std::int64_t most) {
        std::int64_t number = view_.worth->of(i, s);
        if ((kind_ == Concept::smr || kind_ == Concept::sseq) && number <= most)
            any_move(view_, i, s, [&](StateIndex, std::uint32_t k) {
                number = std::max(number, view_.worth->of_kind(i, view_.terrain->wants[i].kind_along[k]));
                return number > most;
            });
        return number;
    }

    /// Move by move, those from states worth most first: all that follows a move that nothing answers answers no later one either.
    void follow(PartyIndex i, std::span<const Source> sources) {
        spread_.begin(view_, others_, credible());
        least_.begin(view_);
        std::size_t in_vain = 0;
        for (std::size_t k = 0; k < sources.size(); ++k) {
            const Source& source = sources[k];
            if (leaves_[source.which]) continue;
            const std::int64_t has = view_.worth->of(i, memory_.states[source.which]);
            if (least_.of(source.to) <= has) continue;
            spread_.note_here();
            spread_.start_at(source.to);
            const std::size_t before = spread_.arrivals().size();
            std::int64_t least = LeastAfter::nothing;
            if (!spread_.run([&](StateIndex s) {
                    least = std::min(least_.of(s), number(i, s, has));
                    return least <= has;
                })) {
                leave(i, source);
                continue;
            }
            const auto& arrivals = spread_.arrivals();
            in_vain += arrivals.size() - before;
            for (auto at = static_cast<std::uint32_t>(arrivals.size() - 1); at != none; at = arrivals[at].from)
                least_.know(arrivals[at].state, least);
            spread_.take_back();
            if (in_vain > most_in_vain) return follow_all(i, sources.subspan(k + 1));
        }
    }

    /// What the others could make of all these moves, in one go.
    void follow_all(PartyIndex i, std::span<const Source> sources) {
        std::int64_t most = std::numeric_limits<std::int64_t>::min();
        spread_.begin(view_, others_, credible());
        for (const Source& source : sources) {
            if (leaves_[source.which]) continue;
            spread_.start_at(source.to);
            most = std::max(most, view_.worth->of(i, memory_.states[source.which]));
        }
        spread_.run([](StateIndex) { return false; });
        least_.find(view_, spread_, others_, credible(), most, [&](StateIndex s) { return number(i, s, most); });
        for (const Source& source : sources)
            if (least_.of(source.to) > view_.worth->of(i, memory_.states[source.which])) leave(i, source);
    }

    const View& view_;
    Spread& spread_;
    LeastAfter& least_;
    Concept kind_;
    LeavingMemory& memory_;
    std::vector<std::uint32_t> left_;  ///< states that nobody was found to leave so far
    std::vector<bool> leaves_;         ///< per state of the memory: the party that is tried leaves it
    std::vector<PartyIndex> others_;   ///< all that can move but that party
};

}  // namespace

bool any_equilibrium(const View& view, StandingMemory& standing, Spread& spread, LeastAfter& least, Concept kind,
                     LeavingMemory& memory, std::uint64_t scenario) {
    const auto is_equilibrium = [&](StateIndex s) {
        return std::all_of(view.terrain->movers.begin(), view.terrain->movers.end(),
                           [&](PartyIndex i) { return stays(view, standing, spread, kind, i, s, scenario); });
    };
    std::vector<StateIndex>& known = memory.equilibria;
    const auto still = std::find_if(known.begin(), known.end(), is_equilibrium);
    if (still != known.end()) {
        std::rotate(known.begin(), still, still + 1);
        return true;
    }
    memory.hints.resize(memory.states.size());
    memory.left.resize(view.terrain->space.party_count());
    const std::vector<StateIndex> rest = Leaving(view, spread, least, kind, memory).rest();
    // A few of them, far apart: neighbours mostly cease to be one together.
    for (std::size_t k = 0; k < std::min(rest.size(), noted_at_once); ++k)
        known.insert(known.begin(), rest[k * rest.size() / std::min(rest.size(), noted_at_once)]);
    if (known.size() > most_noted) known.resize(most_noted);
    return !rest.empty();
}

}  // namespace irenic
