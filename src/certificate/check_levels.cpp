/// The fewest options to set otherwise for a package to be signed, by trying all ways: docs/semantics.md, section 5.
#include <algorithm>

#include "certificate/at_table.hpp"

namespace irenic::certificate {
namespace {

/// The levels with something set otherwise; nothing where the case has no such thing.
std::optional<Levels> with_sets(const Case& subject, Levels levels, const std::map<std::string, std::string>& sets) {
    for (const auto& [id, level] : sets) {
        const auto option = find_option(subject, id);
        if (!option) return {};
        const auto& known = subject.options[*option].levels;
        const auto place = std::find(known.begin(), known.end(), level);
        if (place == known.end() || levels[*option] == static_cast<Level>(place - known.begin())) return {};
        levels[*option] = static_cast<Level>(place - known.begin());
    }
    return levels;
}

/// Per option, the level of the package and those that its owners could bring about, whoever signs.
std::optional<std::vector<std::vector<Level>>> choices(const Table& table, const Levels& package, std::size_t patience) {
    std::vector<std::vector<Level>> found;
    std::size_t combinations = 1;
    for (OptionIndex o = 0; o < package.size(); ++o) {
        found.push_back({package[o]});
        const Option& option = table.subject().options[o];
        for (Level level = 0; level < option.levels.size(); ++level)
            for (const Levels& start : table.starts())
                if (level != package[o] && found.back().back() != level &&
                    (option.chance ? level == start[o] : table.may_become(o, start[o], level)))
                    found.back().push_back(level);
        combinations *= found.back().size();
        if (combinations > patience) return {};
    }
    return found;
}

}  // namespace

Finding check(const Table& table, const ClaimedLevels& claim, std::size_t patience) {
    const auto end = end_of(table, claim.strategy);
    if (!end) return no_strategy(claim.strategy);
    const Case& subject = table.subject();
    const auto fits = [&](const Levels& levels) {
        return table.feasible(levels) && table.agreed(table.values(levels)) && table.on_table(levels) != claim.beyond;
    };
    std::set<Levels, ByRawCode> listed;
    for (const ClaimedLevels::Change& change : claim.least) {
        const auto levels = with_sets(subject, *end, change.sets);
        if (!levels) return objection("a change names what the case does not have, or changes nothing");
        if (change.sets.size() != claim.options)
            return objection("a change has another number of options than is said");
        if (table.name(*levels) != change.state) return objection("a change does not lead to `" + change.state + "`");
        if (!fits(*levels)) return objection("`" + change.state + "` is not what is looked for");
        listed.insert(*levels);
    }
    if (listed.size() != claim.least.size()) return objection("a change is listed twice");
    if ((claim.found == "found") == claim.least.empty())
        return objection("a change is said to be found, and none is listed");
    const auto may = choices(table, *end, patience);
    if (!may) return {true, {}, true};
    std::map<std::uint32_t, std::uint64_t> count_of;
    std::vector<std::size_t> at(end->size(), 0);
    for (bool more = true; more;) {
        Levels levels;
        std::uint32_t options = 0;
        for (std::size_t o = 0; o < at.size(); ++o) {
            levels.push_back((*may)[o][at[o]]);
            options += at[o] > 0 ? 1U : 0U;
        }
        if (fits(levels)) ++count_of[options];
        more = false;
        for (std::size_t o = 0; o < at.size() && !more; ++o) {
            at[o] = at[o] + 1 < (*may)[o].size() ? at[o] + 1 : 0;
            more = at[o] != 0;
        }
    }
    const std::uint32_t least = count_of.empty() ? none : count_of.begin()->first;
    if (claim.found == "impossible" && least != none)
        return objection("there is a way, with " + std::to_string(least) + " options set otherwise");
    if (claim.found == "not-as-few" && least <= claim.options) return objection("there is a way with as few options");
    if (claim.found == "open") return {true, {}, true};
    if (claim.found != "found") return {true, {}, false};
    if (least != claim.options) return objection(std::to_string(least) + " options set otherwise would do");
    if (claim.counted && claim.count != count_of[least])
        return objection("there are " + std::to_string(count_of[least]) + " such ways");
    return {true, {}, false};
}

}  // namespace irenic::certificate
