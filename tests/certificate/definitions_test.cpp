// The definitions on cases small enough to be worked out by hand: states, moves, preference, responses (docs/semantics.md, 1 to 3).

#include <algorithm>

#include <gtest/gtest.h>

#include "irenic/certificate.hpp"
#include "support/case_builder.hpp"

namespace irenic::testing {
namespace {

using certificate::Definitions;

Words names(const Definitions& definitions, const std::vector<std::size_t>& states) {
    Words found;
    for (const std::size_t s : states) found.push_back(definitions.name(s));
    return found;
}

Words all_names(const Definitions& definitions) {
    Words found;
    for (std::size_t s = 0; s < definitions.size(); ++s) found.push_back(definitions.name(s));
    return found;
}

/// R_i(s), the party and the state by name.
Words moves(const Case& subject, const std::string& party, const std::string& from) {
    const Definitions definitions(subject);
    const PartyIndex i = *find_party(subject, party);
    const std::size_t s = *definitions.find(from);
    const Words found = names(definitions, definitions.moves(i, s));
    for (std::size_t t = 0; t < definitions.size(); ++t)
        EXPECT_EQ(definitions.is_move(i, s, t), std::count(found.begin(), found.end(), definitions.name(t)) == 1)
            << definitions.name(t);
    return found;
}

Words responses(const Case& subject, const std::string& to, const std::string& from, bool improvements_only = false) {
    const Definitions definitions(subject);
    return names(definitions,
                 definitions.responses(*find_party(subject, to), *definitions.find(from), improvements_only));
}

bool prefers(const Case& subject, const std::string& better, const std::string& worse) {
    const Definitions definitions(subject);
    EXPECT_TRUE(definitions.ok()) << definitions.problem();
    return definitions.prefers(0, *definitions.find(better), *definitions.find(worse));
}

/// North owns a gate with three levels, south a fee, both a treaty; rain is left to chance.
CaseBuilder river(const std::string& direction = "any") {
    CaseBuilder made;
    made.party("north").party("south");
    made.option("gate", {"north"}, {"closed", "half", "open"}, direction).option("fee", {"south"});
    made.option("treaty", {"north", "south"}).option("rain", {});
    return made;
}

// ---- states

TEST(DefinitionsOfStates, GoThroughAllCombinationsTheFirstOptionFastest) {
    CaseBuilder made;
    made.party("north").option("gate", {"north"}, {"closed", "half", "open"}).option("fee", {"north"});
    EXPECT_EQ(all_names(Definitions(made.build())), (Words{"00", "10", "20", "01", "11", "21"}));
}

TEST(DefinitionsOfStates, LeaveOutWhatAConstraintForbids) {
    CaseBuilder made;
    made.party("north").option("gate", {"north"}, {"closed", "half", "open"}).option("fee", {"north"});
    made.never(conjunction(made.at("gate", "open"), negation(made.taken("fee"))));
    EXPECT_EQ(all_names(Definitions(made.build())), (Words{"00", "10", "01", "11", "21"}));
}

TEST(DefinitionsOfStates, AreExactlyTheListedOnesWhateverIsForbidden) {
    CaseBuilder made;
    made.party("north").option("gate", {"north"}).option("fee", {"north"});
    made.never(made.taken("fee")).state("late", {"11"}).state("early", {"10"}).only_listed();
    EXPECT_EQ(all_names(Definitions(made.build())), (Words{"early", "late"}));
}

TEST(DefinitionsOfStates, AMergedStateStandsAtItsFirstMember) {
    CaseBuilder made;
    made.party("north").option("gate", {"north"}).option("fee", {"north"});
    made.state("paid", {"11", "01"});
    EXPECT_EQ(all_names(Definitions(made.build())), (Words{"00", "10", "paid"}));
}

TEST(DefinitionsOfStates, AreFoundByNameByCodeAndByYesAndNo) {
    CaseBuilder made;
    made.party("north").option("gate", {"north"}).option("fee", {"north"});
    made.state("paid", {"11", "01"});
    const Case subject = made.build();
    const Definitions definitions(subject);
    for (const char* text : {"paid", "01", "11", "NY", "YY", "Y1"}) EXPECT_EQ(definitions.find(text), 2U) << text;
    for (const char* text : {"", "0", "000", "02", "0?", "unpaid"})
        EXPECT_EQ(definitions.find(text), std::nullopt) << text;
}

TEST(DefinitionsOfStates, InAnAbstractGraphHaveNamesAndNoCodes) {
    CaseBuilder made;
    made.graph().party("north").state("a").state("b");
    const Case subject = made.build();
    const Definitions definitions(subject);
    EXPECT_EQ(all_names(definitions), (Words{"a", "b"}));
    EXPECT_EQ(definitions.find("0"), std::nullopt);
}

TEST(DefinitionsOfStates, WithoutAFeasibleOneSayThatThereIsNone) {
    CaseBuilder made;
    made.party("north").option("gate", {"north"}).never(truth());
    EXPECT_EQ(Definitions(made.build()).problem(), "no state is feasible");
}

TEST(DefinitionsOfStates, BeyondTheLimitSayThatThereAreTooMany) {
    CaseBuilder made;
    made.party("north").option("gate", {"north"}).option("fee", {"north"});
    EXPECT_EQ(Definitions(made.build(), 3).problem(), "more than 3 feasible states");
    EXPECT_TRUE(Definitions(made.build(), 4).ok());
}

// ---- moves

TEST(DefinitionsOfMoves, ChangeOnlyOptionsThatThePartyOwnsAlone) {
    EXPECT_EQ(moves(river().build(), "north", "0000"), (Words{"1000", "2000"}));
    EXPECT_EQ(moves(river().build(), "south", "1011"), Words{"1111"});
}

TEST(DefinitionsOfMoves, GoTheWayOfTheDirectionOnly) {
    EXPECT_EQ(moves(river("up").build(), "north", "1000"), Words{"2000"});
    EXPECT_EQ(moves(river("down").build(), "north", "1000"), Words{"0000"});
}

TEST(DefinitionsOfMoves, OfSeveralOptionsAreOneJumpOfWhichOnlyTheEndMustBeFeasible) {
    CaseBuilder made;
    made.party("north").option("gate", {"north"}).option("fee", {"north"});
    made.never(equivalence(made.taken("gate"), negation(made.taken("fee"))));
    EXPECT_EQ(moves(made.build(), "north", "00"), Words{"11"});
}

TEST(DefinitionsOfMoves, WithOneOptionAgainstItsDirectionAreNotAllowedWhateverElseChanges) {
    CaseBuilder made;
    made.party("north").option("gate", {"north"}, {"no", "yes"}, "up").option("fee", {"north"});
    EXPECT_EQ(moves(made.build(), "north", "10"), Words{"11"});
}

TEST(DefinitionsOfMoves, ByListedChangesNeedNotChain) {
    CaseBuilder made;
    made.party("north").option_with_changes("gate", {"north"}, {"closed", "half", "open"},
                                            {{"closed", "half"}, {"half", "open"}});
    EXPECT_EQ(moves(made.build(), "north", "0"), Words{"1"});
    EXPECT_EQ(moves(made.build(), "north", "1"), Words{"2"});
}

TEST(DefinitionsOfMoves, OfAMergedStateAreThoseOfAllItsMembers) {
    // North closes the gate at one member (10 to 00) and opens it at the other (01 to 11); south likewise with the fee.
    CaseBuilder made;
    made.party("north").party("south").option("gate", {"north"}).option("fee", {"south"});
    made.state("half-way", {"10", "01"});
    EXPECT_EQ(moves(made.build(), "north", "half-way"), (Words{"00", "11"}));
    EXPECT_EQ(moves(made.build(), "south", "half-way"), (Words{"00", "11"}));
    EXPECT_EQ(moves(made.build(), "north", "00"), Words{"half-way"});
}

TEST(DefinitionsOfMoves, InAnAbstractGraphAreTheArcs) {
    CaseBuilder made;
    made.graph().party("north").party("south").state("a").state("b").state("c");
    made.arc("north", "a", "b").arc("north", "b", "c").arc("south", "c", "a");
    EXPECT_EQ(moves(made.build(), "north", "a"), Words{"b"});
    EXPECT_EQ(moves(made.build(), "south", "c"), Words{"a"});
    EXPECT_EQ(moves(made.build(), "south", "a"), Words{});
}

// ---- preference

TEST(DefinitionsOfPreference, TheMostImportantStatementOutweighsAllBelowIt) {
    CaseBuilder made = river();
    made.wants("north", made.taken("fee")).wants("north", made.at("gate", "closed")).wants("north", made.taken("rain"));
    EXPECT_TRUE(prefers(made.build(), "2100", "0001"));
    EXPECT_TRUE(prefers(made.build(), "0000", "2001"));
    EXPECT_FALSE(prefers(made.build(), "1000", "2000"));
}

TEST(DefinitionsOfPreference, SeventyStatementsAreStillTold) {
    // The first of 70 statements outweighs the 69 others together: a sum of powers of two would not fit in a word.
    CaseBuilder made = river();
    made.wants("north", made.taken("fee"));
    for (int k = 0; k < 69; ++k) made.wants("north", made.at("gate", "open"));
    EXPECT_TRUE(prefers(made.build(), "0100", "2000"));
}

TEST(DefinitionsOfPreference, WeightsAddUp) {
    CaseBuilder made = river();
    made.graded("north", "gate", {"0", "-1.5", "-4"}).weight("north", made.taken("fee"), "3");
    made.weight("north", made.taken("treaty"), "1");
    EXPECT_TRUE(prefers(made.build(), "1100", "0010"));   // 1.5 and 1
    EXPECT_TRUE(prefers(made.build(), "0000", "2100"));   // 0 and −1
    EXPECT_FALSE(prefers(made.build(), "2110", "0000"));  // 0 and 0
    EXPECT_FALSE(prefers(made.build(), "0000", "2110"));
}

TEST(DefinitionsOfPreference, ARankingPutsTheBestFirstAndTiesTogether) {
    CaseBuilder made;
    made.graph().party("north").state("a").state("b").state("c");
    made.ranking("north", {{"b"}, {"a", "c"}});
    EXPECT_TRUE(prefers(made.build(), "b", "a"));
    EXPECT_FALSE(prefers(made.build(), "a", "c"));
    EXPECT_FALSE(prefers(made.build(), "c", "a"));
}

TEST(DefinitionsOfPreference, WhoSaysNothingIsIndifferent) {
    EXPECT_FALSE(prefers(river().build(), "2111", "0000"));
    EXPECT_FALSE(prefers(river().build(), "0000", "2111"));
}

TEST(DefinitionsOfPreference, StatementsOfAnAbstractGraphAskWhichStateItIs) {
    CaseBuilder made;
    made.graph().party("north").state("a").state("b");
    made.wants("north", negation(named_state(0)));
    EXPECT_TRUE(prefers(made.build(), "b", "a"));
}

TEST(DefinitionsOfPreference, RefuseARankingThatMissesRepeatsOrInventsAState) {
    CaseBuilder made;
    made.party("north").option("gate", {"north"}).state("shut", {"0"}).state("wide", {"1"});
    made.made().preferences[0].kind = Preference::Kind::ranking;
    made.made().preferences[0].ranking = {{0}};
    EXPECT_EQ(Definitions(made.build()).problem(), "`north` does not rank `wide`");
    made.made().preferences[0].ranking = {{0}, {1, 0}};
    EXPECT_EQ(Definitions(made.build()).problem(), "`north` ranks `shut` twice");
    made.never(made.taken("gate"));
    made.made().preferences[0].ranking = {{0}, {1}};
    EXPECT_EQ(Definitions(made.build()).problem(), "`north` ranks `wide`, which is not feasible");
}

TEST(DefinitionsOfPreference, RefuseMembersOfAMergedStateThatDifferInValue) {
    CaseBuilder made;
    made.party("north").option("gate", {"north"}).option("fee", {"north"}).state("paid", {"01", "11"});
    made.weight("north", made.taken("gate"), "1");
    EXPECT_EQ(Definitions(made.build()).problem(), "the members of `paid` differ in value for `north`");
}

// ---- responses: sequences of the others, nobody twice in succession

/// South can go from b to c, and from c to d; east can go from c to e, and from e to c.
Case chain() {
    CaseBuilder made;
    made.graph().party("north").party("south").party("east");
    for (const char* id : {"a", "b", "c", "d", "e"}) made.state(id);
    made.arc("north", "a", "b").arc("south", "b", "c").arc("south", "c", "d");
    made.arc("east", "c", "e").arc("east", "e", "c");
    made.ranking("south", {{"c", "d"}, {"a", "b", "e"}});
    made.ranking("east", {{"e"}, {"a", "b", "c", "d"}});
    return made.build();
}

TEST(DefinitionsOfResponses, OfASingleOpponentAreItsSingleMoves) {
    CaseBuilder made;
    made.graph().party("north").party("south").state("a").state("b").state("c");
    made.arc("south", "a", "b").arc("south", "b", "c");
    EXPECT_EQ(responses(made.build(), "north", "a"), Words{"b"});
}

TEST(DefinitionsOfResponses, NobodyMovesTwiceInSuccession) {
    // To d south would have to move twice, unless somebody moves in between: east can only go to e and may not come back at once.
    EXPECT_EQ(responses(chain(), "north", "b"), (Words{"c", "e"}));
}

TEST(DefinitionsOfResponses, APartyMovesAgainOnceAnotherHasMoved) {
    CaseBuilder made;
    made.graph().party("north").party("south").party("east").state("a").state("b").state("c").state("d");
    made.arc("south", "a", "b").arc("east", "b", "c").arc("south", "c", "d");
    EXPECT_EQ(responses(made.build(), "north", "a"), (Words{"b", "c", "d"}));
}

TEST(DefinitionsOfResponses, AStateThatIsReachedByAnotherMoverIsLeftAnew) {
    // South reaches c first and is stuck there; by way of d east reaches c as well, and then south may go on to e.
    CaseBuilder made;
    made.graph().party("north").party("south").party("east");
    for (const char* id : {"a", "c", "d", "e"}) made.state(id);
    made.arc("south", "a", "c").arc("south", "a", "d").arc("east", "d", "c").arc("south", "c", "e");
    EXPECT_EQ(responses(made.build(), "north", "a"), (Words{"c", "d", "e"}));
}

TEST(DefinitionsOfResponses, LeaveThePartyItselfOut) {
    EXPECT_EQ(responses(chain(), "south", "a"), Words{"b"});
    EXPECT_EQ(responses(chain(), "east", "c"), Words{"d"});
}

TEST(DefinitionsOfResponses, OfImprovementsOnlyEveryStepGainsItsMover) {
    EXPECT_EQ(responses(chain(), "north", "b", true), (Words{"c", "e"}));
    EXPECT_EQ(responses(chain(), "north", "e", true), Words{});
    EXPECT_EQ(responses(chain(), "north", "e", false), (Words{"c", "d"}));
}

TEST(DefinitionsOfResponses, LeaveJointOptionsAndChanceAsTheyAre) {
    EXPECT_EQ(responses(river().build(), "north", "0000"), Words{"0100"});
}

TEST(DefinitionsOfResponses, MayLeadBackToTheStateThatWasLeft) {
    CaseBuilder made;
    made.graph().party("north").party("south").state("a").state("b");
    made.arc("north", "a", "b").arc("south", "b", "a").ranking("north", {{"b"}, {"a"}});
    const Case subject = made.build();
    const Definitions definitions(subject);
    EXPECT_TRUE(definitions.stable(Concept::gmr, 0, 0));
    EXPECT_FALSE(definitions.stable(Concept::seq, 0, 0));
}

}  // namespace
}  // namespace irenic::testing
