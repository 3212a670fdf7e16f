/// Points from which first, total and second-order indices can be worked out: two points of a block, and what exchanging groups makes of them.
#include <cassert>
#include <utility>

#include "ensemble/chance.hpp"
#include "ensemble/sobol_points.hpp"
#include "irenic/ensemble.hpp"

namespace irenic {
namespace {

/// The nested scramble of Owen 1995, by the hash of Laine & Karras as Burley 2020 mends it: evenness stays, and every seed has its own points.
std::uint32_t reversed(std::uint32_t bits) {
    bits = (bits >> 16U) | (bits << 16U);
    bits = ((bits & 0xFF00FF00U) >> 8U) | ((bits & 0x00FF00FFU) << 8U);
    bits = ((bits & 0xF0F0F0F0U) >> 4U) | ((bits & 0x0F0F0F0FU) << 4U);
    bits = ((bits & 0xCCCCCCCCU) >> 2U) | ((bits & 0x33333333U) << 2U);
    return ((bits & 0xAAAAAAAAU) >> 1U) | ((bits & 0x55555555U) << 1U);
}

std::uint32_t scrambled(std::uint32_t bits, std::uint32_t seed) {
    bits = reversed(bits);
    bits ^= bits * 0x3D20ADEAU;
    bits += seed;
    bits *= (seed >> 16U) | 1U;
    bits ^= bits * 0x05526C56U;
    bits ^= bits * 0x53A22864U;
    return reversed(bits);
}

}  // namespace

struct SaltelliPoints::Parts {
    SaltelliDesign design;
    SobolPoints points;
    std::vector<std::uint32_t> scrambles;  ///< per coordinate of both points

    /// Coordinate of the first point of block r, or, from `dimensions` on, of the second.
    [[nodiscard]] double coordinate(std::uint64_t r, std::size_t at) const {
        if (at >= SobolPoints::most_dimensions) return Chance(design.seed, r * 2 * design.dimensions + at).unit();
        if (!design.scrambled) return static_cast<double>(points.bits(design.base + r, at)) * 0x1p-32;
        return (static_cast<double>(scrambled(points.bits(r, at), scrambles[at])) + 0.5) * 0x1p-32;
    }
};

SaltelliPoints::SaltelliPoints(SaltelliDesign design) {
    const std::size_t coordinates = 2 * design.dimensions;
    std::vector<std::uint32_t> scrambles;
    Chance chance(design.seed, 0x5A17E111);
    for (std::size_t at = 0; at < coordinates; ++at)
        scrambles.push_back(static_cast<std::uint32_t>(chance.bits() >> 32U));
    parts_ = std::make_unique<Parts>(Parts{std::move(design), SobolPoints(coordinates), std::move(scrambles)});
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
    return Chance(design.seed, 2 * (row / design.block()) + (kind.second != is_luck ? 1 : 0)).bits();
}

}  // namespace irenic
