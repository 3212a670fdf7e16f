// What can be wrong with a case although each of its parts is sound.

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

#include <fmt/format.h>

#include "casefile/binding.hpp"

namespace irenic::casefile {

namespace {

// Two values and their difference must fit in 63 bits.
constexpr std::int64_t most_units = std::numeric_limits<std::int64_t>::max() / 2;

std::int64_t magnitude(Decimal number) { return number.units < 0 ? -number.units : number.units; }

std::int64_t magnitude(const Range& range) {
    return std::max({magnitude(range.low), magnitude(range.best), magnitude(range.high)});
}

std::int64_t magnitude(const Statement& statement) {
    if (statement.weight) return magnitude(*statement.weight);
    std::int64_t most = 0;
    for (const Range& grade : statement.grades) most = std::max(most, magnitude(grade));
    return most;
}

/// Levels that allowed changes reach from `start`, as bits.
std::uint64_t reached_from(const Option& option, Level start) {
    std::uint64_t reached = std::uint64_t{1} << start;
    for (std::uint64_t before = 0; before != reached;) {
        before = reached;
        for (std::size_t level = 0; level < option.levels.size(); ++level)
            if ((reached >> level) & 1U) reached |= option.allowed[level];
    }
    return reached;
}

void check_sum(Binding& binding, const Preference& preference, PartyIndex party) {
    std::int64_t sum = 0;
    for (const Statement& statement : preference.statements) {
        const std::int64_t size = magnitude(statement);
        if (size <= most_units - sum) {
            sum += size;
            continue;
        }
        binding.problems.error("weights-overflow", statement.place,
                               fmt::format("the weights of {} are too large to be summed exactly",
                                           in_quotes(binding.made.parties[party].id)),
                               "divide all weights of the case by the same number");
        return;
    }
}

}  // namespace

void check_weights(Binding& binding) {
    const Case& subject = binding.made;
    for (PartyIndex i = 0; i < subject.preferences.size(); ++i) check_sum(binding, subject.preferences[i], i);
    for (const PartyView& view : subject.views)
        for (PartyIndex i = 0; i < view.preferences.size(); ++i)
            if (view.preferences[i]) check_sum(binding, *view.preferences[i], i);
}

void check_great(Binding& binding) {
    for (PartyIndex i = 0; i < binding.made.preferences.size(); ++i) {
        const Preference::Kind kind = binding.made.preferences[i].kind;
        if (!binding.made.parties[i].great || kind == Preference::Kind::weighted) continue;
        if (kind == Preference::Kind::indifferent) continue;  // a reading may add weights
        binding.problems.warning(
            "great-without-effect", binding.made.parties[i].place,
            fmt::format("`great` of {} says nothing: it has no weights", in_quotes(binding.made.parties[i].id)),
            "without weights, `much: true` marks the statements that are greatly preferred");
    }
}

void check_levels(Binding& binding) {
    const Case& subject = binding.made;
    for (OptionIndex index = 0; index < subject.options.size(); ++index) {
        const Option& option = subject.options[index];
        const bool no_start = !subject.states.empty() && !subject.status_quo;  // published tables need no status quo
        if (option.chance || option.reversible || !binding.levels_known[index] || no_start) continue;
        const bool named = subject.status_quo && !subject.states[*subject.status_quo].patterns.empty();
        const Level start = named ? subject.states[*subject.status_quo].patterns.front()[index] : option.start;
        const std::uint64_t reached = reached_from(option, start);
        std::vector<std::string> unreached;
        for (std::size_t level = 0; level < option.levels.size(); ++level)
            if (((reached >> level) & 1U) == 0) unreached.push_back(option.levels[level]);
        if (!unreached.empty())
            binding.problems.warning(
                "unreachable-level", option.place,
                fmt::format("{} can never be at {}", in_quotes(option.id), list_in_quotes(unreached)),
                fmt::format("it starts at {}, and `direction` allows no change that leads there",
                            in_quotes(option.levels[start])));
    }
}

}  // namespace irenic::casefile
