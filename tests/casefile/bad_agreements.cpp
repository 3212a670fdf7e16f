// Mistakes in strategies, agreements, obligations, guarantees.

#include "casefile/bad_input.hpp"

namespace irenic::testing {

namespace {

const std::vector<BadInput> inputs{
    {"a strategy with a target and an agreement",
     head + "strategies: {s: {target: {x: yes}, agreement: deal}}\n"
            "agreements: {deal: {obligations: {o: {by: a, sets: {x: yes}}}}}\n",
     {"error 5:14-15 target-and-agreement: the strategy `s` has both a target and an agreement "
      "| make two strategies of it, or delete one of the two"}},
    {"a strategy with an unknown agreement",
     head + "strategies: {s: {agreement: del}}\n"
            "agreements: {deal: {obligations: {o: {by: a, sets: {x: yes}}}}}\n",
     {"error 5:29-32 unknown-agreement: `del` is not an agreement of this case "
      "| did you mean `deal`?"}},
    {"a strategy with an unknown target",
     head + "strategies: {s: {target: {x: yes, z: yes}}}\n",
     {"error 5:35-36 unknown-option: `z` is not an option of this case "
      "| known: `x` and `y`"}},
    {"a status quo with a target",
     head + "strategies: {status-quo: {target: {x: yes}}}\n",
     {"error 5:27-33 reserved-word: `status-quo` always names the status quo "
      "| write `status-quo: {}`, or choose another name for this strategy"}},
    {"a strategy by an agreement without obligations",
     head + "agreements: {talks: {no-agreement: {a: 3}}}\nstrategies: {s: {agreement: talks}}\n",
     {"error 6:29-34 nothing-agreed: the agreement `talks` has no obligations, so it leads nowhere "
      "| say under `obligations` who does what, or give the strategy a `target`"}},
    {"an agreement with no obligation",
     head + "agreements:\n"
            "  deal:\n"
            "    obligations: {}\n",
     {"error 7:5-16 empty: the agreement `deal` has no obligation"}},
    {"an unknown signatory",
     head + "agreements:\n"
            "  deal:\n"
            "    obligations: {one: {by: a, sets: {x: yes}}, two: {by: b, sets: {y: mid}}}\n"
            "    signatories: [a, c]\n",
     {"error 8:22-23 unknown-party: `c` is not a party of this case "
      "| known: `a` and `b`"}},
    {"a signatory twice",
     head + "agreements:\n"
            "  deal:\n"
            "    obligations: {one: {by: a, sets: {x: yes}}, two: {by: b, sets: {y: mid}}}\n"
            "    signatories: [a, a]\n",
     {"error 8:22-23 duplicate-party: `a` is named twice"}},
    {"no signatory",
     head + "agreements:\n"
            "  deal:\n"
            "    obligations: {one: {by: a, sets: {x: yes}}, two: {by: b, sets: {y: mid}}}\n"
            "    signatories: []\n",
     {"error 8:18-20 empty: an agreement needs at least one signatory"}},
    {"an unknown word of consent",
     head + "agreements:\n"
            "  deal:\n"
            "    obligations: {one: {by: a, sets: {x: yes}}, two: {by: b, sets: {y: mid}}}\n"
            "    consent: most\n",
     {"error 8:14-18 unknown-word: `consent` cannot be `most` "
      "| possible: `all`"}},
    {"more consents than parties",
     head + "agreements:\n"
            "  deal:\n"
            "    obligations: {one: {by: a, sets: {x: yes}}, two: {by: b, sets: {y: mid}}}\n"
            "    consent: {at-least: 3, of: [a, b]}\n",
     {"error 8:25-26 out-of-range: at least 3 of 2 parties can never consent"}},
    {"consent of one who does not sign",
     head + "agreements:\n"
            "  deal:\n"
            "    obligations: {one: {by: a, sets: {x: yes}}, two: {by: b, sets: {y: mid}}}\n"
            "    signatories: [a]\n"
            "    consent: {at-least: 1, of: [a, b]}\n",
     {"error 9:28-30 not-a-signatory: `b` is not a signatory of `deal` "
      "| add it to `signatories`"}},
    {"a no-agreement number for all",
     head + "agreements:\n"
            "  deal:\n"
            "    obligations: {one: {by: a, sets: {x: yes}}, two: {by: b, sets: {y: mid}}}\n"
            "    no-agreement: 12\n",
     {"error 8:19-21 wrong-kind: one number cannot be what every signatory has without the deal "
      "| give it per party: no-agreement: {PARTY: NUMBER}"}},
    {"an unknown no-agreement state",
     head + "agreements:\n"
            "  deal:\n"
            "    obligations: {one: {by: a, sets: {x: yes}}, two: {by: b, sets: {y: mid}}}\n"
            "    no-agreement: {a: 3, b: nowhere}\n",
     {"error 8:29-36 unknown-strategy: `nowhere` is not a strategy of this case "
      "| known: none"}},
    {"a no-agreement name that is two things",
     head + "states: {calm: N0}\n"
            "strategies: {calm: {}}\n"
            "agreements: {deal: {obligations: {one: {by: a, sets: {x: yes}}, two: {by: b, sets: {y: mid}}}, "
            "no-agreement: calm}}\n",
     {"error 7:110-114 ambiguous-name: `calm` is both a strategy and a named state "
      "| write `strategy:calm` or `state:calm`"}},
    {"an unknown start of an agreement",
     head + "agreements:\n"
            "  deal:\n"
            "    obligations: {one: {by: a, sets: {x: yes}}, two: {by: b, sets: {y: mid}}}\n"
            "    start: s1\n",
     {"error 8:12-14 unknown-state: `s1` is not a named state of this case "
      "| known: none"}},
    {"an obligation without performer and levels",
     head + "agreements:\n"
            "  deal:\n"
            "    obligations: {one: {days: 3}}\n",
     {"error 7:19-22 missing-key: an obligation needs `by` and `sets`"}},
    {"an obligation that sets nothing",
     head + "agreements:\n"
            "  deal:\n"
            "    obligations: {one: {by: a, sets: {}}}\n",
     {"error 7:32-36 empty: the obligation `one` sets nothing "
      "| say which option it brings to which level"}},
    {"an obligation by one who does not own",
     head + "agreements:\n"
            "  deal:\n"
            "    obligations: {one: {by: b, sets: {x: yes}}}\n",
     {"error 7:29-30 not-owner: `one` sets `x`, which belongs to `a` "
      "| `by` names exactly the owners: write a"}},
    {"an obligation by one of two owners",
     head + "agreements:\n"
            "  deal:\n"
            "    obligations: {one: {by: a, sets: {x: yes, y: mid}}}\n",
     {"error 7:29-30 not-owner: `one` sets `x` and `y`, which belong to `a` and `b` "
      "| `by` names exactly the owners: write [a, b]"}},
    {"an obligation left to chance",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "options: {x: {by: a}, w: {by: chance}}\n"
     "agreements: {deal: {obligations: {one: {by: a, sets: {w: yes}}}}}\n",
     {"error 5:35-38 not-owner: nobody can perform `one`: `w` is left to chance"}},
    {"an obligation against a direction",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "options: {x: {by: a, start: yes, direction: up}}\n"
     "agreements: {deal: {obligations: {one: {by: a, sets: {x: no}}}}}\n",
     {"warning 4:11-12 unreachable-level: `x` can never be at `no` "
      "| it starts at `yes`, and `direction` allows no change that leads there",
      "error 5:35-38 against-direction: `one` changes `x` from `yes` to `no`, against its direction "
      "| its direction is `up`"}},
    {"days that are no whole number",
     head + "agreements:\n"
            "  deal:\n"
            "    obligations: {one: {by: a, sets: {x: yes}, days: 1.5}}\n",
     {"error 7:54-57 out-of-range: `days` is 1.5, and must be a whole number from 0 to 100000"}},
    {"days below nothing",
     head + "agreements:\n"
            "  deal:\n"
            "    obligations: {one: {by: a, sets: {x: yes}, days: -1}}\n",
     {"error 7:54-56 out-of-range: `days` is -1, and must be a whole number from 0 to 100000"}},
    {"a deadline before the obligation can be done",
     head + "agreements:\n"
            "  deal:\n"
            "    obligations: {one: {by: a, sets: {x: yes}, days: 6, not-before: 5, within: 10}}\n",
     {"warning 7:80-82 deadline-out-of-reach: `one` cannot be done before day 11 "
      "| see to its `days`, `not-before` and `within`"}},
    {"a deadline below nothing",
     head + "agreements:\n"
            "  deal:\n"
            "    obligations: {one: {by: a, sets: {x: yes}, within: -1}}\n",
     {"error 7:56-58 out-of-range: `within` is -1, and must be a whole number from 0 to 100000"}},
    {"a day that the calendar does not have",
     head + "agreements:\n"
            "  deal:\n"
            "    effective: 2031-02-29\n"
            "    obligations: {one: {by: a, sets: {x: yes}}}\n",
     {"error 7:16-26 bad-date: `effective` is `2031-02-29`, which is no day "
      "| write year, month and day: 2031-03-01, between 1583-01-01 and 9999-12-31"}},
    {"a month where a day should be",
     head + "agreements:\n"
            "  deal:\n"
            "    effective: 2031-03\n"
            "    obligations: {one: {by: a, sets: {x: yes}}}\n",
     {"error 7:16-23 bad-date: `effective` is `2031-03`, which is no day "
      "| write year, month and day: 2031-03-01, between 1583-01-01 and 9999-12-31"}},
    {"parts of two options",
     head + "agreements:\n"
            "  deal:\n"
            "    obligations: {one: {by: [a, b], sets: {x: yes, y: mid}, parts: 4}}\n",
     {"error 7:68-69 bad-parts: an obligation in parts sets one option only "
      "| make two obligations of it"}},
    {"a link to an unknown obligation",
     head + "agreements:\n"
            "  deal:\n"
            "    obligations:\n"
            "      one: {by: a, sets: {x: yes}}\n"
            "      two: {by: b, sets: {y: mid}, after: [on]}\n",
     {"error 9:44-46 unknown-obligation: `on` is not an obligation of this agreement "
      "| did you mean `one`?"}},
    {"a link with an unknown key",
     head + "agreements:\n"
            "  deal:\n"
            "    obligations:\n"
            "      one: {by: a, sets: {x: yes}}\n"
            "      two: {by: b, sets: {y: mid}, after: [{off: one}]}\n",
     {"error 9:44-54 missing-key: a link needs `of`",
      "error 9:45-48 unknown-key: a link has no key `off` "
      "| did you mean `of`?"}},
    {"obligations that wait for each other",
     head + "agreements:\n"
            "  deal:\n"
            "    obligations:\n"
            "      one: {by: a, sets: {x: yes}, after: [two]}\n"
            "      two: {by: b, sets: {y: mid}, after: [one]}\n",
     {"error 8:7-10 cycle: `one` waits for `two`, which waits for `one` "
      "| take out one of the links in `after`, or tie the obligations with `with`"}},
    {"three obligations in a circle",
     head + "agreements:\n"
            "  deal:\n"
            "    obligations:\n"
            "      one: {by: a, sets: {x: yes}, after: [three]}\n"
            "      two: {by: b, sets: {y: mid}, after: [one]}\n"
            "      three: {by: b, sets: {y: high}, after: [two]}\n",
     {"error 8:7-10 cycle: `one` waits for `three`, which waits for `two`, which waits for `one` "
      "| take out one of the links in `after`, or tie the obligations with `with`"}},
    {"an obligation that waits for itself",
     head + "agreements:\n"
            "  deal:\n"
            "    obligations:\n"
            "      one: {by: a, sets: {x: yes}, after: [one]}\n",
     {"error 8:44-47 cycle: `one` waits for itself "
      "| take out the link in `after`, or the tie in `with`"}},
    {"tied obligations that wait for each other",
     head + "agreements:\n"
            "  deal:\n"
            "    obligations:\n"
            "      one: {by: a, sets: {x: yes}}\n"
            "      two: {by: b, sets: {y: mid}, after: [one], with: [one]}\n",
     {"error 9:44-47 cycle: `two` waits for `one`, to which it is tied "
      "| take out the link in `after`, or the tie in `with`"}},
    {"an order that its links forbid",
     head + "agreements:\n"
            "  deal:\n"
            "    obligations:\n"
            "      one: {by: a, sets: {x: yes}, after: [two]}\n"
            "      two: {by: b, sets: {y: mid}}\n",
     {"error 8:44-47 order-violates-link: `one` is to come after `two`, which is written later "
      "| the order of `obligations` is the plan as written: move the one that comes first up"}},
    {"ties across separate deals",
     head + "agreements:\n"
            "  deal:\n"
            "    obligations:\n"
            "      one: {by: a, sets: {x: yes}}\n"
            "      two: {by: b, sets: {y: mid}, with: [one]}\n"
            "    separately: [[one], [two]]\n",
     {"error 9:7-10 tied-across-deals: `two` is tied to `one`, which belongs to another separate deal "
      "| put both into one deal of `separately`, or take out `with`"}},
    {"separate deals that leave one out",
     head + "agreements:\n"
            "  deal:\n"
            "    obligations: {one: {by: a, sets: {x: yes}}, two: {by: b, sets: {y: mid}}}\n"
            "    separately: [[one]]\n",
     {"error 8:5-15 missing-obligation: `separately` leaves out `two` "
      "| every obligation belongs to one of the separate deals"}},
    {"separate deals that repeat one",
     head + "agreements:\n"
            "  deal:\n"
            "    obligations: {one: {by: a, sets: {x: yes}}, two: {by: b, sets: {y: mid}}}\n"
            "    separately: [[one], [two, one]]\n",
     {"error 8:31-34 duplicate-obligation: the obligation `one` stands in two separate deals"}},
    {"a breach that sets an unknown level",
     head + "agreements:\n"
            "  deal:\n"
            "    obligations: {one: {by: a, sets: {x: yes}}, two: {by: b, sets: {y: mid}}}\n"
            "    if-broken: {y: lowest}\n",
     {"error 8:20-26 unknown-level: `lowest` is not a level of `y` "
      "| levels of `y`: `low`, `mid` and `high`"}},
    {"a guarantee without its parts",
     head + "agreements:\n"
            "  deal:\n"
            "    obligations: {one: {by: a, sets: {x: yes}}, two: {by: b, sets: {y: mid}}}\n"
            "    guarantees: [{id: bond}]\n",
     {"error 8:18-28 missing-key: a guarantee needs `by`, `on` and `penalty`"}},
    {"a guarantee of unknown people",
     head + "agreements:\n"
            "  deal:\n"
            "    obligations: {one: {by: a, sets: {x: yes}}, two: {by: b, sets: {y: mid}}}\n"
            "    guarantees: [{by: bank, on: c, penalty: 3}]\n",
     {"error 8:23-27 unknown-party: `bank` is not a party of this case "
      "| known: `a` and `b`",
      "error 8:33-34 unknown-party: `c` is not a party of this case "
      "| known: `a` and `b`"}},
    {"a guarantee below nothing",
     head + "agreements:\n"
            "  deal:\n"
            "    obligations: {one: {by: a, sets: {x: yes}}, two: {by: b, sets: {y: mid}}}\n"
            "    guarantees: [{by: a, on: b, penalty: [-1, 2]}]\n",
     {"error 8:43-45 out-of-range: `penalty` is -1, and must be 0 or more"}},
    {"a guarantee until what never comes",
     head + "agreements:\n"
            "  deal:\n"
            "    obligations: {one: {by: a, sets: {x: yes}}, two: {by: b, sets: {y: mid}}}\n"
            "    guarantees: [{by: a, on: b, penalty: 2, until: thre}]\n",
     {"error 8:52-56 unknown-obligation: `thre` is not an obligation of this agreement "
      "| known: `one` and `two`"}},
    {"a guarantor without a budget",
     head + "agreements:\n"
            "  deal:\n"
            "    obligations: {one: {by: a, sets: {x: yes}}, two: {by: b, sets: {y: mid}}}\n"
            "    guarantors: {a: {rate: 2}}\n",
     {"error 8:18-19 missing-key: a guarantor needs `budget`"}},
    {"a discount above one",
     head + "keeping: {discount: 1.1}\n",
     {"error 5:21-24 out-of-range: `discount` is 1.1, and must be more than 0 and at most 1"}},
    {"a discount of nothing",
     head + "keeping: {discount: {a: 0}}\n",
     {"error 5:25-26 out-of-range: the discount of `a` is 0, and must be more than 0 and at most 1"}},
    {"a hazard of one",
     head + "keeping: {hazard: [0, 1]}\n",
     {"error 5:23-24 out-of-range: `hazard` is 1, and must be from 0 to less than 1"}},
    {"a hazard of one in a piece of time",
     head + "keeping: {hazard: [{until: 90, is: 1}, {is: 0}]}\n",
     {"error 5:36-37 out-of-range: `hazard` is 1, and must be from 0 to less than 1"}},
    {"a hazard that does not say what it is in the end",
     head + "keeping: {hazard: [{until: 90, is: 0.1}]}\n",
     {"error 5:20-40 bad-hazard: `hazard` does not say what it is from day 90 on "
      "| add a last piece without `until`, such as {is: 0.0002}"}},
    {"pieces of hazard that do not ascend",
     head + "keeping: {hazard: [{until: 90, is: 0.1}, {until: 90, is: 0}, {is: 0}]}\n",
     {"error 5:50-52 bad-hazard: this piece of `hazard` ends on day 90, and the one before it on day 90 "
      "| write the pieces in order, such as [{until: 90, is: 0.001}, {is: 0.0002}]"}},
    {"a piece of hazard without an end before another",
     head + "keeping: {hazard: [{is: 0.1}, {is: 0}]}\n",
     {"error 5:20-29 bad-hazard: only the last piece of `hazard` may stand without `until` "
      "| write the pieces in order, such as [{until: 90, is: 0.001}, {is: 0.0002}]"}},
    {"a number among the pieces of a hazard",
     head + "keeping: {hazard: [0.1, {is: 0}]}\n",
     {"error 5:20-23 wrong-kind: a piece of `hazard` must be a map, not a text "
      "| write it in braces, {key: value}, or as indented lines"}},
    {"a piece of hazard that says nothing",
     head + "keeping: {hazard: [{until: 90}, {is: 0}]}\n",
     {"error 5:20-31 missing-key: a piece of `hazard` needs `is`"}},
    {"a piece of hazard that ends before the first day",
     head + "keeping: {hazard: [{until: 0, is: 0}, {is: 0}]}\n",
     {"error 5:28-29 out-of-range: `until` is 0, and must be a whole number from 1 to 100000"}},
    {"an unknown way of stopping",
     head + "keeping: {stopping: worst}\n",
     {"error 5:21-26 unknown-word: `stopping` cannot be `worst` "
      "| possible: `best`, `wait`, `break` and `act`"}},
    {"an agreement that extends nothing known",
     head + "agreements: {deal: {extends: dael}}\n",
     {"error 5:30-34 unknown-agreement: `dael` is not an agreement of this case "
      "| did you mean `deal`?"}},
    {"agreements that extend each other",
     head + "agreements: {one: {extends: two}, two: {extends: one}}\n",
     {"error 5:29-32 extends-cycle: `one` extends `two` extends `one` "
      "| write one of them out in full"}},
    {"changes without extends",
     head + "agreements:\n"
            "  deal:\n"
            "    obligations: {one: {by: a, sets: {x: yes}}, two: {by: b, sets: {y: mid}}}\n"
            "    remove: [one]\n",
     {"error 8:5-11 unknown-key: `remove` needs `extends` beside it "
      "| what this agreement says itself needs no change"}},
    {"an agreement that removes what is not there",
     head + "agreements:\n"
            "  deal: {obligations: {one: {by: a, sets: {x: yes}}, two: {by: b, sets: {y: mid}}}}\n"
            "  other: {extends: deal, remove: [bond]}\n",
     {"error 7:35-39 unknown-id: nothing here has the id `bond` "
      "| known: `one` and `two`"}},
};

}  // namespace

TEST(BadAgreements, EveryMistakeIsNamedAtItsPlace) { expect_diagnostics(inputs); }

}  // namespace irenic::testing
