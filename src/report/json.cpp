#include "report/json.hpp"

#include <cmath>

#include "irenic/report.hpp"

namespace irenic {

namespace {

Json case_head(const Case& subject) {
    Json about;
    about["title"] = subject.title;
    about["sha256"] = subject.sha256;
    about["reading"] = subject.reading.empty() ? Json() : Json(subject.reading);
    for (const Reading& reading : subject.readings)
        if (reading.id == subject.reading && !reading.sha256.empty()) about["reading-sha256"] = reading.sha256;
    about["file"] = subject.file;
    about["settings"] = subject.settings;
    if (const auto& scenario = subject.scenario) {
        about["scenario"] = {{"index", scenario->index}, {"seed", scenario->seed}, {"design", scenario->design}};
        if (scenario->of) about["scenario"]["scenarios"] = *scenario->of;
    }
    about["marking"] = subject.marking.empty() ? Json() : Json(subject.marking);
    return about;
}

}  // namespace

Json answer_head(const Case& subject) {
    Json head;
    head["irenic"] = 1;
    head["version"] = version();
    head["case"] = case_head(subject);
    return head;
}

std::string case_head_json(const Case& subject) { return json_text(case_head(subject)); }

Json json_number(double value) {
    constexpr double exact = 9007199254740992.0;  // 2^53: every whole number below has its own double
    if (std::nearbyint(value) == value && std::fabs(value) < exact) return static_cast<std::int64_t>(value);
    return value;
}

Json json_number(Decimal value) { return json_number(to_double(value)); }

Json json_number(const Wide& value) { return json_number(value.to_double()); }

Json json_parties(const Case& subject, const std::vector<PartyIndex>& parties) {
    Json ids = Json::array();
    for (const PartyIndex party : parties) ids.push_back(subject.parties[party].id);
    return ids;
}

Json json_obligations(const Agreement& agreement, const std::vector<ObligationIndex>& obligations) {
    Json ids = Json::array();
    for (const ObligationIndex o : obligations) ids.push_back(agreement.obligations[o].id);
    return ids;
}

Json json_values(const Case& subject, const std::vector<Decimal>& values) {
    Json by_party = Json::object();
    for (std::size_t i = 0; i < values.size(); ++i) by_party[subject.parties[i].id] = json_number(values[i]);
    return by_party;
}

std::string json_text(const Json& answer) { return answer.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

bool lists_in_full(const Space& space, const Listing& listing) { return listing.all || space.size() <= 4096; }

Json state_list(const Space& space, const Bits& states, std::size_t limit) {
    Json names = Json::array();
    states.for_each([&](std::size_t s) {
        if (names.size() < limit) names.push_back(space.name(static_cast<StateIndex>(s)));
    });
    return names;
}

Json json_path(const Space& space, std::span<const Step> steps) {
    Json path = Json::array();
    for (const Step& step : steps)
        path.push_back(Json{{"movers", json_parties(space.subject(), step.movers)}, {"to", space.name(step.to)}});
    return path;
}

}  // namespace irenic
