/// A case in plain words, so that a random one that fails can be read and built again by hand.
#pragma once

#include <sstream>
#include <string>

#include "irenic/model.hpp"

namespace irenic::testing {

inline std::string dump(const Preference& preference, const Case& subject) {
    std::ostringstream out;
    static constexpr const char* kinds[] = {"indifferent", "by priority", "weighted", "ranking"};
    out << kinds[static_cast<int>(preference.kind)] << "\n";
    for (const Statement& statement : preference.statements) {
        out << "      ";
        if (statement.graded) {
            out << "graded " << subject.options[*statement.graded].id << ":";
            for (const Range& grade : statement.grades) out << " " << to_string(grade.best);
        } else {
            out << statement.that.text;
            if (statement.weight) out << ": " << to_string(statement.weight->best);
        }
        out << "\n";
    }
    for (const auto& group : preference.ranking) {
        out << "      [";
        for (const NamedStateIndex named : group) out << " " << subject.states[named].id;
        out << " ]\n";
    }
    return out.str();
}

inline std::string dump(const Case& subject) {
    std::ostringstream out;
    out << "the case:\n";
    for (const Option& option : subject.options) {
        out << "  option " << option.id << (option.chance ? " by chance" : " by");
        for (const PartyIndex owner : option.owners) out << " " << subject.parties[owner].id;
        out << ", " << option.levels.size() << " levels, starts at " << int{option.start} << ", " << option.direction
            << ":";
        for (Level from = 0; from < option.levels.size(); ++from)
            for (Level to = 0; to < option.levels.size(); ++to)
                if (option.may_change(from, to)) out << " " << int{from} << ">" << int{to};
        out << "\n";
    }
    for (const Constraint& constraint : subject.never) out << "  never " << constraint.that.text << "\n";
    for (const NamedState& state : subject.states) {
        out << "  state " << state.id << ":";
        for (const Levels& pattern : state.patterns) out << " " << code_of(pattern);
        out << "\n";
    }
    if (subject.only_listed) out << "  only listed\n";
    for (PartyIndex i = 0; i < subject.parties.size(); ++i) {
        out << "  party " << subject.parties[i].id << ", " << dump(subject.preferences[i], subject);
        if (!subject.graph) continue;
        out << "      moves:";
        for (const AbstractGraph::Arc& arc : subject.graph->moves[i])
            out << " " << subject.states[arc.from].id << ">" << subject.states[arc.to].id;
        out << "\n";
    }
    return out.str();
}

}  // namespace irenic::testing
