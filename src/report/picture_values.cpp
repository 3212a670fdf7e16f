#include <algorithm>

#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/pictures.hpp"
#include "report/svg.hpp"
#include "report/words.hpp"

namespace irenic {
namespace {

constexpr double width = 352;  ///< of a telephone, upright
constexpr double label_width = 236;
constexpr double end_column = 292;
constexpr double stop_column = 348;
constexpr double axis_left = 10;
constexpr double axis_right = 342;
constexpr double head_height = 26;
constexpr double row_height = 44;
constexpr double axis_drop = 18;  ///< from the words of a row to its axis
constexpr double tick = 8;

struct Scale {
    double low = 0;
    double high = 0;

    void include(double value) {
        low = std::min(low, value);
        high = std::max(high, value);
    }
    [[nodiscard]] double at(double value) const {
        if (high == low) return (axis_left + axis_right) / 2;
        return axis_left + (axis_right - axis_left) * (value - low) / (high - low);
    }
};

bool stops(const StrategyAppraisal& found) { return found.plan && found.plan->stops_at; }

Scale scale_of(const std::vector<StrategyAppraisal>& all, PartyIndex group, double reference) {
    Scale scale{reference, reference};
    for (const StrategyAppraisal& found : all) {
        scale.include(to_double(found.values[group]));
        scale.include(to_double(found.values_at_stop[group]));
    }
    return scale;
}

const char* tone_of(double difference) {
    if (difference == 0) return "dot even";
    return difference > 0 ? "dot good" : "dot bad";
}

void draw_row(Svg& svg, const Space& space, const StrategyAppraisal& found, PartyIndex group, double reference,
              const Scale& scale, double y) {
    const std::string label = strategy_name(space.subject(), found.strategy).text();
    const double axis = y + axis_drop;
    svg.text(2, y + 4, fitting(label, label_width), "", label);
    svg.line(axis_left, axis, axis_right, axis, "grid");
    svg.line(scale.at(reference), axis - tick, scale.at(reference), axis + tick, "reference");
    const double end = to_double(found.values[group]);
    const double stop = to_double(found.values_at_stop[group]);
    if (stops(found)) {
        svg.line(scale.at(stop), axis, scale.at(end), axis, "join");
        svg.circle(scale.at(stop), axis, 5.5, std::string(tone_of(stop - reference)) + " hollow");
        svg.text(stop_column, y + 4, signed_amount(stop - reference), "last");
    } else if (found.plan) {
        svg.text(stop_column, y + 4, "–", "last");
    }
    svg.circle(scale.at(end), axis, 5.5, tone_of(end - reference));
    svg.text(end_column, y + 4, signed_amount(end - reference), "last strong");
}

Phrase description(const Space& space, const std::vector<StrategyAppraisal>& all, PartyIndex group) {
    Phrase words("Analysts' estimates against the status quo. ");
    for (const StrategyAppraisal& found : all) {
        words << strategy_name(space.subject(), found.strategy) << ": "
              << signed_amount(against_status_quo(space, group, found.values[group]).value_or(0)) << " at the end";
        if (stops(found))
            words << ", " << signed_amount(against_status_quo(space, group, found.values_at_stop[group]).value_or(0))
                  << " where its steps stop";
        words << ". ";
    }
    return words;
}

void draw_group(Html& html, Appraiser& appraiser, PartyIndex group, StateIndex now) {
    const Space& space = appraiser.space();
    const auto& all = appraiser.strategies();
    const double reference = to_double(space.value(group, now));
    const Scale scale = scale_of(all, group, reference);
    const double height = head_height + row_height * static_cast<double>(all.size()) + 8;
    const auto figure = html.open("figure");
    html.element("figcaption", party_name(space.subject(), group), {{"class", "heading"}});
    const std::string& id = space.subject().parties[group].id;
    Svg svg(html, "values-" + id, party_name(space.subject(), group).text() + ": value by strategy",
            description(space, all, group).text(), width, height);
    svg.text(2, 12, "│ status quo", "small quiet");
    svg.text(end_column, 12, "● end", "last small");
    if (std::any_of(all.begin(), all.end(), stops)) svg.text(stop_column, 12, "○ stop", "last small");
    for (std::size_t k = 0; k < all.size(); ++k)
        draw_row(svg, space, all[k], group, reference, scale,
                 head_height + row_height * static_cast<double>(k) + row_height / 4);
}

void values_table(Html& html, Appraiser& appraiser, const std::vector<PartyIndex>& groups) {
    const Space& space = appraiser.space();
    const Case& subject = space.subject();
    const auto details = html.open("details");
    html.element("summary", "The same as a table");
    std::vector<Phrase> header{"Strategy"};
    for (const PartyIndex group : groups) header.push_back(party_name(subject, group));
    HtmlTable table(
        html, "Values of affected groups: at the end, and where the steps stop; against the status quo in brackets",
        header);
    for (const StrategyAppraisal& found : appraiser.strategies()) {
        std::vector<Phrase> row{strategy_name(subject, found.strategy)};
        for (const PartyIndex group : groups) {
            const auto cell = [&](Decimal value) {
                return amount(value) + " (" + signed_amount(against_status_quo(space, group, value).value_or(0)) + ")";
            };
            Phrase words(cell(found.values[group]));
            if (stops(found)) words << "; stops at " << cell(found.values_at_stop[group]);
            row.push_back(std::move(words));
        }
        table.row(row);
    }
}

}  // namespace

void values_pictures(Html& html, Appraiser& appraiser) {
    const Space& space = appraiser.space();
    const auto now = space.status_quo();
    std::vector<PartyIndex> groups;
    for (const PartyIndex group : affected_groups(space.subject()))
        if (space.cardinal(group)) groups.push_back(group);
    if (groups.empty() || !now || appraiser.strategies().empty()) return;
    {
        const auto grid = html.open("div", {{"class", "grid"}});
        for (const PartyIndex group : groups) draw_group(html, appraiser, group, *now);
    }
    values_table(html, appraiser, groups);
}

}  // namespace irenic
