#include "appraisal/require/joint.hpp"

namespace irenic {

Preference changed(const Space& space, PartyIndex party, const WantsChange& change) {
    Preference wants = space.subject().preferences[party];
    for (const NumberChange& one : change.numbers) {
        Range to;
        to.low = to.best = to.high = one.to;
        Statement& statement = wants.statements[one.number.statement];
        if (one.number.levels.empty()) statement.weight = to;
        for (const Level level : one.number.levels) statement.grades[level] = to;
    }
    if (!change.order.empty()) {
        wants.statements.clear();
        for (const std::size_t k : change.order)
            wants.statements.push_back(space.subject().preferences[party].statements[k]);
    }
    if (!change.ranking.empty()) {
        std::vector<NamedStateIndex> name_of(space.size(), none);
        for (const auto& group : wants.ranking)
            for (const NamedStateIndex named : group) name_of[*space.find(named)] = named;
        wants.ranking.clear();
        for (const auto& group : change.ranking) {
            wants.ranking.emplace_back();
            for (const StateIndex s : group) wants.ranking.back().push_back(name_of[s]);
        }
    }
    return wants;
}

}  // namespace irenic
