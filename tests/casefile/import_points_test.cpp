// Tables of points: what becomes of rows and columns, and what is refused.
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "casefile/imports.hpp"

namespace irenic::testing {
namespace {

std::string example() {
    std::ifstream file(IRENIC_SOURCE_DIR "/tests/casefile/data/exchange/ferry.csv");
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

TEST(ImportPoints, RowsBecomeLevelsAndColumnsParties) {
    const Imported imported = import_points(example(), "tables/ferry.csv");
    ASSERT_EQ(imported.diagnostics.size(), 1U);
    EXPECT_EQ(
        first_of(imported),
        "note 0:0-0 no-reservation: nothing says what `Village of the south` has without an agreement: 0 is taken");
    EXPECT_EQ(
        imported.text,
        "# Read out of ferry.csv, a table of points.\n"
        "irenic: 1\n"
        "title: \"Points of ferry.csv\"\n"
        "\n"
        "sources:\n"
        "  file: {title: \"A table of points: ferry.csv\"}\n"
        "\n"
        "parties:\n"
        "  north: {source: file}\n"
        "  Village-of-the-south: {name: \"Village of the south\", source: file}\n"
        "\n"
        "# Each is decided by all together. Its first level is merely where the file begins: no status quo is meant.\n"
        "options:\n"
        "  toll:\n"
        "    by: [north, Village-of-the-south]\n"
        "    levels: [none, item-5]\n"
        "    labels: {item-5: \"5 %\"}\n"
        "    source: file\n"
        "  trips:\n"
        "    by: [north, Village-of-the-south]\n"
        "    levels: [two, four]\n"
        "    source: file\n"
        "\n"
        "preferences:\n"
        "  north:\n"
        "    - {graded: toll, values: {none: 40, item-5: 0}, source: file}\n"
        "    - {graded: trips, values: {two: 0.25, four: 25}, source: file}\n"
        "  Village-of-the-south:\n"
        "    - {graded: toll, values: {none: 0, item-5: 30.5}, source: file}\n"
        "    - {graded: trips, values: {two: 10, four: -2}, source: file}\n"
        "\n"
        "# What each has without an agreement. Nothing is said of what would be done.\n"
        "agreements:\n"
        "  talks:\n"
        "    signatories: [north, Village-of-the-south]\n"
        "    no-agreement:\n"
        "      north: 12\n"
        "      Village-of-the-south: 0  # nothing is said of it\n");
    EXPECT_TRUE(parse_case(imported.text, "case.yaml").ok());
}

TEST(ImportPoints, SemicolonsAndRowsOfAnIssueThatStandApartAreUnderstood) {
    const Imported imported = import_points("level;issue;p;q\nx;i;1;2\nx;j;3;4\ny;i;5;6\n", "t");
    ASSERT_TRUE(imported.sound);
    EXPECT_NE(imported.text.find("{graded: i, values: {x: 1, y: 5}, source: file}"), std::string::npos) << imported.text;
}

TEST(ImportPoints, MoreThan36LevelsAreRefused) {
    std::string table = "issue,level,p\n";
    for (int k = 0; k < 37; ++k) table += "x," + std::to_string(k) + ",1\n";
    EXPECT_EQ(first_of(import_points(table, "t")),
              "error 38:3-5 too-many-levels: the issue `x` has more than 36 levels | leave out levels that nobody "
              "would agree to, or take "
              "coarser ones");
}

TEST(ImportPoints, SaysWhatIsWrongAndWhere) {
    expect_refusals(
        import_points,
        {
            {"", "error 1:1-2 empty: the table is empty | its first row is `issue,level` and the names of the parties"},
            {"issue,level,p\n", "error 1:1-2 empty: the table has no issue | write a row for each level of each issue"},
            {"issue,p\nx,1\n",
             "error 1:1-8 missing-column: there is no column `level` | the first row is `issue,level` and the names of "
             "the parties"},
            {"issue,level\nx,y\n",
             "error 1:1-12 missing-column: there is no column of a party | the first row is `issue,level` and the "
             "names of the parties"},
            {"issue,level,p,p\nx,y,1,2\n",
             "error 1:15-16 duplicate-column: a second column is called `p` | keep one of them"},
            {"issue,level,\nx,y,1\n",
             "error 1:13-14 missing-name: this column has no name | name the party, or delete it"},
            {"issue,level,p\nx,,1\n",
             "error 2:1-5 missing-name: this row names no level | write the issue and the level in every row"},
            {"issue,level,p\n,y,1\n",
             "error 2:1-5 missing-name: this row names no issue | write the issue and the level in every row"},
            {"issue,level,p\nx,y,1\nx,y,2\n",
             "error 3:3-4 duplicate-row: this is a second row for the level `y` of `x` | keep one of them"},
            {"issue,level,p\nx,y,\n", "error 2:5-6 not-a-number: this cell is empty | write a decimal, such as 12.5"},
            {"issue,level,p\nx,y,high\n",
             "error 2:5-9 not-a-number: `high` is no number | write a decimal, such as 12.5"},
            {"issue,level,p\nx,y,1e999\n",
             "error 2:5-10 number-too-large: this is too long a number | write a decimal, such as 12.5"},
            {"issue,level,p\nx,y,1,2\n",
             "error 2:1-8 wrong-count: this row has 4 cells, and the header 3 | put a cell that holds a separator in "
             "quotation marks"},
            {"issue,level,p\nno-agreement,,1\nno-agreement,,1\nx,y,1\n",
             "error 3:1-13 duplicate-row: this is a second row `no-agreement` | keep one of them"},
        });
}

}  // namespace
}  // namespace irenic::testing
