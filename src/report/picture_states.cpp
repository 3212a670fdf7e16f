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
constexpr double row_height = 70;
constexpr double box_height = 56;
constexpr double letter = 12;

struct Way {
    PartyIndex party = 0;
    Leaving left;
};

/// A state in which one strategy or several end, and the ways out of it.
struct Band {
    StateIndex state = no_state;
    std::vector<StrategyIndex> strategies;
    std::vector<Way> ways;

    [[nodiscard]] double height() const {
        return row_height * static_cast<double>(std::max<std::size_t>(ways.size(), 1)) + 10;
    }
};

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
            if (left.leaves() && left.to != no_state) band.ways.push_back({i, left});
        }
        bands.push_back(std::move(band));
    }
    return bands;
}

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

/// `GMR SMR SEQ`
std::string concepts_in_short(const ConceptFlags& flags) {
    std::string words;
    for (const ConceptRow& row : concepts)
        if (flags[static_cast<std::size_t>(row.kind)]) words += (words.empty() ? "" : " ") + std::string(row.name);
    return words;
}

class Drawing {
public:
    Drawing(Svg& svg, const Space& space, const std::vector<Band>& bands) : svg_(svg), space_(space), bands_(bands) {}

    void band(const Band& band, double top) {
        svg_.line(0, top, width, top, "grid");
        end_box(band, top + 8, std::max(box_height, band.height() - 22));
        for (std::size_t k = 0; k < band.ways.size(); ++k)
            way(band, band.ways[k], top + 8 + row_height * static_cast<double>(k));
        if (band.ways.empty())
            svg_.text(end_width + 16, top + 8 + box_height / 2 + 4, "✓ no party would gain by leaving", "good");
    }

private:
    void end_box(const Band& band, double top, double height) {
        const bool now = space_.status_quo() == band.state;
        svg_.rect(1, top, end_width, height, now ? "box now" : "box");
        std::string names;
        for (const StrategyIndex strategy : band.strategies)
            names += (names.empty() ? "" : "; ") + strategy_name(space_.subject(), strategy).text();
        svg_.lines(9, top + 18, names, end_width - 16, 2, "strong");
        const std::string state = (now ? "status quo " : "state ") + space_.name(band.state);
        svg_.text(9, top + 49, fitting(state, end_width - 16, letter), "small quiet", state);
    }

    /// The name of the strategy that ends here, if one does.
    std::string known(StateIndex state) const {
        for (const Band& band : bands_)
            if (band.state == state) return strategy_name(space_.subject(), band.strategies.front()).text();
        return {};
    }

    void state_box(double left, double top, double box_width, StateIndex from, StateIndex to, const char* kind) {
        svg_.rect(left, top, box_width, box_height, kind);
        const std::string words = change_in_short(space_, from, to);
        const std::string where = known(to);
        const double room = box_width - 16;
        svg_.lines(left + 8, top + 17, words, room, 2, "small", letter);
        const std::string note = where.empty() ? "state " + space_.name(to) : "= " + where;
        svg_.text(left + 8, top + 49, fitting(note, room, letter), where.empty() ? "small quiet" : "small strong", note);
    }

    void way(const Band& band, const Way& way, double top) {
        const double middle = top + box_height / 2;
        const std::string mover = party_name(space_.subject(), way.party).text();
        const bool undeterred = way.left.deterrent == nullptr;
        svg_.arrow(end_width + 2, target_left, middle, undeterred ? "way bad" : "way");
        svg_.text(end_width + 10, middle - 6, fitting(mover, target_left - end_width - 24, letter), "small strong",
                  mover);
        svg_.text(end_width + 10, middle + 15, gain(way.party, band.state, way.left.to), "small");
        state_box(target_left, top, target_width, band.state, way.left.to, undeterred ? "box bad" : "box");
        answer(way, middle, top);
    }

    void answer(const Way& way, double middle, double top) {
        const double left = target_left + target_width;
        const std::string under = concepts_in_short(way.left.under);
        if (way.left.deterrent == nullptr) {
            svg_.text(left + 14, middle - 3, "✗ nothing the others do deters it", "bad strong");
            svg_.text(left + 14, middle + 14, "under " + under, "small");
            return;
        }
        const Answer& sanction = *way.left.deterrent;
        std::string movers;
        for (const Step& step : sanction.sanction)
            movers += (movers.empty() ? "" : ", then ") + party_names(space_.subject(), step.movers).text();
        svg_.arrow(left + 2, answer_left, middle, "way dashed");
        svg_.text(left + 10, middle - 6, fitting(movers, answer_left - left - 22, letter), "small strong", movers);
        const std::string under_which = concepts_in_short(turned(way.left.under));
        svg_.text(left + 10, middle + 15, fitting("under " + under_which, answer_left - left - 22, letter), "small",
                  under_which);
        state_box(answer_left, top, answer_width, way.left.to, sanction.sanction.back().to, "box");
    }

    std::string gain(PartyIndex party, StateIndex from, StateIndex to) const {
        if (!space_.cardinal(party)) return "prefers it";
        return "gains " + signed_amount(to_double(space_.value(party, to)) - to_double(space_.value(party, from)));
    }

    Svg& svg_;
    const Space& space_;
    const std::vector<Band>& bands_;
};

Phrase under_words(const Leaving& left) {
    Phrase words = concept_names(left.under);
    return words;
}

void states_table(Html& html, const Space& space, const std::vector<Band>& bands) {
    const Case& subject = space.subject();
    const auto details = html.open("details");
    html.element("summary", "The same as a table");
    HtmlTable table(html, "Ways out of the states that the strategies end in",
                    {"Strategy", "Party that would gain", "By changing", "Gain", "Would leave under",
                     "An answer that deters it elsewhere"});
    for (const Band& band : bands) {
        const Phrase ends = strategy_name(subject, band.strategies.front());
        if (band.ways.empty()) table.row({ends, "none ✓", "–", "–", "–", "–"});
        for (const Way& way : band.ways) {
            Phrase gain("–");
            if (space.cardinal(way.party))
                gain = signed_amount(to_double(space.value(way.party, way.left.to)) -
                                     to_double(space.value(way.party, band.state)));
            table.row({ends, party_name(subject, way.party), change(space, band.state, way.left.to), gain,
                       under_words(way.left),
                       way.left.deterrent == nullptr ? Phrase("none ✗")
                                                     : steps_words(space, way.left.to, way.left.deterrent->sanction)});
        }
    }
}

std::string description(const Space& space, const std::vector<Band>& bands) {
    std::string words;
    for (const Band& band : bands) {
        words += strategy_name(space.subject(), band.strategies.front()).text() + ": ";
        if (band.ways.empty()) words += "no party would gain by leaving";
        for (std::size_t k = 0; k < band.ways.size(); ++k)
            words +=
                (k > 0 ? "; " : "") + party_name(space.subject(), band.ways[k].party).text() +
                " would gain by changing " + change(space, band.state, band.ways[k].left.to).text() +
                (band.ways[k].left.deterrent == nullptr ? ", and nothing deters it" : ", and an answer can deter it");
        words += ". ";
    }
    return words + "The table below the picture says the same.";
}

}  // namespace

void states_picture(Html& html, Appraiser& appraiser) {
    const std::vector<Band> bands = bands_of(appraiser);
    if (bands.empty()) return;
    const Space& space = appraiser.space();
    constexpr double head = 30;
    double height = head + 4;
    for (const Band& band : bands) height += band.height();
    {
        const auto figure = html.open("figure");
        {
            const auto frame = html.open("div", {{"class", "frame"},
                                                 {"role", "region"},
                                                 {"tabindex", "0"},
                                                 {"aria-label", "States around the strategies"}});
            Svg svg(html, "states", "States around the strategies: who would leave them, and what could deter it",
                    description(space, bands), width, height, "wide widest");
            svg.text(1, 16, "where a strategy ends", "small");
            svg.text(target_left, 16, "where a party's improvement leads", "small");
            svg.text(answer_left, 16, "an answer that deters it, and where it leads", "small");
            Drawing drawing(svg, space, bands);
            double top = head;
            for (const Band& band : bands) {
                drawing.band(band, top);
                top += band.height();
            }
        }
        html.element("figcaption",
                     "One improvement per party is drawn: the one that the fewest concepts deter. Solid arrows are "
                     "moves of one party; "
                     "dashed arrows are the others' answers; ✗ marks a move that nothing deters. A state where a "
                     "strategy ends is "
                     "named with =.");
    }
    states_table(html, space, bands);
}

}  // namespace irenic
