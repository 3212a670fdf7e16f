/// What both forms of a summary of a study share.
#pragma once

#include <vector>

#include "irenic/ensemble.hpp"

namespace irenic {

/// The share of scenarios with a yes, of those in which the question is settled.
Share share_of(const Tally& tally);

/// Questions about one strategy that are answered by yes or no: their places among the findings of the study.
struct StrategyShares {
    std::size_t signable = 0;
    std::vector<std::size_t> holds;  ///< by `Concept`
    std::size_t keeps = 0;
};
std::vector<StrategyShares> strategy_shares(const StudyHead& head);

/// By claim: its place among the findings.
std::vector<std::size_t> claim_shares(const StudyHead& head);

}  // namespace irenic
