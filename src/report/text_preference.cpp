/// Unknown preference and strength of preference in the terminal: `irenic stability` and `irenic explain`.
#include <algorithm>

#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/preference.hpp"
#include "report/terminal.hpp"
#include "report/text_further.hpp"

namespace irenic {
namespace {

const ExtensionRow& row_of(Extension kind) { return extensions[static_cast<std::size_t>(kind)]; }
std::string_view name_of(Concept kind) { return concepts[static_cast<std::size_t>(kind)].name; }

std::string column_name(Extension extension) {
    return extension == Extension::known ? std::string("best values") : std::string(row_of(extension).id);
}

/// `3`, or `3=1+0+2` with strength.
Phrase count_of(const Bits& stable, const Bits* nash, const Bits* strong) {
    Phrase words(std::to_string(stable.count()));
    if (nash == nullptr) return words;
    const std::size_t rest = stable.count() - nash->count() - strong->count();
    return words << "=" << std::to_string(nash->count()) << "+" << std::to_string(strong->count()) << "+"
                 << std::to_string(rest);
}

const char* meaning_of(Extension extension) {
    switch (extension) {
        case Extension::known: return "every number at its best value, no comparison unknown";
        case Extension::a:
            return "a party leaves for what is or may be better; only what is surely no better than where it was "
                   "deters it";
        case Extension::b:
            return "a party leaves only for what is surely better; only what is surely no better deters it";
        case Extension::c: return "a party leaves for what is or may be better; what may be no better deters it too";
        case Extension::d: break;
    }
    return "a party leaves only for what is surely better; what may be no better deters it too";
}

/// How to read the columns, and what the case does not have.
void notes(Screen& screen, const Space& space, const PreferenceQuestion& question) {
    const bool open = question.extensions.back() != Extension::known;
    screen.blank();
    for (const Extension extension : question.extensions)
        if (open && extension != Extension::known)
            screen.paragraph(
                Phrase(toned(std::string(row_of(extension).id) + ": " + meaning_of(extension) + ".", Tone::quiet)), 0,
                3);
    if (question.strength)
        screen.paragraph(
            Phrase(toned("Stable = no move to leave by (Nash) + strong + weak. Strong: every answer that "
                         "is needed leaves the party greatly worse off.",
                         Tone::quiet)));
    if (open && !has_unknown_preference(space.subject()))
        screen.paragraph("Nothing that this case says of preferences is unknown: all extensions give the same.");
    if (question.strength && !has_strength_of_preference(space.subject()))
        screen.paragraph(
            "No party of this case has `great` beside weights, or a statement marked `much`: nothing is strong.");
}

void equilibria_line(Screen& screen, const Space& space, const PreferenceVerdicts& found, bool strength,
                     std::size_t limit) {
    Phrase line(toned(name_of(found.kind), Tone::strong));
    if (found.extension != Extension::known) line << ", " << column_name(found.extension);
    line << ": ";
    if (found.equilibria.none()) {
        screen.paragraph(line << "none", 0, 2);
        return;
    }
    if (!strength) {
        screen.paragraph(line << states_listed(space, found.equilibria, limit), 0, 2);
        return;
    }
    std::vector<Phrase> parts;
    const auto part = [&](const char* what, const Bits& states) {
        if (!states.none()) parts.push_back(Phrase(what) << " " << states_listed(space, states, limit));
    };
    part("Nash", found.nash_equilibria);
    part("strong", found.strong_equilibria);
    part("weak", without(without(found.equilibria, found.nash_equilibria), found.strong_equilibria));
    screen.paragraph(line << joined(parts, "; "), 0, 2);
}

Phrase span_words(const std::array<Decimal, 2>& span) {
    if (span[0] == span[1]) return signed_amount(to_double(span[0]));
    return Phrase(signed_amount(to_double(span[0]))) << " to " << signed_amount(to_double(span[1]));
}

Phrase answer_words(const Space& space, const PreferenceReason& reason, const PreferenceAnswer& answer) {
    Phrase words(answer.known ? "It gains by changing " : "It may gain by changing ");
    words << change(space, reason.state, answer.improvement);
    if (answer.gain) words << " (" << span_words(*answer.gain) << ")";
    if (reason.kind == Concept::nash) return words << toned("; no answer counts here ✗", Tone::bad);
    if (!answer.answered) return words << toned("; nothing the others do deters it ✗", Tone::bad);
    words << "; answer: " << steps_words(space, answer.improvement, answer.sanction);
    if (answer.end) words << " (" << span_words(*answer.end) << " for it in the end)";
    if (reason.strength) words << (answer.great ? ", greatly worse" : ", not greatly worse");
    return words;
}

void one_reason(Screen& screen, const Space& space, const PreferenceReason& reason) {
    constexpr std::size_t shown = 5;
    Phrase line = party_name(space.subject(), reason.party);
    line << ": " << (reason.stable ? toned("would stay ✓", Tone::good) : toned("would leave ✗", Tone::bad));
    if (reason.answers.empty()) line << ", no move of its own makes it leave";
    if (reason.strength && *reason.strength != Strength::nash) line << ", " << word_of(*reason.strength);
    screen.paragraph(line, 2, 2);
    for (std::size_t k = 0; k < std::min(shown, reason.answers.size()); ++k)
        screen.paragraph(Phrase("- ") << answer_words(space, reason, reason.answers[k]), 4, 2);
    if (reason.answers.size() > shown)
        screen.paragraph(
            Phrase("… and ") << std::to_string(reason.answers.size() - shown) << " more, each answered (--json)", 4);
}

Phrase persists_cell(const PreferenceSummary& summary) {
    if (!summary.leavers.empty()) return toned("no\u00A0✗", Tone::bad);
    Phrase words(toned("yes\u00A0✓", Tone::good));
    if (summary.strength)
        words << "\u00A0" << (*summary.strength == Strength::nash ? "Nash" : word_of(*summary.strength));
    return words;
}

}  // namespace

std::vector<PreferenceSummary> summaries(std::span<const PreferenceReason> reasons, bool strength) {
    std::vector<PreferenceSummary> found;
    for (const PreferenceReason& reason : reasons) {
        if (found.empty() || found.back().extension != reason.extension || found.back().kind != reason.kind)
            found.push_back({reason.extension, reason.kind, {}, strength ? std::optional(Strength::nash) : std::nullopt});
        PreferenceSummary& summary = found.back();
        if (!reason.stable) summary.leavers.push_back(reason.party);
        if (!reason.stable || !summary.leavers.empty()) summary.strength.reset();
        // `Strength` runs from Nash over strong to weak: the last of the parties' is that of all.
        if (summary.strength && reason.strength) summary.strength = std::max(*summary.strength, *reason.strength);
    }
    return found;
}

std::string preference_stability_text(const Space& space, const PreferenceQuestion& question,
                                      std::span<const PreferenceVerdicts> found, const Listing& listing,
                                      const TextStyle& style) {
    const Case& subject = space.subject();
    Screen screen(style);
    open_answer(screen, subject, false);
    screen.blank();
    screen.paragraph(Phrase(counted(space.size(), "feasible state", "feasible states"))
                     << ", " << counted(subject.parties.size(), "party", "parties")
                     << ". How many states each would not leave:");
    screen.blank();
    const auto of = [&](Concept kind, Extension extension) -> const PreferenceVerdicts& {
        return *std::find_if(found.begin(), found.end(), [&](const PreferenceVerdicts& one) {
            return one.kind == kind && one.extension == extension;
        });
    };
    std::vector<Phrase> header{"concept", "party"};
    for (const Extension extension : question.extensions) header.emplace_back(column_name(extension));
    TextTable table(header);
    for (const Concept kind : question.wanted) {
        for (PartyIndex i = 0; i <= space.party_count(); ++i) {
            const bool all = i == space.party_count();
            std::vector<Phrase> row{i == 0 ? Phrase(name_of(kind)) : Phrase()};
            row.push_back(all ? Phrase(toned("all parties", Tone::strong)) : party_name(subject, i));
            for (const Extension extension : question.extensions) {
                const PreferenceVerdicts& one = of(kind, extension);
                const bool parts = question.strength;
                row.push_back(
                    all ? count_of(one.equilibria, parts ? &one.nash_equilibria : nullptr, &one.strong_equilibria)
                        : count_of(one.stable[i], parts ? &one.nash[i] : nullptr, parts ? &one.strong[i] : nullptr));
            }
            table.row(std::move(row));
        }
    }
    screen.table(table);
    notes(screen, space, question);
    screen.blank();
    screen.heading("Equilibria: states that would persist unless someone acts");
    const std::size_t limit = listing.all ? space.size() : listing.limit;
    for (const Concept kind : question.wanted)
        for (const Extension extension : question.extensions)
            equilibria_line(screen, space, of(kind, extension), question.strength, limit);
    return screen.text();
}

std::string explain_preference_text(const Space& space, StateIndex state, const PreferenceQuestion& question,
                                    std::span<const PreferenceReason> reasons, const TextStyle& style) {
    Screen screen(style);
    open_answer(screen, space.subject(), false);
    screen.blank();
    screen.paragraph(Phrase("State ") << code(space.name(state)) << ": " << state_words(space, state)
                                      << ". Would it persist unless someone acts?",
                     0, 2);
    screen.blank();
    const std::vector<PreferenceSummary> found = summaries(reasons, question.strength);
    std::vector<Phrase> header{"concept"};
    for (const Extension extension : question.extensions) header.emplace_back(column_name(extension));
    TextTable table(header);
    for (const Concept kind : question.wanted) {
        std::vector<Phrase> row{Phrase(name_of(kind))};
        for (const PreferenceSummary& summary : found)
            if (summary.kind == kind) row.push_back(persists_cell(summary));
        table.row(std::move(row));
    }
    screen.table(table);
    notes(screen, space, question);
    const PreferenceReason* last = nullptr;
    for (const PreferenceReason& reason : reasons) {
        if (last == nullptr || last->kind != reason.kind || last->extension != reason.extension) {
            screen.blank();
            Phrase heading(name_of(reason.kind));
            if (reason.extension != Extension::known) heading << ", extension " << column_name(reason.extension);
            screen.heading(heading);
        }
        last = &reason;
        one_reason(screen, space, reason);
    }
    return screen.text();
}

}  // namespace irenic
