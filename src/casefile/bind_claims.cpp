#include <array>
#include <numeric>

#include <fmt/format.h>

#include "casefile/binding.hpp"
#include "casefile/fields.hpp"
#include "casefile/scalars.hpp"

namespace irenic::casefile {

namespace {

constexpr std::array<Key, 4> claim_keys{{{"says", Wants::text, true}, {"test", Wants::text, true}, {"name"}, {"coded"}}};
constexpr std::array<Key, 2> expectation_keys{{{"that", Wants::text, true}, {"is"}}};

constexpr std::int64_t most_whole_power = 10'000;

void bind_power(Binding& binding, const Node* power) {
    binding.made.power.assign(binding.made.parties.size(), Decimal{Decimal::units_per_one});
    if (power == nullptr || !power->is_mapping()) return;
    for (const Node& node : power->children) {
        if (node.key.starts_with("x-")) continue;
        const auto party = look_up(binding, binding.parties, node.key, node.key_place, "party", "a party of this case");
        const auto read = read_decimal(node, fmt::format("the power of {}", in_quotes(node.key)),
                                       {zero, {}, true, false, "more than 0"}, binding.problems);
        if (party && read) binding.made.power[*party] = *read;
    }
    // Products are compared exactly, with whole exponents in the same proportion.
    std::int64_t divisor = 0;
    for (const Decimal one : binding.made.power) divisor = std::gcd(divisor, one.units);
    for (const Decimal one : binding.made.power)
        if (one.units / divisor > most_whole_power)
            return binding.problems.error(
                "power-too-fine", power->key_place,
                fmt::format("as whole numbers in the same proportion these powers go beyond {}", most_whole_power),
                "write simple proportions, such as 2, 1.5 or 0.25");
}

}  // namespace

void bind_claims(Binding& binding, const Node& root) {
    const Node* claims = root.find("claims");
    if (claims != nullptr && claims->is_mapping())
        for (const Node& node : claims->children) {
            if (node.key.starts_with("x-")) continue;
            check_id(node.key, node.key_place, "a claim", binding.problems);
            const Fields fields(node, "a claim", claim_keys, true, binding.problems);
            Claim made;
            made.id = node.key;
            made.place = node.key_place;
            made.name = fields.find("name") != nullptr ? read_label(fields.find("name")) : node.key;
            made.says = read_text(fields.find("says"));
            made.coded = read_text(fields.find("coded"));
            if (const Node* test = fields.find("test"))
                if (auto parsed = parse_test(binding, *test)) made.test = std::move(*parsed);
            made.provenance = bind_provenance(binding, node);
            binding.made.claims.push_back(std::move(made));
        }
    const Node* expect = root.find("expect");
    if (expect == nullptr || !expect->is_sequence()) return;
    for (const Node& node : expect->children) {
        const Fields fields(node, "an expectation", expectation_keys, true, binding.problems);
        Expectation made;
        made.place = head(node);
        if (const Node* that = fields.find("that"))
            if (auto parsed = parse_test(binding, *that)) made.that = std::move(*parsed);
        if (const Node* is = fields.find("is")) made.is = read_truth(*is, "`is`", binding.problems).value_or(true);
        binding.made.expectations.push_back(std::move(made));
    }
}

void bind_further_keys(Binding& binding, const Node& root) {
    for (const std::string_view key : {"sees", "attitude"}) note_unused(binding, root.find(key), key);
    bind_attitudes(binding, root);
    bind_views(binding, root);
    bind_correlations(binding, root.find("correlate"));
    bind_power(binding, root.find("power"));
}

}  // namespace irenic::casefile
