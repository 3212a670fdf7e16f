/// Every assumption with its source or basis, its standing, and who reads it otherwise.
#include <algorithm>
#include <set>
#include <tuple>

#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/page.hpp"

namespace irenic {
namespace {

/// Each assumption once, even where an agreement that extends another repeats it.
class Count {
public:
    void add(const Provenance& from, Place place, bool range) {
        if (place.line != 0 && !seen_.emplace(place.file, place.line, place.column).second) return;
        ++all;
        if (!from.sources.empty())
            ++sourced;
        else if (from.given())
            ++basis_only;
        if (!from.contested.empty() || from.status == Status::caveated || from.status == Status::unsupported)
            ++contested;
        if (range) ++ranges;
    }

    std::size_t all = 0;
    std::size_t sourced = 0;
    std::size_t basis_only = 0;
    std::size_t contested = 0;
    std::size_t ranges = 0;

private:
    std::set<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> seen_;
};

bool has_range(const Statement& statement) {
    if (statement.weight && !statement.weight->certain()) return true;
    for (const Range& grade : statement.grades)
        if (!grade.certain()) return true;
    return false;
}

bool assumes_something(const Keeping& keeping) {
    const auto plain = [](const Range& factor) {
        return factor.certain() && factor.best.units == Decimal::units_per_one;
    };
    return !keeping.hazard.never_present() || !std::all_of(keeping.discount.begin(), keeping.discount.end(), plain);
}

bool has_range(const Keeping& keeping) {
    const auto open = [](const Range& factor) { return !factor.certain(); };
    return !keeping.hazard.certain() || std::any_of(keeping.discount.begin(), keeping.discount.end(), open);
}

Count count_of(const Case& subject) {
    Count count;
    for (const Constraint& constraint : subject.never) count.add(constraint.provenance, constraint.place, false);
    for (const Preference& preference : subject.preferences) {
        if (preference.kind == Preference::Kind::ranking) count.add(preference.provenance, preference.place, false);
        for (const Statement& statement : preference.statements)
            count.add(statement.provenance, statement.place, has_range(statement));
    }
    for (const Agreement& agreement : subject.agreements) {
        for (const Obligation& owed : agreement.obligations)
            for (const Link& link : owed.after)
                if (!link.id.empty()) count.add(link.provenance, link.place, false);
        for (const Guarantee& guarantee : agreement.guarantees)
            count.add(guarantee.provenance, guarantee.place, !guarantee.penalty.certain());
        if (assumes_something(agreement.keeping))
            count.add(agreement.keeping.provenance, agreement.keeping.place, has_range(agreement.keeping));
    }
    return count;
}

/// A table of assumptions: what, how much, whence, how it stands. On a telephone every row is a block, and its cells say what they are.
class Listed {
public:
    Listed(Html& html, const Case& subject, const Phrase& summary, const char* what, const char* how_much)
        : html_(html),
          subject_(subject),
          how_much_(how_much),
          details_(html.open("details")),
          frame_(open_frame(summary)),
          table_(html.open("table", {{"class", "assumptions"}, {"aria-label", summary.text()}})) {
        const auto head = html.open("thead");
        const auto row = html.open("tr");
        for (const char* label : {what, how_much, whence, standing}) html.element("th", label, {{"scope", "col"}});
    }

    void row(const Phrase& what, const Phrase& how_much, const Provenance& from, Support support = Support::needed) {
        const auto row = html_.open("tr");
        html_.element("th", what, {{"scope", "row"}});
        html_.element("td", how_much, {{"data-label", how_much_}});
        {
            const auto cell = html_.open("td", {{"data-label", whence}});
            write_provenance(html_, subject_, from, support);
        }
        const auto cell = html_.open("td", {{"data-label", standing}});
        write_standing(html_, from);
    }

private:
    static constexpr const char* whence = "Source or basis";
    static constexpr const char* standing = "How it stands";

    Html::Open open_frame(const Phrase& summary) {
        html_.element("summary", summary);
        return html_.frame(summary.text());
    }

    Html& html_;
    const Case& subject_;
    const char* how_much_;
    Html::Open details_;
    Html::Open frame_;
    Html::Open table_;
};

Phrase titled(const std::string& label, const std::string& id) {
    Phrase words;
    if (!label.empty() && label != id) words << prose(label);
    if (!id.empty()) words << (words.empty() ? "" : " ") << code(id);
    return words;
}

Phrase statement_words(const Case& subject, const Statement& statement) {
    Phrase words = titled(statement.name, statement.id);
    if (statement.graded)
        return words << (words.empty() ? "" : ": ") << "level of " << code(subject.options[*statement.graded].id);
    return words << (words.empty() ? "" : ": ") << code(statement.that.text);
}

Phrase weight_words(const Case& subject, const Statement& statement) {
    if (statement.weight) return Phrase(range_words(*statement.weight));
    Phrase words;
    if (!statement.graded) return words << (statement.much ? "by priority, much" : "by priority");
    const Option& option = subject.options[*statement.graded];
    for (std::size_t k = 0; k < statement.grades.size(); ++k)
        words << (k > 0 ? "; " : "") << code(option.levels[k]) << " " << range_words(statement.grades[k]);
    return words;
}

Phrase ranking_words(const Case& subject, const Preference& preference) {
    Phrase words;
    for (std::size_t k = 0; k < preference.ranking.size(); ++k) {
        if (k > 0) words << " > ";
        const auto& tied = preference.ranking[k];
        for (std::size_t j = 0; j < tied.size(); ++j) words << (j > 0 ? " = " : "") << code(subject.states[tied[j]].id);
    }
    return words;
}

void write_parties(Html& html, const Case& subject) {
    Listed list(html, subject, Phrase("Parties and affected groups (" + std::to_string(subject.parties.size()) + ")"),
                "Party", "Who");
    for (PartyIndex i = 0; i < subject.parties.size(); ++i) {
        const Party& party = subject.parties[i];
        Phrase who(owns_an_option(subject, i) ? "owns options" : "affected group, owns no option");
        if (!party.lumps.empty()) who << ". Counted together in it: " << prose(party.lumps);
        if (!party.disagreement.empty())
            who << (party.lumps.empty() ? ". " : " ") << "Disagreement within: " << prose(party.disagreement);
        list.row(titled(party.name, party.id), who, party.provenance, Support::optional);
    }
}

Phrase levels_words(const Option& option) {
    Phrase words;
    for (std::size_t k = 0; k < option.levels.size(); ++k) {
        words << (k > 0 ? "; " : "") << code(option.levels[k]);
        if (option.level_labels[k] != option.levels[k]) words << " " << prose(option.level_labels[k]);
        if (k < option.probability.size()) words << " (chance " << range_words(option.probability[k]) << ")";
        if (k == option.start) words << " (status quo)";
    }
    if (option.direction != "any" && !option.direction.empty()) words << ". Direction: " << name(option.direction);
    return words;
}

void write_options(Html& html, const Case& subject) {
    if (subject.options.empty()) return;
    Listed list(html, subject, Phrase("Options (" + std::to_string(subject.options.size()) + ")"), "Option",
                "Owner and levels");
    for (const Option& option : subject.options) {
        Phrase words = option.chance ? Phrase("chance") : party_names(subject, option.owners);
        list.row(titled(option.name, option.id), words << ": " << levels_words(option), option.provenance,
                 option.probability.empty() ? Support::optional : Support::needed);
    }
}

void write_constraints(Html& html, const Case& subject) {
    if (subject.never.empty()) return;
    Listed list(html, subject, Phrase("What cannot be (" + std::to_string(subject.never.size()) + ")"), "Never", "Why");
    for (const Constraint& constraint : subject.never) {
        Phrase what = titled("", constraint.id);
        list.row(what << (what.empty() ? "" : ": ") << code(constraint.that.text), prose(constraint.why),
                 constraint.provenance);
    }
}

void write_preferences(Html& html, const Case& subject) {
    for (PartyIndex i = 0; i < subject.parties.size(); ++i) {
        const Preference& preference = subject.preferences[i];
        Phrase summary("Preferences of ");
        summary << party_name(subject, i);
        if (!owns_an_option(subject, i)) summary << " (affected group: an analyst's estimate)";
        if (preference.kind == Preference::Kind::indifferent) {
            html.element("p", summary << ": nothing is said; it counts as indifferent.");
            continue;
        }
        summary << " ("
                << (preference.kind == Preference::Kind::ranking
                        ? "a ranking"
                        : counted(preference.statements.size(), "statement", "statements"))
                << ")";
        const bool ranked = preference.kind == Preference::Kind::ranking;
        const bool weighed = preference.kind == Preference::Kind::weighted;
        Listed list(html, subject, summary,
                    ranked ? "Preference" : (weighed ? "Statement" : "Statement, most important first"),
                    ranked ? "States, best first" : (weighed ? "Weight: best (low to high)" : "How it counts"));
        if (ranked) list.row("Ranking", ranking_words(subject, preference), preference.provenance);
        for (const Statement& statement : preference.statements)
            list.row(statement_words(subject, statement), weight_words(subject, statement), statement.provenance);
    }
}

Phrase consent_words(const Case& subject, const Agreement& agreement) {
    Phrase words = party_names(subject, agreement.signatories);
    if (agreement.consent.all) return words << "; all of them are needed";
    words << "; needed: at least " << std::to_string(agreement.consent.at_least) << " of "
          << party_names(subject, agreement.consent.of);
    if (!agreement.consent.with.empty()) words << ", with " << party_names(subject, agreement.consent.with);
    return words;
}

Phrase obligation_words(const Case& subject, const Agreement& agreement, const Obligation& owed) {
    Phrase words = party_names(subject, owed.by);
    words << (owed.by.empty() ? "a formality" : ": ");
    for (std::size_t k = 0; k < owed.sets.size(); ++k) {
        const Option& option = subject.options[owed.sets[k].option];
        words << (k > 0 ? ", " : "") << code(option.id) << " to " << code(option.levels[owed.sets[k].level]);
    }
    words << "; " << counted(owed.days, "day", "days");
    for (const ObligationIndex other : owed.with) words << "; with " << code(agreement.obligations[other].id);
    if (owed.not_before > 0) words << "; not before day " << std::to_string(owed.not_before);
    return words;
}

bool same_for_all(const std::vector<Range>& factors) {
    return std::all_of(factors.begin(), factors.end(),
                       [&](const Range& one) { return range_words(one) == range_words(factors.front()); });
}

std::string hazard_words(const Hazard& hazard) {
    std::string words;
    for (const HazardPiece& piece : hazard.pieces) {
        if (!words.empty()) words += piece.until == none ? ", then " : ", ";
        words += range_words(piece.daily);
        if (piece.until != none) words += " until day " + std::to_string(piece.until);
    }
    return words;
}

Phrase keeping_terms(const Case& subject, const Keeping& keeping) {
    Phrase words("Hazard per day ");
    words << hazard_words(keeping.hazard);
    words << "; discount per day ";
    if (same_for_all(keeping.discount)) {
        words << (keeping.discount.empty() ? "1" : range_words(keeping.discount.front())) << ", for every party alike";
    } else {
        for (std::size_t i = 0; i < keeping.discount.size(); ++i)
            words << (i > 0 ? ", " : "") << range_words(keeping.discount[i]) << " for "
                  << party_name(subject, static_cast<PartyIndex>(i));
    }
    constexpr const char* terms[] = {"the best of waiting, breaking off and acting", "waiting", "breaking off",
                                     "acting"};
    return words << "; stopping is worth " << terms[static_cast<std::size_t>(keeping.stopping)];
}

void write_agreement(Html& html, const Case& subject, const Agreement& agreement) {
    Phrase summary("Agreement: ");
    Listed list(html, subject, summary << name(label_of(agreement.name, agreement.id)), "Part", "What");
    list.row("Signatories", consent_words(subject, agreement), agreement.provenance, Support::optional);
    for (const Obligation& owed : agreement.obligations) {
        list.row(Phrase("Obligation ") << titled(owed.name, owed.id), obligation_words(subject, agreement, owed),
                 owed.provenance, Support::optional);
        for (const Link& link : owed.after) {
            Phrase what("Link ");
            Phrase words = code(owed.id);
            words << " only after " << code(agreement.obligations[link.of].id);
            if (!link.why.empty()) words << ": " << prose(link.why);
            if (!link.id.empty() || link.provenance.given()) list.row(what << code(link.id), words, link.provenance);
        }
    }
    Phrase broken;
    for (const Setting& setting : agreement.if_broken)
        broken << (broken.empty() ? "" : ", ") << code(subject.options[setting.option].id) << " "
               << code(subject.options[setting.option].levels[setting.level]);
    if (!broken.empty()) list.row("After a breach", broken, agreement.provenance, Support::optional);
    for (const Guarantee& guarantee : agreement.guarantees) {
        Phrase words = party_name(subject, guarantee.by);
        words << " on " << party_name(subject, guarantee.on) << ": penalty " << range_words(guarantee.penalty);
        if (guarantee.until) words << ", until " << code(agreement.obligations[*guarantee.until].id);
        list.row(Phrase("Guarantee ") << titled(guarantee.name, guarantee.id), words, guarantee.provenance);
    }
    list.row("Time and stopping", keeping_terms(subject, agreement.keeping), agreement.keeping.provenance,
             assumes_something(agreement.keeping) ? Support::needed : Support::optional);
}

void write_notes(Html& html, std::span<const Diagnostic> notes) {
    if (notes.empty()) return;
    const auto details = html.open("details", {{"open", ""}});
    html.element("summary", "Noted by the check (" + std::to_string(notes.size()) + ")");
    const auto list = html.open("ul");
    for (const Diagnostic& note : notes) {
        const auto item = html.open("li");
        html.element("bdi", note.message);
        if (note.place.line > 0) html.text(" (line " + std::to_string(note.place.line) + ")");
    }
}

std::string count_words(const Count& count) {
    if (count.all == 0) return "Beyond parties and options, the case assumes nothing.";
    return "The answer rests on " + counted(count.all, "assumption", "assumptions") +
           " (constraints, preferences, named links, guarantees, time): " + std::to_string(count.sourced) +
           " with a source, " + std::to_string(count.basis_only) + " with a stated basis only, " +
           std::to_string(count.all - count.sourced - count.basis_only) +
           " with neither. Marked as caveated, unsupported or contested: " + std::to_string(count.contested) +
           ". Given as ranges, of which the middle value counts here: " + std::to_string(count.ranges) +
           ". Weights of different parties are on different scales.";
}

}  // namespace

void write_assumptions(Html& html, const Case& subject, std::span<const Diagnostic> notes) {
    const auto section = html.open("section", {{"id", "assumptions"}});
    html.element("h2", "What the answer rests on");
    const Count count = count_of(subject);
    html.element("p", count_words(count));
    write_notes(html, notes);
    write_parties(html, subject);
    write_options(html, subject);
    write_constraints(html, subject);
    write_preferences(html, subject);
    for (const Agreement& agreement : subject.agreements) write_agreement(html, subject, agreement);
}

}  // namespace irenic
