/// The frontier as a picture: two signatories as a plane, any other number as axes below each other, a line for every package. Each
/// axis has its own scale, from the least to the most that is shown: values of different parties are not comparable.
#pragma once

#include <string>
#include <vector>

#include "report/bargain.hpp"
#include "report/svg.hpp"

namespace irenic {

/// What is drawn: some vectors of the frontier, and marks with numbers that a key beside the picture explains.
struct FrontierShown {
    const Case& subject;
    const Bargain& found;
    const std::vector<Mark>& marks;
    const std::vector<std::size_t>& vectors;
};

/// One signatory's values on a line of the picture.
class ValueAxis {
public:
    /// From `first` to `last`, in units of the picture; either may be the larger.
    ValueAxis(const FrontierShown& shown, std::size_t signatory, double first, double last);

    [[nodiscard]] double at(std::int64_t units) const;
    [[nodiscard]] std::string least() const;
    [[nodiscard]] std::string most() const;

private:
    std::int64_t low_ = 0;
    std::int64_t high_ = 0;
    double first_;
    double last_;
};

/// `frontier mark status-quo`, `… strategy`, `… solution`: a square, a diamond, a dot.
void draw_mark(Svg& svg, const Mark& mark, double x, double y);

struct PictureSize {
    double width = 0;
    const char* suffix = "";  ///< of the picture's id
};

/// Precondition: two signatories.
void draw_plane(Html& html, const FrontierShown& shown, const std::string& id, const PictureSize& size);
void draw_axes(Html& html, const FrontierShown& shown, const std::string& id, const PictureSize& size);

/// What the picture shows, for those who do not see it.
std::string picture_title(const FrontierShown& shown);
std::string picture_description(const FrontierShown& shown);

}  // namespace irenic
