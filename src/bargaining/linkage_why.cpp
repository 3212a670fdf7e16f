/// Why deals, or small deals, do not lead to a package.
#include "bargaining/linkage.hpp"
#include "bargaining/table_faults.hpp"

namespace irenic {
namespace {

/// Who would be worse off at t than at s.
std::vector<Loss> losses_between(const Space& space, const std::vector<PartyIndex>& parties, StateIndex s, StateIndex t) {
    std::vector<Loss> found;
    for (const PartyIndex party : parties) {
        const auto grades = space.grades(party);
        if (grades[t] >= grades[s]) continue;
        const auto by = checked_sum(space.value(party, s), -space.value(party, t));
        found.push_back({party, by.value_or(Decimal{std::numeric_limits<std::int64_t>::max()}), space.cardinal(party)});
    }
    return found;
}

bool differs(const Issue& issue, const Levels& from, const Levels& to) {
    return std::any_of(issue.options.begin(), issue.options.end(), [&](OptionIndex o) { return from[o] != to[o]; });
}

std::size_t issues_between(const Case& subject, const Levels& from, const Levels& to) {
    return static_cast<std::size_t>(std::count_if(subject.issues.begin(), subject.issues.end(),
                                                  [&](const Issue& issue) { return differs(issue, from, to); }));
}

struct Pair {
    Levels from;
    Levels to;
    std::size_t issues = 0;
};

/// The members of two states that are nearest to each other, in issues.
Pair nearest_members(const Space& space, StateIndex s, StateIndex t) {
    std::optional<Pair> nearest;
    for (const Levels& from : space.members(s))
        for (const Levels& to : space.members(t)) {
            const std::size_t issues = issues_between(space.subject(), from, to);
            if (!nearest || issues < nearest->issues) nearest = Pair{from, to, issues};
        }
    return nearest.value_or(Pair{});
}

IssueAlone issue_alone(const Space& space, const DealTable& deals, StateIndex at, const Pair& pair, std::uint32_t issue) {
    const Case& subject = space.subject();
    IssueAlone alone;
    alone.issue = issue;
    Levels levels = pair.from;
    for (const OptionIndex o : subject.issues[issue].options) levels[o] = pair.to[o];
    alone.to = space.find(levels).value_or(no_state);
    Talks talks = deals.talks;
    talks.starts = {pair.from};
    alone.faults = table_faults(subject, talks, levels);
    if (!alone.faults.empty()) {
        alone.comes = IssueAlone::Comes::off_table;
        return alone;
    }
    alone.losses = losses_between(space, deals.talks.signatories, at, alone.to);
    alone.comes = !alone.losses.empty()               ? IssueAlone::Comes::harms
                  : deals.table.welcome(at, alone.to) ? IssueAlone::Comes::deal
                                                      : IssueAlone::Comes::helps_nobody;
    return alone;
}

DealsEnd look_at(const Space& space, const DealTable& deals, StateIndex at, StateIndex package) {
    DealsEnd end;
    end.state = at;
    const Pair pair = nearest_members(space, at, package);
    for (std::uint32_t issue = 0; issue < space.subject().issues.size(); ++issue)
        if (differs(space.subject().issues[issue], pair.from, pair.to))
            end.issues.push_back(issue_alone(space, deals, at, pair, issue));
    return end;
}

}  // namespace

void explain_no_deals(const Space& space, const DealTable& deals, Linkage& linkage) {
    const Case& subject = space.subject();
    bool first = true;
    for (const Levels& levels : space.members(linkage.package)) {
        std::vector<TableFault> faults = table_faults(subject, deals.talks, levels);
        if (first || faults.size() < linkage.faults.size()) linkage.faults = std::move(faults);
        first = false;
    }
    linkage.harmed = losses_between(space, deals.talks.signatories, deals.status_quo, linkage.package);
    linkage.helps_nobody = linkage.harmed.empty() && !deals.table.welcome(deals.status_quo, linkage.package);
    std::vector<char> in_an_issue(subject.options.size(), 0);
    for (const Issue& issue : subject.issues)
        for (const OptionIndex o : issue.options) in_an_issue[o] = 1;
    const Pair pair = nearest_members(space, deals.status_quo, linkage.package);
    for (OptionIndex o = 0; o < pair.from.size(); ++o)
        if (in_an_issue[o] == 0 && pair.from[o] != pair.to[o]) linkage.in_no_issue.push_back(o);
}

void explain_small_deals(const Space& space, const DealTable& deals, const LinkageLimits& limits, Linkage& linkage) {
    linkage.at_status_quo = look_at(space, deals, deals.status_quo, linkage.package);
    if (!deals.ends) return;
    std::vector<std::pair<std::size_t, StateIndex>> nearest;
    for (const StateIndex s : *deals.ends)
        if (s != deals.status_quo && s != linkage.package)
            nearest.emplace_back(nearest_members(space, s, linkage.package).issues, s);
    const std::size_t listed = std::min(limits.ends, nearest.size());
    std::partial_sort(nearest.begin(), nearest.begin() + static_cast<std::ptrdiff_t>(listed), nearest.end());
    for (std::size_t k = 0; k < listed; ++k)
        linkage.ends.push_back(look_at(space, deals, nearest[k].second, linkage.package));
}

}  // namespace irenic
