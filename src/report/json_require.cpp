/// `irenic require --json`.
#include <algorithm>

#include "irenic/report.hpp"
#include "report/json.hpp"
#include "report/requirement.hpp"

namespace irenic {

Json wants_change_json(const Space& space, PartyIndex party, const WantsChange& change) {
    const Case& subject = space.subject();
    const Preference& wants = subject.preferences[party];
    Json json = Json::object();
    for (const NumberChange& one : change.numbers) {
        Json number;
        number["statement"] = one.number.statement + 1;
        const std::string id = statement_id(wants, one.number.statement);
        number["id"] = id.empty() ? Json() : Json(id);
        number["levels"] = Json::array();
        for (const Level level : one.number.levels)
            number["levels"].push_back(subject.options[*wants.statements[one.number.statement].graded].levels[level]);
        number["from"] = to_string(one.from);
        number["to"] = to_string(one.to);
        json["numbers"].push_back(std::move(number));
    }
    for (const std::size_t k : change.order) json["order"].push_back(k + 1);
    for (const auto& group : change.ranking) {
        Json states = Json::array();
        for (const StateIndex s : group) states.push_back(space.name(s));
        json["ranking"].push_back(std::move(states));
    }
    json["set"] = settings_of(space, party, change);
    return json;
}

namespace {

constexpr std::size_t listed_ways = 1000;

Json condition_json(const Space& space, const PartyRequirement& found) {
    Json json;
    json["complete"] = found.condition.complete;
    json["every"] = Json::array();
    Json alike = Json::object();
    Json weights = Json::object();
    for (const StayingClause& clause : found.condition.clauses) {
        Json some = Json::array();
        for (std::size_t k = 0; k < std::min(listed_ways, clause.ways.size()); ++k) {
            Json states = Json::array();
            for (const std::uint32_t kind : clause.ways[k]) {
                states.push_back(space.name(found.example[kind]));
                if (!found.differences.empty())
                    weights[space.name(found.example[kind])] = comparison_words(space.subject(), found, kind).text();
                if (found.kind_size[kind] > 1) alike[space.name(found.example[kind])] = found.kind_size[kind];
            }
            some.push_back(std::move(states));
        }
        json["every"].push_back(Json{{"move", space.name(clause.improvement)},
                                     {"moves", clause.moves},
                                     {"ways", clause.ways.size()},
                                     {"some", std::move(some)}});
    }
    json["alike"] = std::move(alike);
    json["weights"] = std::move(weights);
    return json;
}

Json count_json(const RankingCount& count) {
    if (!count.asked) return {};
    return Json{{"count", count.counted ? Json(count.count) : Json()},
                {"of", count.of},
                {"share", count.counted ? Json(count.share) : Json()}};
}

Json least_json(const Space& space, const PartyRequirement& found) {
    Json json;
    json["found"] = id_of(found.found);
    json["amount"] = found.least.empty() ? Json() : Json(found.least);
    json["changes"] = Json::array();
    for (const WantsChange& change : found.changes)
        json["changes"].push_back(wants_change_json(space, found.party, change));
    json["all-listed"] = found.all_listed;
    json["in-the-way"] = Json::array();
    for (const std::size_t k : found.in_the_way)
        json["in-the-way"].push_back(space.name(found.condition.clauses[k].improvement));
    json["bounds-in-the-way"] = Json::array();
    for (const WantedNumber& number : found.bounds_in_the_way)
        json["bounds-in-the-way"].push_back(number_words(space.subject(), found.party, number).text());
    json["limits"] = found.limits;
    return json;
}

Json joint_json(const Space& space, const JointRequirement& joint) {
    Json json;
    json["outcome"] = id_of(joint.outcome);
    json["changes"] = Json::object();
    for (PartyIndex i = 0; i < joint.changes.size(); ++i)
        if (joint.changes[i])
            json["changes"][space.subject().parties[i].id] = wants_change_json(space, i, *joint.changes[i]);
    json["leavers"] = json_parties(space.subject(), joint.leavers);
    json["rankings"] = count_json(joint.rankings);
    return json;
}

}  // namespace

std::string require_json(const Space& space, const Requirement& found) {
    const Case& subject = space.subject();
    Json json = answer_head(subject);
    json["state"] = space.name(found.question.state);
    json["levels"] = space.describe(found.question.state);
    json["parties"] = json_parties(subject, found.question.parties);
    json["places"] = found.question.places ? Json(*found.question.places) : Json();
    json["require"] = Json::object();
    for (const ConceptRequirement& one : found.concepts) {
        Json& entry = json["require"][std::string(id_of(one.kind))];
        entry["holds"] = one.holds;
        entry["parties"] = Json::object();
        for (const PartyRequirement& party : one.parties) {
            Json about;
            about["stays"] = party.stays;
            about["may-change"] = party.may_change;
            about["wants"] = id_of(party.change);
            about["condition"] = condition_json(space, party);
            about["least"] = least_json(space, party);
            about["rankings"] = count_json(party.rankings);
            entry["parties"][subject.parties[party.party].id] = std::move(about);
        }
        entry["together"] = joint_json(space, one.joint);
    }
    return json_text(json);
}

}  // namespace irenic
