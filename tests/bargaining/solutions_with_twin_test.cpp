/// The solutions against their naive twin, on random cases. `IRENIC_RANDOM_CASES` says how many.
#include <gtest/gtest.h>

#include "bargaining/twin_comparison.hpp"

namespace irenic::testing {
namespace {

std::vector<PartyIndex> parties_at(const naive::Bargain& twin, const std::vector<std::size_t>& places) {
    std::vector<PartyIndex> found;
    for (const std::size_t k : places) found.push_back(twin.signatories[k]);
    return found;
}

void compare_solution(const Case& subject, const Frontier& frontier, const Zone& zone, SolutionKind kind,
                      const naive::Bargain& twin, std::map<std::string, std::uint64_t>& came_to) {
    const SolutionFound found = find_solution(kind, frontier, zone, subject.power);
    EXPECT_EQ(found.kind, kind);
    if (twin.zone.empty()) {
        EXPECT_TRUE(found.vectors.empty());
        ++came_to["empty zone"];
        return;
    }
    const naive::Bargain::Solution expected = twin.solution(kind);
    std::set<naive::Vector> optima;
    for (const std::size_t v : found.vectors) optima.insert(fractions(frontier.values(v)));
    EXPECT_EQ(optima, expected.optima);
    EXPECT_EQ(optima.size(), found.vectors.size());
    EXPECT_TRUE(std::is_sorted(found.vectors.begin(), found.vectors.end()));
    EXPECT_EQ(found.left_out, parties_at(twin, expected.left_out));
    std::vector<std::size_t> counting = twin.always_consent();
    std::erase_if(counting, [&](std::size_t k) {
        return std::find(expected.left_out.begin(), expected.left_out.end(), k) != expected.left_out.end();
    });
    EXPECT_EQ(found.parties, parties_at(twin, counting));
    if (optima.size() > 1) ++came_to["several optima"];
    if (!expected.left_out.empty()) ++came_to["left out"];
    if (counting.size() < twin.signatories.size()) ++came_to["not all count"];
    if (kind != SolutionKind::nash) return;
    EXPECT_EQ(found.gainers.size(), found.vectors.size());
    std::set<std::vector<PartyIndex>> sets;
    for (std::size_t k = 0; k < found.vectors.size(); ++k) {
        const auto gaining = twin.gainers(fractions(frontier.values(found.vectors[k])));
        EXPECT_EQ(found.gainers.at(k), parties_at(twin, {gaining.begin(), gaining.end()}));
        sets.insert(found.gainers.at(k));
        if (gaining.size() < counting.size()) ++came_to["not all gain"];
    }
    if (sets.size() > 1) ++came_to["several sets of gainers"];
}

TEST(SolutionsWithTwin, every_optimum_of_random_cases_is_found_by_every_rule) {
    std::map<std::string, std::uint64_t> came_to;
    constexpr std::uint64_t usual = 2500;
    std::uint64_t drawn = 0;
    for_random_cases(usual, random_talks, [&](const Case& subject) {
        for (const auto about : abouts(subject)) {
            const naive::Bargain twin(subject, about);
            const TalksResult talks = talks_about(subject, about);
            if (!talks.talks || twin.error || twin.table.empty()) continue;
            FrontierQuestion question;
            question.zone_only = ++drawn % 3 == 0;
            const Frontier::Result found = Frontier::find(subject, *talks.talks, question);
            if (!found.frontier) {
                ADD_FAILURE() << "no frontier";
                return;
            }
            const Zone zone = zone_of(*found.frontier, question);
            for (const SolutionRow& row : solution_rows)
                compare_solution(subject, *found.frontier, zone, row.kind, twin, came_to);
        }
    });
    if (HasFailure() || from_environment("IRENIC_RANDOM_CASES", usual) < usual) return;
    for (const char* outcome : {"empty zone", "several optima", "left out", "not all count", "not all gain"})
        EXPECT_GT(came_to[outcome], 100U) << outcome;
    EXPECT_GT(came_to["several sets of gainers"], 20U);
}

}  // namespace
}  // namespace irenic::testing
