/// Values over scenarios as twenty dots, each for as many scenarios (quantile dot plots; Kay et al. 2016): one picture for each party.
#include <algorithm>
#include <map>

#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/page_trust.hpp"
#include "report/svg.hpp"

namespace irenic {
namespace {

constexpr double width = 352;  ///< of a telephone, upright
constexpr double left = 10;
constexpr double right = 342;
constexpr double row_height = 78;
constexpr double head_height = 10;
constexpr double radius = 3.8;
constexpr double tallest = 46;  ///< of a column of dots

struct Row {
    StrategyIndex strategy = 0;
    const Spread* spread = nullptr;
};

std::vector<Row> rows_of(const StudyHead& head, const ReadingSummary& found, PartyIndex party) {
    std::vector<Row> rows;
    for (const NumberSummary& one : found.numbers) {
        const Finding& finding = head.findings[one.finding];
        if (finding.kind == Finding::Kind::value && finding.party == party && one.spread.of > 0)
            rows.push_back({finding.strategy, &one.spread});
    }
    return rows;
}

class Dots {
public:
    Dots(Svg& svg, double low, double high) : svg_(svg), low_(low), high_(high) {}

    void row(const std::string& label, const Spread& spread, double top) {
        svg_.text(2, top + 12, fitting(label, width - 4), "", label);
        const double base = top + row_height - 18;
        svg_.line(left, base + radius + 1, right, base + radius + 1, "grid");
        std::map<int, int> columns;
        for (const double value : spread.dots) ++columns[column(value)];
        int most = 1;
        for (const auto& [where, count] : columns) most = std::max(most, count);
        const double apart = std::min(2 * radius, tallest / most);
        for (const auto& [where, count] : columns)
            for (int k = 0; k < count; ++k)
                svg_.circle(left + (where + 0.5) * 2 * radius, base - apart * k, radius, "dot even");
    }

    void ends(double y) {
        svg_.text(left, y, amount(low_), "small quiet");
        svg_.text(right, y, amount(high_), "last small quiet");
    }

private:
    [[nodiscard]] int column(double value) const {
        const double share = high_ > low_ ? (value - low_) / (high_ - low_) : 0.5;
        const int columns = static_cast<int>((right - left) / (2 * radius));
        return std::clamp(static_cast<int>(share * columns), 0, columns - 1);
    }

    Svg& svg_;
    double low_;
    double high_;
};

void draw_party(Html& html, const StudyHead& head, PartyIndex party, const std::vector<Row>& rows) {
    double low = rows.front().spread->dots.front();
    double high = low;
    Phrase description("Each dot stands for one in twenty scenarios, on this party's own scale. ");
    for (const Row& row : rows) {
        low = std::min(low, row.spread->dots.front());
        high = std::max(high, row.spread->dots.back());
        const StudyName& strategy = head.strategies[row.strategy];
        description << name(label_of(strategy.name, strategy.id)) << ": middle " << amount(row.spread->middle) << ", "
                    << amount(row.spread->low) << " to " << amount(row.spread->high) << ". ";
    }
    const std::string who = Phrase(name(label_of(head.parties[party].name, head.parties[party].id))).text();
    const double height = head_height + row_height * static_cast<double>(rows.size()) + 16;
    const auto figure = html.open("figure");
    html.element("figcaption", Phrase(name(who)), {{"class", "heading"}});
    Svg svg(html, "dots-" + head.parties[party].id, who + ": value over scenarios", description.text(), width, height);
    Dots dots(svg, low, high);
    for (std::size_t k = 0; k < rows.size(); ++k) {
        const StudyName& strategy = head.strategies[rows[k].strategy];
        dots.row(Phrase(name(label_of(strategy.name, strategy.id))).text(), *rows[k].spread,
                 head_height + row_height * static_cast<double>(k));
    }
    dots.ends(height - 4);
}

void dots_table(Html& html, const StudyHead& head, const ReadingSummary& found) {
    const auto details = html.open("details");
    html.element("summary", "The same as a table");
    std::vector<Phrase> header{"Party"};
    for (const StudyName& strategy : head.strategies) header.emplace_back(name(label_of(strategy.name, strategy.id)));
    HtmlTable table(
        html, "Values at the end over scenarios: the middle one; one in twenty is below, one in twenty above", header);
    for (PartyIndex party = 0; party < head.parties.size(); ++party) {
        const std::vector<Row> rows = rows_of(head, found, party);
        if (rows.empty()) continue;
        std::vector<Phrase> cells{name(label_of(head.parties[party].name, head.parties[party].id))};
        for (StrategyIndex strategy = 0; strategy < head.strategies.size(); ++strategy) {
            const auto row =
                std::find_if(rows.begin(), rows.end(), [&](const Row& one) { return one.strategy == strategy; });
            cells.push_back(row == rows.end() ? Phrase(toned("–", Tone::quiet))
                                              : Phrase(amount(row->spread->middle) + " (" + amount(row->spread->low) +
                                                       " to " + amount(row->spread->high) + ")"));
        }
        table.row(cells);
    }
}

}  // namespace

void dots_pictures(Html& html, const StudyHead& head, const ReadingSummary& found) {
    if (head.strategies.empty()) return;
    {
        const auto grid = html.open("div", {{"class", "grid"}});
        for (PartyIndex party = 0; party < head.parties.size(); ++party)
            if (const std::vector<Row> rows = rows_of(head, found, party); !rows.empty())
                draw_party(html, head, party, rows);
    }
    dots_table(html, head, found);
}

}  // namespace irenic
