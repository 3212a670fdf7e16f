/// Under which weights would a party that blocks a package consent to it? The least change, as for a state that is to persist: the package
/// must be worth no less than each state that the party could have without a deal, or than a number.
#include <algorithm>

#include "appraisal/require/numbers_model.hpp"

namespace irenic {
namespace {

/// Stands for a number that does not change with the weights.
constexpr std::size_t no_statement = static_cast<std::size_t>(-1);

/// "The number less the package's value", as a row of its own.
void add_number_row(const Space& space, PartyIndex party, StateIndex package, Decimal number, NumbersModel& model) {
    const Case& subject = space.subject();
    const Levels levels = space.levels(package);
    Row row;
    for (std::size_t k = 0; k < model.numbers.size(); ++k) {
        const WantedNumber& what = model.numbers[k].what;
        const Statement& statement = subject.preferences[party].statements[what.statement];
        const bool counts = statement.graded ? std::find(what.levels.begin(), what.levels.end(),
                                                         levels[*statement.graded]) != what.levels.end()
                                             : holds(statement.that, levels, subject);
        if (counts) row.emplace_back(k, -1);
    }
    row.emplace_back(model.numbers.size(), 1);
    model.numbers.push_back({{no_statement, {}}, number.units, number.units, number.units, 1});
    model.rows.push_back(std::move(row));
}

/// Per clause, one row that must be no better than the package.
std::vector<StayingClause> clauses_of(const NumbersModel& model) {
    std::vector<StayingClause> clauses(model.rows.size());
    for (std::uint32_t k = 0; k < clauses.size(); ++k) clauses[k].ways = {{k}};
    return clauses;
}

ConsentWeights weights_of(const Space& space, const NoAgreement& without, PartyIndex party, StateIndex package,
                          const RequireLimits& limits, const std::stop_token& stop) {
    ConsentWeights found;
    found.party = party;
    found.ordinal = !space.cardinal(party);
    if (found.ordinal) return found;
    Kinds states;  // not all of the case's, only those that the package is compared with
    if (!without.number) {
        const std::vector<StateReference> only_status_quo{StateReference{}};
        for (const StateReference& reference : without.best_of.empty() ? only_status_quo : without.best_of)
            states.example.push_back(*find_state(space, reference, {}).state);
    }
    NumbersModel model = numbers_model(space, party, states, package);
    if (without.number) add_number_row(space, party, package, *without.number, model);
    LeastChanges least = least_of_model(model, clauses_of(model), limits, stop);
    found.found = least.found;
    found.changes = std::move(least.changes);
    found.all_listed = least.all_listed;
    found.least = std::move(least.least);
    found.total = least.total;
    found.in_the_way = std::move(least.in_the_way);
    std::erase_if(least.bounds_in_the_way, [](const WantedNumber& what) { return what.statement == no_statement; });
    found.bounds_in_the_way = std::move(least.bounds_in_the_way);
    found.limit = std::move(least.limit);
    return found;
}

}  // namespace

ConsentWeightsResult least_weights_to_consent(const Space& space, StrategyIndex strategy, StateIndex package,
                                              const RequireLimits& limits, const std::stop_token& stop) {
    ConsentWeightsResult result;
    SigningResult signed_by = signing(space, strategy, package);
    result.diagnostics = std::move(signed_by.diagnostics);
    if (!signed_by.signing) return result;
    const auto agreement = space.subject().strategies[strategy].agreement;
    for (const ConsentRow& row : signed_by.signing->rows) {
        if (row.consents || stop.stop_requested()) continue;
        const NoAgreement without =
            agreement ? space.subject().agreements[*agreement].no_agreement[row.party] : NoAgreement{};
        result.parties.push_back(weights_of(space, without, row.party, package, limits, stop));
    }
    return result;
}

}  // namespace irenic
