/// The best order where time or chance counts, or where it is to be short.
///
/// The question is always: is there an order with slacks of at least so much, in at most so many days? It is followed from the start, set by
/// set, with what every party's going on must be worth from there on for the slacks before to be what they should. A beginning is given
/// up where no order of the rest could be worth so much, or where a beginning that asked no more has failed. The margin is closed in
/// between an order that was found and a question that was answered no.
#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "keeping/course_nodes.hpp"
#include "keeping/hazard.hpp"
#include "keeping/search.hpp"

namespace irenic {
namespace {

constexpr double unbounded = std::numeric_limits<double>::infinity();
constexpr std::uint32_t any_days = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint64_t nodes_by_sets = 4;   ///< a set takes so much more memory here than where only the end counts
constexpr std::size_t most_followed = 2000;  ///< of each size, where there are too many sets
constexpr std::uint64_t most_steps = 60'000'000;  ///< between sets, kept

/// Beginnings that failed, by the set they come to.
class Failures {
public:
    Failures(std::size_t nodes, std::size_t parties) : first_(nodes, none), width_(parties + 1) {}

    /// Did one fail that asked no more?
    [[nodiscard]] bool cover(CourseNodes::Node n, const double* needed, double least, std::uint32_t days_left) const {
        std::uint32_t looked = 0;
        for (std::uint32_t f = first_[n]; f != none && looked < most_compared; f = next_[f], ++looked) {
            const double* failed = needed_.data() + std::size_t{f} * width_;
            if (days_left > days_left_[f] || least < failed[width_ - 1]) continue;
            bool no_less = true;
            for (std::size_t k = 0; k + 1 < width_ && no_less; ++k) no_less = needed[k] >= failed[k];
            if (no_less) return true;
        }
        return false;
    }

    void add(CourseNodes::Node n, const double* needed, double least, std::uint32_t days_left) {
        if (next_.size() >= most_kept) return;
        needed_.insert(needed_.end(), needed, needed + width_ - 1);
        needed_.push_back(least);
        days_left_.push_back(days_left);
        next_.push_back(first_[n]);
        first_[n] = static_cast<std::uint32_t>(next_.size() - 1);
    }

private:
    static constexpr std::uint32_t most_compared = 256;
    static constexpr std::size_t most_kept = 8'000'000;
    std::vector<std::uint32_t> first_;
    std::size_t width_;
    std::vector<double> needed_;
    std::vector<std::uint32_t> days_left_;
    std::vector<std::uint32_t> next_;
};

class Courses {
public:
    Courses(CourseNodes& nodes, std::uint64_t looks)
        : nodes_(nodes), parties_(nodes.parties()), looks_(looks), failures_(nodes.size(), nodes.parties()) {}

    enum class Answer { yes, no, unknown };

    /// Is there an order with slacks of at least `least` measures, in at most so many days? `way` is then such an order.
    Answer ask(double least, std::uint32_t days, std::uint64_t looks) {
        if (nodes_.bound(least) == -unbounded) return Answer::no;
        least_ = least;
        looks_left_ = std::min(looks, looks_);
        const std::uint64_t allowed = looks_left_;
        way_.assign(1, 0);
        std::vector<double> needed(parties_, -unbounded);
        const bool found = go_on(0, needed.data(), days);
        looks_ -= allowed - looks_left_;
        if (found) return Answer::yes;
        return looks_left_ == 0 ? Answer::unknown : Answer::no;
    }

    [[nodiscard]] const std::vector<CourseNodes::Node>& way() const { return way_; }
    [[nodiscard]] std::uint64_t looks() const { return looks_; }

    [[nodiscard]] std::uint32_t days() const {
        std::uint32_t sum = 0;
        for (std::size_t s = 1; s < way_.size(); ++s) sum += nodes_.days(way_[s - 1], way_[s]);
        return sum;
    }

    /// The least slack of the order that was found, measured; infinite where nobody is asked.
    [[nodiscard]] double margin() const {
        double least = unbounded;
        for (std::size_t k = 0; k < parties_; ++k) {
            double value = nodes_.here(way_.back(), k);
            for (std::size_t s = way_.size() - 1; s-- > 0;) {
                const auto step = nodes_.step(way_[s], nodes_.days(way_[s], way_[s + 1]), k);
                value = step.gain + step.factor * value;
                if (nodes_.stop(way_[s], k) > -unbounded)
                    least = std::min(least, (value - nodes_.stop(way_[s], k)) / nodes_.measure(k));
            }
        }
        return least;
    }

private:
    struct Next {
        CourseNodes::Node node = 0;
        std::uint32_t days_left = 0;
        double room = 0;
        std::vector<double> needed;
    };

    /// `needed`: what going on must be worth to each party for the slacks before; raised here by the slacks at this set.
    bool go_on(CourseNodes::Node n, double* needed, std::uint32_t days_left) {
        if (nodes_.is_end(n)) {
            for (std::size_t k = 0; k < parties_; ++k)
                if (needed[k] > nodes_.here(n, k)) return false;
            return true;
        }
        for (std::size_t k = 0; k < parties_; ++k) {
            if (nodes_.stop(n, k) > -unbounded)
                needed[k] = std::max(needed[k], nodes_.stop(n, k) + least_ * nodes_.measure(k));
            if (needed[k] > nodes_.most(n, k)) return false;
        }
        if (days_left < nodes_.least_days(n) || failures_.cover(n, needed, least_, days_left)) return false;
        std::vector<Next> following;
        for (const CourseNodes::Node* to = nodes_.begin(n); to != nodes_.end(n); ++to) {
            if (looks_left_ == 0) return false;
            --looks_left_;
            add(n, *to, needed, days_left, following);
        }
        std::stable_sort(following.begin(), following.end(),
                         [](const Next& a, const Next& b) { return a.room > b.room; });
        for (Next& next : following) {
            way_.push_back(next.node);
            if (go_on(next.node, next.needed.data(), next.days_left)) return true;
            way_.pop_back();
            if (looks_left_ == 0) return false;
        }
        failures_.add(n, needed, least_, days_left);
        return false;
    }

    void add(CourseNodes::Node n, CourseNodes::Node to, const double* needed, std::uint32_t days_left,
             std::vector<Next>& following) const {
        const std::uint32_t days = nodes_.days(n, to);
        if (days_left < days) return;
        Next next;
        next.node = to;
        next.days_left = days_left == any_days ? any_days : days_left - days;
        next.room = unbounded;
        next.needed.resize(parties_);
        for (std::size_t k = 0; k < parties_; ++k) {
            const auto step = nodes_.step(n, days, k);
            double& later = next.needed[k];
            if (needed[k] == -unbounded)
                later = -unbounded;
            else if (step.factor > 0)
                later = (needed[k] - step.gain) / step.factor;
            else
                later = step.gain >= needed[k] ? -unbounded : unbounded;
            const double most = nodes_.most(to, k);
            if (later > most || most == -unbounded) return;
            double least = later;
            if (nodes_.stop(to, k) > -unbounded)
                least = std::max(least, nodes_.stop(to, k) + least_ * nodes_.measure(k));
            next.room = std::min(next.room, (most - least) / nodes_.measure(k));
        }
        following.push_back(std::move(next));
    }

    CourseNodes& nodes_;
    std::size_t parties_;
    std::uint64_t looks_;
    std::uint64_t looks_left_ = 0;
    double least_ = 0;
    Failures failures_;
    std::vector<CourseNodes::Node> way_;
};

/// What is asked, until it is settled or too much has been looked at.
class Search {
public:
    Search(Lattice& lattice, const OrderLimits& limits, CourseNodes& nodes)
        : lattice_(lattice), limits_(limits), nodes_(nodes), courses_(nodes, limits.courses) {}

    void run(OrderInDeal& answer) {
        std::uint32_t days = any_days;
        const bool is_short = limits_.best_by == BestBy::time || limits_.best_by == BestBy::completion;
        bool settled = true;
        if (is_short) answer.none_enforces_itself = !end_holds() || !shortest_that_holds(days, settled);
        if (!is_short || answer.none_enforces_itself) {
            if (!ask(-unbounded, days, courses_.looks())) {
                answer.limit_reached = unknown_;
                answer.proven = !unknown_;
                return;
            }
            if (is_short) days = shorten(-unbounded);
        }
        raise(days);
        answer.found = true;
        answer.limit_reached = unknown_;
        answer.proven = !unknown_ && settled;
        if (!is_short) answer.at_most = high_;
        for (std::size_t s = 1; s < best_.size(); ++s)
            answer.steps.push_back(nodes_.done(best_[s]) & ~nodes_.done(best_[s - 1]));
    }

private:
    /// At the end of the deal, which is the same for all orders, nobody does better by undoing it.
    [[nodiscard]] bool end_holds() {
        std::vector<Stopping> asked;
        lattice_.asked(lattice_.all(), asked);
        return std::all_of(asked.begin(), asked.end(), [this](const Stopping& one) {
            if (one.fading.empty()) return lattice_.worth(one.party, lattice_.all()).here >= one.stop;
            // When that is depends on the order; the plan that is found is judged exactly.
            const double here = static_cast<double>(lattice_.worth(one.party, lattice_.all()).here);
            return here / Decimal::units_per_one >= one.on_day(lattice_.first_day());
        });
    }

    bool ask(double least, std::uint32_t days, std::uint64_t looks) {
        const Courses::Answer answer = courses_.ask(least, days, looks);
        unknown_ = unknown_ || answer == Courses::Answer::unknown;
        undecided_ = answer == Courses::Answer::unknown;
        if (answer != Courses::Answer::yes) return false;
        best_ = courses_.way();
        low_ = courses_.margin();
        return true;
    }

    /// Rounding must not hide an order with slacks of just 0: what seems to be one is judged exactly. Where it is none, orders that hold
    /// beyond doubt are looked for, and whether a shorter one just holds may be left open.
    bool shortest_that_holds(std::uint32_t& days, bool& settled) {
        if (!ask(-nodes_.rounding(), any_days, courses_.looks())) return false;
        days = shorten(-nodes_.rounding());
        if (low_ > nodes_.rounding() || holds_exactly()) return true;
        const std::uint32_t at_least = days;
        days = any_days;
        settled = false;
        if (!ask(nodes_.rounding(), any_days, courses_.looks())) return false;
        days = shorten(nodes_.rounding());
        settled = days == at_least;
        return true;
    }

    [[nodiscard]] bool holds_exactly() {
        const Keeping& keeping = lattice_.agreement().keeping;
        const Wide one(std::int64_t{1});
        std::vector<Stopping> asked;
        for (const PartyIndex i : lattice_.ever_asked()) {
            Wide value(Decimal{lattice_.worth(i, lattice_.all()).here});
            std::uint32_t day = lattice_.first_day() + courses_.days();
            for (std::size_t s = best_.size() - 1; s-- > 0;) {
                const DoneSet done = nodes_.done(best_[s]);
                const std::uint32_t days = nodes_.days(best_[s], best_[s + 1]);
                day -= days;
                const Worth worth = lattice_.worth(i, done);
                const Wide later = Wide(keeping.discount[i].best).power(days);
                const Wide safe = chance_to_last(keeping.hazard, day, days);
                value = (one - later) * Wide(Decimal{worth.here}) +
                        later * (safe * value + (one - safe) * Wide(Decimal{worth.broken}));
                lattice_.asked(done, asked);
                for (const Stopping& stopping : asked)
                    if (stopping.party == i && !stopping.no_better(value, day)) return false;
            }
        }
        return true;
    }

    /// The fewest days of an order with such slacks.
    std::uint32_t shorten(double least) {
        std::uint32_t most = courses_.days();
        std::uint32_t fewest = nodes_.least_days(0);
        while (fewest < most) {
            const std::uint32_t days = fewest + (most - fewest) / 2;
            if (ask(least, days, courses_.looks() / 4))
                most = courses_.days();
            else
                fewest = days + 1;
        }
        return most;
    }

    /// The greatest margin in so many days, between `low_`, which the best order so far has, and `high_`, which none exceeds.
    void raise(std::uint32_t days) {
        const bool unknown_before = unknown_;
        high_ = nodes_.bound(-unbounded) + nodes_.rounding();
        const double close = 2 * nodes_.rounding();
        double open_above = high_;  // not answered, or no
        bool halve = true;
        while (high_ - low_ > 2 * close && courses_.looks() > 0) {
            const bool near = !halve || open_above - low_ <= 1e-3 * (1 + std::abs(low_));
            const double least = near ? low_ + close : low_ + (open_above - low_) / 2;
            const std::uint64_t looks = near ? courses_.looks() : courses_.looks() / 8;
            if (ask(least, days, looks)) {
                halve = true;
                continue;
            }
            open_above = least;
            if (!undecided_) high_ = least + nodes_.rounding();
            if (near) break;
        }
        unknown_ = unknown_before || high_ - low_ > 2 * close + nodes_.rounding();
    }

    Lattice& lattice_;
    const OrderLimits& limits_;
    CourseNodes& nodes_;
    Courses courses_;
    std::vector<CourseNodes::Node> best_;
    double low_ = -unbounded;
    double high_ = unbounded;
    bool unknown_ = false;
    bool undecided_ = false;
};

/// What no order can exceed, whichever sets it goes through: at the start going on is worth a mixture of what is had on the way. Nothing
/// where it is not known.
std::optional<double> bound_of_all(Lattice& lattice, const std::vector<std::int64_t>& measures) {
    std::optional<double> bound;
    std::vector<Stopping> asked;
    lattice.asked(0, asked);
    for (const Stopping& one : asked) {
        const auto most = lattice.most(one.party);
        if (!most) return {};
        const double slack = (static_cast<double>(*most) / Decimal::units_per_one - one.on_day(lattice.first_day())) *
                             Decimal::units_per_one / static_cast<double>(measures[one.party]);
        bound = std::min(bound.value_or(slack), slack);
    }
    return bound;
}

}  // namespace

OrderInDeal best_course(Lattice& lattice, const OrderLimits& limits, const std::stop_token& stop) {
    OrderInDeal answer;
    CourseNodes::Limits within;
    within.nodes = std::max<std::uint64_t>(limits.sets / nodes_by_sets, 1);
    within.steps = most_steps;
    within.together = limits.together;
    within.everything = limits.best_by == BestBy::time || limits.best_by == BestBy::completion;
    std::optional<CourseNodes> nodes;
    nodes.emplace(lattice, within, measures(lattice.subject(), limits.best_by), stop);
    answer.sets = nodes->size();
    const bool some_only = nodes->limited() && limits.together == 1 && !within.everything && !stop.stop_requested();
    if (some_only) {
        // Too many sets: what is found among some of them is a plan, and a bound says how far from the best it can be.
        nodes.reset();
        within.followed = most_followed;
        within.nodes = std::max<std::uint64_t>(within.nodes, most_followed * lattice.units().size() * 64);
        nodes.emplace(lattice, within, measures(lattice.subject(), limits.best_by), stop);
        answer.sets += nodes->size();
    }
    if (nodes->limited()) {
        answer.proven = false;
        answer.limit_reached = true;
        return answer;
    }
    if (nodes->reaches_end()) {
        OrderLimits less = limits;
        if (some_only) less.courses = limits.courses / 4;
        Search(lattice, less, *nodes).run(answer);
    }
    if (some_only) {
        answer.proven = false;
        answer.limit_reached = true;
        answer.at_most = bound_of_all(lattice, measures(lattice.subject(), limits.best_by));
    }
    return answer;
}

}  // namespace irenic
