// The checker of bargaining answers against the engine on random cases: it takes every answer, and none that is bent.
#include <gtest/gtest.h>

#include "bargaining/random_talks.hpp"
#include "irenic/bargaining.hpp"
#include "irenic/certificate.hpp"

namespace irenic::testing {
namespace {

using namespace certificate;

void accepts(const Finding& finding) {
    EXPECT_TRUE(finding.accepted) << finding.objection;
    EXPECT_FALSE(finding.in_part);
}

ByParty numbers(const Case& subject, const Talks& talks, std::span<const std::int64_t> units) {
    ByParty found;
    for (std::size_t k = 0; k < units.size(); ++k)
        found[subject.parties[talks.signatories[k]].id] = to_double(Decimal{units[k]});
    return found;
}

struct Answer {
    ClaimedFrontier frontier;
    ClaimedZone zone;
    std::vector<ClaimedSolution> solutions;
};

std::vector<std::string> ids(const Case& subject, const std::vector<PartyIndex>& parties) {
    std::vector<std::string> found;
    for (const PartyIndex i : parties) found.push_back(subject.parties[i].id);
    return found;
}

std::vector<std::string> names(const Table& table, const std::vector<Levels>& packages) {
    std::vector<std::string> found;
    for (const Levels& levels : packages) found.push_back(table.name(levels));
    return found;
}

/// As the engine would write it. Nothing where it has no answer.
std::optional<Answer> answer_of(const Case& subject, std::optional<AgreementIndex> about, const Table& table) {
    const TalksResult talks = talks_about(subject, about);
    EXPECT_EQ(talks.talks.has_value(), table.problem().empty()) << table.problem();
    if (!talks.talks) return {};
    const Frontier::Result result = Frontier::find(subject, *talks.talks);
    if (!result.frontier) return {};
    const Frontier& frontier = *result.frontier;
    Answer made;
    made.frontier.count = frontier.size();
    for (std::size_t v = 0; v < frontier.size(); ++v)
        made.frontier.rows.push_back({names(table, frontier.packages(v, 1000)), frontier.package_count(v),
                                      numbers(subject, *talks.talks, frontier.values(v)), frontier.in_zone(v)});
    const Zone zone = zone_of(frontier);
    made.zone = {frontier.packages_on_table().value(), zone.size.value(), zone.empty};
    for (const SolutionRow& row : solution_rows) {
        const SolutionFound found = find_solution(row.kind, frontier, zone, subject.power);
        ClaimedSolution& claim = made.solutions.emplace_back();
        claim.rule = row.id;
        claim.left_out = ids(subject, found.left_out);
        for (std::size_t k = 0; k < found.vectors.size(); ++k)
            for (const std::string& state : names(table, frontier.packages(found.vectors[k], 1000))) {
                const auto values = frontier.values(found.vectors[k]);
                std::vector<std::int64_t> gains(values.begin(), values.end());
                for (std::size_t i = 0; i < gains.size(); ++i) gains[i] -= talks.talks->no_agreement[i].units;
                claim.rows.push_back(
                    {state, numbers(subject, *talks.talks, values), numbers(subject, *talks.talks, gains), {}});
                if (!found.gainers.empty()) claim.rows.back().gainers = ids(subject, found.gainers[k]);
            }
        claim.count = std::to_string(claim.rows.size());
    }
    return made;
}

void take_as_it_is(const Table& table, const Answer& made) {
    accepts(check(table, made.frontier));
    accepts(check(table, made.zone));
    for (const ClaimedSolution& claim : made.solutions) accepts(check(table, made.frontier, claim));
}

/// One row less, a number bent, a package that is not best: refused each.
void refuse_when_bent(const Table& table, const Answer& made) {
    ClaimedFrontier frontier = made.frontier;
    frontier.rows.pop_back();
    --frontier.count;
    EXPECT_FALSE(check(table, frontier).accepted);
    frontier = made.frontier;
    frontier.rows.back().values.begin()->second += 0.5;
    EXPECT_FALSE(check(table, frontier).accepted);
    frontier = made.frontier;
    frontier.rows.front().in_zone = !frontier.rows.front().in_zone;
    EXPECT_FALSE(check(table, frontier).accepted);
    ClaimedZone zone = made.zone;
    zone.size += "0";
    EXPECT_EQ(check(table, zone).accepted, made.zone.size == "0" && zone.size == "0");
    for (const ClaimedSolution& right : made.solutions) {
        if (right.rows.empty()) continue;
        ClaimedSolution claim = right;
        claim.rows.pop_back();
        claim.count = std::to_string(claim.rows.size());
        EXPECT_FALSE(check(table, made.frontier, claim).accepted) << right.rule;
        for (const ClaimedVector& row : made.frontier.rows)
            for (const std::string& state : row.packages) {
                if (std::any_of(right.rows.begin(), right.rows.end(),
                                [&](const auto& best) { return best.state == state; }))
                    continue;
                claim = right;
                claim.rows.front().state = state;
                claim.rows.front().values = row.values;
                for (auto& [party, gain] : claim.rows.front().gains)
                    gain = row.values.at(party) - right.rows.front().values.at(party) + gain;
                EXPECT_FALSE(check(table, made.frontier, claim).accepted) << right.rule << " " << state;
            }
    }
}

TEST(BargainCheckerAtRandom, AgreesWithTheEngineAndRefusesWhatIsBent) {
    std::uint64_t answers = 0;
    constexpr std::uint64_t usual = 1500;
    for_random_cases(usual, random_talks, [&](const Case& subject) {
        for (const bool all : {true, false}) {
            if (!all && subject.agreements.empty()) continue;
            const auto about = all ? std::nullopt : std::optional<AgreementIndex>(0);
            const Table table(subject, about);
            const auto made = answer_of(subject, about, table);
            if (!made) continue;
            ++answers;
            take_as_it_is(table, *made);
            refuse_when_bent(table, *made);
        }
    });
    if (HasFailure() || from_environment("IRENIC_RANDOM_CASES", usual) < usual) return;
    EXPECT_GT(answers, usual / 2);
}

}  // namespace
}  // namespace irenic::testing
