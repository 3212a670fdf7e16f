#include "report/words_deals.hpp"

#include <algorithm>

#include "report/bargain.hpp"
#include "report/names.hpp"
#include "report/numbers.hpp"

namespace irenic {
namespace {

/// `Upper Town (+12), Lower Town (0)`: what the package gives beyond what small deals lead to.
Phrase link_gains(const Case& subject, const Linkage& linkage) {
    std::vector<Phrase> items;
    for (const LinkageGain& one : linkage.gains) {
        if (!one.gain || !one.cardinal) continue;
        Phrase item = party_name(subject, one.party);
        items.push_back(item << " " << amount(one.value) << " against " << amount(one.by_small_deals) << " ("
                             << signed_amount(to_double(*one.gain)) << ")");
    }
    return joined(items, ", ");
}

Phrase losses_words(const Case& subject, const std::vector<Loss>& losses) {
    std::vector<Phrase> items;
    for (const Loss& loss : losses) {
        Phrase item = party_name(subject, loss.party);
        if (loss.cardinal) item << " (by " << amount(loss.by) << ")";
        items.push_back(std::move(item));
    }
    return list_of(items);
}

/// `gate and fee (gate from closed to open, fee from no to yes); then …`: each deal with the issues it settles.
Phrase path_words(const Space& space, const std::vector<StateIndex>& path) {
    const Case& subject = space.subject();
    Phrase words;
    for (std::size_t k = 1; k < path.size(); ++k) {
        const Levels before = space.levels(path[k - 1]);
        const Levels after = space.levels(path[k]);
        std::vector<Phrase> issues;
        bool one_each = true;  // an issue that is called as its only option need not be named twice
        for (const Issue& issue : subject.issues) {
            const bool settled = std::any_of(issue.options.begin(), issue.options.end(),
                                             [&](OptionIndex o) { return before[o] != after[o]; });
            if (settled) issues.emplace_back(code(issue.id));
            one_each =
                one_each &&
                (!settled || (issue.options.size() == 1 && subject.options[issue.options.front()].id == issue.id));
        }
        words << (k > 1 ? "; then " : "");
        if (one_each)
            words << change(space, path[k - 1], path[k]);
        else
            words << list_of(issues) << " (" << change(space, path[k - 1], path[k]) << ")";
    }
    return words;
}

Phrase issue_words(const Case& subject, const std::optional<AgreementIndex>& agreement, const IssueAlone& issue) {
    Phrase words(code(subject.issues[issue.issue].id));
    switch (issue.comes) {
        case IssueAlone::Comes::deal: return words << " alone would be a deal";
        case IssueAlone::Comes::harms:
            return words << " alone would leave worse off " << losses_words(subject, issue.losses);
        case IssueAlone::Comes::helps_nobody: return words << " alone would help no signatory";
        case IssueAlone::Comes::off_table: break;
    }
    words << " alone would not be a package";
    if (!issue.faults.empty()) words << ": " << fault_words(subject, agreement, issue.faults.front());
    return words;
}

/// Why small deals end where they do: what each open issue would mean there on its own.
Phrase end_words(const Space& space, const std::optional<AgreementIndex>& agreement, const DealsEnd& end,
                 bool status_quo) {
    constexpr std::size_t listed = 6;
    std::vector<Phrase> items;
    for (const IssueAlone& issue : end.issues)
        if (items.size() < listed) items.push_back(issue_words(space.subject(), agreement, issue));
    Phrase words(status_quo ? "At the status quo, " : "At state ");
    if (!status_quo) words << code(space.name(end.state)) << ", ";
    words << joined(items, "; ");
    if (end.issues.size() > listed)
        words << "; and so on for " << std::to_string(end.issues.size() - listed) << " more issues";
    return words << ".";
}

/// Where no deals of any size lead there.
std::vector<Phrase> never_words(const Space& space, const StrategyDeal& deal) {
    const Case& subject = space.subject();
    const Linkage& linkage = *deal.linkage;
    const auto agreement = subject.strategies[deal.strategy].agreement;
    std::vector<Phrase> reasons;
    std::vector<Phrase> faults;
    for (const TableFault& fault : linkage.faults) faults.push_back(fault_words(subject, agreement, fault));
    if (!faults.empty()) reasons.push_back(Phrase("it is not on the table (") << joined(faults, "; ") << ")");
    if (!linkage.harmed.empty())
        reasons.push_back(Phrase("it would leave worse off than the status quo ")
                          << losses_words(subject, linkage.harmed));
    if (linkage.helps_nobody) reasons.emplace_back("no signatory would be better off than at the status quo");
    std::vector<Phrase> options;
    for (const OptionIndex o : linkage.in_no_issue) options.emplace_back(code(subject.options[o].id));
    if (!options.empty())
        reasons.push_back(Phrase("it changes ") << list_of(options) << ", which "
                                                << (options.size() == 1 ? "belongs" : "belong") << " to no issue");
    Phrase words("Neither interim deals nor one package lead there");
    if (!reasons.empty()) words << ": " << joined(reasons, ", and ");
    return {words << "."};
}

void add_end_of_small_deals(std::vector<Phrase>& sentences, const Space& space, const StrategyDeal& deal) {
    const Case& subject = space.subject();
    const Linkage& linkage = *deal.linkage;
    if (linkage.gains.empty()) return;
    const auto agreement = subject.strategies[deal.strategy].agreement;
    Phrase words;
    if (linkage.reached_states <= 1)
        words << "No deal over a single issue leaves nobody worse off: interim deals do not begin.";
    else
        words << "Deals over one issue at a time lead to " << grouped(std::to_string(linkage.reached_states))
              << " states and end at " << grouped(std::to_string(linkage.end_states)) << " of them.";
    sentences.push_back(std::move(words));
    if (!linkage.at_status_quo.issues.empty() && linkage.reached_states <= 1)
        sentences.push_back(end_words(space, agreement, linkage.at_status_quo, true));
    else if (!linkage.ends.empty())
        sentences.push_back(end_words(space, agreement, linkage.ends.front(), false));
    const Phrase gains = link_gains(subject, linkage);
    if (!gains.empty())
        sentences.push_back(Phrase("The package against the most that each has where interim deals end: ")
                            << gains << ".");
}

}  // namespace

Phrase sign_words(const Space& space, const Case& subject, const StrategyDeal& deal) {
    const bool everybody = std::all_of(deal.signing.rows.begin(), deal.signing.rows.end(),
                                       [](const ConsentRow& row) { return row.consents; });
    if (subject.strategies[deal.strategy].agreement)
        return {everybody               ? "Every signatory would consent."
                : deal.signing.signable ? "Enough would consent. Not needed, and against it:"
                                        : "It would not be signed:"};
    if (space.status_quo() == deal.end_state) return {"It is the status quo: there is nothing to sign."};
    return {everybody ? "It is no agreement. All who own an option would be at least as well off as now."
                      : "It is no agreement. Asked all the same, all who own an option:"};
}

std::vector<Phrase> blocker_words(const Case& subject, const StrategyDeal& deal) {
    std::vector<Phrase> sentences;
    for (const ConsentRow& row : deal.signing.rows) {
        if (row.consents) continue;
        Phrase words = party_name(subject, row.party);
        words << " would not consent";
        if (row.cardinal)
            words << ": " << amount(row.value) << " at the end, " << amount(row.no_agreement) << " without a deal ("
                  << without_words(row.without_deal) << "), so " << amount(row.deficit) << " is lacking";
        else
            words << ", preferring what there is without a deal (" << without_words(row.without_deal) << ")";
        if (deal.signing.signable) words << "; this consent is not needed";
        sentences.push_back(words << ".");
    }
    return sentences;
}

std::vector<Phrase> linkage_words(const Space& space, const StrategyDeal& deal) {
    if (!deal.linkage) return {Phrase("Interim deals are not worked out: the states are too many to enumerate.")};
    const Linkage& linkage = *deal.linkage;
    std::vector<Phrase> sentences;
    if (linkage.undecided) {
        Phrase words("Interim deals: undecided, since a limit was reached");
        if (linkage.above > 0)
            words << "; deals over " << counted(linkage.above, "issue", "issues") << " do not lead there";
        return {words << "."};
    }
    if (!linkage.degree) {
        sentences = never_words(space, deal);
        return sentences;
    }
    if (*linkage.degree == 0) return {Phrase("It is the status quo: there is no deal to make.")};
    if (*linkage.degree == 1) {
        Phrase words("Interim deals would do: ");
        words << (linkage.path.size() == 2
                      ? "one deal over a single issue leads there, and leaves no signatory worse off: "
                      : "deals over one issue at a time lead there, and none leaves a signatory worse off: ")
              << path_words(space, linkage.path) << ".";
        sentences.push_back(std::move(words));
    } else {
        Phrase words("It needs a package: interim deals over one issue at a time do not lead there, and ");
        words << in_words(*linkage.degree)
              << " issues at least have to be settled in one deal. By such deals: " << path_words(space, linkage.path)
              << ".";
        sentences.push_back(std::move(words));
        add_end_of_small_deals(sentences, space, deal);
    }
    return sentences;
}

std::vector<Phrase> consent_words(const Case& subject, const StrategyDeal& deal) {
    constexpr std::size_t listed = 6;
    std::vector<Phrase> sentences;
    const ConsentPicture& consent = deal.consent;
    if (consent.suffices.count == "1" && consent.suffices.sets.size() == 1) {
        const auto& only = consent.suffices.sets.front();
        if (only.empty()) return {Phrase("Nobody's consent is needed.")};
        Phrase words(only.size() == 1 ? "The consent of " : "The consent of all of ");
        words << party_names(subject, only) << " is needed"
              << (only.size() == 1 ? "." : "; each of them can block alone.");
        return {words};
    }
    std::vector<Phrase> sets;
    for (std::size_t k = 0; k < std::min(listed, consent.suffices.sets.size()); ++k)
        sets.push_back(party_names(subject, consent.suffices.sets[k]));
    Phrase words("The consent of any of these is enough: ");
    words << joined(sets, "; ");
    if (consent.suffices.count != std::to_string(sets.size()))
        words << "; of " << grouped(consent.suffices.count) << " such sets in all (--json)";
    sentences.push_back(words << ".");
    if (consent.alone.empty())
        sentences.emplace_back("Nobody can block alone.");
    else
        sentences.push_back(party_names(subject, consent.alone)
                            << (consent.alone.size() == 1 ? " can block alone." : " can each block alone."));
    if (!consent.signable && !consent.would_complete.empty())
        sentences.push_back(Phrase("One consent more would be enough: that of ")
                            << joined(
                                   [&] {
                                       std::vector<Phrase> names;
                                       for (const PartyIndex i : consent.would_complete)
                                           names.push_back(party_name(subject, i));
                                       return names;
                                   }(),
                                   " or ")
                            << ".");
    return sentences;
}

std::vector<Phrase> outsider_words(const Space& space, const StrategyDeal& deal) {
    const Case& subject = space.subject();
    std::vector<Phrase> sentences;
    for (const Spoiler& spoiler : deal.outsiders.spoilers) {
        Phrase words = party_name(subject, spoiler.party);
        words << " does not sign, and would gain by changing " << change(space, deal.end_state, spoiler.to);
        if (spoiler.cardinal) words << " (" << signed_amount(to_double(spoiler.gain)) << ")";
        std::array<bool, concepts.size()> deterred{};
        std::array<bool, concepts.size()> open{};
        for (std::size_t k = 0; k < concepts.size(); ++k) {
            deterred[k] = spoiler.deterred[k].value_or(false);
            open[k] = !spoiler.deterred[k];
        }
        const Phrase under = concept_names(deterred);
        if (under.empty())
            words << "; the others' answers would not deter it under any concept";
        else
            words << "; the others' answers would deter it under " << under;
        const Phrase unsettled = concept_names(open);
        if (!unsettled.empty()) words << " (undecided under " << unsettled << ")";
        sentences.push_back(words << ".");
    }
    if (!deal.outsiders.unsettled.empty())
        sentences.push_back(party_names(subject, deal.outsiders.unsettled)
                            << (deal.outsiders.unsettled.size() == 1 ? " does" : " do")
                            << " not sign; whether a move of its own would pay could not be settled.");
    if (sentences.empty() && !deal.outsiders.would_not_gain.empty())
        sentences.push_back(party_names(subject, deal.outsiders.would_not_gain)
                            << (deal.outsiders.would_not_gain.size() == 1 ? " does" : " do")
                            << " not sign, and would gain by no move of "
                            << (deal.outsiders.would_not_gain.size() == 1 ? "its" : "their") << " own.");
    return sentences;
}

Phrase fault_words(const Case& subject, const std::optional<AgreementIndex>& agreement, const TableFault& fault) {
    Phrase words;
    switch (fault.kind) {
        case TableFault::Kind::signature:
            return words << "to change " << code(subject.options[fault.option].id) << " takes the signature of "
                         << party_names(subject, fault.parties);
        case TableFault::Kind::chance: return words << code(subject.options[fault.option].id) << " is left to chance";
        case TableFault::Kind::direction:
            return words << code(subject.options[fault.option].id) << " cannot be changed in this direction";
        case TableFault::Kind::sentence:
            words << "what is on the table excludes it";
            if (agreement && fault.index < subject.agreements[*agreement].on_table.size())
                words << ": " << code(subject.agreements[*agreement].on_table[fault.index].text);
            return words;
        case TableFault::Kind::forbidden:
            return words << "it cannot be: " << code(subject.never[fault.index].that.text);
        case TableFault::Kind::unlisted: return words << "it is not among the listed states";
    }
    return words;
}

}  // namespace irenic
