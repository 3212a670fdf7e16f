/// The example of docs/keeping.md, read from the page itself: its case, and every number of its tables.
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "irenic/casefile.hpp"
#include "irenic/keeping.hpp"

namespace irenic::testing {
namespace {

std::string page() {
    std::ostringstream text;
    text << std::ifstream(IRENIC_SOURCE_DIR "/docs/keeping.md").rdbuf();
    return text.str();
}

std::string case_on(const std::string& text) {
    const std::string fence = "```yaml file=gate.yaml\n";
    const std::size_t first = text.find(fence) + fence.size();
    return text.substr(first, text.find("```", first) - first);
}

struct Kept {
    Case subject;
    Plan plan;
};

Kept keep(const std::vector<std::string>& settings) {
    LoadOptions options;
    options.settings = settings;
    Loaded loaded = parse_case(case_on(page()), "keeping.md", options);
    EXPECT_TRUE(loaded.ok()) << render_human(loaded.diagnostics, loaded.files, false);
    Kept kept{std::move(loaded.cases.at(0)), {}};
    const Space::Build build = Space::build(kept.subject);
    kept.plan = *plan_as_written(*build.space, 0).plan;
    return kept;
}

std::string words(const Wide& number) {
    std::ostringstream text;
    text << number.to_double();
    const std::string plain = text.str();
    return plain == "-1e-06" ? "-0.000001" : plain;
}

/// A row of the page's table of changes.
std::string changed(const std::string& change, const std::vector<std::string>& settings) {
    const auto [subject, plan] = keep(settings);
    const std::string after = plan.stops_at ? std::to_string(*plan.stops_at) : "-";
    const std::string who = plan.stopped_by ? subject.parties[*plan.stopped_by].id : "-";
    return "| " + change + " | " + after + " | " + who + " | " + words(*plan.margin) + " |\n";
}

TEST(PageOnKeeping, table_of_slacks_is_what_the_case_on_the_page_comes_to) {
    const auto [subject, plan] = keep({});
    std::string table = "| steps done | party | going on | stopping | slack |\n|---|---|---|---|---|\n";
    for (const SlackRow& row : plan.slack)
        table += "| " + std::to_string(row.after) + " | " + subject.parties[row.party].id + " | " + words(row.go_on) +
                 " | " + words(row.stop) + " | " + words(row.slack) + " |\n";
    EXPECT_NE(page().find(table), std::string::npos) << "the page should have\n" << table;
}

TEST(PageOnKeeping, table_of_changes_is_what_the_settings_come_to) {
    const std::string rest = "agreements.exchange.obligations.pay-rest.";
    const std::string first = "agreements.exchange.obligations.pay-first.";
    const std::vector<std::string> tied{rest + "after=[]", rest + "with=[open-full]"};
    std::vector<std::string> both = tied;
    both.insert(both.end(), {first + "after=[]", first + "with=[open-half]"});
    const std::string table = changed("as written", {}) + changed("`bond.penalty=3.999999`", {"bond.penalty=3.999999"}) +
                              changed("`bond.penalty=4`", {"bond.penalty=4"}) +
                              changed("`….pay-rest.after=[]`, `….pay-rest.with=[open-full]`", tied) +
                              changed("`….pay-first.with=[open-half]` as well, `….pay-first.after=[]`", both) +
                              changed("`keeping.discount=0.99`", {"keeping.discount=0.99"}) +
                              changed("`keeping.hazard=0.01`", {"keeping.hazard=0.01"});
    EXPECT_NE(page().find(table), std::string::npos) << "the page should have\n" << table;
}

TEST(PageOnKeeping, what_can_be_taken_back_would_be_at_the_end) {
    const Plan plan = keep({"options.gate.direction=any", "agreements.exchange.if-broken={gate: closed}"}).plan;
    const SlackRow& last = plan.slack.back();
    EXPECT_TRUE(last.at_end);
    EXPECT_EQ(last.party, 0U);
    EXPECT_EQ(last.go_on, Wide(std::int64_t{4}));
    EXPECT_EQ(last.stop, Wide(std::int64_t{12}));
    EXPECT_EQ(*plan.margin, Wide(std::int64_t{-4}));
}

}  // namespace
}  // namespace irenic::testing
