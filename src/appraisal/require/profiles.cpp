/// How many profiles of rankings make a state an equilibrium, where the parties' rankings do not count one by one.
#include <algorithm>

#include "appraisal/require/joint.hpp"

namespace irenic {
namespace {

/// Every order of the free states, in turn.
class Orders {
public:
    Orders(const Space& space, PartyIndex party, const FreePlaces& places) : party_(party), order_(places.free) {
        std::sort(order_.begin(), order_.end());
        for (const auto& group : space.subject().preferences[party].ranking) {
            std::vector<StateIndex> states;
            for (const NamedStateIndex named : group) states.push_back(*space.find(named));
            if (places.is_free.test(states.front()))
                first_ = std::min(first_, fixed_.size());
            else
                fixed_.push_back(states);
        }
    }
    [[nodiscard]] std::vector<std::vector<StateIndex>> groups() const {
        std::vector<std::vector<StateIndex>> made;
        for (std::size_t k = 0; k <= fixed_.size(); ++k) {
            if (k == std::min(first_, fixed_.size()))
                for (const StateIndex s : order_) made.push_back({s});
            if (k < fixed_.size()) made.push_back(fixed_[k]);
        }
        return made;
    }
    bool next() { return std::next_permutation(order_.begin(), order_.end()); }
    [[nodiscard]] PartyIndex party() const { return party_; }

private:
    PartyIndex party_;
    std::vector<StateIndex> order_;
    std::vector<std::vector<StateIndex>> fixed_;
    std::size_t first_ = none;
};

/// A small case whose wants change all the time: moves as lists, wants as a grade per party and state.
class Profiles {
public:
    Profiles(const Space& space, Concept kind, StateIndex state)
        : space_(space), counter_moves_(kind == Concept::sseq), state_(state) {
        for (PartyIndex i = 0; i < space.party_count(); ++i) {
            grades_.emplace_back(space.grades(i).begin(), space.grades(i).end());
            auto& moves = moves_.emplace_back();
            for (StateIndex s = 0; s < space.size(); ++s) moves.push_back(space.moves_from(i, s));
        }
        seen_.resize(std::size_t{space.party_count()} * space.size());
    }

    void rank(PartyIndex i, const std::vector<std::vector<StateIndex>>& groups) {
        auto grade = static_cast<std::int32_t>(groups.size());
        for (const auto& group : groups) {
            for (const StateIndex s : group) grades_[i][s] = grade;
            --grade;
        }
    }

    /// Nobody would leave, under SEQ or SSEQ.
    bool persists() {
        for (PartyIndex i = 0; i < moves_.size(); ++i)
            for (const StateIndex s1 : moves_[i][state_])
                if (grades_[i][s1] > grades_[i][state_] && !answered(i, s1)) return false;
        return true;
    }

private:
    [[nodiscard]] bool deters(PartyIndex i, StateIndex s2) const {
        const auto& grades = grades_[i];
        if (grades[s2] > grades[state_]) return false;
        return !counter_moves_ || std::none_of(moves_[i][s2].begin(), moves_[i][s2].end(),
                                               [&](StateIndex s3) { return grades[s3] > grades[state_]; });
    }

    bool answered(PartyIndex i, StateIndex s1) {
        ++round_;
        queue_.assign(1, {s1, none});
        for (std::size_t head = 0; head < queue_.size(); ++head) {
            const auto [here, last] = queue_[head];
            for (PartyIndex j = 0; j < moves_.size(); ++j) {
                if (j == i || j == last) continue;
                for (const StateIndex t : moves_[j][here]) {
                    std::uint64_t& seen = seen_[std::size_t{j} * space_.size() + t];
                    if (grades_[j][t] <= grades_[j][here] || seen == round_) continue;
                    seen = round_;
                    if (deters(i, t)) return true;
                    queue_.emplace_back(t, j);
                }
            }
        }
        return false;
    }

    const Space& space_;
    bool counter_moves_;
    StateIndex state_;
    std::vector<std::vector<std::int32_t>> grades_;
    std::vector<std::vector<std::vector<StateIndex>>> moves_;
    std::vector<std::uint64_t> seen_;
    std::uint64_t round_ = 0;
    std::vector<std::pair<StateIndex, PartyIndex>> queue_;
};

mpz_class go_through(const Space& space, Concept kind, StateIndex state, std::vector<Orders>& free,
                     const std::stop_token& stop) {
    Profiles profiles(space, kind, state);
    for (const Orders& orders : free) profiles.rank(orders.party(), orders.groups());
    mpz_class count = 0;
    while (!stop.stop_requested()) {
        if (profiles.persists()) ++count;
        // The parties' orders turn like the digits of a number.
        bool turned = false;
        for (std::size_t k = 0; k < free.size() && !turned; ++k) {
            turned = free[k].next();
            profiles.rank(free[k].party(), free[k].groups());
        }
        if (!turned) break;
    }
    return count;
}

}  // namespace

RankingCount count_profiles(const Space& space, const RequireQuestion& question, const ConceptRequirement& found,
                            const std::stop_token& stop) {
    RankingCount counted;
    std::vector<Orders> free;
    mpz_class all = 1;
    mpz_class product = 1;
    bool known = true;
    for (const PartyRequirement& party : found.parties) {
        const bool ranks = space.subject().preferences[party.party].kind == Preference::Kind::ranking;
        if (!party.may_change || !ranks) {
            if (!party.stays) product = 0;
            continue;
        }
        const FreePlaces places = free_places(space, party.party, question);
        free.emplace_back(space, party.party, places);
        all *= factorial(places.free.size());
        known = known && party.rankings.counted;
        if (known) product *= mpz_class(party.rankings.count);
    }
    counted.asked = free.size() > 1;
    counted.of = all.get_str();
    const bool coupled = found.kind == Concept::seq || found.kind == Concept::sseq;
    if (!counted.asked || (coupled && all > static_cast<unsigned long>(question.limits.profiles)) ||
        (!coupled && !known))
        return counted;
    if (stop.stop_requested()) return counted;
    const mpz_class count = coupled ? go_through(space, found.kind, question.state, free, stop) : product;
    counted.counted = true;
    counted.count = count.get_str();
    counted.share = share_of(count, all);
    return counted;
}

}  // namespace irenic
