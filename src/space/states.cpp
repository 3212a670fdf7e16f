/// Which states are feasible. Raw codes are searched option by option, slowest first; a branch is left as soon as a constraint
/// is certain to forbid it, and the fastest options are decided 64 codes at a time.
#include <algorithm>
#include <bit>

#include "space/parts.hpp"

namespace irenic {
namespace {

enum class Truth : std::int8_t { no, yes, open };

Truth negated(Truth a) {
    if (a == Truth::open) return a;
    return a == Truth::yes ? Truth::no : Truth::yes;
}

Truth either(Truth a, Truth b) {
    if (a == Truth::yes || b == Truth::yes) return Truth::yes;
    return a == Truth::no && b == Truth::no ? Truth::no : Truth::open;
}

Truth same(Truth a, Truth b) {
    if (a == Truth::open || b == Truth::open) return Truth::open;
    return a == b ? Truth::yes : Truth::no;
}

/// Finds all codes that no constraint forbids.
class CodeSearch {
public:
    CodeSearch(const Case& subject, const Space::Parts& parts, const SpaceLimits& limits, const std::stop_token& stop)
        : subject_(subject), parts_(parts), limits_(limits), stop_(stop), levels_(parts.radix.size(), 0) {
        while (inner_ < parts.radix.size() && block_ * parts.radix[inner_] <= 4096) block_ *= parts.radix[inner_++];
        if (inner_ == 0 && !parts.radix.empty()) block_ = parts.radix[inner_++];
        for (const Constraint& constraint : subject.never) atoms_.push_back(inner_atoms(constraint.that));
    }

    /// False when a limit was reached or the search was stopped.
    bool run(std::vector<std::uint64_t>& raw) {
        raw_ = &raw;
        std::vector<std::size_t> active(subject_.never.size());
        for (std::size_t k = 0; k < active.size(); ++k) active[k] = k;
        return descend(parts_.radix.size(), 0, active);
    }

    [[nodiscard]] bool too_many_states() const { return raw_->size() > limits_.states; }

private:
    using Words = std::vector<std::uint64_t>;

    /// For each node that asks about an inner option, which of the block's codes satisfy it.
    std::vector<Words> inner_atoms(const Expression& expression) const {
        std::vector<Words> atoms(expression.nodes.size());
        for (std::size_t n = 0; n < expression.nodes.size(); ++n) {
            const auto& node = expression.nodes[n];
            if (node.kind != Expression::Kind::level_in || node.index >= inner_) continue;
            atoms[n].assign((block_ + 63) / 64, 0);
            for (std::uint64_t code = 0; code < block_; ++code) {
                const std::uint64_t level = code / parts_.stride[node.index] % parts_.radix[node.index];
                atoms[n][code / 64] |= ((node.mask >> level) & 1U) << (code % 64);
            }
        }
        return atoms;
    }

    /// What is certain of a constraint when the options from `known` on are decided.
    Truth certain(const Expression& expression, std::size_t known) {
        truths_.resize(expression.nodes.size());
        for (std::size_t n = 0; n < expression.nodes.size(); ++n) {
            const auto& node = expression.nodes[n];
            const Truth a = truths_[node.left];
            const Truth b = truths_[node.right];
            switch (node.kind) {
                using Kind = Expression::Kind;
                case Kind::truth: truths_[n] = Truth::yes; break;
                case Kind::level_in:
                    if (node.index < known)
                        truths_[n] = Truth::open;
                    else
                        truths_[n] = (node.mask >> levels_[node.index]) & 1U ? Truth::yes : Truth::no;
                    break;
                case Kind::named_state: truths_[n] = certain_named(subject_.states[node.index], known); break;
                case Kind::negation: truths_[n] = negated(a); break;
                case Kind::conjunction: truths_[n] = negated(either(negated(a), negated(b))); break;
                case Kind::disjunction: truths_[n] = either(a, b); break;
                case Kind::implication: truths_[n] = either(negated(a), b); break;
                case Kind::equivalence: truths_[n] = same(a, b); break;
                case Kind::falsehood:
                case Kind::strategy: truths_[n] = Truth::no; break;
            }
        }
        return truths_.back();
    }

    Truth certain_named(const NamedState& named, std::size_t known) const {
        Truth result = Truth::no;
        for (const Levels& pattern : named.patterns) {
            Truth here = known == 0 ? Truth::yes : Truth::open;
            for (std::size_t o = known; o < pattern.size(); ++o)
                if (pattern[o] != levels_[o]) here = Truth::no;
            result = either(result, here);
        }
        return result;
    }

    bool descend(std::size_t option, std::uint64_t base, const std::vector<std::size_t>& active) {
        std::vector<std::size_t> open;
        for (const std::size_t k : active) {
            const Truth truth = certain(subject_.never[k].that, option);
            if (truth == Truth::yes) return true;
            if (truth == Truth::open) open.push_back(k);
        }
        if (option <= inner_) return block(base, open);
        --option;
        for (std::uint32_t level = 0; level < parts_.radix[option]; ++level) {
            levels_[option] = static_cast<Level>(level);
            if (!descend(option, base + level * parts_.stride[option], open)) return false;
        }
        return true;
    }

    bool block(std::uint64_t base, const std::vector<std::size_t>& open) {
        visits_ += block_;
        if (visits_ > limits_.visits || stop_.stop_requested()) return false;
        const std::size_t words = (block_ + 63) / 64;
        Words forbidden(words, 0);
        for (const std::size_t k : open) forbid(subject_.never[k].that, atoms_[k], forbidden);
        for (std::size_t w = 0; w < words; ++w) {
            std::uint64_t free = ~forbidden[w];
            if (w + 1 == words && block_ % 64 != 0) free &= (std::uint64_t{1} << (block_ % 64)) - 1;
            for (; free != 0; free &= free - 1)
                raw_->push_back(base + w * 64 + static_cast<unsigned>(std::countr_zero(free)));
        }
        return raw_->size() <= limits_.states;
    }

    /// Marks the block's codes that satisfy `expression`.
    void forbid(const Expression& expression, const std::vector<Words>& atoms, Words& forbidden) {
        const std::size_t words = forbidden.size();
        if (stack_.size() < expression.nodes.size()) stack_.resize(expression.nodes.size());
        for (std::size_t n = 0; n < expression.nodes.size(); ++n) {
            const auto& node = expression.nodes[n];
            Words& here = stack_[n];
            here.assign(words, 0);
            const auto combine = [&](auto&& operation) {
                for (std::size_t w = 0; w < words; ++w)
                    here[w] = operation(stack_[node.left][w], stack_[node.right][w]);
            };
            switch (node.kind) {
                using Kind = Expression::Kind;
                case Kind::truth: here.assign(words, ~std::uint64_t{0}); break;
                case Kind::level_in:
                    if (node.index < inner_)
                        here = atoms[n];
                    else if ((node.mask >> levels_[node.index]) & 1U)
                        here.assign(words, ~std::uint64_t{0});
                    break;
                case Kind::named_state: mark_named(subject_.states[node.index], here); break;
                case Kind::negation: combine([](std::uint64_t a, std::uint64_t) { return ~a; }); break;
                case Kind::conjunction: combine([](std::uint64_t a, std::uint64_t b) { return a & b; }); break;
                case Kind::disjunction: combine([](std::uint64_t a, std::uint64_t b) { return a | b; }); break;
                case Kind::implication: combine([](std::uint64_t a, std::uint64_t b) { return ~a | b; }); break;
                case Kind::equivalence: combine([](std::uint64_t a, std::uint64_t b) { return ~(a ^ b); }); break;
                case Kind::falsehood:
                case Kind::strategy: break;
            }
        }
        const Words& root = stack_[expression.nodes.size() - 1];
        for (std::size_t w = 0; w < words; ++w) forbidden[w] |= root[w];
    }

    void mark_named(const NamedState& named, Words& here) const {
        for (const Levels& pattern : named.patterns) {
            std::uint64_t code = 0;
            bool fits = true;
            for (std::size_t o = 0; o < pattern.size(); ++o) {
                if (o < inner_)
                    code += pattern[o] * parts_.stride[o];
                else
                    fits = fits && pattern[o] == levels_[o];
            }
            if (fits) here[code / 64] |= std::uint64_t{1} << (code % 64);
        }
    }

    const Case& subject_;
    const Space::Parts& parts_;
    const SpaceLimits& limits_;
    const std::stop_token& stop_;
    Levels levels_;
    std::size_t inner_ = 0;  ///< options below are decided inside a block
    std::uint64_t block_ = 1;
    std::uint64_t visits_ = 0;
    std::vector<std::vector<Words>> atoms_;
    std::vector<Truth> truths_;
    std::vector<Words> stack_;
    std::vector<std::uint64_t>* raw_ = nullptr;
};

}  // namespace

bool SpaceBuilder::make_codes() {
    Space::Parts& parts = *space_.parts_;
    if (parts.raw_size == 0)
        return limit("the options have more combinations than a 64-bit number counts",
                     "list the states that matter under `states` with `only: listed`, or merge options");
    if (subject_.never.empty() && parts.raw_size <= std::max(limits_.states, limits_.unconstrained_states)) {
        parts.dense = true;
        space_.size_ = static_cast<StateIndex>(parts.raw_size);
        return true;
    }
    CodeSearch search(subject_, parts, limits_, stop_);
    if (!search.run(parts.raw)) {
        if (stop_.stop_requested()) return limit("interrupted while searching for feasible states", "");
        if (search.too_many_states())
            return limit("more than " + std::to_string(limits_.states) + " feasible states",
                         "say under `never` what cannot be, or leave out options");
        return limit("gave up after looking at " + std::to_string(limits_.visits) + " combinations of levels",
                     "say under `never` what cannot be, or leave out options");
    }
    space_.size_ = static_cast<StateIndex>(parts.raw.size());
    return true;
}

bool SpaceBuilder::make_listed_codes() {
    Space::Parts& parts = *space_.parts_;
    for (const NamedState& named : subject_.states) {
        if (named.left_out) continue;
        std::uint64_t code = 0;
        for (std::size_t o = 0; o < parts.stride.size(); ++o) code += named.patterns.front()[o] * parts.stride[o];
        parts.raw.push_back(code);
    }
    std::sort(parts.raw.begin(), parts.raw.end());
    parts.raw.erase(std::unique(parts.raw.begin(), parts.raw.end()), parts.raw.end());
    space_.size_ = static_cast<StateIndex>(parts.raw.size());
    return true;
}

}  // namespace irenic
