#include "keeping/order_bounds.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "keeping/flow.hpp"
#include "keeping/hazard.hpp"

namespace irenic {

OrderBounds::OrderBounds(StateLattice& lattice, std::vector<DoneSet> after, bool least, std::optional<Watched> watched,
                         std::uint64_t& points, const std::stop_token& stop)
    : lattice_(lattice),
      after_(std::move(after)),
      least_(least),
      watched_(watched),
      points_(points),
      stop_(stop),
      dated_(lattice.has_dates()),
      timeless_(time_is_nothing(lattice.agreement())),
      end_values_(lattice.space().party_count(), 0) {
    const auto end = lattice.space().find(lattice.levels(lattice.all()));
    for (PartyIndex i = 0; end && i < end_values_.size(); ++i)
        if (lattice.space().cardinal(i)) end_values_[i] = to_double(lattice.space().value(i, *end));
}

bool OrderBounds::violated_at(DoneSet done, bool before) const {
    return before || !watched_ || ((done & watched_->from) != 0 && (done & watched_->of) == 0);
}

std::vector<DoneSet> OrderBounds::next(DoneSet done) {
    std::vector<DoneSet> found;
    for (const DoneSet next : lattice_.next(done, 1)) {
        const DoneSet step = next & ~done;
        std::size_t unit = 0;
        while ((step >> unit) != 1) ++unit;
        if ((after_[unit] & ~done) == 0) found.push_back(next);
    }
    return found;
}

bool OrderBounds::stops_for_sure(double slack, double value) {
    constexpr double surely = 1e-9;
    return slack < -surely * (1 + std::abs(value));
}

const OrderBounds::Node& OrderBounds::start() { return from(0, violated_at(0, false), lattice_.first_day()); }

/// Takes up what this next set offers.
void OrderBounds::look(Node& node, DoneSet done, DoneSet next, bool violated, std::uint32_t day) {
    const std::uint32_t days = lattice_.days(next & ~done, day);
    const Node& further = from(next, violated_at(next, violated), day + days);
    if (limited_ || !further.reaches) return;
    const bool first = !node.reaches;
    node.reaches = true;
    if (first || further.worst < node.worst) {
        node.worst = further.worst;
        node.worst_next = next;
    }
    if (first || further.best > node.best) {
        node.best = further.best;
        node.best_next = next;
    }
    if (!timeless_) look_in_time(node, further, done, next, day, first);
}

void OrderBounds::look_in_time(Node& node, const Node& further, DoneSet done, DoneSet next, std::uint32_t day,
                               bool first) {
    const Agreement& agreement = lattice_.agreement();
    const LatticePoint& here = lattice_.point(done);
    const std::uint32_t days = lattice_.days(next & ~done, day);
    const double safe = about_chance_to_last(agreement.keeping.hazard, day, days);
    for (PartyIndex i = 0; i < node.values.size(); ++i) {
        if (!lattice_.space().cardinal(i)) continue;
        const auto value = [&](StateIndex s) { return to_double(lattice_.space().value(i, s)); };
        const double later = std::pow(to_double(agreement.keeping.discount[i].best), days);
        double worth = further.values[i];
        if (later < 1) worth = (1 - later) * value(here.state) + later * worth;
        if (safe < 1) worth += later * (1 - safe) * (value(here.broken) - further.values[i]);
        if (!first && (least_ ? worth >= node.values[i] : worth <= node.values[i])) continue;
        node.values[i] = worth;
        node.next[i] = next;
    }
}

const OrderBounds::Node& OrderBounds::from(DoneSet done, bool violated, std::uint32_t day) {
    const Key key{done, violated, dated_ ? day : 0};
    const auto [at, is_new] = nodes_.try_emplace(key);
    Node& node = at->second;  // stays where it is when others come
    if (!is_new) return node;
    if (points_ == 0 || stop_.stop_requested()) limited_ = true;
    if (limited_) return node;
    --points_;
    if (!timeless_) {
        node.values = end_values_;
        node.next.assign(end_values_.size(), 0);
    }
    const LatticePoint& here = lattice_.point(done);
    if (here.state == no_state) return node;
    if (done == lattice_.all()) {
        node.reaches = violated;
        node.best = unbounded;
        return node;
    }
    for (const DoneSet next : this->next(done)) look(node, done, next, violated, day);
    if (!node.reaches) return node;
    for (const Stopping& asked : here.asked) {
        const double slack = value(node, asked.party) - asked.on_day(day);
        node.best = std::min(node.best, slack);
        if (slack >= node.worst) continue;
        node.worst = slack;
        node.worst_party = asked.party;
    }
    return node;
}

std::vector<DoneSet> OrderBounds::best_order() {
    std::vector<DoneSet> steps;
    bool violated = violated_at(0, false);
    for (DoneSet done = 0; done != lattice_.all();) {
        const DoneSet next = from(done, violated, lattice_.first_day()).best_next;
        steps.push_back(next & ~done);
        violated = violated_at(next, violated);
        done = next;
    }
    return steps;
}

std::vector<DoneSet> OrderBounds::worst_order() {
    std::vector<DoneSet> steps;
    std::optional<PartyIndex> of;  // from where the least slack lies on, the order that is worst for this party
    bool violated = violated_at(0, false);
    std::uint32_t day = lattice_.first_day();
    for (DoneSet done = 0; done != lattice_.all();) {
        const Node& node = from(done, violated, day);
        if (!of) of = node.worst_party;
        const DoneSet next = of && !timeless_ ? node.next[*of] : node.worst_next;
        steps.push_back(next & ~done);
        day += lattice_.days(next & ~done, day);
        violated = violated_at(next, violated);
        done = next;
    }
    return steps;
}

}  // namespace irenic
