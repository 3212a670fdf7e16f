/// What each party's values over scenarios come to by the rules in use, reading by reading.
#include <algorithm>
#include <cmath>

#include "irenic/ensemble.hpp"

namespace irenic {
namespace {

std::vector<std::size_t> findings_about(const StudyHead& head, Finding::Kind kind, PartyIndex party) {
    std::vector<std::size_t> found;
    for (std::size_t k = 0; k < head.findings.size(); ++k)
        if (head.findings[k].kind == kind && head.findings[k].party == party) found.push_back(k);
    return found;
}

bool none_settled(const std::vector<double>& column) {
    return std::all_of(column.begin(), column.end(), [](double value) { return std::isnan(value); });
}

/// Of the scenarios that settle it, those in which the party consents to each strategy; of nothing where it is not asked.
std::vector<Share> consents(const Outcomes& outcomes, std::size_t subject, const PartyRobustness& of) {
    const StudyHead& head = outcomes.head();
    std::vector<Share> shares(of.strategies.size(), wilson(0, 0));
    if (subject >= head.asked.size()) return shares;
    const std::vector<std::size_t> wanted = findings_about(head, Finding::Kind::blocks, of.party);
    const std::vector<std::vector<double>> columns = outcomes.found(wanted, subject);
    for (std::size_t k = 0; k < wanted.size(); ++k) {
        const StrategyIndex strategy = head.findings[wanted[k]].strategy;
        const auto place = std::find(of.strategies.begin(), of.strategies.end(), strategy);
        const std::array<std::uint32_t, 2> asked{strategy, of.party};
        if (place == of.strategies.end() ||
            !std::binary_search(head.asked[subject].begin(), head.asked[subject].end(), asked))
            continue;
        std::uint64_t settled = 0;
        std::uint64_t blocked = 0;
        for (const double one : columns[k]) {
            if (!std::isnan(one)) ++settled;
            if (one == 1) ++blocked;
        }
        shares[static_cast<std::size_t>(place - of.strategies.begin())] = wilson(settled - blocked, settled);
    }
    return shares;
}

PartyRobustness of_party(const Outcomes& outcomes, std::size_t subject, PartyIndex party) {
    const StudyHead& head = outcomes.head();
    PartyRobustness found;
    found.party = party;
    if (subject < head.ordinal.size())
        found.ordinal = std::binary_search(head.ordinal[subject].begin(), head.ordinal[subject].end(), party);
    if (found.ordinal) return found;
    const std::vector<std::size_t> wanted = findings_about(head, Finding::Kind::value, party);
    std::vector<std::vector<double>> columns = outcomes.found(wanted, subject);
    std::vector<std::vector<double>> values;
    for (std::size_t k = 0; k < wanted.size(); ++k) {
        if (none_settled(columns[k])) continue;  // The reading has no such strategy.
        found.strategies.push_back(head.findings[wanted[k]].strategy);
        values.push_back(std::move(columns[k]));
    }
    for (std::size_t j = 0; !values.empty() && j < values.front().size(); ++j)
        if (std::none_of(values.begin(), values.end(), [&](const auto& row) { return std::isnan(row[j]); }))
            ++found.scenarios;
    found.rules = robustness_of(values, {});
    found.consents = consents(outcomes, subject, found);
    return found;
}

}  // namespace

std::vector<ReadingRobustness> robustness_over(const Outcomes& outcomes) {
    std::vector<ReadingRobustness> found(outcomes.head().subjects.size());
    for (std::size_t subject = 0; subject < found.size(); ++subject)
        for (PartyIndex party = 0; party < outcomes.head().parties.size(); ++party)
            found[subject].parties.push_back(of_party(outcomes, subject, party));
    return found;
}

}  // namespace irenic
