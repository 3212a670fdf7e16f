#include "appraisal/again/equilibria.hpp"

#include <algorithm>
#include <map>
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

/// When one in so many of all states was found and taken back, all moves are followed in one go.
constexpr std::size_t in_vain_of_all = 16;
constexpr double least_effort = 500;

class Leaving {
public:
    Leaving(const View& view, Spread& spread, LeastAfter& least, Concept kind, LeavingMemory& memory)
        : view_(view),
          spread_(spread),
          least_(least),
          kind_(kind),
          memory_(memory),
          left_(memory.states.size()),
          is_left_(memory.states.size()),
          tried_(memory.groups.size()) {
        std::iota(left_.begin(), left_.end(), 0U);
    }

    /// By moves that they were left by before.
    void try_what_did_before() {
        for (auto group = most_promising(); group && !left_.empty(); group = most_promising()) {
            std::vector<Source> sources;
            for_each_gain(memory_.groups[*group].by, [&](std::uint32_t k, StateIndex to, std::uint32_t g) {
                if (g == *group) sources.push_back({k, to});
            });
            try_group(*group, sources);
        }
    }

    /// By all that were not tried. What is left over then is left by nobody.
    void try_the_others() {
        for (const PartyIndex i : by_success()) try_party(i);
    }

    /// The states that nobody was found to leave so far.
    [[nodiscard]] std::vector<StateIndex> rest() const {
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

    /// The group by which most of the states that are left over were left before, for what it takes to look.
    std::optional<std::uint32_t> most_promising() {
        votes_.assign(memory_.groups.size(), 0);
        for (const std::uint32_t k : left_)
            for (const std::uint32_t g : memory_.left_by[k])
                if (g != none) ++votes_[g];
        std::optional<std::uint32_t> best;
        double most = 0;
        for (std::uint32_t g = 0; g < votes_.size(); ++g) {
            if (tried_[g] || votes_[g] == 0) continue;
            const double worth = votes_[g] / (memory_.groups[g].states_looked_at + least_effort);
            if (worth <= most) continue;
            best = g;
            most = worth;
        }
        return best;
    }

    /// Every move of the party that is a gain for it, from a state that is left over: which state, to where, of which group.
    template <typename Visit>
    void for_each_gain(PartyIndex i, Visit&& visit) {
        const Wants& wants = view_.terrain->wants[i];
        for (const std::uint32_t k : left_) {
            const StateIndex s = memory_.states[k];
            const std::int64_t has = view_.worth->of(i, s);
            any_move(view_, i, s, [&](StateIndex t, std::uint32_t at) {
                const std::uint32_t group = memory_.first_group[i] + wants.slice_along[at];
                if (!tried_[group] && view_.worth->of_kind(i, wants.kind_along[at]) > has) visit(k, t, group);
                return false;
            });
        }
    }

    /// All its moves that have not been tried yet, those first that many states could be left by.
    void try_party(PartyIndex i) {
        if (left_.empty()) return;
        std::map<std::uint32_t, std::vector<Source>> sources;
        for_each_gain(i, [&](std::uint32_t k, StateIndex to, std::uint32_t g) { sources[g].push_back({k, to}); });
        std::vector<std::uint32_t> groups;
        for (const auto& [group, its] : sources) groups.push_back(group);
        std::stable_sort(groups.begin(), groups.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return sources[a].size() > sources[b].size(); });
        for (const std::uint32_t group : groups) try_group(group, sources[group]);
    }

    /// Takes away the states that are left by these moves.
    void try_group(std::uint32_t group, std::vector<Source>& sources) {
        const PartyIndex i = memory_.groups[group].by;
        tried_[group] = true;
        group_ = group;
        std::erase_if(sources, [&](const Source& source) { return is_left_[source.which]; });
        if (sources.empty()) return;
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
            looked_at_ = 0;
            follow(i, sources);
            double& usual = memory_.groups[group].states_looked_at;
            usual += (static_cast<double>(looked_at_) - usual) / 4;
        }
        std::erase_if(left_, [&](std::uint32_t k) { return is_left_[k]; });
    }

    void leave(PartyIndex i, const Source& source) {
        if (is_left_[source.which]) return;
        is_left_[source.which] = true;
        auto& known = memory_.left_by[source.which];
        const auto same = std::find(known.begin(), known.end() - 1, group_);
        std::move_backward(known.begin(), same, same + 1);
        known.front() = group_;
        ++memory_.left[i];
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
        const std::size_t most_in_vain = view_.terrain->space.size() / in_vain_of_all;
        std::size_t in_vain = 0;
        for (std::size_t k = 0; k < sources.size(); ++k) {
            const Source& source = sources[k];
            if (is_left_[source.which]) continue;
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
            looked_at_ += arrivals.size() - before;
            for (auto at = static_cast<std::uint32_t>(arrivals.size() - 1); at != none; at = arrivals[at].from)
                least_.know(arrivals[at].state, least);
            spread_.take_back();
            if (in_vain > most_in_vain) return follow_all(i, sources.subspan(k + 1));
        }
        looked_at_ += spread_.arrivals().size();
    }

    /// What the others could make of all these moves, in one go.
    void follow_all(PartyIndex i, std::span<const Source> sources) {
        std::int64_t most = std::numeric_limits<std::int64_t>::min();
        spread_.begin(view_, others_, credible());
        for (const Source& source : sources) {
            if (is_left_[source.which]) continue;
            spread_.start_at(source.to);
            most = std::max(most, view_.worth->of(i, memory_.states[source.which]));
        }
        spread_.run([](StateIndex) { return false; });
        looked_at_ += 2 * spread_.arrivals().size();
        least_.find(view_, spread_, others_, credible(), most, [&](StateIndex s) { return number(i, s, most); });
        for (const Source& source : sources)
            if (least_.of(source.to) > view_.worth->of(i, memory_.states[source.which])) leave(i, source);
    }

    const View& view_;
    Spread& spread_;
    LeastAfter& least_;
    Concept kind_;
    LeavingMemory& memory_;
    std::vector<std::uint32_t> left_;  ///< which states nobody was found to leave so far
    std::vector<bool> is_left_;        ///< per state of the memory
    std::vector<bool> tried_;          ///< per group
    std::vector<std::uint32_t> votes_;
    std::uint32_t group_ = none;      ///< that is tried
    std::size_t looked_at_ = 0;       ///< states, for it
    std::vector<PartyIndex> others_;  ///< all that can move but that party
};

void lay_out(const View& view, LeavingMemory& memory) {
    const PartyIndex parties = view.terrain->space.party_count();
    memory.left.resize(parties);
    memory.first_group.resize(parties);
    for (const PartyIndex i : view.terrain->movers) {
        memory.first_group[i] = static_cast<std::uint32_t>(memory.groups.size());
        for (std::uint32_t slice = 0; slice < view.terrain->wants[i].slices; ++slice) memory.groups.push_back({i});
    }
    std::array<std::uint32_t, LeavingMemory::remembered> nothing{};
    nothing.fill(none);
    memory.left_by.assign(memory.states.size(), nothing);
}

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
    if (memory.groups.empty()) lay_out(view, memory);
    Leaving leaving(view, spread, least, kind, memory);
    leaving.try_what_did_before();
    const auto note_some = [&](const std::vector<StateIndex>& rest) {
        // Far apart: neighbours mostly cease to be one together.
        const std::size_t count = std::min(rest.size(), noted_at_once);
        const std::size_t before = known.size();
        for (std::size_t k = 0; k < count; ++k)
            if (const StateIndex s = rest[k * rest.size() / count]; is_equilibrium(s)) known.insert(known.begin(), s);
        const bool any = known.size() > before;
        if (known.size() > most_noted) known.resize(most_noted);
        return any;
    };
    // Looking at a few by themselves may save looking at all.
    if (note_some(leaving.rest())) return true;
    leaving.try_the_others();
    return note_some(leaving.rest());
}

}  // namespace irenic
