/// Single assumptions that would turn a verdict, and those that verdicts hang on.
#include <algorithm>
#include <cmath>

#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/words_trust.hpp"

namespace irenic {
namespace {

/// With at most four decimal places.
bool is_short(Decimal value) {
    constexpr std::int64_t fourth_place = Decimal::units_per_one / 10'000;
    return value.units % fourth_place == 0;
}

}  // namespace

std::string border_words(const FlipPoint& flip, double width) {
    constexpr std::int64_t last_place = Decimal::units_per_one / 1'000'000;
    const Decimal before{flip.to.units + (flip.up ? -last_place : last_place)};
    if (is_short(flip.to)) return (flip.up ? "at least " : "at most ") + exact_amount(flip.to);
    if (is_short(before)) return (flip.up ? "more than " : "less than ") + exact_amount(before);
    return (flip.up ? "at least about " : "at most about ") + in_range(to_double(flip.to), width);
}

namespace {

Phrase one_change(const StudyHead& head, const DecisiveChange& change) {
    Phrase words = assumption_words(head, change.assumption);
    if (!change.category.empty()) return words << " were " << code(change.category);
    const std::optional<Range>& range = head.assumptions[change.assumption].what.ranges.front();
    const double width = range ? to_double(range->high) - to_double(range->low) : 0;
    words << " were " << border_words(change.flip, width);
    if (range) words << " instead of " << exact_amount(range->best);
    constexpr double least = 1e-5;
    if (change.flip.relative < least) return words << " (the least change is enough)";
    return words << " (" << percent(change.flip.relative) << " of its range away"
                 << (change.flip.monotone ? ")" : "; further on it may turn back)");
}

bool about_a_strategy(const Finding& finding) {
    return finding.kind == Finding::Kind::signable || finding.kind == Finding::Kind::keeps ||
           (finding.kind == Finding::Kind::holds && finding.stability == Concept::seq);
}

/// Without an agreement nobody is asked to sign, and there is no plan.
bool has_plan(const DecisiveChanges& changes, StrategyIndex strategy) {
    for (std::size_t f = 0; f < changes.findings.size(); ++f)
        if (changes.findings[f].kind == Finding::Kind::keeps && changes.findings[f].strategy == strategy)
            return !std::isnan(changes.at_best[f]);
    return false;
}

}  // namespace

std::vector<Phrase> change_words(const StudyHead& head, const DecisiveChanges& changes, std::size_t each) {
    std::vector<Phrase> items;
    for (std::size_t f = 0; f < changes.findings.size(); ++f) {
        const Finding& finding = changes.findings[f];
        if (!about_a_strategy(finding) || std::isnan(changes.at_best[f])) continue;
        if (finding.kind == Finding::Kind::signable && !has_plan(changes, finding.strategy)) continue;
        std::vector<Phrase> ways;
        std::size_t all = 0;
        for (const DecisiveChange& change : changes.changes)
            if (change.finding == f && all++ < each) ways.push_back(one_change(head, change));
        if (ways.empty()) continue;
        Phrase item(name(label_of(head.strategies[finding.strategy].name, head.strategies[finding.strategy].id)));
        item << ": " << verdict_words(head, finding, changes.at_best[f] == 0) << " if " << joined(ways, "; or if ");
        if (all == each + 1) item << "; or by one other single change";
        if (all > each + 1) item << "; or by any of " << counted(all - each, "", "other single changes");
        items.push_back(item << ".");
    }
    return items;
}

std::vector<LoadBearing> load_bearing(const Trust& trust) {
    const StudyHead& head = trust.outcomes->head();
    std::vector<LoadBearing> all(head.assumptions.size());
    for (std::size_t k = 0; k < all.size(); ++k) all[k].assumption = k;
    if (trust.changes != nullptr)
        for (const DecisiveChange& change : trust.changes->changes) {
            const Finding::Kind kind = trust.changes->findings[change.finding].kind;
            if (kind == Finding::Kind::blocks || kind == Finding::Kind::leaves) continue;
            LoadBearing& one = all[change.assumption];
            ++one.turns;
            one.nearest = std::min(one.nearest, change.category.empty() ? change.flip.relative : 1.0);
        }
    for (const VerdictSummary& verdict : trust.summary->readings.front().verdicts) {
        if (!verdict.decides) continue;
        for (const FoundRegion& region : verdict.decides->regions)
            for (const std::size_t input : region.dense ? region.box.restricted : std::vector<std::size_t>{})
                ++all[verdict.decides->assumptions[input]].regions;
    }
    std::erase_if(all, [](const LoadBearing& one) { return one.turns + one.regions == 0; });
    std::stable_sort(all.begin(), all.end(), [&](const LoadBearing& a, const LoadBearing& b) {
        const bool a_has = !head.assumptions[a.assumption].source.empty();
        const bool b_has = !head.assumptions[b.assumption].source.empty();
        if (a_has != b_has) return b_has;
        return a.turns + a.regions > b.turns + b.regions;
    });
    return all;
}

}  // namespace irenic
