#include "report/page_trust.hpp"

#include <algorithm>

#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/page.hpp"
#include "report/words_radius.hpp"
#include "report/words_trust.hpp"

namespace irenic {
namespace {

Phrase reading_words(const StudyHead& head, std::size_t k) {
    const StudyName& subject = head.subjects[k];
    return subject.id.empty() ? Phrase("As written") : Phrase(name(label_of(subject.name, subject.id)));
}

std::vector<Phrase> header_of(const StudyHead& head, const char* first) {
    std::vector<Phrase> header{first};
    for (std::size_t k = 0; k < head.subjects.size(); ++k) header.push_back(reading_words(head, k));
    return header;
}

Phrase cell(const ReadingSummary& reading, std::size_t finding) {
    const VerdictSummary* verdict = reading.verdict(finding);
    if (verdict == nullptr || verdict->yes.of == 0) return toned("–", Tone::quiet);
    return Phrase(share_cell(verdict->yes));
}

bool shown_for_strategies(const Finding& finding) {
    return finding.kind == Finding::Kind::signable || finding.kind == Finding::Kind::keeps ||
           finding.kind == Finding::Kind::holds;
}

void share_tables(Html& html, const Trust& trust) {
    const StudyHead& head = trust.outcomes->head();
    if (!head.strategies.empty()) {
        HtmlTable table(
            html,
            "Share of scenarios in which a verdict is yes, in each reading; in brackets the 95 % interval of "
            "Wilson (1927) for the number of scenarios alone",
            header_of(head, "Verdict"));
        for (std::size_t k = 0; k < head.findings.size(); ++k) {
            const auto asked = [&](const ReadingSummary& reading) {
                const VerdictSummary* verdict = reading.verdict(k);
                return verdict != nullptr && verdict->yes.of > 0;
            };
            const auto& readings = trust.summary->readings;
            if (!shown_for_strategies(head.findings[k]) || std::none_of(readings.begin(), readings.end(), asked))
                continue;
            std::vector<Phrase> row{finding_name(head, head.findings[k])};
            for (const ReadingSummary& reading : trust.summary->readings) row.push_back(cell(reading, k));
            table.row(row);
        }
    }
    if (head.claims.empty()) return;
    HtmlTable table(html, "Share of scenarios in which each claim holds, in each reading", header_of(head, "Claim"));
    for (std::size_t k = 0; k < head.findings.size(); ++k) {
        if (head.findings[k].kind != Finding::Kind::claim) continue;
        const std::string& id = head.claims[head.findings[k].claim].id;
        std::vector<Phrase> row{code(id)};
        for (const ReadingSummary& reading : trust.summary->readings) row.push_back(cell(reading, k));
        table.row(row, "#" + anchor("claim", id));
    }
}

void regions(Html& html, const Trust& trust) {
    const StudyHead& head = trust.outcomes->head();
    const std::vector<RegionWords> items = region_words(head, *trust.summary);
    if (items.empty()) return;
    html.element("h3", "What goes with a verdict");
    html.element(
        "p",
        "Limits on few assumptions that single out the rarer outcome, found by the patient rule induction method "
        "(Friedman & Fisher 1999). They say what goes together in these scenarios, and not what anybody should do.");
    {
        const auto list = html.open("ul");
        for (const RegionWords& item : items) {
            const auto line = html.open("li");
            html.element("p", item.verdict);
            for (const Phrase& words : item.readings) html.element("p", words);
        }
    }
    if (const Phrase left_out = not_in_depth_words(head, *trust.summary); !left_out.empty())
        html.element("p", left_out);
}

void bearing_rows(Html& html, const StudyHead& head, const std::vector<LoadBearing>& all, bool with_source) {
    HtmlTable table(html, with_source ? "Assumptions with a source" : "Assumptions without a source",
                    {"Assumption", "Range", "Whence", "Turns by itself", "Limits a region of", "Nearest turn"});
    for (const LoadBearing& one : all) {
        const StudyAssumption& what = head.assumptions[one.assumption];
        if (what.source.empty() == with_source) continue;
        Phrase whence;
        if (with_source)
            whence << prose(what.source);
        else if (!what.what.provenance.basis.empty())
            whence << prose(what.what.provenance.basis);
        else
            whence << toned("neither source nor basis ✗", Tone::bad);
        const auto& range = what.what.ranges.front();
        table.row({assumption_words(head, one.assumption),
                   range && what.what.categories.empty() ? Phrase(range_words(*range)) : Phrase("–"), whence,
                   counted(one.turns, "verdict", "verdicts"), counted(one.regions, "verdict", "verdicts"),
                   one.turns == 0 ? Phrase("–") : Phrase(percent(one.nearest) + " of its range")});
    }
}

void bearing(Html& html, const Trust& trust) {
    const StudyHead& head = trust.outcomes->head();
    const std::vector<LoadBearing> all = load_bearing(trust);
    if (all.empty()) return;
    const auto bare = std::count_if(
        all.begin(), all.end(), [&](const LoadBearing& one) { return head.assumptions[one.assumption].source.empty(); });
    html.element("h3", "Assumptions that bear the answer");
    Phrase words(counted(all.size(), "assumption decides", "assumptions decide"));
    words << " at least one verdict within its range; " << std::to_string(bare) << " of "
          << (bare == 1 ? "them has" : "them have") << " no source, and rests on a stated judgement or on nothing.";
    html.element("p", words);
    if (bare > 0) bearing_rows(html, head, all, false);
    if (static_cast<std::size_t>(bare) == all.size()) return;
    const auto details = html.open("details");
    html.element("summary", std::to_string(all.size() - static_cast<std::size_t>(bare)) + " with a source");
    bearing_rows(html, head, all, true);
}

void disagreements(Html& html, const Trust& trust) {
    const StudyHead& head = trust.outcomes->head();
    const auto some = most_between_readings(*trust.summary, [&](const Disagreement& one) {
        const Finding::Kind kind = head.findings[one.finding].kind;
        return kind == Finding::Kind::signable || kind == Finding::Kind::keeps || kind == Finding::Kind::claim;
    });
    if (some.empty()) return;
    html.element("h3", "How much of the doubt lies between readings");
    HtmlTable table(html,
                    "Of the variance of a verdict over readings and scenarios, the share that lies between readings. "
                    "Readings count equally here, and are otherwise never added up.",
                    {"Verdict", "Between readings", "Within them"});
    for (const Disagreement& one : some)
        table.row({finding_name(head, head.findings[one.finding]), percent(one.split.share_between()),
                   percent(1 - one.split.share_between())});
}

}  // namespace

void write_sure(Html& html, const Trust& trust) {
    const StudyHead& head = trust.outcomes->head();
    const ReadingSummary& found = trust.summary->readings.front();
    html.element("p", study_words(head, found.scenarios, found.failed));
    if (const Phrase open = open_words(head, *trust.summary); !open.empty()) html.element("p", open);
    const auto list = html.open("ul");
    for (StrategyIndex k = 0; k < head.strategies.size(); ++k) {
        Phrase words(Piece{Piece::Kind::name, label_of(head.strategies[k].name, head.strategies[k].id), Tone::strong});
        html.element("li", words << ": " << strategy_sure_words(head, found, k));
    }
}

namespace {

void write_radii(Html& html, const Trust& trust) {
    if (trust.radii == nullptr || trust.radii->empty()) return;
    html.element("h3", radius_heading);
    const auto list = html.open("ul");
    for (const Phrase& item : radius_words(trust.outcomes->head(), *trust.radii)) html.element("li", item);
}

void write_single_changes(Html& html, const Trust& trust) {
    if (trust.changes == nullptr) return;
    const std::vector<Phrase> items = change_words(trust.outcomes->head(), *trust.changes, 2);
    if (items.empty()) return;
    html.element("h3", "What would change this answer");
    html.element(
        "p",
        "Single assumptions that would turn a verdict, all others at their best values: conditions, in the same "
        "words for every party, and no advice.");
    const auto list = html.open("ul");
    for (const Phrase& item : items) html.element("li", item);
}

}  // namespace

void write_changes(Html& html, const Trust& trust) {
    write_single_changes(html, trust);
    write_radii(html, trust);
}

void write_trust(Html& html, const Trust& trust) {
    const auto section = html.open("section", {{"id", "trust"}});
    html.element("h2", "How sure");
    const ReadingSummary& found = trust.summary->readings.front();
    html.element("p", study_words(trust.outcomes->head(), found.scenarios, found.failed));
    share_tables(html, trust);
    regions(html, trust);
    bearing(html, trust);
    disagreements(html, trust);
    if (trust.outcomes->head().strategies.empty()) return;
    html.element("h3", "Values over scenarios");
    html.element(
        "p",
        "Each dot stands for one in twenty scenarios. Every party's values are on a scale of its own, never set "
        "against another's; those of affected groups are analysts' estimates.");
    dots_pictures(html, trust.outcomes->head(), found);
}

}  // namespace irenic
