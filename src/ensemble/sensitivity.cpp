/// Variance-based indices of what is found about a case, on the whole of its assumptions' ranges.
#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <limits>

#include "ensemble/kinds.hpp"

namespace irenic {
namespace {

constexpr std::uint64_t rows_per_job = 64;

class CaseDesign {
public:
    CaseDesign(const Assumptions& assumptions, const Reappraiser& appraiser, const SensitivityQuestion& question)
        : assumptions_(assumptions), appraiser_(appraiser), question_(question) {
        SaltelliDesign design{assumptions.dimensions(), question.base, question.second_order, {}, question.seed, true};
        for (std::size_t d = 0; d < assumptions.dimensions(); ++d) {
            design.groups.push_back({d});
            found_.assumptions.emplace_back(assumptions.assumption_of(d));
        }
        const auto& all = assumptions.all();
        if (std::any_of(all.begin(), all.end(),
                        [](const Assumption& one) { return one.kind == Assumption::Kind::order; })) {
            design.groups.emplace_back();
            found_.assumptions.emplace_back();
        }
        points_.emplace(std::move(design));
        find_findings();
    }

    CaseSensitivity run(const Workers& workers, const std::stop_token& stop,
                        const std::function<void(std::uint64_t, std::uint64_t)>& progress) {
        if (!std::has_single_bit(question_.base)) found_.problem = "the number of base points is no power of two";
        if (points_->design().group_count() == 0) found_.problem = "nothing in the case is uncertain";
        if (!found_.problem.empty()) return std::move(found_);
        const std::uint64_t rows = points_->design().rows();
        outputs_.assign(assumptions_.subject_count(),
                        std::vector<std::vector<double>>(found_.findings.size(), std::vector<double>(rows)));
        std::atomic<std::uint64_t> done{0};
        workers.run((rows + rows_per_job - 1) / rows_per_job, [&](std::size_t job) {
            if (stop.stop_requested()) return;
            const std::uint64_t from = job * rows_per_job;
            const std::uint64_t until = std::min(rows, from + rows_per_job);
            work_out(from, until);
            const std::uint64_t so_far = done += until - from;
            if (progress) progress(so_far, rows);
        });
        found_.scenarios = done;
        found_.stopped = stop.stop_requested();
        if (!found_.stopped) take_apart(workers);
        return std::move(found_);
    }

private:
    void find_findings() {
        for (std::size_t k = 0; k < assumptions_.subject_count(); ++k) {
            const std::vector<Finding> there = findings_of(assumptions_.subject(k));
            if (k == 0)
                std::copy_if(there.begin(), there.end(), std::back_inserter(found_.findings),
                             [](const Finding& one) { return is_quantity(one.kind); });
            sizes_.push_back(there.size());
            std::vector<std::optional<std::size_t>>& places = places_.emplace_back();
            for (const Finding& finding : found_.findings) {
                const auto same = std::find_if(there.begin(), there.end(),
                                               [&](const Finding& one) { return one.name == finding.name; });
                places.push_back(same == there.end() ? std::optional<std::size_t>()
                                                     : static_cast<std::size_t>(same - there.begin()));
            }
        }
    }

    void work_out(std::uint64_t from, std::uint64_t until) {
        Reappraiser appraiser(appraiser_);
        std::vector<Case> scenarios;
        for (std::size_t k = 0; k < assumptions_.subject_count(); ++k) scenarios.push_back(assumptions_.subject(k));
        for (std::uint64_t row = from; row < until; ++row) {
            const std::vector<double> point = points_->point(row);
            const std::uint64_t luck = points_->luck(row);
            for (std::size_t k = 0; k < scenarios.size(); ++k)
                assumptions_.put(assumptions_.draw_at(point, luck, k), k, scenarios[k]);
            const std::vector<ScenarioVerdicts> verdicts = appraiser.appraise(scenarios);
            for (std::size_t k = 0; k < scenarios.size(); ++k) {
                std::vector<double> laid(sizes_[k], std::numeric_limits<double>::quiet_NaN());
                if (verdicts[k].problem.empty()) lay_out(scenarios[k], verdicts[k], laid);
                for (std::size_t f = 0; f < found_.findings.size(); ++f)
                    outputs_[k][f][row] =
                        places_[k][f] ? laid[*places_[k][f]] : std::numeric_limits<double>::quiet_NaN();
            }
        }
    }

    void take_apart(const Workers& workers) {
        const std::size_t findings = found_.findings.size();
        found_.indices.assign(outputs_.size(), std::vector<SobolIndices>(findings));
        workers.run(outputs_.size() * findings, [&](std::size_t job) {
            const std::size_t k = job / findings;
            const std::size_t f = job % findings;
            found_.indices[k][f] = sobol_indices(points_->design(), outputs_[k][f], question_.resampling);
            outputs_[k][f] = {};
        });
    }

    const Assumptions& assumptions_;
    const Reappraiser& appraiser_;
    const SensitivityQuestion& question_;
    std::optional<SaltelliPoints> points_;
    std::vector<std::size_t> sizes_;                               ///< per subject: of all its findings
    std::vector<std::vector<std::optional<std::size_t>>> places_;  ///< per subject: of those in question among all
    std::vector<std::vector<std::vector<double>>> outputs_;        ///< by subject, finding and row
    CaseSensitivity found_;
};

}  // namespace

CaseSensitivity sensitivity_of(const Assumptions& assumptions, const Reappraiser& appraiser,
                               const SensitivityQuestion& question, const Workers& workers, const std::stop_token& stop,
                               const std::function<void(std::uint64_t done, std::uint64_t of)>& progress) {
    return CaseDesign(assumptions, appraiser, question).run(workers, stop, progress);
}

}  // namespace irenic
