#include <gtest/gtest.h>

#include "casefile/bad_input.hpp"

namespace irenic::testing {
namespace {

const std::string head =
    "irenic: 1\ntitle: t\nparties: {a: {}, b: {}}\noptions: {x: {by: a}, y: {by: b, levels: [l, m]}}\n"
    "preferences: {a: [{id: p, that: x, weight: 1}, {id: q, that: y, weight: [1, 2]}, {id: r, that: x and y, weight: "
    "1}],"
    " b: [{id: g, graded: y, values: {l: 1, m: [2, 3]}}]}\n";

const std::vector<BadInput> inputs{
    {"a correlation of nearly the right name",
     head + "keeping: {discount: [0.9, 1]}\nagreements: {d: {obligations: {o: {by: a, sets: {x: yes}}}}}\n"
            "correlate: [{of: [p, keeping.discont], rho: 0.5}]\n",
     {"error 8:22-37 unknown-id: `keeping.discont` is not the id of a statement or guarantee, or of another number of "
      "this case "
      "| did you mean `keeping.discount`?"}},
    {"a correlation of a statement with a number per level",
     head + "correlate: [{of: [p, g], rho: 0.5}]\n",
     {"error 6:22-23 unknown-id: `g` is more than one number: `g.l` and `g.m` "
      "| name one of them"}},
    {"a correlation of one number",
     head + "correlate: [{of: [p], rho: 0.5}]\n",
     {"error 6:18-21 bad-pair: a correlation is between two numbers or more "
      "| write [one, another]"}},
    {"a correlation of a number with itself",
     head + "correlate: [{of: [p, p], rho: 0.5}]\n",
     {"error 6:22-23 duplicate-id: `p` is named twice"}},
    {"a correlation that is stated twice",
     head + "correlate: [{of: [p, q], rho: 0.5}, {of: [q, p], rho: 0.4}]\n",
     {"error 6:37-59 duplicate-correlation: how `q` goes with `p` is stated twice "
      "| leave one of them out"}},
    {"three correlations that exclude one another",
     head + "correlate: [{of: [p, q], rho: 0.9}, {of: [p, r], rho: 0.9}, {of: [q, r], rho: 0.5}]\n",
     {"error 6:61-83 impossible-correlations: three numbers cannot go together like this: `p` with `q` 0.9; `p` with "
      "`r` "
      "0.9; `q` with `r` 0.5 "
      "| with the first two, `q` goes with `r` from 0.62 to 1.00"}},
    {"two correlations that need a third",
     head + "correlate: [{of: [p, q], rho: 0.9}, {of: [p, r], rho: 0.9}]\n",
     {"error 6:37-59 impossible-correlations: three numbers cannot go together like this: `p` with `q` 0.9; `p` with "
      "`r` "
      "0.9; `q` with `r` 0, since nothing is stated "
      "| with the first two, `q` goes with `r` from 0.62 to 1.00"}},
    {"more than two numbers that all go against one another",
     head + "correlate: [{of: [p, q, r, g.m], rho: -0.4}]\n",
     {"error 6:13-44 impossible-correlations: `p`, `q`, `r` and `g.m` cannot all go together as these correlations say "
      "| bring some of them nearer to 0; pairs that are not stated have 0"}},
    {"an unknown distribution of a penalty, of what is kept and of a probability",
     "irenic: 1\ntitle: t\nparties: {a: {}}\noptions: {x: {by: a}, y: {by: chance, probability: {no: 0.5}, "
     "distribution: b}}\n"
     "keeping: {hazard: [{until: 3, is: 0.1, distribution: c}, {is: 0.2}], distribution: d}\n"
     "agreements: {o: {obligations: {z: {by: a, sets: {x: yes}}}, guarantees: [{by: a, on: a, penalty: 1, "
     "distribution: e}]}}\n",
     {"error 4:77-78 unknown-word: `distribution` cannot be `b` | possible: `triangular`, `pert`, `uniform` and "
      "`discrete`",
      "error 5:54-55 unknown-word: `distribution` cannot be `c` | possible: `triangular`, `pert`, `uniform` and "
      "`discrete`",
      "error 5:84-85 unknown-word: `distribution` cannot be `d` | possible: `triangular`, `pert`, `uniform` and "
      "`discrete`",
      "error 6:115-116 unknown-word: `distribution` cannot be `e` | possible: `triangular`, `pert`, `uniform` and "
      "`discrete`"}},
};

}  // namespace

TEST(BadCorrelations, EveryMistakeIsNamedAtItsPlace) { expect_diagnostics(inputs); }

}  // namespace irenic::testing
