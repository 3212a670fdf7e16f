#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "casefile/agreements.hpp"
#include "casefile/fields.hpp"
#include "casefile/hazard.hpp"
#include "casefile/scalars.hpp"

namespace irenic::casefile {
namespace {

constexpr std::array<Key, 3> piece_keys{{{"until"}, {"is", Wants::text_or_list, true}, {"distribution"}}};
constexpr const char* how_pieces_stand = "write the pieces in order, such as [{until: 90, is: 0.001}, {is: 0.0002}]";

std::optional<Range> read_daily(const Node& node, Problems& problems) {
    return read_range(node, "`hazard`", {zero, one, false, true, "from 0 to less than 1"}, problems);
}

/// A piece of the list; none when something is wrong with it.
std::optional<HazardPiece> read_piece(const Node& node, bool last, std::uint32_t after, Range::Shape shape,
                                      Problems& problems) {
    if (!is_of_kind(node, Wants::map, "a piece of `hazard`", problems)) return {};
    const Fields fields(node, "a piece of `hazard`", piece_keys, false, problems);
    HazardPiece made;
    const Node* until = fields.find("until");
    if (until == nullptr && fields.has("until")) return {};
    if (until == nullptr && !last) {
        problems.error("bad-hazard", node.place, "only the last piece of `hazard` may stand without `until`",
                       how_pieces_stand);
        return {};
    }
    if (until != nullptr) {
        const auto day = read_whole(*until, "`until`", 1, most_days, problems);
        if (!day) return {};
        made.until = *day;
        if (made.until <= after) {
            problems.error(
                "bad-hazard", until->place,
                fmt::format("this piece of `hazard` ends on day {}, and the one before it on day {}", made.until, after),
                how_pieces_stand);
            return {};
        }
    }
    const Node* daily = fields.find("is");
    const auto range = daily != nullptr ? read_daily(*daily, problems) : std::nullopt;
    if (!range) return {};
    made.daily = *range;
    const Node* own = fields.find("distribution");
    made.daily.shape = own != nullptr ? read_shape(own, problems) : shape;
    return made;
}

std::optional<Hazard> read_pieces(const Node& list, Range::Shape shape, Problems& problems) {
    Hazard made;
    made.pieces.clear();
    bool sound = true;
    for (const Node& node : list.children) {
        const std::uint32_t after = made.pieces.empty() ? 0 : made.pieces.back().until;
        const auto piece = read_piece(node, &node == &list.children.back(), after, shape, problems);
        sound = sound && piece.has_value();
        if (piece) made.pieces.push_back(*piece);
    }
    if (!sound) return {};
    if (made.pieces.back().until != none) {
        problems.error("bad-hazard", list.children.back().place,
                       fmt::format("`hazard` does not say what it is from day {} on", made.pieces.back().until),
                       "add a last piece without `until`, such as {is: 0.0002}");
        return {};
    }
    return made;
}

}  // namespace

std::optional<Hazard> read_hazard(const Node& node, Range::Shape shape, Problems& problems) {
    const bool pieces = node.is_sequence() && std::any_of(node.children.begin(), node.children.end(),
                                                          [](const Node& child) { return child.is_mapping(); });
    if (pieces) return read_pieces(node, shape, problems);
    auto daily = read_daily(node, problems);
    if (daily) daily->shape = shape;
    return daily ? std::optional<Hazard>(*daily) : std::nullopt;
}

}  // namespace irenic::casefile
