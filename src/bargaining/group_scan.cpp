#include <algorithm>

#include "bargaining/decomposition.hpp"

namespace irenic {

GroupScan::GroupScan(const FactoredTable& table, const std::vector<std::uint32_t>& group)
    : table_(table), group_(group), d_(table.dimensions()), parts_(group.size()) {
    for (const std::uint32_t place : group_) {
        const std::uint64_t radix = table_.open[place].levels.size();
        strides_.push_back(size_);
        size_ = size_ == 0 || size_ > (std::uint64_t{1} << 62U) / radix ? 0 : size_ * radix;
    }
    for (std::size_t f = 0; f < table_.factors.size(); ++f) {
        const Factor& factor = table_.factors[f];
        const auto first = std::lower_bound(group_.begin(), group_.end(), factor.scope.front());
        if (first == group_.end() || *first != factor.scope.front()) continue;
        Part part{f, {}};
        for (std::size_t k = 0; k < factor.scope.size(); ++k) {
            const auto at = std::lower_bound(group_.begin(), group_.end(), factor.scope[k]) - group_.begin();
            part.strides.emplace_back(static_cast<std::size_t>(at), factor.stride[k]);
        }
        parts_[part.strides.front().first].push_back(std::move(part));
    }
}

bool GroupScan::add(std::size_t k, const State& state, Units* values) const {
    for (const Part& part : parts_[k]) {
        const Factor& factor = table_.factors[part.factor];
        if (!factor.tabled()) {
            if (!table_.evaluate(part.factor, state.levels, values)) return false;
            continue;
        }
        std::uint64_t at = 0;
        for (const auto& [place, stride] : part.strides) at += state.chosen[place] * stride;
        if (!factor.feasible[at]) return false;
        const Units* worth = factor.values.data() + at * d_;
        for (std::size_t i = 0; i < d_; ++i) values[i] += worth[i];
    }
    return true;
}

void GroupScan::lay(std::uint64_t choice, Levels& levels) const {
    for (std::size_t k = 0; k < group_.size(); ++k) {
        const OpenOption& open = table_.open[group_[k]];
        levels[open.option] = open.levels[choice / strides_[k] % open.levels.size()];
    }
}

}  // namespace irenic
