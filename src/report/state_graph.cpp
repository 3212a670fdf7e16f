#include "report/state_graph.hpp"

#include <algorithm>

#include "report/names.hpp"

namespace irenic {

StateTable::StateTable(const Space& space, std::span<const Concept> wanted, const StabilityAnswer& answer)
    : space_(space), answer_(answer), rank_of_grade_(space.party_count()) {
    using Kind = StateColumn::Kind;
    const Case& subject = space.subject();
    columns_ = {{Kind::state, "state", 0, {}},
                {Kind::code, "code", 0, {}},
                {Kind::words, "words", 0, {}},
                {Kind::status_quo, "status-quo", 0, {}}};
    for (OptionIndex o = 0; o < subject.options.size(); ++o)
        columns_.push_back({Kind::level, subject.options[o].id + ".level", o, {}});
    for (PartyIndex i = 0; i < subject.parties.size(); ++i) {
        const std::string& id = subject.parties[i].id;
        if (space.cardinal(i)) {
            columns_.push_back({Kind::value, id + ".value", i, {}});
        } else {
            columns_.push_back({Kind::rank, id + ".rank", i, {}});
            const auto grades = space.grades(i);
            std::vector<std::uint32_t>& ranks = rank_of_grade_[i];
            ranks.assign(static_cast<std::size_t>(*std::max_element(grades.begin(), grades.end())) + 1, 0);
            for (const std::int32_t grade : grades) ranks[static_cast<std::size_t>(grade)] = 1;
            std::uint32_t rank = 1;
            for (std::size_t grade = ranks.size(); grade-- > 0;)
                if (ranks[grade] != 0) ranks[grade] = rank++;
        }
        for (const Concept kind : wanted)
            columns_.push_back({Kind::stable, id + "." + std::string(id_of(kind)), i, kind});
    }
    for (const Concept kind : wanted)
        columns_.push_back({Kind::equilibrium, std::string(id_of(kind)) + ".equilibrium", 0, kind});
}

std::string StateTable::text(const StateColumn& column, StateIndex s) const {
    using Kind = StateColumn::Kind;
    const Case& subject = space_.subject();
    switch (column.kind) {
        case Kind::state: return space_.name(s);
        case Kind::code: return code_of(space_.levels(s));
        case Kind::words: return subject.graph ? space_.name(s) : space_.describe(s);
        case Kind::level: return subject.options[column.index].levels[space_.levels(s)[column.index]];
        case Kind::value: return to_string(space_.value(column.index, s));
        case Kind::rank:
            return std::to_string(rank_of_grade_[column.index][static_cast<std::size_t>(space_.grades(column.index)[s])]);
        default: return is(column, s) ? "yes" : "no";
    }
}

bool StateTable::is(const StateColumn& column, StateIndex s) const {
    using Kind = StateColumn::Kind;
    switch (column.kind) {
        case Kind::status_quo: return space_.status_quo() == s;
        case Kind::stable: return answer_.of(column.under).stable[column.index].test(s);
        case Kind::equilibrium: return answer_.of(column.under).equilibria.test(s);
        default: return false;
    }
}

bool graph_fits(const Space& space, std::uint64_t limit) {
    if (space.size() > limit) return false;
    std::uint64_t arcs = 0;
    for (StateIndex s = 0; s < space.size(); ++s)
        for (PartyIndex i = 0; i < space.party_count(); ++i) {
            space.moves(i).for_each_move(s, [&](StateIndex) { ++arcs; });
            if (arcs > limit) return false;
        }
    return true;
}

}  // namespace irenic
