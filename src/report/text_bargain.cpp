/// `irenic bargain` in the terminal: who talks, what is on the table, the frontier, solutions, and each strategy as a deal.
#include <algorithm>

#include "irenic/report.hpp"
#include "report/bargain.hpp"
#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/terminal.hpp"
#include "report/words_deals.hpp"

namespace irenic {
namespace {

void quiet(Screen& screen, const std::string& words, unsigned indent = 0) {
    screen.paragraph(Phrase(toned(words, Tone::quiet)), indent);
}

/// Names of marks at a vector: `Nash, All for all`.
Phrase names_at(const std::vector<Mark>& marks, std::size_t vector) {
    std::vector<Phrase> names;
    for (const Mark& mark : marks)
        if (mark.vector == vector) names.insert(names.end(), mark.names.begin(), mark.names.end());
    return joined(names, ", ");
}

/// Per signatory: some of the vectors that are shown would look alike in its values and are not.
std::vector<bool> exact_columns(const Frontier& frontier, const std::vector<std::size_t>& shown) {
    std::vector<bool> exact;
    for (std::size_t k = 0; !shown.empty() && k < frontier.values(shown.front()).size(); ++k) {
        std::vector<std::int64_t> column;
        for (const std::size_t v : shown) column.push_back(frontier.values(v)[k]);
        std::sort(column.begin(), column.end());
        exact.push_back(std::adjacent_find(column.begin(), column.end(), [](std::int64_t a, std::int64_t b) {
                            return shown_alike(Decimal{a}, Decimal{b});
                        }) != column.end());
    }
    return exact;
}

void frontier_table(Screen& screen, const Case& subject, const Bargain& found, const std::vector<Mark>& marks,
                    const BargainListing& listing) {
    const Frontier& frontier = *found.frontier;
    const std::vector<std::size_t> shown = shown_vectors(found, marks, listing.limit);
    std::vector<Phrase> header{"no."};
    for (const PartyIndex i : found.talks->signatories) header.push_back(party_name(subject, i));
    header.emplace_back("in zone");
    TextTable table(header);
    const std::vector<bool> exact = exact_columns(frontier, shown);
    for (const std::size_t v : shown) {
        std::vector<Phrase> row{std::to_string(v + 1)};
        const auto values = frontier.values(v);
        for (std::size_t k = 0; k < values.size(); ++k)
            row.emplace_back(exact[k] ? exact_amount(Decimal{values[k]}) : amount(Decimal{values[k]}));
        row.emplace_back(yes_or_no(frontier.in_zone(v)));
        table.row(std::move(row));
    }
    if (shown.empty()) return;
    screen.table(table);
    if (shown.size() < frontier.size()) {
        Phrase left("… and ");
        left << grouped(std::to_string(frontier.size() - shown.size()))
             << " more (--limit N). Shown are first what has a name, then the best and the worst for each.";
        screen.paragraph(left);
    }
    for (const std::size_t v : shown) {
        const std::vector<Levels> packages = frontier.packages(v, 1);
        if (packages.empty()) continue;
        Phrase line(std::to_string(v + 1) + ". ");
        if (const Phrase names = names_at(marks, v); !names.empty()) line << names << ": ";
        line << package_words(subject, *found.talks, packages.front()) << " ("
             << code(state_name(subject, packages.front())) << ")";
        if (const std::string count = frontier.package_count(v); count != "1")
            line << ", one of " << grouped(count) << " packages with these values";
        screen.paragraph(line << ".", 2, 3);
    }
}

void solutions_part(Screen& screen, const Case& subject, const Bargain& found) {
    screen.blank();
    screen.heading("Solutions");
    if (found.zone.empty) {
        screen.paragraph("None: the zone is empty.");
        return;
    }
    for (const SolutionFound& solution : found.solutions) {
        const SolutionRow& row = solution_rows[static_cast<std::size_t>(solution.kind)];
        const std::vector<Phrase> optima = solution_words(subject, found, solution);
        Phrase first(toned(std::string(row.name) + ".", Tone::strong));
        if (optima.empty()) {
            screen.paragraph(first << " None.", 2, 2);
        } else if (optima.size() == 1) {
            screen.paragraph(first << " " << optima.front(), 2, 2);
        } else {
            screen.paragraph(first << " These are alike by this rule:", 2, 2);
            for (const Phrase& one : optima) screen.paragraph(Phrase("- ") << one, 4, 2);
        }
        quiet(screen, "Rule: " + std::string(row.definition) + ".", 4);
    }
    for (const Phrase& remark : solution_remarks(subject, found)) screen.paragraph(remark);
}

void lotteries_part(Screen& screen, const Case& subject, const Bargain& found) {
    if (found.lotteries.empty()) return;
    screen.blank();
    screen.heading("Packages drawn by lot");
    if (found.zone.empty) return screen.paragraph("None: the zone is empty.");
    for (const Lottery& lottery : found.lotteries) {
        Phrase line(toned(std::string(solution_rows[static_cast<std::size_t>(lottery.kind)].name) + ".", Tone::strong));
        screen.paragraph(line << " " << lottery_words(subject, found, lottery), 2, 2);
    }
    quiet(screen,
          "The same rules, for what each has on average; a chance is taken to be worth its share of the value.");
}

void adjusted_part(Screen& screen, const Case& subject, const Bargain& found) {
    if (!found.adjusted_winner) return;
    screen.blank();
    screen.heading("Adjusted Winner");
    for (const Phrase& one : adjusted_words(subject, *found.adjusted_winner)) screen.paragraph(one, 2, 2);
    quiet(
        screen,
        "Whose position prevails on which option, so that both get as many of their own hundred points and nothing is "
        "wasted (Brams & Taylor 1996). That an option can be divided is an assumption, and what there is without a "
        "deal "
        "plays no part.");
}

void one_strategy(Screen& screen, const Space& space, const Case& subject, const Bargain& found,
                  const StrategyDeal& deal, const StrategyAtTable* at) {
    const Strategy& strategy = subject.strategies[deal.strategy];
    screen.blank();
    Phrase title = strategy_name(subject, deal.strategy);
    if (!strategy.name.empty() && strategy.name != strategy.id) title << " (" << code(strategy.id) << ")";
    screen.heading(title);
    const auto labelled = [&](const char* label, const std::vector<Phrase>& sentences) {
        if (sentences.empty()) return;
        Phrase line(toned(label, Tone::strong));
        for (const Phrase& one : sentences) line << " " << one;
        screen.paragraph(line, 2, 2);
    };
    if (at != nullptr) labelled("At this table.", {at_table_words(subject, found, *at)});
    const std::vector<Phrase> blockers = blocker_words(subject, deal);
    labelled("Sign.", {sign_words(space, subject, deal)});
    for (const Phrase& one : blockers) screen.paragraph(Phrase("- ") << one, 4, 2);
    labelled("Interim or package.", linkage_words(space, deal));
    const std::vector<Phrase> repairs = repair_words(space, subject, deal);
    if (!repairs.empty()) {
        labelled("What would do.", {Phrase("Each on its own, the rest as it is:")});
        for (const Phrase& one : repairs) screen.paragraph(Phrase("- ") << one, 4, 2);
    }
    if (strategy.agreement) labelled("Consent.", consent_words(subject, deal));
    labelled("Outside.", outsider_words(space, deal));
}

void others_to_ask_about(Screen& screen, const Case& subject, const Bargain& found) {
    std::vector<Phrase> names;
    for (AgreementIndex k = 0; k < subject.agreements.size(); ++k)
        if (found.talks->agreement != k) names.emplace_back(code(subject.agreements[k].id));
    if (names.empty()) return;
    Phrase words(found.talks->agreement ? "Other agreements to ask about" : "Agreements to ask about by name");
    screen.paragraph(words << ": " << list_of(names) << ".");
}

}  // namespace

std::string bargain_text(Appraiser& appraiser, const Bargain& found, const BargainListing& listing,
                         const TextStyle& style) {
    const Case& subject = appraiser.subject();
    Screen screen(style);
    open_answer(screen, subject, false);
    screen.blank();
    screen.heading("Who talks");
    for (const Phrase& one : talks_words(subject, found, talks_like(subject, found))) screen.paragraph(one);
    others_to_ask_about(screen, subject, found);
    screen.blank();
    screen.heading("What is on the table");
    for (const Phrase& one : zone_words(subject, found)) screen.paragraph(one);
    screen.paragraph(frontier_words(subject, found));
    frontier_table(screen, subject, found, marks_of(subject, found), listing);
    solutions_part(screen, subject, found);
    lotteries_part(screen, subject, found);
    adjusted_part(screen, subject, found);
    const std::vector<StrategyDeal>& deals = appraiser.deals();
    for (const StrategyDeal& deal : deals) {
        const auto at = std::find_if(found.strategies.begin(), found.strategies.end(),
                                     [&](const StrategyAtTable& one) { return one.strategy == deal.strategy; });
        one_strategy(screen, appraiser.space(), subject, found, deal, at == found.strategies.end() ? nullptr : &*at);
    }
    return screen.text();
}

}  // namespace irenic
