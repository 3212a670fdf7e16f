// Whether an agreement can be performed as it is written: who performs, in which order, in which direction.

#include <algorithm>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "casefile/agreements.hpp"

namespace irenic::casefile {

std::vector<ObligationIndex> tied_to(const Agreement& agreement) {
    std::vector<ObligationIndex> first(agreement.obligations.size());
    std::iota(first.begin(), first.end(), 0U);
    const auto root = [&](ObligationIndex at) {
        while (first[at] != at) at = first[at] = first[first[at]];
        return at;
    };
    for (ObligationIndex i = 0; i < agreement.obligations.size(); ++i)
        for (const ObligationIndex other : agreement.obligations[i].with) {
            const ObligationIndex one = root(i);
            const ObligationIndex two = root(other);
            first[std::max(one, two)] = std::min(one, two);
        }
    for (ObligationIndex i = 0; i < first.size(); ++i) first[i] = root(i);
    return first;
}

std::vector<std::size_t> deal_of(const Agreement& agreement) {
    std::vector<std::size_t> deals(agreement.obligations.size(), 0);
    for (std::size_t deal = 0; deal < agreement.separately.size(); ++deal)
        for (const ObligationIndex obligation : agreement.separately[deal]) deals[obligation] = deal;
    return deals;
}

namespace {

std::vector<std::string> ids_of(const Case& subject, const std::vector<PartyIndex>& parties) {
    std::vector<std::string> ids;
    for (const PartyIndex party : parties) ids.push_back(subject.parties[party].id);
    return ids;
}

void check_performers(Binding& binding, const Obligation& obligation, const Node& node) {
    std::vector<PartyIndex> owners;
    std::vector<std::string> options;
    for (const Setting& setting : obligation.sets) {
        const Option& option = binding.made.options[setting.option];
        options.push_back(option.id);
        owners.insert(owners.end(), option.owners.begin(), option.owners.end());
        if (option.chance) {
            binding.problems.error("not-owner", obligation.place,
                                   fmt::format("nobody can perform {}: {} is left to chance", in_quotes(obligation.id),
                                               in_quotes(option.id)));
            return;
        }
    }
    std::sort(owners.begin(), owners.end());
    owners.erase(std::unique(owners.begin(), owners.end()), owners.end());
    std::vector<PartyIndex> by = obligation.by;
    std::sort(by.begin(), by.end());
    if (by == owners) return;
    const Node* at = node.find("by");
    binding.problems.error(
        "not-owner", at == nullptr ? obligation.place : at->place,
        fmt::format("{} sets {}, which {} to {}", in_quotes(obligation.id), list_in_quotes(options),
                    options.size() > 1 ? "belong" : "belongs", list_in_quotes(ids_of(binding.made, owners))),
        fmt::format("`by` names exactly the owners: write {}",
                    owners.size() == 1 ? binding.made.parties[owners.front()].id
                                       : fmt::format("[{}]", fmt::join(ids_of(binding.made, owners), ", "))));
}

/// The obligations as they are performed: deal by deal, those tied together at the place of the first.
std::vector<ObligationIndex> order_of(const Agreement& agreement) {
    const std::vector<ObligationIndex> tie = tied_to(agreement);
    const std::vector<std::size_t> deal = deal_of(agreement);
    std::vector<ObligationIndex> order(agreement.obligations.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](ObligationIndex a, ObligationIndex b) {
        return std::pair(deal[a], tie[a]) < std::pair(deal[b], tie[b]);
    });
    return order;
}

/// The levels that an agreement comes through, from its start on. Within a deal what stands later in the file prevails.
class Changes {
public:
    Changes(const Case& subject, const Agreement& agreement) : deals_(deal_of(agreement)) {
        const auto named = agreement.start ? agreement.start : subject.status_quo;
        if (named && !subject.states[*named].patterns.empty())
            levels_ = subject.states[*named].patterns.front();
        else
            for (const Option& option : subject.options) levels_.push_back(option.start);
        set_by_.resize(levels_.size(), none);
    }

    /// The level before; nothing when an obligation of the same deal that stands later has set the option already.
    std::optional<Level> perform(ObligationIndex obligation, const Setting& setting) {
        ObligationIndex& last = set_by_[setting.option];
        if (last != none && deals_[last] == deals_[obligation] && last > obligation) return {};
        last = obligation;
        return std::exchange(levels_[setting.option], setting.level);
    }

private:
    std::vector<std::size_t> deals_;
    std::vector<Level> levels_;
    std::vector<ObligationIndex> set_by_;
};

void check_directions(Binding& binding, const Agreement& agreement) {
    const Case& subject = binding.made;
    Changes changes(subject, agreement);
    for (const ObligationIndex at : order_of(agreement)) {
        const Obligation& obligation = agreement.obligations[at];
        for (const Setting& setting : obligation.sets) {
            const Option& option = subject.options[setting.option];
            const auto from = changes.perform(at, setting);
            if (!from || *from == setting.level || option.may_change(*from, setting.level)) continue;
            binding.problems.error(
                "against-direction", obligation.place,
                fmt::format("{} changes {} from {} to {}, against its direction", in_quotes(obligation.id),
                            in_quotes(option.id), in_quotes(option.levels[*from]),
                            in_quotes(option.levels[setting.level])),
                option.direction == "listed changes" ? "add the change to its `direction`"
                                                     : fmt::format("its direction is `{}`", option.direction));
        }
    }
}

/// A chain of links that leads back to where it began, as indices; empty when there is none.
std::vector<ObligationIndex> find_cycle(const Agreement& agreement, const std::vector<ObligationIndex>& tie,
                                        const std::vector<std::size_t>& deal) {
    const std::size_t count = agreement.obligations.size();
    std::vector<std::vector<ObligationIndex>> before(count);
    for (ObligationIndex i = 0; i < count; ++i)
        for (const Link& link : agreement.obligations[i].after)
            if (deal[link.of] == deal[i]) before[tie[i]].push_back(tie[link.of]);
    enum class Colour { white, grey, black };
    std::vector<Colour> colours(count, Colour::white);
    std::vector<std::size_t> passed(count, 0);
    for (ObligationIndex start = 0; start < count; ++start) {
        std::vector<ObligationIndex> path;
        if (colours[start] == Colour::white) path.push_back(start), colours[start] = Colour::grey;
        while (!path.empty()) {
            const ObligationIndex at = path.back();
            if (passed[at] == before[at].size()) {
                colours[at] = Colour::black;
                path.pop_back();
                continue;
            }
            const ObligationIndex next = before[at][passed[at]++];
            if (colours[next] == Colour::grey) return {std::find(path.begin(), path.end(), next), path.end()};
            if (colours[next] == Colour::white) path.push_back(next), colours[next] = Colour::grey;
        }
    }
    return {};
}

/// A link between obligations that are done in one step.
void report_tied_wait(Binding& binding, const Agreement& agreement, const std::vector<ObligationIndex>& tie,
                      ObligationIndex first) {
    for (ObligationIndex i = first; i < agreement.obligations.size(); ++i)
        for (const Link& link : agreement.obligations[i].after) {
            if (tie[i] != first || tie[link.of] != first) continue;
            const std::string id = in_quotes(agreement.obligations[i].id);
            binding.problems.error("cycle", link.place,
                                   link.of == i ? fmt::format("{} waits for itself", id)
                                                : fmt::format("{} waits for {}, to which it is tied", id,
                                                              in_quotes(agreement.obligations[link.of].id)),
                                   "take out the link in `after`, or the tie in `with`");
            return;
        }
}

void report_cycle(Binding& binding, const Agreement& agreement, const std::vector<ObligationIndex>& cycle) {
    const auto id = [&](ObligationIndex i) { return in_quotes(agreement.obligations[i].id); };
    std::string story;
    story = fmt::format("{} waits for {}", id(cycle[0]), id(cycle[1]));
    for (std::size_t k = 1; k < cycle.size() && k < 8; ++k)
        story += fmt::format(", which waits for {}", id(cycle[(k + 1) % cycle.size()]));
    binding.problems.error("cycle", agreement.obligations[cycle.front()].place, std::move(story),
                           "take out one of the links in `after`, or tie the obligations with `with`");
}

void check_order(Binding& binding, const Agreement& agreement) {
    const std::vector<ObligationIndex> tie = tied_to(agreement);
    const std::vector<std::size_t> deal = deal_of(agreement);
    for (ObligationIndex i = 0; i < agreement.obligations.size(); ++i)
        for (const ObligationIndex other : agreement.obligations[i].with)
            if (deal[i] != deal[other])
                binding.problems.error(
                    "tied-across-deals", agreement.obligations[i].place,
                    fmt::format("{} is tied to {}, which belongs to another separate deal",
                                in_quotes(agreement.obligations[i].id), in_quotes(agreement.obligations[other].id)),
                    "put both into one deal of `separately`, or take out `with`");
    if (const auto cycle = find_cycle(agreement, tie, deal); !cycle.empty()) {
        if (cycle.size() == 1) return report_tied_wait(binding, agreement, tie, cycle.front());
        return report_cycle(binding, agreement, cycle);
    }
    for (ObligationIndex i = 0; i < agreement.obligations.size(); ++i)
        for (const Link& link : agreement.obligations[i].after) {
            if (deal[link.of] != deal[i] || tie[link.of] < tie[i]) continue;
            binding.problems.error(
                "order-violates-link", link.place,
                fmt::format("{} is to come after {}, which is written later", in_quotes(agreement.obligations[i].id),
                            in_quotes(agreement.obligations[link.of].id)),
                "the order of `obligations` is the plan as written: move the one that comes first up");
        }
}

}  // namespace

void check_agreement(Binding& binding, const Agreement& agreement, const Node& node) {
    std::size_t index = 0;
    if (const Node* obligations = node.find("obligations"))
        for (const Node& child : obligations->children)
            if (!child.key.starts_with("x-")) check_performers(binding, agreement.obligations[index++], child);
    check_directions(binding, agreement);
    check_order(binding, agreement);
}

}  // namespace irenic::casefile
