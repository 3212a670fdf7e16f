/// Strategies over scenarios by several rules, party by party: they may disagree, and none counts more.
#pragma once

#include "irenic/ensemble.hpp"
#include "report/json.hpp"
#include "report/terminal.hpp"

namespace irenic {

void write_robustness(Screen& screen, const StudyHead& head, const std::vector<ReadingRobustness>& found);
Json robustness_json(const StudyHead& head, const std::vector<ReadingRobustness>& found);

}  // namespace irenic
