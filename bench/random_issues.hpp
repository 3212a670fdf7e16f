/// Talks whose wants are sums over single issues, of any size, the same on every machine: every party weighs every level of every issue.
#pragma once

#include <string>

#include "irenic/model.hpp"
#include "random_case.hpp"

namespace irenic::bench {

/// Each level is worth a whole number from 0 to `most` to each party.
inline Case random_issues(std::uint32_t issues, std::uint32_t levels, std::uint32_t parties, std::uint64_t most,
                          std::uint64_t seed) {
    Numbers numbers(seed);
    Case subject;
    subject.title = "random issues";
    std::vector<PartyIndex> all;
    for (PartyIndex i = 0; i < parties; ++i) {
        Party party;
        party.id = party.name = "p" + std::to_string(i);
        subject.parties.push_back(party);
        all.push_back(i);
    }
    subject.preferences.resize(parties);
    subject.power.assign(parties, Decimal{Decimal::units_per_one});
    for (Preference& preference : subject.preferences) preference.kind = Preference::Kind::weighted;
    for (OptionIndex o = 0; o < issues; ++o) {
        Option option;
        option.id = option.name = "issue" + std::to_string(o);
        for (std::uint32_t level = 0; level < levels; ++level) option.levels.push_back("l" + std::to_string(level));
        option.level_labels = option.levels;
        option.owners = all;
        const std::uint64_t every = (std::uint64_t{1} << levels) - 1;
        for (std::uint32_t level = 0; level < levels; ++level)
            option.allowed.push_back(every & ~(std::uint64_t{1} << level));
        subject.options.push_back(option);
        subject.issues.push_back({option.id, {o}, {}});
        for (Preference& preference : subject.preferences) {
            Statement statement;
            statement.graded = o;
            for (std::uint32_t level = 0; level < levels; ++level) {
                const auto worth = static_cast<std::int64_t>(numbers.below(most + 1)) * Decimal::units_per_one;
                statement.grades.push_back({{worth}, {worth}, {worth}});
            }
            preference.statements.push_back(statement);
        }
    }
    return subject;
}

}  // namespace irenic::bench
