/// A case with an agreement that has dates, deadlines, a wait, and names that would break a careless file.
#pragma once

#include <string>

namespace irenic::testing {

/// 2032-02-20 is nine days before a leap day. `pay` waits for day 12 and is done on day 17 of 17.
inline const std::string dated = R"yaml(irenic: 1
title: "Gate; fund, and \\ road"
parties:
  upper: {name: "Upper, Town; \\ \"east\""}
  lower: {name: "=HYPERLINK(1)"}
options:
  gate: {by: upper, levels: [closed, open], direction: up}
  fund: {by: lower, levels: [none, full], direction: up}
  road: {by: lower, levels: [shut, free], direction: up}
preferences:
  upper:
    - {graded: gate, values: {closed: 0, open: -4}, basis: invented}
    - {graded: fund, values: {none: 0, full: 6}, basis: invented}
  lower:
    - {graded: gate, values: {closed: 0, open: 6}, basis: invented}
    - {graded: fund, values: {none: 0, full: -4}, basis: invented}
strategies:
  exchange: {agreement: exchange}
agreements:
  exchange:
    effective: 2032-02-20
    obligations:
      open: {name: "+Öffnung des Tores in voller Länge – 上游城镇上游城镇上游城镇上游城镇上游城镇", by: upper, sets: {gate: open}, days: 10, within: 10}
      pay: {by: lower, sets: {fund: full}, days: 5, not-before: 12, after: [open], within: 17}
      free: {by: lower, sets: {road: free}, days: 0, after: [open, pay]}
)yaml";

}  // namespace irenic::testing
