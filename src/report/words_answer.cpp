/// The answer in a few sentences, how sure it is, and what it turns on.
#include <algorithm>
#include <functional>

#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/persisting.hpp"
#include "report/words.hpp"

namespace irenic {
namespace {

using Found = std::vector<const StrategyAppraisal*>;
using Predicate = std::function<bool(const StrategyAppraisal&)>;

/// What is proposed: every strategy that does not end in the status quo; all of them if there is no other.
Found proposals(Appraiser& appraiser) {
    Found proposed;
    for (const StrategyAppraisal& found : appraiser.strategies())
        if (!is_status_quo(appraiser.space(), found)) proposed.push_back(&found);
    if (proposed.empty())
        for (const StrategyAppraisal& found : appraiser.strategies()) proposed.push_back(&found);
    return proposed;
}

Found those(const Found& all, const Predicate& wanted) {
    Found some;
    for (const StrategyAppraisal* found : all)
        if (wanted(*found)) some.push_back(found);
    return some;
}

Phrase names_of(const Case& subject, const Found& found) {
    std::vector<Phrase> names;
    for (const StrategyAppraisal* one : found) names.push_back(strategy_name(subject, one->strategy));
    return joined(names, "; ");
}

/// `2 of 5 (Everything at once; Step by step)`, `all 4`, `both`, `neither`, `none of 4`; of one only, its name.
Phrase share_words(const Case& subject, const Found& some, std::size_t all) {
    Phrase words;
    if (some.size() == 1 && all == 1) return names_of(subject, some);
    if (some.size() == all && all == 2) return words << "both";
    if (some.size() == all && all > 2) return words << "all " << std::to_string(all);
    if (some.empty() && all == 2) return words << "neither";
    if (some.empty()) return words << "none of " << std::to_string(all);
    words << std::to_string(some.size()) << " of " << std::to_string(all);
    if (some.size() <= 4) words << " (" << names_of(subject, some) << ")";
    return words;
}

Phrase signing_sentence(const Case& subject, const Found& all) {
    const Found agreed =
        those(all, [&](const auto& one) { return subject.strategies[one.strategy].agreement.has_value(); });
    Phrase words;
    if (agreed.empty()) return words << "No strategy is an agreement that anyone is asked to sign.";
    const Found signable = those(agreed, [](const auto& one) { return one.signing.signable; });
    if (agreed.size() == 1)
        return words << "The agreement proposed, " << names_of(subject, agreed)
                     << (signable.empty() ? ", could not" : ", could") << " be signed by every party needed.";
    return words << "Of the agreements proposed, " << share_words(subject, signable, agreed.size())
                 << " could be signed by every party needed.";
}

Phrase holding_sentence_of_one(const Case& subject, const StrategyAppraisal& found) {
    const std::size_t held = concepts_held(found);
    Phrase words("Once reached, ");
    words << strategy_name(subject, found.strategy);
    if (any_open(found)) {
        if (held == 0)
            return words << " is not known to persist under any stability concept: some of this is undecided.";
        return words << " would persist unless someone acts, under " << concept_names(found.holds)
                     << "; some of the rest is undecided.";
    }
    if (held == 0) return words << " would persist under none of the five stability concepts.";
    words << " would persist unless someone acts, under ";
    if (held == concepts.size()) return words << "all five stability concepts.";
    return words << in_words(held) << " of five stability concepts (" << concept_names(found.holds) << ").";
}

Phrase holding_sentence(const Case& subject, const Found& all) {
    if (all.size() == 1) return holding_sentence_of_one(subject, *all.front());
    const Found all_five = those(all, [](const auto& one) { return concepts_held(one) == concepts.size(); });
    const Found partly =
        those(all, [](const auto& one) { return concepts_held(one) > 0 && concepts_held(one) < concepts.size(); });
    Phrase words;
    const Found open = those(all, [](const auto& one) { return any_open(one); });
    const auto and_open = [&] {
        if (!open.empty())
            words << " For " << names_of(subject, open) << " some of this could not be settled: undecided.";
        return words;
    };
    if (all_five.empty() && partly.empty() && open.empty())
        return words << "Once reached, " << share_words(subject, all_five, all.size())
                     << " would persist under any of the five stability concepts.";
    words << "Once reached, " << share_words(subject, all_five, all.size())
          << " would persist unless someone acts, under all five stability concepts";
    if (!partly.empty()) words << "; " << share_words(subject, partly, all.size()) << " under some of them";
    words << ".";
    return and_open();
}

Phrase keeping_sentence(const Case& subject, const Found& all) {
    const Found planned = those(all, [](const auto& one) { return one.plan.has_value(); });
    const Found kept = those(planned, [](const auto& one) { return one.plan->self_enforcing; });
    const Found stopped = those(planned, [](const auto& one) { return one.plan->stops_at.has_value(); });
    Phrase words;
    if (planned.empty()) return words;
    if (planned.size() == 1)
        words << "The steps of " << names_of(subject, planned) << (kept.empty() ? " would not" : " would")
              << " be carried out to the end as written";
    else
        words << "Of those with steps to carry out, " << share_words(subject, kept, planned.size())
              << " would be carried out to the end as written";
    std::vector<Phrase> stops;
    for (const StrategyAppraisal* one : stopped) {
        Phrase stop = strategy_name(subject, one->strategy);
        stop << " (" << stop_words(*one->plan);
        if (one->plan->stopped_by) stop << ", " << party_name(subject, *one->plan->stopped_by);
        stop << ")";
        stops.push_back(std::move(stop));
    }
    if (!stops.empty() && stops.size() <= 4) words << ". Stopping earlier: " << joined(stops, "; ");
    return words << ".";
}

Phrase together_sentence(const Case& subject, const Found& all) {
    const Found whole = those(all, [](const auto& one) {
        return one.signing.signable && concepts_held(one) == concepts.size() && one.keeps().value_or(false);
    });
    Phrase words;
    const bool asked = std::any_of(all.begin(), all.end(), [](const auto* one) { return one->plan.has_value(); });
    if (!asked) return words;
    if (whole.empty())
        return words << "No strategy would do all three: be signed, persist under all five concepts, be carried out.";
    return words << "All three at once, signed, persisting under all five concepts and carried out: "
                 << names_of(subject, whole) << ".";
}

bool no_group_loses(const Space& space, const std::vector<PartyIndex>& groups, const std::vector<Decimal>& values) {
    return std::all_of(groups.begin(), groups.end(), [&](PartyIndex group) {
        return against_status_quo(space, group, values[group]).value_or(0) >= 0;
    });
}

Phrase unharmed_words(const Case& subject, const Found& unharmed, std::size_t all, const char* where) {
    Phrase words;
    if (unharmed.empty())
        return words << "some affected group is worse off than in the status quo " << where << "each of them";
    return words << "no affected group is worse off than in the status quo " << where
                 << share_words(subject, unharmed, all);
}

Phrase affected_sentence(const Space& space, const Found& all) {
    const std::vector<PartyIndex> groups = affected_groups(space.subject());
    Phrase words;
    if (groups.empty() || !space.status_quo()) return words;
    const Found at_end = those(all, [&](const auto& one) { return no_group_loses(space, groups, one.values); });
    const Found at_stop = those(all, [&](const auto& one) { return no_group_loses(space, groups, one.values_at_stop); });
    words << "By analysts' estimates, " << unharmed_words(space.subject(), at_end, all.size(), "at the end of ");
    if (at_stop != at_end)
        words << "; where the steps stop, " << unharmed_words(space.subject(), at_stop, all.size(), "in ");
    return words << ".";
}

struct SameEverywhere {
    std::size_t same = 0;
    std::size_t all = 0;
};

void count_verdict(SameEverywhere& count, bool same) {
    ++count.all;
    count.same += same ? 1 : 0;
}

/// Verdicts on strategies (sign, hold under each concept, keep) that come out the same in every reading.
SameEverywhere strategy_agreement(Appraiser& appraiser) {
    SameEverywhere count;
    for (const StrategyAppraisal& found : appraiser.strategies()) {
        bool sign = true;
        bool keep = true;
        std::array<bool, concepts.size()> hold;
        hold.fill(true);
        for (std::size_t r = 0; r < appraiser.reading_count(); ++r) {
            const auto* other = counterpart(appraiser.reading(r), appraiser.subject().strategies[found.strategy].id);
            sign = sign && other != nullptr && other->signing.signable == found.signing.signable;
            keep = keep && other != nullptr && other->keeps() == found.keeps();
            for (std::size_t k = 0; k < concepts.size(); ++k)
                hold[k] = hold[k] && other != nullptr && other->holding(k) == found.holding(k);
        }
        count_verdict(count, sign);
        for (const bool same : hold) count_verdict(count, same);
        if (found.plan) count_verdict(count, keep);
    }
    return count;
}

SameEverywhere claim_agreement(Appraiser& appraiser) {
    SameEverywhere count;
    for (const ClaimAppraisal& found : appraiser.claims()) {
        bool same = true;
        for (std::size_t r = 0; r < appraiser.reading_count(); ++r) {
            const auto* other = claim_counterpart(appraiser.reading(r), appraiser.subject().claims[found.claim].id);
            same = same && other != nullptr && other->holds == found.holds && other->undecided == found.undecided;
        }
        count_verdict(count, same);
    }
    return count;
}

/// What signing turns on: conditions, in the same words for every party.
Phrase signing_gap(const Case& subject, const Signing& signing) {
    std::vector<Phrase> gaps;
    for (const ConsentRow& row : signing.rows) {
        if (row.consents || signing.signable) continue;
        Phrase gap = party_name(subject, row.party);
        if (row.cardinal) gap << " valuing it " << amount(row.deficit) << " higher, or no deal as much lower";
        gaps.push_back(std::move(gap));
    }
    Phrase words;
    if (!gaps.empty()) words << "signing turns on " << list_of(gaps);
    return words;
}

Phrase keeping_gap(const Case& subject, const Plan& plan) {
    Phrase words;
    if (!plan.stops_at || !plan.stopped_by) return words;
    words << "carrying it out turns on " << party_name(subject, *plan.stopped_by) << " " << stop_words(plan);
    for (const SlackRow& row : plan.slack)
        if (row.after == *plan.stops_at && row.party == *plan.stopped_by && row.slack.sign() < 0)
            words << " (going on worth " << size_of_gap(row.slack.to_double()) << " less than stopping)";
    return words;
}

/// Nothing for a strategy that nobody signs and nobody carries out.
Phrase gap_words(const Case& subject, const StrategyAppraisal& found) {
    Phrase words;
    if (!subject.strategies[found.strategy].agreement) return words;
    words = signing_gap(subject, found.signing);
    const Phrase keeping = found.plan ? keeping_gap(subject, *found.plan) : Phrase();
    if (!keeping.empty()) words << (words.empty() ? "" : "; ") << keeping;
    if (words.empty() && found.plan && found.plan->margin)
        words << "every slack on the way is at least " << amount(found.plan->margin->to_double());
    return words;
}

/// Which strategies a reading sees otherwise, and how many claims.
Phrase reading_effect(Appraiser& appraiser, Appraiser& reading) {
    const Case& subject = appraiser.subject();
    std::vector<Phrase> changed;
    for (const StrategyAppraisal& found : appraiser.strategies()) {
        const auto* other = counterpart(reading, subject.strategies[found.strategy].id);
        if (other == nullptr || !differences(found, reading.space(), *other).empty())
            changed.push_back(strategy_name(subject, found.strategy));
    }
    std::size_t claims = 0;
    for (const ClaimAppraisal& found : appraiser.claims()) {
        const auto* other = claim_counterpart(reading, subject.claims[found.claim].id);
        if (other == nullptr || other->holds != found.holds || other->undecided != found.undecided) ++claims;
    }
    Phrase words;
    if (changed.empty() && claims == 0) return words << ", every verdict is the same";
    words << ", verdicts differ on: ";
    if (!changed.empty()) words << joined(changed, "; ");
    if (claims > 0) words << (changed.empty() ? "" : "; and on ") << counted(claims, "claim", "claims");
    return words;
}

}  // namespace

std::vector<Phrase> answer_words(Appraiser& appraiser) {
    const Case& subject = appraiser.subject();
    const Found all = proposals(appraiser);
    std::vector<Phrase> sentences;
    if (all.empty()) return persisting_words(appraiser, persisting_states(appraiser, 8));
    for (Phrase& sentence : std::vector<Phrase>{signing_sentence(subject, all), holding_sentence(subject, all),
                                                keeping_sentence(subject, all), together_sentence(subject, all),
                                                affected_sentence(appraiser.space(), all)})
        if (!sentence.empty()) sentences.push_back(std::move(sentence));
    return sentences;
}

std::vector<Phrase> sure_words(Appraiser& appraiser) {
    std::vector<Phrase> sentences;
    if (appraiser.reading_count() == 0) {
        sentences.emplace_back(
            appraiser.subject().reading.empty()
                ? "The case has one reading only, so nothing here says how far another analyst's would differ."
                : "One reading is in force, and nothing is compared with it here. The report of the case as written "
                  "compares it with every reading.");
        return sentences;
    }
    const std::size_t readings = appraiser.reading_count();
    const std::string others = readings == 1 ? "other reading" : std::to_string(readings) + " other readings";
    const SameEverywhere strategies = strategy_agreement(appraiser);
    const SameEverywhere claims = claim_agreement(appraiser);
    Phrase words;
    if (strategies.all == 0 && claims.all == 0)
        return {Phrase("Its readings are not asked about strategies or claims: it has none.")};
    words << std::to_string(strategies.same) << " of " << std::to_string(strategies.all)
          << " verdicts on strategies (sign, hold, keep) come out the same in the case as written and in its " << others;
    if (claims.all > 0)
        words << ", and " << std::to_string(claims.same) << " of " << std::to_string(claims.all)
              << " verdicts on claims";
    words << ".";
    sentences.push_back(std::move(words));
    sentences.emplace_back(
        "These are counts of assumption sets, not likelihoods; ranges count here with their middle value, and in "
        "scenarios with all of them "
        "(--scenarios N).");
    return sentences;
}

std::vector<Phrase> turning_words(Appraiser& appraiser) {
    const Case& subject = appraiser.subject();
    std::vector<Phrase> items;
    for (const StrategyAppraisal* found : proposals(appraiser)) {
        const Phrase gaps = gap_words(subject, *found);
        if (gaps.empty()) continue;
        Phrase item = strategy_name(subject, found->strategy);
        items.push_back(item << ": " << gaps << ".");
    }
    for (std::size_t r = 0; r < appraiser.reading_count(); ++r) {
        Phrase item("In the reading ");
        item << quoted(reading_name(subject, appraiser.reading(r).subject().reading));
        items.push_back(item << reading_effect(appraiser, appraiser.reading(r)) << ".");
    }
    return items;
}

}  // namespace irenic
