#include "report/picture_frontier.hpp"

#include <algorithm>
#include <cmath>

#include "report/names.hpp"
#include "report/numbers.hpp"

namespace irenic {
namespace {

constexpr double letter = 12;
constexpr double number_height = 12;
constexpr double mark_radius = 6;

struct Box {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;

    [[nodiscard]] bool meets(const Box& other) const {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
    [[nodiscard]] bool inside(const Box& other) const {
        return left >= other.left && right <= other.right && top >= other.top && bottom <= other.bottom;
    }
};

/// A little more than the words take.
double width_of_words(const std::string& words) { return static_cast<double>(words.size()) * letter * 0.64 + 4; }

Box around(double x, double y, double radius) { return {x - radius, y - radius, x + radius, y + radius}; }

/// Finds room for the marks' numbers: beside the mark where nothing is in the way, otherwise farther off, with a line that leads there.
class Numbers {
public:
    Numbers(const Box& plot, std::vector<Box> taken) : plot_(plot), taken_(std::move(taken)) {}

    void draw(Svg& svg, const std::string& number, double x, double y) {
        const double half = width_of_words(number) / 2;
        constexpr int directions = 12;
        for (double radius = 15; radius < plot_.right - plot_.left; radius += 9)
            for (int k = 0; k < directions; ++k) {
                const double angle = 2 * 3.14159265358979 * (k + 10.5) / directions;
                const double to_x = x + radius * std::cos(angle);
                const double to_y = y + radius * std::sin(angle);
                const Box box{to_x - half, to_y - number_height / 2, to_x + half, to_y + number_height / 2};
                const auto in_the_way = [&](const Box& other) { return box.meets(other); };
                if (!box.inside(plot_) || std::any_of(taken_.begin(), taken_.end(), in_the_way)) continue;
                if (radius > 15) svg.line(x, y, to_x, to_y, "leader");
                svg.text(to_x, to_y + 4, number, "small strong middle halo");
                taken_.push_back(box);
                return;
            }
    }

private:
    Box plot_;
    std::vector<Box> taken_;
};

class Plane {
public:
    Plane(const FrontierShown& shown, double width)
        : shown_(shown),
          width_(width),
          left_(8 + std::max(width_of_words(ValueAxis(shown, 1, 0, 1).least()),
                             width_of_words(ValueAxis(shown, 1, 0, 1).most()))),
          right_(width - 14),
          bottom_(top + std::min(420.0, (width - left_) * 0.82)),
          x_(shown, 0, left_ + 12, right_ - 12),
          y_(shown, 1, bottom_ - 12, top + 12) {}

    [[nodiscard]] double height() const { return bottom_ + 46; }

    void draw(Svg& svg) const {
        draw_zone(svg);
        draw_frame(svg);
        const std::vector<Box> words = draw_no_agreement(svg);
        for (const std::size_t v : shown_.vectors) {
            const auto values = shown_.found.frontier->values(v);
            svg.circle(x_.at(values[0]), y_.at(values[1]), 3.5,
                       shown_.found.frontier->in_zone(v) ? "package inside" : "package outside");
        }
        std::vector<Box> taken = words;
        for (const Mark& mark : shown_.marks)
            taken.push_back(around(x_.at(mark.values[0]), y_.at(mark.values[1]), mark_radius + 1));
        Numbers numbers({left_, top, right_, bottom_}, std::move(taken));
        for (const Mark& mark : shown_.marks) draw_mark(svg, mark, x_.at(mark.values[0]), y_.at(mark.values[1]));
        for (std::size_t k = 0; k < shown_.marks.size(); ++k)
            numbers.draw(svg, std::to_string(k + 1), x_.at(shown_.marks[k].values[0]), y_.at(shown_.marks[k].values[1]));
    }

    static constexpr double top = 44;

private:
    /// Where both have at least what they have without a deal; with other rules the dots alone say what is in the zone.
    void draw_zone(Svg& svg) const {
        if (!talks().must(0) || !talks().must(1)) return;
        const double x = x_.at(talks().no_agreement[0].units);
        const double y = y_.at(talks().no_agreement[1].units);
        svg.rect(x, top, right_ - x, y - top, "zone");
    }

    void draw_frame(Svg& svg) const {
        svg.line(left_, bottom_, right_, bottom_, "axis");
        svg.line(left_, top, left_, bottom_, "axis");
        svg.text(left_ - 4, bottom_ - 8, y_.least(), "small last");
        if (y_.most() != y_.least()) svg.text(left_ - 4, top + 16, y_.most(), "small last");
        svg.text(left_ + 12, bottom_ + 16, x_.least(), "small middle");
        if (x_.most() != x_.least()) svg.text(right_, bottom_ + 16, x_.most(), "small last");
        const std::string across = party_name(shown_.subject, talks().signatories[0]).text();
        const std::string up = party_name(shown_.subject, talks().signatories[1]).text();
        svg.text(right_, bottom_ + 36, fitting(across, width_ - 60) + " →", "strong last", across);
        svg.text(4, 14, "↑ " + fitting(up, width_ - 60), "strong", up);
    }

    /// Lines at what each has without a deal; the places of their words.
    [[nodiscard]] std::vector<Box> draw_no_agreement(Svg& svg) const {
        const double x = x_.at(talks().no_agreement[0].units);
        const double y = y_.at(talks().no_agreement[1].units);
        svg.line(x, top - 4, x, bottom_, "reference dashed");
        svg.line(left_, y, right_, y, "reference dashed");
        const std::string at_x = "without a deal " + amount(talks().no_agreement[0]);
        const std::string at_y = "without a deal " + amount(talks().no_agreement[1]);
        const double half = width_of_words(at_x) / 2;
        svg.text(std::clamp(x, half, width_ - half), top - 9, at_x, "small quiet middle");
        const double above = y - top > 20 ? y - 5 : y + 14;
        svg.text(right_ - 2, above, at_y, "small quiet last halo");
        return {{right_ - width_of_words(at_y), above - 12, right_, above + 4}};
    }

    [[nodiscard]] const Talks& talks() const { return *shown_.found.talks; }

    const FrontierShown& shown_;
    double width_;
    double left_;
    double right_;
    double bottom_;
    ValueAxis x_;
    ValueAxis y_;
};

}  // namespace

ValueAxis::ValueAxis(const FrontierShown& shown, std::size_t signatory, double first, double last)
    : low_(shown.found.talks->no_agreement[signatory].units), high_(low_), first_(first), last_(last) {
    const auto include = [&](std::int64_t units) {
        low_ = std::min(low_, units);
        high_ = std::max(high_, units);
    };
    for (const std::size_t v : shown.vectors) include(shown.found.frontier->values(v)[signatory]);
    for (const Mark& mark : shown.marks) include(mark.values[signatory]);
}

double ValueAxis::at(std::int64_t units) const {
    if (high_ == low_) return (first_ + last_) / 2;
    const double share = (to_double({units}) - to_double({low_})) / (to_double({high_}) - to_double({low_}));
    return first_ + (last_ - first_) * share;
}

std::string ValueAxis::least() const { return amount(Decimal{low_}); }
std::string ValueAxis::most() const { return amount(Decimal{high_}); }

void draw_mark(Svg& svg, const Mark& mark, double x, double y) {
    switch (mark.kind) {
        case Mark::Kind::status_quo: svg.rect(x - 5, y - 5, 10, 10, "mark now"); break;
        case Mark::Kind::strategy:
            svg.path("M" + place(x) + " " + place(y - 7) + " l7 7 l-7 7 l-7 -7 Z",
                     mark.on_table ? "mark strategy" : "mark strategy off");
            break;
        case Mark::Kind::solution: svg.circle(x, y, mark_radius, "mark solution"); break;
    }
}

std::string picture_title(const FrontierShown& shown) {
    return "What could be agreed: " + party_names(shown.subject, shown.found.talks->signatories).text();
}

std::string picture_description(const FrontierShown& shown) {
    const Talks& talks = *shown.found.talks;
    Phrase words("Each axis runs from the least to the most that is shown, in that party's own units. ");
    words << std::to_string(shown.vectors.size()) << " of " << std::to_string(shown.found.frontier->size())
          << " combinations of values of the frontier are drawn. ";
    for (std::size_t k = 0; k < shown.marks.size(); ++k) {
        words << std::to_string(k + 1) << ": " << joined(shown.marks[k].names, ", ") << " (";
        for (std::size_t i = 0; i < talks.signatories.size(); ++i)
            words << (i > 0 ? ", " : "") << party_name(shown.subject, talks.signatories[i]) << " "
                  << amount(Decimal{shown.marks[k].values[i]});
        words << "). ";
    }
    return words.text();
}

void draw_plane(Html& html, const FrontierShown& shown, const std::string& id, const PictureSize& size) {
    const Plane plane(shown, size.width);
    Svg svg(html, id + size.suffix, picture_title(shown), picture_description(shown), size.width, plane.height());
    plane.draw(svg);
}

}  // namespace irenic
