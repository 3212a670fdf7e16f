/// One small picture per party: what going on and stopping are worth to it, step by step.
#include <algorithm>

#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/pictures.hpp"
#include "report/svg.hpp"

namespace irenic {
namespace {

constexpr double width = 352;  ///< of a telephone, upright
constexpr double height = 188;
constexpr double left = 64;
constexpr double right = 338;
constexpr double top = 34;
constexpr double bottom = 132;

class Lines {
public:
    Lines(Svg& svg, const Plan& plan, std::vector<const SlackRow*> rows)
        : svg_(svg), plan_(plan), rows_(std::move(rows)) {
        low_ = high_ = rows_.front()->go_on.to_double();
        for (const SlackRow* row : rows_)
            for (const double value : {row->go_on.to_double(), row->stop.to_double()}) {
                low_ = std::min(low_, value);
                high_ = std::max(high_, value);
            }
    }

    void draw() {
        key();
        axes();
        for (std::size_t k = 0; k + 1 < rows_.size(); ++k)
            if (joined(k)) gap(*rows_[k], *rows_[k + 1]);
        line(&SlackRow::go_on, "course");
        line(&SlackRow::stop, "course dashed");
        for (const SlackRow* row : rows_) point(*row);
    }

private:
    /// At the border of two deals a party has two rows: the end of one to the left of the point, the start of the next to its right.
    [[nodiscard]] double across(const SlackRow& row) const {
        const double steps = std::max<double>(1, static_cast<double>(plan_.steps.size()));
        const bool last = row.after == plan_.steps.size();
        const double shift = row.at_end && !last ? -0.1 : (row.deal > 0 && !row.at_end && starts(row) ? 0.1 : 0);
        return left + (right - left) * (static_cast<double>(row.after) + shift) / steps;
    }
    [[nodiscard]] bool starts(const SlackRow& row) const {
        return row.after > 0 && plan_.steps[row.after - 1].deal != row.deal;
    }
    [[nodiscard]] double up(double value) const {
        return high_ == low_ ? (top + bottom) / 2 : bottom - (bottom - top) * (value - low_) / (high_ - low_);
    }
    [[nodiscard]] bool joined(std::size_t k) const {
        return rows_[k]->deal == rows_[k + 1]->deal && rows_[k]->after + 1 == rows_[k + 1]->after;
    }

    void key() {
        svg_.line(2, 10, 26, 10, "course");
        svg_.text(32, 14, "going on", "small");
        svg_.line(102, 10, 126, 10, "course dashed");
        svg_.text(132, 14, "stopping", "small");
    }

    void axes() {
        svg_.line(left, bottom + 6, right, bottom + 6, "axis");
        if (high_ != low_) svg_.text(left - 10, up(high_) + 4, fitting(amount(high_), left - 12, 12), "small last");
        svg_.text(left - 10, up(low_) + 4, fitting(amount(low_), left - 12, 12), "small last");
        const std::size_t every = plan_.steps.size() / 10 + 1;
        for (std::size_t after = 0; after <= plan_.steps.size(); after += every) {
            const double x = left + (right - left) * static_cast<double>(after) /
                                        std::max<double>(1, static_cast<double>(plan_.steps.size()));
            svg_.text(x, bottom + 22, std::to_string(after), "middle small quiet");
        }
        svg_.text(2, bottom + 22, "steps", "small quiet");
        if (plan_.stops_at && plan_.stopped_by && rows_.front()->party == *plan_.stopped_by)
            for (const SlackRow* row : rows_)
                if (row->after == *plan_.stops_at && row->slack.sign() < 0)
                    svg_.rect(across(*row) - 9, top - 8, 18, bottom - top + 14, "stop-band");
    }

    /// Between two points, on either side of where the lines cross.
    void gap(const SlackRow& one, const SlackRow& two) {
        const double before = one.slack.to_double();
        const double after = two.slack.to_double();
        const double x1 = across(one);
        const double x2 = across(two);
        const auto shape = [&](double from, double to, const char* kind) {
            const auto corner = [&](double share, const Wide SlackRow::*term) {
                const double value = (one.*term).to_double() * (1 - share) + (two.*term).to_double() * share;
                return place(x1 + (x2 - x1) * share) + " " + place(up(value));
            };
            svg_.path("M" + corner(from, &SlackRow::go_on) + " L" + corner(to, &SlackRow::go_on) + " L" +
                          corner(to, &SlackRow::stop) + " L" + corner(from, &SlackRow::stop) + " Z",
                      kind);
        };
        const char* kinds[] = {"gap bad", "gap good"};
        if ((one.slack.sign() < 0) == (two.slack.sign() < 0)) return shape(0, 1, kinds[one.slack.sign() >= 0 ? 1 : 0]);
        const double crossing = before / (before - after);
        shape(0, crossing, kinds[one.slack.sign() >= 0 ? 1 : 0]);
        shape(crossing, 1, kinds[two.slack.sign() >= 0 ? 1 : 0]);
    }

    void line(const Wide SlackRow::*term, const char* kind) {
        std::string shape;
        for (std::size_t k = 0; k < rows_.size(); ++k)
            shape += (k == 0 || !joined(k - 1) ? "M" : " L") + place(across(*rows_[k])) + " " +
                     place(up((rows_[k]->*term).to_double()));
        svg_.path(shape, kind);
    }

    void point(const SlackRow& row) {
        const double x = across(row);
        const bool stops = row.slack.sign() < 0;
        svg_.line(x, up(row.go_on.to_double()), x, up(row.stop.to_double()), stops ? "way bad" : "way");
        svg_.circle(x, up(row.go_on.to_double()), 3.5, stops ? "dot bad" : "dot good");
        svg_.circle(x, up(row.stop.to_double()), 3.5, stops ? "dot bad hollow" : "dot good hollow");
    }

    Svg& svg_;
    const Plan& plan_;
    std::vector<const SlackRow*> rows_;
    double low_ = 0;
    double high_ = 0;
};

std::string point_of(const Plan& plan, const SlackRow& row) {
    if (row.after == 0) return "before the first step";
    return "after step " + std::to_string(row.after) + " of " + std::to_string(plan.steps.size());
}

/// Where it first would stop, or where it has least from going on.
std::string words_of(const Plan& plan, const std::vector<const SlackRow*>& rows) {
    const auto stop = std::find_if(rows.begin(), rows.end(), [](const SlackRow* row) { return row->slack.sign() < 0; });
    if (stop != rows.end())
        return "✗ would stop " + point_of(plan, **stop) + " (" + signed_amount((*stop)->slack.to_double()) + ")";
    const SlackRow* least = *std::min_element(rows.begin(), rows.end(),
                                              [](const SlackRow* a, const SlackRow* b) { return a->slack < b->slack; });
    return "least slack " + signed_amount(least->slack.to_double()) + " " + point_of(plan, *least);
}

}  // namespace

void slack_pictures(Html& html, const Case& subject, const Agreement& agreement, const Plan& plan) {
    const auto grid = html.open("div", {{"class", "grid"}});
    for (PartyIndex i = 0; i < subject.parties.size(); ++i) {
        std::vector<const SlackRow*> rows;
        for (const SlackRow& row : plan.slack)
            if (row.party == i) rows.push_back(&row);
        if (rows.empty()) continue;
        const auto figure = html.open("figure");
        html.element("figcaption", party_name(subject, i), {{"class", "heading"}});
        const std::string id = "slack-" + agreement.id + "-" + plan.name + "-" + subject.parties[i].id;
        const std::string words = words_of(plan, rows);
        Svg svg(html, id, party_name(subject, i).text() + ": going on and stopping", words + ".", width, height);
        Lines(svg, plan, rows).draw();
        svg.text(2, height - 12, fitting(words, width - 6), words.starts_with("✗") ? "bad strong" : "strong");
    }
}

}  // namespace irenic
