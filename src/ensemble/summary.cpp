/// What a study says: shares, spreads, and what goes with a verdict.
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

#include "ensemble/kinds.hpp"
#include "ensemble/leaves_open.hpp"
#include "ensemble/order_statistics.hpp"

namespace irenic {
namespace {

constexpr std::size_t examples = 3;
constexpr std::size_t strongest_shown = 5;

/// Which findings a region is looked for: what people ask about first. Who blocks and who leaves follows from these.
bool worth_a_region(const Finding& finding) {
    switch (finding.kind) {
        case Finding::Kind::signable:
        case Finding::Kind::keeps:
        case Finding::Kind::claim: return true;
        case Finding::Kind::holds: return finding.stability == Concept::seq;
        default: return false;
    }
}

VerdictSummary count_verdict(const Outcomes& outcomes, std::size_t finding, const std::vector<double>& column,
                             std::uint64_t answered) {
    VerdictSummary found;
    found.finding = finding;
    std::uint64_t yes = 0;
    std::uint64_t settled = 0;
    for (std::size_t row = 0; row < column.size(); ++row) {
        if (std::isnan(column[row])) continue;
        const bool is = column[row] != 0;
        ++settled;
        yes += is ? 1 : 0;
        auto& list = is ? found.first_yes : found.first_no;
        if (list.size() < examples) list.push_back(outcomes.first() + row);
    }
    found.yes = wilson(yes, settled);
    found.unsettled = answered - settled;
    return found;
}

/// The drawn assumptions as inputs of the scenarios in which the verdict is settled.
struct Cut {
    std::vector<Input> inputs;
    std::vector<std::size_t> assumptions;
    std::vector<bool> outcome;
};

Cut cut_of(const StudyHead& head, const std::vector<std::vector<double>>& drawn, const std::vector<double>& column,
           bool yes) {
    std::vector<std::size_t> rows;
    Cut cut;
    for (std::size_t row = 0; row < column.size(); ++row) {
        if (std::isnan(column[row])) continue;
        rows.push_back(row);
        cut.outcome.push_back((column[row] != 0) == yes);
    }
    for (std::size_t a = 0; a < drawn.size(); ++a) {
        Input input;
        input.name = head.assumptions[a].what.id;
        input.categories = head.assumptions[a].what.categories;
        input.values.reserve(rows.size());
        for (const std::size_t row : rows) input.values.push_back(drawn[a][row]);
        if (std::any_of(input.values.begin(), input.values.end(), [](double value) { return std::isnan(value); }))
            continue;
        cut.inputs.push_back(std::move(input));
        cut.assumptions.push_back(a);
    }
    return cut;
}

Decides look_for(Cut cut, bool yes, const SummaryQuestion& question, const std::stop_token& stop) {
    Decides found;
    found.yes = yes;
    DiscoveryQuestion how;
    how.resamples = question.resamples;
    how.more_boxes = 1;
    TrustedDiscovery discovery = discover_with_doubts(cut.inputs, cut.outcome, how, stop);
    found.problem = discovery.found.problem;
    found.regions = std::move(discovery.regions);
    if (!discovery.found.boxes.empty()) found.whole = discovery.found.boxes.front().limits;
    if (discovery.chosen < discovery.trust.size()) found.hold_out = discovery.trust[discovery.chosen].hold_out;
    RegionalSensitivities regional = regional_sensitivities(cut.inputs, cut.outcome);
    found.noise = regional.noise;
    std::erase_if(regional.inputs, [&](const RegionalSensitivity& one) { return one.distance <= regional.noise; });
    std::stable_sort(regional.inputs.begin(), regional.inputs.end(),
                     [](const RegionalSensitivity& a, const RegionalSensitivity& b) { return a.distance > b.distance; });
    if (regional.inputs.size() > strongest_shown) regional.inputs.resize(strongest_shown);
    found.strongest = std::move(regional.inputs);
    TreeQuestion small;
    small.folds = 0;
    found.in_tree = grow_tree(cut.inputs, cut.outcome, small).inputs;
    found.assumptions = std::move(cut.assumptions);
    for (Input& input : cut.inputs) {
        input.values = {};
        found.asked.push_back(std::move(input));
    }
    return found;
}

void count_stops(std::vector<StopCount>& all, StrategyIndex strategy, const std::vector<double>& after,
                 const std::vector<double>& by) {
    std::map<std::pair<std::uint32_t, PartyIndex>, std::uint64_t> counts;
    for (std::size_t row = 0; row < by.size(); ++row)
        if (!std::isnan(by[row]) && !std::isnan(after[row]))
            ++counts[{static_cast<std::uint32_t>(after[row]), static_cast<PartyIndex>(by[row])}];
    const auto first = static_cast<std::ptrdiff_t>(all.size());
    for (const auto& [where, count] : counts) all.push_back({strategy, where.first, where.second, count});
    std::stable_sort(all.begin() + first, all.end(),
                     [](const StopCount& a, const StopCount& b) { return a.scenarios > b.scenarios; });
}

/// Findings of a subject in ascending order, so many at a time from one pass over the file.
class FindingsInTurn {
public:
    FindingsInTurn(const Outcomes& outcomes, std::size_t subject, std::span<const std::size_t> wanted)
        : outcomes_(outcomes), subject_(subject), wanted_(wanted) {}

    /// The next of those that are wanted.
    std::vector<double> next() {
        if (at_ == columns_.size()) {
            columns_ = outcomes_.found(wanted_.first(std::min(in_one_pass, wanted_.size())), subject_);
            wanted_ = wanted_.subspan(columns_.size());
            at_ = 0;
        }
        return std::move(columns_[at_++]);
    }

private:
    static constexpr std::size_t in_one_pass = 16;

    const Outcomes& outcomes_;
    std::size_t subject_;
    std::span<const std::size_t> wanted_;
    std::vector<std::vector<double>> columns_;
    std::size_t at_ = 0;
};

std::vector<std::size_t> all_below(std::size_t count) {
    std::vector<std::size_t> all(count);
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}

ReadingSummary one_reading(const Outcomes& outcomes, std::size_t subject, const SummaryQuestion& question,
                           const Workers& workers, const std::stop_token& stop) {
    const StudyHead& head = outcomes.head();
    ReadingSummary found;
    found.scenarios = outcomes.scenarios();
    found.failed = outcomes.failed(subject);
    std::vector<std::vector<double>> drawn;
    const bool in_reach = subject == 0 || found.scenarios <= question.in_every_subject;
    if (question.decides && subject < question.subjects_in_depth && in_reach) {
        drawn = outcomes.drawn(all_below(head.assumptions.size()), subject);
        found.in_depth = true;
    }
    AlwaysArising arising(head);
    std::vector<bool> open(found.scenarios);
    std::vector<std::vector<double>> columns;  // of the verdicts that a region is looked for
    std::vector<std::size_t> places;
    std::vector<double> stops;  // of the strategy whose `stopped_by` comes next
    const std::vector<std::size_t> all = all_below(head.findings.size());
    FindingsInTurn findings(outcomes, subject, all);
    for (const std::size_t k : all) {
        std::vector<double> column = findings.next();
        if (head.findings[k].kind == Finding::Kind::stops_at) {
            stops = std::move(column);
            continue;
        }
        if (head.findings[k].kind == Finding::Kind::stopped_by) {
            count_stops(found.stops, head.findings[k].strategy, stops, column);
            continue;
        }
        if (!is_verdict(head.findings[k].kind)) {
            found.numbers.push_back({k, spread_of(std::move(column))});
            continue;
        }
        found.verdicts.push_back(count_verdict(outcomes, k, column, found.scenarios - found.failed));
        const Share& yes = found.verdicts.back().yes;
        if (arising.next(head.findings[k], yes.of != 0) && yes.of < found.scenarios)
            for (std::size_t row = 0; row < column.size(); ++row)
                if (std::isnan(column[row])) open[row] = true;
        if (drawn.empty() || !worth_a_region(head.findings[k]) ||
            std::min(yes.hits, yes.of - yes.hits) < question.least_hits)
            continue;
        places.push_back(found.verdicts.size() - 1);
        columns.push_back(std::move(column));
    }
    // A scenario without answer leaves everything open, and is counted as such.
    const auto all_open = static_cast<std::uint64_t>(std::count(open.begin(), open.end(), true));
    found.open = all_open - std::min(all_open, found.failed);
    workers.run(places.size(), [&](std::size_t k) {
        VerdictSummary& verdict = found.verdicts[places[k]];
        const bool yes = 2 * verdict.yes.hits < verdict.yes.of;
        verdict.decides = look_for(cut_of(head, drawn, columns[k], yes), yes, question, stop);
    });
    return found;
}

}  // namespace

bool is_verdict(Finding::Kind kind) { return is_yes_or_no(kind); }

Spread spread_of(std::vector<double> values) {
    std::erase_if(values, [](double value) { return std::isnan(value); });
    Spread found;
    found.of = values.size();
    if (values.empty()) return found;
    std::sort(values.begin(), values.end());
    found.least = values.front();
    found.low = quantile_of(values, 0.05);
    found.middle = quantile_of(values, 0.5);
    found.high = quantile_of(values, 0.95);
    found.greatest = values.back();
    double sum = 0;
    for (const double value : values) sum += value;
    found.mean = sum / static_cast<double>(values.size());
    found.dots = quantile_dots(std::move(values));
    return found;
}

const VerdictSummary* ReadingSummary::verdict(std::size_t finding) const {
    const auto place = std::find_if(verdicts.begin(), verdicts.end(),
                                    [&](const VerdictSummary& one) { return one.finding == finding; });
    return place == verdicts.end() ? nullptr : &*place;
}

const NumberSummary* ReadingSummary::number(std::size_t finding) const {
    const auto place =
        std::find_if(numbers.begin(), numbers.end(), [&](const NumberSummary& one) { return one.finding == finding; });
    return place == numbers.end() ? nullptr : &*place;
}

StudySummary summarise(const Outcomes& outcomes, const SummaryQuestion& question, const Workers& workers,
                       const std::stop_token& stop) {
    StudySummary summary;
    const StudyHead& head = outcomes.head();
    for (std::size_t subject = 0; subject < head.subjects.size(); ++subject)
        summary.readings.push_back(one_reading(outcomes, subject, question, workers, stop));
    if (head.subjects.size() < 2) return summary;
    std::vector<std::size_t> wanted;
    for (std::size_t k = 0; k < head.findings.size(); ++k)
        if (is_verdict(head.findings[k].kind) || head.findings[k].kind == Finding::Kind::value) wanted.push_back(k);
    std::vector<FindingsInTurn> subjects;
    for (std::size_t subject = 0; subject < head.subjects.size(); ++subject)
        subjects.emplace_back(outcomes, subject, wanted);
    for (const std::size_t k : wanted) {
        std::vector<std::vector<double>> columns;
        for (FindingsInTurn& findings : subjects) columns.push_back(findings.next());
        const VarianceSplit split = variance_between(columns);
        if (split.between + split.within > 0) summary.disagreements.push_back({k, split});
    }
    return summary;
}

}  // namespace irenic
