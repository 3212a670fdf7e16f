#include <algorithm>

#include "report/calendar.hpp"

namespace irenic {
namespace {

Json date_json(const Agreement& agreement, std::uint64_t day) {
    const std::string date = date_of(agreement, day);
    return date.empty() ? Json() : Json(date);
}

Json obligation_json(const Agreement& agreement, const ObligationTime& time) {
    const Obligation& owed = agreement.obligations[time.obligation];
    Json json;
    json["obligation"] = owed.id;
    json["step"] = time.step + 1;
    json["begins"] = time.begins;
    json["ends"] = time.ends;
    json["begins-on"] = date_json(agreement, time.begins);
    json["ends-on"] = date_json(agreement, time.ends);
    if (!owed.within || !time.late) return json;
    json["deadline"] = {{"day", *owed.within},
                        {"on", date_json(agreement, *owed.within)},
                        {"kept", *time.late <= 0},
                        {"days-late", std::max<std::int64_t>(*time.late, 0)},
                        {"days-to-spare", std::max<std::int64_t>(-*time.late, 0)}};
    return json;
}

}  // namespace

Json calendar_json(const Agreement& agreement, const Plan& plan) {
    const Timetable times = timetable_of(agreement, plan);
    Json json;
    json["effective"] = date_json(agreement, 0);
    json["days"] = times.days;
    json["ends-on"] = date_json(agreement, times.days);
    json["steps"] = Json::array();
    for (const StepTime& step : times.steps)
        json["steps"].push_back({{"begins", step.begins},
                                 {"works", step.works},
                                 {"ends", step.ends},
                                 {"begins-on", date_json(agreement, step.begins)},
                                 {"ends-on", date_json(agreement, step.ends)}});
    json["obligations"] = Json::array();
    std::size_t missed = 0;
    for (const ObligationTime& time : times.obligations) {
        json["obligations"].push_back(obligation_json(agreement, time));
        if (time.late.value_or(0) > 0) ++missed;
    }
    json["deadlines-missed"] = missed;
    return json;
}

}  // namespace irenic
