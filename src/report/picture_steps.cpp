/// The steps of an agreement from left to right, a lane for each party that is asked, and its slack at every step.
#include <algorithm>
#include <cmath>

#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/pictures.hpp"
#include "report/svg.hpp"
#include "report/words.hpp"

namespace irenic {
namespace {

constexpr double picture_width = 860;  ///< what fits a printed page, as far as the columns can be so narrow
constexpr double narrowest = 64;
constexpr double widest = 84;
constexpr double label_height = 22;
constexpr double reach = 24;  ///< of a bar, to either side of zero
constexpr double number_height = 18;
constexpr double bar_width = 20;
constexpr std::uint32_t columns_between_labels = 4;  ///< of a lane, on screens that show few columns at a time

struct Lane {
    PartyIndex party = 0;
    std::vector<const SlackRow*> rows;
    double scale = 1;
    double above = 0;  ///< room above the zero line
    double below = 0;

    [[nodiscard]] double height() const { return label_height + above + below; }
};

Lane lane_of(const Plan& plan, PartyIndex party) {
    Lane lane{party, {}, 0, number_height + 8, 12};
    for (const SlackRow& row : plan.slack) {
        if (row.party != party) continue;
        lane.rows.push_back(&row);
        lane.scale = std::max(lane.scale, std::fabs(row.slack.to_double()));
        if (row.slack.sign() > 0) lane.above = number_height + reach;
        if (row.slack.sign() < 0) lane.below = number_height + reach;
    }
    if (lane.scale == 0) lane.scale = 1;
    return lane;
}

std::vector<Lane> lanes_of(const Plan& plan, PartyIndex parties) {
    std::vector<Lane> lanes;
    for (PartyIndex i = 0; i < parties; ++i) {
        Lane lane = lane_of(plan, i);
        if (!lane.rows.empty()) lanes.push_back(std::move(lane));
    }
    return lanes;
}

/// After this step one deal ends and the next begins.
bool between_deals(const Plan& plan, std::uint32_t after) {
    return after > 0 && after < plan.steps.size() && plan.steps[after].deal != plan.steps[after - 1].deal;
}

/// Where the columns stand. Between two deals every party has two rows, side by side, and the column is twice as wide.
class Columns {
public:
    explicit Columns(const Plan& plan) {
        const auto count = static_cast<double>(plan.steps.size() + 1);
        const double one = std::clamp(std::floor(picture_width / count), narrowest, widest);
        edges_.push_back(0);
        for (std::uint32_t after = 0; after <= plan.steps.size(); ++after) {
            doubled_.push_back(between_deals(plan, after));
            edges_.push_back(edges_.back() + (doubled_.back() ? 2 * narrowest : one));
        }
    }

    [[nodiscard]] double width() const { return edges_.back(); }
    [[nodiscard]] double left(std::uint32_t after) const { return edges_[after]; }
    [[nodiscard]] double width(std::uint32_t after) const { return edges_[after + 1] - edges_[after]; }
    [[nodiscard]] double middle(std::uint32_t after) const { return (edges_[after] + edges_[after + 1]) / 2; }
    [[nodiscard]] double of(const SlackRow& row) const {
        if (!doubled_[row.after]) return middle(row.after);
        return middle(row.after) + (row.at_end ? -narrowest / 2 : narrowest / 2);
    }

private:
    std::vector<double> edges_;
    std::vector<bool> doubled_;
};

class Drawing {
public:
    Drawing(Svg& svg, const Case& subject, const Plan& plan, const Columns& columns)
        : svg_(svg), subject_(subject), plan_(plan), columns_(columns) {}

    static double head_height(const Plan& plan) {
        return 42.0 + (plan.stops_at ? 16 : 0) + (several_deals(plan) ? 16 : 0);
    }

    void head(double height) {
        const double top = head_height(plan_);
        if (plan_.stops_at) {
            svg_.rect(columns_.left(*plan_.stops_at), 0, columns_.width(*plan_.stops_at), height, "stop-band");
            svg_.text(columns_.middle(*plan_.stops_at), 50, "✗ stops", "middle small bad");
        }
        std::uint64_t day = 0;
        for (std::uint32_t after = 0; after <= plan_.steps.size(); ++after) {
            if (after > 0) day += plan_.steps[after - 1].days;
            const double x = columns_.middle(after);
            svg_.text(x, 18, after == 0 ? "start" : "step " + std::to_string(after), "middle strong");
            svg_.text(x, 34, "day " + std::to_string(day), "middle small");
            svg_.line(x, top, x, height, "grid");
            if (between_deals(plan_, after)) deals(after, x, top - 8);
        }
    }

    void lane(const Lane& lane, double top) {
        const double zero = top + label_height + lane.above;
        const std::string label = party_name(subject_, lane.party).text();
        svg_.line(0, top, columns_.width(), top, "grid");
        // A long name stands less often, so that it never runs into itself.
        std::uint32_t apart = columns_between_labels;
        while (apart <= plan_.steps.size() && fitting(label, columns_.width(0) * apart - 8, 15) != label)
            apart += columns_between_labels;
        for (std::uint32_t after = 0; after <= plan_.steps.size(); after += apart) {
            const std::string words = fitting(label, columns_.width() - columns_.left(after) - 8, 15);
            if (after > 0 && words != label) break;
            svg_.text(columns_.left(after) + 4, top + 16, words, after == 0 ? "strong" : "strong again", label);
        }
        svg_.line(0, zero, columns_.width(), zero, "zero");
        for (const SlackRow* row : lane.rows) bar(lane, *row, zero);
    }

private:
    static bool several_deals(const Plan& plan) { return !plan.steps.empty() && plan.steps.back().deal > 0; }

    /// Which deal is asked about on the left of the point, and which on the right.
    void deals(std::uint32_t after, double x, double y) {
        const std::uint32_t next = plan_.steps[after].deal;
        svg_.text(x - narrowest / 2, y, "deal " + std::to_string(next), "middle small");
        svg_.text(x + narrowest / 2, y, "deal " + std::to_string(next + 1), "middle small");
    }

    void bar(const Lane& lane, const SlackRow& row, double zero) {
        const double slack = row.slack.to_double();
        const double x = columns_.of(row);
        const double length = std::max(reach * std::fabs(slack) / lane.scale, slack == 0 ? 0.0 : 1.5);
        const bool negative = row.slack.sign() < 0;
        std::string kind = negative ? "bar bad" : "bar good";
        if (row.at_end) kind += " hollow";
        if (plan_.stops_at && row.after > *plan_.stops_at) kind += " faint";
        if (slack == 0)
            svg_.circle(x, zero, 4, kind);
        else
            svg_.rect(x - bar_width / 2, negative ? zero : zero - length, bar_width, length, kind);
        const std::string words = (negative ? "✗ " : "") + signed_amount(slack);
        const double above = zero - std::max(length, 4.0) - 5;
        svg_.text(x, negative ? zero + length + 14 : above, words, negative ? "middle small bad" : "middle small");
    }

    Svg& svg_;
    const Case& subject_;
    const Plan& plan_;
    const Columns& columns_;
};

Phrase description(const Space& space, const StrategyAppraisal& found) {
    Phrase words("Slack of each party that is asked, after every step. ");
    return words << keeping_words(space, found) << " The table under “Step by step” has every number.";
}

/// How to read the picture: only what is in it.
std::string caption(const Plan& plan) {
    const bool ends = std::any_of(plan.slack.begin(), plan.slack.end(), [](const SlackRow& row) { return row.at_end; });
    std::string words =
        "Slack: what going on is worth to a party, less what stopping would bring it. Above the line it has more from "
        "going on; below (✗) it would gain by stopping. Where a party has no bar, it is not asked.";
    if (ends) words += " Hollow: at the end of a deal.";
    if (plan.stops_at && *plan.stops_at < plan.steps.size()) words += " Pale: past the point where the steps stop.";
    return words + " Every lane has a scale of its own.";
}

}  // namespace

void steps_picture(Html& html, const Space& space, const StrategyAppraisal& found) {
    const Plan& plan = *found.plan;
    const Case& subject = space.subject();
    const std::vector<Lane> lanes = lanes_of(plan, space.party_count());
    if (lanes.empty()) return;
    const Columns columns(plan);
    double height = Drawing::head_height(plan);
    for (const Lane& lane : lanes) height += lane.height();
    const auto figure = html.open("figure");
    {
        Phrase title("Steps of ");
        title << strategy_name(subject, found.strategy) << ": who has more from going on than from stopping";
        const auto frame = html.frame(title.text());
        const std::string id = "steps-" + subject.strategies[found.strategy].id;
        Svg svg(html, id, title.text(), description(space, found).text(), columns.width(), height, "wide");
        Drawing drawing(svg, subject, plan, columns);
        drawing.head(height);
        double top = Drawing::head_height(plan);
        for (const Lane& lane : lanes) {
            drawing.lane(lane, top);
            top += lane.height();
        }
    }
    html.element("figcaption", caption(plan));
}

}  // namespace irenic
