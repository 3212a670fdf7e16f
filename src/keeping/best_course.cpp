/// The order of greatest margin where time or chance counts. What going on is worth at a set depends on the order of the rest, and so
/// does which rest is best: for every set those courses are kept that no other is at least as good as for everybody and in margin.
#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <map>

#include "keeping/hazard.hpp"
#include "keeping/search.hpp"

namespace irenic {
namespace {

constexpr double unbounded = std::numeric_limits<double>::infinity();
/// Courses that differ by less than this share of the values in question are taken for equal.
constexpr double grain = 1e-11;
constexpr std::size_t narrow = 24;  ///< courses kept a set, when all of them are too many

/// One way to go on from a set: to which set next, and by which of its courses.
struct Course {
    std::vector<double> values;  ///< of going on, per party asked about
    double margin = unbounded;   ///< least slack from here on
    DoneSet next = 0;
    std::uint32_t further = 0;
};

class Courses {
public:
    Courses(Lattice& lattice, const OrderLimits& limits, const std::stop_token& stop)
        : lattice_(lattice), limits_(limits), stop_(stop), dated_(lattice.has_dates()) {
        const Keeping& keeping = lattice.agreement().keeping;
        for (PartyIndex i = 0; i < lattice.space().party_count(); ++i) {
            if (!lattice.space().cardinal(i)) continue;
            place_.emplace(i, parties_.size());
            parties_.push_back(i);
            discount_.push_back(to_double(keeping.discount[i].best));
        }
    }

    OrderInDeal run() {
        OrderInDeal answer;
        if (lattice_.point(0).state == no_state) return answer;
        const std::vector<Course>* from_start = &courses_from(0, lattice_.first_day());
        if (limited_ && !stop_.stop_requested()) {
            // Fewer courses a set: what is found is a plan, and the bound says how far from the best it can be.
            answer.limit_reached = true;
            kept_.clear();
            courses_ = 0;
            limited_ = false;
            narrow_ = true;
            from_start = &courses_from(0, lattice_.first_day());
        }
        if (limited_) {
            answer.proven = false;
            answer.limit_reached = true;
            return answer;
        }
        answer.proven = !answer.limit_reached;
        if (from_start->empty()) return answer;
        answer.found = true;
        trace(*from_start, answer.steps);
        if (!answer.proven) answer.at_most = bound(0, lattice_.first_day());
        return answer;
    }

private:
    using Key = std::pair<DoneSet, std::uint32_t>;  // days count only where something waits for one
    [[nodiscard]] Key key(DoneSet done, std::uint32_t day) const { return {done, dated_ ? day : 0}; }

    [[nodiscard]] double value(std::size_t place, StateIndex s) const {
        return to_double(lattice_.space().value(parties_[place], s));
    }

    /// What a course is worth one step earlier.
    [[nodiscard]] double earlier(std::size_t place, const LatticePoint& here, std::uint32_t day, std::uint32_t days,
                                 double later_value) const {
        const double later = std::pow(discount_[place], days);
        const double safe = about_chance_to_last(lattice_.agreement().keeping.hazard, day, days);
        return (1 - later) * value(place, here.state) +
               later * (safe * later_value + (1 - safe) * value(place, here.broken));
    }

    [[nodiscard]] double least_slack(const LatticePoint& here, const std::vector<double>& values) const {
        double least = unbounded;
        for (const Stopping& one : here.asked)
            least =
                std::min(least, values[place_.at(one.party)] - static_cast<double>(one.stop) / Decimal::units_per_one);
        return least;
    }

    const std::vector<Course>& courses_from(DoneSet done, std::uint32_t day) {
        const auto [at, is_new] = kept_.try_emplace(key(done, day));
        if (!is_new) return at->second;
        std::vector<Course> found;
        const LatticePoint here = lattice_.point(done);
        if (done == lattice_.all()) {
            Course end;
            for (std::size_t k = 0; k < parties_.size(); ++k) end.values.push_back(value(k, here.state));
            found.push_back(std::move(end));
        }
        for (const DoneSet next : lattice_.next(done, limits_.together)) {
            if (kept_.size() > limits_.sets || courses_ > limits_.courses || stop_.stop_requested()) limited_ = true;
            if (limited_) break;
            const std::uint32_t days = lattice_.days(next & ~done, day);
            const std::vector<Course>& further = courses_from(next, day + days);
            for (std::uint32_t k = 0; k < further.size(); ++k) {
                Course course{{}, further[k].margin, next, k};
                for (std::size_t i = 0; i < parties_.size(); ++i)
                    course.values.push_back(earlier(i, here, day, days, further[k].values[i]));
                course.margin = std::min(course.margin, least_slack(here, course.values));
                found.push_back(std::move(course));
            }
        }
        keep_best(found);
        courses_ += found.size();
        return kept_[key(done, day)] = std::move(found);
    }

    /// Ties go to the course that was found first: file order.
    void keep_best(std::vector<Course>& found) const {
        std::stable_sort(found.begin(), found.end(),
                         [](const Course& a, const Course& b) { return a.margin > b.margin; });
        const auto no_worse = [](double a, double b) { return a >= b - grain * (1 + std::abs(a) + std::abs(b)); };
        std::vector<Course> kept;
        for (Course& course : found) {
            const bool matched = std::any_of(kept.begin(), kept.end(), [&](const Course& other) {
                for (std::size_t i = 0; i < course.values.size(); ++i)
                    if (!no_worse(other.values[i], course.values[i])) return false;
                return no_worse(other.margin, course.margin);
            });
            if (!matched) kept.push_back(std::move(course));
            if (narrow_ && kept.size() == narrow) break;
        }
        found = std::move(kept);
    }

    void trace(const std::vector<Course>& from_start, std::vector<DoneSet>& steps) {
        const Course* course = &from_start.front();
        std::uint32_t day = lattice_.first_day();
        for (DoneSet done = 0; done != lattice_.all();) {
            const DoneSet step = course->next & ~done;
            steps.push_back(step);
            day += lattice_.days(step, day);
            done = course->next;
            course = &kept_.at(key(done, day))[course->further];
        }
    }

    /// If every party's going on were worth as much as on the course that is best for it alone: the margin would be no less.
    struct Bound {
        std::vector<double> values;
        double margin = -unbounded;
    };
    double bound(DoneSet done, std::uint32_t day) { return bound_from(done, day).margin; }
    const Bound& bound_from(DoneSet done, std::uint32_t day) {
        const auto [at, is_new] = bounds_.try_emplace(key(done, day));
        if (!is_new) return at->second;
        const LatticePoint here = lattice_.point(done);
        Bound made;
        made.values.assign(parties_.size(), -unbounded);
        if (done == lattice_.all()) {
            for (std::size_t k = 0; k < parties_.size(); ++k) made.values[k] = value(k, here.state);
            made.margin = unbounded;
            return bounds_[key(done, day)] = made;
        }
        for (const DoneSet next : lattice_.next(done, limits_.together)) {
            const std::uint32_t days = lattice_.days(next & ~done, day);
            const Bound& further = bound_from(next, day + days);
            for (std::size_t k = 0; k < parties_.size(); ++k)
                if (further.values[k] > -unbounded)
                    made.values[k] = std::max(made.values[k], earlier(k, here, day, days, further.values[k]));
            made.margin = std::max(made.margin, further.margin);
        }
        made.margin = std::min(made.margin, least_slack(here, made.values));
        return bounds_[key(done, day)] = std::move(made);
    }

    Lattice& lattice_;
    const OrderLimits& limits_;
    const std::stop_token& stop_;
    bool dated_;
    bool narrow_ = false;
    bool limited_ = false;
    std::vector<PartyIndex> parties_;
    std::map<PartyIndex, std::size_t> place_;
    std::vector<double> discount_;
    std::map<Key, std::vector<Course>> kept_;
    std::map<Key, Bound> bounds_;
    std::uint64_t courses_ = 0;
};

}  // namespace

OrderInDeal best_course(Lattice& lattice, const OrderLimits& limits, const std::stop_token& stop) {
    return Courses(lattice, limits, stop).run();
}

}  // namespace irenic
