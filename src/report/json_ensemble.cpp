/// `irenic ensemble --json`, and what scenarios add to the answers of other verbs.
#include "report/json.hpp"
#include "report/json_trust.hpp"
#include "report/words_radius.hpp"
#include "report/words_robustness.hpp"
#include "report/words_screening.hpp"
#include "report/words_trust.hpp"

namespace irenic {

Json json_share(const Share& share, Sampling sampling) {
    Json json;
    json["share"] = share.of == 0 ? Json() : json_number(share.value());
    json["yes"] = share.hits;
    json["of"] = share.of;
    json["interval"] = share.of == 0 ? Json() : Json{json_number(share.low), json_number(share.high)};
    json["words"] = share.of == 0 ? Json() : Json(likelihood_word(share, sampling));
    return json;
}

namespace {

Json spread_json(const Spread& spread) {
    if (spread.of == 0) return {};
    Json json;
    json["of"] = spread.of;
    json["least"] = json_number(spread.least);
    json["low"] = json_number(spread.low);
    json["middle"] = json_number(spread.middle);
    json["high"] = json_number(spread.high);
    json["greatest"] = json_number(spread.greatest);
    json["mean"] = json_number(spread.mean);
    json["dots"] = Json::array();
    for (const double dot : spread.dots) json["dots"].push_back(json_number(dot));
    return json;
}

Json box_json(const Decides& decides, const Box& box) {
    Json limits = Json::object();
    for (const std::size_t input : box.restricted) {
        const BoxLimit& limit = box.limits[input];
        Json& one = limits[decides.asked[input].name];
        one = Json::object();
        if (!limit.kept.empty()) {
            one["one-of"] = Json::array();
            for (std::size_t c = 0; c < limit.kept.size(); ++c)
                if (limit.kept[c]) one["one-of"].push_back(decides.asked[input].categories[c]);
            continue;
        }
        if (limit.low > decides.whole[input].low) one["at-least"] = json_number(limit.low);
        if (limit.high < decides.whole[input].high) one["at-most"] = json_number(limit.high);
    }
    return limits;
}

}  // namespace

Json json_decides(const VerdictSummary& verdict) {
    if (!verdict.decides) return {};
    const Decides& decides = *verdict.decides;
    Json json;
    json["where"] = decides.yes ? "yes" : "no";
    json["regions"] = Json::array();
    for (const FoundRegion& region : decides.regions) {
        Json one;
        one["limits"] = box_json(decides, region.box);
        one["coverage"] = json_number(region.box.coverage);
        one["density"] = json_number(region.box.density);
        one["mass"] = json_number(region.box.mass);
        one["inside"] = region.box.inside;
        one["yes"] = region.box.hits;
        one["quasi-p"] = Json::object();
        for (const LimitDoubt& doubt : region.doubts)
            one["quasi-p"][decides.asked[doubt.input].name] = json_number(doubt.quasi_p);
        one["dense"] = region.dense;
        json["regions"].push_back(std::move(one));
    }
    json["hold-out"] = decides.hold_out && decides.hold_out->inside > 0
                           ? Json{{"coverage", json_number(decides.hold_out->coverage)},
                                  {"density", json_number(decides.hold_out->density)}}
                           : Json();
    json["strongest"] = Json::array();
    for (const RegionalSensitivity& one : decides.strongest)
        json["strongest"].push_back(Json{{"assumption", decides.asked[one.input].name},
                                         {"distance", json_number(one.distance)},
                                         {"p", json_number(one.p)}});
    json["noise"] = json_number(decides.noise);
    json["in-tree"] = Json::array();
    for (const std::size_t input : decides.in_tree) json["in-tree"].push_back(decides.asked[input].name);
    if (!decides.problem.empty()) json["problem"] = decides.problem;
    return json;
}

const char* verdict_over_scenarios(const VerdictSummary& verdict) {
    if (verdict.yes.of == 0 || verdict.unsettled > 0) return verdict.yes.of == 0 ? "undecided" : "depends";
    if (verdict.yes.hits == verdict.yes.of) return "holds";
    return verdict.yes.hits == 0 ? "fails" : "depends";
}

Json json_strategies_over_scenarios(const StudyHead& head, const ReadingSummary& found) {
    Json strategies = Json::object();
    for (const StudyName& strategy : head.strategies) strategies[strategy.id] = Json::object();
    for (std::size_t k = 0; k < head.findings.size(); ++k) {
        const Finding& finding = head.findings[k];
        if (finding.kind == Finding::Kind::claim) continue;
        Json& json = strategies[head.strategies[finding.strategy].id];
        const std::string kind(concepts[static_cast<std::size_t>(finding.stability)].id);
        const std::string party = finding.party == none ? std::string() : head.parties[finding.party].id;
        const VerdictSummary* verdict = found.verdict(k);
        const NumberSummary* number = found.number(k);
        const auto share = [&] {
            return verdict == nullptr || verdict->yes.of == 0 ? Json() : json_share(verdict->yes, head.sampling);
        };
        const auto spread = [&] { return number == nullptr ? Json() : spread_json(number->spread); };
        switch (finding.kind) {
            case Finding::Kind::signable:
                json["signable"] = share();
                json["blockers"] = Json::object();
                json["sign-decides"] = verdict == nullptr ? Json() : json_decides(*verdict);
                break;
            case Finding::Kind::blocks: json["blockers"][party] = share(); break;
            case Finding::Kind::sign_margin: json["sign-margin"] = spread(); break;
            case Finding::Kind::holds:
                json["stable"][kind] = share();
                if (finding.stability == Concept::seq)
                    json["seq-decides"] = verdict == nullptr ? Json() : json_decides(*verdict);
                break;
            case Finding::Kind::leaves: json["leavers"][kind][party] = share(); break;
            case Finding::Kind::keeps:
                json["keeps"] = share();
                json["keep-decides"] = verdict == nullptr ? Json() : json_decides(*verdict);
                json["stops"] = Json::array();
                for (const StopCount& stop : found.stops)
                    if (stop.strategy == finding.strategy)
                        json["stops"].push_back(Json{
                            {"after", stop.after}, {"by", head.parties[stop.party].id}, {"scenarios", stop.scenarios}});
                break;
            case Finding::Kind::keep_margin: json["margin"] = spread(); break;
            case Finding::Kind::value: json["values"][party] = spread(); break;
            case Finding::Kind::value_at_stop: json["values-at-stop"][party] = spread(); break;
            default: break;
        }
    }
    return strategies;
}

Json json_claims_over_scenarios(const StudyHead& head, const ReadingSummary& found) {
    Json claims = Json::object();
    for (std::size_t k = 0; k < head.findings.size(); ++k) {
        const Finding& finding = head.findings[k];
        const VerdictSummary* verdict = found.verdict(k);
        if (finding.kind != Finding::Kind::claim || verdict == nullptr) continue;
        Json json;
        json["verdict"] = verdict_over_scenarios(*verdict);
        json.update(json_share(verdict->yes, head.sampling));
        json["unsettled"] = verdict->unsettled;
        json["refuted-in"] = verdict->first_no;
        json["holds-in"] = verdict->first_yes;
        json["decides"] = json_decides(*verdict);
        claims[head.claims[finding.claim].id] = std::move(json);
    }
    return claims;
}

Json json_readings_over_scenarios(const StudyHead& head, const StudySummary& summary) {
    Json readings = Json::array();
    for (std::size_t k = 0; k < summary.readings.size(); ++k) {
        const ReadingSummary& found = summary.readings[k];
        Json reading;
        reading["reading"] = head.subjects[k].id.empty() ? Json() : Json(head.subjects[k].id);
        reading["scenarios"] = found.scenarios;
        reading["failed"] = found.failed;
        reading["open"] = found.open;
        reading["strategies"] = json_strategies_over_scenarios(head, found);
        reading["claims"] = json_claims_over_scenarios(head, found);
        readings.push_back(std::move(reading));
    }
    return readings;
}

Json json_plan(const StudyHead& head) {
    Json json;
    json["design"] = designs[static_cast<std::size_t>(head.plan.design)].id;
    json["seed"] = head.plan.seed;
    json["planned"] = head.plan.scenarios;
    json["sampling"] = head.sampling == Sampling::probabilistic ? "probabilistic" : "exploratory";
    return json;
}

Json json_disagreements(const StudyHead& head, const StudySummary& summary) {
    Json all = Json::object();
    for (const Disagreement& one : summary.disagreements)
        all[head.findings[one.finding].name] = json_number(one.split.share_between());
    return all;
}

namespace {

Json index_json(const Resampled& index) {
    return Json{{"value", json_number(index.value)}, {"interval", {json_number(index.low), json_number(index.high)}}};
}

std::string group_id(const StudyHead& head, const CaseSensitivity& found, std::size_t group) {
    const auto& assumption = found.assumptions[group];
    return assumption ? head.assumptions[*assumption].what.id : std::string("luck-of-orders");
}

Json indices_json(const StudyHead& head, const CaseSensitivity& found, const SobolIndices& indices) {
    Json json;
    json["mean"] = json_number(indices.mean);
    json["variance"] = json_number(indices.variance);
    json["left-out"] = indices.left_out;
    json["first"] = Json::object();
    json["total"] = Json::object();
    for (std::size_t group = 0; group < found.assumptions.size(); ++group) {
        json["first"][group_id(head, found, group)] = index_json(indices.first[group]);
        json["total"][group_id(head, found, group)] = index_json(indices.total[group]);
    }
    if (indices.second.empty()) return json;
    json["second"] = Json::object();
    for (std::size_t one = 0; one < found.assumptions.size(); ++one)
        for (std::size_t other = one + 1; other < found.assumptions.size(); ++other)
            json["second"][group_id(head, found, one) + " and " + group_id(head, found, other)] =
                index_json(indices.pair(one, other));
    return json;
}

Json sensitivity_json(const StudyHead& head, const CaseSensitivity& found) {
    Json json;
    json["scenarios"] = found.scenarios;
    json["readings"] = Json::array();
    for (std::size_t k = 0; k < found.indices.size(); ++k) {
        Json findings = Json::object();
        for (std::size_t f = 0; f < found.findings.size(); ++f)
            if (!found.indices[k][f].constant && found.indices[k][f].blocks > 0)
                findings[found.findings[f].name] = indices_json(head, found, found.indices[k][f]);
        json["readings"].push_back(Json{{"reading", head.subjects[k].id.empty() ? Json() : Json(head.subjects[k].id)},
                                        {"findings", std::move(findings)}});
    }
    return json;
}

}  // namespace

std::string ensemble_json(const Outcomes& outcomes, const StudySummary& summary, const BesideShares& beside) {
    const StudyHead& head = outcomes.head();
    Json json;
    json["irenic"] = 1;
    json["version"] = std::string(version());
    json["case"] = Json{{"title", head.title},
                        {"sha256", head.case_sha256},
                        {"reading", head.subjects.front().id.empty() ? Json() : Json(head.subjects.front().id)},
                        {"file", head.case_file},
                        {"settings", head.settings},
                        {"marking", head.marking}};
    json["study"] = json_plan(head);
    json["study"]["plan-sha256"] = head.plan_sha256;
    json["study"]["shard"] = std::to_string(head.shard.number) + "/" + std::to_string(head.shard.of);
    json["study"]["first"] = outcomes.first();
    json["study"]["scenarios"] = outcomes.scenarios();
    json["study"]["complete"] = outcomes.complete();
    json["study"]["drawn"] = head.assumptions.size();
    json["assumptions"] = Json::array();
    for (const StudyAssumption& one : head.assumptions)
        json["assumptions"].push_back(Json{{"id", one.what.id}, {"words", one.what.words}, {"source", one.source}});
    json["readings"] = json_readings_over_scenarios(head, summary);
    json["between-readings"] = json_disagreements(head, summary);
    if (beside.radii != nullptr) json["all-at-once"] = radii_json(head, *beside.radii);
    if (beside.robustness != nullptr) json["robustness"] = robustness_json(head, *beside.robustness);
    if (beside.screening != nullptr) json["screening"] = screening_json(head, *beside.screening);
    if (beside.sensitivity != nullptr) json["sensitivity"] = sensitivity_json(head, *beside.sensitivity);
    json["problems"] = Json::array();
    for (const StudyProblem& problem : outcomes.problems(20))
        json["problems"].push_back(Json{
            {"scenario", problem.scenario},
            {"reading", head.subjects[problem.subject].id.empty() ? Json() : Json(head.subjects[problem.subject].id)},
            {"problem", problem.problem}});
    return json_text(json);
}

}  // namespace irenic
