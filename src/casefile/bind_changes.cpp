// Which levels may follow which, and how likely those are that nobody chooses.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "casefile/binding.hpp"
#include "casefile/fields.hpp"
#include "casefile/scalars.hpp"

namespace irenic::casefile {

namespace {

constexpr std::array<std::string_view, 3> direction_words{"any", "up", "down"};

bool is_transitive(const Option& option) {
    const std::size_t count = option.levels.size();
    for (std::size_t a = 0; a < count; ++a)
        for (std::size_t b = 0; b < count; ++b) {
            if (((option.allowed[a] >> b) & 1U) == 0) continue;
            const std::uint64_t onward = option.allowed[b] & ~(std::uint64_t{1} << a);
            if ((onward & ~option.allowed[a]) != 0) return false;
        }
    return true;
}

void allow_listed(Binding& binding, Option& option, const Node& list) {
    const OptionIndex index = *binding.options.find(option.id);
    for (const Node& pair : list.children) {
        if (!is_of_kind(pair, Wants::list, "an allowed change", binding.problems)) continue;
        if (pair.children.size() != 2) {
            binding.problems.error("bad-change", pair.place, "an allowed change is a pair of levels",
                                   "write [from, to]");
            continue;
        }
        std::array<std::optional<Level>, 2> ends;
        for (std::size_t i = 0; i < 2; ++i)
            if (is_of_kind(pair.children[i], Wants::text, "a level", binding.problems))
                ends[i] = look_up_level(binding, index, pair.children[i].text, pair.children[i].place);
        if (!ends[0] || !ends[1]) continue;
        if (*ends[0] == *ends[1])
            binding.problems.error("bad-change", pair.place, "this change leads back to the same level");
        else
            option.allowed[*ends[0]] |= std::uint64_t{1} << *ends[1];
    }
}

}  // namespace

void bind_direction(Binding& binding, Option& option, const Node& node) {
    const std::size_t errors_before = binding.problems.errors();
    const std::size_t count = option.levels.size();
    const std::uint64_t all = (std::uint64_t{1} << count) - 1;
    std::size_t word = 0;
    if (node.is_scalar() && !node.is_missing())
        word = read_choice(node, "`direction`", direction_words, binding.problems).value_or(0);
    option.direction = node.is_sequence() ? "listed changes" : std::string(direction_words[word]);
    option.allowed.assign(count, 0);
    for (std::size_t level = 0; level < count && !node.is_sequence(); ++level) {
        const std::uint64_t at = std::uint64_t{1} << level;
        const std::uint64_t below = at - 1;
        option.allowed[level] = word == 0 ? all & ~at : word == 1 ? all & ~(below | at) : below;
    }
    if (node.is_sequence()) allow_listed(binding, option, node);
    if (binding.problems.errors() != errors_before)  // nothing is to follow from a mistake
        for (std::size_t level = 0; level < count; ++level) option.allowed[level] = all & ~(std::uint64_t{1} << level);
    option.reversible = true;
    for (std::size_t level = 0; level < count; ++level)
        option.reversible &= option.allowed[level] == (all & ~(std::uint64_t{1} << level));
    option.transitive = is_transitive(option);
}

void bind_probability(Binding& binding, Option& option, const Node& map) {
    const OptionIndex index = *binding.options.find(option.id);
    const Bounds bounds{zero, one, false, false, "from 0 to 1"};
    std::vector<std::optional<Range>> stated(option.levels.size());
    for (const Node& child : map.children) {
        if (child.key.starts_with("x-")) continue;
        const auto level = look_up_level(binding, index, child.key, child.key_place);
        const auto range =
            read_range(child, fmt::format("the probability of {}", in_quotes(child.key)), bounds, binding.problems);
        if (!level || !range) return;
        stated[*level] = range;
    }
    Range rest{one, one, one, 1, Range::Shape::unstated};
    std::vector<std::string> missing;
    const std::size_t last = option.levels.size() - 1;
    for (std::size_t level = 0; level < last; ++level) {
        if (!stated[level]) {
            missing.push_back(option.levels[level]);
            continue;
        }
        rest.low.units -= stated[level]->high.units;
        rest.best.units -= stated[level]->best.units;
        rest.high.units -= stated[level]->low.units;
        rest.numbers = std::max(rest.numbers, stated[level]->numbers);
    }
    if (!missing.empty()) {
        binding.problems.error("bad-probability", head(map),
                               fmt::format("no probability is given for {}", list_in_quotes(missing)),
                               "only the last level is left out: it takes the rest");
        return;
    }
    const bool off = rest.best < zero || (stated[last] && stated[last]->best != rest.best);
    if (off) {
        binding.problems.error(
            "bad-probability", head(map),
            fmt::format("the probabilities of {} sum to {}", in_quotes(option.id),
                        to_string(Decimal{one.units - rest.best.units + (stated[last] ? stated[last]->best.units : 0)})),
            stated[last] ? "they must sum to 1; leave the last one out: it takes the rest"
                         : "they must sum to 1 at most");
        return;
    }
    rest.low = std::max(rest.low, zero);
    if (!stated[last]) stated[last] = rest;
    for (const auto& range : stated) option.probability.push_back(*range);
}

}  // namespace irenic::casefile
