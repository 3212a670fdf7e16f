/// `irenic require` in the terminal: conditions first, then the least changes; the same words for every party.
#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/requirement.hpp"
#include "report/terminal.hpp"

namespace irenic {
namespace {

constexpr std::size_t shown_clauses = 6;
constexpr std::size_t shown_ways = 6;

Phrase any_of_words(const std::vector<Phrase>& items) {
    Phrase words;
    for (std::size_t k = 0; k < items.size(); ++k)
        words << (k == 0 ? "" : k + 1 == items.size() ? " or " : ", ") << items[k];
    return words;
}

Phrase kind_words(const Space& space, const PartyRequirement& found, std::uint32_t kind) {
    Phrase words(code(space.name(found.example[kind])));
    if (found.kind_size[kind] > 1) words << " (and " << std::to_string(found.kind_size[kind] - 1) << " more like it)";
    return words;
}

/// `s1, s3 or each of s5 and s6 is no better for it than s2`
Phrase clause_words(const Space& space, const PartyRequirement& found, const StayingClause& clause) {
    std::vector<Phrase> items;
    for (std::size_t k = 0; k < std::min(shown_ways, clause.ways.size()); ++k) {
        std::vector<Phrase> states;
        const std::size_t several = clause.ways[k].size();
        for (std::size_t n = 0; n < std::min(shown_ways, several); ++n)
            states.push_back(kind_words(space, found, clause.ways[k][n]));
        if (several > shown_ways) states.push_back(std::to_string(several - shown_ways) + " more");
        items.push_back(several == 1 ? states.front() : Phrase("each of ") << list_of(states));
    }
    if (clause.ways.size() > shown_ways)
        items.push_back(std::to_string(clause.ways.size() - shown_ways) + " other sets of states (--json)");
    return any_of_words(items) << " is no better for it than " << code(space.name(found.condition.state));
}

/// The same clause in weights, where it is short enough to read.
std::optional<Phrase> weights_words(const Space& space, const PartyRequirement& found, const StayingClause& clause) {
    constexpr std::size_t readable = 12;
    std::vector<Phrase> items;
    std::size_t terms = 0;
    for (const auto& way : clause.ways) {
        if (found.differences.empty() || way.size() > 1) return {};
        terms += found.differences[way.front()].size();
        if (terms > readable) return {};
        items.push_back(comparison_words(space.subject(), found, way.front()));
    }
    return any_of_words(items);
}

void condition_words(Screen& screen, const Space& space, const PartyRequirement& found) {
    const auto& clauses = found.condition.clauses;
    if (!found.condition.complete) return screen.paragraph("The condition is not known: a limit was reached.", 4);
    if (clauses.empty()) return screen.paragraph("It would stay whatever it wants.", 4);
    screen.paragraph("It would stay exactly if", 4);
    for (std::size_t k = 0; k < std::min(shown_clauses, clauses.size()); ++k) {
        Phrase line("- ");
        line << clause_words(space, found, clauses[k]);
        if (const auto weights = weights_words(space, found, clauses[k])) line << ": " << *weights;
        screen.paragraph(line << (k + 1 < clauses.size() ? "; and" : "."), 4, 2);
    }
    if (clauses.size() > shown_clauses)
        screen.paragraph(Phrase("- ") << std::to_string(clauses.size() - shown_clauses)
                                      << " further conditions of this kind hold (--json).",
                         4, 2);
}

Phrase amount_words(const PartyRequirement& found) {
    if (found.change == ChangeKind::numbers) {
        Phrase words(exact_amount(found.total));
        words << " in all";
        if (to_string(found.total) != found.least)
            words << " (least: " << found.least << ", which six places cannot hold)";
        return words;
    }
    return counted(std::stoul(found.least), "adjacent exchange", "adjacent exchanges");
}

void least_words(Screen& screen, const Space& space, const PartyRequirement& found) {
    const Case& subject = space.subject();
    if (found.stays || !found.may_change) return;
    const char* what = found.change == ChangeKind::numbers ? "weights"
                       : found.change == ChangeKind::order ? "the order of its statements"
                                                           : "its ranking";
    if (found.found == LeastFound::open) return screen.paragraph("No least change was found: a limit was reached.", 4);
    if (found.found == LeastFound::impossible) {
        Phrase words("No change of ");
        words << what << (found.bounds_in_the_way.empty() ? "" : " within the bounds") << " would do";
        std::vector<Phrase> moves;
        for (const std::size_t k : found.in_the_way)
            moves.emplace_back(code(space.name(found.condition.clauses[k].improvement)));
        if (!moves.empty())
            words << ": the " << (moves.size() == 1 ? "condition on " : "conditions on ") << list_of(moves)
                  << (moves.size() == 1 ? " cannot be met" : " cannot be met together");
        std::vector<Phrase> bounds;
        for (const WantedNumber& number : found.bounds_in_the_way)
            bounds.push_back(number_words(subject, found.party, number));
        if (!bounds.empty()) words << "; what stands in the way are the bounds of " << list_of(bounds);
        return screen.paragraph(words << ".", 4, 2);
    }
    const bool proven = found.found == LeastFound::proven;
    Phrase title(proven ? "Least change of " : "Smallest change found of ");
    title << what << ", " << amount_words(found) << (proven ? ", proven least" : ", not proven least");
    if (found.changes.size() == 1 && found.all_listed)
        return screen.paragraph(title << ": " << wants_words(space, found.party, found.changes.front()) << ".", 4, 2);
    screen.paragraph(title << (found.changes.size() == 1 ? ", for example" : "; any one of these would do") << ":", 4,
                     2);
    for (const WantsChange& change : found.changes)
        screen.paragraph(Phrase("- ") << wants_words(space, found.party, change), 6, 2);
    if (!found.all_listed && found.changes.size() > 1) screen.paragraph("… and perhaps others as small.", 6);
}

void count_words(Screen& screen, const RankingCount& count, const char* who, unsigned indent) {
    if (!count.asked) return;
    Phrase words(who);
    if (!count.counted)
        words << "not counted: too many to go through (" << count.of << ").";
    else
        words << count.count << " of " << count.of << fmt::format(" ({:.3g}\u00A0%).", 100 * count.share);
    screen.paragraph(words, indent, 2);
}

void one_party(Screen& screen, const Space& space, const PartyRequirement& found) {
    Phrase line = party_name(space.subject(), found.party);
    line << ": " << (found.stays ? toned("would stay ✓", Tone::good) : toned("would leave ✗", Tone::bad));
    if (!found.may_change) line << ", its wants are not asked about";
    screen.paragraph(line, 2, 2);
    condition_words(screen, space, found);
    least_words(screen, space, found);
    count_words(screen, found.rankings, "Strict rankings of what may move that meet it: ", 4);
    for (const std::string& limit : found.limits) screen.paragraph(Phrase("Limit reached: ") << limit << ".", 4, 2);
}

void together_words(Screen& screen, const Space& space, const ConceptRequirement& found) {
    const JointRequirement& joint = found.joint;
    const Case& subject = space.subject();
    switch (joint.outcome) {
        case JointOutcome::holds_already: break;
        case JointOutcome::together:
            screen.paragraph("All parties: with the first change listed for each, it would persist ✓.", 2, 2);
            break;
        case JointOutcome::other_found:
            screen.paragraph(
                "All parties: not with the first change of each, since what one wants changes whom others have to "
                "fear; "
                "but with these, which are not proven least:",
                2, 2);
            for (PartyIndex i = 0; i < joint.changes.size(); ++i)
                if (joint.changes[i])
                    screen.paragraph(
                        Phrase("- ") << party_name(subject, i) << ": " << wants_words(space, i, *joint.changes[i]), 4,
                        2);
            break;
        case JointOutcome::not_found:
            screen.paragraph(
                Phrase("All parties: no changes were found that do for all at once ✗; after the first changes ")
                    << party_names(subject, joint.leavers) << " would leave.",
                2, 2);
            break;
        case JointOutcome::impossible:
            screen.paragraph(Phrase("All parties: it would not persist ✗, as ")
                                 << party_names(subject, joint.leavers) << " would leave.",
                             2, 2);
            break;
    }
    count_words(screen, joint.rankings, "Rankings of all at once under which it would persist: ", 2);
}

}  // namespace

std::string require_text(const Space& space, const Requirement& found, const TextStyle& style) {
    Screen screen(style);
    open_answer(screen, space.subject(), false);
    screen.blank();
    const StateIndex state = found.question.state;
    screen.paragraph(Phrase("State ") << code(space.name(state)) << ": " << state_words(space, state) << ".", 0, 2);
    screen.paragraph(
        Phrase(toned("Under which wants it would persist, party by party, the others' wants as they are. These are "
                     "conditions: nothing here says that anyone should want something else.",
                     Tone::quiet)));
    for (const ConceptRequirement& one : found.concepts) {
        screen.blank();
        Phrase title(concepts[static_cast<std::size_t>(one.kind)].name);
        screen.heading(title << (one.holds ? ": would persist ✓" : ": would not persist ✗"));
        for (const PartyRequirement& party : one.parties) one_party(screen, space, party);
        together_words(screen, space, one);
    }
    return screen.text();
}

}  // namespace irenic
