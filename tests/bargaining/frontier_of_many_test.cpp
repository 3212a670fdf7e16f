/// Frontiers of cases with many options that hang together: the answer is known from a small program over one option after another.
#include <cstdint>
#include <map>

#include <gtest/gtest.h>

#include "bargaining/twin_comparison.hpp"

namespace irenic::testing {
namespace {

using Sums = std::array<std::int64_t, 2>;
using Counts = std::map<Sums, std::uint64_t>;  ///< how many packages have each pair of values

std::int64_t small(Random& random) { return static_cast<std::int64_t>(random.below(5)) - 2; }

void add(Counts& to, const Counts& from, Sums more) {
    for (const auto& [sums, count] : from) to[{sums[0] + more[0], sums[1] + more[1]}] += count;
}

struct Known {
    std::map<Sums, std::uint64_t> frontier;
    std::uint64_t table = 0;
    std::uint64_t zone = 0;  ///< those worth at least 0 to both
};

Known known(const Counts& all) {
    Known made;
    for (const auto& [sums, count] : all) {
        made.table += count;
        if (sums[0] >= 0 && sums[1] >= 0) made.zone += count;
    }
    std::int64_t best = std::numeric_limits<std::int64_t>::min();
    for (auto at = all.rbegin(); at != all.rend(); ++at)  // the first party's best first, then the second's
        if (at->first[1] > best) {
            made.frontier.insert(*at);
            best = at->first[1];
        }
    return made;
}

void expect(const Case& subject, const Known& expected) {
    const TalksResult talks = talks_about(subject, {});
    ASSERT_TRUE(talks.talks.has_value());
    const Frontier::Result result = Frontier::find(subject, *talks.talks);
    ASSERT_TRUE(result.frontier.has_value());
    const Frontier& frontier = *result.frontier;
    std::map<Sums, std::string> found;
    for (std::size_t v = 0; v < frontier.size(); ++v) {
        const auto units = frontier.values(v);
        found[{units[0] / Decimal::units_per_one, units[1] / Decimal::units_per_one}] = frontier.package_count(v);
        const std::vector<Levels> some = frontier.packages(v, 5);
        EXPECT_EQ(some.size(), std::min<std::size_t>(5, std::stoull(frontier.package_count(v))));
        EXPECT_EQ(as_set(some).size(), some.size());
        for (const Levels& package : some) {
            EXPECT_TRUE(naive::can_be(subject, package)) << code_of(package);
            for (PartyIndex i = 0; i < 2; ++i)
                EXPECT_EQ(naive::worth(subject, i, package), naive::fraction(Decimal{units[i]})) << code_of(package);
        }
    }
    std::map<Sums, std::string> counts;
    for (const auto& [sums, count] : expected.frontier) counts[sums] = std::to_string(count);
    EXPECT_EQ(found, counts);
    EXPECT_GT(found.size(), 5U);
    EXPECT_EQ(frontier.packages_on_table(), std::to_string(expected.table));
    const Zone zone = zone_of(frontier);
    EXPECT_EQ(zone.empty, expected.zone == 0);
    EXPECT_EQ(zone.always_consents, std::vector<bool>({true, true}));
    // Counting the zone goes through all choices of options that hang together: these are too many.
    EXPECT_EQ(zone.size.value_or(std::to_string(expected.zone)), std::to_string(expected.zone));
}

/// Thirty options in a row, each of which matters together with the next; some must not be taken together with the next but one.
TEST(FrontierOfMany, a_chain_of_thirty_options_is_taken_apart_link_by_link) {
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        Random random(seed);
        CaseBuilder builder;
        builder.party("a").party("b");
        constexpr std::size_t options = 30;
        const auto id = [](std::size_t o) { return "o" + std::to_string(o); };
        for (std::size_t o = 0; o < options; ++o) builder.option(id(o), {o % 2 == 0 ? "a" : "b"});
        std::array<Counts, 4> now;  // by the levels of the last two options: the last, and twice the one before
        now[0][{0, 0}] = 1;
        for (std::size_t o = 0; o < options; ++o) {
            const Sums alone{small(random), small(random)};
            const Sums pair{small(random) * 2, small(random) * 2};
            const bool barred = o >= 2 && o % 4 == 0;
            builder.weight("a", builder.taken(id(o)), std::to_string(alone[0]));
            builder.weight("b", builder.taken(id(o)), std::to_string(alone[1]));
            if (o > 0) {
                const Expression both = conjunction(builder.taken(id(o - 1)), builder.taken(id(o)));
                builder.weight("a", both, std::to_string(pair[0]));
                builder.weight("b", both, std::to_string(pair[1]));
            }
            if (barred) builder.never(conjunction(builder.taken(id(o - 2)), builder.taken(id(o))));
            std::array<Counts, 4> next;
            for (std::size_t levels = 0; levels < 4; ++levels) {
                const std::size_t last = levels % 2;
                const bool before = levels / 2 == 1;
                add(next[2 * last], now[levels], {0, 0});
                if (barred && before) continue;
                Sums more = alone;
                if (o > 0 && last == 1) more = {alone[0] + pair[0], alone[1] + pair[1]};
                add(next[2 * last + 1], now[levels], more);
            }
            now = std::move(next);
        }
        Counts all;
        for (const Counts& each : now) add(all, each, {0, 0});
        expect(builder.build(), known(all));
        if (HasFailure()) FAIL() << "with seed " << seed;
    }
}

/// One option on which thirty others depend, and which settles what each of them is worth.
TEST(FrontierOfMany, a_star_of_thirty_one_options_is_taken_apart_at_its_middle) {
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        Random random(seed);
        CaseBuilder builder;
        builder.party("a").party("b");
        const Words levels{"none", "some", "most", "all"};
        builder.option("middle", {"a", "b"}, levels);
        std::array<Counts, 4> by_middle;
        for (Counts& each : by_middle) each[{0, 0}] = 1;
        for (std::size_t o = 0; o < 30; ++o) {
            const std::string id = "o" + std::to_string(o);
            builder.option(id, {o % 3 == 0 ? "a" : "b"});
            for (std::size_t level = 0; level < levels.size(); ++level) {
                const Sums worth{small(random), small(random)};
                const Expression both = conjunction(builder.at("middle", levels[level]), builder.taken(id));
                builder.weight("a", both, std::to_string(worth[0]));
                builder.weight("b", both, std::to_string(worth[1]));
                Counts next = by_middle[level];
                add(next, by_middle[level], worth);
                by_middle[level] = std::move(next);
            }
        }
        Counts all;
        for (const Counts& each : by_middle) add(all, each, {0, 0});
        expect(builder.build(), known(all));
        if (HasFailure()) FAIL() << "with seed " << seed;
    }
}

/// Wants that each speak of many options at once cannot be taken apart: it is said which, and that a coarser frontier would not help.
TEST(FrontierOfMany, what_hangs_together_too_closely_is_named_with_a_way_out) {
    CaseBuilder builder;
    builder.party("a").party("b");
    Expression all = builder.option("o0", {"a"}).taken("o0");
    for (int o = 1; o < 15; ++o) {
        const std::string id = "o" + std::to_string(o);
        all = conjunction(all, builder.option(id, {o % 2 == 0 ? "a" : "b"}).taken(id));
    }
    builder.weight("a", all, "3").weight("b", all, "2");
    const Case subject = builder.build();
    FrontierQuestion question;
    question.limits.combinations = 1'000;
    const Frontier::Result result = Frontier::find(subject, *talks_about(subject, {}).talks, question);
    EXPECT_FALSE(result.frontier.has_value());
    EXPECT_TRUE(result.limit_reached);
    ASSERT_EQ(result.diagnostics.size(), 1U);
    EXPECT_EQ(result.diagnostics.front().code, "frontier-too-large");
    EXPECT_NE(result.diagnostics.front().message.find("`o0`, `o1`"), std::string::npos);
    EXPECT_NE(result.diagnostics.front().help.find("does not help"), std::string::npos);
    question.limits.combinations = 40'000;
    EXPECT_TRUE(Frontier::find(subject, *talks_about(subject, {}).talks, question).frontier.has_value());
}

}  // namespace
}  // namespace irenic::testing
