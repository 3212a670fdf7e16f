// Mistakes in what parties want: statements, weights, rankings.

#include "casefile/bad_input.hpp"

namespace irenic::testing {

namespace {

const std::vector<BadInput> inputs{
    {"wants of an unknown party",
     head + "preferences: {aa: [{that: x}]}\n",
     {"error 5:15-17 unknown-party: `aa` is not a party of this case "
      "| known: `a` and `b`"}},
    {"wants of chance",
     head + "preferences: {chance: [{that: x}]}\n",
     {"error 5:15-21 unknown-party: `chance` is nobody: it cannot want, sign or perform anything"}},
    {"a statement that is a text",
     head + "preferences: {a: [x]}\n",
     {"error 5:19-20 wrong-kind: a statement must be a map, not a text "
      "| write it in braces, {key: value}, or as indented lines"}},
    {"wants that are a text",
     head + "preferences: {a: x}\n",
     {"error 5:15-16 wrong-kind: what `a` wants must be a list or a map, not a text"}},
    {"a statement without a sentence",
     head + "preferences: {a: [{weight: 3}]}\n",
     {"error 5:19-30 missing-key: a statement needs `that`, or `graded` and `values`"}},
    {"a power of nothing",
     head + "power: {a: 0}\n",
     {"error 5:12-13 out-of-range: the power of `a` is 0, and must be more than 0"}},
    {"powers in no simple proportion",
     head + "power: {a: 1.000001}\n",
     {"error 5:1-6 power-too-fine: as whole numbers in the same proportion these powers go beyond 10000 "
      "| write simple proportions, such as 2, 1.5 or 0.25"}},
    {"a weight that is no number",
     head + "preferences: {a: [{that: x, weight: high}]}\n",
     {"error 5:37-41 not-a-number: `weight`: `high` is not a number "
      "| write digits, such as 12, -3.5 or 1e3"}},
    {"a weight with seven places",
     head + "preferences: {a: [{that: x, weight: 0.1234567}]}\n",
     {"error 5:37-46 too-many-places: `weight`: `0.1234567` has more than six decimal places"}},
    {"a weight beyond all numbers",
     head + "preferences: {a: [{that: x, weight: 1e30}]}\n",
     {"error 5:37-41 number-too-large: `weight`: `1e30` is too large"}},
    {"a range of four numbers",
     head + "preferences: {a: [{that: x, weight: [1, 2, 3, 4]}]}\n",
     {"error 5:37-49 bad-range: `weight` has 4 numbers "
      "| write one number, [low, high] or [low, best, high]"}},
    {"a range that goes down",
     head + "preferences: {a: [{that: x, weight: [3, 1]}]}\n",
     {"error 5:41-42 bad-range: `weight`: 1 comes after 3, which is more "
      "| write the lowest number first: [low, high] or [low, best, high]"}},
    {"weights on some statements only",
     head + "preferences:\n"
            "  a:\n"
            "    - {that: x, weight: 3}\n"
            "    - {that: y}\n",
     {"error 8:7-16 mixed-weights: this statement of `a` has no weight, and others have one "
      "| give every statement of a party a weight, or none"}},
    {"a graded statement beside one without a weight",
     head + "preferences:\n"
            "  a:\n"
            "    - {that: x}\n"
            "    - {graded: y, values: {low: 0, mid: 1, high: 2}}\n",
     {"error 7:7-16 mixed-weights: this statement of `a` has no weight, and others have one "
      "| give every statement of a party a weight, or none"}},
    {"weights whose sum overflows",
     head + "preferences:\n"
            "  a:\n"
            "    - {that: x, weight: 2e12}\n"
            "    - {that: y, weight: [-2e12, 0, 1]}\n"
            "    - {that: y = mid, weight: 1}\n",
     {"error 8:7-39 weights-overflow: the weights of `a` are too large to be summed exactly "
      "| divide all weights of the case by the same number"}},
    {"a graded statement without values",
     head + "preferences: {a: [{graded: y}]}\n",
     {"error 5:19-30 missing-key: a graded statement needs `values` "
      "| give a number for every level: values: {LEVEL: NUMBER, …}"}},
    {"a graded statement with a value missing",
     head + "preferences: {a: [{graded: y, values: {low: 0, high: 2}}]}\n",
     {"error 5:31-37 missing-grade: no value is given for `mid` "
      "| a graded statement gives a number for every level of `y`"}},
    {"a graded statement with an unknown level",
     head + "preferences: {a: [{graded: y, values: {low: 0, mid: 1, hihg: 2}}]}\n",
     {"error 5:56-60 unknown-level: `hihg` is not a level of `y` "
      "| did you mean `high`?"}},
    {"a graded statement of an unknown option",
     head + "preferences: {a: [{graded: z, values: {low: 0}}]}\n",
     {"error 5:28-29 unknown-option: `z` is not an option of this case "
      "| known: `x` and `y`"}},
    {"a graded statement with a weight",
     head + "preferences: {a: [{graded: y, weight: 2, values: {low: 0, mid: 1, high: 2}}]}\n",
     {"error 5:31-37 graded-and-plain: a graded statement has no `weight` "
      "| say it in two statements"}},
    {"values without an option",
     head + "preferences: {a: [{that: x, values: {no: 1, yes: 2}}]}\n",
     {"error 5:29-35 missing-key: `values` needs `graded`, the option that they are for"}},
    {"much that is no truth",
     head + "preferences: {a: [{that: x, much: yes}]}\n",
     {"error 5:35-38 not-true-or-false: `much` is `yes`, and must be true or false "
      "| `yes` and `no` are words in a case file: write `true` or `false`"}},
    {"much beside a weight",
     head + "preferences: {a: [{that: x, weight: 2, much: true}]}\n",
     {"warning 5:19-51 much-without-effect: `much` says nothing beside a weight "
      "| with weights, `great` of the party says what is greatly preferred"}},
    {"great of a party without weights",
     "irenic: 1\ntitle: t\nparties: {a: {great: 2}, b: {great: 3}, c: {great: 4}}\noptions: {x: {by: a}}\n"
     "preferences: {a: [{that: x}], b: [{that: x, weight: 1}]}\n",
     {"warning 3:11-12 great-without-effect: `great` of `a` says nothing: it has no weights "
      "| without weights, `much: true` marks the statements that are greatly preferred"}},
    {"adjust of one number",
     head + "preferences: {a: [{that: x, weight: 2, adjust: [3]}]}\n",
     {"error 5:48-51 bad-range: `adjust` must be two numbers "
      "| write [least, most]"}},
    {"adjust without a weight",
     head + "preferences: {a: [{that: x, adjust: [0, 3]}]}\n",
     {"error 5:29-35 no-weight: `adjust` needs a `weight` to be adjusted"}},
    {"an unknown distribution",
     head + "preferences: {a: [{that: x, weight: [1, 3], distribution: normal}]}\n",
     {"error 5:59-65 unknown-word: `distribution` cannot be `normal` "
      "| possible: `triangular`, `pert`, `uniform` and `discrete`"}},
    {"an id twice",
     head + "preferences:\n"
            "  a: [{id: same, that: x}]\n"
            "  b: [{id: same, that: y}]\n",
     {"error 7:12-16 duplicate-id: the id `same` is given twice "
      "| line 6 has it too; ids of statements, links, guarantees and constraints are unique in the whole case, "
      "because overlays change them by id"}},
    {"an id of a constraint and of a statement",
     head + "never: [{id: same, that: x and y}]\n"
            "preferences: {a: [{id: same, that: x}]}\n",
     {"error 6:24-28 duplicate-id: the id `same` is given twice "
      "| line 5 has it too; ids of statements, links, guarantees and constraints are unique in the whole case, "
      "because overlays change them by id"}},
    {"a ranking of unknown states",
     head + "states: {s1: N0, s2: Y0}\n"
            "preferences: {a: {ranking: [s1, s3]}}\n",
     {"error 6:33-35 unknown-state: `s3` is not a named state of this case "
      "| known: `s1` and `s2`"}},
    {"a ranking that repeats a state",
     head + "states: {s1: N0, s2: Y0}\n"
            "preferences: {a: {ranking: [s1, [s2, s1]]}}\n",
     {"error 6:38-40 duplicate-state: the state `s1` is ranked twice"}},
    {"a ranking without states",
     head + "preferences: {a: {ranking: [s1]}}\n",
     {"error 5:29-31 unknown-state: `s1` is not a named state of this case "
      "| known: none"}},
    {"an unknown comparison that is no pair",
     head + "states: {s1: N0, s2: Y0}\n"
            "preferences: {a: {ranking: [s1, s2], unknown: [[s1]]}}\n",
     {"error 6:48-52 bad-pair: an unknown comparison is a pair of states "
      "| write [one, another]"}},
    {"an unknown comparison of a state with itself",
     head + "states: {s1: N0, s2: Y0}\n"
            "preferences: {a: {ranking: [s1, s2], unknown: [[s1, s1]]}}\n",
     {"error 6:48-56 bad-pair: a state is not compared with itself "
      "| write two different states"}},
    {"a correlation beyond one",
     head + "preferences: {a: [{id: p, that: x, weight: 1}]}\n"
            "correlate: [{of: [p, q], rho: 1.5}]\n",
     {"error 6:22-23 unknown-id: `q` is not the id of a statement or guarantee, or of another number of this case "
      "| known: `p`",
      "error 6:31-34 out-of-range: `rho` is 1.5, and must be from -1 to 1"}},
    {"an attitude that is none",
     head + "attitude: {a: {b: 2}}\n",
     {"error 5:19-20 unknown-word: an attitude cannot be `2` "
      "| possible: `-1`, `0` and `1`"}},
    {"an attitude towards nobody",
     head + "attitude: {a: {c: 1}, z: {a: 1}}\n",
     {"error 5:16-17 unknown-party: `c` is not a party of this case "
      "| known: `a` and `b`",
      "error 5:23-24 unknown-party: `z` is not a party of this case "
      "| known: `a` and `b`"}},
    {"an attitude with a list for a basis",
     head + "attitude: {a: {b: 1, basis: [guess]}}\n",
     {"error 5:22-27 wrong-kind: `basis` must be a text, not a list"}},
    {"a view with mistakes in what it holds",
     head + "sees: {a: {without-states: [s9], withot: [x], preferences: {c: [{that: x}], b: [{weight: 1}]}, attitude: "
            "{b: {a: x}}}}\n",
     {"error 5:29-31 unknown-state: `s9` is not a named state of this case "
      "| known: none",
      "error 5:34-40 unknown-key: what a party sees has no key `withot` "
      "| did you mean `without`?",
      "error 5:61-62 unknown-party: `c` is not a party of this case "
      "| known: `a` and `b`",
      "error 5:81-92 missing-key: a statement needs `that`, or `graded` and `values`",
      "error 5:114-115 unknown-word: an attitude cannot be `x` "
      "| possible: `-1`, `0` and `1`"}},
    {"a view without an option that is there",
     head + "sees: {a: {without: [z]}}\n",
     {"error 5:22-23 unknown-option: `z` is not an option of this case "
      "| known: `x` and `y`"}},
};

}  // namespace

TEST(BadWants, EveryMistakeIsNamedAtItsPlace) { expect_diagnostics(inputs); }

}  // namespace irenic::testing
