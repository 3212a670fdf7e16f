/// Talks whose wants are sums over single issues, of any size, the same on every machine: every party weighs every level of every issue.
#pragma once

#include <string>
#include <vector>

#include "irenic/model.hpp"
#include "random_case.hpp"

namespace irenic::bench {

/// One issue for each of `radices`, with so many levels; each level is worth a whole number from 0 to `most` to each party.
/// `opposed`, from 0 to 100: how much of that is a share of something that is the same for every level, so that hardly any is better for all.
inline Case random_issues(const std::vector<std::uint32_t>& radices, std::uint32_t parties, std::uint64_t most,
                          std::uint64_t seed, std::uint64_t opposed = 0) {
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
    for (OptionIndex o = 0; o < radices.size(); ++o) {
        const std::uint32_t levels = radices[o];
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
        for (Preference& preference : subject.preferences) preference.statements.emplace_back().graded = o;
        for (std::uint32_t level = 0; level < levels; ++level) {
            std::vector<std::uint64_t> worths(parties);
            std::uint64_t sum = 0;
            for (std::uint64_t& worth : worths) sum += worth = numbers.below(most + 1);
            for (PartyIndex i = 0; i < parties; ++i) {
                const std::uint64_t shared = sum == 0 ? 0 : worths[i] * most / sum;
                const Decimal worth{static_cast<std::int64_t>((shared * opposed + worths[i] * (100 - opposed)) / 100) *
                                    Decimal::units_per_one};
                subject.preferences[i].statements.back().grades.push_back({worth, worth, worth});
            }
        }
    }
    return subject;
}

}  // namespace irenic::bench
