#include "appraisal/again/terrain.hpp"

#include <algorithm>
#include <bit>

namespace irenic {
namespace {

constexpr std::uint32_t most_kinds = 1U << 16U;
constexpr std::uint32_t most_slices = 1U << 12U;

/// Splits kinds of states by one thing that holds at some of them. False when there are too many kinds.
bool split(std::vector<std::uint16_t>& kind_of, std::uint32_t& kinds, const Bits& truth) {
    std::vector<std::uint32_t> renumbered(std::size_t{kinds} * 2, none);
    std::uint32_t next = 0;
    for (std::size_t s = 0; s < kind_of.size(); ++s) {
        std::uint32_t& number = renumbered[std::size_t{kind_of[s]} * 2 + (truth.test(s) ? 1 : 0)];
        if (number == none) number = next++;
        if (next > most_kinds) return false;
        kind_of[s] = static_cast<std::uint16_t>(number);
    }
    kinds = next;
    return true;
}

/// Where each number of the party's wants counts.
std::vector<Bits> truths_of(const Space& space, const Preference& preference, Wants& wants) {
    std::vector<Bits> truths;
    for (const Statement& statement : preference.statements) {
        wants.first_number.push_back(static_cast<std::uint32_t>(truths.size()));
        if (!statement.graded) {
            truths.push_back(space.where(statement.that));
            continue;
        }
        for (std::size_t l = 0; l < statement.grades.size(); ++l) {
            Expression at_level;
            at_level.nodes.push_back({Expression::Kind::level_in, *statement.graded, std::uint64_t{1} << l, 0, 0});
            truths.push_back(space.where(at_level));
        }
    }
    wants.numbers = static_cast<std::uint32_t>(truths.size());
    return truths;
}

std::optional<Wants> wants_of(const Space& space, PartyIndex i, std::vector<std::uint16_t>& kind_of) {
    Wants wants;
    const std::vector<Bits> truths = truths_of(space, space.subject().preferences[i], wants);
    kind_of.assign(space.size(), 0);
    std::uint32_t kinds = 1;
    for (const Bits& truth : truths)
        if (!split(kind_of, kinds, truth)) return {};
    std::vector<StateIndex> example(kinds, no_state);
    for (StateIndex s = space.size(); s-- > 0;) example[kind_of[s]] = s;
    wants.first_term.push_back(0);
    for (const StateIndex s : example) {
        for (std::uint32_t k = 0; k < truths.size(); ++k)
            if (truths[k].test(s)) wants.terms.push_back(k);
        wants.first_term.push_back(static_cast<std::uint32_t>(wants.terms.size()));
    }
    if (space.idle(i)) return wants;
    for (const StateIndex s : space.moves(i).order) wants.kind_along.push_back(kind_of[s]);
    return wants;
}

bool known_shape(const Case& subject) {
    constexpr std::size_t most_by_priority = 40;  // beyond, a value is a rank among the states
    const auto merged = [](const NamedState& named) { return named.patterns.size() > 1; };
    const auto unknown = [](const Preference& preference) {
        return preference.kind == Preference::Kind::ranking ||
               (preference.kind == Preference::Kind::ordinal && preference.statements.size() > most_by_priority);
    };
    return !subject.graph && std::none_of(subject.states.begin(), subject.states.end(), merged) &&
           std::none_of(subject.preferences.begin(), subject.preferences.end(), unknown);
}

void pack(Terrain& terrain) {
    std::vector<unsigned> shifts;
    unsigned bits = 0;
    for (const Option& option : terrain.subject->options) {
        const auto width = static_cast<unsigned>(std::bit_width(option.levels.size() - 1));
        shifts.push_back(bits);
        bits += width;
        if (bits > 64) return;
        terrain.place.push_back(width == 0 ? 0 : (~std::uint64_t{0} >> (64 - width)) << shifts.back());
    }
    terrain.packed.resize(terrain.space.size());
    for (StateIndex s = 0; s < terrain.space.size(); ++s) {
        const Levels levels = terrain.space.levels(s);
        for (OptionIndex o = 0; o < levels.size(); ++o)
            if (terrain.place[o] != 0) terrain.packed[s] |= std::uint64_t{levels[o]} << shifts[o];
    }
}

/// Per option, by what its level is multiplied in the number of the party's own levels; 0 for others' options.
std::vector<std::uint32_t> factors_of(const Case& subject, PartyIndex i) {
    std::vector<std::uint32_t> factors(subject.options.size(), 0);
    std::uint32_t combinations = 1;
    for (OptionIndex o = 0; o < factors.size(); ++o) {
        const Option& option = subject.options[o];
        if (std::find(option.owners.begin(), option.owners.end(), i) == option.owners.end()) continue;
        factors[o] = combinations;
        combinations = combinations * static_cast<std::uint32_t>(option.levels.size()) % most_slices;
    }
    return factors;
}

void number_slices(Terrain& terrain) {
    const Case& subject = *terrain.subject;
    std::vector<std::vector<std::uint32_t>> factors;
    std::vector<std::vector<std::uint16_t>> slice_of(terrain.movers.size());
    for (const PartyIndex i : terrain.movers) factors.push_back(factors_of(subject, i));
    for (StateIndex s = 0; s < terrain.space.size(); ++s) {
        const Levels levels = terrain.space.levels(s);
        for (std::size_t m = 0; m < factors.size(); ++m) {
            std::uint32_t number = 0;
            for (OptionIndex o = 0; o < levels.size(); ++o) number += factors[m][o] * levels[o];
            slice_of[m].push_back(static_cast<std::uint16_t>(number % most_slices));
        }
    }
    for (std::size_t m = 0; m < factors.size(); ++m) {
        Wants& wants = terrain.wants[terrain.movers[m]];
        for (const StateIndex s : terrain.moves[terrain.movers[m]]->order) {
            wants.slice_along.push_back(slice_of[m][s]);
            wants.slices = std::max(wants.slices, slice_of[m][s] + 1U);
        }
    }
}

}  // namespace

std::optional<Terrain> Terrain::of(const Case& subject, Space space, const TerrainParts& parts) {
    if (!known_shape(subject) || !space.transitive()) return {};
    Terrain terrain{&subject, parts, std::move(space), {}, {}, {}, {}, {}, {}, {}, {}};
    const StateIndex size = terrain.space.size();
    const PartyIndex parties = terrain.space.party_count();
    terrain.kinds.resize(std::size_t{size} * parties);
    terrain.mover_number.assign(parties, none);
    for (PartyIndex i = 0; i < parties; ++i) {
        if (!terrain.space.idle(i)) {
            if (!terrain.space.moves(i).blocks) return {};
            terrain.mover_number[i] = static_cast<std::uint32_t>(terrain.movers.size());
            terrain.movers.push_back(i);
        }
        std::vector<std::uint16_t> kind_of;
        auto wants = wants_of(terrain.space, i, kind_of);
        if (!wants) return {};
        for (StateIndex s = 0; s < size; ++s) terrain.kinds[std::size_t{s} * parties + i] = kind_of[s];
        terrain.wants.push_back(std::move(*wants));
        if (parts.levels) terrain.wants.back().kind_of = std::move(kind_of);
    }
    terrain.segments.reserve(std::size_t{size} * terrain.movers.size());
    for (StateIndex s = 0; s < size; ++s)
        for (const PartyIndex i : terrain.movers) terrain.segments.push_back(terrain.space.moves(i).segment_of[s]);
    for (PartyIndex i = 0; i < parties; ++i) terrain.moves.push_back(&terrain.space.moves(i));
    if (parts.levels) pack(terrain);
    if (parts.slices) number_slices(terrain);
    return terrain;
}

}  // namespace irenic
