#include "report/words_trust.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "report/names.hpp"
#include "report/numbers.hpp"

namespace irenic {
namespace {

struct Word {
    double below;  ///< shares up to here
    const char* word;
};

/// How many of the scenarios: no more is said.
constexpr std::array<Word, 6> counting{
    {{0.05, "hardly any"}, {0.2, "few"}, {0.45, "a minority"}, {0.55, "about half"}, {0.95, "most"}, {1, "nearly all"}}};

/// Intelligence Community Directive 203 (2015), first row; the scale never says 0 or 100 %.
constexpr std::array<Word, 7> likelihood{{{0.05, "almost no chance (1 to 5 %)"},
                                          {0.2, "very unlikely (5 to 20 %)"},
                                          {0.45, "unlikely (20 to 45 %)"},
                                          {0.55, "roughly even chance (45 to 55 %)"},
                                          {0.8, "likely (55 to 80 %)"},
                                          {0.95, "very likely (80 to 95 %)"},
                                          {1, "almost certain (95 to 99 %)"}}};

template <std::size_t N>
std::string word_for(const std::array<Word, N>& words, double share) {
    for (const Word& one : words)
        if (share <= one.below) return one.word;
    return words.back().word;
}

const Share* share_of(const StudyHead& head, const ReadingSummary& found, Finding::Kind kind, std::size_t strategy,
                      Concept stability = Concept::nash, PartyIndex party = none) {
    const auto finding = finding_about(head, kind, strategy, stability, party);
    const VerdictSummary* verdict = finding ? found.verdict(*finding) : nullptr;
    return verdict == nullptr || verdict->yes.of == 0 ? nullptr : &verdict->yes;
}

/// Who blocks most often: two at most, with their counts.
Phrase blocked_by(const StudyHead& head, const ReadingSummary& found, std::size_t strategy) {
    std::vector<std::pair<std::uint64_t, PartyIndex>> counts;
    for (PartyIndex party = 0; party < head.parties.size(); ++party) {
        const Share* share = share_of(head, found, Finding::Kind::blocks, strategy, Concept::nash, party);
        if (share != nullptr && share->hits > 0) counts.emplace_back(share->hits, party);
    }
    std::stable_sort(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<Phrase> names;
    for (std::size_t k = 0; k < std::min<std::size_t>(2, counts.size()); ++k) {
        Phrase one(name(label_of(head.parties[counts[k].second].name, head.parties[counts[k].second].id)));
        names.push_back(one << " (" << grouped(counts[k].first) << ")");
    }
    return names.empty() ? Phrase() : Phrase("most often without the consent of ") << list_of(names);
}

}  // namespace

std::string in_range(double value, double width) {
    const int places = width > 0 ? std::clamp(static_cast<int>(std::ceil(-std::log10(width / 100))), 0, 8) : 2;
    std::string text = fmt::format("{:.{}f}", std::fabs(value), places);
    if (places > 0) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.') text.pop_back();
    }
    return (value < 0 && text != "0" ? "\u2212" : "") + text;
}

std::optional<std::size_t> finding_about(const StudyHead& head, Finding::Kind kind, std::size_t strategy,
                                         Concept stability, PartyIndex party) {
    for (std::size_t k = 0; k < head.findings.size(); ++k) {
        const Finding& one = head.findings[k];
        if (one.kind == kind && one.strategy == strategy &&
            (kind != Finding::Kind::holds || one.stability == stability) &&
            (kind != Finding::Kind::blocks || one.party == party))
            return k;
    }
    return {};
}

std::vector<Disagreement> most_between_readings(const StudySummary& summary,
                                                const std::function<bool(const Disagreement&)>& wanted) {
    std::vector<Disagreement> some;
    std::copy_if(summary.disagreements.begin(), summary.disagreements.end(), std::back_inserter(some), wanted);
    std::stable_sort(some.begin(), some.end(), [](const Disagreement& a, const Disagreement& b) {
        return a.split.share_between() > b.split.share_between();
    });
    return some;
}

std::string grouped(std::uint64_t count) {
    std::string text = std::to_string(count);
    for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, "\u00A0");
    return text;
}

std::string percent(double share) {
    if (share > 0 && share < 0.005) return "below 1\u00A0%";
    if (share < 1 && share >= 0.995) return "over 99\u00A0%";
    return fmt::format("{:.0f}\u00A0%", share * 100);
}

std::string interval_words(const Share& share) {
    return fmt::format("{:.0f} to {:.0f}\u00A0%", std::floor(share.low * 100), std::ceil(share.high * 100));
}

std::string likelihood_word(const Share& share, Sampling sampling) {
    if (share.of == 0) return "";
    if (sampling == Sampling::probabilistic) return word_for(likelihood, share.value());
    if (share.hits == 0) return "none";
    return share.hits == share.of ? "all" : word_for(counting, share.value());
}

std::string share_words(const Share& share, Sampling sampling) {
    if (share.of == 0) return "not settled in any";
    const std::string word =
        sampling == Sampling::probabilistic ? ", " + likelihood_word(share, sampling) : std::string();
    if (share.hits == 0)
        return "none of " + grouped(share.of) + " (up to " + interval_words(share).substr(5) + word + ")";
    if (share.hits == share.of)
        return "all " + grouped(share.of) + fmt::format(" (at least {:.0f}\u00A0%", std::floor(share.low * 100)) +
               word + ")";
    return grouped(share.hits) + " of " + grouped(share.of) + " (" + percent(share.value()) + ", interval " +
           interval_words(share) + "; " + likelihood_word(share, sampling) + ")";
}

std::string short_share_cell(const Share& share) {
    if (share.of == 0) return "–";
    if (share.hits == 0) return "none";
    return share.hits == share.of ? "all" : percent(share.value());
}

std::string share_cell(const Share& share) {
    if (share.hits == 0 || share.hits == share.of) return short_share_cell(share);
    return fmt::format("{} ({:.0f} to {:.0f})", percent(share.value()), std::floor(share.low * 100),
                       std::ceil(share.high * 100));
}

Phrase assumption_words(const StudyHead& head, std::size_t assumption) {
    const Assumption& what = head.assumptions[assumption].what;
    if (what.words.empty() || what.words == what.id) return code(what.id);
    Phrase words(name(what.words));
    return words << " (" << code(what.id) << ")";
}

Phrase limit_words(const StudyHead& head, const Decides& decides, const Box& box, std::size_t input) {
    const BoxLimit& limit = box.limits[input];
    Phrase words = assumption_words(head, decides.assumptions[input]);
    if (!limit.kept.empty()) {
        std::vector<Phrase> kept;
        for (std::size_t c = 0; c < limit.kept.size(); ++c)
            if (limit.kept[c]) kept.emplace_back(code(decides.asked[input].categories[c]));
        return words << " is " << joined(kept, " or ");
    }
    const BoxLimit& whole = decides.whole[input];
    const double width = whole.high - whole.low;
    const bool least = limit.low > whole.low;
    const bool most = limit.high < whole.high;
    if (least && most)
        return words << " lies between " << in_range(limit.low, width) << " and " << in_range(limit.high, width);
    return words << (least ? " is at least " + in_range(limit.low, width)
                           : " is at most " + in_range(limit.high, width));
}

Phrase verdict_words(const StudyHead& head, const Finding& finding, bool yes) {
    const auto party = [&]() -> Piece {
        return name(label_of(head.parties[finding.party].name, head.parties[finding.party].id));
    };
    const std::string under =
        std::string(" (") + std::string(concepts[static_cast<std::size_t>(finding.stability)].name) + ")";
    switch (finding.kind) {
        case Finding::Kind::signable: return yes ? "it could be signed" : "it could not be signed";
        case Finding::Kind::blocks: return Phrase(party()) << (yes ? " does not consent" : " consents");
        case Finding::Kind::holds: return (yes ? "it would persist" : "somebody would leave it") + under;
        case Finding::Kind::leaves:
            return Phrase(party()) << (yes ? " would leave it" : " would not leave it") << under;
        case Finding::Kind::keeps: return yes ? "it is carried out to the end" : "it stops before its end";
        case Finding::Kind::claim: return yes ? "the claim holds" : "the claim fails";
        default: return code(finding.name);
    }
}

Phrase finding_name(const StudyHead& head, const Finding& finding) {
    if (finding.kind == Finding::Kind::claim) return code(head.claims[finding.claim].id);
    Phrase words(name(label_of(head.strategies[finding.strategy].name, head.strategies[finding.strategy].id)));
    if (finding.kind == Finding::Kind::sign_margin) return words << ": the margin of signing";
    if (finding.kind == Finding::Kind::keep_margin) return words << ": the margin of keeping";
    if (!is_verdict(finding.kind)) return words << ": " << code(finding.name);
    return words << ": " << verdict_words(head, finding, true);
}

std::vector<Phrase> decides_words(const StudyHead& head, const VerdictSummary& verdict) {
    if (!verdict.decides || !verdict.decides->problem.empty()) return {};
    const Decides& decides = *verdict.decides;
    const Phrase what = verdict_words(head, head.findings[verdict.finding], decides.yes);
    std::vector<Phrase> sentences;
    for (const FoundRegion& region : decides.regions) {
        // What is no clear line, or comes out otherwise in scenarios that were held back, is no finding.
        if (region.box.restricted.empty() || !region.dense) continue;
        std::vector<Phrase> limits;
        for (const std::size_t input : region.box.restricted)
            limits.push_back(limit_words(head, decides, region.box, input));
        Phrase words(sentences.empty() ? "Where " : "Otherwise where ");
        words << list_of(limits) << ": there " << what << " in " << percent(region.box.density)
              << " of the scenarios, and " << percent(region.box.coverage)
              << " of all scenarios in which that is so lie there";
        if (sentences.empty() && decides.hold_out && decides.hold_out->inside > 0)
            words << " (found in two thirds of the scenarios, and tried on the others: "
                  << percent(decides.hold_out->density) << " and " << percent(decides.hold_out->coverage) << ")";
        sentences.push_back(words << ".");
    }
    return sentences;
}

bool has_agreement(const StudyHead& head, const ReadingSummary& found, std::size_t strategy) {
    return share_of(head, found, Finding::Kind::keeps, strategy) != nullptr;
}

Phrase strategy_sure_words(const StudyHead& head, const ReadingSummary& found, std::size_t strategy) {
    const Share* signable = share_of(head, found, Finding::Kind::signable, strategy);
    const Share* holds = share_of(head, found, Finding::Kind::holds, strategy, Concept::seq);
    const Share* keeps = share_of(head, found, Finding::Kind::keeps, strategy);
    std::vector<Phrase> parts;
    if (signable != nullptr && keeps != nullptr) {
        Phrase part("it could be signed in ");
        part << share_words(*signable, head.sampling);
        const Phrase who = blocked_by(head, found, strategy);
        if (!who.empty()) part << ", " << who;
        parts.push_back(std::move(part));
    }
    if (holds != nullptr) parts.push_back(Phrase("it would persist (SEQ) in ") << share_words(*holds, head.sampling));
    if (keeps != nullptr) {
        Phrase part("it would be carried out to the end in ");
        part << share_words(*keeps, head.sampling);
        const auto stop = std::find_if(found.stops.begin(), found.stops.end(),
                                       [&](const StopCount& one) { return one.strategy == strategy; });
        if (stop != found.stops.end())
            part << ", most often stopped "
                 << (stop->after == 0 ? "before the first step" : "after step " + std::to_string(stop->after)) << " by "
                 << name(label_of(head.parties[stop->party].name, head.parties[stop->party].id)) << " ("
                 << grouped(stop->scenarios) << ")";
        parts.push_back(std::move(part));
    }
    return joined(parts, "; ") << ".";
}

Phrase study_words(const StudyHead& head, std::uint64_t scenarios, std::uint64_t failed) {
    Phrase words(grouped(scenarios));
    words << (scenarios == 1 ? " scenario" : " scenarios") << " of seed " << std::to_string(head.plan.seed) << ", "
          << designs[static_cast<std::size_t>(head.plan.design)].what << "; "
          << (failed == 0 ? std::string("none") : grouped(failed)) << " without an answer. ";
    return words << (head.sampling == Sampling::probabilistic
                         ? "The case says that its ranges are distributions, so shares are read as likelihoods."
                         : "These are shares of assumption sets, not likelihoods.");
}

const VerdictSummary* claim_over_scenarios(const Trust& trust, const std::string& claim) {
    const auto finding = trust.outcomes->head().find_finding("claim:" + claim);
    return finding ? trust.summary->readings.front().verdict(*finding) : nullptr;
}

std::optional<bool> meets_standard(const Trust& trust, const Claim& claim) {
    if (!claim.standard) return {};
    const auto finding = trust.outcomes->head().find_finding("claim:" + claim.id);
    const auto met = [&](const ReadingSummary& reading) {
        const VerdictSummary* verdict = finding ? reading.verdict(*finding) : nullptr;
        return verdict != nullptr && verdict->yes.of > 0 && verdict->unsettled == 0 &&
               static_cast<double>(verdict->yes.hits) >=
                   to_double(claim.standard->share) * static_cast<double>(verdict->yes.of);
    };
    const auto& readings = trust.summary->readings;
    return claim.standard->every_reading ? std::all_of(readings.begin(), readings.end(), met) : met(readings.front());
}

Phrase standard_words(const Trust& trust, const Claim& claim) {
    const auto met = meets_standard(trust, claim);
    if (!met) return {};
    Phrase words("Its standard of proof, ");
    words << (claim.standard->share.units == Decimal::units_per_one
                  ? std::string("all")
                  : "at least " + percent(to_double(claim.standard->share)))
          << " of the scenarios" << (claim.standard->every_reading ? " in every reading" : "") << ", is "
          << (*met ? toned("met ✓", Tone::good) : toned("not met ✗", Tone::bad));
    return words << ".";
}

Phrase claim_cell_over_scenarios(const VerdictSummary& verdict) {
    const Share& share = verdict.yes;
    if (share.of == 0) return toned("undecided ?", Tone::quiet);
    if (share.hits == share.of && verdict.unsettled == 0) return toned("holds ✓", Tone::good);
    if (share.hits == 0 && verdict.unsettled == 0) return toned("fails ✗", Tone::bad);
    return toned("depends ~", Tone::strong);
}

Phrase claim_sure_words(const StudyHead& head, const VerdictSummary& verdict) {
    const Share& share = verdict.yes;
    Phrase words("it holds in ");
    words << share_words(share, head.sampling);
    if (verdict.unsettled > 0) words << "; " << grouped(verdict.unsettled) << " could not be settled";
    if (!verdict.first_no.empty()) {
        words << (verdict.first_no.size() == 1 ? "; refuted in scenario " : "; refuted first in scenarios ");
        std::vector<Phrase> numbers;
        for (const std::uint64_t j : verdict.first_no) numbers.emplace_back(std::to_string(j));
        words << list_of(numbers);
    }
    return words << ".";
}

}  // namespace irenic
