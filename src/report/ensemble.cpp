#include "report/ensemble.hpp"

namespace irenic {

Share share_of(const Tally& tally) { return wilson(tally.ones, tally.settled); }

std::vector<StrategyShares> strategy_shares(const StudyHead& head) {
    std::vector<StrategyShares> shares(head.strategies.size());
    for (StrategyShares& one : shares) one.holds.resize(concepts.size());
    for (std::size_t k = 0; k < head.findings.size(); ++k) {
        const Finding& finding = head.findings[k];
        if (finding.strategy >= shares.size()) continue;
        StrategyShares& one = shares[finding.strategy];
        if (finding.kind == Finding::Kind::signable) one.signable = k;
        if (finding.kind == Finding::Kind::holds) one.holds[static_cast<std::size_t>(finding.stability)] = k;
        if (finding.kind == Finding::Kind::keeps) one.keeps = k;
    }
    return shares;
}

std::vector<std::size_t> claim_shares(const StudyHead& head) {
    std::vector<std::size_t> shares(head.claims.size());
    for (std::size_t k = 0; k < head.findings.size(); ++k)
        if (head.findings[k].kind == Finding::Kind::claim) shares[head.findings[k].claim] = k;
    return shares;
}

}  // namespace irenic
