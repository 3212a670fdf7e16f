/// Who talks about what, read off the case alone: no state is enumerated for it.
#include <algorithm>

#include "bargaining/table_faults.hpp"
#include "irenic/bargaining.hpp"

namespace irenic {
namespace {

bool signs(const Talks& talks, PartyIndex party) { return talks.place_of(party) != none; }

std::vector<Levels> members_of(const Case& subject, const StateReference& reference) {
    switch (reference.kind) {
        case StateReference::Kind::named: return subject.states[reference.index].patterns;
        case StateReference::Kind::strategy: return {end_levels(subject, reference.index)};
        case StateReference::Kind::status_quo: break;
    }
    if (subject.status_quo) return subject.states[*subject.status_quo].patterns;
    return {status_quo_levels(subject)};
}

std::string name_of(const Case& subject, const StateReference& reference) {
    switch (reference.kind) {
        case StateReference::Kind::named: return subject.states[reference.index].id;
        case StateReference::Kind::strategy: return subject.strategies[reference.index].id;
        case StateReference::Kind::status_quo: break;
    }
    return "status quo";
}

Diagnostic infeasible(const Case& subject, const StateReference& reference, Place place) {
    const std::string name = name_of(subject, reference);
    Diagnostic error{Severity::error, "infeasible-state", "", place, ""};
    error.message = (reference.kind == StateReference::Kind::status_quo ? "the status quo"
                     : reference.kind == StateReference::Kind::strategy ? "the end state of the strategy `" + name + "`"
                                                                        : "the state `" + name + "`") +
                    std::string(" is not feasible");
    const Levels levels = members_of(subject, reference).front();
    for (const Constraint& constraint : subject.never)
        if (holds(constraint.that, levels, subject)) {
            error.message += ": `never` forbids `" + constraint.that.text + "`";
            if (!constraint.why.empty()) error.message += " (" + constraint.why + ")";
            error.help = "change a level that the constraint names, or the constraint on line " +
                         std::to_string(constraint.place.line);
            return error;
        }
    error.message += ": it is not among the listed states";
    error.help = "list the state `" + code_of(levels) + "` under `states`, or change the levels";
    return error;
}

/// Members that are feasible; a merged state is feasible when one of them is.
std::vector<Levels> feasible_members(const Case& subject, const StateReference& reference) {
    std::vector<Levels> members = members_of(subject, reference);
    std::erase_if(members, [&](const Levels& levels) { return !feasible(subject, levels); });
    return members;
}

/// What a signatory has without the deal: the best of the states that are named for it, the status quo if none is.
bool fill_no_agreement(const Case& subject, const NoAgreement& given, PartyIndex party, Place place, Talks& talks,
                       std::vector<Diagnostic>& diagnostics) {
    if (given.number) {
        talks.no_agreement.push_back(*given.number);
        talks.without_deal.emplace_back("a number");
        return true;
    }
    std::optional<Decimal> best;
    std::string name;
    const std::vector<StateReference> only_status_quo{StateReference{}};
    for (const StateReference& reference : given.best_of.empty() ? only_status_quo : given.best_of) {
        const std::vector<Levels> members = feasible_members(subject, reference);
        if (members.empty()) {
            Diagnostic error = infeasible(subject, reference, place);
            const bool said = std::any_of(diagnostics.begin(), diagnostics.end(),
                                          [&](const Diagnostic& earlier) { return earlier.message == error.message; });
            if (!said) diagnostics.push_back(std::move(error));
            return false;
        }
        const Decimal value = value_of(subject, party, members.front());
        if (best && value <= *best) continue;
        best = value;
        name = name_of(subject, reference);
    }
    talks.no_agreement.push_back(*best);
    talks.without_deal.push_back(name);
    return true;
}

bool same_rule(const Consent& a, const Consent& b) {
    const auto sorted = [](std::vector<PartyIndex> parties) {
        std::sort(parties.begin(), parties.end());
        return parties;
    };
    return a.all == b.all && a.at_least == b.at_least && sorted(a.of) == sorted(b.of) &&
           sorted(a.with) == sorted(b.with);
}

bool same_table(const Agreement& a, const Agreement& b) {
    std::vector<PartyIndex> left = a.signatories;
    std::vector<PartyIndex> right = b.signatories;
    std::sort(left.begin(), left.end());
    std::sort(right.begin(), right.end());
    if (left != right || !same_rule(a.consent, b.consent)) return false;
    const auto same_reference = [](const StateReference& x, const StateReference& y) {
        return x.kind == y.kind && x.index == y.index;
    };
    for (const PartyIndex i : left) {
        const NoAgreement& x = a.no_agreement[i];
        const NoAgreement& y = b.no_agreement[i];
        if (x.number != y.number ||
            !std::equal(x.best_of.begin(), x.best_of.end(), y.best_of.begin(), y.best_of.end(), same_reference))
            return false;
    }
    return std::equal(a.on_table.begin(), a.on_table.end(), b.on_table.begin(), b.on_table.end(),
                      [](const Expression& x, const Expression& y) { return x.text == y.text; });
}

}  // namespace

std::uint32_t Talks::place_of(PartyIndex party) const {
    const auto at = std::lower_bound(signatories.begin(), signatories.end(), party);
    return at == signatories.end() || *at != party ? none : static_cast<std::uint32_t>(at - signatories.begin());
}

bool Talks::must(std::size_t signatory) const {
    return rule.all || std::find(rule.with.begin(), rule.with.end(), signatories[signatory]) != rule.with.end();
}

bool Talks::agreed(std::span<const std::int64_t> values) const {
    std::uint32_t consenting = 0;
    for (std::size_t k = 0; k < signatories.size(); ++k) {
        const bool consents = values[k] >= no_agreement[k].units;
        if (!consents && must(k)) return false;
        if (consents && std::find(rule.of.begin(), rule.of.end(), signatories[k]) != rule.of.end()) ++consenting;
    }
    return rule.all || consenting >= rule.at_least;
}

TalksResult talks_about(const Case& subject, std::optional<AgreementIndex> agreement) {
    TalksResult result;
    Talks talks;
    talks.agreement = agreement;
    const Agreement* about = agreement ? &subject.agreements[*agreement] : nullptr;
    const Place place = about != nullptr ? about->place : Place{};
    if (about != nullptr) {
        talks.signatories = about->signatories;
        talks.rule = about->consent;
    } else {
        for (PartyIndex i = 0; i < subject.parties.size(); ++i)
            if (owns_an_option(subject, i)) talks.signatories.push_back(i);
    }
    std::sort(talks.signatories.begin(), talks.signatories.end());
    if (talks.signatories.empty()) {
        result.diagnostics.push_back({Severity::error, "no-signatory", "nobody could sign: no party owns an option",
                                      place,
                                      "give an option an owner with `by`, or name the signatories of an agreement"});
        return result;
    }
    for (const PartyIndex i : talks.signatories)
        if (!subject.preferences[i].cardinal())
            result.diagnostics.push_back(
                {Severity::error, "ordinal-party",
                 "what `" + subject.parties[i].id +
                     "` wants only orders states, and packages are weighed against each other here",
                 subject.preferences[i].place, "give every statement of the party a `weight`"});
    if (subject.graph)
        result.diagnostics.push_back({Severity::error, "no-options",
                                      "an abstract graph has no options, so there are no packages", place,
                                      "write the case with `options` and weights"});
    if (!result.diagnostics.empty()) return result;
    for (const Levels& start : feasible_members(subject, {})) talks.starts.push_back(start);
    if (talks.starts.empty()) {
        result.diagnostics.push_back(infeasible(subject, {}, place));
        return result;
    }
    for (const PartyIndex i : talks.signatories)
        fill_no_agreement(subject, about != nullptr ? about->no_agreement[i] : NoAgreement{}, i, place, talks,
                          result.diagnostics);
    if (result.diagnostics.empty()) result.talks = std::move(talks);
    return result;
}

std::optional<AgreementIndex> common_agreement(const Case& subject) {
    if (subject.agreements.empty()) return {};
    for (const Agreement& agreement : subject.agreements)
        if (!same_table(subject.agreements.front(), agreement)) return {};
    return 0;
}

Decimal value_of(const Case& subject, PartyIndex party, std::span<const Level> levels) {
    Decimal sum;
    for (const Statement& statement : subject.preferences[party].statements)
        if (statement.graded)
            sum.units += statement.grades[levels[*statement.graded]].best.units;
        else if (statement.weight && holds(statement.that, levels, subject))
            sum.units += statement.weight->best.units;
    return sum;
}

bool feasible(const Case& subject, std::span<const Level> levels) {
    if (subject.graph) return false;
    if (subject.only_listed)
        return std::any_of(subject.states.begin(), subject.states.end(),
                           [&](const NamedState& state) { return !state.left_out && matches(state, levels); });
    return std::none_of(subject.never.begin(), subject.never.end(),
                        [&](const Constraint& constraint) { return holds(constraint.that, levels, subject); });
}

std::vector<std::uint64_t> levels_on_table(const Case& subject, const Talks& talks, std::span<const Level> start) {
    std::vector<std::uint64_t> levels;
    for (OptionIndex o = 0; o < subject.options.size(); ++o) {
        const Option& option = subject.options[o];
        const bool theirs = !option.chance && std::all_of(option.owners.begin(), option.owners.end(),
                                                          [&](PartyIndex owner) { return signs(talks, owner); });
        levels.push_back(theirs ? levels_within_reach(option, start[o]) : std::uint64_t{1} << start[o]);
    }
    return levels;
}

bool on_table(const Case& subject, const Talks& talks, std::span<const Level> levels) {
    if (!feasible(subject, levels)) return false;
    if (talks.agreement)
        for (const Expression& that : subject.agreements[*talks.agreement].on_table)
            if (!holds(that, levels, subject)) return false;
    return std::any_of(talks.starts.begin(), talks.starts.end(), [&](const Levels& start) {
        const std::vector<std::uint64_t> may = levels_on_table(subject, talks, start);
        for (OptionIndex o = 0; o < levels.size(); ++o)
            if (((may[o] >> levels[o]) & 1U) == 0) return false;
        return true;
    });
}

}  // namespace irenic
