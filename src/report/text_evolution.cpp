/// `irenic evolve` in the terminal.
#include <algorithm>

#include "report/evolution.hpp"
#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/terminal.hpp"

namespace irenic {
namespace {

std::string of_all(std::size_t count, std::size_t all) { return std::to_string(count) + " of " + std::to_string(all); }

Phrase steps_counted(const Evolution& by, StateIndex s) { return counted(*by.distance(s), "step", "steps"); }

/// `2 steps. Upper Town: gate from closed to open; then …`
Phrase way_words(const Space& space, const Evolution& by, StateIndex to) {
    if (to == by.from) return "it is where this begins.";
    Phrase words = steps_counted(by, to);
    return words << ". " << steps_words(space, by.from, by.path_to(to)) << ".";
}

void overview(Screen& screen, const Space& space, const Outlook& found) {
    std::vector<Phrase> header{"by", "states", "farthest"};
    for (const Concept kind : found.wanted) header.emplace_back(concepts[static_cast<std::size_t>(kind)].name);
    header.emplace_back("no move");
    header.emplace_back("no gain");
    TextTable table(header);
    for (std::size_t k = 0; k < kinds_of_steps.size(); ++k) {
        const Evolution& by = found.evolutions[k];
        std::vector<Phrase> row{Phrase(kinds_of_steps[k].words)};
        if (!by.looked) {
            row.resize(header.size(), Phrase(toned("–", Tone::quiet)));
            row[1] = "not looked at";
            table.row(std::move(row));
            continue;
        }
        const std::string least = by.complete ? "" : "at least ";
        row.emplace_back(least + of_all(by.reached.count(), space.size()));
        row.emplace_back(least + counted(by.farthest(), "step", "steps"));
        for (const Concept kind : found.wanted) {
            const Bits& equilibria = found.verdicts.of(kind).equilibria;
            row.emplace_back(least + of_all(reached_count(by, equilibria), equilibria.count()));
        }
        row.emplace_back(least + std::to_string(reached_count(by, found.no_moves)));
        row.emplace_back(least + std::to_string(reached_count(by, found.no_improvements)));
        table.row(std::move(row));
    }
    screen.table(table);
    screen.paragraph(Phrase(
        toned("States that can be reached, the start among them, and the steps to the farthest; equilibria among them; "
              "states among them that no party could leave, and that no single party would gain by leaving.",
              Tone::quiet)));
}

void equilibria_words(Screen& screen, const Space& space, const Outlook& found, const Evolution& by, std::size_t limit) {
    const std::vector<StateIndex> states = reached_equilibria(found, by);
    std::vector<Phrase> names;
    for (const Concept kind : found.wanted) names.emplace_back(concepts[static_cast<std::size_t>(kind)].name);
    Phrase title("Equilibria under ");
    title << (names.size() == 1 ? names.front() : Phrase("any of these concepts"));
    if (states.empty()) title << ": none that can be reached" << (by.complete ? "." : " was found.");
    screen.paragraph(states.empty() ? title : title << ", the nearest first:", 2, 2);
    for (std::size_t k = 0; k < std::min(limit, states.size()); ++k) {
        Phrase line("- ");
        line << code(space.name(states[k]));
        if (found.wanted.size() > 1) {
            std::array<bool, concepts.size()> under{};
            for (const Concept kind : equilibrium_under(found, states[k])) under[static_cast<std::size_t>(kind)] = true;
            line << " (" << concept_names(under) << ")";
        }
        screen.paragraph(line << ": " << way_words(space, by, states[k]), 4, 2);
    }
    if (states.size() > limit)
        screen.paragraph(Phrase("… and ") << std::to_string(states.size() - limit) << " more (--limit N)", 4);
}

void strategies_words(Screen& screen, const Space& space, const Outlook& found, const Evolution& by) {
    if (found.strategy_end.empty()) return;
    screen.paragraph("Where the strategies end:", 2);
    for (StrategyIndex k = 0; k < found.strategy_end.size(); ++k) {
        const StateIndex end = found.strategy_end[k];
        Phrase line("- ");
        line << strategy_name(space.subject(), k) << " (" << code(space.name(end)) << "): ";
        if (by.reached.test(end))
            line << way_words(space, by, end);
        else if (by.complete)
            line << toned("cannot be reached ✗", Tone::bad);
        else
            line << toned("not found, and not ruled out ~", Tone::quiet);
        screen.paragraph(line, 4, 2);
    }
}

void ends_words(Screen& screen, const Space& space, const Evolution& by, const char* title, const Bits& ends,
                std::size_t limit) {
    const std::vector<StateIndex> states = nearest_first(by, ends);
    Phrase line(title);
    if (states.empty()) line << "none";
    for (std::size_t k = 0; k < std::min(limit, states.size()); ++k)
        line << (k > 0 ? " " : "") << code(space.name(states[k]));
    if (states.size() > limit) line << " … and " << std::to_string(states.size() - limit) << " more (--limit N)";
    screen.paragraph(line, 2, 2);
}

void one_kind(Screen& screen, const Space& space, const Outlook& found, std::size_t k, std::size_t limit) {
    const Evolution& by = found.evolutions[k];
    screen.blank();
    screen.heading(Phrase("By ") << kinds_of_steps[k].words);
    if (!by.looked)
        return screen.paragraph(
            "Not looked at: the space is too large for joint steps, which compare every state with every other.", 2);
    if (!by.complete)
        screen.paragraph(Phrase("A limit was reached: every state within ")
                             << counted(by.sure_within, "step", "steps")
                             << " is known, and some beyond; more may be reachable.",
                         2);
    equilibria_words(screen, space, found, by, limit);
    strategies_words(screen, space, found, by);
    ends_words(screen, space, by, "States that no party could leave: ", found.no_moves, limit);
    ends_words(screen, space, by, "States that no single party would gain by leaving: ", found.no_improvements, limit);
}

}  // namespace

std::string evolution_text(const Space& space, const Outlook& found, const Listing& listing, const TextStyle& style) {
    Screen screen(style);
    open_answer(screen, space.subject(), false);
    screen.blank();
    Phrase start("From ");
    if (space.status_quo() == found.from) start << "the status quo ";
    screen.paragraph(start << code(space.name(found.from)) << ": " << state_words(space, found.from) << ".", 0, 2);
    screen.blank();
    overview(screen, space, found);
    for (std::size_t k = 0; k < kinds_of_steps.size(); ++k) one_kind(screen, space, found, k, listing.limit);
    return screen.text();
}

}  // namespace irenic
