/// `irenic calibrate --json`.
#include "report/calibration_words.hpp"
#include "report/json.hpp"

namespace irenic {
namespace {

Json end_json(const std::optional<double>& end) { return end ? json_number(*end) : Json(); }

Json estimate_json(const Estimate& estimate) {
    return {{"best", json_number(estimate.best)}, {"low", end_json(estimate.low)}, {"high", end_json(estimate.high)}};
}

Json rows_json(const std::vector<RowsOfNote>& notes) {
    Json json = Json::array();
    for (const RowsOfNote& rows : notes)
        json.push_back({{"rows", rows.rows}, {"why", rows.why}, {"lines", rows.lines}});
    return json;
}

Json curve_json(const SurvivalCurve& curve) {
    Json json = Json::array();
    for (const SurvivalStep& step : curve.steps) {
        Json one{{"day", json_number(step.day)}, {"at-risk", step.at_risk}, {"ended", step.ended}};
        one["share"] = estimate_json(*curve.at(step.day));
        json.push_back(std::move(one));
    }
    return json;
}

Json weibull_json(const WeibullResult& weibull) {
    if (!weibull.fit) return {{"why-none", weibull.why_none}};
    const WeibullFit& fit = *weibull.fit;
    return {{"shape", estimate_json(fit.shape)},
            {"scale-days", estimate_json(fit.scale)},
            {"log-likelihood", json_number(fit.log_likelihood)},
            {"aic", json_number(fit.aic)}};
}

Json pieces_json(const std::vector<FittedPiece>& pieces) {
    Json json = Json::array();
    for (const FittedPiece& piece : pieces) {
        Json one;
        one["from"] = piece.from;
        one["until"] = piece.until == none ? Json() : Json(piece.until);
        one["daily"] = estimate_json(piece.daily);
        one["ended"] = piece.ended;
        one["watched-days"] = json_number(piece.watched_days);
        one["by-count"] = piece.by_count;
        json.push_back(std::move(one));
    }
    return json;
}

Json group_json(const GroupCalibration& group) {
    Json json;
    if (!group.name.empty()) json["group"] = group.name;
    json["rows"] = group.spells;
    json["ended"] = group.ended;
    json["watched-days"] = json_number(group.watched_days);
    json["days-to-end"] = Json::array();
    for (const double day : group.days_to_end) json["days-to-end"].push_back(json_number(day));
    json["median"] = group.curve.median() ? json_number(*group.curve.median()) : Json();
    json["watched-until"] = json_number(group.curve.watched_until);
    json["kaplan-meier"] = curve_json(group.curve);
    json["exponential"] = {{"rate", estimate_json(group.exponential.rate)},
                           {"log-likelihood", json_number(group.exponential.log_likelihood)},
                           {"aic", json_number(group.exponential.aic)}};
    json["weibull"] = weibull_json(group.weibull);
    json["pieces"] = pieces_json(group.pieces);
    return json;
}

}  // namespace

std::string calibrate_json(const Calibration& found, const CalibrationOrigin& origin, const std::string& fragment) {
    Json json;
    json["irenic"] = 1;
    json["version"] = version();
    json["table"] = {{"file", origin.file}, {"sha256", origin.sha256}, {"rows", found.counted.rows}};
    json["left-out"] = rows_json(found.counted.left_out);
    json["adjusted"] = rows_json(found.counted.adjusted);
    json["pieces-from"] = fits[static_cast<std::size_t>(found.options.fit)].id;
    json["all"] = group_json(found.all);
    json["groups"] = Json::array();
    for (const GroupCalibration& group : found.groups) json["groups"].push_back(group_json(group));
    json["log-rank"] = Json();
    if (const auto& test = found.log_rank)
        json["log-rank"] = {{"observed", test->observed},
                            {"expected", test->expected},
                            {"chi-square", json_number(test->chi_square)},
                            {"degrees", test->degrees},
                            {"p", json_number(test->p)}};
    if (!fragment.empty()) json["fragment"] = fragment;
    return json_text(json);
}

}  // namespace irenic
