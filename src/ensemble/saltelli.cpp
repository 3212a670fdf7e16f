/// Points from which first, total and second-order indices can be worked out: two points of a block, and what exchanging groups makes of them.
#include <algorithm>
#include <cassert>
#include <utility>

#include "ensemble/points.hpp"

namespace irenic {
namespace {

// Far apart, so that the coordinates' streams do not meet the others.
constexpr std::uint64_t stream_of_lucks = 0x5A17E11100000000U;
constexpr std::uint64_t stream_of_coordinates = 0x5A17E11200000000U;

}  // namespace

struct SaltelliPoints::Parts {
    SaltelliDesign design;
    SobolSequence sequence;

    /// Coordinate of the first point of block r, or, from `dimensions` on, of the second.
    [[nodiscard]] double coordinate(std::uint64_t r, std::size_t at) const {
        const std::uint64_t stream = stream_of_coordinates + at;
        if (at >= SobolSequence::most_dimensions) return unit_interval(random_word(design.seed, stream, r));
        if (!design.scrambled) return static_cast<double>(sequence.places(design.base + r, at)) * 0x1p-32;
        return scrambled(sequence.places(r, at), design.seed, stream);
    }
};

SaltelliPoints::SaltelliPoints(SaltelliDesign design) {
    const std::size_t evenly = std::min<std::size_t>(2 * design.dimensions, SobolSequence::most_dimensions);
    parts_ = std::make_unique<Parts>(Parts{std::move(design), SobolSequence(evenly)});
}
SaltelliPoints::SaltelliPoints(SaltelliPoints&&) noexcept = default;
SaltelliPoints& SaltelliPoints::operator=(SaltelliPoints&&) noexcept = default;
SaltelliPoints::~SaltelliPoints() = default;

const SaltelliDesign& SaltelliPoints::design() const { return parts_->design; }

namespace {

/// Where a row begins from, and the group that it has from the other point.
struct RowKind {
    bool second = false;
    std::optional<std::size_t> exchanged;
};

RowKind kind_of(const SaltelliDesign& design, std::uint64_t row) {
    const std::uint64_t at = row % design.block();
    const std::size_t groups = design.group_count();
    if (at == 0) return {false, {}};
    if (at <= groups) return {false, at - 1};
    if (at + 1 == design.block()) return {true, {}};
    return {true, at - 1 - groups};
}

}  // namespace

std::vector<double> SaltelliPoints::point(std::uint64_t row) const {
    const SaltelliDesign& design = parts_->design;
    assert(row < design.rows());
    const std::uint64_t r = row / design.block();
    const RowKind kind = kind_of(design, row);
    std::vector<bool> from_second(design.dimensions, kind.second);
    if (kind.exchanged && design.groups.empty()) from_second[*kind.exchanged].flip();
    if (kind.exchanged && !design.groups.empty())
        for (const std::size_t d : design.groups[*kind.exchanged]) from_second[d].flip();
    std::vector<double> point(design.dimensions);
    for (std::size_t d = 0; d < design.dimensions; ++d)
        point[d] = parts_->coordinate(r, d + (from_second[d] ? design.dimensions : 0));
    return point;
}

std::uint64_t SaltelliPoints::luck(std::uint64_t row) const {
    const SaltelliDesign& design = parts_->design;
    const RowKind kind = kind_of(design, row);
    const bool is_luck = kind.exchanged && !design.groups.empty() && design.groups[*kind.exchanged].empty();
    return random_word(design.seed, stream_of_lucks, 2 * (row / design.block()) + (kind.second != is_luck ? 1 : 0));
}

}  // namespace irenic
