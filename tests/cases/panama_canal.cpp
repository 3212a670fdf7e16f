// The Panama Canal talks of 1974: what is published about their points, and what going through all packages gives.
#include <gmpxx.h>

#include "cases/published.hpp"
#include "irenic/bargaining.hpp"

namespace irenic::testing {
namespace {

struct Panama {
    Panama()
        : folder(fs::path(IRENIC_SOURCE_DIR) / "cases" / "panama-canal-1974"),
          known(read_json(folder / "adjusted-winner.json")) {
        loaded = load_case((folder / "case.yaml").string());
        if (loaded.ok()) talks = *talks_about(subject(), common_agreement(subject())).talks;
    }
    [[nodiscard]] const Case& subject() const { return loaded.cases.front(); }

    fs::path folder;
    json known;
    Loaded loaded;
    Talks talks;
};

TEST(PanamaCanal, AdjustedWinnerIsTheDivisionThatIsPublished) {
    const Panama panama;
    ASSERT_TRUE(panama.loaded.ok());
    const AdjustedWinnerResult result = adjusted_winner(panama.subject(), panama.talks);
    ASSERT_TRUE(result.found);
    EXPECT_EQ(json(result.found->points), panama.known.at("points"));
    for (const AdjustedWinner::Item& item : result.found->items)
        EXPECT_EQ(item.share[0],
                  panama.known.at("share-of-the-united-states").at(panama.subject().options[item.option].id));
    EXPECT_EQ(result.found->items.size(), 10U);
    EXPECT_EQ(result.found->consents, (std::array<bool, 2>{true, true}));
}

TEST(PanamaCanal, UndividedPackagesAreWhatGoingThroughAllOfThemGives) {
    const Panama panama;
    ASSERT_TRUE(panama.loaded.ok());
    const Frontier::Result result = Frontier::find(panama.subject(), panama.talks);
    ASSERT_TRUE(result.frontier);
    const json& known = panama.known.at("undivided");
    EXPECT_EQ(result.frontier->size(), known.at("vectors"));
    mpz_class packages = 0;
    for (std::size_t vector = 0; vector < result.frontier->size(); ++vector)
        packages += mpz_class(result.frontier->package_count(vector));
    EXPECT_EQ(packages, known.at("packages").get<int>());
    const Zone zone = zone_of(*result.frontier);
    const auto points = [&](SolutionKind kind) {
        json found = json::array();
        for (const std::size_t vector : find_solution(kind, *result.frontier, zone, panama.subject().power).vectors) {
            json values = json::array();
            for (const std::int64_t units : result.frontier->values(vector))
                values.push_back(to_string(Decimal{units}));
            found.push_back(values);
        }
        return found;
    };
    EXPECT_EQ(points(SolutionKind::nash), json::array({known.at("nash")}));
    EXPECT_EQ(points(SolutionKind::kalai_smorodinsky), json::array({known.at("kalai-smorodinsky")}));
    EXPECT_EQ(points(SolutionKind::utilitarian), known.at("utilitarian"));
}

// The page says that each party divides a hundred points.
TEST(PanamaCanal, EachPartyHasAHundredPoints) {
    const Panama panama;
    ASSERT_TRUE(panama.loaded.ok());
    const PointTable table = *point_table(panama.subject(), panama.talks).table;
    for (std::size_t k = 0; k < 2; ++k) {
        std::int64_t sum = 0;
        for (const PointTable::Row& row : table.rows) sum += row.values[k][k].units;
        EXPECT_EQ(sum, 100 * Decimal::units_per_one);
    }
}

}  // namespace
}  // namespace irenic::testing
