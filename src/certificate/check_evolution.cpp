/// What can come of a state: docs/semantics.md, section 4, and the steps of section 1.
#include <algorithm>
#include <queue>

#include "irenic/certificate.hpp"

namespace irenic::certificate {

std::set<Definitions::Coalition> Unfolding::movers(std::size_t from, std::size_t to) const {
    std::set<Definitions::Coalition> found;
    const Case& subject = definitions_.subject();
    if (steps_ == Steps::agreements) {
        for (const Definitions::Coalition& movers : definitions_.movers(from, to))
            if (definitions_.all_prefer(movers, to, from)) found.insert(movers);
        return found;
    }
    for (PartyIndex i = 0; i < subject.parties.size(); ++i)
        if (definitions_.is_move(i, from, to) && (steps_ == Steps::moves || definitions_.prefers(i, to, from)))
            found.insert({i});
    return found;
}

std::vector<std::optional<std::size_t>> Unfolding::distances(std::size_t from) const {
    std::vector<std::vector<std::set<Definitions::Coalition>>> steps(definitions_.size());
    std::vector<std::optional<std::size_t>> found(definitions_.size());
    std::set<std::pair<std::size_t, Definitions::Coalition>> entered;
    std::queue<std::pair<std::pair<std::size_t, Definitions::Coalition>, std::size_t>> waiting;
    waiting.push({{from, {}}, 0});
    while (!waiting.empty()) {
        const auto [node, length] = waiting.front();
        waiting.pop();
        const auto& [here, last] = node;
        if (!found[here]) found[here] = length;
        if (steps[here].empty())
            for (std::size_t to = 0; to < definitions_.size(); ++to) steps[here].push_back(movers(here, to));
        for (std::size_t to = 0; to < definitions_.size(); ++to)
            for (const Definitions::Coalition& next : steps[here][to])
                if (next != last && entered.insert({to, next}).second) waiting.push({{to, next}, length + 1});
    }
    return found;
}

Finding Unfolding::check(std::size_t from, const std::vector<JointStep>& path, const std::string& to) const {
    std::size_t here = from;
    Definitions::Coalition last;
    for (const JointStep& step : path) {
        const auto next = definitions_.find(step.to);
        if (!next) return {false, "`" + step.to + "` is no feasible state", false};
        Definitions::Coalition who;
        for (const std::string& id : step.movers) {
            const auto party = find_party(definitions_.subject(), id);
            if (!party) return {false, "`" + id + "` is no party of the case", false};
            who.insert(*party);
        }
        if (who == last) return {false, "the same movers take two steps in succession, to `" + step.to + "`", false};
        if (!movers(here, *next).contains(who)) {
            const auto any = definitions_.movers(here, *next);
            return {false,
                    "the step to `" + step.to +
                        (any.contains(who) ? "` is no improvement for all of its movers"
                                           : "` is none that its movers can take"),
                    false};
        }
        here = *next;
        last = who;
    }
    if (definitions_.find(to) != here) return {false, "the path does not end in `" + to + "`", false};
    return {true, {}, false};
}

}  // namespace irenic::certificate
