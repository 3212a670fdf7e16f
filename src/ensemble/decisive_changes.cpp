/// Along every assumption by itself, all verdicts are read at once; what flips is then looked for to the last place.
#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <mutex>
#include <tuple>

#include "ensemble/kinds.hpp"

namespace irenic {
namespace {

using Row = std::vector<double>;

/// Appraisers that nobody is using: one that has been asked before is much quicker than a new one.
class Appraisers {
public:
    explicit Appraisers(const Reappraiser& model) : model_(model) {}

    std::unique_ptr<Reappraiser> take() {
        const std::lock_guard lock(mutex_);
        if (idle_.empty()) return std::make_unique<Reappraiser>(model_);
        std::unique_ptr<Reappraiser> one = std::move(idle_.back());
        idle_.pop_back();
        return one;
    }
    void give_back(std::unique_ptr<Reappraiser> one) {
        const std::lock_guard lock(mutex_);
        idle_.push_back(std::move(one));
    }

private:
    const Reappraiser& model_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Reappraiser>> idle_;
};

/// The case with everything at best but for one assumption.
class Along {
public:
    Along(const Assumptions& assumptions, std::size_t k, std::size_t assumption, Appraisers& appraisers)
        : assumptions_(assumptions),
          k_(k),
          assumption_(assumption),
          appraisers_(appraisers),
          appraiser_(appraisers.take()),
          scenario_(assumptions.subject(k)),
          size_(findings_of(scenario_).size()) {}
    ~Along() { appraisers_.give_back(std::move(appraiser_)); }
    Along(const Along&) = delete;
    Along& operator=(const Along&) = delete;

    const Row& at(Decimal number) {
        const auto [known, is_new] = rows_.try_emplace(number.units);
        if (!is_new) return known->second;
        assumptions_.put_one(assumption_, number, k_, scenario_);
        return known->second = appraised();
    }
    Row at_level(Level level) {
        assumptions_.put_level(assumption_, level, k_, scenario_);
        return appraised();
    }
    Row as_it_is() { return appraised(); }

    [[nodiscard]] std::uint64_t scenarios() const { return asked_; }
    [[nodiscard]] const std::string& problem() const { return problem_; }

private:
    Row appraised() {
        ++asked_;
        const ScenarioVerdicts verdicts = std::move(appraiser_->appraise(std::span(&scenario_, 1)).front());
        Row row(size_, std::numeric_limits<double>::quiet_NaN());
        if (verdicts.problem.empty())
            lay_out(scenario_, verdicts, row);
        else
            problem_ = verdicts.problem;
        return row;
    }

    const Assumptions& assumptions_;
    std::size_t k_;
    std::size_t assumption_;
    Appraisers& appraisers_;
    std::unique_ptr<Reappraiser> appraiser_;
    Case scenario_;
    std::size_t size_;
    std::map<std::int64_t, Row> rows_;
    std::uint64_t asked_ = 0;
    std::string problem_;
};

std::optional<bool> verdict_in(const Row& row, std::size_t finding) {
    return std::isnan(row[finding]) ? std::optional<bool>() : row[finding] != 0;
}

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
            Along base(assumptions_, k_, 0, appraisers_);
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
        Along along(assumptions_, k_, assumption, appraisers_);
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
        for (std::size_t f = 0; f < found_.findings.size(); ++f) {
            if (!is_yes_or_no(found_.findings[f].kind) || std::isnan(found_.at_best[f])) continue;
            const auto verdict = [&](Decimal value) { return verdict_in(along.at(value), f); };
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
