/// `--attitudes` and `--misperception` in the terminal.
#include <algorithm>

#include "irenic/report.hpp"
#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/terminal.hpp"
#include "report/text_further.hpp"

namespace irenic {
namespace {

Phrase towards(const Case& subject, PartyIndex i, PartyIndex j) {
    return i == j ? Phrase("itself") : party_name(subject, j);
}

/// `Upper Town wishes Lower Town ill`, one phrase per party that does not simply care about itself.
std::vector<Phrase> attitude_words(const Case& subject) {
    std::vector<Phrase> found;
    for (PartyIndex i = 0; i < subject.parties.size(); ++i) {
        std::vector<Phrase> words;
        for (PartyIndex j = 0; j < subject.parties.size(); ++j) {
            const int value = attitude(subject, i, j);
            if (value == (i == j ? 1 : 0)) continue;
            if (value == 0) words.push_back(Phrase("is indifferent to ") << towards(subject, i, j));
            if (value != 0)
                words.push_back(Phrase("wishes ") << towards(subject, i, j) << (value > 0 ? " well" : " ill"));
        }
        if (!words.empty()) found.push_back(party_name(subject, i) << " " << list_of(words));
    }
    return found;
}

Phrase view_words(const Case& subject, const PartyView& view, bool attitudes) {
    std::vector<Phrase> parts;
    const auto list = [&](const char* first, std::vector<Phrase> items, const char* last) {
        if (!items.empty()) parts.push_back(Phrase(first) << list_of(items) << last);
    };
    std::vector<Phrase> options, states, wants;
    for (const OptionIndex o : view.without) options.emplace_back(name(subject.options[o].name));
    for (const NamedStateIndex n : view.without_states) states.emplace_back(code(subject.states[n].id));
    for (PartyIndex i = 0; i < view.preferences.size(); ++i)
        if (view.preferences[i]) wants.push_back(party_name(subject, i));
    list("nobody can change ", std::move(options), "");
    list("", std::move(states), view.without_states.size() == 1 ? " does not come about" : " do not come about");
    list("the wants of ", std::move(wants), " are as it takes them to be");
    if (attitudes && !view.attitudes.empty()) parts.emplace_back("attitudes are as it takes them to be");
    if (parts.empty()) parts.emplace_back("everything is as it is");
    return Phrase("As ") << party_name(subject, view.party) << " sees it, " << list_of(parts);
}

void say_perspective(Screen& screen, const Case& subject, const Perspective& perspective) {
    std::vector<Phrase> said;
    if (perspective.attitudes) said = attitude_words(subject);
    if (perspective.attitudes && said.empty())
        said.emplace_back("Attitudes: each party cares about itself alone, so they change nothing");
    if (perspective.misperception && subject.views.empty())
        said.emplace_back("Misperception: every party sees the case as it is");
    for (const PartyView& view : subject.views)
        if (perspective.misperception) said.push_back(view_words(subject, view, perspective.attitudes));
    screen.blank();
    screen.paragraph("Taken into account:");
    for (const Phrase& one : said) screen.paragraph(Phrase("- ") << one << ".", 0, 2);
}

Bits without(Bits states, const Bits& others) {
    others.for_each([&](std::size_t s) { states.reset(s); });
    return states;
}

/// `for Upper Town +8, for Lower Town worse`: whomever the party cares about.
Phrase effects(const Space& view, PartyIndex party, bool attitudes, StateIndex from, StateIndex to) {
    const Case& subject = view.subject();
    std::vector<Phrase> found;
    std::vector<PartyIndex> itself_first{party};
    for (PartyIndex j = 0; j < view.party_count(); ++j)
        if (j != party) itself_first.push_back(j);
    for (const PartyIndex j : itself_first) {
        if (attitudes ? attitude(subject, party, j) == 0 : j != party) continue;
        Phrase words("for ");
        words << (j == party ? Phrase("it") : party_name(subject, j)) << " ";
        const auto grades = view.grades(j);
        if (view.cardinal(j))
            words << signed_amount(to_double(view.value(j, to)) - to_double(view.value(j, from)));
        else
            words << (grades[to] > grades[from] ? "better" : grades[to] < grades[from] ? "worse" : "the same");
        found.push_back(std::move(words));
    }
    return found.empty() ? Phrase("it cares about nobody") : list_of(found);
}

Phrase answer_words(const Space& view, const Explanation& reason, const Answer& answer, bool attitudes) {
    Phrase words("It would change ");
    words << change(view, reason.state, answer.improvement) << " ("
          << effects(view, reason.party, attitudes, reason.state, answer.improvement) << ")";
    if (reason.kind == Concept::nash) return words << toned("; no answer counts here ✗", Tone::bad);
    if (!answer.answered) return words << toned("; nothing the others do deters it ✗", Tone::bad);
    words << "; answer: " << steps_words(view, answer.improvement, answer.sanction);
    if (answer.sanction.empty()) return words;
    return words << " (in the end " << effects(view, reason.party, attitudes, reason.state, answer.sanction.back().to)
                 << ")";
}

void one_reason(Screen& screen, const Views& views, const PerspectiveReason& found, const Perspective& perspective) {
    constexpr std::size_t shown = 5;
    const Explanation& reason = found.reason;
    const Space& view = views.of(reason.party);
    const bool own_view = &view != &views.actual();
    Phrase line = party_name(views.actual().subject(), reason.party);
    line << (own_view ? ", as it sees the case: " : ": ")
         << (reason.stable ? toned("would stay ✓", Tone::good) : toned("would leave ✗", Tone::bad));
    if (!found.seen)
        line << ", it does not know this state and makes no move from it";
    else if (reason.answers.empty())
        line << ", it has no move that it would make";
    screen.paragraph(line, 2, 2);
    for (std::size_t k = 0; k < std::min(shown, reason.answers.size()); ++k)
        screen.paragraph(Phrase("- ") << answer_words(view, reason, reason.answers[k], perspective.attitudes), 4, 2);
    if (reason.answers.size() > shown)
        screen.paragraph(Phrase("… and ") << counted(reason.answers.size() - shown, "more move", "more moves")
                                          << ", each answered (all of them: --json)",
                         4);
}

}  // namespace

std::string perspective_stability_text(const Views& views, const PerspectiveQuestion& question,
                                       std::span<const PerspectiveVerdicts> found, const Listing& listing,
                                       const TextStyle& style) {
    const Space& space = views.actual();
    const Case& subject = space.subject();
    Screen screen(style);
    open_answer(screen, subject, false);
    say_perspective(screen, subject, question.perspective);
    screen.blank();
    screen.paragraph(
        Phrase(counted(space.size(), "feasible state", "feasible states"))
        << ", " << counted(subject.parties.size(), "party", "parties")
        << ". How many states each would not leave; in brackets, where it is another number, without this:");
    screen.blank();
    const auto cell = [](const Bits& states, const Bits& plain) {
        Phrase words(std::to_string(states.count()));
        if (states.count() != plain.count()) words << hard_space << "(" << std::to_string(plain.count()) << ")";
        return words;
    };
    std::vector<Phrase> header{"party"};
    std::vector<Phrase> all{Phrase(toned("all parties", Tone::strong))};
    for (const PerspectiveVerdicts& verdicts : found) {
        header.emplace_back(perspective_concept(verdicts.kind, question.perspective));
        all.push_back(cell(verdicts.found.equilibria, verdicts.plain.equilibria));
    }
    TextTable table(header);
    for (PartyIndex i = 0; i < space.party_count(); ++i) {
        std::vector<Phrase> row{party_name(subject, i)};
        for (const PerspectiveVerdicts& verdicts : found)
            row.push_back(cell(verdicts.found.stable[i], verdicts.plain.stable[i]));
        table.row(std::move(row));
    }
    table.row(std::move(all));
    screen.table(table);
    screen.blank();
    screen.heading("Equilibria: states that would persist unless someone acts");
    const std::size_t limit = listing.all ? space.size() : listing.limit;
    for (const PerspectiveVerdicts& verdicts : found) {
        const Bits& equilibria = verdicts.found.equilibria;
        const Bits only_so = without(equilibria, verdicts.plain.equilibria);
        const Bits otherwise = without(verdicts.plain.equilibria, equilibria);
        Phrase line(toned(perspective_concept(verdicts.kind, question.perspective), Tone::strong));
        line << ": " << (equilibria.none() ? Phrase("none") : states_listed(space, equilibria, limit));
        screen.paragraph(line, 0, 2);
        if (!only_so.none())
            screen.paragraph(Phrase("not without this: ") << states_listed(space, only_so, limit), 2, 2);
        if (!otherwise.none())
            screen.paragraph(Phrase("only without this: ") << states_listed(space, otherwise, limit), 2, 2);
    }
    return screen.text();
}

std::string explain_perspective_text(const Views& views, const PerspectiveQuestion& question, StateIndex state,
                                     std::span<const PerspectiveReason> reasons, const TextStyle& style) {
    const Space& space = views.actual();
    Screen screen(style);
    open_answer(screen, space.subject(), false);
    say_perspective(screen, space.subject(), question.perspective);
    screen.blank();
    screen.paragraph(Phrase("State ") << code(space.name(state)) << ": " << state_words(space, state) << ".", 0, 2);
    std::optional<Concept> last;
    for (const PerspectiveReason& found : reasons) {
        if (last != found.reason.kind) {
            screen.blank();
            screen.heading(perspective_concept(found.reason.kind, question.perspective));
        }
        last = found.reason.kind;
        one_reason(screen, views, found, question.perspective);
    }
    return screen.text();
}

}  // namespace irenic
