/// Small invented cases that the tests of the report speak of.
#pragma once

#include <stdexcept>
#include <string_view>

#include "irenic/appraisal.hpp"
#include "irenic/casefile.hpp"

namespace irenic::testing {

/// Two towns: the upper one opens a gate, the lower one ends its patrol. `steps`: the gate first, then the patrol; a guarantee holds the
/// lower town to it. `loose`: without the guarantee.
inline constexpr std::string_view river = R"(irenic: 1
title: River gate (invented)
question: Which deal could both towns sign and keep?
marking: public
sources:
  report: {title: Joint report, by: [Commission], date: 2031-02-03, grade: B2, url: "https://example.org/report"}
background:
  - {says: The gate was closed in 2030., date: 2030-01-01, source: report p. 1}
parties:
  upper: {name: Upper Town}
  lower: {name: Lower Town}
  fishers: {name: Fishing families, disagreement: Some fish above the gate.}
options:
  gate:
    name: The river gate
    by: upper
    levels: [closed, open]
    labels: {closed: no water passes}
    owed: {why: Water is owed in any case., source: report p. 2}
  patrol: {by: lower, levels: [out, ended]}
preferences:
  upper:
    - {id: calm, that: patrol = ended, weight: [10, 20, 30], source: report p. 3, contested: Some in the town disagree.}
    - {id: flood, that: gate = open, weight: -5, basis: "judgement"}
  lower:
    - {id: water, that: gate = open, weight: 12, source: report}
    - {id: pride, that: patrol = out, weight: 3.5, source: report}
  fishers:
    - {id: fish, that: gate = open, weight: 8, basis: assumed}
strategies:
  status-quo: {name: As it is}
  steps: {name: Step by step, agreement: steps, says: Gate first.}
  loose: {name: On trust, agreement: loose}
agreements:
  steps:
    obligations:
      open-gate: {by: upper, sets: {gate: open}, days: 7}
      end-patrol: {by: lower, sets: {patrol: ended}, days: 3, after: [{of: open-gate, id: order, source: report}]}
    if-broken: {patrol: out, gate: closed}
    guarantees:
      - {id: bond, by: upper, on: lower, penalty: 4, until: end-patrol, basis: assumed}
  loose:
    extends: steps
    if-broken: {patrol: out}
    remove: [bond]
claims:
  both-sign: {says: Both would sign., test: signable(steps), source: report p. 4}
  trust-is-enough: {says: No guarantee is needed., test: "keeps(loose) and value(fishers, loose) > 0", source: report, coded: The value was put in.}
readings:
  proud: {by: analyst-k, name: A prouder town, change: {pride: {weight: 15}}}
)";

/// A case of the graph model: states and moves, no strategies. Neither would leave `both-stay`.
inline constexpr std::string_view graph = R"(irenic: 1
title: Two boats (invented)
parties: {left: {}, right: {}}
graph:
  states: [both-go, one-goes, both-stay]
  moves: {left: [[both-go, one-goes]], right: [[one-goes, both-stay]]}
preferences:
  left: {ranking: [both-stay, one-goes, both-go], basis: assumed}
  right: {ranking: [both-stay, [one-goes, both-go]], basis: assumed}
)";

/// Two towns, and a fund that could pay: the gate costs the upper town 4, the fund has 3 and each is worth 2. `opening` is blocked.
/// `wish` changes the road, whose owner does not sign.
inline constexpr std::string_view blocked_gate = R"(irenic: 1
title: Gate and fund (invented)
parties: {upper: {name: Upper Town}, lower: {name: Lower Town}, fund: {name: Fund}, third: {name: Third Town}}
options:
  gate: {by: upper, levels: [closed, half, open]}
  fee: {by: lower}
  road: {by: third}
preferences:
  upper:
    - {id: fields, graded: gate, values: {closed: 0, half: -1, open: -4}, basis: invented}
    - {id: income, that: fee, weight: 5, basis: invented}
  lower:
    - {id: harbour, graded: gate, values: {closed: 0, half: 5, open: 9}, basis: invented}
    - {id: cost, that: fee, weight: -3, basis: invented}
  third: [{id: dust, that: road and gate = closed, weight: 2, basis: invented}, {that: road, weight: -1, basis: invented}]
strategies:
  package: {name: The package, agreement: package}
  opening: {name: The opening, agreement: opening}
  wish: {target: {road: yes}}
agreements:
  package:
    signatories: [upper, lower]
    obligations: {open-half: {by: upper, sets: {gate: half}}, pay: {by: lower, sets: {fee: yes}}}
  opening:
    signatories: [upper, lower]
    no-agreement: {lower: 1}
    obligations: {open: {by: upper, sets: {gate: open}}}
    guarantors: {fund: {budget: 3, rate: 2}}
)";

/// A case with its readings, kept alive together with its appraiser.
struct Sample {
    Loaded loaded;
    Appraiser appraiser;

    explicit Sample(std::string_view text) : loaded(sound(text)), appraiser(loaded.cases, SpaceLimits{}, Workers{}) {}

private:
    static Loaded sound(std::string_view text) {
        Loaded loaded = parse_case(text, "river.yaml");
        if (!loaded.ok()) throw std::invalid_argument(render_human(loaded.diagnostics, loaded.files, false));
        return loaded;
    }
};

}  // namespace irenic::testing
