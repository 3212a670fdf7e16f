/// Two towns and a bridge, with something uncertain of every kind.
#pragma once

#include <span>
#include <stdexcept>
#include <string>

#include "irenic/casefile.hpp"
#include "irenic/ensemble.hpp"

namespace irenic::testing {

inline Loaded loaded_from(const std::string& text, const LoadOptions& options = {}) {
    Loaded loaded = parse_case(text, "towns.yaml", options);
    if (!loaded.ok()) throw std::invalid_argument(render_human(loaded.diagnostics, loaded.files, false));
    return loaded;
}

inline const std::string towns_head = R"(irenic: 1
title: Two towns (invented)
parties:
  upper: {name: Upper Town}
  lower: {name: Lower Town}
)";

inline const std::string towns = towns_head + R"(
options:
  gate: {by: upper, levels: [closed, half, open]}
  pay: {by: lower}
  flood: {by: chance, levels: [none, small, great], probability: {none: [0.5, 0.6, 0.7], small: [0.1, 0.3, 0.5]}}
preferences:
  upper:
    - {id: paid, that: pay, weight: [20, 35, 50], basis: b}
    - {that: not pay, weight: 10, basis: b}
    - {that: flood = none, weight: [1, 2], basis: b}
  lower:
    - {id: rule, graded: gate, values: {closed: 0, half: [3, 8], open: 12}, basis: b}
    - {that: pay, weight: [-3, -2, -1], basis: b}
strategies:
  both: {agreement: both}
  later: {agreement: later}
agreements:
  both:
    signatories: [upper, lower]
    obligations:
      open: {by: upper, sets: {gate: open}}
      pay: {by: lower, sets: {pay: yes}, after: [open]}
    guarantees:
      - {id: bond, by: upper, on: lower, penalty: [0, 5, 10], basis: b}
      - {by: lower, on: upper, penalty: [1, 4], basis: b}
  later: {extends: both, keeping: {hazard: [{until: 90, is: [0, 0.001]}, {is: 0.0002}]}}
keeping: {discount: [0.99, 0.999], hazard: [0, 0.0005, 0.002], basis: b}
readings:
  doubtful:
    by: k
    change: {paid: {weight: [5, 10, 15]}}
  sure:
    by: l
    change: {paid: {weight: 30}}
    add: {preferences: {upper: [{that: gate = open, weight: [-9, -8], basis: b}]}}
)";

/// One deal, worth to Upper Town what `wants` says, and to Lower Town always 5.
inline std::string one_deal(const std::string& wants) {
    return towns_head + R"(
options:
  gate: {by: upper}
  pay: {by: lower}
preferences:
  upper:
)" + wants +
           R"(
  lower:
    - {that: gate, weight: 8, basis: b}
    - {that: pay, weight: -3, basis: b}
strategies:
  deal: {target: {gate: yes, pay: yes}}
)";
}

/// What single questions about a case need, its readings left aside.
struct Asked {
    explicit Asked(const std::string& text) : loaded(loaded_from(text)) {}

    Loaded loaded;
    Assumptions assumptions{std::span<const Case>(loaded.cases).first(1)};
    Reappraiser appraiser{std::span<const Case>(loaded.cases).first(1), SpaceLimits{}};
};

inline std::vector<std::string> ids_of(const Assumptions& assumptions) {
    std::vector<std::string> ids;
    for (const Assumption& one : assumptions.all()) ids.push_back(one.id);
    return ids;
}

/// The number drawn for an id; throws where nothing has it.
inline double drawn(const Assumptions& assumptions, const Draw& draw, const std::string& id) {
    for (std::size_t a = 0; a < assumptions.all().size(); ++a)
        if (assumptions.all()[a].id == id) return draw.values[a];
    throw std::invalid_argument("nothing is called " + id);
}

}  // namespace irenic::testing
