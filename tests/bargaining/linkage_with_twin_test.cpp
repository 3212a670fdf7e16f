/// Linkage against its naive twin, on random cases. `IRENIC_RANDOM_CASES` says how many.
#include <map>

#include <gtest/gtest.h>

#include "bargaining/naive_signing.hpp"
#include "irenic/bargaining.hpp"
#include "keeping/random_agreement.hpp"

namespace irenic::testing {
namespace {

using Closure = std::map<Levels, std::uint32_t, ByRawCode>;

/// What the definitions give, for one strategy.
struct Expected {
    Expected(const Case& subject, StrategyIndex strategy)
        : twin(subject, strategy), package(naive::end_state(subject, strategy)), small(twin.closure(1)) {
        const Levels start = naive::status_quo(subject);
        if (package == start) degree = 0;
        for (std::uint32_t size = 1; size <= subject.issues.size() && !degree; ++size) {
            const Closure closure = size == 1 ? small : twin.closure(size);
            if (const auto at = closure.find(package); at != closure.end()) {
                degree = size;
                deals = at->second;
            }
        }
        const std::vector<Levels> all = naive::all_levels(subject);
        for (const auto& [from, taken] : small)
            if (std::none_of(all.begin(), all.end(), [&](const Levels& to) { return twin.is_deal(from, to, 1); }))
                ends.push_back(from);
    }
    naive::Deals twin;
    Levels package;
    Closure small;
    std::optional<std::uint32_t> degree;
    std::uint32_t deals = 0;
    std::vector<Levels> ends;
};

std::size_t issues_between(const Case& subject, const Levels& from, const Levels& to) {
    std::size_t count = 0;
    for (const Issue& issue : subject.issues)
        for (const OptionIndex o : issue.options)
            if (from[o] != to[o]) {
                ++count;
                break;
            }
    return count;
}

void compare_losses(const Case& subject, StrategyIndex strategy, const Levels& from, const Levels& to,
                    const std::vector<Loss>& losses) {
    auto loss = losses.begin();
    for (const PartyIndex i : naive::signatories(subject, strategy)) {
        const mpq_class by = naive::value(subject, i, from) - naive::value(subject, i, to);
        if (by <= 0) continue;
        ASSERT_NE(loss, losses.end());
        EXPECT_EQ(loss->party, i);
        EXPECT_EQ(naive::fraction(loss->by), by);
        ++loss;
    }
    EXPECT_EQ(loss, losses.end());
}

void compare_end(const Case& subject, const Space& space, const Expected& expected, StrategyIndex strategy,
                 const DealsEnd& end) {
    const Levels from = space.levels(end.state);
    EXPECT_EQ(end.issues.size(), issues_between(subject, from, expected.package));
    for (const IssueAlone& alone : end.issues) {
        Levels to = from;
        for (const OptionIndex o : subject.issues[alone.issue].options) to[o] = expected.package[o];
        EXPECT_NE(to, from);
        EXPECT_EQ(alone.comes == IssueAlone::Comes::deal, expected.twin.is_deal(from, to, 1));
        bool within_reach = true;
        for (OptionIndex o = 0; o < to.size(); ++o)
            within_reach = within_reach && naive::can_become(subject, o, from[o], to[o]);
        EXPECT_EQ(alone.comes == IssueAlone::Comes::off_table, !(within_reach && expected.twin.on_table(to)));
        EXPECT_EQ(alone.faults.empty(), alone.comes != IssueAlone::Comes::off_table);
        if (alone.comes != IssueAlone::Comes::off_table) compare_losses(subject, strategy, from, to, alone.losses);
    }
}

void compare_reasons(const Case& subject, const Space& space, const Expected& expected, const Linkage& found) {
    EXPECT_EQ(found.faults.empty(), expected.degree || expected.twin.on_table(expected.package));
    if (!expected.degree) {
        compare_losses(subject, found.strategy, naive::status_quo(subject), expected.package, found.harmed);
        EXPECT_TRUE(!found.faults.empty() || !found.harmed.empty() || found.helps_nobody);
    }
    if (found.degree == 0U || found.degree == 1U) return;
    EXPECT_EQ(space.levels(found.at_status_quo.state), naive::status_quo(subject));
    compare_end(subject, space, expected, found.strategy, found.at_status_quo);
    std::size_t nearest = 0;
    for (const DealsEnd& end : found.ends) {
        const Levels levels = space.levels(end.state);
        EXPECT_NE(std::find(expected.ends.begin(), expected.ends.end(), levels), expected.ends.end());
        EXPECT_GE(issues_between(subject, levels, expected.package), nearest);
        nearest = issues_between(subject, levels, expected.package);
        compare_end(subject, space, expected, found.strategy, end);
    }
}

std::string compare_linkage(const Case& subject, const Space& space, const Linkage& found) {
    const Expected expected(subject, found.strategy);
    EXPECT_FALSE(found.undecided);
    EXPECT_EQ(found.degree, expected.degree);
    EXPECT_EQ(found.reached_states, expected.small.size());
    EXPECT_EQ(found.end_states, expected.ends.size());
    EXPECT_FALSE(expected.ends.empty());
    std::size_t row = 0;
    for (const PartyIndex i : naive::signatories(subject, found.strategy)) {
        if (row >= found.gains.size()) break;
        const LinkageGain& gain = found.gains[row++];
        EXPECT_EQ(gain.party, i);
        mpq_class best = naive::value(subject, i, expected.ends.front());
        for (const Levels& end : expected.ends) best = std::max(best, naive::value(subject, i, end));
        EXPECT_EQ(naive::fraction(gain.by_small_deals), best);
        EXPECT_EQ(naive::fraction(*gain.gain), naive::value(subject, i, expected.package) - best);
    }
    EXPECT_EQ(row, naive::signatories(subject, found.strategy).size());
    compare_reasons(subject, space, expected, found);
    if (!found.degree) return "none";
    EXPECT_EQ(found.path.size(), expected.deals + 1U);
    EXPECT_EQ(space.levels(found.path.front()), naive::status_quo(subject));
    EXPECT_EQ(space.levels(found.path.back()), expected.package);
    for (std::size_t k = 1; k < found.path.size(); ++k)
        EXPECT_TRUE(expected.twin.is_deal(space.levels(found.path[k - 1]), space.levels(found.path[k]), *found.degree));
    return "degree " + std::to_string(*found.degree);
}

/// A random case with two more strategies, without an agreement, that end where deals of any size lead, if they lead anywhere.
Case random_links(Random& random) {
    Case subject = random_agreement(random);
    if (!naive::feasible(subject, naive::status_quo(subject))) return subject;
    Strategy strategy = subject.strategies[1];
    const auto closure = naive::Deals(subject, 1).closure(static_cast<std::uint32_t>(subject.issues.size()));
    for (int more = 0; more < 2; ++more) {
        auto at = closure.begin();
        std::advance(at, random.below(static_cast<std::uint32_t>(closure.size())));
        strategy.target.clear();
        for (OptionIndex o = 0; o < at->first.size(); ++o) strategy.target.push_back({o, at->first[o]});
        subject.strategies.push_back(strategy);
    }
    return subject;
}

TEST(LinkageWithTwin, degrees_gains_paths_and_reasons_are_those_of_the_definition_in_random_cases) {
    std::map<std::string, std::uint64_t> came_to;
    std::uint64_t drawn = 0;
    constexpr std::uint64_t usual = 2000;
    for_random_cases(usual, random_links, [&](const Case& subject) {
        const Space::Build build = Space::build(subject);
        if (!build.ok() || !build.space->status_quo()) return;
        // The third is without an agreement, as the fourth and `target` are: they share a table.
        std::vector<StrategyIndex> all;
        for (const auto k : {static_cast<StrategyIndex>(++drawn % subject.strategies.size()), StrategyIndex{2}})
            if (k < subject.strategies.size() && build.space->find(end_levels(subject, k)) &&
                (all.empty() || drawn % 3 == 0))
                all.push_back(k);
        const LinkageResult result = linkages(*build.space, all);
        EXPECT_TRUE(result.diagnostics.empty());
        ASSERT_EQ(result.linkages.size(), all.size());
        for (const Linkage& found : result.linkages) ++came_to[compare_linkage(subject, *build.space, found)];
    });
    for (const auto& [what, count] : came_to) RecordProperty(what, std::to_string(count));
    if (HasFailure() || from_environment("IRENIC_RANDOM_CASES", usual) < usual) return;
    for (const char* outcome : {"none", "degree 0", "degree 1", "degree 2", "degree 3"})
        EXPECT_GT(came_to[outcome], 20U) << outcome;
}

}  // namespace
}  // namespace irenic::testing
