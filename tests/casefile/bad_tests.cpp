// Mistakes in the tests of claims and expectations.

#include "casefile/bad_input.hpp"

namespace irenic::testing {

namespace {

const std::vector<BadInput> inputs{
    {"a claim without a test", head + "claims: {c: {says: s}}\n", {"error 5:10-11 missing-key: a claim needs `test`"}},
    {"an unknown function",
     head + plans + "claims: {c: {says: s, test: \"signabel(plan)\"}}\n",
     {"error 7:30-38 unknown-function: `signabel` is not a function of tests "
      "| did you mean `signable`?"}},
    {"an option as a test",
     head + plans + "claims: {c: {says: s, test: \"x\"}}\n",
     {"error 7:30-31 unknown-function: `x` is not a function of tests "
      "| what is true in some state is written `some-state(EXPRESSION)`"}},
    {"an unknown strategy",
     head + plans + "claims: {c: {says: s, test: \"signable(plam)\"}}\n",
     {"error 7:39-43 unknown-strategy: `plam` is not a strategy of this case "
      "| did you mean `plan`?"}},
    {"an unknown party",
     head + plans + "claims: {c: {says: s, test: \"blocks(c, plan)\"}}\n",
     {"error 7:37-38 unknown-party: `c` is not a party of this case "
      "| known: `a` and `b`"}},
    {"an unknown concept",
     head + plans + "claims: {c: {says: s, test: \"stable(plan, nahs)\"}}\n",
     {"error 7:43-47 unknown-concept: `nahs` is not a stability concept "
      "| did you mean `nash`?"}},
    {"an unknown kind of step",
     head + plans + "claims: {c: {says: s, test: \"reachable(plan, x, deals)\"}}\n",
     {"error 7:49-54 unknown-word: `deals` is not a kind of step "
      "| possible: `moves`, `improvements` and `agreements`"}},
    {"a call without arguments",
     head + plans + "claims: {c: {says: s, test: \"keeps\"}}\n",
     {"error 7:30-35 bad-test: `keeps` has no arguments "
      "| write `keeps(STRATEGY)`"}},
    {"too few arguments",
     head + plans + "claims: {c: {says: s, test: \"blocks(a)\"}}\n",
     {"error 7:38-39 bad-test: `blocks` has too few arguments "
      "| write `blocks(PARTY, STRATEGY)`"}},
    {"too many arguments",
     head + plans + "claims: {c: {says: s, test: \"signable(plan, a)\"}}\n",
     {"error 7:43-44 bad-test: `,` is not expected in `signable` "
      "| write `signable(STRATEGY)`"}},
    {"a call that is not closed",
     head + plans + "claims: {c: {says: s, test: \"signable(plan\"}}\n",
     {"error 7:30-38 bad-test: `signable` has no closing parenthesis "
      "| write `signable(STRATEGY)`"}},
    {"a number that is not compared",
     head + plans + "claims: {c: {says: s, test: \"value(a, plan)\"}}\n",
     {"error 7:30-44 bad-test: a number is neither true nor false "
      "| compare it: `value(PARTY, STRATEGY) > 10`"}},
    {"a comparison of what is no number",
     head + plans + "claims: {c: {says: s, test: \"keeps(plan) > 3\"}}\n",
     {"error 7:42-43 bad-test: only numbers are compared "
      "| join two sentences with `iff`"}},
    {"a number compared with a sentence",
     head + plans + "claims: {c: {says: s, test: \"value(a, plan) > keeps(plan)\"}}\n",
     {"error 7:47-58 bad-test: only numbers are compared "
      "| write a number, `value(…)` or `value-at-stop(…)`"}},
    {"a chained comparison of numbers",
     head + plans + "claims: {c: {says: s, test: \"1 < value(a, plan) < 3\"}}\n",
     {"error 7:49-50 chained-comparison: comparisons cannot be chained "
      "| join two comparisons with `and`"}},
    {"a strategy without an agreement cannot keep",
     head + plans + "claims: {c: {says: s, test: \"keeps(press)\"}}\n",
     {"error 7:36-41 no-agreement: `press` has no agreement, so there is nothing to keep "
      "| only a strategy with an `agreement` has a plan"}},
    {"a half as the size of a deal",
     head + plans + "claims: {c: {says: s, test: \"reachable-by-partial-deals(plan, 0.5)\"}}\n",
     {"error 7:63-66 not-a-number: the number of issues must be a whole number "
      "| write `reachable-by-partial-deals(STRATEGY, NUMBER)`"}},
    {"without something unknown",
     head + plans + "claims: {c: {says: s, test: \"without(link l, keeps(plan))\"}}\n",
     {"error 7:43-44 unknown-link: `l` is not a link with an id "
      "| known: none"}},
    {"without a kind that is none",
     head + plans + "claims: {c: {says: s, test: \"without(party a, keeps(plan))\"}}\n",
     {"error 7:38-43 unknown-word: `party` cannot be left out "
      "| possible: `link`, `guarantee`, `statement`, `constraint` and `option`"}},
    {"without an option and no level",
     head + plans + "claims: {c: {says: s, test: \"without(option x, keeps(plan))\"}}\n",
     {"error 7:45-46 bad-test: which level is to be left out is not said "
      "| write `without(option NAME = LEVEL, TEST)`"}},
    {"without an unknown level",
     head + plans + "claims: {c: {says: s, test: \"without(option x = maybe, keeps(plan))\"}}\n",
     {"error 7:49-54 unknown-level: `maybe` is not a level of `x` "
      "| levels of `x`: `no` and `yes`"}},
    {"an unknown reading",
     head + plans + "claims: {c: {says: s, test: \"reading(cautious, keeps(plan))\"}}\n",
     {"error 7:38-46 unknown-reading: `cautious` is not a reading of this case "
      "| known: none"}},
    {"a bare strategy in an expression",
     head + plans + "claims: {c: {says: s, test: \"some-state(plan)\"}}\n",
     {"error 7:41-45 unknown-option: `plan` is not an option of this case "
      "| the strategy is written `strategy:plan`"}},
    {"a name that is a strategy and an option",
     head + "strategies: {x: {}}\n"
            "claims: {c: {says: s, test: \"stable(x, nash)\"}}\n",
     {"error 6:37-38 ambiguous-name: `x` is both a strategy and an option "
      "| write `strategy:x`, or compare the option with a level"}},
    {"a bare state for a strategy",
     head + plans +
         "states: {calm: N0}\n"
         "claims: {c: {says: s, test: \"signable(calm)\"}}\n",
     {"error 8:39-43 unknown-strategy: `calm` is not a strategy of this case "
      "| the named state is written `state:calm`"}},
    {"a wrong truth in an expectation",
     head + plans + "expect: [{that: keeps(plan), is: no}]\n",
     {"error 7:34-36 not-true-or-false: `is` is `no`, and must be true or false "
      "| `yes` and `no` are words in a case file: write `true` or `false`"}},
    {"an expectation without a test",
     head + plans + "expect: [{is: true}]\n",
     {"error 7:10-20 missing-key: an expectation needs `that`"}},
    {"tests nested too deep",
     head + plans + "claims: {c: {says: s, test: \"" + repeated("(", 300) + "keeps(plan)" + repeated(")", 300) + "\"}}\n",
     {"error 7:230-231 expression-too-deep: this expression is nested more than 200 deep "
      "| take out parentheses, or say it in several statements"}},
    {"calls nested too deep",
     head + plans + "readings: {r: {}}\n" + "claims: {c: {says: s, test: \"" + repeated("reading(r, ", 300) +
         "keeps(plan)" + repeated(")", 300) + "\"}}\n",
     {"error 8:1130-1137 expression-too-deep: this expression is nested more than 200 deep "
      "| take out parentheses, or say it in several statements"}},
    {"a plan in a graph",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "graph: {states: [s1], moves: {}}\n"
     "strategies: {p: {}}\n"
     "claims: {c: {says: s, test: keeps(p)}}\n",
     {"error 6:29-34 not-for-graphs: `keeps` needs options, and an abstract graph has none"}},
};

}  // namespace

TEST(BadTests, EveryMistakeIsNamedAtItsPlace) { expect_diagnostics(inputs); }

}  // namespace irenic::testing
