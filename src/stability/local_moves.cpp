/// One party's moves from one state: option by option, leaving a branch as soon as nothing on it can be good enough, or be at all.
#include <algorithm>

#include "stability/local_model.hpp"

namespace irenic {
namespace {

class MoveSearch {
public:
    MoveSearch(const LocalModel& model, PartyIndex i, const Levels& s, const std::optional<Worth>& above,
               LocalModel::Patience& patience, const LocalModel::Visit& visit)
        : model_(model), party_(model.party(i)), from_(s), levels_(s), above_(above), patience_(patience), visit_(visit) {
        const std::size_t depth = party_.own.size();
        wants_at_.resize(depth + 1);
        constraints_at_.resize(depth + 1);
        hope_.assign(depth + 1, 0);
        for (const std::size_t k : party_.wants_own) {
            const std::size_t at = decided_at(party_.wants[k].options);
            wants_at_[at].push_back(&party_.wants[k]);
            if (party_.wants[k].weight > 0 && at > 0) hope_[at - 1] += party_.wants[k].weight;
        }
        if (!model.subject().only_listed)
            for (const std::size_t k : party_.constraints)
                constraints_at_[decided_at(model.asked_by(k))].push_back(&model.subject().never[k].that);
        for (std::size_t at = depth; at-- > 0;) hope_[at] += hope_[at + 1] + best_level(party_.own[at]);
        settled_ = model.worth(i, s);
        for (const OptionIndex o : party_.own)
            if (!party_.graded[o].empty()) settled_ -= party_.graded[o][s[o]];
        for (const std::size_t k : party_.wants_own)
            if (holds(*party_.wants[k].that, s, model.subject())) settled_ -= party_.wants[k].weight;
    }

    /// False: patience was over.
    bool run() { return descend(0, settled_) || !patience_.over(); }

private:
    /// How many own options must be decided before this is.
    [[nodiscard]] std::size_t decided_at(const std::vector<OptionIndex>& options) const {
        for (std::size_t at = party_.own.size(); at > 0; --at)
            if (std::binary_search(options.begin(), options.end(), party_.own[at - 1])) return at;
        return 0;
    }

    [[nodiscard]] bool can_go(OptionIndex o, Level to) const {
        return to == from_[o] || model_.subject().options[o].may_change(from_[o], to);
    }

    [[nodiscard]] Worth best_level(OptionIndex o) const {
        const std::vector<Worth>& table = party_.graded[o];
        if (table.empty()) return 0;
        Worth best = table[from_[o]];
        for (Level to = 0; to < table.size(); ++to)
            if (can_go(o, to)) best = std::max(best, table[to]);
        return best;
    }

    /// `at` own options are decided, what is certain by then is worth `sum`. False: the search is over.
    bool descend(std::size_t at, Worth sum) {
        if (++patience_.looks > patience_.most) return false;
        const Case& subject = model_.subject();
        for (const Expression* that : constraints_at_[at])
            if (holds(*that, levels_, subject)) return true;
        for (const Want* want : wants_at_[at])
            if (holds(*want->that, levels_, subject)) sum += want->weight;
        if (above_ && sum + hope_[at] <= *above_) return true;
        if (at == party_.own.size()) {
            if (levels_ == from_ || (subject.only_listed && !model_.feasible(levels_))) return true;
            return visit_(levels_, sum);
        }
        const OptionIndex o = party_.own[at];
        const auto count = static_cast<Level>(subject.options[o].levels.size());
        for (Level to = 0; to < count; ++to) {
            if (!can_go(o, to)) continue;
            levels_[o] = to;
            if (!descend(at + 1, sum + (party_.graded[o].empty() ? 0 : party_.graded[o][to]))) return false;
        }
        levels_[o] = from_[o];
        return true;
    }

    const LocalModel& model_;
    const LocalParty& party_;
    const Levels& from_;
    Levels levels_;
    const std::optional<Worth>& above_;  ///< who asked may raise it on the way
    LocalModel::Patience& patience_;
    const LocalModel::Visit& visit_;
    std::vector<std::vector<const Want*>> wants_at_;  ///< certain once so many own options are decided
    std::vector<std::vector<const Expression*>> constraints_at_;
    std::vector<Worth> hope_;  ///< the most that what is not certain yet can add
    Worth settled_ = 0;
};

}  // namespace

bool LocalModel::moves_of_member(PartyIndex i, const Levels& s, const std::optional<Worth>& above, Patience& patience,
                                 const Visit& visit) const {
    if (parties_[i].own.empty()) return true;
    return MoveSearch(*this, i, s, above, patience, visit).run();
}

bool LocalModel::moves(PartyIndex i, const Levels& s, const std::optional<Worth>& above, Patience& patience,
                       const Visit& visit) const {
    if (!merged_) return moves_of_member(i, s, above, patience, visit);
    bool going_on = true;
    for (const Levels& member : members(s)) {
        const bool patient = moves_of_member(i, member, above, patience, [&](const Levels& t, Worth worth) {
            const Levels to = standing_for(t);
            if (to != s) going_on = visit(to, worth);
            return going_on;
        });
        if (!patient) return false;
        if (!going_on) return true;
    }
    return true;
}

}  // namespace irenic
