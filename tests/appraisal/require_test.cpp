// Under which wants a state would persist: published counts, and small cases worked by hand.
#include <gtest/gtest.h>

#include "irenic/appraisal.hpp"
#include "support/case_builder.hpp"
#include "support/known_cases.hpp"

namespace irenic::testing {
namespace {

/// The answer about one party, concept by concept.
struct Answered {
    explicit Answered(Case asked_about, const std::string& state, const std::string& party,
                      std::optional<std::array<std::size_t, 2>> places = {})
        : subject(std::move(asked_about)) {
        build = Space::build(subject);
        RequireQuestion question;
        question.state = *build.space->find(std::string_view(state));
        for (const ConceptRow& row : concepts) question.wanted.push_back(row.kind);
        question.parties = {*find_party(subject, party)};
        question.places = places;
        asked = question.parties.front();
        answer = require(*build.space, question);
    }
    Answered(const Answered&) = delete;  // the space refers to the case
    Answered& operator=(const Answered&) = delete;

    const PartyRequirement& under(Concept kind) const {
        for (const ConceptRequirement& one : answer.concepts)
            for (const PartyRequirement& found : one.parties)
                if (one.kind == kind && found.party == asked) return found;
        throw std::invalid_argument("not asked");
    }
    std::string ranking(const WantsChange& change) const {
        std::string words;
        for (const auto& group : change.ranking) {
            if (!words.empty()) words += " ";
            for (std::size_t k = 0; k < group.size(); ++k) words += (k > 0 ? "=" : "") + build.space->name(group[k]);
        }
        return words;
    }
    std::string condition(Concept kind) const {
        std::string words;
        const PartyRequirement& found = under(kind);
        for (const StayingClause& clause : found.condition.clauses) {
            if (!words.empty()) words += " and ";
            for (std::size_t k = 0; k < clause.ways.size(); ++k) {
                words += k > 0 ? "|" : "";
                for (std::size_t n = 0; n < clause.ways[k].size(); ++n)
                    words += (n > 0 ? "+" : "") + build.space->name(found.example[clause.ways[k][n]]);
            }
        }
        return words;
    }

    Case subject;
    Space::Build build;
    PartyIndex asked = 0;
    Requirement answer;
};

// Kinsara's GMCR+ handout (2014), section 4.2, has 240 for Nash; the others from a count over all 720 rankings. The 420 for SEQ that
// the handout and gmcr-py give comes of a later answer to a move overwriting an earlier one.
TEST(Require, SyriaCouldRankTheStatesIn240To384WaysForStateTwoToPersist) {
    const Case subject = syria_iraq_1975().builder.build();
    const Answered syria(subject, "s2", "syria");
    const std::map<Concept, std::string> counts{{Concept::nash, "240"},
                                                {Concept::gmr, "384"},
                                                {Concept::smr, "300"},
                                                {Concept::seq, "384"},
                                                {Concept::sseq, "300"}};
    for (const auto& [kind, count] : counts) {
        EXPECT_TRUE(syria.under(kind).rankings.counted);
        EXPECT_EQ(syria.under(kind).rankings.count, count) << id_of(kind);
        EXPECT_EQ(syria.under(kind).rankings.of, "720");
    }
}

// The handout's words: Nash iff Syria prefers 2 to 1 and 3; SEQ: that, or 4 in place of 1, or 6 in place of 3, less preferred than 2.
TEST(Require, TheConditionIsThatOfTheHandout) {
    const Answered syria(syria_iraq_1975().builder.build(), "s2", "syria");
    EXPECT_EQ(syria.condition(Concept::nash), "s1 and s3");
    EXPECT_EQ(syria.condition(Concept::seq), "s1|s4 and s3|s6");
    EXPECT_EQ(syria.condition(Concept::gmr), "s1|s4 and s3|s6");
    EXPECT_EQ(syria.condition(Concept::smr), "s1|s4+s5+s6 and s3|s4+s5+s6");
}

TEST(Require, TheLeastChangeOfARankingPassesTheFewestStates) {
    const Answered syria(syria_iraq_1975().builder.build(), "s2", "syria");
    const PartyRequirement& nash = syria.under(Concept::nash);
    EXPECT_EQ(nash.found, LeastFound::proven);
    EXPECT_EQ(nash.least, "3");
    ASSERT_EQ(nash.changes.size(), 1U);
    EXPECT_EQ(syria.ranking(nash.changes.front()), "s2 s1 s3 s6 s4 s5");
    const PartyRequirement& seq = syria.under(Concept::seq);
    EXPECT_EQ(seq.least, "1");
    ASSERT_EQ(seq.changes.size(), 1U);
    EXPECT_EQ(syria.ranking(seq.changes.front()), "s1 s3 s2 s6 s4 s5");
}

// Counted over the 24 and 6 orders of the places.
TEST(Require, OnlyWhatStandsAtTheGivenPlacesMoves) {
    const Case subject = syria_iraq_1975().builder.build();
    const Answered upper(subject, "s2", "syria", std::array<std::size_t, 2>{1, 4});
    EXPECT_EQ(upper.under(Concept::nash).rankings.count, "8");
    EXPECT_EQ(upper.under(Concept::gmr).rankings.count, "16");
    EXPECT_EQ(upper.under(Concept::smr).rankings.count, "14");
    EXPECT_EQ(upper.under(Concept::nash).rankings.of, "24");
    const Answered middle(subject, "s2", "syria", std::array<std::size_t, 2>{3, 5});
    EXPECT_EQ(middle.under(Concept::nash).rankings.count, "0");
    EXPECT_EQ(middle.under(Concept::nash).found, LeastFound::impossible);
    EXPECT_EQ(middle.under(Concept::nash).in_the_way.size(), 1U);
    EXPECT_EQ(middle.under(Concept::seq).rankings.count, "2");
    const Answered apart(subject, "s2", "syria", std::array<std::size_t, 2>{1, 3});
    EXPECT_EQ(apart.under(Concept::nash).rankings.count, "0");
    EXPECT_EQ(apart.under(Concept::nash).rankings.of, "6");
}

// Nash, GMR, SMR: 240 · 360, 384 · 540, 300 · 456. SEQ and SSEQ: a count over all 720² pairs.
TEST(Require, RankingsOfBothAreAProductOnlyWhereOnePartysWantsDoNotChangeWhatTheOtherFears) {
    const Case subject = syria_iraq_1975().builder.build();
    const Space::Build build = Space::build(subject);
    RequireQuestion question;
    question.state = *build.space->find(std::string_view("s2"));
    for (const ConceptRow& row : concepts) question.wanted.push_back(row.kind);
    question.parties = {0, 1};
    const Requirement answer = require(*build.space, question);
    const std::vector<std::string> counts{"86400", "207360", "136800", "138492", "110004"};
    for (std::size_t k = 0; k < counts.size(); ++k) {
        EXPECT_EQ(answer.concepts[k].joint.rankings.count, counts[k]) << id_of(answer.concepts[k].kind);
        EXPECT_EQ(answer.concepts[k].joint.rankings.of, "518400");
        EXPECT_EQ(answer.concepts[k].joint.outcome, JointOutcome::together);
    }
    RequireQuestion fewer = question;
    fewer.limits.profiles = 1000;
    for (const ConceptRequirement& one : require(*build.space, fewer).concepts)
        EXPECT_EQ(one.joint.rankings.counted, one.kind != Concept::seq && one.kind != Concept::sseq) << id_of(one.kind);
}

/// North can drop its pledge, which it would gain 10 by, and lose 4 of goodwill with it.
CaseBuilder pledge() {
    CaseBuilder builder;
    builder.party("north").party("south");
    builder.option("pledge", {"north"}).option("help", {"south"});
    builder.weight("north", builder.at("pledge", "no"), "10", "freedom");
    builder.weight("north", builder.at("pledge", "yes"), "4", "goodwill");
    builder.weight("north", builder.at("help", "yes"), "5.5", "help");
    builder.weight("south", builder.at("help", "no"), "1", "saving");
    builder.weight("south", builder.at("pledge", "yes"), "3", "pledge-of-north");
    return builder;
}

std::string numbers(const WantsChange& change) {
    std::string words;
    for (const NumberChange& one : change.numbers)
        words += std::to_string(one.number.statement) + ": " + to_string(one.from) + " to " + to_string(one.to) + ";";
    return words;
}

// Under Nash 10 − 4 must vanish: 6 less freedom, or 6 more goodwill. Under GMR south may also withdraw its help (5.5): then 10 − 4 − 5.5
// = 0.5 is too much, and a third number may change as well.
TEST(Require, EveryLeastChangeOfWeightsIsListedWhereThereAreSeveral) {
    const Answered north(pledge().build(), "11", "north");
    const PartyRequirement& nash = north.under(Concept::nash);
    EXPECT_EQ(nash.found, LeastFound::proven);
    EXPECT_TRUE(nash.all_listed);
    EXPECT_EQ(nash.least, "6");
    std::set<std::string> words;
    for (const WantsChange& change : nash.changes) words.insert(numbers(change));
    EXPECT_EQ(words, (std::set<std::string>{"0: 10 to 4;", "1: 4 to 10;"}));
    const PartyRequirement& gmr = north.under(Concept::gmr);
    EXPECT_EQ(gmr.least, "0.5");
    words.clear();
    for (const WantsChange& change : gmr.changes) words.insert(numbers(change));
    EXPECT_EQ(words, (std::set<std::string>{"0: 10 to 9.5;", "1: 4 to 4.5;", "2: 5.5 to 6;"}));
}

TEST(Require, BoundsThatRuleEverythingOutAreNamed) {
    Case subject = pledge().build();
    auto& wants = subject.preferences[0].statements;
    wants[0].adjust = {decimal("8"), decimal("12")};
    wants[1].adjust = {decimal("0"), decimal("7")};
    const Answered north(subject, "11", "north");
    const PartyRequirement& nash = north.under(Concept::nash);
    EXPECT_EQ(nash.found, LeastFound::impossible);
    EXPECT_TRUE(nash.changes.empty());
    EXPECT_EQ(nash.in_the_way, (std::vector<std::size_t>{0}));
    EXPECT_EQ(nash.bounds_in_the_way.size(), 2U);  // without either's bounds, but not without those of help
    EXPECT_EQ(north.under(Concept::gmr).found, LeastFound::proven);
}

// p + q, q + r and p + r may each come to no more than 1.000001, which is fixed. The least change makes all three half of that, which is
// one place more than a case file can hold; the change that is printed is a little larger, and does.
TEST(Require, AChangeIsAsExactAsACaseFileCanHoldAndDoes) {
    CaseBuilder builder;
    builder.party("north");
    builder.option("way", {"north"}, {"stay", "one", "two", "three"});
    const auto at = [&](const std::string& a, const std::string& b) {
        return disjunction(builder.at("way", a), builder.at("way", b));
    };
    builder.weight("north", at("one", "two"), "1", "p");
    builder.weight("north", at("two", "three"), "1", "q");
    builder.weight("north", at("one", "three"), "1", "r");
    builder.weight("north", builder.at("way", "stay"), "1.000001", "s");
    builder.made().preferences[0].statements[3].adjust = {decimal("1.000001"), decimal("1.000001")};
    const Case subject = builder.build();
    const Answered north(subject, "0", "north");
    const PartyRequirement& nash = north.under(Concept::nash);
    EXPECT_EQ(nash.least, "1.4999985");
    ASSERT_FALSE(nash.changes.empty());
    EXPECT_GE(nash.total, decimal("1.499999"));
    EXPECT_LE(nash.total, decimal("1.50001"));
    Case other = subject;
    other.preferences[0] = changed(*north.build.space, 0, nash.changes.front());
    const Space::Build again = Space::build(other);
    EXPECT_TRUE(Explainer(*again.space).explain(Concept::nash, 0, 0).stable);
}

TEST(Require, StatementsChangePlacesOneByOne) {
    CaseBuilder builder;
    builder.party("north");
    builder.option("dam", {"north"}).option("road", {"north"});
    builder.wants("north", builder.at("dam", "yes"));
    builder.wants("north", builder.at("road", "yes"));
    builder.wants("north", builder.at("dam", "no"));
    const Answered north(builder.build(), "01", "north");  // road, and no dam: the dam comes first now
    const PartyRequirement& nash = north.under(Concept::nash);
    EXPECT_EQ(nash.found, LeastFound::proven);
    EXPECT_EQ(nash.least, "2");
    ASSERT_EQ(nash.changes.size(), 2U);
    std::set<std::vector<std::size_t>> orders{nash.changes[0].order, nash.changes[1].order};
    EXPECT_EQ(orders, (std::set<std::vector<std::size_t>>{{1, 2, 0}, {2, 0, 1}}));
    // No order makes it content without the road while every state with it satisfies all that its own does, and more.
    EXPECT_EQ(Answered(builder.build(), "00", "north").under(Concept::nash).found, LeastFound::impossible);
}

TEST(Require, APartyThatStaysAsItIsNeedsNoChange) {
    const Answered iraq(syria_iraq_1975().builder.build(), "s2", "iraq");
    EXPECT_TRUE(iraq.under(Concept::nash).stays);
    EXPECT_EQ(iraq.under(Concept::nash).found, LeastFound::none_needed);
    EXPECT_EQ(iraq.under(Concept::nash).rankings.count, "360");
    EXPECT_EQ(iraq.answer.concepts.front().joint.outcome, JointOutcome::impossible);  // Syria was not to change
}

TEST(Require, ALimitThatIsReachedIsSaid) {
    const Case subject = pledge().build();
    const Space::Build build = Space::build(subject);
    RequireQuestion question;
    question.state = *build.space->find(std::string_view("11"));
    question.wanted = {Concept::nash};
    question.parties = {0};
    question.limits.programs = 1;
    const Requirement answer = require(*build.space, question);
    EXPECT_TRUE(answer.limit_reached);
    EXPECT_NE(answer.concepts.front().parties.front().found, LeastFound::proven);
    EXPECT_EQ(answer.concepts.front().parties.front().limits.size(), 1U);
}

}  // namespace
}  // namespace irenic::testing
