#include "ensemble/quantities.hpp"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <limits>

#include "ensemble/appraisers.hpp"
#include "ensemble/kinds.hpp"

namespace irenic {
namespace {

constexpr std::uint64_t rows_per_job = 32;
constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

}  // namespace

Quantities::Quantities(const Assumptions& assumptions, const Reappraiser& appraiser)
    : assumptions_(assumptions), appraiser_(appraiser) {
    for (std::size_t k = 0; k < assumptions.subject_count(); ++k) {
        const std::vector<Finding> there = findings_of(assumptions.subject(k));
        if (k == 0)
            std::copy_if(there.begin(), there.end(), std::back_inserter(findings_),
                         [](const Finding& one) { return is_quantity(one.kind); });
        sizes_.push_back(there.size());
        std::vector<std::optional<std::size_t>>& places = places_.emplace_back();
        for (const Finding& finding : findings_) {
            const auto same =
                std::find_if(there.begin(), there.end(), [&](const Finding& one) { return one.name == finding.name; });
            places.push_back(same == there.end() ? std::optional<std::size_t>()
                                                 : static_cast<std::size_t>(same - there.begin()));
        }
    }
}

std::vector<std::vector<std::vector<double>>> Quantities::at(const PointsToLookAt& points, const Workers& workers,
                                                             const std::stop_token& stop, std::uint64_t& done) const {
    std::vector<std::vector<std::vector<double>>> outputs(
        assumptions_.subject_count(),
        std::vector<std::vector<double>>(findings_.size(), std::vector<double>(points.count, nothing)));
    std::atomic<std::uint64_t> looked_at{0};
    Appraisers appraisers(appraiser_);
    workers.run((points.count + rows_per_job - 1) / rows_per_job, [&](std::size_t job) {
        if (stop.stop_requested()) return;
        const std::uint64_t from = job * rows_per_job;
        const std::uint64_t until = std::min(points.count, from + rows_per_job);
        look(points, from, until, outputs, appraisers);
        const std::uint64_t so_far = looked_at += until - from;
        if (points.progress) points.progress(so_far, points.count);
    });
    done = looked_at;
    return outputs;
}

void Quantities::look(const PointsToLookAt& points, std::uint64_t from, std::uint64_t until,
                      std::vector<std::vector<std::vector<double>>>& outputs, Appraisers& appraisers) const {
    std::unique_ptr<Reappraiser> appraiser = appraisers.take();
    std::vector<Case> scenarios;
    for (std::size_t k = 0; k < assumptions_.subject_count(); ++k) scenarios.push_back(assumptions_.subject(k));
    for (std::uint64_t row = from; row < until; ++row) {
        const std::vector<double> point = points.point(row);
        const std::uint64_t luck = points.luck(row);
        for (std::size_t k = 0; k < scenarios.size(); ++k)
            assumptions_.put(assumptions_.draw_at(point, luck, k), k, scenarios[k]);
        const std::vector<ScenarioVerdicts> verdicts = appraiser->appraise(scenarios);
        for (std::size_t k = 0; k < scenarios.size(); ++k) {
            std::vector<double> laid(sizes_[k], nothing);
            if (verdicts[k].problem.empty()) lay_out(scenarios[k], verdicts[k], laid);
            for (std::size_t f = 0; f < findings_.size(); ++f)
                if (places_[k][f]) outputs[k][f][row] = laid[*places_[k][f]];
        }
    }
    appraisers.give_back(std::move(appraiser));
}

}  // namespace irenic
