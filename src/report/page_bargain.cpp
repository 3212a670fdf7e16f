/// What could be agreed: the frontier of each talks as picture and table, solutions, who blocks, interim deals against one package.
#include <algorithm>

#include "report/bargain.hpp"
#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/page.hpp"
#include "report/picture_frontier.hpp"
#include "report/words_deals.hpp"

namespace irenic {
namespace {

constexpr std::size_t drawn = 150;

/// The page is made in a moment: what takes longer is asked for on the command line.
FrontierQuestion page_question(const char* epsilon) {
    FrontierQuestion question;
    question.epsilon = parse_decimal(epsilon).value;
    question.limits.vectors = 100'000;
    question.limits.sums = std::uint64_t{1} << 28U;
    question.limits.combinations = std::uint64_t{1} << 22U;
    question.limits.zone_pairs = std::uint64_t{1} << 24U;
    return question;
}

Bargain bargain_for_page(const Appraiser& appraiser, const std::optional<AgreementIndex>& agreement) {
    Bargain found;
    for (const char* epsilon : {"0", "0.05"}) {
        found = appraiser.bargain({agreement, page_question(epsilon)});
        if (found.ok() || !found.limit_reached) break;
    }
    return found;
}

void paragraph(Html& html, const std::vector<Phrase>& sentences) {
    if (sentences.empty()) return;
    const auto one = html.open("p");
    for (std::size_t k = 0; k < sentences.size(); ++k) {
        if (k > 0) html.text(" ");
        html.phrase(sentences[k]);
    }
}

void labelled(Html& html, const char* label, const std::vector<Phrase>& sentences) {
    if (sentences.empty()) return;
    const auto one = html.open("p");
    html.element("span", label, {{"class", "label"}});
    for (const Phrase& sentence : sentences) {
        html.text(" ");
        html.phrase(sentence);
    }
}

const char* symbol_of(Mark::Kind kind) {
    switch (kind) {
        case Mark::Kind::status_quo: return "■";
        case Mark::Kind::strategy: return "◆";
        case Mark::Kind::solution: return "●";
    }
    return "";
}

Phrase standing_of(const Mark& mark) {
    if (mark.agreed) return toned("in the zone ✓", Tone::good);
    return mark.on_table ? toned("outside the zone ✗", Tone::bad) : toned("not on this table", Tone::quiet);
}

/// What the numbers in the picture stand for.
void write_key(Html& html, const FrontierShown& shown) {
    const auto list = html.open("ol", {{"class", "key"}});
    for (const Mark& mark : shown.marks) {
        const auto item = html.open("li");
        html.phrase(Phrase(symbol_of(mark.kind)) << " " << joined(mark.names, ", ") << ": " << standing_of(mark));
    }
}

void write_picture(Html& html, const FrontierShown& shown, const std::string& id) {
    const bool plane = shown.found.talks->signatories.size() == 2;
    const auto draw = [&](const PictureSize& size) {
        plane ? draw_plane(html, shown, id, size) : draw_axes(html, shown, id, size);
    };
    const auto figure = html.open("figure", {{"class", "sizes"}});
    {
        const auto broad = html.open("div", {{"class", "broad"}});
        draw({plane ? 640.0 : 720.0, ""});
    }
    {
        const auto slim = html.open("div", {{"class", "slim"}});
        draw({352, "-slim"});
    }
    const auto caption = html.open("figcaption");
    html.text(
        plane
            ? "Small dots are the frontier, full ones in the zone, hollow ones outside it; a dashed outline is not on "
              "this table."
            : "A line is a package of the frontier, from one signatory to the next; dotted lines are outside the "
              "zone, a dashed outline is not on this table. The short line across is what each has without a deal.");
    html.text(" Each axis is in its party's own units, from the least to the most that is shown.");
    const std::size_t all = shown.found.frontier->size();
    if (shown.vectors.size() < all)
        html.text(
            " Of " + grouped(std::to_string(all)) + " combinations of values " + std::to_string(shown.vectors.size()) +
            " are drawn: solutions, strategies, the best and the worst for each, and others from everywhere between.");
}

void write_table(Html& html, const FrontierShown& shown) {
    const auto details = html.open("details");
    html.element("summary", "The same as a table");
    std::vector<Phrase> header{"Package"};
    for (const PartyIndex i : shown.found.talks->signatories) header.push_back(party_name(shown.subject, i));
    header.emplace_back("In the zone");
    header.emplace_back("Which is");
    HtmlTable table(html, "Values of the packages that are drawn", header);
    const auto row = [&](const Levels& package, std::span<const std::int64_t> values, bool inside, const Phrase& names) {
        std::vector<Phrase> cells{Phrase(code(state_name(shown.subject, package)))};
        for (const std::int64_t units : values) cells.emplace_back(amount(Decimal{units}));
        cells.emplace_back(yes_or_no(inside));
        cells.push_back(names);
        table.row(cells);
    };
    for (const Mark& mark : shown.marks)
        row(mark.package, mark.values, mark.agreed,
            mark.vector ? joined(mark.names, ", ") << " (frontier)" : joined(mark.names, ", "));
    for (const std::size_t v : shown.vectors) {
        const bool marked =
            std::any_of(shown.marks.begin(), shown.marks.end(), [&](const Mark& mark) { return mark.vector == v; });
        const std::vector<Levels> packages = shown.found.frontier->packages(v, 1);
        if (!marked && !packages.empty())
            row(packages.front(), shown.found.frontier->values(v), shown.found.frontier->in_zone(v), {});
    }
}

void write_solutions(Html& html, const Case& subject, const Bargain& found) {
    if (found.zone.empty) return;
    const auto details = html.open("details");
    html.element("summary", "Packages that follow from a stated rule, and what the rules say");
    {
        const auto list = html.open("dl");
        for (const SolutionFound& solution : found.solutions) {
            const SolutionRow& row = solution_rows[static_cast<std::size_t>(solution.kind)];
            html.element("dt", std::string(row.name));
            const auto item = html.open("dd");
            const std::vector<Phrase> optima = solution_words(subject, found, solution);
            if (optima.size() == 1) {
                html.phrase(optima.front());
            } else {
                const auto alike = html.open("ul", {{"class", "plain"}});
                for (const Phrase& one : optima) html.element("li", one);
            }
            html.element("p", "Rule: " + std::string(row.definition) + ".", {{"class", "by"}});
        }
    }
    paragraph(html, solution_remarks(subject, found));
}

void write_talks(Html& html, const Appraiser& appraiser, const TalksOfCase& talks, std::size_t number) {
    const Case& subject = appraiser.subject();
    const Bargain found = bargain_for_page(appraiser, talks.agreement);
    const Phrase about = agreements_named(subject, talks.same);
    html.element("h3", about.empty() ? Phrase("All who own an option") : Phrase("Talks about ") << about);
    if (!found.ok()) {
        Phrase words(found.limit_reached ? "What could be agreed is too much to work out for a page: `irenic bargain` "
                                           "takes more time, and --epsilon makes it less exact. "
                                         : "What could be agreed cannot be worked out. ");
        for (const Diagnostic& error : found.diagnostics) words << prose(error.message) << ". ";
        html.element("p", words);
        return;
    }
    paragraph(html, talks_words(subject, found, talks.same));
    paragraph(html, zone_words(subject, found));
    html.element("p", frontier_words(subject, found));
    const std::vector<Mark> marks = marks_of(subject, found);
    const std::vector<std::size_t> vectors = shown_vectors(found, marks, drawn);
    const FrontierShown shown{subject, found, marks, vectors};
    {
        const auto beside = html.open("div", {{"class", "beside"}});
        write_picture(html, shown, "frontier-" + std::to_string(number));
        write_key(html, shown);
    }
    write_table(html, shown);
    write_solutions(html, subject, found);
}

/// The answer of this part in a sentence or three: which strategies interim deals lead to, and which take a package.
std::vector<Phrase> overview(const Case& subject, const std::vector<StrategyDeal>& deals) {
    std::vector<Phrase> interim;
    std::vector<Phrase> package;
    std::vector<Phrase> neither;
    for (const StrategyDeal& deal : deals) {
        if (!deal.linkage || deal.linkage->undecided || deal.linkage->degree == 0U) continue;
        Phrase strategy = quoted(strategy_name(subject, deal.strategy));
        if (!deal.linkage->degree)
            neither.push_back(std::move(strategy));
        else if (*deal.linkage->degree == 1)
            interim.push_back(std::move(strategy));
        else
            package.push_back(strategy << " (" << std::to_string(*deal.linkage->degree) << " issues together)");
    }
    std::vector<Phrase> sentences;
    if (!interim.empty())
        sentences.push_back(Phrase("Interim deals, each over one issue and at nobody's cost, would lead to ")
                            << list_of(interim) << ".");
    if (!package.empty())
        sentences.push_back(Phrase(interim.empty() ? "Interim deals would not do" : "They would not do")
                            << " for " << list_of(package) << ": that takes a package.");
    if (!neither.empty())
        sentences.push_back(Phrase("Neither interim deals nor one package that harms no signatory lead to ")
                            << list_of(neither) << ".");
    return sentences;
}

void write_deal(Html& html, const Space& space, const Case& subject, const StrategyDeal& deal) {
    html.element("h4", strategy_name(subject, deal.strategy));
    labelled(html, "Interim or package.", linkage_words(space, deal));
    labelled(html, "Sign.", {sign_words(space, subject, deal)});
    if (const std::vector<Phrase> blockers = blocker_words(subject, deal); !blockers.empty()) {
        const auto list = html.open("ul");
        for (const Phrase& one : blockers) html.element("li", one);
    }
    const std::vector<Phrase> repairs = repair_words(space, subject, deal);
    std::vector<Phrase> others = outsider_words(space, deal);
    if (subject.strategies[deal.strategy].agreement) {
        std::vector<Phrase> consent = consent_words(subject, deal);
        others.insert(others.begin(), consent.begin(), consent.end());
    }
    if (repairs.empty() && others.empty()) return;
    const auto details = html.open("details");
    html.element("summary", repairs.empty() ? "Whose consent it takes, and who stands outside"
                                            : "What would do, whose consent it takes, and who stands outside");
    if (!repairs.empty()) {
        html.element("p", "What would do, each on its own, the rest as it is:");
        const auto list = html.open("ul");
        for (const Phrase& one : repairs) html.element("li", one);
    }
    paragraph(html, others);
}

}  // namespace

void write_bargains(Html& html, Appraiser& appraiser) {
    const Case& subject = appraiser.subject();
    if (subject.graph) return;
    const auto section = html.open("section", {{"id", "agreed"}});
    html.element("h2", "What could be agreed");
    const std::vector<StrategyDeal>& deals = appraiser.deals();
    paragraph(html, overview(subject, deals));
    html.element(
        "p",
        "A package is everything that could be agreed at once; the zone holds those that would be signed; the "
        "frontier those that cannot be made better for one signatory without harm to another. Nothing here says "
        "which of them anyone ought to choose.",
        {{"class", "quiet"}});
    const std::vector<TalksOfCase> talks = talks_of_case(subject);
    for (std::size_t k = 0; k < talks.size(); ++k) write_talks(html, appraiser, talks[k], k + 1);
    if (deals.empty()) return;
    html.element("h3", "Interim deals against one package, and who blocks");
    for (const StrategyDeal& deal : deals) write_deal(html, appraiser.space(), subject, deal);
}

}  // namespace irenic
