/// Unknown preference and strength of preference by their definitions, the slow way: docs/semantics.md, sections 2 and 3.
#include <algorithm>

#include "irenic/certificate.hpp"

namespace irenic::certificate {
namespace {

/// In an abstract graph an expression can only ask which state it is.
bool satisfies(const Definitions& definitions, const Expression& that, std::size_t s) {
    const Case& subject = definitions.subject();
    if (!subject.graph) return holds(that, definitions.members(s).front(), subject);
    Expression told = that;
    for (Expression::Node& node : told.nodes)
        if (node.kind == Expression::Kind::named_state)
            node.kind = definitions.name(s) == subject.states[node.index].id ? Expression::Kind::truth
                                                                             : Expression::Kind::falsehood;
    return holds(told, {}, subject);
}

}  // namespace

Comparisons::Comparisons(const Definitions& definitions, std::string extension)
    : definitions_(definitions), extension_(std::move(extension)) {
    const Case& subject = definitions.subject();
    for (const Preference& preference : subject.preferences) {
        auto& by_statement = satisfied_.emplace_back();
        for (const Statement& statement : preference.statements) {
            auto& by_state = by_statement.emplace_back();
            for (std::size_t s = 0; !statement.graded && s < definitions.size(); ++s)
                by_state.push_back(satisfies(definitions, statement.that, s));
        }
        auto& pairs = unknown_.emplace_back();
        for (const auto& [one, another] : preference.unknown) {
            const auto s = definitions.find(subject.states[one].id);
            const auto t = definitions.find(subject.states[another].id);
            if (!s || !t || *s == *t) continue;
            pairs.insert({*s, *t});
            pairs.insert({*t, *s});
        }
    }
}

/// The least and the most that u(s) − u(t) can be: every statement in which the two differ, at its worst and at its best.
std::array<std::int64_t, 2> Comparisons::spread(PartyIndex i, std::size_t s, std::size_t t) const {
    std::int64_t least = 0;
    std::int64_t most = 0;
    const auto range_of = [&](Range range) {
        if (extension_.empty()) range.low = range.high = range.best;
        return range;
    };
    const auto& statements = definitions_.subject().preferences[i].statements;
    for (std::size_t k = 0; k < statements.size(); ++k) {
        const Statement& statement = statements[k];
        if (statement.graded) {
            const Level here = definitions_.members(s).front()[*statement.graded];
            const Level there = definitions_.members(t).front()[*statement.graded];
            if (here == there) continue;
            const Range gained = range_of(statement.grades[here]);
            const Range lost = range_of(statement.grades[there]);
            least += gained.low.units - lost.high.units;
            most += gained.high.units - lost.low.units;
        } else if (satisfied_[i][k][s] && !satisfied_[i][k][t]) {
            least += range_of(*statement.weight).low.units;
            most += range_of(*statement.weight).high.units;
        } else if (!satisfied_[i][k][s] && satisfied_[i][k][t]) {
            least -= range_of(*statement.weight).high.units;
            most -= range_of(*statement.weight).low.units;
        }
    }
    return {least, most};
}

bool Comparisons::listed_unknown(PartyIndex i, std::size_t s, std::size_t t) const {
    return !extension_.empty() && unknown_[i].count({s, t}) != 0;
}

Certainty Comparisons::better(PartyIndex i, std::size_t s, std::size_t t) const {
    if (definitions_.subject().preferences[i].kind == Preference::Kind::weighted) {
        const auto [least, most] = spread(i, s, t);
        return least > 0 ? Certainty::yes : most > 0 ? Certainty::perhaps : Certainty::no;
    }
    if (listed_unknown(i, s, t)) return Certainty::perhaps;
    return definitions_.prefers(i, s, t) ? Certainty::yes : Certainty::no;
}

Certainty Comparisons::greatly_better(PartyIndex i, std::size_t s, std::size_t t) const {
    const Case& subject = definitions_.subject();
    const Preference& preference = subject.preferences[i];
    if (preference.kind == Preference::Kind::weighted) {
        const auto& great = subject.parties[i].great;
        if (!great) return Certainty::no;
        const auto [least, most] = spread(i, s, t);
        return least >= great->units ? Certainty::yes : most >= great->units ? Certainty::perhaps : Certainty::no;
    }
    if (preference.kind != Preference::Kind::ordinal) return Certainty::no;
    // The first statement in which they differ decides; it, or one below it, is marked.
    const auto& statements = preference.statements;
    for (std::size_t k = 0; k < statements.size(); ++k) {
        if (satisfied_[i][k][s] == satisfied_[i][k][t]) continue;
        const bool marked = std::any_of(statements.begin() + static_cast<std::ptrdiff_t>(k), statements.end(),
                                        [](const Statement& statement) { return statement.much; });
        return satisfied_[i][k][s] && marked ? Certainty::yes : Certainty::no;
    }
    return Certainty::no;
}

std::vector<std::size_t> Comparisons::leaving(PartyIndex i, std::size_t s) const {
    const bool unknown_too = extension_ == "a" || extension_ == "c";
    std::vector<std::size_t> ends;
    for (const std::size_t s1 : definitions_.moves(i, s)) {
        const Certainty gains = better(i, s1, s);
        if (gains == Certainty::yes || (unknown_too && gains == Certainty::perhaps)) ends.push_back(s1);
    }
    return ends;
}

/// Is being at `t` bad enough, for a party that was at `s`?
bool Comparisons::worse_is_enough(PartyIndex i, std::size_t s, std::size_t t, bool greatly) const {
    const bool in_doubt_deterred = extension_ == "c" || extension_ == "d";
    if (greatly) {
        const Certainty loses = greatly_better(i, s, t);
        return loses == Certainty::yes || (in_doubt_deterred && loses == Certainty::perhaps);
    }
    const Certainty gains = better(i, t, s);
    return gains == Certainty::no || (in_doubt_deterred && gains == Certainty::perhaps);
}

bool Comparisons::deters(Concept kind, PartyIndex i, std::size_t s, std::size_t s2, bool greatly) const {
    if (!worse_is_enough(i, s, s2, greatly)) return false;
    if (kind != Concept::smr && kind != Concept::sseq) return true;
    const auto& escapes = definitions_.moves(i, s2);
    return std::all_of(escapes.begin(), escapes.end(),
                       [&](std::size_t s3) { return worse_is_enough(i, s, s3, greatly); });
}

const std::vector<std::size_t>& Comparisons::responses(PartyIndex i, std::size_t s1, bool credible_only) const {
    const std::array<std::size_t, 3> key{i, s1, credible_only ? std::size_t{1} : std::size_t{0}};
    if (const auto known = responses_.find(key); known != responses_.end()) return known->second;
    const auto parties = static_cast<PartyIndex>(definitions_.subject().parties.size());
    std::set<std::array<std::size_t, 2>> seen;  // state and last mover
    std::vector<std::array<std::size_t, 2>> queue{{s1, none}};
    std::set<std::size_t> reached;
    for (std::size_t head = 0; head < queue.size(); ++head) {
        const auto [here, last] = queue[head];
        for (PartyIndex mover = 0; mover < parties; ++mover) {
            if (mover == i || mover == last) continue;
            for (const std::size_t to : definitions_.moves(mover, here)) {
                if (credible_only && !credible(mover, here, to)) continue;
                if (!seen.insert({to, mover}).second) continue;
                reached.insert(to);
                queue.push_back({to, mover});
            }
        }
    }
    if (responses_.size() > 20'000) responses_.clear();
    return responses_.emplace(key, std::vector<std::size_t>(reached.begin(), reached.end())).first->second;
}

bool Comparisons::answered(Concept kind, PartyIndex i, std::size_t s, std::size_t s1, bool greatly) const {
    if (kind == Concept::nash) return false;
    const auto& sanctions = responses(i, s1, kind == Concept::seq || kind == Concept::sseq);
    return std::any_of(sanctions.begin(), sanctions.end(),
                       [&](std::size_t s2) { return deters(kind, i, s, s2, greatly); });
}

bool Comparisons::stable(Concept kind, PartyIndex i, std::size_t s) const {
    const auto ends = leaving(i, s);
    return std::all_of(ends.begin(), ends.end(), [&](std::size_t s1) { return answered(kind, i, s, s1, false); });
}

std::string Comparisons::strength(Concept kind, PartyIndex i, std::size_t s) const {
    if (!stable(kind, i, s)) return {};
    const auto ends = leaving(i, s);
    if (ends.empty()) return "nash";
    const bool all_great =
        std::all_of(ends.begin(), ends.end(), [&](std::size_t s1) { return answered(kind, i, s, s1, true); });
    return all_great ? "strong" : "weak";
}

}  // namespace irenic::certificate
