/// `irenic ensemble --json`.
#include "report/ensemble.hpp"
#include "report/json.hpp"

namespace irenic {
namespace {

/// Null where the question never arises: nothing is drawn, or a strategy without an agreement has nothing to keep.
Json share_json(const Tally& tally) {
    if (tally.settled == 0) return {};
    const Share share = share_of(tally);
    return {{"share", share.value()}, {"interval", {share.low, share.high}}, {"yes", tally.ones}, {"of", tally.settled}};
}

Json subject_json(const Outcomes& found, std::size_t subject) {
    const StudyHead& head = found.head();
    const std::vector<Tally> tallies = found.tallies(subject);
    Json json;
    json["reading"] = head.subjects[subject].id.empty() ? Json() : Json(head.subjects[subject].id);
    json["failed"] = found.failed(subject);
    Json strategies = Json::object();
    const std::vector<StrategyShares> shares = strategy_shares(head);
    for (std::size_t s = 0; s < shares.size(); ++s) {
        Json one;
        one["signable"] = share_json(tallies[shares[s].signable]);
        one["holds"] = json_by_concept([&](std::size_t k) { return share_json(tallies[shares[s].holds[k]]); });
        one["keeps"] = share_json(tallies[shares[s].keeps]);
        strategies[head.strategies[s].id] = std::move(one);
    }
    json["strategies"] = std::move(strategies);
    Json claims = Json::object();
    const std::vector<std::size_t> by_claim = claim_shares(head);
    for (std::size_t c = 0; c < by_claim.size(); ++c) claims[head.claims[c].id] = share_json(tallies[by_claim[c]]);
    json["claims"] = std::move(claims);
    return json;
}

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

}  // namespace

std::string ensemble_json(const Outcomes& found) {
    const StudyHead& head = found.head();
    Json answer;
    answer["irenic"] = 1;
    answer["version"] = version();
    answer["case"] = {
        {"title", head.title},    {"sha256", head.case_sha256}, {"reading", text_or_null(head.subjects.front().id)},
        {"file", head.case_file}, {"settings", head.settings},  {"marking", text_or_null(head.marking)}};
    answer["study"] = {{"plan-sha256", head.plan_sha256},
                       {"design", designs[static_cast<std::size_t>(head.plan.design)].id},
                       {"seed", head.plan.seed},
                       {"planned", head.plan.scenarios},
                       {"shard", std::to_string(head.shard.number) + "/" + std::to_string(head.shard.of)},
                       {"first", found.first()},
                       {"scenarios", found.scenarios()},
                       {"complete", found.complete()},
                       {"drawn", head.assumptions.size()}};
    Json readings = Json::array();
    for (std::size_t k = 0; k < head.subjects.size(); ++k) readings.push_back(subject_json(found, k));
    answer["readings"] = std::move(readings);
    Json problems = Json::array();
    for (const StudyProblem& problem : found.problems(20))
        problems.push_back({{"scenario", problem.scenario},
                            {"reading", text_or_null(head.subjects[problem.subject].id)},
                            {"problem", problem.problem}});
    answer["problems"] = std::move(problems);
    return json_text(answer);
}

}  // namespace irenic
