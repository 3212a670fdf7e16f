/// Marks on sets of units: two bits for each, in little memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "keeping/gather.hpp"

namespace irenic {

class SetMarks {
public:
    static constexpr std::uint8_t seen = 1;
    static constexpr std::uint8_t settled = 2;

    /// Up to 27 units every set has its place; beyond, sets are found by their hash.
    explicit SetMarks(std::size_t units) : flat_(units <= most_flat) {
        marks_.resize(flat_ ? ((std::size_t{1} << units) + 3) / 4 : 0);
        if (!flat_) grow();
    }

    [[nodiscard]] bool has(DoneSet done, std::uint8_t mark) const {
        if (flat_) return ((marks_[done >> 2U] >> (2 * (done & 3U))) & mark) != 0;
        return (marks_[place(done)] & mark) != 0;
    }
    void add(DoneSet done, std::uint8_t mark) {
        if (flat_) {
            marks_[done >> 2U] = static_cast<std::uint8_t>(marks_[done >> 2U] | (mark << (2 * (done & 3U))));
            return;
        }
        if (2 * used_ >= keys_.size()) grow();
        const std::size_t at = place(done);
        if (marks_[at] == 0) ++used_;
        keys_[at] = done;
        marks_[at] = static_cast<std::uint8_t>(marks_[at] | mark);
    }

private:
    static constexpr std::size_t most_flat = 27;

    /// Where it is, or where it would be: the first free place from its hash on.
    [[nodiscard]] std::size_t place(DoneSet done) const {
        std::uint64_t mixed = done * 0x9E3779B97F4A7C15U;
        mixed ^= mixed >> 32U;
        std::size_t at = mixed & (keys_.size() - 1);
        while (marks_[at] != 0 && keys_[at] != done) at = (at + 1) & (keys_.size() - 1);
        return at;
    }

    void grow() {
        const std::vector<DoneSet> keys = std::move(keys_);
        const std::vector<std::uint8_t> marks = std::move(marks_);
        constexpr std::size_t least = 1024;
        keys_.assign(keys.empty() ? least : 2 * keys.size(), 0);
        marks_.assign(keys_.size(), 0);
        for (std::size_t k = 0; k < keys.size(); ++k) {
            if (marks[k] == 0) continue;
            const std::size_t at = place(keys[k]);
            keys_[at] = keys[k];
            marks_[at] = marks[k];
        }
    }

    bool flat_;
    std::size_t used_ = 0;
    std::vector<DoneSet> keys_;
    std::vector<std::uint8_t> marks_;
};

}  // namespace irenic
