#include <array>
#include <cassert>

#include "space/parts.hpp"

namespace irenic {

LevelSums::LevelSums(const Space::Parts& parts, const std::vector<std::vector<std::int64_t>>& tables)
    : parts_(parts), tables_(tables), levels_(parts.radix.size(), 0) {}

void LevelSums::place(std::uint64_t raw) {
    raw_ = raw;
    sum_ = 0;
    for (std::size_t o = 0; o < levels_.size(); ++o) {
        levels_[o] = static_cast<Level>(raw % parts_.radix[o]);
        raw /= parts_.radix[o];
        if (!tables_[o].empty()) sum_ += tables_[o][levels_[o]];
    }
}

/// Adds to the mixed-radix number; mostly only the fastest options turn.
void LevelSums::advance(std::uint64_t by) {
    raw_ += by;
    for (std::size_t o = 0; by != 0; ++o) {
        const std::uint64_t sum = levels_[o] + by;
        const std::uint32_t radix = parts_.radix[o];
        by = sum < radix ? 0 : sum / radix;
        const auto after = static_cast<Level>(sum - by * radix);
        if (!tables_[o].empty()) sum_ += tables_[o][after] - tables_[o][levels_[o]];
        levels_[o] = after;
    }
}

ChunkTruth::ChunkTruth(const Space::Parts& parts, const Case& subject)
    : parts_(parts), subject_(subject), levels_(parts.radix.size()), column_(parts.radix.size()) {}

void ChunkTruth::load(StateIndex first, StateIndex last) {
    assert(first % 64 == 0 && last - first <= chunk_states);
    first_ = first;
    last_ = last;
    known_atoms_.clear();
    const auto& columns = parts_.level_columns();
    for (std::size_t o = 0; o < columns.size(); ++o)
        column_[o] = std::span<const Level>(columns[o]).subspan(first, last - first);
    if (!columns.empty()) return;
    for (auto& column : levels_) column.resize(last - first);
    const std::vector<std::vector<std::int64_t>> tables(levels_.size());
    LevelSums walker(parts_, tables);
    walker.walk(first, last, [&](StateIndex s, std::int64_t) {
        for (std::size_t o = 0; o < levels_.size(); ++o) levels_[o][s - first] = walker.levels()[o];
    });
    for (std::size_t o = 0; o < levels_.size(); ++o) column_[o] = levels_[o];
}

void ChunkTruth::atom(const Expression::Node& node, std::vector<std::uint64_t>& truth) {
    const StateIndex count = last_ - first_;
    if (node.kind == Expression::Kind::level_in) {
        for (const KnownAtom& known : known_atoms_) {
            if (known.option != node.index || known.mask != node.mask) continue;
            truth = known.truth;
            return;
        }
        // Eight states at a time: a byte each that is 0 or 1, gathered into eight bits by one multiplication.
        std::array<std::uint8_t, 64> truth_of_level{};
        for (unsigned level = 0; level < 36; ++level) truth_of_level[level] = (node.mask >> level) & 1U;
        const std::span<const Level> column = column_[node.index];
        StateIndex s = 0;
        for (; s + 8 <= count; s += 8) {
            std::uint64_t bytes = 0;
            for (unsigned k = 0; k < 8; ++k) bytes |= std::uint64_t{truth_of_level[column[s + k]]} << (8 * k);
            truth[s / 64] |= ((bytes * 0x0102040810204080U) >> 56U) << (s % 64);
        }
        for (; s < count; ++s) truth[s / 64] |= std::uint64_t{truth_of_level[column[s]]} << (s % 64);
        known_atoms_.push_back({node.index, node.mask, truth});
    } else if (node.kind == Expression::Kind::named_state) {
        for (const Levels& pattern : subject_.states[node.index].patterns) {
            for (StateIndex s = 0; s < count; ++s) {
                bool same = true;
                for (std::size_t o = 0; same && o < pattern.size(); ++o) same = column_[o][s] == pattern[o];
                if (same) truth[s / 64] |= std::uint64_t{1} << (s % 64);
            }
        }
    } else if (node.kind == Expression::Kind::truth) {
        for (auto& word : truth) word = ~std::uint64_t{0};
    }
}

void ChunkTruth::evaluate(const Expression& expression, std::vector<std::uint64_t>& truth) {
    using Kind = Expression::Kind;
    const std::size_t words = (last_ - first_ + 63) / 64;
    stack_.resize(expression.nodes.size());
    for (std::size_t n = 0; n < expression.nodes.size(); ++n) {
        const Expression::Node& node = expression.nodes[n];
        std::vector<std::uint64_t>& here = stack_[n];
        here.assign(words, 0);
        const auto combine = [&](auto&& operation) {
            for (std::size_t w = 0; w < words; ++w) here[w] = operation(stack_[node.left][w], stack_[node.right][w]);
        };
        switch (node.kind) {
            case Kind::negation: combine([](std::uint64_t a, std::uint64_t) { return ~a; }); break;
            case Kind::conjunction: combine([](std::uint64_t a, std::uint64_t b) { return a & b; }); break;
            case Kind::disjunction: combine([](std::uint64_t a, std::uint64_t b) { return a | b; }); break;
            case Kind::implication: combine([](std::uint64_t a, std::uint64_t b) { return ~a | b; }); break;
            case Kind::equivalence: combine([](std::uint64_t a, std::uint64_t b) { return ~(a ^ b); }); break;
            default: atom(node, here); break;
        }
    }
    truth = stack_.back();
    const unsigned spare = (last_ - first_) % 64;
    if (spare != 0) truth.back() &= (std::uint64_t{1} << spare) - 1;
}

}  // namespace irenic
