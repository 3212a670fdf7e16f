/// `irenic compare --json` and `irenic claims --json`.
#include <algorithm>

#include "irenic/report.hpp"
#include "report/json_trust.hpp"
#include "report/names.hpp"
#include "report/words.hpp"
#include "report/words_radius.hpp"
#include "report/words_trust.hpp"

namespace irenic {

Json blockers_json(const Case& subject, const Signing& signing) {
    Json blockers = Json::object();
    for (const ConsentRow& row : signing.rows)
        if (!row.consents) blockers[subject.parties[row.party].id] = row.cardinal ? json_number(row.deficit) : Json();
    return blockers;
}

namespace {

Json keeps_json(const StrategyAppraisal& found) {
    const auto keeps = found.keeps();
    return keeps ? Json(*keeps) : Json();
}

Json stops_json(const StrategyAppraisal& found) {
    return found.plan && found.plan->stops_at ? Json(*found.plan->stops_at) : Json();
}

Json stable_json(const StrategyAppraisal& found) {
    return json_by_concept([&](std::size_t k) {
        const auto holds = found.holding(k);
        return holds ? Json(*holds) : Json();
    });
}

Json strategy_json(const Space& space, const StrategyAppraisal& found) {
    const Case& subject = space.subject();
    const Strategy& strategy = subject.strategies[found.strategy];
    Json json;
    json["name"] = label_of(strategy.name, strategy.id);
    json["end-state"] = space.name(found.end_state);
    json["signable"] = found.signing.signable;
    json["blockers"] = blockers_json(subject, found.signing);
    json["stable"] = stable_json(found);
    json["leavers"] = json_by_concept([&](std::size_t k) { return json_parties(subject, found.leavers[k]); });
    if (any_open(found))
        json["unsettled"] = json_by_concept([&](std::size_t k) { return json_parties(subject, found.unsettled[k]); });
    json["keeps"] = keeps_json(found);
    json["stops-at"] = stops_json(found);
    json["stopped-by"] =
        found.plan && found.plan->stopped_by ? Json(subject.parties[*found.plan->stopped_by].id) : Json();
    json["margin"] = found.plan && found.plan->margin ? json_number(*found.plan->margin) : Json();
    json["values"] = json_values(subject, found.values);
    json["values-at-stop"] = json_values(subject, found.values_at_stop);
    return json;
}

/// What a reading makes of a strategy: the verdicts, without what is behind them.
Json short_strategy_json(const Space& space, const StrategyAppraisal& found) {
    Json json;
    json["signable"] = found.signing.signable;
    json["blockers"] = blockers_json(space.subject(), found.signing);
    json["stable"] = stable_json(found);
    json["keeps"] = keeps_json(found);
    json["stops-at"] = stops_json(found);
    json["values"] = json_values(space.subject(), found.values);
    return json;
}

const char* verdict_word(const ClaimAppraisal& found) {
    return found.undecided ? "undecided" : found.holds ? "holds" : "fails";
}

Json reading_json(Appraiser& reading) {
    const Case& subject = reading.subject();
    Json json;
    json["strategies"] = Json::object();
    for (const StrategyAppraisal& found : reading.strategies())
        json["strategies"][subject.strategies[found.strategy].id] = short_strategy_json(reading.space(), found);
    json["claims"] = Json::object();
    for (const ClaimAppraisal& found : reading.claims())
        json["claims"][subject.claims[found.claim].id] = Json{{"verdict", verdict_word(found)}};
    return json;
}

Json witness_json(const Space& space, const Witness& witness) {
    Json json;
    json["test"] = witness.test;
    json["is"] = witness.undecided ? Json() : Json(witness.is);
    json["number"] = witness.number ? json_number(*witness.number) : Json();
    json["because"] = witness.because;
    json["path"] = Json::array();
    for (const Step& step : witness.path)
        json["path"].push_back(Json{{"movers", json_parties(space.subject(), step.movers)}, {"to", space.name(step.to)}});
    json["state"] = witness.state == no_state ? Json() : Json(space.name(witness.state));
    return json;
}

}  // namespace

Json json_claims(Appraiser& appraiser, const Trust* trust) {
    const Case& subject = appraiser.subject();
    const std::vector<std::size_t> built_in = appraiser.claims_by_construction();
    Json claims = Json::object();
    for (const ClaimAppraisal& found : appraiser.claims()) {
        const Claim& claim = subject.claims[found.claim];
        Json& json = claims[claim.id];
        const VerdictSummary* over = trust == nullptr ? nullptr : claim_over_scenarios(*trust, claim.id);
        json["verdict"] = over == nullptr ? verdict_word(found) : verdict_over_scenarios(*over);
        json["share"] = nullptr;
        json["interval"] = nullptr;
        if (over != nullptr) {
            json.update(json_share(over->yes, trust->outcomes->head().sampling));
            json["as-written"] = verdict_word(found);
            json["unsettled"] = over->unsettled;
            json["refuted-in"] = over->first_no;
            json["decides"] = json_decides(*over);
            if (const auto met = meets_standard(*trust, claim))
                json["standard"] = Json{{"share", json_number(claim.standard->share)},
                                        {"every-reading", claim.standard->every_reading},
                                        {"met", *met}};
        }
        json["witness"] = Json::array();
        for (const Witness& witness : found.witnesses)
            json["witness"].push_back(witness_json(appraiser.space(), witness));
        json["readings"] = Json::object();
        for (std::size_t r = 0; r < appraiser.reading_count(); ++r) {
            Appraiser& reading = appraiser.reading(r);
            const ClaimAppraisal* other = claim_counterpart(reading, claim.id);
            json["readings"][reading.subject().reading] = other == nullptr ? Json() : Json(verdict_word(*other));
        }
        json["by-construction"] = std::find(built_in.begin(), built_in.end(), found.claim) != built_in.end();
        json["coded"] = claim.coded.empty() ? Json() : Json(claim.coded);
    }
    return claims;
}

namespace {

Json changes_json(const StudyHead& head, const DecisiveChanges& changes) {
    Json all = Json::array();
    for (const DecisiveChange& change : changes.changes) {
        Json one;
        one["finding"] = changes.findings[change.finding].name;
        one["is"] = change.verdict;
        one["assumption"] = head.assumptions[change.assumption].what.id;
        if (!change.category.empty()) {
            one["to"] = change.category;
        } else {
            one["to"] = json_number(change.flip.to);
            one["up"] = change.flip.up;
            one["relative"] = json_number(change.flip.relative);
            one["monotone"] = change.flip.monotone;
        }
        all.push_back(std::move(one));
    }
    return all;
}

Json trust_json(const Trust& trust) {
    const StudyHead& head = trust.outcomes->head();
    Json json = json_plan(head);
    json["readings"] = json_readings_over_scenarios(head, *trust.summary);
    json["between-readings"] = json_disagreements(head, *trust.summary);
    json["changes"] = trust.changes == nullptr ? Json() : changes_json(head, *trust.changes);
    json["all-at-once"] = trust.radii == nullptr ? Json() : radii_json(head, *trust.radii);
    json["load-bearing"] = Json::array();
    for (const LoadBearing& one : load_bearing(trust)) {
        const StudyAssumption& what = head.assumptions[one.assumption];
        json["load-bearing"].push_back(
            Json{{"assumption", what.what.id},
                 {"source", what.source.empty() ? Json() : Json(what.source)},
                 {"basis", what.what.provenance.basis.empty() ? Json() : Json(what.what.provenance.basis)},
                 {"turns", one.turns},
                 {"regions", one.regions},
                 {"nearest", json_number(one.nearest)}});
    }
    return json;
}

}  // namespace

std::string compare_json(Appraiser& appraiser, const Trust* trust) {
    const Case& subject = appraiser.subject();
    Json json = answer_head(subject);
    if (!appraiser.enumerated()) json["enumerated"] = false;
    json["strategies"] = Json::object();
    for (const StrategyAppraisal& found : appraiser.strategies())
        json["strategies"][subject.strategies[found.strategy].id] = strategy_json(appraiser.space(), found);
    json["claims"] = json_claims(appraiser, trust);
    if (trust != nullptr) json["trust"] = trust_json(*trust);
    json["readings"] = Json::object();
    for (std::size_t r = 0; r < appraiser.reading_count(); ++r)
        json["readings"][appraiser.reading(r).subject().reading] = reading_json(appraiser.reading(r));
    return json_text(json);
}

std::string claims_json(Appraiser& appraiser, const Trust* trust) {
    Json json = answer_head(appraiser.subject());
    if (!appraiser.enumerated()) json["enumerated"] = false;
    json["claims"] = json_claims(appraiser, trust);
    if (trust != nullptr) json["scenarios"] = json_plan(trust->outcomes->head());
    return json_text(json);
}

}  // namespace irenic
