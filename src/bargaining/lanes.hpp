/// A value vector packed into 32-bit lanes, so that a few machine instructions compare two of them in all coordinates.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>

namespace irenic::filter {

using Lanes = std::int32_t __attribute__((vector_size(16)));

inline bool any(const Lanes& lanes) {
    const auto halves = std::bit_cast<std::array<std::uint64_t, 2>>(lanes);
    return (halves[0] | halves[1]) != 0;
}
inline Lanes choose(const Lanes& where, const Lanes& one, const Lanes& other) {
    return (one & where) | (other & ~where);
}

template <unsigned Words>
struct alignas(16) Row {
    static constexpr unsigned lanes = Words * 4;
    std::array<std::int32_t, lanes> values{};

    [[nodiscard]] Lanes word(unsigned w) const {
        Lanes made{};
        std::memcpy(&made, values.data() + std::size_t{w} * 4, sizeof made);
        return made;
    }
    void word(unsigned w, const Lanes& made) { std::memcpy(values.data() + std::size_t{w} * 4, &made, sizeof made); }

    /// The last lane says which vector it is, or that another covers it; it is never compared.
    [[nodiscard]] std::uint32_t place() const { return static_cast<std::uint32_t>(values.back()); }
    void place(std::uint32_t number) { values.back() = static_cast<std::int32_t>(number); }
    [[nodiscard]] bool covered() const { return values.back() == -1; }
    void cover() { values.back() = -1; }
};

template <unsigned Words>
using Rows = std::span<Row<Words>>;

/// `high` is nowhere below `low` in the lanes where `active` has ones.
template <unsigned Words>
inline bool reaches(const Row<Words>& high, const Row<Words>& low, const Row<Words>& active) {
    Lanes below{};
    for (unsigned w = 0; w < Words; ++w) below |= (low.word(w) > high.word(w)) & active.word(w);
    return !any(below);
}

/// The least and the most of every lane. Rows: not empty.
template <unsigned Words>
struct Box {
    Row<Words> least, most;

    explicit Box(Rows<Words> rows) {
        std::array<Lanes, Words> low{};
        std::array<Lanes, Words> high{};
        for (unsigned w = 0; w < Words; ++w) low[w] = high[w] = rows.front().word(w);
        for (const Row<Words>& row : rows)
            for (unsigned w = 0; w < Words; ++w) {
                const Lanes word = row.word(w);
                low[w] = choose(word < low[w], word, low[w]);
                high[w] = choose(word > high[w], word, high[w]);
            }
        for (unsigned w = 0; w < Words; ++w) {
            least.word(w, low[w]);
            most.word(w, high[w]);
        }
    }
};

}  // namespace irenic::filter
