/// The tables of the field, where they are at hand, against what R's survfit and survreg found in them (derived_results.txt, which lies
/// beside them, and the description of the data).
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "irenic/calibration.hpp"
#include "irenic/casefile.hpp"

namespace irenic::testing {
namespace {

/// Named by IRENIC_PEACE_DATA, or in its usual place beside the sources.
std::filesystem::path folder() {
    const char* named = std::getenv("IRENIC_PEACE_DATA");
    if (named != nullptr && *named != '\0') return named;
    return std::filesystem::path(IRENIC_SOURCE_DIR).parent_path() / "shared" / "data" / "peace";
}

std::optional<Calibration> calibration_of(const std::string& file, const SpellColumns& columns) {
    std::ifstream stream(folder() / file, std::ios::binary);
    if (!stream) return {};
    std::ostringstream text;
    text << stream.rdbuf();
    const Table table = read_table(text.str(), file);
    EXPECT_TRUE(table.sound);
    return calibrate(spells_of(table.rows, table.lines, columns), {});
}

struct Share {
    double years;
    double best, low, high;
};

/// The figures are rounded to three places.
void expect_shares(const GroupCalibration& group, const std::vector<Share>& known) {
    SCOPED_TRACE(group.name);
    for (const Share& row : known) {
        const Estimate found = group.curve.at(row.years * days_in(TimeUnit::years)).value();
        EXPECT_NEAR(found.best, row.best, 0.00051);
        if (row.low == 0) continue;
        EXPECT_NEAR(*found.low, row.low, 0.00051);
        EXPECT_NEAR(*found.high, row.high, 0.00051);
    }
}

TEST(PublishedTables, peace_agreements_of_ucdp_last_as_another_program_found) {
    SpellColumns columns;
    columns.start = "pa_date";
    columns.end = "duration";
    columns.event = "ended";
    columns.ended = {"True"};
    columns.still = {"NA", "False"};
    columns.censor = "2021-12-31";
    columns.group = "pa_type";
    const auto found = calibration_of("ucdp_peace_agreements_22.1.csv", columns);
    if (!found) GTEST_SKIP() << "the table is not here; IRENIC_PEACE_DATA may name its folder";
    EXPECT_EQ(found->counted.rows, 374U);
    EXPECT_EQ(found->all.spells, 368U);
    EXPECT_EQ(found->all.ended, 128U);
    ASSERT_EQ(found->counted.left_out.size(), 2U);  // 5 ended without a date, 1 before it began
    EXPECT_EQ(found->counted.left_out[0].rows + found->counted.left_out[1].rows, 6U);
    expect_shares(found->all, {{0.25, 0.899, 0.869, 0.931},
                               {0.5, 0.848, 0.812, 0.885},
                               {1, 0.791, 0.750, 0.833},
                               {2, 0.738, 0.695, 0.785},
                               {5, 0.683, 0.637, 0.733},
                               {10, 0.647, 0.599, 0.698}});
    ASSERT_EQ(found->groups.size(), 3U);
    expect_shares(found->groups[0], {{0.25, 0.935, 0.882, 0.992},
                                     {0.5, 0.870, 0.798, 0.949},
                                     {1, 0.831, 0.752, 0.919},
                                     {2, 0.818, 0.736, 0.909},
                                     {5, 0.792, 0.706, 0.888},
                                     {10, 0.792, 0.706, 0.888}});
    expect_shares(found->groups[1], {{0.25, 0.908, 0.870, 0.948},
                                     {0.5, 0.870, 0.825, 0.917},
                                     {1, 0.797, 0.744, 0.854},
                                     {2, 0.743, 0.686, 0.805},
                                     {5, 0.686, 0.625, 0.753},
                                     {10, 0.633, 0.570, 0.704}});
    expect_shares(found->groups[2], {{0.25, 0.845, 0.771, 0.926},
                                     {0.5, 0.774, 0.689, 0.869},
                                     {1, 0.738, 0.650, 0.838},
                                     {2, 0.653, 0.559, 0.764},
                                     {5, 0.574, 0.476, 0.693},
                                     {10, 0.546, 0.447, 0.667}});
    const WeibullFit& fit = *found->all.weibull.fit;
    EXPECT_NEAR(fit.shape.best, 0.332, 0.0005);
    EXPECT_NEAR(fit.scale.best / days_in(TimeUnit::years), 197.3, 0.05);
    const std::vector<double> days{30, 77, 217.5, 692, 1789.3};
    ASSERT_EQ(found->all.days_to_end.size(), days.size());
    for (std::size_t k = 0; k < days.size(); ++k) EXPECT_NEAR(found->all.days_to_end[k], days[k], 0.05);
    EXPECT_LT(fit.aic, found->all.exponential.aic);
}

TEST(PublishedTables, cease_fires_of_fortna_last_as_another_program_found) {
    SpellColumns columns;
    columns.duration = "X_t";
    columns.entry = "X_t0";
    columns.event = "X_d";
    columns.group = "outcome";
    const auto found = calibration_of("fortna_pk_pkept_old.csv", columns);
    if (!found) GTEST_SKIP() << "the table is not here; IRENIC_PEACE_DATA may name its folder";
    EXPECT_EQ(found->all.spells, 193U);
    EXPECT_EQ(found->all.ended, 85U);
    expect_shares(found->all,
                  {{1, 0.783, 0, 0}, {2, 0.713, 0, 0}, {5, 0.567, 0, 0}, {10, 0.524, 0, 0}, {20, 0.422, 0, 0}});
    ASSERT_EQ(found->groups.size(), 4U);
    expect_shares(found->groups[0], {{1, 1.000, 0, 0}, {5, 0.868, 0, 0}});
    expect_shares(found->groups[1], {{1, 0.871, 0, 0}, {5, 0.645, 0, 0}});
    expect_shares(found->groups[2], {{1, 0.550, 0, 0}, {5, 0.285, 0, 0}});
    expect_shares(found->groups[3], {{1, 0.795, 0, 0}, {5, 0.564, 0, 0}});
    for (const GroupCalibration& group : found->groups) EXPECT_TRUE(group.weibull.fit.has_value()) << group.name;
}

}  // namespace
}  // namespace irenic::testing
