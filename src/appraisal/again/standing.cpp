#include "appraisal/again/standing.hpp"

#include <algorithm>

namespace irenic {
namespace {

constexpr std::size_t most_entries = 4096;

constexpr std::size_t at(Concept kind) { return static_cast<std::size_t>(kind); }
constexpr bool credible(Concept kind) { return kind == Concept::seq || kind == Concept::sseq; }
constexpr bool counter_moves(Concept kind) { return kind == Concept::smr || kind == Concept::sseq; }

/// One party at one state in one scenario.
class AtState {
public:
    AtState(const View& view, StandingMemory::Entry& entry, Spread& spread, PartyIndex i, StateIndex s)
        : view_(view), entry_(entry), spread_(spread), party_(i), state_(s), value_(view.worth->of(i, s)) {
        for (const PartyIndex j : view.terrain->movers)
            if (j != i) others_.push_back(j);
    }

    bool stays(Concept kind) {
        std::optional<bool>& known = entry_.stays[at(kind)];
        if (!known) known = find(kind);
        return *known;
    }

private:
    /// Nash implies SSEQ, SSEQ implies SEQ and SMR, and each of these implies GMR.
    bool find(Concept kind) {
        if (entry_.improvements.empty()) return true;
        if (kind == Concept::nash) return false;
        if (kind == Concept::gmr) return all_answered(kind);
        if (!stays(Concept::gmr)) return false;
        if (kind == Concept::sseq) return all_answered(kind);
        if (const auto strictest = entry_.stays[at(Concept::sseq)]; strictest && *strictest) return true;
        return all_answered(kind);
    }

    bool all_answered(Concept kind) {
        std::uint32_t& last = entry_.unanswered[at(kind)];
        if (std::binary_search(entry_.improvements.begin(), entry_.improvements.end(), last) && !answered(kind, last))
            return false;
        for (const std::uint32_t m : entry_.improvements) {
            if (answered(kind, m)) continue;
            last = m;
            return false;
        }
        return true;
    }

    bool deters(StateIndex s, bool counters) {
        if (view_.worth->of(party_, s) > value_) return false;
        const Wants& wants = view_.terrain->wants[party_];
        return !counters || !any_move(view_, party_, s, [&](StateIndex, std::uint32_t k) {
            return view_.worth->of_kind(party_, wants.kind_along[k]) > value_;
        });
    }

    bool answered(Concept kind, std::uint32_t m) {
        StandingMemory::Move& move = entry_.moves[m];
        std::vector<Hop>& answer = move.answer[at(kind)];
        if (still_answers(kind, move.to, answer)) return true;
        if (kind == Concept::gmr && !move.kinds.empty()) {
            return std::any_of(move.kinds.begin(), move.kinds.end(),
                               [&](std::uint16_t known) { return view_.worth->of_kind(party_, known) <= value_; });
        }
        spread_.begin(view_, others_, credible(kind));
        spread_.start_at(move.to);
        bool without_counters = false;  // a state that deters unless the party could move on from it
        const bool found = spread_.run([&](StateIndex t) {
            if (!deters(t, false)) return false;
            without_counters = true;
            return !counter_moves(kind) || deters(t, true);
        });
        if (found) {
            remember(answer);
            return true;
        }
        if (kind == Concept::gmr) remember_kinds(move);
        if (kind == Concept::sseq && !without_counters) {
            entry_.stays[at(Concept::seq)] = false;
            entry_.unanswered[at(Concept::seq)] = m;
        }
        return false;
    }

    bool still_answers(Concept kind, StateIndex from, const std::vector<Hop>& answer) {
        if (answer.empty() || !deters(answer.back().to, counter_moves(kind))) return false;
        for (const Hop& hop : answer) {
            if (credible(kind) && view_.worth->of(hop.by, hop.to) <= view_.worth->of(hop.by, from)) return false;
            from = hop.to;
        }
        return true;
    }

    void remember(std::vector<Hop>& answer) const {
        answer.clear();
        const auto& arrivals = spread_.arrivals();
        for (auto k = static_cast<std::uint32_t>(arrivals.size() - 1); arrivals[k].from != none; k = arrivals[k].from)
            answer.push_back({arrivals[k].by, arrivals[k].state});
        std::reverse(answer.begin(), answer.end());
    }

    void remember_kinds(StandingMemory::Move& move) const {
        for (const Spread::Arrival& arrival : spread_.arrivals())
            move.kinds.push_back(view_.terrain->kind(party_, arrival.state));
        std::sort(move.kinds.begin(), move.kinds.end());
        move.kinds.erase(std::unique(move.kinds.begin(), move.kinds.end()), move.kinds.end());
        move.kinds.shrink_to_fit();
    }

    const View& view_;
    StandingMemory::Entry& entry_;
    Spread& spread_;
    PartyIndex party_;
    StateIndex state_;
    std::int64_t value_;
    std::vector<PartyIndex> others_;
};

}  // namespace

StandingMemory::Entry& StandingMemory::entry(const View& view, PartyIndex i, StateIndex s, std::uint64_t scenario) {
    const std::uint64_t key = (std::uint64_t{i} << 32U) | s;
    auto known = entries_.find(key);
    if (known == entries_.end()) {
        if (entries_.size() >= most_entries) entries_.clear();
        known = entries_.try_emplace(key).first;
        any_move(view, i, s, [&](StateIndex t, std::uint32_t) {
            known->second.moves.push_back({t, {}, {}});
            return false;
        });
    }
    Entry& entry = known->second;
    if (entry.scenario == scenario) return entry;
    entry.scenario = scenario;
    entry.stays = {};
    entry.improvements.clear();
    const std::int64_t value = view.worth->of(i, s);
    for (std::uint32_t m = 0; m < entry.moves.size(); ++m)
        if (view.worth->of(i, entry.moves[m].to) > value) entry.improvements.push_back(m);
    return entry;
}

bool stays(const View& view, StandingMemory& memory, Spread& spread, Concept kind, PartyIndex i, StateIndex s,
           std::uint64_t scenario) {
    if (view.terrain->space.idle(i)) return true;
    return AtState(view, memory.entry(view, i, s, scenario), spread, i, s).stays(kind);
}

}  // namespace irenic
