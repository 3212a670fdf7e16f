/// Merged states, listed states of very many options, and which form a case needs.
#include <algorithm>
#include <map>

#include "space/parts.hpp"

namespace irenic {
namespace {

bool slowest_option_first(const Levels& a, const Levels& b) {
    return std::lexicographical_compare(a.rbegin(), a.rend(), b.rbegin(), b.rend());
}

bool any_merged(const Case& subject) {
    return std::any_of(subject.states.begin(), subject.states.end(),
                       [](const NamedState& named) { return named.patterns.size() > 1; });
}

}  // namespace

bool SpaceBuilder::make_states() {
    Space::Parts& parts = *space_.parts_;
    if (subject_.graph) {
        parts.form = Space::Parts::Form::graph;
        space_.size_ = static_cast<StateIndex>(subject_.states.size());
        return true;
    }
    std::uint64_t product = 1;
    for (const Option& option : subject_.options) {
        const auto radix = static_cast<std::uint32_t>(option.levels.size());
        parts.stride.push_back(product);
        parts.radix.push_back(radix);
        if (product > (std::uint64_t{1} << 62U) / radix) product = 0;
        product *= radix;
    }
    parts.raw_size = product;
    const bool merged = any_merged(subject_);
    if (merged || (subject_.only_listed && product == 0)) {
        std::vector<Levels> members;
        if (subject_.only_listed) {
            for (const NamedState& named : subject_.states)
                if (!named.left_out) members.insert(members.end(), named.patterns.begin(), named.patterns.end());
        } else if (!expand_codes(members)) {
            return false;
        }
        return make_rows(std::move(members));
    }
    return subject_.only_listed ? make_listed_codes() : make_codes();
}

bool SpaceBuilder::expand_codes(std::vector<Levels>& members) {
    if (!make_codes()) return false;
    Space::Parts& parts = *space_.parts_;
    for (StateIndex s = 0; s < space_.size_; ++s) {
        Levels levels;
        for (std::size_t o = 0; o < parts.radix.size(); ++o)
            levels.push_back(static_cast<Level>(parts.raw_of(s) / parts.stride[o] % parts.radix[o]));
        members.push_back(std::move(levels));
    }
    parts.raw.clear();
    parts.dense = false;
    return true;
}

bool SpaceBuilder::make_rows(std::vector<Levels> members) {
    Space::Parts& parts = *space_.parts_;
    parts.form = Space::Parts::Form::rows;
    std::sort(members.begin(), members.end(), slowest_option_first);
    members.erase(std::unique(members.begin(), members.end()), members.end());
    if (members.size() > limits_.states)
        return limit("more than " + std::to_string(limits_.states) + " feasible states",
                     "say under `never` what cannot be, or leave out options");

    std::map<std::string, NamedStateIndex> merged;
    for (NamedStateIndex n = 0; n < subject_.states.size(); ++n)
        for (const Levels& pattern : subject_.states[n].patterns) merged.emplace(code_of(pattern), n);

    std::map<NamedStateIndex, StateIndex> state_of_merged;
    space_.size_ = 0;
    for (std::uint32_t row = 0; row < members.size(); ++row) {
        const auto found = merged.find(code_of(members[row]));
        StateIndex state = space_.size_;
        if (found != merged.end()) state = state_of_merged.emplace(found->second, space_.size_).first->second;
        if (state == space_.size_) {
            parts.first_row.push_back(row);
            ++space_.size_;
        }
        parts.state_of_row.push_back(state);
        parts.row_by_code.emplace(code_of(members[row]), row);
    }
    parts.rows = std::move(members);
    return true;
}

void SpaceBuilder::name_states() {
    Space::Parts& parts = *space_.parts_;
    parts.state_of_name.assign(subject_.states.size(), no_state);
    for (NamedStateIndex n = 0; n < subject_.states.size(); ++n) {
        std::optional<StateIndex> state;
        if (subject_.graph) {
            state = n;
        } else {
            for (const Levels& pattern : subject_.states[n].patterns)
                if (!state) state = space_.find(pattern);
        }
        if (!state) continue;
        parts.state_of_name[n] = *state;
        parts.names.emplace(*state, n);
    }
}

bool SpaceBuilder::fail(std::string code, std::string message, Place place, std::string help) {
    result_.diagnostics.push_back({Severity::error, std::move(code), std::move(message), place, std::move(help)});
    return false;
}

bool SpaceBuilder::limit(std::string message, std::string help) {
    result_.limit_reached = true;
    return fail("limit-reached", std::move(message), {}, std::move(help));
}

SpaceBuilder::SpaceBuilder(const Case& subject, const SpaceLimits& limits, const Workers& workers, std::stop_token stop)
    : subject_(subject), limits_(limits), workers_(workers), stop_(std::move(stop)) {
    space_.subject_ = &subject;
}

Space::Build SpaceBuilder::build() && {
    if (subject_.parties.size() > 64) {
        limit("more than 64 parties", "merge parties and groups that want and do the same");
        return std::move(result_);
    }
    if (!make_states()) return std::move(result_);
    if (space_.parts_->form == Space::Parts::Form::codes) space_.parts_->index_codes(space_.size_);
    if (space_.size_ == 0) {
        fail("no-feasible-state", "the constraints under `never` leave no feasible state",
             subject_.never.empty() ? Place{} : subject_.never.front().place,
             "leave out constraints with --set or `without` until some state is possible");
        return std::move(result_);
    }
    name_states();
    space_.parts_->tables.resize(subject_.parties.size());
    for (OptionIndex o = 0; o < subject_.options.size(); ++o) {
        const Option& option = subject_.options[o];
        if (option.owners.size() == 1 && option.levels.size() > 1)
            space_.parts_->tables[option.owners.front()].own.push_back(o);
    }
    if (!make_grades() || !make_moves()) return std::move(result_);
    result_.space = std::move(space_);
    return std::move(result_);
}

}  // namespace irenic
