#include "report/text_further.hpp"

#include "report/names.hpp"

namespace irenic {
namespace {

Phrase verdict_words(const FurtherReason& reason) {
    const bool leads = reason.kind == FurtherConcept::stackelberg;
    switch (reason.stand) {
        case Stand::stable: return toned(leads ? "leads: would persist ✓" : "would stay ✓", Tone::good);
        case Stand::unstable: return toned(leads ? "leads: would be left ✗" : "would leave ✗", Tone::bad);
        case Stand::changes_for_ever: return toned("changes with the horizon, for ever ~", Tone::quiet);
        case Stand::depends_on_a_tie: break;
    }
    return toned(leads ? "leads: depends on a tie ~" : "depends on a tie ~", Tone::quiet);
}

Phrase answer_words(const Space& space, const FurtherReason& reason, const Answer& answer) {
    Phrase words("It gains by changing ");
    words << change(space, reason.state, answer.improvement);
    if (!answer.answered) return words << toned("; nothing done at the same time deters it ✗", Tone::bad);
    return words << "; at the same time " << steps_words(space, answer.improvement, answer.sanction);
}

void one_reason(Screen& screen, const Space& space, const FurtherReason& reason) {
    constexpr std::size_t shown = 5;
    Phrase line = party_name(space.subject(), reason.party);
    const bool leads = reason.kind == FurtherConcept::stackelberg;
    line << (leads ? " " : ": ") << verdict_words(reason);
    if (reason.kind == FurtherConcept::simultaneous && reason.answers.empty())
        line << ", no move of its own is an improvement";
    screen.paragraph(line, 2, 2);
    for (std::size_t k = 0; k < std::min(shown, reason.answers.size()); ++k)
        screen.paragraph(Phrase("- ") << answer_words(space, reason, reason.answers[k]), 4, 2);
    if (reason.answers.size() > shown)
        screen.paragraph(
            Phrase("… and ") << std::to_string(reason.answers.size() - shown) << " more, each answered (--json)", 4);
    if (!reason.path.empty())
        screen.paragraph(Phrase("- Foreseen: ") << steps_words(space, reason.state, reason.path), 4, 2);
}

}  // namespace

Phrase states_listed(const Space& space, const Bits& states, std::size_t limit) {
    Phrase words;
    std::size_t shown = 0;
    states.for_each([&](std::size_t s) {
        if (shown == limit) return;
        words << (shown++ > 0 ? " " : "") << code(space.name(static_cast<StateIndex>(s)));
    });
    const std::size_t all = states.count();
    if (all > shown) words << " … and " << std::to_string(all - shown) << " more (--limit N)";
    return words;
}

Phrase count_cell(const Bits& states, const Bits& depends) {
    Phrase words(std::to_string(states.count()));
    if (!depends.none()) words << " (+" << std::to_string(depends.count()) << "\u00A0~)";
    return words;
}

Phrase further_cell(const Space& space, const FurtherVerdicts& verdicts, PartyIndex party) {
    if (verdicts.kind == FurtherConcept::stackelberg && space.idle(party)) return toned("–", Tone::quiet);
    if (verdicts.changes.empty()) return count_cell(verdicts.stable[party], verdicts.depends[party]);
    Bits open = verdicts.depends[party];
    open |= verdicts.changes[party];
    return count_cell(verdicts.stable[party], open);
}

void further_equilibria(Screen& screen, const Space& space, const FurtherVerdicts& verdicts, std::size_t limit) {
    const auto line = [&](const Phrase& who, const Bits& states, const Bits& depends) {
        Phrase words(toned(further_name(verdicts.kind, verdicts.horizon), Tone::strong));
        words << who << ": " << (states.none() ? Phrase("none") : states_listed(space, states, limit));
        if (!depends.none()) words << "; on a tie depend " << states_listed(space, depends, limit);
        screen.paragraph(words, 0, 2);
    };
    if (verdicts.kind != FurtherConcept::stackelberg) {
        line("", verdicts.equilibria, verdicts.equilibria_depend);
        return;
    }
    for (PartyIndex i = 0; i < space.party_count(); ++i)
        if (!space.idle(i))
            line(Phrase(", ") << party_name(space.subject(), i) << " leads", verdicts.stable[i], verdicts.depends[i]);
}

void further_reasons(Screen& screen, const Space& space, std::span<const FurtherReason> reasons) {
    std::optional<FurtherConcept> last;
    for (const FurtherReason& reason : reasons) {
        if (last != reason.kind) {
            screen.blank();
            screen.heading(further_name(reason.kind, reason.horizon));
        }
        last = reason.kind;
        one_reason(screen, space, reason);
    }
}

}  // namespace irenic
