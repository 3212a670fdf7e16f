#include <algorithm>
#include <cmath>

#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/pictures.hpp"
#include "report/svg.hpp"
#include "report/words.hpp"

namespace irenic {
namespace {

constexpr double label_width = 190;
constexpr double column_width = 84;
constexpr double head_height = 58;
constexpr double lane_height = 92;
constexpr double reach = 24;  ///< of a bar, to either side of zero
constexpr double bar_width = 20;

struct Lane {
    PartyIndex party = 0;
    std::vector<const SlackRow*> rows;
    double scale = 1;
};

std::vector<Lane> lanes_of(const Plan& plan, PartyIndex parties) {
    std::vector<Lane> lanes;
    for (PartyIndex i = 0; i < parties; ++i) {
        Lane lane{i, {}, 0};
        for (const SlackRow& row : plan.slack) {
            if (row.party != i) continue;
            lane.rows.push_back(&row);
            lane.scale = std::max(lane.scale, std::fabs(row.slack.to_double()));
        }
        if (lane.scale == 0) lane.scale = 1;
        if (!lane.rows.empty()) lanes.push_back(std::move(lane));
    }
    return lanes;
}

double column(std::uint32_t after) { return label_width + (after + 0.5) * column_width; }

/// Two rows stand at one point where a deal ends and the next begins: side by side then.
double shift_of(const Lane& lane, const SlackRow& row) {
    const auto same =
        std::count_if(lane.rows.begin(), lane.rows.end(), [&](const SlackRow* one) { return one->after == row.after; });
    if (same < 2) return 0;
    return row.at_end ? -column_width / 4 : column_width / 4;
}

void draw_head(Svg& svg, const Plan& plan, double height) {
    std::uint64_t day = 0;
    for (std::uint32_t after = 0; after <= plan.steps.size(); ++after) {
        if (after > 0) day += plan.steps[after - 1].days;
        svg.text(column(after), 18, after == 0 ? "start" : "step " + std::to_string(after), "middle strong");
        svg.text(column(after), 34, "day " + std::to_string(day), "middle small");
        svg.line(column(after), head_height - 6, column(after), height - 8, "grid");
        const bool border =
            after > 0 && after < plan.steps.size() && plan.steps[after].deal != plan.steps[after - 1].deal;
        if (border) svg.text(column(after), 50, "next deal", "middle small");
    }
}

void draw_stop(Svg& svg, const Plan& plan, double height) {
    if (!plan.stops_at) return;
    const double left = column(*plan.stops_at) - column_width / 2;
    svg.rect(left, 40, column_width, height - 46, "stop-band");
    svg.text(column(*plan.stops_at), 52, "✗ stops here", "middle small bad");
}

void draw_bar(Svg& svg, const Lane& lane, const SlackRow& row, double zero, bool reached) {
    const double slack = row.slack.to_double();
    const double x = column(row.after) + shift_of(lane, row);
    const double length = std::max(reach * std::fabs(slack) / lane.scale, slack == 0 ? 0.0 : 1.5);
    const bool negative = row.slack.sign() < 0;
    std::string kind = negative ? "bar bad" : "bar good";
    if (row.at_end) kind += " hollow";
    if (!reached) kind += " faint";
    if (slack == 0)
        svg.circle(x, zero, 4, kind);
    else
        svg.rect(x - bar_width / 2, negative ? zero : zero - length, bar_width, length, kind);
    const std::string words = (negative ? "✗ " : "") + signed_amount(slack);
    const double above = zero - std::max(length, 4.0) - 5;
    svg.text(x, negative ? zero + length + 14 : above, words, negative ? "middle small bad" : "middle small");
}

void draw_lane(Svg& svg, const Case& subject, const Plan& plan, const Lane& lane, double top) {
    const double zero = top + lane_height / 2;
    const double right = label_width + static_cast<double>(plan.steps.size() + 1) * column_width;
    const std::string label = party_name(subject, lane.party).text();
    svg.line(0, top, right, top, "grid");
    svg.lines(4, zero - 3, label, label_width - 12, 2, "strong");
    svg.line(label_width, zero, right, zero, "zero");
    for (const SlackRow* row : lane.rows)
        draw_bar(svg, lane, *row, zero, !plan.stops_at || row->after <= *plan.stops_at);
}

Phrase description(const Space& space, const StrategyAppraisal& found) {
    Phrase words("Slack of each party that is asked, after every step. ");
    return words << keeping_words(space, found) << " The table below the picture has every number.";
}

}  // namespace

void steps_picture(Html& html, const Space& space, const StrategyAppraisal& found) {
    const Plan& plan = *found.plan;
    const Case& subject = space.subject();
    const std::vector<Lane> lanes = lanes_of(plan, space.party_count());
    if (lanes.empty()) return;
    const double width = label_width + static_cast<double>(plan.steps.size() + 1) * column_width;
    const double height = head_height + lane_height * static_cast<double>(lanes.size()) + 8;
    const auto figure = html.open("figure");
    {
        const auto frame = html.open(
            "div", {{"class", "frame"}, {"role", "region"}, {"tabindex", "0"}, {"aria-label", "Steps and slack"}});
        const std::string id = "steps-" + subject.strategies[found.strategy].id;
        Phrase title("Steps of ");
        title << strategy_name(subject, found.strategy) << ": who has more from going on than from stopping";
        Svg svg(html, id, title.text(), description(space, found).text(), width, height, "wide");
        draw_stop(svg, plan, height);
        draw_head(svg, plan, height);
        for (std::size_t k = 0; k < lanes.size(); ++k)
            draw_lane(svg, subject, plan, lanes[k], head_height + lane_height * static_cast<double>(k));
    }
    html.element("figcaption",
                 "Slack: what going on is worth to a party, less what stopping would bring it. Above the zero line it "
                 "has more from "
                 "going on; below (✗) it would gain by stopping. Hollow bars: at the end of a deal. Each lane has its "
                 "own scale.");
}

}  // namespace irenic
