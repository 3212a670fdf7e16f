/// Each link tested by leaving it out.
#include <algorithm>
#include <set>

#include "keeping/flow.hpp"
#include "keeping/order_bounds.hpp"
#include "keeping/reorder.hpp"
#include "keeping/search.hpp"

namespace irenic {
namespace {

/// Where time counts the best order is searched anew for every link.
constexpr std::size_t most_units_in_time = 10;
constexpr OrderLimits modest{5'000, 5'000, 1};

/// Without the link: an `after`, or a `with` in either direction.
Agreement without_link(Agreement agreement, const LinkTested& link) {
    Obligation& from = agreement.obligations[link.from];
    if (link.tie) {
        std::erase(from.with, link.of);
        std::erase(agreement.obligations[link.of].with, link.from);
    } else {
        std::erase_if(from.after, [&](const Link& one) { return one.of == link.of; });
    }
    return agreement;
}

class LinkTests {
public:
    LinkTests(const Space& space, const Agreement& agreement, const Plan& plan, std::uint32_t deal,
              const HoldLimits& limits, const std::stop_token& stop, std::uint64_t& points)
        : space_(space),
          agreement_(agreement),
          plan_(plan),
          deal_(deal),
          frame_(frame_of(space.subject(), agreement, plan, deal)),
          limits_(limits),
          stop_(stop),
          points_(points),
          bare_(without_after(agreement)),
          bare_lattice_(lattice_of(bare_)) {}

    void test(LinkTested& link) {
        const Agreement without = without_link(agreement_, link);
        find_otherwise(link, without);
        if (!frame_.members[link.from] || !frame_.members[link.of]) {
            link.idle = true;
            return;
        }
        search(link, without);
    }

private:
    StateLattice lattice_of(const Agreement& agreement) const {
        return StateLattice(space_, agreement, frame_.members, frame_.before, frame_.start, frame_.first_day);
    }

    [[nodiscard]] std::optional<Plan> judged(StepLists steps, const char* name) const {
        return plan_in_order(space_, agreement_, name, deals_with(agreement_, plan_, deal_, steps)).plan;
    }

    /// Of the best order where time counts; nothing where there is none, nobody is asked, or a limit was reached.
    [[nodiscard]] std::optional<Wide> best_in_time(const Agreement& agreement) const {
        StateLattice lattice = lattice_of(agreement);
        if (!lattice.problem().empty() || lattice.units().size() > most_units_in_time) return {};
        const OrderInDeal found = best_course(lattice, modest, stop_);
        if (!found.found || !found.proven) return {};
        return margin_of(lattice, found.steps);
    }

    [[nodiscard]] std::optional<Wide> margin_of(const StateLattice& lattice, const std::vector<DoneSet>& order) const {
        const auto plan = judged(lists(lattice, order), "best");
        return plan ? margin_in_deal(*plan, deal_) : std::nullopt;
    }

    static StepLists lists(const StateLattice& lattice, const std::vector<DoneSet>& order) {
        StepLists steps;
        for (const DoneSet units : order) steps.push_back(obligations_of(lattice, units));
        return steps;
    }

    static Agreement without_after(Agreement agreement) {
        for (Obligation& obligation : agreement.obligations) obligation.after.clear();
        return agreement;
    }

    /// Where time is nothing: the best of all orders that keep to all links.
    void find_best_with() {
        if (looked_for_best_) return;
        looked_for_best_ = true;
        if (!time_is_nothing(agreement_)) {
            best_with_ = best_in_time(agreement_);
            return;
        }
        OrderBounds bounds(bare_lattice_, after_masks(agreement_, bare_lattice_), true, {}, points_, stop_);
        if (!bounds.start().reaches || bounds.limited()) return;
        best_with_ = margin_of(bare_lattice_, bounds.best_order());
    }

    /// What the links of an agreement say about the units of a lattice that was made without them.
    static std::vector<DoneSet> after_masks(const Agreement& agreement, const StateLattice& lattice) {
        std::vector<std::size_t> unit(agreement.obligations.size(), lattice.units().size());
        for (std::size_t u = 0; u < lattice.units().size(); ++u)
            for (const ObligationIndex o : lattice.units()[u].obligations) unit[o] = u;
        std::vector<DoneSet> after(lattice.units().size());
        for (ObligationIndex o = 0; o < agreement.obligations.size(); ++o)
            for (const Link& link : agreement.obligations[o].after)
                if (unit[o] < after.size() && unit[link.of] < after.size())
                    after[unit[o]] |= DoneSet{1} << unit[link.of];
        return after;
    }

    static DoneSet unit_with(const StateLattice& lattice, ObligationIndex o) {
        for (std::size_t u = 0; u < lattice.units().size(); ++u) {
            const auto& members = lattice.units()[u].obligations;
            if (std::find(members.begin(), members.end(), o) != members.end()) return DoneSet{1} << u;
        }
        return 0;
    }

    void search(LinkTested& link, const Agreement& without) {
        if (!link.tie) {
            const Watched watched{unit_with(bare_lattice_, link.from), unit_with(bare_lattice_, link.of)};
            return search_in(bare_lattice_, link, without, watched);
        }
        const Agreement bare = without_after(without);
        StateLattice lattice = lattice_of(bare);
        if (unit_with(lattice, link.from) == unit_with(lattice, link.of))
            link.idle = true;  // other ties hold them together
        else
            search_in(lattice, link, without, {});
    }

    void search_in(StateLattice& lattice, LinkTested& link, const Agreement& without, std::optional<Watched> watched) {
        if (lattice.units().size() > limits_.units) {
            link.not_searched = "more than " + std::to_string(limits_.units) + " steps could be put in another order";
            return;
        }
        find_best_with();
        link.best_with = best_with_;
        OrderBounds bounds(lattice, after_masks(without, lattice), true, watched, points_, stop_);
        const bool reaches = bounds.start().reaches;
        if (bounds.limited()) {
            link.not_searched = "the limit of the search was reached";
            return;
        }
        link.idle = !reaches;
        if (!reaches) return;
        link.worst = judged(lists(lattice, bounds.worst_order()), "without-link");
        if (!bounds.timeless()) {
            link.best_without = best_in_time(without);
        } else {
            link.best_without = margin_of(lattice, bounds.best_order());
        }
        // Without the link, what it asks for may still be done.
        if (best_with_ && link.best_without && *best_with_ > *link.best_without) link.best_without = best_with_;
    }

    void find_otherwise(LinkTested& link, const Agreement& without) {
        link.otherwise = link.tie ? apart(without) : early(link, without);
        if (!link.otherwise || !link.otherwise->stops_at) return;
        const SlackRow& stop = *worst_at_first_stop(*link.otherwise);
        const StateIndex then = state_after_stop(*link.otherwise, stop);
        const StateIndex before = link.otherwise->states[points_of_deal(*link.otherwise, stop.deal).first];
        // Where the order as written stops as well, the link protects only those who are left with more there.
        const StateIndex with = plan_.stops_at ? state_after_stop(plan_, *worst_at_first_stop(plan_)) : no_state;
        for (PartyIndex i = 0; i < space_.party_count(); ++i)
            if (space_.cardinal(i) && space_.value(i, then) < space_.value(i, before) &&
                (with == no_state || space_.value(i, then) < space_.value(i, with)))
                link.exposed.push_back(i);
    }

    [[nodiscard]] std::optional<Plan> apart(const Agreement& without) const {
        std::vector<Diagnostic> violated;
        std::vector<Deal> deals = schedule_as_written(without, violated);
        if (!violated.empty()) return {};
        return plan_in_order(space_, agreement_, "apart", std::move(deals)).plan;
    }

    [[nodiscard]] std::optional<Plan> early(const LinkTested& link, const Agreement& without) const {
        const StepLists steps = steps_of_deal(plan_, deal_);
        const auto step_with = [&](ObligationIndex o) {
            return static_cast<std::size_t>(
                std::find_if(steps.begin(), steps.end(),
                             [o](const auto& step) { return std::find(step.begin(), step.end(), o) != step.end(); }) -
                steps.begin());
        };
        const std::size_t now = step_with(link.from);
        const std::size_t before = step_with(link.of);
        if (now == steps.size() || before == steps.size()) return {};
        std::size_t earliest = 0;
        for (const ObligationIndex o : steps[now])
            for (const Link& other : without.obligations[o].after)
                if (step_with(other.of) < steps.size()) earliest = std::max(earliest, step_with(other.of) + 1);
        for (std::size_t at = earliest; at <= before; ++at) {
            StepLists moved = steps;
            moved.erase(moved.begin() + static_cast<std::ptrdiff_t>(now));
            moved.insert(moved.begin() + static_cast<std::ptrdiff_t>(at), steps[now]);
            if (auto plan = judged(std::move(moved), "early")) return plan;
        }
        return {};
    }

    const Space& space_;
    const Agreement& agreement_;
    const Plan& plan_;
    std::uint32_t deal_;
    DealFrame frame_;
    const HoldLimits& limits_;
    const std::stop_token& stop_;
    std::uint64_t& points_;
    Agreement bare_;
    StateLattice bare_lattice_;  ///< ties, but no other links
    bool looked_for_best_ = false;
    std::optional<Wide> best_with_;
};

/// Every link once: ties in either direction are one.
std::vector<LinkTested> links_of(const Agreement& agreement) {
    std::vector<LinkTested> links;
    std::set<std::pair<ObligationIndex, ObligationIndex>> tied;
    for (ObligationIndex o = 0; o < agreement.obligations.size(); ++o) {
        for (const Link& link : agreement.obligations[o].after) {
            LinkTested tested;
            tested.from = o;
            tested.of = link.of;
            tested.id = link.id;
            links.push_back(std::move(tested));
        }
        for (const ObligationIndex other : agreement.obligations[o].with) {
            if (!tied.emplace(std::min(o, other), std::max(o, other)).second) continue;
            LinkTested tested;
            tested.tie = true;
            tested.from = o;
            tested.of = other;
            links.push_back(std::move(tested));
        }
    }
    return links;
}

}  // namespace

LinksTested test_links(const Space& space, AgreementIndex agreement, const Plan& as_written, const HoldLimits& limits,
                       const std::stop_token& stop) {
    const Agreement& kept = space.subject().agreements[agreement];
    LinksTested answer;
    answer.links = links_of(kept);
    if (answer.links.empty() || as_written.steps.empty()) return answer;
    // In time every set costs several times as much.
    std::uint64_t points = time_is_nothing(kept) ? limits.points : limits.points / 8;
    for (std::uint32_t deal = 0; deal <= as_written.steps.back().deal; ++deal) {
        LinkTests tests(space, kept, as_written, deal, limits, stop, points);
        for (LinkTested& link : answer.links) {
            const bool here = std::any_of(as_written.steps.begin(), as_written.steps.end(), [&](const PlanStep& step) {
                return step.deal == deal &&
                       std::find(step.obligations.begin(), step.obligations.end(), link.from) != step.obligations.end();
            });
            if (here) tests.test(link);
        }
    }
    return answer;
}

}  // namespace irenic
