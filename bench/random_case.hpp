/// A random case of a given size, the same on every machine: two-level options shared out among the parties, no constraint, and for
/// every party a weight on every option; `linked` more that link two options of whoever owns them.
#pragma once

#include <cstdint>
#include <string>

#include "irenic/model.hpp"

namespace irenic::bench {

/// Counts up and mixes (the finaliser of SplitMix64): enough for weights.
class Numbers {
public:
    explicit Numbers(std::uint64_t seed) : at_(seed) {}
    std::uint64_t below(std::uint64_t bound) {
        std::uint64_t mixed = at_ += 0x9E3779B97F4A7C15U;
        mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
        return (mixed ^ (mixed >> 31U)) % bound;
    }

private:
    std::uint64_t at_;
};

inline Case random_case(std::uint32_t options, std::uint32_t parties, std::uint64_t seed, std::uint32_t linked = 0) {
    Numbers numbers(seed);
    Case subject;
    subject.title = "random";
    for (PartyIndex i = 0; i < parties; ++i) {
        Party party;
        party.id = party.name = "p" + std::to_string(i);
        subject.parties.push_back(party);
    }
    for (OptionIndex o = 0; o < options; ++o) {
        Option option;
        option.id = option.name = "o" + std::to_string(o);
        option.levels = option.level_labels = {"no", "yes"};
        option.owners = {o % parties};
        option.allowed = {2, 1};
        option.direction = "any";
        subject.options.push_back(option);
    }
    for (PartyIndex i = 0; i < parties; ++i) {
        Preference preference;
        preference.kind = Preference::Kind::weighted;
        for (OptionIndex k = 0; k < options + linked; ++k) {
            Statement statement;
            const auto o = k < options ? k : static_cast<OptionIndex>(numbers.below(options));
            statement.that.nodes.push_back({Expression::Kind::level_in, o, 2, 0, 0});
            if (k >= options) {
                statement.that.nodes.push_back(
                    {Expression::Kind::level_in, static_cast<OptionIndex>(numbers.below(options)), 2, 0, 0});
                statement.that.nodes.push_back({Expression::Kind::conjunction, 0, 0, 0, 1});
            }
            const auto weight = static_cast<std::int64_t>(numbers.below(201)) - 100;
            Range range;
            range.low = range.best = range.high = Decimal{weight * Decimal::units_per_one};
            statement.weight = range;
            preference.statements.push_back(statement);
        }
        subject.preferences.push_back(preference);
    }
    return subject;
}

}  // namespace irenic::bench
