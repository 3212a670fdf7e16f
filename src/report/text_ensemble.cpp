/// `irenic ensemble` in the terminal.
#include <fmt/format.h>

#include "report/ensemble.hpp"
#include "report/numbers.hpp"
#include "report/terminal.hpp"

namespace irenic {
namespace {

/// `0.62 (0.59–0.65)`; `–` where the question never arises.
Phrase share_cell(const Tally& tally) {
    if (tally.settled == 0) return Phrase(toned("–", Tone::quiet));
    const Share share = share_of(tally);
    return fmt::format("{:.3f} ({:.3f}–{:.3f})", share.value(), share.low, share.high);
}

Phrase subject_words(const StudyHead& head, std::size_t subject) {
    const StudyName& one = head.subjects[subject];
    if (one.id.empty()) return "The case as written";
    Phrase words("Reading ");
    return words << quoted(name(one.name.empty() ? one.id : one.name));
}

void what_was_run(Screen& screen, const Outcomes& found) {
    const StudyHead& head = found.head();
    const DesignRow& design = designs[static_cast<std::size_t>(head.plan.design)];
    Phrase words(fmt::format("{} drawn, seed {}: {}.", counted(found.scenarios(), "scenario", "scenarios"),
                             head.plan.seed, design.what));
    words << fmt::format(" {} nobody can be sure of {} drawn.", counted(head.assumptions.size(), "thing", "things"),
                         head.assumptions.size() == 1 ? "is" : "are");
    screen.paragraph(words);
    if (head.assumptions.empty())
        screen.paragraph("Nothing in this case is a range, a chance or an open order: all scenarios are the same.");
    if (head.shard.of > 1)
        screen.paragraph(fmt::format("This is shard {}/{} of {} scenarios: a part of the answer.", head.shard.number,
                                     head.shard.of, head.plan.scenarios));
    if (!found.complete())
        screen.paragraph("The study is not complete: these are the scenarios so far, and no answer to rely on.");
}

void one_subject(Screen& screen, const Outcomes& found, std::size_t subject) {
    const StudyHead& head = found.head();
    const std::vector<Tally> tallies = found.tallies(subject);
    screen.heading(subject_words(head, subject));
    if (const std::uint64_t failed = found.failed(subject); failed != 0)
        screen.paragraph(fmt::format("{} of {} scenarios have no answer.", failed, found.scenarios()));
    const std::vector<StrategyShares> shares = strategy_shares(head);
    if (!shares.empty()) {
        std::vector<Phrase> header{"", "would be signed"};
        for (const ConceptRow& row : concepts) header.push_back(Phrase("holds: ") << row.name);
        header.emplace_back("steps are carried out");
        TextTable table(header);
        for (std::size_t s = 0; s < shares.size(); ++s) {
            std::vector<Phrase> row{Phrase(name(head.strategies[s].name)), share_cell(tallies[shares[s].signable])};
            for (const std::size_t k : shares[s].holds) row.push_back(share_cell(tallies[k]));
            row.push_back(share_cell(tallies[shares[s].keeps]));
            table.row(std::move(row));
        }
        screen.table(table);
    }
    const std::vector<std::size_t> claims = claim_shares(head);
    if (claims.empty()) return;
    screen.blank();
    TextTable table({"claim", "holds"});
    for (std::size_t c = 0; c < claims.size(); ++c)
        table.row({Phrase(code(head.claims[c].id)), share_cell(tallies[claims[c]])});
    screen.table(table);
}

}  // namespace

std::string ensemble_text(const Outcomes& found, const TextStyle& style) {
    const StudyHead& head = found.head();
    Screen screen(style);
    screen.paragraph(Phrase(name(head.title)));
    if (!head.marking.empty()) screen.paragraph(Phrase("Marking: ") << prose(head.marking), 0, 2);
    for (const std::string& setting : head.settings) screen.paragraph(Phrase("Set by hand: ") << code(setting));
    screen.blank();
    what_was_run(screen, found);
    for (std::size_t k = 0; k < head.subjects.size(); ++k) {
        screen.blank();
        one_subject(screen, found, k);
    }
    const std::vector<StudyProblem> problems = found.problems(5);
    if (!problems.empty()) screen.blank();
    for (const StudyProblem& problem : problems)
        screen.paragraph(Phrase(fmt::format("Scenario {}, ", problem.scenario))
                             << subject_words(head, problem.subject) << ": " << prose(problem.problem),
                         0, 2);
    screen.blank();
    screen.paragraph(
        Phrase(toned("Shares of scenarios in which it is so, with 95 % intervals. They say how far the answer depends "
                     "on what was put in "
                     "as a range, not how likely it is.",
                     Tone::quiet)));
    return screen.text();
}

}  // namespace irenic
