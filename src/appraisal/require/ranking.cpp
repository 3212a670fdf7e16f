/// The least change of a ranking: which of the states above the wanted one it has to pass.
///
/// It passes a set D of them, and the order is otherwise kept: D stands right below it then. Every pair of a state in D with a state
/// above the wanted one that is not in D and was not above it changes places, and so does every state of D with the wanted one: as
/// many adjacent exchanges. States that tied with the wanted one come to stand below D, which separates them from it: one each.
#include <algorithm>

#include "appraisal/require/parts.hpp"

namespace irenic {
namespace {

class RankingSearch {
public:
    RankingSearch(const Space& space, PartyIndex party, const StayingCondition& condition,
                  const RequireQuestion& question, const FreePlaces& places)
        : space_(space),
          party_(party),
          condition_(condition),
          question_(question),
          above_(space.size()),
          stays_above_(space.size()) {
        const auto grades = space.grades(party);
        for (StateIndex s = 0; s < space.size(); ++s) {
            if (grades[s] > grades[condition.state]) above_.set(s);
            if (s != condition.state && grades[s] == grades[condition.state]) ++tied_;
        }
        // Nearest to the wanted state first.
        for (auto s = places.free.rbegin(); s != places.free.rend() && places.state_is_free; ++s)
            if (above_.test(*s)) choices_.push_back(*s);
        stays_above_ = places.better;
    }

    void run(LeastChanges& found, const std::stop_token& stop) {
        std::vector<StateIndex> passed;
        Bits could_pass = above_;
        for (const StateIndex s : choices_) could_pass.reset(s);
        stays_above_ = could_pass;
        if (!met(stays_above_)) {
            found.found = LeastFound::impossible;
            for (std::size_t k = 0; k < condition_.clauses.size(); ++k) {
                const auto& ways = condition_.clauses[k].ways;
                if (std::none_of(ways.begin(), ways.end(), [&](const auto& way) {
                        return std::none_of(way.begin(), way.end(),
                                            [&](std::uint32_t s) { return stays_above_.test(s); });
                    })) {
                    found.in_the_way = {k};
                    break;
                }
            }
            return;
        }
        budget_ = question_.limits.rankings / 10;
        stop_ = &stop;
        best_ = choices_.size() + tied_;  // it passes all
        choose(0, 0, 0, 0, 0, passed, stays_above_);
        const bool gave_up = budget_ == 0;
        if (gave_up) found.limit = std::to_string(question_.limits.rankings / 10) + " choices of states to pass";
        if (solutions_.empty()) return;
        found.found = gave_up ? LeastFound::unproven : LeastFound::proven;
        found.least = std::to_string(best_);
        found.all_listed = !gave_up && solutions_.size() <= question_.limits.listed;
        if (solutions_.size() > question_.limits.listed) solutions_.resize(question_.limits.listed);
        for (const auto& one : solutions_) found.changes.push_back(change_of(one));
    }

private:
    [[nodiscard]] bool met(const Bits& above) const {
        return !first_unmet(condition_, [&](std::uint32_t s) { return !above.test(s); });
    }

    /// From the `at`-th choice on. `kept`: states so far that stay above; `passed_in_group`: of those that tie with this one.
    void choose(std::size_t at, std::size_t cost, std::size_t kept, std::size_t passed_in_group,
                std::size_t passed_count, std::vector<StateIndex>& passed, Bits& above) {
        if (budget_ == 0 || stop_->stop_requested()) {
            budget_ = 0;
            return;
        }
        --budget_;
        if (cost > best_) return;
        if (at == choices_.size()) {
            if (passed_count == 0) return;
            if (cost < best_) solutions_.clear();
            best_ = cost;
            solutions_.push_back(passed);
            return;
        }
        const auto grades = space_.grades(party_);
        const StateIndex s = choices_[at];
        if (at > 0 && grades[choices_[at - 1]] != grades[s]) passed_in_group = 0;
        passed.push_back(s);
        choose(at + 1, cost + 1 + kept + (passed_count == 0 ? tied_ : 0), kept, passed_in_group + 1, passed_count + 1,
               passed, above);
        passed.pop_back();
        above.set(s);
        if (met(above)) choose(at + 1, cost + passed_in_group, kept + 1, passed_in_group, passed_count, passed, above);
        above.reset(s);
    }

    /// The wanted state with those it passed right below it, in their old order.
    [[nodiscard]] WantsChange change_of(const std::vector<StateIndex>& passed) const {
        WantsChange change;
        Bits gone(space_.size());
        for (const StateIndex s : passed) gone.set(s);
        std::vector<std::vector<StateIndex>> below;
        for (const auto& group : space_.subject().preferences[party_].ranking) {
            std::vector<StateIndex> left;
            std::vector<StateIndex> moved;
            bool here = false;
            for (const NamedStateIndex named : group) {
                const StateIndex s = *space_.find(named);
                if (s == condition_.state)
                    here = true;
                else if (gone.test(s))
                    moved.push_back(s);
                else
                    left.push_back(s);
            }
            if (!moved.empty()) below.push_back(moved);
            if (here) {
                change.ranking.push_back({condition_.state});
                change.ranking.insert(change.ranking.end(), below.begin(), below.end());
            }
            if (!left.empty()) change.ranking.push_back(left);
        }
        return change;
    }

    const Space& space_;
    PartyIndex party_;
    const StayingCondition& condition_;
    const RequireQuestion& question_;
    Bits above_;
    Bits stays_above_;
    std::size_t tied_ = 0;
    std::vector<StateIndex> choices_;
    std::uint64_t budget_ = 0;
    const std::stop_token* stop_ = nullptr;
    std::size_t best_ = 0;
    std::vector<std::vector<StateIndex>> solutions_;
};

}  // namespace

LeastChanges least_of_ranking(const Space& space, PartyIndex party, const StayingCondition& condition,
                              const RequireQuestion& question, const std::stop_token& stop) {
    LeastChanges found;
    const FreePlaces places = free_places(space, party, question);
    RankingSearch(space, party, condition, question, places).run(found, stop);
    return found;
}

}  // namespace irenic
