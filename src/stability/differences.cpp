#include "stability/differences.hpp"

#include <algorithm>

namespace irenic {

Differences::Differences(const Space& space, PartyIndex i, bool open) {
    const Preference& preference = space.subject().preferences[i];
    weighed_ = preference.kind == Preference::Kind::weighted;
    if (weighed_) {
        if (const auto& great = space.subject().parties[i].great) great_ = great->units;
        weigh(space, preference, open);
        return;
    }
    grades_ = space.grades(i);
    if (preference.kind == Preference::Kind::ordinal) find_the_much(space, preference);
    if (!open || preference.unknown.empty()) return;
    unknown_.resize(space.size());
    for (const auto& [one, another] : preference.unknown) {
        const auto s = space.find(one);
        const auto t = space.find(another);
        if (!s || !t || *s == *t) continue;
        unknown_[*s].push_back(*t);
        unknown_[*t].push_back(*s);
    }
    for (auto& others : unknown_) std::sort(others.begin(), others.end());
}

bool Differences::listed_unknown(StateIndex s, StateIndex t) const {
    return !unknown_.empty() && std::binary_search(unknown_[s].begin(), unknown_[s].end(), t);
}

void Differences::weigh(const Space& space, const Preference& preference, bool open) {
    low_.assign(space.size(), 0);
    high_.assign(space.size(), 0);
    std::size_t uncertain = 0;
    for (const Statement& statement : preference.statements)
        uncertain += statement.graded
                         ? static_cast<std::size_t>(std::count_if(statement.grades.begin(), statement.grades.end(),
                                                                  [](const Range& one) { return !one.certain(); }))
                         : std::size_t{statement.weight->certain() ? 0U : 1U};
    words_ = open ? (uncertain + 63) / 64 : 0;
    items_.assign(space.size() * words_, 0);
    for (const Statement& statement : preference.statements) {
        if (!statement.graded) {
            add_item(space.where(statement.that), *statement.weight, open);
            continue;
        }
        // Each level's number is a quantity of its own; where two states are at the same level, it is the same one.
        std::vector<Bits> at_level(statement.grades.size(), Bits(space.size()));
        for (StateIndex s = 0; s < space.size(); ++s) at_level[space.levels(s)[*statement.graded]].set(s);
        for (std::size_t level = 0; level < at_level.size(); ++level)
            add_item(at_level[level], statement.grades[level], open);
    }
}

void Differences::add_item(const Bits& where, const Range& range, bool open) {
    const std::int64_t low = open ? range.low.units : range.best.units;
    const std::int64_t high = open ? range.high.units : range.best.units;
    where.for_each([&](std::size_t s) {
        low_[s] += low;
        high_[s] += high;
    });
    if (low == high) return;
    const std::size_t item = width_.size();
    width_.push_back(high - low);
    where.for_each([&](std::size_t s) { items_[s * words_ + item / 64] |= std::uint64_t{1} << (item % 64); });
}

/// Two states that differ in a statement down to the last that is marked differ greatly: what stands above it is more important still.
void Differences::find_the_much(const Space& space, const Preference& preference) {
    const auto& statements = preference.statements;
    const auto last =
        std::find_if(statements.rbegin(), statements.rend(), [](const Statement& one) { return one.much; });
    if (last == statements.rend()) return;
    coarse_.assign(space.size(), 0);
    std::int32_t groups = 1;
    for (auto statement = statements.begin(); statement != last.base(); ++statement) {
        const Bits truth = space.where(statement->that);
        std::vector<std::int32_t> renumbered(static_cast<std::size_t>(groups) * 2, 0);
        for (StateIndex s = 0; s < space.size(); ++s) {
            coarse_[s] = coarse_[s] * 2 + (truth.test(s) ? 1 : 0);
            renumbered[static_cast<std::size_t>(coarse_[s])] = 1;
        }
        groups = 0;
        for (auto& number : renumbered) number = number != 0 ? groups++ : 0;
        for (auto& grade : coarse_) grade = renumbered[static_cast<std::size_t>(grade)];
    }
}

namespace {

/// Members of a merged state at different levels, one of which has an uncertain number.
bool members_differ(const Space& space, const Statement& statement) {
    if (!statement.graded) return false;
    for (StateIndex s = 0; s < space.size(); ++s) {
        const std::vector<Levels> members = space.members(s);
        for (const Levels& member : members) {
            const Level here = member[*statement.graded];
            const Level first = members.front()[*statement.graded];
            if (here != first && (!statement.grades[here].certain() || !statement.grades[first].certain())) return true;
        }
    }
    return false;
}

}  // namespace

std::optional<Diagnostic> untold_comparison(const Space& space) {
    const Case& subject = space.subject();
    const bool merged = std::any_of(subject.states.begin(), subject.states.end(),
                                    [](const NamedState& named) { return named.patterns.size() > 1; });
    for (PartyIndex i = 0; i < subject.parties.size(); ++i) {
        const std::string whose = "of `" + subject.parties[i].id + "`";
        for (const Statement& statement : subject.preferences[i].statements)
            if (merged && members_differ(space, statement))
                return Diagnostic{Severity::error, "merged-values-differ",
                                  "the members of a merged state differ in an uncertain number " + whose,
                                  statement.place, "merge only states that every statement treats alike"};
        for (const auto& pair : subject.preferences[i].unknown)
            for (const NamedStateIndex named : pair)
                if (!space.find(named))
                    return Diagnostic{Severity::error, "unknown-infeasible",
                                      "an unknown comparison " + whose + " has `" + subject.states[named].id +
                                          "`, which is not feasible",
                                      subject.preferences[i].place, "compare feasible states only"};
    }
    return {};
}

}  // namespace irenic
