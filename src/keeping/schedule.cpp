#include "keeping/schedule.hpp"

#include <algorithm>
#include <numeric>

namespace irenic {

std::vector<ObligationIndex> tied_groups(const Agreement& agreement, const std::vector<bool>& members) {
    std::vector<ObligationIndex> group(agreement.obligations.size());
    std::iota(group.begin(), group.end(), ObligationIndex{0});
    for (bool changed = true; changed;) {
        changed = false;
        for (ObligationIndex o = 0; o < group.size(); ++o) {
            for (const ObligationIndex other : agreement.obligations[o].with) {
                if (!members[o] || !members[other] || group[o] == group[other]) continue;
                group[o] = group[other] = std::min(group[o], group[other]);
                changed = true;
            }
        }
    }
    return group;
}

std::uint32_t days_of(const Agreement& agreement, const PlanStep& step, std::uint32_t day) {
    std::uint32_t longest = 0;
    std::uint32_t begins = day;
    for (const ObligationIndex o : step.obligations) {
        longest = std::max(longest, agreement.obligations[o].days);
        begins = std::max(begins, agreement.obligations[o].not_before);
    }
    return begins - day + longest;
}

namespace {

/// How one obligation of the deal comes to wait for another, in words: ` waits for `b` waits for `c``; nothing where it does not.
std::string waits_for(const Agreement& agreement, const std::vector<bool>& members, ObligationIndex from,
                      ObligationIndex to) {
    std::vector<std::string> words(agreement.obligations.size());
    std::vector<ObligationIndex> reached{from};
    const auto reach = [&](ObligationIndex at, ObligationIndex next, const char* how) {
        if (!members[next] || next == from || !words[next].empty()) return;
        words[next] = words[at] + how + "`" + agreement.obligations[next].id + "`";
        reached.push_back(next);
    };
    for (std::size_t k = 0; k < reached.size(); ++k) {
        const ObligationIndex at = reached[k];
        for (const Link& link : agreement.obligations[at].after) reach(at, link.of, " waits for ");
        for (ObligationIndex o = 0; o < words.size(); ++o) {
            const auto& ties = agreement.obligations[o].with;
            const auto& own = agreement.obligations[at].with;
            if (std::find(ties.begin(), ties.end(), at) != ties.end() ||
                std::find(own.begin(), own.end(), o) != own.end())
                reach(at, o, " is done with ");
        }
    }
    return words[to];
}

/// Everything in `after` that is in this deal must have been done in an earlier step.
void check_links(const Agreement& agreement, const Deal& deal, const std::vector<bool>& members,
                 std::vector<Diagnostic>& diagnostics) {
    std::vector<bool> done(agreement.obligations.size());
    for (const PlanStep& step : deal.steps) {
        for (const ObligationIndex o : step.obligations) {
            for (const Link& link : agreement.obligations[o].after) {
                if (!members[link.of] || done[link.of]) continue;
                const std::string& id = agreement.obligations[o].id;
                const std::string& before = agreement.obligations[link.of].id;
                const std::string back = waits_for(agreement, members, link.of, o);
                diagnostics.push_back(
                    {Severity::error, "link-violated",
                     "the plan as written performs `" + id + "` no later than `" + before +
                         "`, which it must come after" +
                         (back.empty() ? "" : "; no order can: `" + id + "` waits for `" + before + "`" + back),
                     link.place.line != 0 ? link.place : agreement.obligations[o].place,
                     back.empty() ? "write `" + before + "` above `" + id + "`, or leave out the link"
                                  : "leave out one of these links, or have them done in one step by `with`"});
            }
        }
        for (const ObligationIndex o : step.obligations) done[o] = true;
    }
}

}  // namespace

std::vector<std::vector<ObligationIndex>> deals_of(const Agreement& agreement) {
    std::vector<std::vector<ObligationIndex>> groups = agreement.separately;
    if (groups.empty()) {
        groups.emplace_back(agreement.obligations.size());
        std::iota(groups.front().begin(), groups.front().end(), ObligationIndex{0});
    }
    for (std::vector<ObligationIndex>& group : groups) std::sort(group.begin(), group.end());
    return groups;
}

std::vector<ObligationIndex> in_rank(const Agreement& agreement) {
    std::vector<ObligationIndex> order;
    for (const auto& deal : deals_of(agreement)) order.insert(order.end(), deal.begin(), deal.end());
    return order;
}

Levels levels_of(const Case& subject, const Agreement& agreement, const std::vector<bool>& done) {
    Levels levels = start_levels(subject, agreement);
    for (const ObligationIndex o : in_rank(agreement))
        if (done[o])
            for (const Setting& setting : agreement.obligations[o].sets) levels[setting.option] = setting.level;
    return levels;
}

std::vector<Deal> schedule_as_written(const Agreement& agreement, std::vector<Diagnostic>& diagnostics) {
    std::vector<Deal> deals;
    std::uint32_t day = 0;
    for (const std::vector<ObligationIndex>& group : deals_of(agreement)) {
        std::vector<bool> members(agreement.obligations.size());
        for (const ObligationIndex o : group) members[o] = true;
        const std::vector<ObligationIndex> tied = tied_groups(agreement, members);
        Deal deal;
        for (const ObligationIndex first : group) {
            if (tied[first] != first) continue;
            PlanStep step;
            for (const ObligationIndex o : group)
                if (tied[o] == first) step.obligations.push_back(o);
            step.days = days_of(agreement, step, day);
            step.deal = static_cast<std::uint32_t>(deals.size());
            day += step.days;
            deal.steps.push_back(std::move(step));
        }
        check_links(agreement, deal, members, diagnostics);
        deals.push_back(std::move(deal));
    }
    return deals;
}

std::vector<Deal> deals_in(const std::vector<PlanStep>& steps) {
    std::vector<Deal> deals;
    for (const PlanStep& step : steps) {
        if (deals.size() <= step.deal) deals.resize(step.deal + 1);
        deals[step.deal].steps.push_back(step);
    }
    return deals;
}

}  // namespace irenic
