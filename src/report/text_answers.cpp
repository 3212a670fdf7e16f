/// `irenic stability` and `irenic explain` in the terminal.
#include <algorithm>

#include "irenic/report.hpp"
#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/terminal.hpp"
#include "report/text_further.hpp"
#include "report/words.hpp"

namespace irenic {
namespace {

Phrase answer_words(const Space& space, const Explanation& reason, const Answer& answer) {
    Phrase words;
    words << "It gains by changing " << change(space, reason.state, answer.improvement);
    if (space.cardinal(reason.party)) {
        const double gain = to_double(space.value(reason.party, answer.improvement)) -
                            to_double(space.value(reason.party, reason.state));
        words << " (" << signed_amount(gain) << ")";
    }
    if (reason.kind == Concept::nash) return words << toned("; no answer counts here ✗", Tone::bad);
    if (answer.open) return words << toned("; whether the others can deter it could not be settled ?", Tone::quiet);
    if (!answer.answered) return words << toned("; nothing the others do deters it ✗", Tone::bad);
    words << "; answer: " << steps_words(space, answer.improvement, answer.sanction);
    if (space.cardinal(reason.party) && !answer.sanction.empty()) {
        const double left = to_double(space.value(reason.party, answer.sanction.back().to)) -
                            to_double(space.value(reason.party, reason.state));
        words << " (" << signed_amount(left) << " for it in the end)";
    }
    return words;
}

Phrase explored_words(const Explored& explored) {
    Phrase words("Looked at: ");
    return words << counted(explored.improvements, "improvement", "improvements") << ", "
                 << counted(explored.states, "state", "states") << " one by one, "
                 << counted(explored.questions, "question", "questions") << " put to a solver, "
                 << counted(explored.rounds, "round", "rounds") << " of steps written out.";
}

void one_reason(Screen& screen, const Space& space, const Explanation& reason) {
    constexpr std::size_t shown = 5;
    Phrase line = party_name(space.subject(), reason.party);
    line << ": "
         << (reason.undecided ? toned("undecided ?", Tone::quiet)
             : reason.stable  ? toned("would stay ✓", Tone::good)
                              : toned("would leave ✗", Tone::bad));
    if (reason.answers.empty() && reason.stable) line << ", no move of its own is an improvement";
    if (!reason.every && reason.stable)
        line << ": too many improvements to list, and each is answered by steps such as these";
    screen.paragraph(line, 2, 2);
    for (std::size_t k = 0; k < std::min(shown, reason.answers.size()); ++k)
        screen.paragraph(Phrase("- ") << answer_words(space, reason, reason.answers[k]), 4, 2);
    if (reason.undecided && reason.explored) screen.paragraph(explored_words(*reason.explored), 4);
    if (reason.answers.size() > shown && reason.undecided)
        screen.paragraph(Phrase("… and ")
                             << counted(reason.answers.size() - shown, "more improvement", "more improvements")
                             << " (all of them: --json)",
                         4);
    if (reason.answers.size() > shown && reason.stable)
        screen.paragraph(Phrase("… and ")
                             << counted(reason.answers.size() - shown, "more improvement", "more improvements")
                             << ", each answered (all of them: --json)",
                         4);
}

}  // namespace

std::string stability_text(const Space& space, std::span<const Concept> wanted, const StabilityAnswer& answer,
                           const Listing& listing, const TextStyle& style, std::span<const FurtherVerdicts> further) {
    const Case& subject = space.subject();
    Screen screen(style);
    open_answer(screen, subject, false);
    screen.blank();
    screen.paragraph(Phrase(counted(space.size(), "feasible state", "feasible states"))
                     << ", " << counted(subject.parties.size(), "party", "parties")
                     << ". How many states each would not leave:");
    screen.blank();
    std::vector<Phrase> header{"party"};
    for (const Concept kind : wanted) header.emplace_back(concepts[static_cast<std::size_t>(kind)].name);
    for (const FurtherVerdicts& verdicts : further) header.emplace_back(further_name(verdicts.kind, verdicts.horizon));
    TextTable table(header);
    for (PartyIndex i = 0; i < space.party_count(); ++i) {
        std::vector<Phrase> row{party_name(subject, i)};
        for (const Concept kind : wanted) row.emplace_back(std::to_string(answer.of(kind).stable[i].count()));
        for (const FurtherVerdicts& verdicts : further) row.push_back(further_cell(space, verdicts, i));
        table.row(std::move(row));
    }
    std::vector<Phrase> all{Phrase(toned("all parties", Tone::strong))};
    for (const Concept kind : wanted) all.emplace_back(std::to_string(answer.of(kind).equilibria.count()));
    for (const FurtherVerdicts& verdicts : further)
        all.push_back(count_cell(verdicts.equilibria, verdicts.equilibria_depend));
    table.row(std::move(all));
    screen.table(table);
    screen.blank();
    screen.heading("Equilibria: states that would persist unless someone acts");
    const std::size_t limit = listing.all ? space.size() : listing.limit;
    for (const Concept kind : wanted) {
        Phrase line(toned(concepts[static_cast<std::size_t>(kind)].name, Tone::strong));
        const Bits& equilibria = answer.of(kind).equilibria;
        line << ": ";
        if (equilibria.none())
            line << "none";
        else
            line << states_listed(space, equilibria, limit);
        screen.paragraph(line, 0, 2);
    }
    for (const FurtherVerdicts& verdicts : further) further_equilibria(screen, space, verdicts, limit);
    return screen.text();
}

std::string explain_text(const Space& space, std::span<const Explanation> explanations, const TextStyle& style,
                         std::span<const FurtherReason> further) {
    Screen screen(style);
    open_answer(screen, space.subject(), false);
    if (explanations.empty() && further.empty()) return screen.text();
    const StateIndex state = explanations.empty() ? further.front().state : explanations.front().state;
    screen.blank();
    screen.paragraph(Phrase("State ") << code(space.name(state)) << ": " << state_words(space, state) << ".", 0, 2);
    std::optional<Concept> last;
    for (const Explanation& reason : explanations) {
        if (last != reason.kind) {
            screen.blank();
            screen.heading(concepts[static_cast<std::size_t>(reason.kind)].name.data());
        }
        last = reason.kind;
        one_reason(screen, space, reason);
    }
    further_reasons(screen, space, further);
    return screen.text();
}

}  // namespace irenic
