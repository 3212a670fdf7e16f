/// What parties can do together, and whether it makes them leave: docs/semantics.md, sections 1 (agreed step) and 3 (coalitions).
#include <algorithm>

#include "irenic/certificate.hpp"

namespace irenic::certificate {
namespace {

/// The owners of all that changes; nobody where something may not change so.
Definitions::Coalition owners_between(const Case& subject, const Levels& from, const Levels& to) {
    Definitions::Coalition owners;
    for (std::size_t o = 0; o < from.size(); ++o) {
        if (from[o] == to[o]) continue;
        const Option& option = subject.options[o];
        if (option.chance || !option.may_change(from[o], to[o])) return {};
        owners.insert(option.owners.begin(), option.owners.end());
    }
    return owners;
}

}  // namespace

std::set<Definitions::Coalition> Definitions::movers(std::size_t from, std::size_t to) const {
    std::set<Coalition> found;
    for (PartyIndex i = 0; i < subject_->parties.size(); ++i)
        if (is_move(i, from, to)) found.insert({i});
    for (const Levels& a : states_[from].members)
        for (const Levels& b : states_[to].members)
            if (Coalition owners = owners_between(*subject_, a, b); from != to && !owners.empty()) found.insert(owners);
    return found;
}

std::set<std::size_t> Definitions::joint_moves(const Coalition& coalition, std::size_t s) const {
    std::set<std::size_t> reached;
    std::set<std::pair<std::size_t, Coalition>> seen;
    std::vector<std::pair<std::size_t, Coalition>> queue{{s, {}}};
    for (std::size_t head = 0; head < queue.size(); ++head) {
        const auto [here, last] = queue[head];
        for (std::size_t to = 0; to < size(); ++to) {
            for (const Coalition& step : movers(here, to)) {
                const bool inside = std::includes(coalition.begin(), coalition.end(), step.begin(), step.end());
                if (!inside || step == last || !seen.insert({to, step}).second) continue;
                reached.insert(to);
                queue.emplace_back(to, step);
            }
        }
    }
    return reached;
}

bool Definitions::all_prefer(const Coalition& coalition, std::size_t better, std::size_t worse) const {
    return std::all_of(coalition.begin(), coalition.end(), [&](PartyIndex i) { return prefers(i, better, worse); });
}

bool Definitions::deters(Concept kind, const Coalition& coalition, std::size_t s, std::size_t s2) const {
    const auto some_no_better = [&](std::size_t t) { return !all_prefer(coalition, t, s); };
    if (!some_no_better(s2)) return false;
    const auto escapes = kind == Concept::smr ? joint_moves(coalition, s2) : std::set<std::size_t>{};
    return std::all_of(escapes.begin(), escapes.end(), some_no_better);
}

bool Definitions::stable(Concept kind, const Coalition& coalition, std::size_t s) const {
    const auto leaving = joint_moves(coalition, s);
    return std::all_of(leaving.begin(), leaving.end(), [&](std::size_t s1) {
        if (!all_prefer(coalition, s1, s)) return true;
        if (kind == Concept::nash) return false;
        const auto sanctions = responses(coalition, s1, kind == Concept::seq);
        return std::any_of(sanctions.begin(), sanctions.end(),
                           [&](std::size_t s2) { return deters(kind, coalition, s, s2); });
    });
}

}  // namespace irenic::certificate
