#include "bargaining/elimination.hpp"

#include <algorithm>
#include <set>

namespace irenic {
namespace {

/// One step with sets of vectors costs about as much as so many choices that are merely gone through.
constexpr double dearer = 50;

bool has(const std::vector<std::uint32_t>& scope, std::uint32_t place) {
    return std::binary_search(scope.begin(), scope.end(), place);
}

}  // namespace

Elimination::Elimination(Decomposition& whole, const std::vector<std::uint32_t>& group) : whole_(whole), group_(group) {
    for (std::size_t f = 0; f < whole_.table_.factors.size(); ++f)
        if (has(group_, whole_.table_.factors[f].scope.front())) {
            factors_.push_back(f);
            tabled_ = tabled_ && whole_.table_.factors[f].tabled();
        }
    if (tabled_) plan();
}

/// Next is always the option whose turn costs least.
void Elimination::plan() {
    std::map<std::uint32_t, std::set<std::uint32_t>> tied;
    for (const std::uint32_t place : group_) tied[place];
    for (const std::size_t f : factors_)
        for (const std::uint32_t a : whole_.table_.factors[f].scope)
            for (const std::uint32_t b : whole_.table_.factors[f].scope)
                if (a != b) tied[a].insert(b);
    while (!tied.empty()) {
        double least = -1;
        std::uint32_t next = 0;
        for (const auto& [place, others] : tied) {
            double contexts = 1;
            for (const std::uint32_t other : others) contexts *= static_cast<double>(radix(other));
            contexts *= static_cast<double>(radix(place));
            if (least < 0 || contexts < least) least = contexts, next = place;
        }
        cost_ += least;
        Turn turn{next, {tied[next].begin(), tied[next].end()}, 1};
        if (cost_ < 1e18)
            for (const std::uint32_t other : turn.scope) turn.contexts *= radix(other);
        for (const std::uint32_t a : turn.scope) {
            tied[a].erase(next);
            for (const std::uint32_t b : turn.scope)
                if (a != b) tied[a].insert(b);
        }
        tied.erase(next);
        turns_.push_back(std::move(turn));
    }
}

bool Elimination::pays(std::uint64_t choices, std::uint64_t limit) const {
    if (!tabled_ || cost_ * dearer > static_cast<double>(limit) * 4) return false;
    return choices == 0 || choices > limit || cost_ * dearer < static_cast<double>(choices);
}

NodeIndex Elimination::run() {
    std::vector<NodeIndex> roots;
    for (const Turn& turn : turns_) {
        Message made = eliminate(turn);
        if (whole_.work_.over()) return none;
        if (made.scope.empty())
            roots.push_back(made.nodes.front());
        else
            messages_.push_back(std::move(made));
    }
    // A group hangs together, so there is one.
    if (roots.front() != none) return roots.front();
    Node nothing;
    nothing.kind = Node::Kind::choice;
    nothing.vectors.columns = whole_.table_.dimensions();
    return whole_.keep(std::move(nothing));
}

Elimination::Message Elimination::eliminate(const Turn& turn) {
    std::vector<std::size_t> factors;
    std::erase_if(factors_, [&](std::size_t f) {
        if (!has(whole_.table_.factors[f].scope, turn.place)) return false;
        factors.push_back(f);
        return true;
    });
    std::vector<std::size_t> messages;
    for (std::size_t m = 0; m < messages_.size(); ++m)
        if (has(messages_[m].scope, turn.place)) messages.push_back(m);
    Message made;
    made.scope = turn.scope;
    std::uint64_t contexts = 1;
    for (const std::uint32_t place : turn.scope) {
        made.strides.push_back(contexts);
        contexts *= radix(place);
    }
    std::vector<std::uint32_t> chosen(whole_.table_.open.size(), 0);
    for (std::uint64_t context = 0; context < contexts && !whole_.work_.over(); ++context) {
        for (std::size_t k = 0; k < turn.scope.size(); ++k)
            chosen[turn.scope[k]] = static_cast<std::uint32_t>(context / made.strides[k] % radix(turn.scope[k]));
        made.nodes.push_back(choose(turn, factors, messages, chosen));
    }
    std::vector<Message> left;
    for (std::size_t m = 0; m < messages_.size(); ++m)
        if (!has(messages_[m].scope, turn.place)) left.push_back(std::move(messages_[m]));
    messages_ = std::move(left);
    return made;
}

NodeIndex Elimination::choose(const Turn& turn, const std::vector<std::size_t>& factors,
                              const std::vector<std::size_t>& messages, const std::vector<std::uint32_t>& chosen) {
    const FactoredTable& table = whole_.table_;
    const std::size_t d = table.dimensions();
    Node node;
    node.kind = Node::Kind::choice;
    NondominatedKeeper keeper(d, whole_.work_);
    const auto level_of = [&](std::uint32_t place, std::uint32_t level) {
        return place == turn.place ? level : chosen[place];
    };
    for (std::uint32_t level = 0; level < radix(turn.place); ++level) {
        Node::Alternative way{turn.place, level, std::vector<Units>(d, 0), none};
        bool feasible = true;
        for (const std::size_t f : factors) {
            const Factor& factor = table.factors[f];
            std::uint64_t at = 0;
            for (std::size_t k = 0; k < factor.scope.size(); ++k)
                at += level_of(factor.scope[k], level) * factor.stride[k];
            feasible = feasible && factor.feasible[at];
            for (std::size_t i = 0; i < d; ++i) way.worth[i] += factor.values[at * d + i];
        }
        std::vector<NodeIndex> rest;
        for (const std::size_t m : messages) {
            std::uint64_t at = 0;
            for (std::size_t k = 0; k < messages_[m].scope.size(); ++k)
                at += level_of(messages_[m].scope[k], level) * messages_[m].strides[k];
            rest.push_back(messages_[m].nodes[at]);
            feasible = feasible && rest.back() != none;
        }
        if (!feasible) continue;
        const auto together_ = together(rest);
        if (!together_) return none;
        way.rest = *together_;
        std::vector<Units> value = way.worth;
        if (way.rest == none) keeper.take(value.data());
        const Node* below = way.rest == none ? nullptr : &whole_.nodes_[way.rest];
        for (std::size_t k = 0; below != nullptr && k < below->vectors.size(); ++k) {
            for (std::size_t i = 0; i < d; ++i) value[i] = way.worth[i] + below->vectors.row(k)[i];
            keeper.take(value.data());
        }
        const bool first = node.alternatives.empty();
        for (std::size_t i = 0; i < d; ++i) {
            const Units least = way.worth[i] + (below == nullptr ? 0 : below->least[i]);
            if (first)
                node.least.push_back(least);
            else
                node.least[i] = std::min(node.least[i], least);
        }
        node.packages += below == nullptr ? mpz_class(1) : below->packages;
        node.alternatives.push_back(std::move(way));
    }
    if (node.alternatives.empty()) return none;
    node.vectors = keeper.finish();
    return whole_.keep(std::move(node));
}

/// One node for all of them; none where there are none; nothing when the work is over.
std::optional<NodeIndex> Elimination::together(const std::vector<NodeIndex>& parts) {
    if (parts.empty()) return none;
    NodeIndex made = parts.front();
    const std::vector<Units> floor(whole_.table_.dimensions(), no_floor);
    for (std::size_t k = 1; k < parts.size(); ++k) {
        const auto [at, is_new] = merged_.try_emplace({made, parts[k]}, none);
        if (is_new) at->second = whole_.merge(made, parts[k], floor);
        if (whole_.work_.over()) return {};
        made = at->second;
    }
    return made;
}

}  // namespace irenic
