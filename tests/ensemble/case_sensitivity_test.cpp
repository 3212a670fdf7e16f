/// A town that signs if what it gets is worth more than what it gives: where that turns, and which number decides it, can be worked out by hand.
#include <algorithm>
#include <mutex>

#include <gtest/gtest.h>

#include "ensemble/towns.hpp"

namespace irenic {
namespace {

using testing::Asked;
using testing::loaded_from;

// Upper Town's gain is paid + toll − 10, Lower Town's is 5.
const std::string bridge = testing::one_deal(R"(
    - {id: paid, that: pay, weight: [4, 12, 20], basis: b}
    - {id: toll, that: gate, weight: [-14, -10, -8], basis: b})");

const DecisiveChange* change_of(const DecisiveChanges& found, const std::string& finding, std::size_t assumption) {
    for (const DecisiveChange& change : found.changes)
        if (found.findings[change.finding].name == finding && change.assumption == assumption) return &change;
    return nullptr;
}

std::size_t called(const Assumptions& assumptions, const std::string& part) {
    const auto& all = assumptions.all();
    return static_cast<std::size_t>(
        std::find_if(all.begin(), all.end(),
                     [&](const Assumption& one) { return one.id.find(part) != std::string::npos; }) -
        all.begin());
}

TEST(DecisiveChanges, NameTheFirstDecimalAtWhichAVerdictIsAnother) {
    Asked asked(bridge);
    const DecisiveChanges found = decisive_changes(asked.assumptions, 0, asked.appraiser);
    ASSERT_EQ(found.problem, "");
    EXPECT_EQ(found.looked_along.size(), 2U);
    // At best the gain is 12 − 10 = 2. A gain of 0 is still no loss: consent ends below.
    const DecisiveChange* paid = change_of(found, "signable:deal", called(asked.assumptions, "paid"));
    ASSERT_NE(paid, nullptr);
    EXPECT_TRUE(paid->verdict);
    EXPECT_FALSE(paid->flip.up);
    EXPECT_EQ(to_string(paid->flip.to), "9.999999");
    EXPECT_NEAR(paid->flip.relative, 2.000001 / 16, 1e-12);
    const DecisiveChange* toll = change_of(found, "signable:deal", called(asked.assumptions, "toll"));
    ASSERT_NE(toll, nullptr);
    EXPECT_EQ(to_string(toll->flip.to), "-12.000001");
    EXPECT_EQ(change_of(found, "blocks:deal:lower", called(asked.assumptions, "paid")), nullptr);
}

TEST(DecisiveChanges, AreTheSameForAnyNumberOfThreads) {
    Asked asked(bridge);
    const DecisiveChanges one = decisive_changes(asked.assumptions, 0, asked.appraiser);
    const DecisiveChanges three = decisive_changes(asked.assumptions, 0, asked.appraiser, 7, Workers{3});
    ASSERT_EQ(one.changes.size(), three.changes.size());
    for (std::size_t c = 0; c < one.changes.size(); ++c) {
        EXPECT_EQ(one.changes[c].assumption, three.changes[c].assumption);
        EXPECT_EQ(one.changes[c].finding, three.changes[c].finding);
        EXPECT_EQ(one.changes[c].flip.to, three.changes[c].flip.to);
    }
    EXPECT_EQ(one.scenarios, three.scenarios);
}

TEST(DecisiveChanges, LookAlongWhateverIsUncertainInTheTowns) {
    const Loaded loaded = loaded_from(testing::towns);
    const auto subjects = std::span<const Case>(loaded.cases).first(1);
    const Assumptions assumptions(subjects);
    const Reappraiser appraiser(subjects, SpaceLimits{});
    const DecisiveChanges found = decisive_changes(assumptions, 0, appraiser);
    EXPECT_EQ(found.problem, "");
    for (const DecisiveChange& change : found.changes) {
        EXPECT_LT(change.finding, found.findings.size());
        if (change.category.empty()) {
            const Range& range = *assumptions.all()[change.assumption].ranges[0];
            EXPECT_GE(change.flip.to, range.low);
            EXPECT_LE(change.flip.to, range.high);
        }
    }
    EXPECT_TRUE(std::is_sorted(found.changes.begin(), found.changes.end(),
                               [](const auto& a, const auto& b) { return a.finding < b.finding; }));
}

TEST(SensitivityOf, ACaseIsThatOfItsMargin) {
    Asked asked(bridge);
    SensitivityQuestion question;
    question.base = 256;
    question.resampling.times = 20;
    const CaseSensitivity found = sensitivity_of(asked.assumptions, asked.appraiser, question);
    ASSERT_EQ(found.problem, "");
    EXPECT_EQ(found.scenarios, 256U * 4);
    const auto margin = std::find_if(found.findings.begin(), found.findings.end(),
                                     [](const Finding& one) { return one.name == "sign-margin:deal"; });
    ASSERT_NE(margin, found.findings.end());
    const SobolIndices& indices = found.indices[0][static_cast<std::size_t>(margin - found.findings.begin())];
    // Lower Town gains 5, so the least gain is min(5, paid + toll): both decide, the wider one more, and next to nothing together.
    std::size_t paid = 0;
    for (std::size_t g = 0; g < found.assumptions.size(); ++g)
        if (*found.assumptions[g] == called(asked.assumptions, "paid")) paid = g;
    EXPECT_GT(indices.first[paid].value, 0.6);
    EXPECT_LT(indices.first[1 - paid].value, 0.3);
    EXPECT_GT(indices.total[paid].value, indices.first[paid].value - 0.05);
}

TEST(SensitivityOf, IsTheSameForAnyNumberOfThreads) {
    Asked asked(bridge);
    SensitivityQuestion question;
    question.base = 32;
    question.second_order = true;
    question.resampling.times = 5;
    const CaseSensitivity one = sensitivity_of(asked.assumptions, asked.appraiser, question);
    std::uint64_t most = 0;
    std::mutex mutex;
    const CaseSensitivity three = sensitivity_of(asked.assumptions, asked.appraiser, question, Workers{3}, {},
                                                 [&](std::uint64_t done, std::uint64_t) {
                                                     const std::lock_guard lock(mutex);
                                                     most = std::max(most, done);
                                                 });
    EXPECT_EQ(most, three.scenarios);
    ASSERT_EQ(one.indices[0].size(), three.indices[0].size());
    for (std::size_t f = 0; f < one.indices[0].size(); ++f)
        for (std::size_t g = 0; g < one.indices[0][f].first.size(); ++g) {
            EXPECT_EQ(one.indices[0][f].first[g].value, three.indices[0][f].first[g].value);
            EXPECT_EQ(one.indices[0][f].first[g].high, three.indices[0][f].first[g].high);
        }
}

TEST(SensitivityOf, SaysWhyThereIsNone) {
    Asked asked(bridge);
    SensitivityQuestion question;
    question.base = 100;
    EXPECT_EQ(sensitivity_of(asked.assumptions, asked.appraiser, question).problem,
              "the number of base points is no power of two");
}

}  // namespace
}  // namespace irenic
