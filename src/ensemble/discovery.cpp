/// A discovery that is not believed at once: a third held back, half-samples, limits that may be chance, and what the box leaves out.
#include <algorithm>
#include <cmath>

#include "ensemble/box.hpp"
#include "ensemble/chance.hpp"

namespace irenic {

SomeScenarios some_of(std::span<const Input> inputs, const std::vector<bool>& outcome,
                      std::span<const std::uint32_t> rows) {
    SomeScenarios some;
    for (const Input& input : inputs) {
        Input& part = some.inputs.emplace_back(Input{input.name, {}, input.categories});
        for (const std::uint32_t row : rows) part.values.push_back(input.values[row]);
    }
    for (const std::uint32_t row : rows) some.outcome.push_back(outcome[row]);
    return some;
}

std::size_t chosen_box(std::span<const Box> boxes, double density) {
    const bool any = std::any_of(boxes.begin(), boxes.end(), [&](const Box& box) { return box.density >= density; });
    const auto is_better = [&](const Box& one, const Box& other) {
        if (any && (one.density >= density) != (other.density >= density)) return one.density >= density;
        const double first = any ? one.coverage : one.density;
        const double of_other = any ? other.coverage : other.density;
        if (first != of_other) return first > of_other;
        const double second = any ? one.density : one.coverage;
        const double second_of_other = any ? other.density : other.coverage;
        if (second != second_of_other) return second > second_of_other;
        return one.restricted.size() < other.restricted.size();
    };
    std::size_t best = 0;
    for (std::size_t k = 1; k < boxes.size(); ++k)
        if (is_better(boxes[k], boxes[best])) best = k;
    return best;
}

namespace {

void ask_nothing_of(Box& box, std::size_t input, std::span<const Input> inputs) {
    std::erase(box.restricted, input);
    BoxLimit& limit = box.limits[input];
    limit.kept.assign(limit.kept.size(), true);
    const std::vector<double>& values = inputs[input].values;
    if (!limit.kept.empty() || values.empty()) return;
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    limit.low = *low;
    limit.high = *high;
}

}  // namespace

FoundRegion without_doubtful_limits(const Box& box, std::span<const Input> inputs, const std::vector<bool>& outcome,
                                    double doubtful) {
    FoundRegion region{box, doubts_of(box, inputs, outcome), false};
    while (region.doubts.size() > 1) {
        const auto worst =
            std::max_element(region.doubts.begin(), region.doubts.end(),
                             [](const LimitDoubt& a, const LimitDoubt& b) { return a.quasi_p < b.quasi_p; });
        if (worst->quasi_p <= doubtful) break;
        ask_nothing_of(region.box, worst->input, inputs);
        region.doubts = doubts_of(region.box, inputs, outcome);
    }
    region.box = box_on(region.box, inputs, outcome);
    return region;
}

namespace {

/// The box whose coverage, density or mass is nearest; of equals the last, which is the densest.
const Box* nearest(const Discovery& found, double wanted, double Box::*measure) {
    const Box* best = nullptr;
    for (const Box& box : found.boxes)
        if (best == nullptr || std::abs(box.*measure - wanted) <= std::abs(best->*measure - wanted)) best = &box;
    return best;
}

/// Purposes of luck.
enum : std::uint64_t { split = 1, halves = 1000 };

class Doubting {
public:
    Doubting(std::span<const Input> inputs, const std::vector<bool>& outcome, const DiscoveryQuestion& question,
             const std::stop_token& stop)
        : inputs_(inputs), outcome_(outcome), question_(question), stop_(stop) {}

    TrustedDiscovery run() {
        made_.found = discover(inputs_, outcome_, question_.prim, stop_);
        if (made_.found.boxes.empty()) return std::move(made_);
        for (const Box& box : made_.found.boxes) made_.trust.push_back({{}, doubts_of(box, inputs_, outcome_), {}, {}});
        made_.chosen = chosen_box(made_.found.boxes, question_.density);
        hold_out();
        resample();
        regions();
        made_.found.stopped = stop_.stop_requested();
        return std::move(made_);
    }

private:
    void hold_out() {
        const std::vector<std::uint32_t> order = Chance(question_.seed, split).shuffled(outcome_.size());
        const std::size_t seen = (2 * order.size() + 2) / 3;
        const SomeScenarios train = some_of(inputs_, outcome_, std::span(order).first(seen));
        const SomeScenarios test = some_of(inputs_, outcome_, std::span(order).subspan(seen));
        const Discovery found = discover(train.inputs, train.outcome, question_.prim, stop_);
        for (std::size_t k = 0; k < made_.trust.size() && !test.outcome.empty(); ++k)
            if (const Box* like = nearest(found, made_.found.boxes[k].mass, &Box::mass))
                made_.trust[k].hold_out = box_on(*like, test.inputs, test.outcome);
    }

    void resample() {
        std::size_t counted = 0;
        for (BoxTrust& trust : made_.trust) {
            trust.same_coverage.assign(inputs_.size(), 0.0);
            trust.same_density.assign(inputs_.size(), 0.0);
        }
        for (std::size_t t = 0; t < question_.resamples && !stop_.stop_requested(); ++t) {
            const std::vector<std::uint32_t> order = Chance(question_.seed, halves + t).shuffled(outcome_.size());
            const SomeScenarios half = some_of(inputs_, outcome_, std::span(order).first((order.size() + 1) / 2));
            const Discovery found = discover(half.inputs, half.outcome, question_.prim, stop_);
            if (found.boxes.empty()) continue;
            ++counted;
            for (std::size_t k = 0; k < made_.trust.size(); ++k) {
                const Box& box = made_.found.boxes[k];
                for (const std::size_t i : nearest(found, box.coverage, &Box::coverage)->restricted)
                    ++made_.trust[k].same_coverage[i];
                for (const std::size_t i : nearest(found, box.density, &Box::density)->restricted)
                    ++made_.trust[k].same_density[i];
            }
        }
        made_.half_samples = counted;
        for (BoxTrust& trust : made_.trust) {
            for (double& share : trust.same_coverage) share = counted == 0 ? 0 : share / static_cast<double>(counted);
            for (double& share : trust.same_density) share = counted == 0 ? 0 : share / static_cast<double>(counted);
        }
    }

    /// Cover after cover: each region is looked for among what those before it leave out.
    void regions() {
        std::vector<std::uint32_t> left(outcome_.size());
        for (std::uint32_t row = 0; row < left.size(); ++row) left[row] = row;
        const Box& all = made_.found.boxes.front();
        for (std::size_t n = 0; n <= question_.more_boxes && !stop_.stop_requested(); ++n) {
            const SomeScenarios rest = some_of(inputs_, outcome_, left);
            PrimQuestion prim = question_.prim;
            prim.mass *=
                static_cast<double>(outcome_.size()) / static_cast<double>(std::max<std::size_t>(1, left.size()));
            const Discovery found = n == 0 ? made_.found : discover(rest.inputs, rest.outcome, prim, stop_);
            if (found.boxes.empty()) return;
            const Box& box = found.boxes[chosen_box(found.boxes, question_.density)];
            if (box.restricted.empty()) return;
            FoundRegion region = without_doubtful_limits(box, rest.inputs, rest.outcome, question_.doubtful);
            region.dense = region.box.density >= question_.density;
            if (n > 0 && !region.dense) return;
            region.box.coverage = static_cast<double>(region.box.hits) / static_cast<double>(all.hits);
            region.box.mass = static_cast<double>(region.box.inside) / static_cast<double>(all.inside);
            std::erase_if(left, [&](std::uint32_t row) { return holds(region.box, inputs_, row); });
            made_.regions.push_back(std::move(region));
        }
    }

    std::span<const Input> inputs_;
    const std::vector<bool>& outcome_;
    const DiscoveryQuestion& question_;
    const std::stop_token& stop_;
    TrustedDiscovery made_;
};

}  // namespace

TrustedDiscovery discover_with_doubts(std::span<const Input> inputs, const std::vector<bool>& outcome,
                                      const DiscoveryQuestion& question, const std::stop_token& stop) {
    return Doubting(inputs, outcome, question, stop).run();
}

}  // namespace irenic
