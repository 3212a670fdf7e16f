/// The graph of states around the strategies, in layers: where a strategy ends, where a party's improvement leads, and where an
/// answer that deters it would lead. Every improvement has a row of its own, so that no two arrows cross; a state that a strategy
/// ends in is named wherever it occurs.
#include <algorithm>

#include "report/leaving.hpp"
#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/pictures.hpp"
#include "report/svg.hpp"

namespace irenic {
namespace {

constexpr double width = 1120;
constexpr double end_width = 196;
constexpr double target_left = 366;
constexpr double target_width = 262;
constexpr double answer_left = 830;
constexpr double answer_width = 289;
constexpr double padding = 8;  ///< of a box, and between an arrow and its words
constexpr double row_gap = 14;
constexpr double letter = 12;
constexpr double bold_letter = 13;  ///< bold letters of the same height are wider
constexpr std::size_t most_lines = 6;

/// Height of a box with so many lines of words and one for its state.
double box_height(std::size_t lines) {
    return 20 + line_height * static_cast<double>(std::max<std::size_t>(lines, 2)) + 10;
}

/// One way out of a state, with its words set in lines.
struct Way {
    PartyIndex party = 0;
    Leaving left;
    std::vector<std::string> mover;
    std::vector<std::string> change;
    std::vector<std::string> answerers;
    std::vector<std::string> answer;

    [[nodiscard]] double height() const { return box_height(std::max(change.size(), answer.size())); }
};

/// A state in which one strategy or several end, and the ways out of it.
struct Band {
    StateIndex state = no_state;
    std::vector<StrategyIndex> strategies;
    std::vector<Way> ways;

    [[nodiscard]] double height() const {
        double all = ways.empty() ? box_height(0) + row_gap : 0;
        for (const Way& way : ways) all += way.height() + row_gap;
        return all;
    }
};

/// `posture: operations → occupation, aid: surge → restricted`
std::string change_in_short(const Space& space, StateIndex from, StateIndex to) {
    const Levels before = space.levels(from);
    const Levels after = space.levels(to);
    std::string words;
    for (std::size_t o = 0; o < before.size() && o < after.size(); ++o) {
        if (before[o] == after[o]) continue;
        const Option& option = space.subject().options[o];
        words +=
            (words.empty() ? "" : ", ") + option.id + ": " + option.levels[before[o]] + " → " + option.levels[after[o]];
    }
    return words.empty() ? "to " + space.name(to) : words;
}

/// `GMR, SMR, SEQ`
std::string concepts_in_short(const ConceptFlags& flags) {
    std::string words;
    for (const ConceptRow& row : concepts)
        if (flags[static_cast<std::size_t>(row.kind)]) words += (words.empty() ? "" : ", ") + std::string(row.name);
    return words;
}

std::string answerers_of(const Space& space, const Leaving& left) {
    std::string words;
    for (const Step& step : left.deterrent->sanction)
        words += (words.empty() ? "" : ", then ") + party_names(space.subject(), step.movers).text();
    return words;
}

Way way_of(const Space& space, PartyIndex party, const Leaving& left, StateIndex from) {
    Way way{party, left, {}, {}, {}, {}};
    way.mover = lines_of(party_name(space.subject(), party).text(), target_left - end_width - 24, 2, bold_letter);
    way.change = lines_of(change_in_short(space, from, left.to), target_width - 2 * padding, most_lines, letter);
    if (left.deterrent == nullptr) return way;
    const double between = answer_left - target_left - target_width;
    way.answerers = lines_of(answerers_of(space, left), between - 24, 2, bold_letter);
    way.answer = lines_of(change_in_short(space, left.to, left.deterrent->sanction.back().to),
                          answer_width - 2 * padding, most_lines, letter);
    return way;
}

std::vector<Band> bands_of(Appraiser& appraiser) {
    std::vector<Band> bands;
    for (const StrategyAppraisal& found : appraiser.strategies()) {
        const auto same =
            std::find_if(bands.begin(), bands.end(), [&](const Band& one) { return one.state == found.end_state; });
        if (same != bands.end()) {
            same->strategies.push_back(found.strategy);
            continue;
        }
        Band band{found.end_state, {found.strategy}, {}};
        for (PartyIndex i = 0; i < appraiser.space().party_count(); ++i) {
            const Leaving left = leaving(found, i);
            if (left.leaves() && left.to != no_state)
                band.ways.push_back(way_of(appraiser.space(), i, left, found.end_state));
        }
        bands.push_back(std::move(band));
    }
    return bands;
}

class Drawing {
public:
    Drawing(Svg& svg, const Space& space, const std::vector<Band>& bands) : svg_(svg), space_(space), bands_(bands) {}

    void head() {
        svg_.text(1, 16, "where a strategy ends", "small");
        svg_.text(target_left, 16, "where a party's improvement leads", "small");
        svg_.text(answer_left, 16, "an answer that deters it, and where it leads", "small");
    }

    void band(const Band& band, double top) {
        svg_.line(0, top, width, top, "grid");
        double row = top + row_gap / 2;
        end_box(band, row, band.height() - row_gap);
        if (band.ways.empty())
            svg_.text(end_width + 16, row + box_height(0) / 2 + 4, "✓ no party would gain by leaving", "good");
        for (const Way& one : band.ways) {
            way(band, one, row);
            row += one.height() + row_gap;
        }
    }

private:
    void end_box(const Band& band, double top, double height) {
        const bool now = space_.status_quo() == band.state;
        svg_.rect(1, top, end_width, height, now ? "box now" : "box");
        std::string names;
        for (const StrategyIndex strategy : band.strategies)
            names += (names.empty() ? "" : "; ") + strategy_name(space_.subject(), strategy).text();
        const auto room = static_cast<std::size_t>((height - 24) / line_height);
        const auto lines = lines_of(names, end_width - 2 * padding, std::min(room, most_lines), 14);
        svg_.lines(1 + padding, top + 18, lines, "strong", names);
        const std::string state = (now ? "status quo " : "state ") + space_.name(band.state);
        const double below = top + 21 + line_height * static_cast<double>(std::max<std::size_t>(lines.size(), 1));
        const std::size_t rest = below + line_height + 4 < top + height ? 2 : 1;
        svg_.lines(1 + padding, below, lines_of(state, end_width - 2 * padding, rest, letter), "small quiet", state);
    }

    /// The name of the strategy that ends here, if one does.
    std::string known(StateIndex state) const {
        for (const Band& band : bands_)
            if (band.state == state) return strategy_name(space_.subject(), band.strategies.front()).text();
        return {};
    }

    /// What changed, and the state that comes of it.
    void state_box(double left, double top, double box_width, double height, const std::vector<std::string>& changed,
                   StateIndex to, const char* kind) {
        svg_.rect(left, top, box_width, height, kind);
        svg_.lines(left + padding, top + 18, changed, "small");
        const std::string where = known(to);
        const std::string note = where.empty() ? "state " + space_.name(to) : "= " + where;
        svg_.text(left + padding, top + height - 9, fitting(note, box_width - 2 * padding, letter),
                  where.empty() ? "small quiet" : "small strong", note);
    }

    /// Words above an arrow: the last line stands on it.
    void above(double x, double arrow, const std::vector<std::string>& lines, const std::string& full) {
        svg_.lines(x, arrow - 6 - line_height * (static_cast<double>(lines.size()) - 1), lines, "small strong", full);
    }

    void way(const Band& band, const Way& way, double top) {
        const double middle = top + way.height() / 2;
        const bool undeterred = way.left.deterrent == nullptr;
        svg_.arrow(end_width + 2, target_left, middle, undeterred ? "way bad" : "way");
        above(end_width + 10, middle, way.mover, party_name(space_.subject(), way.party).text());
        svg_.text(end_width + 10, middle + 15, gain(way.party, band.state, way.left.to), "small");
        state_box(target_left, top, target_width, way.height(), way.change, way.left.to, undeterred ? "box bad" : "box");
        answer(way, middle, top);
    }

    void answer(const Way& way, double middle, double top) {
        const double left = target_left + target_width;
        if (way.left.deterrent == nullptr) {
            svg_.text(left + 14, middle - 3, "✗ nothing the others do deters it", "bad strong");
            svg_.text(left + 14, middle + 14, "under " + concepts_in_short(way.left.under), "small");
            return;
        }
        svg_.arrow(left + 2, answer_left, middle, "way dashed");
        above(left + 10, middle, way.answerers, answerers_of(space_, way.left));
        svg_.text(left + 10, middle + 15, "under " + concepts_in_short(way.left.deterred), "small");
        state_box(answer_left, top, answer_width, way.height(), way.answer, way.left.deterrent->sanction.back().to,
                  "box");
    }

    std::string gain(PartyIndex party, StateIndex from, StateIndex to) const {
        if (!space_.cardinal(party)) return "prefers it";
        return "gains " + signed_amount(to_double(space_.value(party, to)) - to_double(space_.value(party, from)));
    }

    Svg& svg_;
    const Space& space_;
    const std::vector<Band>& bands_;
};

std::string names_of(const Space& space, const Band& band) {
    std::vector<Phrase> names;
    for (const StrategyIndex strategy : band.strategies) names.push_back(strategy_name(space.subject(), strategy));
    return joined(names, "; ").text();
}

void states_table(Html& html, const Space& space, const std::vector<Band>& bands) {
    const Case& subject = space.subject();
    const auto details = html.open("details");
    html.element("summary", "The same as a table");
    HtmlTable table(html, "Ways out of the states that the strategies end in",
                    {"Strategy", "Party that would gain", "By changing", "Gain", "Would leave under",
                     "An answer that deters it elsewhere"});
    for (const Band& band : bands) {
        const Phrase ends(name(names_of(space, band)));
        if (band.ways.empty()) table.row({ends, "none ✓", "–", "–", "–", "–"});
        for (const Way& way : band.ways) {
            Phrase gain("–");
            if (space.cardinal(way.party))
                gain = signed_amount(to_double(space.value(way.party, way.left.to)) -
                                     to_double(space.value(way.party, band.state)));
            table.row({ends, party_name(subject, way.party), change(space, band.state, way.left.to), gain,
                       concept_names(way.left.under),
                       way.left.deterrent == nullptr ? Phrase("none ✗")
                                                     : steps_words(space, way.left.to, way.left.deterrent->sanction)});
        }
    }
}

std::string description(const Space& space, const Band& band) {
    std::string words;
    if (band.ways.empty()) words = "No party would gain by leaving";
    for (std::size_t k = 0; k < band.ways.size(); ++k)
        words += (k > 0 ? "; " : "") + party_name(space.subject(), band.ways[k].party).text() +
                 " would gain by changing " + change(space, band.state, band.ways[k].left.to).text() +
                 (band.ways[k].left.deterrent == nullptr ? ", and nothing deters it" : ", and an answer can deter it");
    return words + ". The table below the picture says the same.";
}

/// The same below each other, for a screen on which three columns would have to be scrolled.
void stacked_ways(Html& html, const Space& space, const std::vector<Band>& bands) {
    const auto all = html.open("div", {{"class", "stacked"}});
    for (const Band& band : bands) {
        const bool now = space.status_quo() == band.state;
        html.element("p", Phrase(Piece{Piece::Kind::name, names_of(space, band), Tone::strong})
                              << (now ? ", status quo " : ", state ") << code(space.name(band.state)));
        if (band.ways.empty()) html.element("p", Phrase(toned("✓ no party would gain by leaving", Tone::good)));
        if (band.ways.empty()) continue;
        const auto list = html.open("ul", {{"class", "plain"}});
        for (const Way& way : band.ways) {
            const bool undeterred = way.left.deterrent == nullptr;
            Phrase words = party_name(space.subject(), way.party);
            words << " would gain by changing " << change(space, band.state, way.left.to) << ". ";
            if (undeterred)
                words << toned("✗ nothing the others do deters it", Tone::bad) << " under "
                      << concept_names(way.left.under) << ".";
            else
                words << "An answer that deters it under " << concept_names(turned(way.left.under)) << ": "
                      << steps_words(space, way.left.to, way.left.deterrent->sanction) << ".";
            html.element("li", words);
        }
    }
}

/// A picture of its own for every band, so that a printed page breaks between them.
void draw_bands(Html& html, const Space& space, const std::vector<Band>& bands) {
    constexpr double head = 26;
    for (std::size_t k = 0; k < bands.size(); ++k) {
        const Band& band = bands[k];
        const double top = k == 0 ? head : 0;
        Svg svg(html, "states-" + space.subject().strategies[band.strategies.front()].id,
                "Ways out of where it ends: " + names_of(space, band), description(space, band), width,
                top + band.height() + 1, "wide widest");
        Drawing drawing(svg, space, bands);
        if (k == 0) drawing.head();
        drawing.band(band, top);
    }
}

}  // namespace

void states_picture(Html& html, Appraiser& appraiser) {
    const std::vector<Band> bands = bands_of(appraiser);
    if (bands.empty()) return;
    const Space& space = appraiser.space();
    {
        const auto figure = html.open("figure", {{"class", "ways"}});
        stacked_ways(html, space, bands);
        {
            const auto frame =
                html.frame("States around the strategies: who would leave them, and what could deter it");
            draw_bands(html, space, bands);
        }
        html.element(
            "figcaption",
            "One improvement per party is drawn: the one that the fewest concepts deter. Solid arrows are moves "
            "of one party, dashed ones the others' answers; ✗ marks a move that nothing deters. The status quo "
            "has a thick border; = names a state where another strategy ends.");
    }
    states_table(html, space, bands);
}

}  // namespace irenic
