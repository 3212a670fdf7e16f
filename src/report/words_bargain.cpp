#include <algorithm>

#include "report/bargain.hpp"
#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/words_deals.hpp"

namespace irenic {
namespace {

Decimal difference(std::int64_t value, std::int64_t from) { return {value - from}; }

/// `Upper Town 12 (+4)` for every signatory: what it has, and against no agreement.
Phrase gains_words(const Case& subject, const Bargain& found, std::span<const std::int64_t> values) {
    std::vector<Phrase> items;
    for (std::size_t k = 0; k < values.size(); ++k) {
        const std::int64_t without = found.talks->no_agreement[k].units;
        Phrase item = party_name(subject, found.talks->signatories[k]);
        items.push_back(item << " " << amount(Decimal{values[k]}) << " ("
                             << signed_amount(to_double(difference(values[k], without))) << ")");
    }
    return joined(items, ", ");
}

/// `0.5`, `1/3`; where the fraction is long, what it is about.
Phrase probability_words(const std::string& exact, double about) {
    constexpr std::size_t readable = 9;
    return {exact.size() <= readable ? exact : "about " + amount(about)};
}

}  // namespace

Phrase rule_words(const Case& subject, const Talks& talks) {
    const Consent& rule = talks.rule;
    Phrase words;
    if (rule.all) {
        const std::size_t count = talks.signatories.size();
        return words << (count == 1 ? "it must consent" : count == 2 ? "both must consent" : "all must consent");
    }
    if (rule.at_least > 0)
        words << "at least " << in_words(rule.at_least) << " of " << party_names(subject, rule.of) << " must consent";
    if (!rule.with.empty()) {
        if (rule.at_least > 0) words << ", and ";
        words << (rule.at_least > 0 ? "in any case " : "") << party_names(subject, rule.with)
              << (rule.at_least > 0 ? "" : " must consent");
    }
    return words.empty() ? Phrase("nobody must consent") : words;
}

std::vector<Phrase> talks_words(const Case& subject, const Bargain& found, const std::vector<AgreementIndex>& same) {
    const Talks& talks = *found.talks;
    std::vector<Phrase> sentences;
    Phrase about;
    if (same.empty())
        about << "The talks of all who own an option, against the status quo: ";
    else
        about << "The talks about " << agreements_named(subject, same)
              << (same.size() > 1
                      ? ", which are the same for signatories, rule, table and what each has without a deal: "
                      : ": ");
    about << party_names(subject, talks.signatories) << " would sign; " << rule_words(subject, talks) << ".";
    sentences.push_back(std::move(about));
    std::vector<Phrase> without;
    for (std::size_t k = 0; k < talks.signatories.size(); ++k) {
        Phrase one = party_name(subject, talks.signatories[k]);
        without.push_back(one << " " << amount(talks.no_agreement[k]) << " (" << without_words(talks.without_deal[k])
                              << ")");
    }
    sentences.push_back(Phrase("Without a deal each has: ") << joined(without, ", ") << ".");
    return sentences;
}

std::vector<Phrase> zone_words(const Case& subject, const Bargain& found) {
    const auto& on_table = found.frontier->packages_on_table();
    std::vector<Phrase> sentences;
    Phrase words;
    if (on_table && *on_table == "1")
        words << "One package is on the table";
    else if (on_table)
        words << grouped(*on_table) << " packages are on the table";
    else
        words << "How many packages are on the table is not counted: options depend on each other too much";
    if (!found.zone.empty) {
        words << ". ";
        if (!found.zone.size)
            words << "Some are in the zone, where the rule is met; how many is not counted.";
        else
            words << (*found.zone.size == "1" ? "One is" : grouped(*found.zone.size) + " are")
                  << " in the zone, where the rule is met.";
        return {words};
    }
    words << ". The zone is empty: none of them meets the rule.";
    sentences.push_back(std::move(words));
    if (!found.nearest) return sentences;
    std::vector<Phrase> gaps;
    for (const auto& [party, gap] : found.nearest->lacking) {
        Phrase one = party_name(subject, party);
        gaps.push_back(one << " lacks " << amount(gap));
    }
    const std::vector<Levels> packages = found.frontier->packages(found.nearest->vector, 1);
    Phrase nearest("Nearest to it comes ");
    if (!packages.empty())
        nearest << package_words(subject, *found.talks, packages.front()) << " ("
                << code(state_name(subject, packages.front())) << "): ";
    nearest << list_of(gaps) << ".";
    if (gaps.size() > 1)
        nearest << " (Nearest: the fewest parties lack something, and then the least in sum, which adds up values of "
                   "different parties.)";
    else
        nearest << " (Nearest: the fewest parties lack something, and then the least.)";
    sentences.push_back(std::move(nearest));
    return sentences;
}

Phrase frontier_words(const Case& subject, const Bargain& found) {
    const Frontier& frontier = *found.frontier;
    Phrase words;
    const std::string count = grouped(std::to_string(frontier.size()));
    const bool one = frontier.size() == 1;
    if (frontier.size() == 0) return words << "There is nothing on the frontier of the zone: the zone is empty.";
    words << "On the frontier" << (found.question.frontier.zone_only ? " of the zone" : "") << (one ? " is " : " are ")
          << count << (one ? " combination" : " combinations")
          << " of values: what no package on the table betters for one signatory without harm to another.";
    if (frontier.exact()) return words;
    words << " Not all are listed: a package that is not listed can be better than one that is, by at most ";
    std::vector<Phrase> shares;
    for (std::size_t k = 0; k < found.talks->signatories.size(); ++k) {
        Phrase share(amount(frontier.guarantee()[k]));
        shares.push_back(share << " for " << party_name(subject, found.talks->signatories[k]));
    }
    return words << list_of(shares) << ".";
}

std::vector<Phrase> solution_words(const Case& subject, const Bargain& found, const SolutionFound& solution) {
    constexpr std::size_t listed = 3;
    std::vector<Phrase> optima;
    for (std::size_t k = 0; k < std::min(listed, solution.vectors.size()); ++k) {
        const std::size_t v = solution.vectors[k];
        Phrase words;
        const std::vector<Levels> packages = found.frontier->packages(v, 1);
        if (!packages.empty())
            words << package_words(subject, *found.talks, packages.front()) << " ("
                  << code(state_name(subject, packages.front())) << ")";
        const std::string count = found.frontier->package_count(v);
        if (count != "1") words << ", one of " << grouped(count) << " with these values";
        words << ": " << gains_words(subject, found, found.frontier->values(v)) << ".";
        optima.push_back(std::move(words));
    }
    if (solution.vectors.size() > listed)
        optima.push_back(Phrase("… and ") << std::to_string(solution.vectors.size() - listed) << " more that this rule "
                                          << "ranks alike.");
    return optima;
}

Phrase lottery_words(const Case& subject, const Bargain& found, const Lottery& lottery) {
    if (lottery.shares.empty()) return {"None was settled."};
    std::vector<Phrase> shares;
    for (const Lottery::Share& share : lottery.shares) {
        const std::vector<Levels> packages = found.frontier->packages(share.vector, 1);
        Phrase one;
        if (lottery.shares.size() > 1) one << probability_words(share.probability, share.about) << " for ";
        if (!packages.empty())
            one << package_words(subject, *found.talks, packages.front()) << " ("
                << code(state_name(subject, packages.front())) << ")";
        shares.push_back(std::move(one));
    }
    Phrase words(lottery.shares.size() == 1 ? "" : "Chances: ");
    words << (lottery.shares.size() == 1 ? Phrase("One package, and no lot: ") << shares.front() : joined(shares, "; "))
          << ". On average ";
    std::vector<Phrase> averages;
    for (std::size_t k = 0; k < lottery.averages.size(); ++k) {
        Phrase one = party_name(subject, found.talks->signatories[k]);
        averages.push_back(one << " " << amount(lottery.averages[k].about));
    }
    words << joined(averages, ", ") << ".";
    if (!lottery.exact)
        words << " Not proved best: another could be better by a factor of " << amount(1 + lottery.bound)
              << " of the mean of gains at most.";
    return words;
}

std::vector<Phrase> solution_remarks(const Case& subject, const Bargain& found) {
    std::vector<Phrase> remarks;
    if (!found.zone.settled)
        remarks.emplace_back(
            "Whether some consent to every package of the zone was not settled within the limits; their "
            "values are not counted.");
    const SolutionFound& first = found.solutions.front();
    if (first.parties.size() < found.talks->signatories.size())
        remarks.push_back(Phrase("Counted are the values of ")
                          << (first.parties.empty() ? Phrase("nobody") : party_names(subject, first.parties))
                          << ": those that consent to every package of the zone.");
    for (const SolutionFound& solution : found.solutions)
        if (!solution.left_out.empty())
            remarks.push_back(Phrase(solution_rows[static_cast<std::size_t>(solution.kind)].name)
                              << " leaves out " << party_names(subject, solution.left_out)
                              << ", which could gain nothing in the zone.");
    std::vector<Phrase> across;
    for (const SolutionRow& row : solution_rows)
        if (row.across_parties) across.emplace_back(row.name);
    remarks.push_back(
        list_of(across) << " compare values of different parties, which stand on scales of their own: they mean "
                           "something only to a reader who holds these scales to be alike.");
    return remarks;
}

Phrase at_table_words(const Case& subject, const Bargain& found, const StrategyAtTable& at) {
    Phrase words;
    if (!at.feasible) return words << "Its end is not feasible.";
    const auto tail = [&]() -> Phrase { return {at.agreed ? ", and in the zone." : ", and outside the zone."}; };
    if (!at.on_table)
        words << "Its end is not on the table of these talks";
    else if (at.vector)
        return words << "Its end is on the frontier" << tail();
    else
        words << "Its end is on the table, not on the frontier" << tail();
    if (!at.on_table) {
        constexpr std::size_t listed = 2;
        std::vector<Phrase> faults;
        for (const TableFault& fault : table_faults(subject, *found.talks, at.end))
            faults.push_back(fault_words(subject, found.talks->agreement, fault));
        const std::size_t more = faults.size() - std::min(listed, faults.size());
        faults.resize(faults.size() - more);
        if (more > 0) faults.push_back(counted(more, "more reason", "more reasons"));
        return words << (faults.empty() ? "" : ": ") << joined(faults, "; ") << ".";
    }
    if (!at.better) return words;
    const auto values = found.frontier->values(*at.better);
    std::vector<Phrase> gains;
    for (std::size_t k = 0; k < values.size(); ++k) {
        const std::int64_t more = values[k] - at.values[k].units;
        if (more <= 0) continue;
        Phrase gain = party_name(subject, found.talks->signatories[k]);
        gains.push_back(gain << " (" << signed_amount(to_double(Decimal{more})) << ")");
    }
    const std::vector<Levels> packages = found.frontier->packages(*at.better, 1);
    if (packages.empty()) return words;
    return words << " Better for " << list_of(gains)
                 << ", and worse for no signatory, would be, for example, the same with "
                 << levels_set(subject, packages.front(), at.end) << ".";
}

}  // namespace irenic
