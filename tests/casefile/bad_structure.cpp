// Mistakes in the frame of a case: keys, ids, parties, options, states, graphs.

#include "casefile/bad_input.hpp"

namespace irenic::testing {

namespace {

const std::vector<BadInput> inputs{
    {"no version",
     "title: t\n"
     "parties: {a: {}}\n"
     "options: {x: {by: a}}\n",
     {"error 1:1-6 missing-key: a case needs `irenic`"}},
    {"the version not first",
     "title: t\n"
     "irenic: 1\n"
     "parties: {a: {}}\n"
     "options: {x: {by: a}}\n",
     {"error 2:1-7 version-not-first: `irenic` is not the first key "
      "| move this line to the top"}},
    {"a version to come",
     "irenic: 2\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "options: {x: {by: a}}\n",
     {"error 1:9-10 unsupported-version: format version `2` is not known "
      "| this is written for version 1: `irenic: 1`"}},
    {"no parties and no title",
     "irenic: 1\n"
     "options: {x: {by: a}}\n",
     {"error 1:1-7 missing-key: a case needs `title` and `parties`"}},
    {"neither options nor graph",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n",
     {"error 1:1-7 missing-key: a case needs `options`, or `graph` "
      "| list what the parties control under `options`"}},
    {"an unknown key at the top",
     head + "prefrences: {a: []}\n",
     {"error 5:1-11 unknown-key: a case has no key `prefrences` "
      "| did you mean `preferences`?"}},
    {"an unknown key like no other",
     head + "zzz: 1\n",
     {"error 5:1-4 unknown-key: a case has no key `zzz` "
      "| known keys: `irenic`, `title`, `question`, `marking`, `sampling`, `sources`, `background` and 19 more"}},
    {"a key without a value",
     head + "question:\n",
     {"error 5:1-9 missing-value: `question` has no value "
      "| write one, or delete the line"}},
    {"a map without a value",
     head + "strategies:\n",
     {"error 5:1-11 missing-value: `strategies` has no value "
      "| write `{}` for an empty map, or delete the line"}},
    {"an empty title",
     "irenic: 1\n"
     "title: \"\"\n"
     "parties: {a: {}}\n"
     "options: {x: {by: a}}\n",
     {"error 2:8-10 missing-value: `title` is empty "
      "| say in one line what the case is about"}},
    {"parties as a list",
     "irenic: 1\n"
     "title: t\n"
     "parties: [a, b]\n"
     "options: {x: {by: a}}\n",
     {"error 3:1-8 wrong-kind: `parties` must be a map, not a list "
      "| write it in braces, {key: value}, or as indented lines"}},
    {"no party at all",
     "irenic: 1\n"
     "title: t\n"
     "parties: {}\n"
     "options: {x: {by: chance}}\n",
     {"error 3:1-8 empty: a case needs at least one party"}},
    {"no option at all",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "options: {}\n",
     {"error 4:1-8 empty: a case needs at least one option"}},
    {"an id with a space",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}, upper town: {}}\n"
     "options: {x: {by: a}}\n",
     {"error 3:18-28 bad-id: `upper town` cannot be the id of a party "
      "| an id begins with a letter A–Z; letters, digits, `-` and `_` follow; other text can stand under `name`"}},
    {"an id that begins with a digit",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "options: {1x: {by: a}}\n",
     {"error 4:11-13 bad-id: `1x` cannot be the id of an option "
      "| an id begins with a letter A–Z; letters, digits, `-` and `_` follow; other text can stand under `name`"}},
    {"a reserved word as an option",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "options: {not: {by: a}}\n",
     {"error 4:11-14 reserved-word: `not` is a word of expressions and cannot be the id of an option "
      "| reserved are `not`, `and`, `or`, `implies`, `iff`, `true` and `false`"}},
    {"chance as a party",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}, chance: {}}\n"
     "options: {x: {by: a}}\n",
     {"error 3:18-24 reserved-word: `chance` is not declared as a party "
      "| it may own options as it is: `by: chance`"}},
    {"an unknown key of a party",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {nmae: A}}\n"
     "options: {x: {by: a}}\n",
     {"error 3:15-19 unknown-key: a party has no key `nmae` "
      "| did you mean `name`?"}},
    {"a party that is a text",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: A}\n"
     "options: {x: {by: a}}\n",
     {"error 3:11-12 wrong-kind: a party must be a map, not a text "
      "| write it in braces, {key: value}, or as indented lines"}},
    {"a great difference of nothing",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {great: 0}}\n"
     "options: {x: {by: a}}\n",
     {"error 3:22-23 out-of-range: `great` is 0, and must be more than 0"}},
    {"a grade that is none",
     head + "sources: {r: {title: R, grade: G7}}\n",
     {"error 5:32-34 bad-grade: `G7` is not an Admiralty grade "
      "| write reliability A–F and credibility 1–6, from A1 to F6"}},
    {"an unknown source",
     head + "sources: {report: {title: R}}\n"
            "never: [{that: x and y, source: reprot p. 3}]\n",
     {"error 6:33-39 unknown-source: `reprot` is not a source of this case "
      "| did you mean `report`?"}},
    {"an unknown status",
     head + "never: [{that: x and y, status: shaky}]\n",
     {"error 5:33-38 unknown-word: `status` cannot be `shaky` "
      "| possible: `solid`, `caveated` and `unsupported`"}},
    {"an unknown sampling",
     head + "sampling: random\n",
     {"error 5:11-17 unknown-word: `sampling` cannot be `random` "
      "| possible: `exploratory` and `probabilistic`"}},
    {"a date that is none",
     head + "sources: {r: {date: last spring}}\n",
     {"warning 5:21-32 unclear-date: `last spring` is not a date "
      "| write a year, a month or a day: 2031, 2031-02 or 2031-02-03"}},
    {"a day that is not in the calendar",
     head + "sources: {r: {date: 2031-02-29}}\n",
     {"warning 5:21-31 unclear-date: `2031-02-29` is not a date "
      "| write a year, a month or a day: 2031, 2031-02 or 2031-02-03"}},
    {"an option of nobody known",
     "irenic: 1\n"
     "title: t\n"
     "parties: {upstream: {}}\n"
     "options: {gate: {by: upsteam}}\n",
     {"error 4:22-29 unknown-party: `upsteam` is not a party of this case "
      "| did you mean `upstream`?"}},
    {"an option without an owner",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "options: {x: {levels: [no, yes]}}\n",
     {"error 4:11-12 missing-key: an option needs `by`"}},
    {"an owner twice",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "options: {x: {by: [a, a]}}\n",
     {"error 4:23-24 duplicate-party: `a` is named twice"}},
    {"an option that chance shares",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "options: {x: {by: [a, chance]}}\n",
     {"error 4:23-29 bad-owner: chance shares an option with nobody "
      "| a level that nobody chooses belongs to `chance` alone"}},
    {"an option of nobody",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "options: {x: {by: []}}\n",
     {"error 4:19-21 empty: `x` belongs to nobody "
      "| name a party, or `chance` if nobody chooses"}},
    {"levels as a text",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "options: {x: {by: a, levels: no yes}}\n"
     "never: [{that: x = maybe}]\n",
     {"error 4:22-28 wrong-kind: `levels` must be a list, not a text "
      "| write it in brackets: [one, another]"}},
    {"an empty list of levels",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "options: {x: {by: a, levels: []}}\n",
     {"error 4:30-32 empty: `x` has no levels "
      "| leave `levels` out for [no, yes]"}},
    {"a level twice",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "options: {x: {by: a, levels: [low, high, low]}}\n",
     {"error 4:42-45 duplicate-level: `low` is twice a level of `x`"}},
    {"thirty-seven levels",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "options: {x: {by: a, levels: [l0, l1, l2, l3, l4, l5, l6, l7, l8, l9, l10, l11, l12, l13, l14, l15, l16, l17, "
     "l18, l19, l20, l21, l22, l23, l24, l25, l26, l27, l28, l29, l30, l31, l32, l33, l34, l35, l36]}}\n",
     {"error 4:201-204 too-many-levels: `x` has more than 36 levels "
      "| join levels that nobody treats differently"}},
    {"an unknown start",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "options: {x: {by: a, levels: [closed, half, open], start: opened}}\n",
     {"error 4:59-65 unknown-level: `opened` is not a level of `x` "
      "| did you mean `open`?"}},
    {"a label of an unknown level",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "options: {x: {by: a, labels: {maybe: Maybe}}}\n",
     {"error 4:31-36 unknown-level: `maybe` is not a level of `x` "
      "| levels of `x`: `no` and `yes`"}},
    {"an unknown direction",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "options: {x: {by: a, direction: upward}}\n",
     {"error 4:33-39 unknown-word: `direction` cannot be `upward` "
      "| possible: `any`, `up` and `down`"}},
    {"a change that is no pair",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "options: {x: {by: a, direction: [[no, yes, no]]}}\n",
     {"error 4:34-47 bad-change: an allowed change is a pair of levels "
      "| write [from, to]"}},
    {"a change to the same level",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "options: {x: {by: a, direction: [[no, no]]}}\n",
     {"error 4:34-42 bad-change: this change leads back to the same level"}},
    {"levels that no change reaches",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "options: {x: {by: a, levels: [low, mid, high], start: mid, direction: up}}\n",
     {"warning 4:11-12 unreachable-level: `x` can never be at `low` "
      "| it starts at `mid`, and `direction` allows no change that leads there"}},
    {"a level that listed changes never reach",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "options: {x: {by: a, levels: [low, mid, high], direction: [[low, mid], [high, mid]]}}\n",
     {"warning 4:11-12 unreachable-level: `x` can never be at `high` "
      "| it starts at `low`, and `direction` allows no change that leads there"}},
    {"a probability of what a party chooses",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "options: {x: {by: a, probability: {no: 0.5}}}\n",
     {"error 4:22-33 bad-probability: `x` is chosen by a party, not by chance "
      "| only options `by: chance` have a probability"}},
    {"probabilities above one",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "options: {x: {by: a}, w: {by: chance, levels: [dry, wet, flood], probability: {dry: 0.7, wet: 0.5}}}\n",
     {"error 4:66-77 bad-probability: the probabilities of `w` sum to 1.2 "
      "| they must sum to 1 at most"}},
    {"a probability that is missing",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "options: {x: {by: a}, w: {by: chance, levels: [dry, wet, flood], probability: {dry: 0.7}}}\n",
     {"error 4:66-77 bad-probability: no probability is given for `wet` "
      "| only the last level is left out: it takes the rest"}},
    {"a probability outside of 0 and 1",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "options: {x: {by: a}, w: {by: chance, probability: {no: 1.5}}}\n",
     {"error 4:57-60 out-of-range: the probability of `no` is 1.5, and must be from 0 to 1"}},
    {"an issue with an unknown option",
     head + "issues: {water: [x, z]}\n",
     {"error 5:21-22 unknown-option: `z` is not an option of this case "
      "| known: `x` and `y`"}},
    {"an option in two issues",
     head + "issues: {one: [x, y], two: [x]}\n",
     {"error 5:29-30 duplicate-option: the option `x` stands in two issues "
      "| an option is settled once"}},
    {"a pattern too short",
     head + "states: {s1: Y}\n",
     {"error 5:14-15 bad-pattern: the pattern `Y` has 1 character, and the case has 2 options "
      "| write one character per option, in the order of `options`"}},
    {"a pattern with a wrong sign",
     head + "states: {s1: Y5}\n",
     {"error 5:15-16 bad-pattern: `5` is no level of `y` "
      "| write 0 to 2"}},
    {"a state named twice by its pattern",
     head + "states: {s1: N0, s2: \"00\"}\n",
     {"error 5:22-26 duplicate-state: the pattern `00` is given twice "
      "| it belongs to `s1`"}},
    {"only listed without states",
     head + "only: listed\n",
     {"error 5:1-5 missing-key: `only: listed` needs `states` "
      "| list the feasible states under `states`"}},
    {"a status quo that is not named",
     head + "states: {calm: N0}\n"
            "status-quo: clam\n",
     {"error 6:13-17 unknown-state: `clam` is not a named state of this case "
      "| did you mean `calm`?"}},
    {"a state called status-quo",
     head + "states: {status-quo: N0}\n",
     {"error 5:10-20 reserved-word: `status-quo` always names the status quo "
      "| choose another name for this state"}},
    {"a graph beside options",
     head + "graph: {states: [s1], moves: {}}\n",
     {"error 4:1-8 not-for-graphs: `options` cannot stand beside `graph` "
      "| an abstract graph is states and moves alone"}},
    {"a graph with an unknown state",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "graph: {states: [s1, s2], moves: {a: [[s1, s3]]}}\n",
     {"error 4:44-46 unknown-state: `s3` is not a state of this graph "
      "| known: `s1` and `s2`"}},
    {"a move that leads nowhere",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "graph: {states: [s1, s2], moves: {a: [[s1, s1], [s1, s2], [s1, s2], [s1]]}}\n",
     {"error 4:39-47 bad-move: this move leads back to the same state",
      "error 4:59-67 bad-move: this move is listed twice",
      "error 4:69-73 bad-move: a move is a pair of states "
      "| write [from, to]"}},
    {"statements in a graph",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "graph: {states: [s1, s2], moves: {}}\n"
     "preferences: {a: [{that: \"state:s1\"}]}\n",
     {"error 5:15-16 not-for-graphs: in an abstract graph a party has a ranking, not statements "
      "| write {ranking: [best, …, worst]}"}},
    {"a constraint and an agreement in a graph",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "graph: {states: [s1], moves: {}}\n"
     "never: [{that: s1}]\n"
     "agreements: {d: {obligations: {}}}\n",
     {"error 5:1-6 not-for-graphs: `never` cannot stand beside `graph` "
      "| an abstract graph is states and moves alone",
      "error 6:1-11 not-for-graphs: `agreements` cannot stand beside `graph` "
      "| an abstract graph is states and moves alone"}},
    {"a comparison in a graph",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "graph: {states: [s1], moves: {}}\n"
     "claims: {c: {says: s, test: some-state(gate < open)}}\n",
     {"error 5:40-44 unknown-option: `gate` is not an option of this case "
      "| an abstract graph has no options: name a state, `state:NAME`"}},
};

}  // namespace

TEST(BadStructure, EveryMistakeIsNamedAtItsPlace) { expect_diagnostics(inputs); }

}  // namespace irenic::testing
