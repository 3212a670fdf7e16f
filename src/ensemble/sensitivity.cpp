/// Variance-based indices of what is found about a case, on the whole of its assumptions' ranges.
#include <algorithm>
#include <bit>

#include "ensemble/quantities.hpp"

namespace irenic {
namespace {

bool draws_orders(const Assumptions& assumptions) {
    const auto& all = assumptions.all();
    return std::any_of(all.begin(), all.end(),
                       [](const Assumption& one) { return one.kind == Assumption::Kind::order; });
}

SaltelliDesign design_of(const Assumptions& assumptions, const SensitivityQuestion& question) {
    SaltelliDesign design{assumptions.dimensions(), question.base, question.second_order, {}, question.seed, true};
    for (std::size_t d = 0; d < assumptions.dimensions(); ++d) design.groups.push_back({d});
    if (draws_orders(assumptions)) design.groups.emplace_back();
    return design;
}

class CaseDesign {
public:
    CaseDesign(const Assumptions& assumptions, const Reappraiser& appraiser, const SensitivityQuestion& question)
        : question_(question), quantities_(assumptions, appraiser), points_(design_of(assumptions, question)) {
        for (std::size_t d = 0; d < assumptions.dimensions(); ++d)
            found_.assumptions.emplace_back(assumptions.assumption_of(d));
        if (draws_orders(assumptions)) found_.assumptions.emplace_back();
        found_.findings = quantities_.findings();
    }

    CaseSensitivity run(const Workers& workers, const std::stop_token& stop,
                        const std::function<void(std::uint64_t, std::uint64_t)>& progress) {
        if (!std::has_single_bit(question_.base)) found_.problem = "the number of base points is no power of two";
        if (found_.assumptions.empty()) found_.problem = "nothing in the case is uncertain";
        if (!found_.problem.empty()) return std::move(found_);
        PointsToLookAt wanted;
        wanted.count = points_.design().rows();
        wanted.point = [this](std::uint64_t row) { return points_.point(row); };
        wanted.luck = [this](std::uint64_t row) { return points_.luck(row); };
        wanted.progress = progress;
        outputs_ = quantities_.at(wanted, workers, stop, found_.scenarios);
        found_.stopped = stop.stop_requested();
        if (!found_.stopped) take_apart(workers);
        return std::move(found_);
    }

private:
    void take_apart(const Workers& workers) {
        const std::size_t findings = found_.findings.size();
        found_.indices.assign(outputs_.size(), std::vector<SobolIndices>(findings));
        workers.run(outputs_.size() * findings, [&](std::size_t job) {
            const std::size_t k = job / findings;
            const std::size_t f = job % findings;
            found_.indices[k][f] = sobol_indices(points_.design(), outputs_[k][f], question_.resampling);
            outputs_[k][f] = {};
        });
    }

    const SensitivityQuestion& question_;
    Quantities quantities_;
    SaltelliPoints points_;
    std::vector<std::vector<std::vector<double>>> outputs_;  ///< by subject, finding and row
    CaseSensitivity found_;
};

}  // namespace

std::uint64_t scenarios_needed(const Assumptions& assumptions, const SensitivityQuestion& question) {
    return design_of(assumptions, question).rows();
}

CaseSensitivity sensitivity_of(const Assumptions& assumptions, const Reappraiser& appraiser,
                               const SensitivityQuestion& question, const Workers& workers, const std::stop_token& stop,
                               const std::function<void(std::uint64_t done, std::uint64_t of)>& progress) {
    return CaseDesign(assumptions, appraiser, question).run(workers, stop, progress);
}

}  // namespace irenic
