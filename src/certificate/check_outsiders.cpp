/// Those who do not sign: could they undo what is signed by a move of their own? docs/semantics.md, sections 3 and 5.
#include <algorithm>

#include "certificate/at_table.hpp"

namespace irenic::certificate {
namespace {

/// A party's value by its weights.
std::int64_t worth(const Case& subject, PartyIndex i, const Levels& levels) {
    std::int64_t sum = 0;
    for (const Statement& statement : subject.preferences[i].statements)
        if (statement.graded)
            sum += statement.grades[levels[*statement.graded]].best.units;
        else if (statement.weight && holds(statement.that, levels, subject))
            sum += statement.weight->best.units;
    return sum;
}

std::string fault_of(const Definitions& definitions, std::size_t end, PartyIndex party,
                     const ClaimedOutsiders::Spoiler& claim) {
    const Case& subject = definitions.subject();
    const std::vector<std::size_t> gains = definitions.improvements(party, end);
    const auto to = definitions.find(claim.to);
    if (!to || std::find(gains.begin(), gains.end(), *to) == gains.end())
        return "the move to `" + claim.to + "` is no gain for `" + claim.party + "`";
    for (const std::size_t other : gains)
        if (definitions.prefers(party, other, *to))
            return "`" + claim.party + "` would gain more by the move to `" + definitions.name(other) + "`";
    if (claim.gain.has_value() != subject.preferences[party].cardinal())
        return "a gain of `" + claim.party + "` is a quantity exactly when its wants have weights";
    const std::int64_t gain = worth(subject, party, definitions.members(*to).front()) -
                              worth(subject, party, definitions.members(end).front());
    if (claim.gain && *claim.gain != to_double(Decimal{gain}))
        return "`" + claim.party + "` would gain " + to_string(Decimal{gain});
    for (const auto& [id, deterred] : claim.deterred) {
        const auto kind = find_concept(id);
        if (!kind) return "`" + id + "` is no stability concept";
        if (deterred && *deterred != definitions.stable(*kind, party, end))
            return "under " + id + " `" + claim.party + (*deterred ? "` is not deterred" : "` is deterred");
    }
    return {};
}

bool holds_id(const std::vector<std::string>& ids, const std::string& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

}  // namespace

Finding check(const Definitions& definitions, const Table& table, const ClaimedOutsiders& claim) {
    const auto levels = end_of(table, claim.strategy);
    if (!levels) return no_strategy(claim.strategy);
    const auto end = definitions.find(code_of(*levels));
    if (!end) return objection("the strategy does not end at a feasible state");
    const Case& subject = table.subject();
    for (PartyIndex i = 0; i < subject.parties.size(); ++i) {
        const std::string& id = subject.parties[i].id;
        const auto spoiler = std::find_if(claim.spoilers.begin(), claim.spoilers.end(),
                                          [&](const auto& each) { return each.party == id; });
        const bool idle = holds_id(claim.would_not_gain, id) || holds_id(claim.cannot_move, id);
        if (place_of(table, id)) {
            if (spoiler != claim.spoilers.end() || idle)
                return objection("`" + id + "` signs, and is said to be outside");
            continue;
        }
        if (spoiler != claim.spoilers.end()) {
            std::string fault = fault_of(definitions, *end, i, *spoiler);
            if (!fault.empty()) return objection(std::move(fault));
            continue;
        }
        if (holds_id(claim.unsettled, id)) continue;
        if (!idle) return objection("nothing is said of `" + id + "`, who does not sign");
        if (!definitions.improvements(i, *end).empty())
            return objection("`" + id + "` would gain by the move to `" +
                             definitions.name(definitions.improvements(i, *end).front()) + "`");
        if (holds_id(claim.cannot_move, id) && !definitions.moves(i, *end).empty())
            return objection("`" + id + "` can move");
    }
    return {true, {}, !claim.unsettled.empty()};
}

}  // namespace irenic::certificate
