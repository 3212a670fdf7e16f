/// SIM: the others may act at the same moment, each by an improvement of its own from the same state (Fraser & Hipel 1984).
#include <algorithm>

#include "stability/further.hpp"

namespace irenic {
namespace {

struct Response {
    PartyIndex party = 0;
    std::vector<Levels> improvements;  ///< the levels after each
};

/// Goes through all that the others can do at once on top of one improvement.
class Coincidence {
public:
    Coincidence(const Space& space, PartyIndex focal, StateIndex s, Patience& patience)
        : space_(space), grades_(space.grades(focal)), from_(space.levels(s)), state_(s), patience_(patience) {
        for (PartyIndex j = 0; j < space.party_count(); ++j) {
            if (j == focal || space.idle(j)) continue;
            Response response{j, {}};
            for (const StateIndex t : space.moves_from(j, s))
                if (space.grades(j)[t] > space.grades(j)[s]) response.improvements.push_back(space.levels(t));
            if (!response.improvements.empty()) others_.push_back(std::move(response));
        }
    }

    /// One step of those who act at the same time, to a state that deters; nothing where there is none.
    std::vector<Step> sanction(StateIndex improvement) {
        movers_.clear();
        found_.clear();
        search(0, space_.levels(improvement));
        return found_;
    }

private:
    void search(std::size_t next, const Levels& levels) {
        if (!patience_.take(1)) return;
        if (next < others_.size()) {
            search(next + 1, levels);
            for (const Levels& change : others_[next].improvements) {
                if (!found_.empty() || patience_.left == 0) return;
                Levels together = levels;
                for (std::size_t o = 0; o < together.size(); ++o)
                    if (change[o] != from_[o]) together[o] = change[o];
                movers_.push_back(others_[next].party);
                search(next + 1, together);
                movers_.pop_back();
            }
            return;
        }
        if (movers_.empty() || !found_.empty()) return;
        const auto end = space_.find(levels);
        if (end && grades_[*end] <= grades_[state_]) found_ = {{movers_, *end}};
    }

    const Space& space_;
    std::span<const std::int32_t> grades_;
    Levels from_;
    StateIndex state_;
    Patience& patience_;
    std::vector<Response> others_;
    std::vector<PartyIndex> movers_;
    std::vector<Step> found_;
};

}  // namespace

FurtherReason explain_simultaneous(const Space& space, PartyIndex party, StateIndex s, Patience& patience) {
    FurtherReason reason{FurtherConcept::simultaneous, 0, party, s, Stand::stable, {}, {}};
    if (space.idle(party)) return reason;
    const auto grades = space.grades(party);
    std::vector<StateIndex> improvements = space.moves_from(party, s);
    std::erase_if(improvements, [&](StateIndex t) { return grades[t] <= grades[s]; });
    if (improvements.empty()) return reason;
    std::stable_sort(improvements.begin(), improvements.end(),
                     [&](StateIndex a, StateIndex b) { return grades[a] > grades[b]; });
    Coincidence others(space, party, s, patience);
    for (const StateIndex improvement : improvements) {
        std::vector<Step> sanction = others.sanction(improvement);
        if (sanction.empty()) {
            reason.stand = Stand::unstable;
            reason.answers = {{improvement, false, {}}};
            return reason;
        }
        reason.answers.push_back({improvement, true, std::move(sanction)});
    }
    std::sort(reason.answers.begin(), reason.answers.end(),
              [](const Answer& a, const Answer& b) { return a.improvement < b.improvement; });
    return reason;
}

}  // namespace irenic
