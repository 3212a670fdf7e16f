#include "ensemble/findings.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace irenic {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

std::vector<Finding> findings_about(const Case& subject, StrategyIndex s) {
    using Kind = Finding::Kind;
    std::vector<Finding> found;
    const std::string& strategy = subject.strategies[s].id;
    const auto one = [&](Kind kind, const std::string& words) {
        found.push_back({kind, words + ":" + strategy, s, none, Concept::nash, 0});
    };
    const auto by_party = [&](Kind kind, const std::string& words, Concept stability = Concept::nash) {
        for (PartyIndex i = 0; i < subject.parties.size(); ++i)
            found.push_back({kind, words + ":" + strategy + ":" + subject.parties[i].id, s, i, stability, 0});
    };
    one(Kind::signable, "signable");
    by_party(Kind::blocks, "blocks");
    one(Kind::sign_margin, "sign-margin");
    for (const ConceptRow& row : concepts)
        found.push_back({Kind::holds, "holds:" + std::string(row.id) + ":" + strategy, s, none, row.kind, 0});
    for (const ConceptRow& row : concepts) by_party(Kind::leaves, "leaves:" + std::string(row.id), row.kind);
    one(Kind::keeps, "keeps");
    one(Kind::keep_margin, "keep-margin");
    one(Kind::stops_at, "stops-at");
    one(Kind::stopped_by, "stopped-by");
    by_party(Kind::value, "value");
    by_party(Kind::value_at_stop, "value-at-stop");
    return found;
}

double yes_or_no(const std::optional<bool>& answer) { return answer ? (*answer ? 1 : 0) : nothing; }

double is_among(const std::vector<PartyIndex>& parties, PartyIndex party) {
    return std::find(parties.begin(), parties.end(), party) != parties.end() ? 1 : 0;
}

double worth(const std::vector<Decimal>& values, PartyIndex party) {
    return party < values.size() ? to_double(values[party]) : nothing;
}

double number(const StrategyVerdict& verdict, const Finding& finding) {
    using Kind = Finding::Kind;
    const auto k = static_cast<std::size_t>(finding.stability);
    switch (finding.kind) {
        case Kind::signable: return verdict.signable ? 1 : 0;
        case Kind::blocks: return is_among(verdict.blockers, finding.party);
        case Kind::sign_margin: return verdict.sign_margin ? to_double(*verdict.sign_margin) : nothing;
        case Kind::holds: return yes_or_no(verdict.holds[k]);
        // Where it is not settled whether it holds, it is not settled who would leave.
        case Kind::leaves: return verdict.holds[k] ? is_among(verdict.leavers[k], finding.party) : nothing;
        case Kind::keeps: return yes_or_no(verdict.keeps);
        case Kind::keep_margin: return verdict.keep_margin.value_or(nothing);
        case Kind::stops_at: return verdict.stops_at ? static_cast<double>(*verdict.stops_at) : nothing;
        case Kind::stopped_by: return verdict.stopped_by ? static_cast<double>(*verdict.stopped_by) : nothing;
        case Kind::value: return worth(verdict.values, finding.party);
        case Kind::value_at_stop: return worth(verdict.values_at_stop, finding.party);
        case Kind::claim: break;
    }
    return nothing;
}

}  // namespace

std::vector<Finding> findings_of(const Case& subject) {
    std::vector<Finding> found;
    for (StrategyIndex s = 0; s < subject.strategies.size(); ++s)
        for (Finding& finding : findings_about(subject, s)) found.push_back(std::move(finding));
    for (std::size_t c = 0; c < subject.claims.size(); ++c)
        found.push_back({Finding::Kind::claim, "claim:" + subject.claims[c].id, none, none, Concept::nash, c});
    return found;
}

void lay_out(std::span<const Finding> findings, const ScenarioVerdicts& verdicts, std::span<double> into) {
    assert(into.size() == findings.size());
    for (std::size_t k = 0; k < findings.size(); ++k) {
        const Finding& finding = findings[k];
        if (!verdicts.problem.empty())
            into[k] = nothing;
        else if (finding.kind == Finding::Kind::claim)
            into[k] = finding.claim < verdicts.claims.size() ? yes_or_no(verdicts.claims[finding.claim]) : nothing;
        else
            into[k] = finding.strategy < verdicts.strategies.size()
                          ? number(verdicts.strategies[finding.strategy], finding)
                          : nothing;
    }
}

void lay_out(const Case& subject, const ScenarioVerdicts& verdicts, std::span<double> into) {
    lay_out(findings_of(subject), verdicts, into);
}

}  // namespace irenic
