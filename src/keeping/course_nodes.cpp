#include "keeping/course_nodes.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>

#include "keeping/hazard.hpp"

namespace irenic {
namespace {

constexpr double unbounded = std::numeric_limits<double>::infinity();
constexpr std::uint32_t never = std::numeric_limits<std::uint32_t>::max();

double in_value(Units128 units) { return static_cast<double>(units) / Decimal::units_per_one; }

}  // namespace

CourseNodes::CourseNodes(Lattice& lattice, const Limits& limits, std::vector<std::int64_t> measures,
                         const std::stop_token& stop)
    : lattice_(lattice), dated_(lattice.has_dates()), parties_(lattice.ever_asked()) {
    const Keeping& keeping = lattice.agreement().keeping;
    for (const PartyIndex i : parties_) {
        measures_.push_back(in_value(measures[i]));
        discount_.push_back(to_double(keeping.discount[i].best));
    }
    if (!lattice.possible(0)) return;
    constexpr std::size_t least_places = 1024;
    places_.assign(least_places, 0);
    node({0, dated_ ? lattice.first_day() : 0});
    std::vector<DoneSet> found;
    std::uint32_t most_days = 0;
    for (const PartyIndex i : parties_)
        end_here_.push_back(lattice.possible(lattice.all()) ? in_value(lattice.worth(i, lattice.all()).here) : 0);
    left_out_.resize(1);
    way_.resize(1, unbounded);
    for (Node n = 0; n < keys_.size(); ++n) {
        const bool larger = n > 0 && std::popcount(keys_[n].done) > std::popcount(keys_[n - 1].done);
        if (limits.followed > 0 && larger) follow_best(n, limits.followed);
        first_.push_back(steps_.size());
        if (keys_.size() > limits.nodes || steps_.size() > limits.steps || stop.stop_requested()) {
            limited_ = true;
            return;
        }
        fill(n);
        if (limits.followed > 0 && left_out_[n]) continue;
        const Key key = keys_[n];
        if (key.done == lattice.all()) end_ = n;
        lattice.next(key.done, limits.together, limits.everything, found);
        for (const DoneSet next : found) {
            const std::uint32_t days = lattice.days(next & ~key.done, key.day);
            most_days = std::max(most_days, days);
            steps_.push_back(node({next, dated_ ? key.day + days : 0}));
        }
    }
    first_.push_back(steps_.size());
    in_turn_.resize(keys_.size());
    std::iota(in_turn_.begin(), in_turn_.end(), Node{0});
    std::stable_sort(in_turn_.begin(), in_turn_.end(),
                     [this](Node a, Node b) { return std::popcount(keys_[a].done) > std::popcount(keys_[b].done); });
    find_factors(most_days);
    find_least_days();
    find_rounding();
}

/// All sets of a size are there once the first of them is followed, as every step is of one unit.
void CourseNodes::follow_best(Node first, std::size_t followed) {
    way_.resize(keys_.size(), unbounded);
    left_out_.resize(keys_.size());
    std::vector<double> before(keys_.size() - first, -unbounded);
    for (Node from = 0; from < first; ++from)
        for (std::size_t s = first_[from]; s < (from + 1 < first_.size() ? first_[from + 1] : steps_.size()); ++s)
            if (steps_[s] >= first) before[steps_[s] - first] = std::max(before[steps_[s] - first], way_[from]);
    std::vector<Node> in_turn(keys_.size() - first);
    std::iota(in_turn.begin(), in_turn.end(), first);
    for (const Node n : in_turn) way_[n] = std::min(before[n - first], slack_by_end(n));
    std::stable_sort(in_turn.begin(), in_turn.end(), [this](Node a, Node b) { return way_[a] > way_[b]; });
    for (std::size_t k = followed; k < in_turn.size(); ++k) left_out_[in_turn[k]] = true;
}

double CourseNodes::slack_by_end(Node n) const {
    double least = unbounded;
    if (is_end(n)) return least;
    std::vector<Stopping> asked;
    lattice_.asked(keys_[n].done, asked);
    std::size_t k = 0;
    for (const Stopping& one : asked) {
        while (parties_[k] != one.party) ++k;
        least = std::min(least, (end_here_[k] - one.on_day(keys_[n].day)) / measures_[k]);
    }
    return least;
}

CourseNodes::Node CourseNodes::node(Key key) {
    if (2 * (keys_.size() + 1) > places_.size()) grow();
    std::uint64_t mixed = (key.done + 0xD1B54A32D192ED03U * key.day) * 0x9E3779B97F4A7C15U;
    mixed ^= mixed >> 32U;
    std::size_t at = mixed & (places_.size() - 1);
    while (places_[at] != 0) {
        if (keys_[places_[at] - 1] == key) return places_[at] - 1;
        at = (at + 1) & (places_.size() - 1);
    }
    keys_.push_back(key);
    places_[at] = static_cast<Node>(keys_.size());
    return places_[at] - 1;
}

void CourseNodes::grow() {
    std::vector<Key> keys;
    keys.swap(keys_);
    keys_.reserve(keys.size() * 2);
    places_.assign(places_.size() * 4, 0);
    for (const Key& key : keys) node(key);
}

void CourseNodes::fill(Node n) {
    const DoneSet done = keys_[n].done;
    for (const PartyIndex i : parties_) {
        const Worth worth = lattice_.worth(i, done);
        at_.push_back({in_value(worth.here), in_value(worth.broken), -unbounded});
    }
    if (done == lattice_.all()) return;
    lattice_.asked(done, asked_);
    std::size_t k = 0;
    for (const Stopping& one : asked_) {
        while (parties_[k] != one.party) ++k;
        at_[n * parties_.size() + k].stop = one.on_day(keys_[n].day);
    }
}

void CourseNodes::find_factors(std::uint32_t most_days) {
    later_.resize(parties_.size());
    for (std::uint32_t days = 0; days <= most_days; ++days) {
        for (std::size_t k = 0; k < parties_.size(); ++k) later_[k].push_back(std::pow(discount_[k], days));
        safe_.push_back(about_chance_to_last(lattice_.agreement().keeping.hazard, 0, days));
    }
}

double CourseNodes::safe(std::uint32_t day, std::uint32_t days) const {
    const Hazard& hazard = lattice_.agreement().keeping.hazard;
    return hazard.same_every_day() ? safe_[days] : about_chance_to_last(hazard, day, days);
}

CourseNodes::Step CourseNodes::step(Node from, std::uint32_t days, std::size_t k) const {
    const double later = later_[k][days];
    const double safe = this->safe(keys_[from].day, days);
    const At& here = at(from, k);
    return {(1 - later) * here.here + later * (1 - safe) * here.broken, later * safe};
}

void CourseNodes::find_least_days() {
    least_days_.assign(keys_.size(), never);
    for (const Node n : in_turn_) {
        if (is_end(n)) least_days_[n] = 0;
        for (const Node* to = begin(n); to != end(n); ++to)
            if (least_days_[*to] != never) least_days_[n] = std::min(least_days_[n], days(n, *to) + least_days_[*to]);
    }
}

/// A dozen operations a step, each wrong by less than the last place of the greatest number in question; and of powers, a discount's, the
/// hazard's and a decay's, each is as many last places off as it has days, of which all steps together have so many.
void CourseNodes::find_rounding() {
    double greatest = 1;
    for (std::size_t n = 0; n < keys_.size(); ++n)
        for (std::size_t k = 0; k < parties_.size(); ++k) {
            const At& here = at_[n * parties_.size() + k];
            greatest = std::max({greatest, std::abs(here.here) / measures_[k], std::abs(here.broken) / measures_[k]});
            if (here.stop > -unbounded) greatest = std::max(greatest, std::abs(here.stop) / measures_[k]);
        }
    constexpr double operations = 32;
    constexpr double powers = 3;
    double span = lattice_.first_day();
    for (const Unit& unit : lattice_.units()) span += unit.days + unit.not_before;
    const auto steps = static_cast<double>(lattice_.units().size() + 1);
    rounding_ = (operations * steps + powers * span) * greatest * std::numeric_limits<double>::epsilon();
}

double CourseNodes::bound(double least) {
    most_.assign(keys_.size() * parties_.size(), -unbounded);
    std::vector<double> margin(keys_.size(), -unbounded);
    for (const Node n : in_turn_) {
        double* most = most_.data() + n * parties_.size();
        if (is_end(n)) {
            for (std::size_t k = 0; k < parties_.size(); ++k) most[k] = here(n, k);
            margin[n] = unbounded;
            continue;
        }
        for (const Node* to = begin(n); to != end(n); ++to) {
            if (margin[*to] == -unbounded) continue;
            margin[n] = std::max(margin[n], margin[*to]);
            const std::uint32_t days = this->days(n, *to);
            for (std::size_t k = 0; k < parties_.size(); ++k) {
                const Step made = step(n, days, k);
                most[k] = std::max(most[k], made.gain + made.factor * this->most(*to, k));
            }
        }
        for (std::size_t k = 0; k < parties_.size(); ++k)
            if (stop(n, k) > -unbounded) margin[n] = std::min(margin[n], (most[k] - stop(n, k)) / measures_[k]);
        if (margin[n] >= least) continue;
        margin[n] = -unbounded;
        std::fill(most, most + parties_.size(), -unbounded);
    }
    return margin.front();
}

}  // namespace irenic
