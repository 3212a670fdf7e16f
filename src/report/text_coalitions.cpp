/// `--coalitions` of `irenic stability` and `irenic explain` in the terminal.
#include <algorithm>
#include <map>

#include "irenic/report.hpp"
#include "report/names.hpp"
#include "report/terminal.hpp"

namespace irenic {
namespace {

constexpr std::size_t coalitions_shown = 8;

std::string count_of(std::size_t count, const char* one, const char* several) {
    return std::to_string(count) + " " + (count == 1 ? one : several);
}

Phrase verdict_words(CoalitionVerdict verdict) {
    switch (verdict) {
        case CoalitionVerdict::stays: return toned("would persist\u00A0✓", Tone::good);
        case CoalitionVerdict::leaves: return toned("would be left\u00A0✗", Tone::bad);
        case CoalitionVerdict::undecided: break;
    }
    return toned("undecided\u00A0~", Tone::quiet);
}

/// The reasons of one coalition that say the same, with the concepts under which they do.
struct Told {
    const CoalitionReason* reason = nullptr;
    std::vector<Phrase> under;
};

bool says_the_same(const CoalitionReason& a, const CoalitionReason& b) {
    const auto ends = [](const CoalitionReason& reason) {
        std::vector<StateIndex> states;
        for (const Step& step : reason.sanction) states.push_back(step.to);
        return states;
    };
    return a.verdict == b.verdict && a.improvement == b.improvement && ends(a) == ends(b);
}

Phrase told_words(const Space& space, const Told& told) {
    const CoalitionReason& reason = *told.reason;
    Phrase words = list_of(told.under);
    words << ": ";
    if (reason.improvement == no_state)
        return words << toned("undecided ~, the search ended at its limit", Tone::quiet);
    words << (reason.members.size() == 1 ? "it gains by " : "each gains by ");
    if (reason.path.size() == 1 && reason.path.front().movers == reason.members)
        words << "changing " << change(space, reason.state, reason.improvement);
    else
        words << steps_words(space, reason.state, reason.path);
    if (reason.verdict == CoalitionVerdict::undecided)
        return words << toned("; whether an answer deters is undecided ~", Tone::quiet);
    if (reason.verdict == CoalitionVerdict::leaves)
        return words << toned(reason.kind == Concept::nash && told.under.size() == 1
                                  ? "; no answer counts here ✗"
                                  : "; nothing that counts deters it ✗",
                              Tone::bad);
    words << "; answer: " << steps_words(space, reason.improvement, reason.sanction);
    if (reason.improvements > 1)
        words << " (" << count_of(reason.improvements - 1, "other improvement is", "other improvements are")
              << " answered too)";
    return words;
}

void one_coalition(Screen& screen, const Space& space, std::span<const CoalitionReason> reasons) {
    std::vector<Told> told;
    for (const CoalitionReason& reason : reasons) {
        auto place = std::find_if(told.begin(), told.end(),
                                  [&](const Told& other) { return says_the_same(*other.reason, reason); });
        if (place == told.end()) place = told.insert(told.end(), {&reason, {}});
        place->under.emplace_back(coalition_concept(reason.kind));
    }
    screen.paragraph(party_names(space.subject(), reasons.front().members), 2, 2);
    for (const Told& one : told) screen.paragraph(Phrase("- ") << told_words(space, one), 4, 2);
}

/// The reasons of coalition k.
std::span<const CoalitionReason> of_coalition(const CoalitionQuestion& asked, std::span<const CoalitionReason> reasons,
                                              std::size_t k) {
    return reasons.subspan(k * asked.wanted.size(), asked.wanted.size());
}

void summary_table(Screen& screen, const Space& space, const CoalitionQuestion& asked,
                   std::span<const CoalitionReason> reasons) {
    TextTable table({"concept", "state", "smallest coalition that would leave"});
    for (std::size_t c = 0; c < asked.wanted.size(); ++c) {
        CoalitionVerdict verdict = CoalitionVerdict::stays;
        Phrase who(toned("–", Tone::quiet));
        for (std::size_t k = 0; k < asked.coalitions.size() && verdict != CoalitionVerdict::leaves; ++k) {
            const CoalitionReason& reason = of_coalition(asked, reasons, k)[c];
            if (reason.verdict == CoalitionVerdict::leaves) who = party_names(space.subject(), reason.members);
            if (reason.verdict != CoalitionVerdict::stays) verdict = reason.verdict;
        }
        table.row({coalition_concept(asked.wanted[c]), verdict_words(verdict), who});
    }
    screen.table(table);
}

void looked_at(Screen& screen, const Space& space, const CoalitionQuestion& asked) {
    screen.blank();
    Phrase words("Looked at ");
    words << (asked.all ? "all " : "")
          << count_of(asked.coalitions.size(), "coalition",
                      asked.all ? "coalitions of parties that can change something" : "coalitions")
          << ", " << count_of(space.size(), "feasible state", "feasible states") << ".";
    screen.paragraph(toned(words.text(), Tone::quiet));
}

Phrase states_listed(const Space& space, const std::vector<StateIndex>& states, std::size_t limit) {
    Phrase words;
    for (std::size_t k = 0; k < std::min(limit, states.size()); ++k)
        words << (k > 0 ? " " : "") << code(space.name(states[k]));
    if (states.size() > limit) words << " … and " << std::to_string(states.size() - limit) << " more (--limit N)";
    return states.empty() ? Phrase("none") : words;
}

std::vector<StateIndex> list_of_states(const Bits& bits) {
    std::vector<StateIndex> states;
    bits.for_each([&](std::size_t s) { states.push_back(static_cast<StateIndex>(s)); });
    return states;
}

/// Under one concept: the states that last, and the others by the smallest coalition that would leave them.
void one_concept(Screen& screen, const Space& space, const CoalitionQuestion& asked, const CoalitionVerdicts& verdicts,
                 std::size_t limit) {
    screen.blank();
    screen.heading(coalition_concept(verdicts.kind));
    screen.paragraph(Phrase(asked.all ? "Stable for every coalition: " : "Stable for all that were asked about: ")
                         << states_listed(space, list_of_states(verdicts.universal), limit),
                     2, 2);
    std::map<std::uint32_t, std::vector<StateIndex>> left;
    for (StateIndex s = 0; s < space.size(); ++s)
        if (verdicts.smallest[s] != none) left[verdicts.smallest[s]].push_back(s);
    for (const auto& [coalition, states] : left)
        screen.paragraph(party_names(space.subject(), asked.coalitions[coalition])
                             << " would leave " << states_listed(space, states, limit),
                         2, 2);
    if (!verdicts.undecided.none())
        screen.paragraph(Phrase("undecided ~: ") << states_listed(space, list_of_states(verdicts.undecided), limit), 2,
                         2);
}

}  // namespace

std::string explain_coalitions_text(const Space& space, StateIndex state, const CoalitionQuestion& asked,
                                    std::span<const CoalitionReason> reasons, const TextStyle& style) {
    Screen screen(style);
    open_answer(screen, space.subject(), false);
    screen.blank();
    screen.paragraph(Phrase("State ") << code(space.name(state)) << ": " << state_words(space, state) << ".", 0, 2);
    screen.blank();
    summary_table(screen, space, asked, reasons);
    std::vector<std::size_t> able;
    for (std::size_t k = 0; k < asked.coalitions.size(); ++k) {
        const auto own = of_coalition(asked, reasons, k);
        if (std::any_of(own.begin(), own.end(), [](const CoalitionReason& reason) {
                return reason.improvements > 0 || reason.verdict != CoalitionVerdict::stays;
            }))
            able.push_back(k);
    }
    screen.blank();
    screen.heading("Coalitions with something to gain, smallest first");
    if (able.empty()) screen.paragraph("none", 2);
    for (std::size_t n = 0; n < std::min(able.size(), coalitions_shown); ++n)
        one_coalition(screen, space, of_coalition(asked, reasons, able[n]));
    if (able.size() > coalitions_shown)
        screen.paragraph(
            Phrase("… and ") << std::to_string(able.size() - coalitions_shown) << " more (all of them: --json)", 2);
    looked_at(screen, space, asked);
    return screen.text();
}

std::string coalition_stability_text(const Space& space, const CoalitionQuestion& asked,
                                     std::span<const CoalitionVerdicts> found, const Listing& listing,
                                     const TextStyle& style) {
    Screen screen(style);
    open_answer(screen, space.subject(), false);
    screen.blank();
    screen.paragraph("How many states each coalition would not leave:");
    screen.blank();
    std::vector<Phrase> header{"coalition"};
    for (const CoalitionVerdicts& verdicts : found) header.emplace_back(coalition_concept(verdicts.kind));
    TextTable table(header);
    constexpr std::size_t rows = 31;
    for (std::size_t k = 0; k < std::min(asked.coalitions.size(), rows); ++k) {
        std::vector<Phrase> row{party_names(space.subject(), asked.coalitions[k])};
        for (const CoalitionVerdicts& verdicts : found) row.emplace_back(std::to_string(verdicts.stable[k].count()));
        table.row(std::move(row));
    }
    std::vector<Phrase> all{Phrase(toned("all of them", Tone::strong))};
    for (const CoalitionVerdicts& verdicts : found) all.emplace_back(std::to_string(verdicts.universal.count()));
    table.row(std::move(all));
    screen.table(table);
    if (asked.coalitions.size() > rows)
        screen.paragraph(Phrase("… and ")
                         << std::to_string(asked.coalitions.size() - rows) << " more coalitions (all of them: --json)");
    for (const CoalitionVerdicts& verdicts : found)
        one_concept(screen, space, asked, verdicts, listing.all ? space.size() : listing.limit);
    looked_at(screen, space, asked);
    return screen.text();
}

}  // namespace irenic
