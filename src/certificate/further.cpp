/// SIM and limited moves by their definitions, the slow way: docs/semantics.md, section 3.
#include <algorithm>

#include "irenic/certificate.hpp"

namespace irenic::certificate {

const std::set<std::size_t>& Foresight::ends(PartyIndex mover, std::uint32_t to_go, std::size_t s) {
    const std::array<std::size_t, 3> key{mover, to_go, s};
    const auto known = known_.find(key);
    if (known != known_.end()) return known->second;
    std::set<std::size_t> found;
    if (to_go == 0) {
        found = {s};
    } else {
        Choices after;
        for (const std::size_t q : definitions_.moves(mover, s)) {
            const auto& there = ends(parties_[0] == mover ? parties_[1] : parties_[0], to_go - 1, q);
            after.emplace_back(there.begin(), there.end());
        }
        std::vector<std::size_t> chosen;
        choose(mover, s, after, chosen, found);
    }
    return known_.emplace(key, std::move(found)).first->second;
}

/// Every way in which the ends after each move can turn out.
void Foresight::choose(PartyIndex mover, std::size_t s, const Choices& after, std::vector<std::size_t>& chosen,
                       std::set<std::size_t>& found) {
    if (patience_ == 0) return;
    --patience_;
    if (chosen.size() < after.size()) {
        for (const std::size_t end : after[chosen.size()]) {
            chosen.push_back(end);
            choose(mover, s, after, chosen, found);
            chosen.pop_back();
        }
        return;
    }
    bool moves = false;
    for (const std::size_t end : chosen) {
        const bool best = std::none_of(chosen.begin(), chosen.end(),
                                       [&](std::size_t other) { return definitions_.prefers(mover, other, end); });
        if (!best || !definitions_.prefers(mover, end, s)) continue;
        found.insert(end);
        moves = true;
    }
    if (!moves) found.insert(s);
}

std::string Foresight::verdict(PartyIndex mover, std::uint32_t horizon, std::size_t s) {
    const auto& found = ends(mover, horizon, s);
    if (found.count(s) == 0) return "unstable";
    return found.size() == 1 ? "stable" : "depends-on-a-tie";
}

std::string Foresight::verdict(PartyIndex mover, std::uint32_t from, std::uint32_t period, std::size_t s) {
    std::set<std::string> found;
    for (std::uint32_t h = from; h < from + period; ++h) found.insert(verdict(mover, h, s));
    return found.size() == 1 ? *found.begin() : "changes-for-ever";
}

bool Foresight::repeats(std::uint32_t from, std::uint32_t period) {
    for (const PartyIndex mover : parties_)
        for (std::size_t s = 0; s < definitions_.size(); ++s)
            if (ends(mover, from, s) != ends(mover, from + period, s) && patience_ > 0) return false;
    return true;
}

std::map<std::size_t, std::set<Definitions::Coalition>> Definitions::together(PartyIndex i, std::size_t s,
                                                                              std::size_t s1) const {
    const Levels& before = states_[s].members.front();
    std::map<Levels, std::set<Coalition>, ByRawCode> laid_over{{states_[s1].members.front(), {Coalition{}}}};
    for (PartyIndex j = 0; j < subject_->parties.size(); ++j) {
        if (j == i) continue;
        auto more = laid_over;
        for (const auto& [levels, movers] : laid_over) {
            for (const std::size_t change : improvements(j, s)) {
                Levels end = levels;
                const Levels& after = states_[change].members.front();
                for (std::size_t o = 0; o < end.size(); ++o)
                    if (after[o] != before[o]) end[o] = after[o];
                for (Coalition with : movers) {
                    with.insert(j);
                    more[end].insert(std::move(with));
                }
            }
        }
        laid_over = std::move(more);
    }
    std::map<std::size_t, std::set<Coalition>> found;
    for (auto& [levels, movers] : laid_over) {
        movers.erase(Coalition{});
        const auto state = state_at_.find(levels);
        if (state != state_at_.end() && !movers.empty()) found.emplace(state->second, std::move(movers));
    }
    return found;
}

bool stable_simultaneously(const Definitions& definitions, PartyIndex i, std::size_t s) {
    const auto improvements = definitions.improvements(i, s);
    return std::all_of(improvements.begin(), improvements.end(), [&](std::size_t s1) {
        const auto ends = definitions.together(i, s, s1);
        return std::any_of(ends.begin(), ends.end(),
                           [&](const auto& end) { return !definitions.prefers(i, end.first, s); });
    });
}

std::vector<PartyIndex> parties_that_move(const Definitions& definitions) {
    const Case& subject = definitions.subject();
    std::vector<PartyIndex> found;
    std::vector<PartyIndex> held_back;
    for (PartyIndex i = 0; i < subject.parties.size(); ++i) {
        bool moves = false;
        for (std::size_t s = 0; s < definitions.size() && !moves; ++s) moves = !definitions.moves(i, s).empty();
        const bool owns = std::any_of(subject.options.begin(), subject.options.end(),
                                      [&](const Option& option) { return owns_alone(option, i); });
        if (moves) found.push_back(i);
        if (!moves && owns) held_back.push_back(i);
    }
    for (std::size_t k = 0; k < held_back.size() && found.size() < 2; ++k) found.push_back(held_back[k]);
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace irenic::certificate
