#include "bargaining/package_table.hpp"

#include <algorithm>

#include "bargaining/table_faults.hpp"

namespace irenic {
namespace {

constexpr std::uint64_t most_dense_codes = std::uint64_t{1} << 24U;

/// The levels that allowed changes of one option lead to from every level, step by step, as bits; itself among them.
std::vector<std::uint64_t> reach_of(const Option& option) {
    std::vector<std::uint64_t> reach(option.levels.size());
    for (std::size_t start = 0; start < reach.size(); ++start)
        reach[start] = levels_within_reach(option, static_cast<Level>(start));
    return reach;
}

/// Are all owners among the signatories? Nobody signs for chance.
bool theirs(const Option& option, const std::vector<PartyIndex>& signatories) {
    return !option.chance && std::all_of(option.owners.begin(), option.owners.end(), [&](PartyIndex owner) {
        return std::find(signatories.begin(), signatories.end(), owner) != signatories.end();
    });
}

}  // namespace

PackageTable::PackageTable(const Space& space, StrategyIndex strategy, StateIndex status_quo)
    : signatories_(signatories_of(space.subject(), strategy)) {
    for (const PartyIndex i : signatories_) grades_.push_back(space.grades(i));
    const std::vector<Levels> starts = space.members(status_quo);
    find_open_options(space, starts);
    std::vector<Bits> allowed;
    if (const auto agreement = space.subject().strategies[strategy].agreement)
        for (const Expression& that : space.subject().agreements[*agreement].on_table)
            allowed.push_back(space.where(that));
    for (StateIndex s = 0; s < space.size(); ++s) {
        if (s != status_quo && (!welcome(status_quo, s) || std::any_of(allowed.begin(), allowed.end(),
                                                                       [s](const Bits& bits) { return !bits.test(s); })))
            continue;
        for (const Levels& levels : space.members(s))
            if (s == status_quo || std::any_of(starts.begin(), starts.end(),
                                               [&](const Levels& start) { return within_reach(start, levels); }))
                add(s, levels);
    }
    index_codes();
}

void PackageTable::find_open_options(const Space& space, const std::vector<Levels>& starts) {
    const Case& subject = space.subject();
    place_of_.assign(subject.options.size(), none);
    for (OptionIndex o = 0; o < subject.options.size(); ++o) {
        const Option& option = subject.options[o];
        std::vector<std::uint64_t> reach = reach_of(option);
        const bool signed_for = theirs(option, signatories_);
        const bool moves = std::any_of(starts.begin(), starts.end(),
                                       [&](const Levels& start) { return std::popcount(reach[start[o]]) > 1; });
        // Where the status quo is merged, members may differ in options that no deal changes: these must be told apart too.
        const bool differs = std::any_of(starts.begin(), starts.end(),
                                         [&](const Levels& start) { return start[o] != starts.front()[o]; });
        if (!(signed_for && moves) && !differs) continue;
        if (!signed_for)
            for (std::size_t level = 0; level < reach.size(); ++level) reach[level] = std::uint64_t{1} << level;
        place_of_[o] = static_cast<std::uint32_t>(open_.size());
        open_.push_back(o);
        reach_.push_back(std::move(reach));
        stride_.push_back(codes_);
        const std::uint64_t radix = option.levels.size();
        codes_ = codes_ > (std::uint64_t{1} << 62U) / radix ? 0 : codes_ * radix;
    }
}

bool PackageTable::within_reach(const Levels& start, const Levels& levels) const {
    for (OptionIndex o = 0; o < start.size(); ++o) {
        const std::uint32_t k = place_of_[o];
        if (k == none ? start[o] != levels[o] : ((reach_[k][start[o]] >> levels[o]) & 1U) == 0) return false;
    }
    return true;
}

void PackageTable::add(StateIndex s, const Levels& levels) {
    states_.push_back(s);
    for (const OptionIndex o : open_) levels_.push_back(levels[o]);
}

void PackageTable::index_codes() {
    if (codes_ == 0) return;
    const bool dense = codes_ <= most_dense_codes;
    if (dense) dense_.assign(codes_, absent);
    for (std::size_t entry = 0; entry < size(); ++entry) {
        if (dense)
            dense_[code(entry)] = static_cast<std::uint32_t>(entry);
        else
            sparse_.emplace(code(entry), static_cast<std::uint32_t>(entry));
    }
}

std::pair<std::size_t, std::size_t> PackageTable::entries_of(StateIndex s) const {
    const auto [first, last] = std::equal_range(states_.begin(), states_.end(), s);
    return {static_cast<std::size_t>(first - states_.begin()), static_cast<std::size_t>(last - states_.begin())};
}

std::uint64_t PackageTable::code(std::size_t entry) const {
    const auto at = levels(entry);
    std::uint64_t code = 0;
    for (std::size_t k = 0; k < at.size(); ++k) code += at[k] * stride_[k];
    return code;
}

std::uint32_t PackageTable::find(std::uint64_t code) const {
    if (!dense_.empty()) return dense_[code];
    const auto place = sparse_.find(code);
    return place == sparse_.end() ? absent : place->second;
}

bool PackageTable::welcome(StateIndex s, StateIndex t) const {
    bool better = false;
    for (const auto& grades : grades_) {
        if (grades[t] < grades[s]) return false;
        better = better || grades[t] > grades[s];
    }
    return better;
}

}  // namespace irenic
