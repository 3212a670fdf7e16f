/// `irenic export verdicts`: every verdict on every state, one row per state.
#include <functional>

#include "report/csv.hpp"
#include "report/state_graph.hpp"

namespace irenic {
namespace {

struct Column {
    std::string name;
    std::function<std::string(StateIndex)> text;
};
using Columns = std::vector<Column>;

std::string stand(const Bits& stable, const Bits& depends, StateIndex s) {
    if (stable.test(s)) return "stable";
    return depends.test(s) ? "depends-on-a-tie" : "unstable";
}

void add_concepts(Columns& columns, const Space& space, const VerdictTable& verdicts) {
    for (const Concept kind : verdicts.wanted) {
        const std::string id(id_of(kind));
        for (PartyIndex i = 0; i < space.party_count(); ++i)
            columns.push_back({space.subject().parties[i].id + "." + id, [&verdicts, kind, i](StateIndex s) {
                                   return verdicts.answer.of(kind).stable[i].test(s) ? "stable" : "unstable";
                               }});
        columns.push_back({id + ".equilibrium", [&verdicts, kind](StateIndex s) {
                               return verdicts.answer.of(kind).equilibria.test(s) ? "yes" : "no";
                           }});
    }
}

/// SIM, limited moves with their horizon, NM, Stackelberg for each who may lead.
void add_further(Columns& columns, const Space& space, const VerdictTable& verdicts) {
    for (const FurtherVerdicts& found : verdicts.further) {
        std::string id(further_concepts[static_cast<std::size_t>(found.kind)].id);
        if (found.kind == FurtherConcept::limited) id += "-" + std::to_string(found.horizon);
        for (PartyIndex i = 0; i < space.party_count(); ++i)
            if (found.kind != FurtherConcept::stackelberg || !space.idle(i))
                columns.push_back({space.subject().parties[i].id + "." + id, [&found, i](StateIndex s) -> std::string {
                                       if (!found.changes.empty() && found.changes[i].test(s))
                                           return "changes-for-ever";
                                       return stand(found.stable[i], found.depends[i], s);
                                   }});
        columns.push_back({id + ".equilibrium", [&found](StateIndex s) {
                               const std::string verdict = stand(found.equilibria, found.equilibria_depend, s);
                               return verdict == "stable" ? "yes" : verdict == "unstable" ? "no" : verdict;
                           }});
    }
}

void add_coalitions(Columns& columns, const Space& space, const VerdictTable& verdicts) {
    for (const CoalitionVerdicts& found : verdicts.together) {
        const std::string id(id_of(found.kind));
        columns.push_back({id + ".coalitions", [&found](StateIndex s) {
                               if (found.smallest[s] != none) return "leave";
                               return found.undecided.test(s) ? "undecided" : "stay";
                           }});
        columns.push_back({id + ".smallest-coalition", [&verdicts, &space, &found](StateIndex s) {
                               std::string members;
                               if (found.smallest[s] != none)
                                   for (const PartyIndex i : verdicts.coalitions[found.smallest[s]])
                                       members += (members.empty() ? "" : " ") + space.subject().parties[i].id;
                               return members;
                           }});
    }
}

}  // namespace

std::string verdicts_csv(const Space& space, const VerdictTable& verdicts) {
    Columns columns{{"state", [&](StateIndex s) { return space.name(s); }},
                    {"code", [&](StateIndex s) { return code_of(space.levels(s)); }},
                    {"status-quo", [&](StateIndex s) { return space.status_quo() == s ? "yes" : "no"; }}};
    add_concepts(columns, space, verdicts);
    add_further(columns, space, verdicts);
    add_coalitions(columns, space, verdicts);
    std::string table;
    add_row(table, columns, [](const Column& column) { return column.name; });
    for (StateIndex s = 0; s < space.size(); ++s)
        add_row(table, columns, [&](const Column& column) { return column.text(s); });
    return table;
}

}  // namespace irenic
