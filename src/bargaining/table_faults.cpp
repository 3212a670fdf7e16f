#include "bargaining/table_faults.hpp"

#include <algorithm>
#include <bit>

namespace irenic {
namespace {

/// Why this option cannot be changed so by those who sign; nothing when it can.
std::vector<TableFault> faults_of_option(const Case& subject, const Talks& talks, OptionIndex o, Level from, Level to) {
    std::vector<TableFault> found;
    if (from == to) return found;
    const Option& option = subject.options[o];
    if (option.chance) {
        found.push_back({TableFault::Kind::chance, o, {}, 0});
    } else {
        TableFault lacking{TableFault::Kind::signature, o, {}, 0};
        for (const PartyIndex owner : option.owners)
            if (talks.place_of(owner) == none) lacking.parties.push_back(owner);
        if (!lacking.parties.empty()) found.push_back(std::move(lacking));
    }
    if (((levels_within_reach(option, from) >> to) & 1U) == 0) found.push_back({TableFault::Kind::direction, o, {}, 0});
    return found;
}

}  // namespace

std::uint64_t levels_within_reach(const Option& option, Level start) {
    std::uint64_t reached = std::uint64_t{1} << start;
    for (std::uint64_t before = 0; before != reached;) {
        before = reached;
        for (std::uint64_t rest = before; rest != 0; rest &= rest - 1)
            reached |= option.allowed[static_cast<std::size_t>(std::countr_zero(rest))];
    }
    return reached;
}

std::vector<TableFault> faults_from(const Case& subject, const Talks& talks, std::span<const Level> from,
                                    std::span<const Level> levels) {
    std::vector<TableFault> found;
    for (OptionIndex o = 0; o < levels.size(); ++o)
        for (TableFault& fault : faults_of_option(subject, talks, o, from[o], levels[o]))
            found.push_back(std::move(fault));
    if (talks.agreement) {
        const std::vector<Expression>& sentences = subject.agreements[*talks.agreement].on_table;
        for (std::size_t k = 0; k < sentences.size(); ++k)
            if (!holds(sentences[k], levels, subject)) found.push_back({TableFault::Kind::sentence, none, {}, k});
    }
    if (feasible(subject, levels)) return found;
    if (subject.only_listed) {
        found.push_back({TableFault::Kind::unlisted, none, {}, 0});
        return found;
    }
    for (std::size_t k = 0; k < subject.never.size(); ++k)
        if (holds(subject.never[k].that, levels, subject)) found.push_back({TableFault::Kind::forbidden, none, {}, k});
    return found;
}

std::vector<TableFault> table_faults(const Case& subject, const Talks& talks, std::span<const Level> levels) {
    std::vector<TableFault> fewest = faults_from(subject, talks, talks.starts.front(), levels);
    for (const Levels& start : talks.starts) {
        std::vector<TableFault> faults = faults_from(subject, talks, start, levels);
        if (faults.size() < fewest.size()) fewest = std::move(faults);
    }
    return fewest;
}

}  // namespace irenic
