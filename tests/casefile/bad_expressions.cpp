// Mistakes in expressions, each at its exact place.

#include "casefile/bad_input.hpp"

namespace irenic::testing {

namespace {

const std::vector<BadInput> inputs{
    {"an unknown option",
     head + "never: [{that: x and yy}]\n",
     {"error 5:22-24 unknown-option: `yy` is not an option of this case "
      "| options: `x` and `y`"}},
    {"an unknown option at its exact place",
     head + "never:\n"
            "  - that: \"not (xx or y = mid)\"\n",
     {"error 6:17-19 unknown-option: `xx` is not an option of this case "
      "| options: `x` and `y`"}},
    {"an unknown level",
     head + "never: [{that: y = midd}]\n",
     {"error 5:20-24 unknown-level: `midd` is not a level of `y` "
      "| did you mean `mid`?"}},
    {"a level without its option",
     head + "never: [{that: mid and x}]\n",
     {"error 5:16-19 unknown-option: `mid` is not an option of this case "
      "| it is a level: write `y = mid`"}},
    {"a level on the left",
     head + "never: [{that: mid = y}]\n",
     {"error 5:16-19 unknown-option: `mid` is not an option of this case "
      "| the option stands on the left: write `y = mid`"}},
    {"an option as a level",
     head + "never: [{that: x = y}]\n",
     {"error 5:20-21 unknown-level: `y` is not a level of `x` "
      "| it is another option; `x` has the levels `no` and `yes`"}},
    {"a party as an option",
     head + "never: [{that: a and x}]\n",
     {"error 5:16-17 unknown-option: `a` is not an option of this case "
      "| it is a party: say what it does with an option and a level"}},
    {"a chained comparison",
     head + "never: [{that: low < y < high}]\n",
     {"error 5:24-25 chained-comparison: comparisons cannot be chained "
      "| join two comparisons with `and`"}},
    {"a chained comparison of levels",
     head + "never: [{that: y >= low <= high}]\n",
     {"error 5:25-27 chained-comparison: comparisons cannot be chained "
      "| join two comparisons with `and`"}},
    {"two operands side by side",
     head + "never: [{that: x y}]\n",
     {"error 5:18-19 bad-expression: a word that joins is missing before `y` "
      "| write `and`, `or`, `implies` or `iff` between two operands, or `=` before a level"}},
    {"a level after its option without a sign",
     head + "never: [{that: y mid}]\n",
     {"error 5:18-21 bad-expression: a sign is missing before `mid` "
      "| write `y = mid`"}},
    {"nothing after and",
     head + "never: [{that: x and}]\n",
     {"error 5:18-21 bad-expression: the expression ends too early "
      "| write an option after this"}},
    {"nothing before and",
     head + "never: [{that: and x}]\n",
     {"error 5:16-19 bad-expression: `and` stands where an option is wanted"}},
    {"an empty expression",
     head + "never: [{that: \"\"}]\n",
     {"error 5:17-18 bad-expression: the expression is empty "
      "| write an option"}},
    {"a parenthesis that is not closed",
     head + "never: [{that: (x and y}]\n",
     {"error 5:16-17 bad-expression: this parenthesis is not closed "
      "| write `)`"}},
    {"a parenthesis that was not opened",
     head + "never: [{that: x and y)}]\n",
     {"error 5:23-24 bad-expression: this parenthesis was never opened "
      "| delete it"}},
    {"two equals signs",
     head + "never: [{that: y == mid}]\n",
     {"error 5:18-20 bad-expression: `==` is not part of an expression "
      "| write `=`"}},
    {"signs of a programming language",
     head + "never: [{that: \"x && y\"}]\n",
     {"error 5:19-21 bad-expression: `&&` is not part of an expression "
      "| write `and`"}},
    {"a sign of mathematics",
     head + "never: [{that: y \xe2\x89\xa5 mid}]\n",
     {"error 5:18-19 bad-expression: `≥` is not part of an expression "
      "| write `>=`"}},
    {"a sign that is none",
     head + "never: [{that: x $ y}]\n",
     {"error 5:18-19 bad-expression: `$` is not part of an expression"}},
    {"a number as a level",
     head + "never: [{that: y = 2}]\n",
     {"error 5:20-21 unknown-level: `2` is not a level of `y` "
      "| levels of `y`: `low`, `mid` and `high`"}},
    {"a function in an expression",
     head + "never: [{that: stable(x)}]\n",
     {"error 5:16-22 bad-expression: `stable` is not a function of expressions "
      "| functions belong into the tests of claims"}},
    {"a strategy in an expression",
     head + "strategies: {plan: {}}\n"
            "never: [{that: \"strategy:plan\"}]\n",
     {"error 6:17-25 bad-expression: a strategy can be named in tests only "
      "| say with options and levels what is meant"}},
    {"a bare state in an expression",
     head + "states: {calm: N0}\n"
            "never: [{that: calm}]\n",
     {"error 6:16-20 unknown-option: `calm` is not an option of this case "
      "| the named state is written `state:calm`"}},
    {"an unknown state in an expression",
     head + "states: {calm: N0}\n"
            "never: [{that: \"state:clam\"}]\n",
     {"error 6:23-27 unknown-state: `clam` is not a named state of this case "
      "| did you mean `calm`?"}},
    {"a prefix that is none",
     head + "never: [{that: \"option:x\"}]\n",
     {"error 5:17-23 bad-expression: nothing is named with `option` and a colon "
      "| write `state:NAME` for a named state"}},
    {"a name that is an option and a state",
     head + "states: {x: N0}\n"
            "never: [{that: x}]\n",
     {"error 6:16-17 ambiguous-name: `x` is both an option and a named state "
      "| write `state:x`, or compare the option with a level"}},
    {"a compared parenthesis",
     head + "never: [{that: (x) = yes}]\n",
     {"error 5:20-21 bad-expression: what stands in parentheses cannot be compared "
      "| two sentences are compared with `iff`"}},
    {"parentheses nested too deep",
     head + "never: [{that: " + repeated("(", 300) + "x" + repeated(")", 300) + "}]\n",
     {"error 5:216-217 expression-too-deep: this expression is nested more than 200 deep "
      "| take out parentheses, or say it in several statements"}},
    {"negations nested too deep",
     head + "never: [{that: " + repeated("not ", 300) + "x}]\n",
     {"error 5:816-819 expression-too-deep: this expression is nested more than 200 deep "
      "| take out parentheses, or say it in several statements"}},
    {"an expression over several lines points to the whole",
     head + "never:\n"
            "  - that: x and\n"
            "      zz\n",
     {"error 6:11-7:9 unknown-option: `zz` is not an option of this case "
      "| options: `x` and `y`"}},
    {"one mistake in an option is reported once",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "options: {x: {by: a, levels: yes}}\n"
     "never: [{that: x = one}, {that: x = two}]\n"
     "preferences: {a: [{graded: x, values: {one: 1}}]}\n",
     {"error 4:22-28 wrong-kind: `levels` must be a list, not a text "
      "| write it in brackets: [one, another]"}},
    {"one mistake in the options is reported once",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "options: [x]\n"
     "never: [{that: x}]\n"
     "strategies: {s: {target: {x: yes}}}\n",
     {"error 4:1-8 wrong-kind: `options` must be a map, not a list "
      "| write it in braces, {key: value}, or as indented lines"}},
};

}  // namespace

TEST(BadExpressions, EveryMistakeIsNamedAtItsPlace) { expect_diagnostics(inputs); }

}  // namespace irenic::testing
