/// Questions that arise in every scenario: where one has no answer in a scenario that has others, a limit was reached.
#pragma once

#include <vector>

#include "irenic/ensemble.hpp"

namespace irenic {

class AlwaysArising {
public:
    explicit AlwaysArising(const StudyHead& head) : known_(head.strategies.size()) {}

    /// Findings in the order of the study. Claims arise in every scenario, and whether a strategy's end persists where the reading has the
    /// strategy: signing, which comes first, is then settled.
    bool next(const Finding& finding, bool ever_settled);

private:
    std::vector<bool> known_;
};

}  // namespace irenic
