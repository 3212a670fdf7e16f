/// What the talks about an agreement could come to, and where the strategies stand in it.
#include <algorithm>
#include <tuple>

#include "irenic/appraisal.hpp"

namespace irenic {
namespace {

std::vector<std::int64_t> values_at(const Case& subject, const Talks& talks, const Levels& levels) {
    std::vector<std::int64_t> values;
    for (const PartyIndex i : talks.signatories) values.push_back(value_of(subject, i, levels).units);
    return values;
}

bool covers(std::span<const std::int64_t> one, std::span<const std::int64_t> other) {
    return std::equal(one.begin(), one.end(), other.begin(), std::greater_equal<>());
}

StrategyAtTable lay_down(const Case& subject, const Talks& talks, const Frontier& frontier, StrategyIndex strategy) {
    StrategyAtTable found;
    found.strategy = strategy;
    found.end = end_levels(subject, strategy);
    const std::vector<std::int64_t> values = values_at(subject, talks, found.end);
    for (const std::int64_t units : values) found.values.push_back({units});
    found.feasible = feasible(subject, found.end);
    found.on_table = found.feasible && on_table(subject, talks, found.end);
    found.agreed = found.on_table && talks.agreed(values);
    for (std::size_t v = 0; v < frontier.size() && !found.vector && !found.better; ++v) {
        if (!covers(frontier.values(v), values)) continue;
        const bool same = std::equal(values.begin(), values.end(), frontier.values(v).begin());
        (same ? found.vector : found.better) = v;
    }
    return found;
}

/// What is missing for the rule to be met, smallest gaps first where some of several parties will do.
std::vector<std::pair<PartyIndex, Decimal>> lacking_at(const Talks& talks, std::span<const std::int64_t> values) {
    std::vector<std::pair<PartyIndex, Decimal>> lacking;
    std::vector<std::pair<PartyIndex, Decimal>> others;
    std::size_t consenting = 0;
    for (std::size_t k = 0; k < talks.signatories.size(); ++k) {
        const PartyIndex party = talks.signatories[k];
        const std::int64_t gap = talks.no_agreement[k].units - values[k];
        const bool counted = std::find(talks.rule.of.begin(), talks.rule.of.end(), party) != talks.rule.of.end();
        if (gap > 0 && talks.must(k)) lacking.emplace_back(party, Decimal{gap});
        if (gap > 0 && counted && !talks.must(k)) others.emplace_back(party, Decimal{gap});
        // Who must consent and does not is among those that are missing already.
        if (counted && (gap <= 0 || talks.must(k))) ++consenting;
    }
    if (talks.rule.all || consenting >= talks.rule.at_least) return lacking;
    std::stable_sort(others.begin(), others.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    const std::size_t more = std::min<std::size_t>(others.size(), talks.rule.at_least - consenting);
    lacking.insert(lacking.end(), others.begin(), others.begin() + static_cast<std::ptrdiff_t>(more));
    std::sort(lacking.begin(), lacking.end());
    return lacking;
}

std::optional<NearestPackage> nearest_of(const Talks& talks, const Frontier& frontier) {
    std::optional<NearestPackage> nearest;
    std::int64_t least = 0;
    for (std::size_t v = 0; v < frontier.size(); ++v) {
        auto lacking = lacking_at(talks, frontier.values(v));
        std::int64_t sum = 0;
        for (const auto& [party, gap] : lacking) sum += gap.units;
        if (nearest && std::make_tuple(nearest->lacking.size(), least) <= std::make_tuple(lacking.size(), sum))
            continue;
        nearest = NearestPackage{v, std::move(lacking)};
        least = sum;
    }
    return nearest;
}

bool same_tables(const Case& subject, const Talks& one, const Talks& other) {
    const auto sorted = [](std::vector<PartyIndex> parties) {
        std::sort(parties.begin(), parties.end());
        return parties;
    };
    const Agreement& a = subject.agreements[*one.agreement];
    const Agreement& b = subject.agreements[*other.agreement];
    return one.signatories == other.signatories && one.no_agreement == other.no_agreement &&
           one.without_deal == other.without_deal && one.rule.all == other.rule.all &&
           one.rule.at_least == other.rule.at_least && sorted(one.rule.of) == sorted(other.rule.of) &&
           sorted(one.rule.with) == sorted(other.rule.with) &&
           std::equal(a.on_table.begin(), a.on_table.end(), b.on_table.begin(), b.on_table.end(),
                      [](const Expression& x, const Expression& y) { return x.text == y.text; });
}

}  // namespace

Bargain bargain(const Case& subject, const BargainQuestion& question, const Workers& workers,
                const std::stop_token& stop) {
    Bargain found;
    found.question = question;
    TalksResult talks = talks_about(subject, question.agreement);
    found.diagnostics = std::move(talks.diagnostics);
    found.talks = std::move(talks.talks);
    if (!found.talks) return found;
    if (question.adjusted_winner) {
        AdjustedWinnerResult divided = adjusted_winner(subject, *found.talks);
        found.diagnostics = std::move(divided.diagnostics);
        found.adjusted_winner = std::move(divided.found);
        if (!found.adjusted_winner) return found;
    }
    Frontier::Result result = Frontier::find(subject, *found.talks, question.frontier, workers, stop);
    found.diagnostics = std::move(result.diagnostics);
    found.limit_reached = result.limit_reached;
    found.frontier = std::move(result.frontier);
    if (!found.frontier || stop.stop_requested()) return found;
    found.zone = zone_of(*found.frontier, question.frontier, workers, stop);
    for (const SolutionRow& row : solution_rows)
        found.solutions.push_back(find_solution(row.kind, *found.frontier, found.zone, subject.power));
    for (const SolutionRow& row : solution_rows)
        if (question.lotteries)
            found.lotteries.push_back(find_lottery(row.kind, *found.frontier, found.zone, subject.power));
    if (found.zone.empty) found.nearest = nearest_of(*found.talks, *found.frontier);
    for (StrategyIndex k = 0; k < subject.strategies.size(); ++k)
        found.strategies.push_back(lay_down(subject, *found.talks, *found.frontier, k));
    return found;
}

std::vector<TalksOfCase> talks_of_case(const Case& subject) {
    std::vector<TalksOfCase> all;
    std::vector<std::optional<Talks>> known;
    for (AgreementIndex k = 0; k < subject.agreements.size(); ++k) {
        std::optional<Talks> talks = talks_about(subject, k).talks;
        std::size_t same = 0;
        while (same < all.size() && !(talks && known[same] && same_tables(subject, *talks, *known[same]))) ++same;
        if (same < all.size()) {
            all[same].same.push_back(k);
            continue;
        }
        all.push_back({k, {k}});
        known.push_back(std::move(talks));
    }
    if (all.empty()) all.push_back({});
    return all;
}

}  // namespace irenic
