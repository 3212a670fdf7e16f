#include <algorithm>

#include "irenic/bargaining.hpp"

namespace irenic {
namespace {

bool among(const std::vector<PartyIndex>& parties, PartyIndex party) {
    return std::find(parties.begin(), parties.end(), party) != parties.end();
}

std::string name_of(const Case& subject, const StateReference& reference) {
    switch (reference.kind) {
        case StateReference::Kind::strategy: return subject.strategies[reference.index].id;
        case StateReference::Kind::named: return subject.states[reference.index].id;
        case StateReference::Kind::status_quo: break;
    }
    return "status quo";
}

/// What a party has without the deal: the best of the states that are named for it, the status quo if none is.
bool fill_no_agreement(const Space& space, const NoAgreement& given, Place place, ConsentRow& row,
                       std::vector<Diagnostic>& diagnostics) {
    if (given.number) {
        row.no_agreement = *given.number;
        row.without_deal = "a number";
        if (row.cardinal) return true;
        diagnostics.push_back({Severity::error, "ordinal-party",
                               "the no-agreement value of `" + space.subject().parties[row.party].id +
                                   "` is a number, and its preferences only order states",
                               place, "name a state or a strategy instead, or give every statement a weight"});
        return false;
    }
    const std::vector<StateReference> only_status_quo{StateReference{}};
    bool first = true;
    for (const StateReference& reference : given.best_of.empty() ? only_status_quo : given.best_of) {
        StateOrError found = find_state(space, reference, place);
        if (!found.state) {
            // The same state may stand for several parties: said once.
            const bool said = std::any_of(diagnostics.begin(), diagnostics.end(), [&](const Diagnostic& earlier) {
                return earlier.message == found.error.message;
            });
            if (!said) diagnostics.push_back(std::move(found.error));
            return false;
        }
        const Decimal value = space.value(row.party, *found.state);
        if (!first && value <= row.no_agreement) continue;
        row.no_agreement = value;
        row.without_deal = name_of(space.subject(), reference);
        first = false;
    }
    return true;
}

Diagnostic too_far_apart(const Party& party, Place place) {
    return {
        Severity::error, "number-too-large",
        "the no-agreement value of `" + party.id + "` and its value of the package are too far apart to be subtracted",
        place, "divide all weights and values of the case by the same number"};
}

}  // namespace

std::vector<PartyIndex> signatories_of(const Case& subject, StrategyIndex strategy) {
    const auto agreement = subject.strategies[strategy].agreement;
    if (agreement) return subject.agreements[*agreement].signatories;
    std::vector<PartyIndex> owners;
    for (PartyIndex i = 0; i < subject.parties.size(); ++i)
        if (owns_an_option(subject, i)) owners.push_back(i);
    return owners;
}

SigningResult signing(const Space& space, StrategyIndex strategy, StateIndex package) {
    const Case& subject = space.subject();
    const Strategy& wanted = subject.strategies[strategy];
    const Agreement* agreement = wanted.agreement ? &subject.agreements[*wanted.agreement] : nullptr;
    std::vector<PartyIndex> signatories = signatories_of(subject, strategy);
    std::sort(signatories.begin(), signatories.end());

    const Place place = agreement != nullptr ? agreement->place : wanted.place;
    SigningResult result;
    Signing found;
    if (agreement != nullptr) found.rule = agreement->consent;
    std::uint32_t consenting = 0;
    bool musts_consent = true;
    for (const PartyIndex party : signatories) {
        ConsentRow row;
        row.party = party;
        row.must = found.rule.all || among(found.rule.with, party);
        row.cardinal = space.cardinal(party);
        row.value = space.value(party, package);
        const NoAgreement given = agreement != nullptr ? agreement->no_agreement[party] : NoAgreement{};
        if (!fill_no_agreement(space, given, place, row, result.diagnostics)) continue;
        row.consents = row.value >= row.no_agreement;
        if (!row.consents) {
            const auto deficit = checked_sum(row.no_agreement, -row.value);
            if (!deficit) {
                result.diagnostics.push_back(too_far_apart(subject.parties[party], place));
                continue;
            }
            row.deficit = *deficit;
        }
        musts_consent = musts_consent && (row.consents || !row.must);
        if (row.consents && among(found.rule.of, party)) ++consenting;
        found.rows.push_back(std::move(row));
    }
    if (!result.diagnostics.empty()) return result;
    found.signable = musts_consent && (found.rule.all || consenting >= found.rule.at_least);
    result.signing = std::move(found);
    return result;
}

}  // namespace irenic
