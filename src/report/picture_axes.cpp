/// The frontier of any number of signatories: an axis for each, below each other, and a line from the first to the last for every package.
#include <algorithm>
#include <numeric>

#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/picture_frontier.hpp"

namespace irenic {
namespace {

constexpr double row_height = 66;
constexpr double axis_drop = 32;
constexpr double edge = 14;
constexpr double slot = 24;  ///< between two numbers at the foot
constexpr double foot = 42;

class Axes {
public:
    Axes(const FrontierShown& shown, double width) : shown_(shown), width_(width) {
        for (std::size_t k = 0; k < talks().signatories.size(); ++k) axes_.emplace_back(shown, k, edge, width - edge);
        const auto room = static_cast<std::size_t>((width - 2 * edge) / slot);
        foot_rows_ = std::max<std::size_t>(1, (shown.marks.size() + room - 1) / room);
    }

    [[nodiscard]] double height() const {
        return row_height * static_cast<double>(axes_.size()) + foot + 18 * static_cast<double>(foot_rows_ - 1);
    }

    void draw(Svg& svg) const {
        draw_packages(svg, true);
        draw_packages(svg, false);
        for (std::size_t k = 0; k < axes_.size(); ++k) draw_axis(svg, k);
        for (const Mark& mark : shown_.marks) draw_line(svg, mark);
        draw_foot(svg);
        for (std::size_t k = 0; k < axes_.size(); ++k) draw_words(svg, k);
    }

private:
    static double level(std::size_t k) { return row_height * static_cast<double>(k) + axis_drop; }

    [[nodiscard]] std::string way(std::span<const std::int64_t> values) const {
        std::string shape;
        for (std::size_t k = 0; k < axes_.size(); ++k)
            shape += (k == 0 ? "M" : "L") + place(axes_[k].at(values[k])) + " " + place(level(k));
        return shape;
    }

    /// All of one kind in one path: hundreds of lines, and little to write down.
    void draw_packages(Svg& svg, bool outside) const {
        std::string shape;
        for (const std::size_t v : shown_.vectors)
            if (shown_.found.frontier->in_zone(v) != outside) shape += way(shown_.found.frontier->values(v));
        if (!shape.empty()) svg.path(shape, outside ? "packages outside" : "packages inside");
    }

    void draw_axis(Svg& svg, std::size_t k) const {
        svg.line(edge, level(k), width_ - edge, level(k), "axis");
        const double without = axes_[k].at(talks().no_agreement[k].units);
        svg.line(without, level(k) - 9, without, level(k) + 9, "reference");
    }

    void draw_line(Svg& svg, const Mark& mark) const {
        const char* kind = mark.kind == Mark::Kind::status_quo ? "marked now"
                           : mark.kind == Mark::Kind::strategy ? "marked strategy"
                                                               : "marked solution";
        if (axes_.size() > 1) svg.path(way(mark.values), std::string(kind) + (mark.on_table ? "" : " off"));
        for (std::size_t k = 0; k < axes_.size(); ++k) draw_mark(svg, mark, axes_[k].at(mark.values[k]), level(k));
    }

    /// Numbers from left to right as the lines end on the last axis, with a line down to each.
    void draw_foot(Svg& svg) const {
        std::vector<std::size_t> order(shown_.marks.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        const auto ends = [&](std::size_t mark) { return axes_.back().at(shown_.marks[mark].values.back()); };
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return ends(a) < ends(b); });
        const double step = slot / static_cast<double>(foot_rows_);
        std::vector<double> places;
        for (std::size_t k = 0; k < order.size(); ++k)
            places.push_back(std::max(ends(order[k]), k == 0 ? edge : places.back() + step));
        for (std::size_t k = places.size(); k-- > 0;)
            places[k] = std::min(places[k], k + 1 == places.size() ? width_ - edge : places[k + 1] - step);
        const double last = level(axes_.size() - 1);
        for (std::size_t k = 0; k < order.size(); ++k) {
            const double y = last + 44 + 18 * static_cast<double>(k % foot_rows_);
            svg.line(ends(order[k]), last + 8, places[k], y - 12, "leader");
            svg.text(places[k], y, std::to_string(order[k] + 1), "small strong middle halo");
        }
    }

    void draw_words(Svg& svg, std::size_t k) const {
        const std::string who = party_name(shown_.subject, talks().signatories[k]).text();
        const std::string without = "│ without a deal " + amount(talks().no_agreement[k]);
        const double taken = static_cast<double>(without.size()) * 7.2;
        const double y = level(k) - 18;
        svg.text(2, y, fitting(who, width_ - taken - 8), "strong halo", who);
        svg.text(width_ - 2, y, without, "small quiet last halo");
        svg.text(2, level(k) + 18, axes_[k].least(), "small halo");
        if (axes_[k].most() != axes_[k].least())
            svg.text(width_ - 2, level(k) + 18, axes_[k].most(), "small last halo");
    }

    [[nodiscard]] const Talks& talks() const { return *shown_.found.talks; }

    const FrontierShown& shown_;
    double width_;
    std::vector<ValueAxis> axes_;
    std::size_t foot_rows_ = 1;
};

}  // namespace

void draw_axes(Html& html, const FrontierShown& shown, const std::string& id, const PictureSize& size) {
    const Axes axes(shown, size.width);
    Svg svg(html, id + size.suffix, picture_title(shown), picture_description(shown), size.width, axes.height());
    axes.draw(svg);
}

}  // namespace irenic
