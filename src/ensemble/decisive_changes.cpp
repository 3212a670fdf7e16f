/// Along every assumption by itself, all verdicts are read at once; what flips is then looked for to the last place.
#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <map>
#include <mutex>
#include <tuple>

#include "ensemble/appraisers.hpp"
#include "ensemble/findings.hpp"
#include "ensemble/kinds.hpp"

namespace irenic {
namespace {

using Row = std::vector<double>;

std::optional<bool> verdict_in(const Row& row, std::size_t finding) {
    return std::isnan(row[finding]) ? std::optional<bool>() : row[finding] != 0;
}

/// The case with everything at best but for one assumption.
class Along {
public:
    Along(const Assumptions& assumptions, std::size_t k, std::size_t assumption, const std::vector<Finding>& findings,
          Appraisers& appraisers)
        : assumptions_(assumptions),
          k_(k),
          assumption_(assumption),
          findings_(findings),
          appraisers_(appraisers),
          appraiser_(appraisers.take()),
          scenario_(assumptions.subject(k)),
          claims_(scenario_.claims) {}
    ~Along() { appraisers_.give_back(std::move(appraiser_)); }
    Along(const Along&) = delete;
    Along& operator=(const Along&) = delete;

    /// At the first `whole` numbers asked about, everything is worked out; at later ones no more of the claims than is needed.
    std::optional<bool> verdict(Decimal number, std::size_t finding, std::size_t whole) {
        auto known = rows_.find(number.units);
        if (known == rows_.end() && rows_.size() < whole) {
            assumptions_.put_one(assumption_, number, k_, scenario_);
            known = rows_.emplace(number.units, as_it_is()).first;
        }
        return verdict_in(known != rows_.end() ? known->second : part_at(number, finding), finding);
    }
    /// What is found at this number is known already.
    void know(Decimal number, const Row& row) { rows_.emplace(number.units, row); }
    Row at_level(Level level) {
        assumptions_.put_level(assumption_, level, k_, scenario_);
        return as_it_is();
    }
    Row as_it_is() { return appraised(claims_); }

    [[nodiscard]] std::uint64_t scenarios() const { return asked_; }
    [[nodiscard]] const std::string& problem() const { return problem_; }

private:
    const Row& part_at(Decimal number, std::size_t finding) {
        const bool is_claim = findings_[finding].kind == Finding::Kind::claim;
        const auto [known, is_new] = parts_.try_emplace({number.units, is_claim ? finding : findings_.size()});
        if (!is_new) return known->second;
        assumptions_.put_one(assumption_, number, k_, scenario_);
        std::vector<Claim> asked;
        if (is_claim) asked.push_back(claims_[findings_[finding].claim]);
        return known->second = appraised(std::move(asked));
    }

    Row appraised(std::vector<Claim> claims) {
        ++asked_;
        scenario_.claims = std::move(claims);
        ScenarioVerdicts verdicts = std::move(appraiser_->appraise(std::span(&scenario_, 1)).front());
        // Claims that were left out count as not settled.
        std::vector<std::optional<bool>> answers(claims_.size());
        for (std::size_t c = 0; c < verdicts.claims.size(); ++c)
            for (std::size_t known = 0; known < claims_.size(); ++known)
                if (claims_[known].id == scenario_.claims[c].id) answers[known] = verdicts.claims[c];
        verdicts.claims = std::move(answers);
        if (!verdicts.problem.empty()) problem_ = verdicts.problem;
        Row row(findings_.size());
        lay_out(findings_, verdicts, row);
        return row;
    }

    const Assumptions& assumptions_;
    std::size_t k_;
    std::size_t assumption_;
    const std::vector<Finding>& findings_;
    Appraisers& appraisers_;
    std::unique_ptr<Reappraiser> appraiser_;
    Case scenario_;
    const std::vector<Claim> claims_;
    std::map<std::int64_t, Row> rows_;                           ///< by the number
    std::map<std::pair<std::int64_t, std::size_t>, Row> parts_;  ///< by the number and the claim; past the last: strategies
    std::uint64_t asked_ = 0;
    std::string problem_;
};

class Changes {
public:
    Changes(const Assumptions& assumptions, std::size_t k, const Reappraiser& appraiser, std::size_t between,
            const std::stop_token& stop)
        : assumptions_(assumptions), k_(k), appraisers_(appraiser), stop_(stop) {
        found_.between = between;
        found_.findings = findings_of(assumptions.subject(k));
    }

    DecisiveChanges run(const Workers& workers) {
        {
            Along base(assumptions_, k_, 0, found_.findings, appraisers_);
            found_.at_best = base.as_it_is();
            found_.problem = base.problem();
        }
        found_.scenarios = 1;
        if (!found_.problem.empty()) return std::move(found_);
        const auto& all = assumptions_.all();
        for (std::size_t a = 0; a < all.size(); ++a)
            if (all[a].ranges[k_] && all[a].kind != Assumption::Kind::order) found_.looked_along.push_back(a);
        workers.run(found_.looked_along.size(), [&](std::size_t job) {
            if (!stop_.stop_requested()) look_along(found_.looked_along[job]);
        });
        keep_verdicts();
        // By finding; numbers before categories; the smallest change first.
        std::sort(found_.changes.begin(), found_.changes.end(), [](const DecisiveChange& a, const DecisiveChange& b) {
            return std::tuple(a.finding, !a.category.empty(), a.flip.relative, a.assumption, a.category) <
                   std::tuple(b.finding, !b.category.empty(), b.flip.relative, b.assumption, b.category);
        });
        found_.stopped = stop_.stop_requested();
        return std::move(found_);
    }

private:
    void look_along(std::size_t assumption) {
        Along along(assumptions_, k_, assumption, found_.findings, appraisers_);
        std::vector<DecisiveChange> changes = assumptions_.all()[assumption].categories.empty()
                                                  ? along_numbers(assumption, along)
                                                  : along_levels(assumption, along);
        const std::lock_guard lock(mutex_);
        found_.scenarios += along.scenarios();
        if (found_.problem.empty()) found_.problem = along.problem();
        std::move(changes.begin(), changes.end(), std::back_inserter(found_.changes));
    }

    std::vector<DecisiveChange> along_numbers(std::size_t assumption, Along& along) const {
        std::vector<DecisiveChange> changes;
        const Range& range = *assumptions_.all()[assumption].ranges[k_];
        along.know(range.best, found_.at_best);
        for (std::size_t f = 0; f < found_.findings.size(); ++f) {
            if (!is_yes_or_no(found_.findings[f].kind) || std::isnan(found_.at_best[f])) continue;
            const std::size_t grid = 2 * found_.between + 3;  // the ends, the best value, and those between
            const auto verdict = [&](Decimal value) { return along.verdict(value, f, grid); };
            const FlipPoint flip = flip_point(range, verdict, found_.between);
            if (flip.flips) changes.push_back({assumption, f, found_.at_best[f] != 0, flip, {}});
        }
        return changes;
    }

    std::vector<DecisiveChange> along_levels(std::size_t assumption, Along& along) const {
        std::vector<DecisiveChange> changes;
        const auto& levels = assumptions_.all()[assumption].categories;
        for (Level level = 0; level < levels.size(); ++level) {
            if (level == assumptions_.level_of(assumption, k_)) continue;
            const Row row = along.at_level(level);
            for (std::size_t f = 0; f < found_.findings.size(); ++f) {
                if (!is_yes_or_no(found_.findings[f].kind) || std::isnan(found_.at_best[f])) continue;
                const auto here = verdict_in(row, f);
                if (!here || *here == (found_.at_best[f] != 0)) continue;
                FlipPoint flip;
                flip.flips = true;
                flip.looked_at = levels.size();
                changes.push_back({assumption, f, found_.at_best[f] != 0, flip, levels[level]});
            }
        }
        return changes;
    }

    /// Of the findings only those that are 0 or 1; changes then count among these.
    void keep_verdicts() {
        std::vector<std::size_t> place(found_.findings.size(), 0);
        std::vector<Finding> kept;
        std::vector<double> at_best;
        for (std::size_t f = 0; f < found_.findings.size(); ++f) {
            place[f] = kept.size();
            if (!is_yes_or_no(found_.findings[f].kind)) continue;
            kept.push_back(std::move(found_.findings[f]));
            at_best.push_back(found_.at_best[f]);
        }
        found_.findings = std::move(kept);
        found_.at_best = std::move(at_best);
        for (DecisiveChange& change : found_.changes) change.finding = place[change.finding];
    }

    const Assumptions& assumptions_;
    std::size_t k_;
    Appraisers appraisers_;
    const std::stop_token& stop_;
    std::mutex mutex_;
    DecisiveChanges found_;
};

}  // namespace

DecisiveChanges decisive_changes(const Assumptions& assumptions, std::size_t k, const Reappraiser& appraiser,
                                 std::size_t between, const Workers& workers, const std::stop_token& stop) {
    return Changes(assumptions, k, appraiser, between, stop).run(workers);
}

}  // namespace irenic
