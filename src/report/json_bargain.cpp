/// `irenic bargain --json`: the talks, what is on the table, and the solutions. What is said of each strategy: json_deals.cpp.
#include <algorithm>

#include "irenic/report.hpp"
#include "report/bargain.hpp"
#include "report/json.hpp"
#include "report/json_deals.hpp"

namespace irenic {
namespace {

Json known_count(const std::optional<std::string>& digits) { return digits ? count_json(*digits) : Json(); }

Json by_signatory(const Case& subject, const Talks& talks, std::span<const std::int64_t> units) {
    Json values = Json::object();
    for (std::size_t k = 0; k < units.size(); ++k)
        values[subject.parties[talks.signatories[k]].id] = json_number(Decimal{units[k]});
    return values;
}

Json gains_json(const Case& subject, const Talks& talks, std::span<const std::int64_t> units) {
    std::vector<std::int64_t> gains(units.begin(), units.end());
    for (std::size_t k = 0; k < gains.size(); ++k) gains[k] -= talks.no_agreement[k].units;
    return by_signatory(subject, talks, gains);
}

Json consent_rule_json(const Case& subject, const Consent& rule) {
    if (rule.all) return Json{{"all", true}};
    return Json{
        {"at-least", rule.at_least}, {"of", json_parties(subject, rule.of)}, {"with", json_parties(subject, rule.with)}};
}

Json talks_json(const Case& subject, const Bargain& found) {
    const Talks& talks = *found.talks;
    Json json;
    json["agreement"] = talks.agreement ? Json(subject.agreements[*talks.agreement].id) : Json();
    json["signatories"] = json_parties(subject, talks.signatories);
    json["consent"] = consent_rule_json(subject, talks.rule);
    json["no-agreement"] = Json::object();
    for (std::size_t k = 0; k < talks.signatories.size(); ++k)
        json["no-agreement"][subject.parties[talks.signatories[k]].id] =
            Json{{"value", json_number(talks.no_agreement[k])}, {"is", talks.without_deal[k]}};
    json["packages"] = known_count(found.frontier->packages_on_table());
    if (!found.frontier->packages_on_table())
        json["packages-note"] = "not counted: the options depend on each other too much";
    return json;
}

Json frontier_json(const Case& subject, const Bargain& found, const std::vector<std::size_t>& shown,
                   std::size_t packages) {
    const Frontier& frontier = *found.frontier;
    Json rows = Json::array();
    for (const std::size_t v : shown) {
        Json row;
        row["packages"] = Json::array();
        for (const Levels& levels : frontier.packages(v, packages))
            row["packages"].push_back(state_name(subject, levels));
        row["packages-count"] = count_json(frontier.package_count(v));
        row["values"] = by_signatory(subject, *found.talks, frontier.values(v));
        row["in-zone"] = frontier.in_zone(v);
        rows.push_back(std::move(row));
    }
    return rows;
}

/// One row per package, up to a limit.
Json solution_json(const Case& subject, const Bargain& found, const SolutionFound& solution, std::size_t limit,
                   std::size_t packages) {
    Json rows = Json::array();
    for (std::size_t k = 0; k < solution.vectors.size() && rows.size() < limit; ++k) {
        const auto values = found.frontier->values(solution.vectors[k]);
        for (const Levels& levels : found.frontier->packages(solution.vectors[k], packages)) {
            if (rows.size() == limit) break;
            Json row;
            row["state"] = state_name(subject, levels);
            row["values"] = by_signatory(subject, *found.talks, values);
            row["gains"] = gains_json(subject, *found.talks, values);
            if (k < solution.gainers.size()) row["gainers"] = json_parties(subject, solution.gainers[k]);
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

void nearest_json(Json& json, const Case& subject, const Bargain& found) {
    if (!found.nearest) return;
    const std::vector<Levels> packages = found.frontier->packages(found.nearest->vector, 1);
    if (packages.empty()) return;
    Json lacking = Json::object();
    for (const auto& [party, gap] : found.nearest->lacking) lacking[subject.parties[party].id] = json_number(gap);
    json["nearest"] =
        Json{{"state", state_name(subject, packages.front())},
             {"values", by_signatory(subject, *found.talks, found.frontier->values(found.nearest->vector))},
             {"lacking", std::move(lacking)}};
}

/// The sum of two whole numbers of any length.
std::string sum_of(std::string one, const std::string& other) {
    if (one.size() < other.size()) one.insert(0, other.size() - one.size(), '0');
    int carry = 0;
    for (std::size_t k = 0; k < one.size(); ++k) {
        const std::size_t at = one.size() - 1 - k;
        const int digit = (one[at] - '0') + (k < other.size() ? other[other.size() - 1 - k] - '0' : 0) + carry;
        one[at] = static_cast<char>('0' + digit % 10);
        carry = digit / 10;
    }
    return carry > 0 ? "1" + one : one;
}

void solutions_json(Json& json, const Case& subject, const Bargain& found, const BargainListing& listing) {
    json["solutions"] = Json::object();
    json["solutions-count"] = Json::object();
    json["counted-parties"] = json_parties(subject, found.solutions.front().parties);
    json["left-out"] = Json::object();
    json["definitions"] = Json::object();
    for (const SolutionFound& solution : found.solutions) {
        const SolutionRow& row = solution_rows[static_cast<std::size_t>(solution.kind)];
        const std::string id(row.id);
        json["solutions"][id] = solution_json(subject, found, solution, listing.limit, listing.packages);
        std::string count = "0";
        for (const std::size_t v : solution.vectors) count = sum_of(count, found.frontier->package_count(v));
        json["solutions-count"][id] = count_json(count);
        if (!solution.left_out.empty()) json["left-out"][id] = json_parties(subject, solution.left_out);
        json["definitions"][id] = row.definition;
    }
}

void lotteries_json(Json& json, const Case& subject, const Bargain& found) {
    if (!found.question.lotteries) return;
    json["lotteries"] = Json::object();
    for (const Lottery& lottery : found.lotteries) {
        Json one;
        one["shares"] = Json::array();
        for (const Lottery::Share& share : lottery.shares) {
            const std::vector<Levels> packages = found.frontier->packages(share.vector, 1);
            one["shares"].push_back(
                Json{{"state", packages.empty() ? Json() : Json(state_name(subject, packages.front()))},
                     {"values", by_signatory(subject, *found.talks, found.frontier->values(share.vector))},
                     {"probability", share.probability},
                     {"about", share.about}});
        }
        one["averages"] = Json::object();
        for (std::size_t k = 0; k < lottery.averages.size(); ++k)
            one["averages"][subject.parties[found.talks->signatories[k]].id] =
                Json{{"exact", lottery.averages[k].exact}, {"about", lottery.averages[k].about}};
        one["left-out"] = json_parties(subject, lottery.left_out);
        one["exact"] = lottery.exact;
        one["bound"] = lottery.bound;
        json["lotteries"][std::string(solution_rows[static_cast<std::size_t>(lottery.kind)].id)] = std::move(one);
    }
}

Json adjusted_json(const Case& subject, const AdjustedWinner& found) {
    const auto both = [&](const auto& value) {
        Json json = Json::object();
        for (std::size_t k = 0; k < 2; ++k) json[subject.parties[found.parties[k]].id] = value(k);
        return json;
    };
    Json json;
    json["items"] = Json::array();
    for (const AdjustedWinner::Item& item : found.items) {
        const Option& option = subject.options[item.option];
        json["items"].push_back(Json{{"option", option.id},
                                     {"best", both([&](std::size_t k) { return option.levels[item.best[k]]; })},
                                     {"at-stake", both([&](std::size_t k) { return to_string(item.at_stake[k]); })},
                                     {"points", both([&](std::size_t k) { return item.points[k]; })},
                                     {"share", both([&](std::size_t k) { return item.share[k]; })}});
    }
    json["agreed"] = Json::object();
    for (const AdjustedWinner::Agreed& one : found.agreed)
        json["agreed"][subject.options[one.option].id] = subject.options[one.option].levels[one.level];
    json["divided"] = found.divided ? Json(subject.options[found.items[*found.divided].option].id) : Json();
    json["points"] = both([&](std::size_t k) { return found.points[k]; });
    json["values"] = both([&](std::size_t k) { return found.values[k]; });
    json["consents"] = both([&](std::size_t k) { return found.consents[k]; });
    return json;
}

Json strategies_json(const Case& subject, const Bargain& found) {
    Json json = Json::object();
    for (const StrategyAtTable& at : found.strategies) {
        std::vector<std::int64_t> values;
        for (const Decimal value : at.values) values.push_back(value.units);
        Json one;
        one["state"] = state_name(subject, at.end);
        one["values"] = by_signatory(subject, *found.talks, values);
        one["on-table"] = at.on_table;
        one["on-frontier"] = at.on_table && at.vector.has_value();
        one["in-zone"] = at.agreed;
        json[subject.strategies[at.strategy].id] = std::move(one);
    }
    return json;
}

}  // namespace

std::string bargain_json(Appraiser& appraiser, const Bargain& found, const BargainListing& listing) {
    const Case& subject = appraiser.subject();
    const Frontier& frontier = *found.frontier;
    Json json = answer_head(subject);
    json["talks"] = talks_json(subject, found);
    json["exact"] = frontier.exact();
    if (!frontier.exact()) {
        std::vector<std::int64_t> units;
        for (const Decimal share : frontier.guarantee()) units.push_back(share.units);
        json["guarantee"] = by_signatory(subject, *found.talks, units);
    }
    if (found.question.frontier.zone_only) json["zone-only"] = true;
    const std::vector<std::size_t> shown = shown_vectors(found, marks_of(subject, found), listing.limit);
    json["frontier-count"] = frontier.size();
    json["frontier"] = frontier_json(subject, found, shown, listing.packages);
    if (shown.size() < frontier.size()) json["frontier-left-out"] = frontier.size() - shown.size();
    json["zone-empty"] = found.zone.empty;
    json["zone-size"] = known_count(found.zone.size);
    nearest_json(json, subject, found);
    solutions_json(json, subject, found, listing);
    lotteries_json(json, subject, found);
    if (found.adjusted_winner) json["adjusted-winner"] = adjusted_json(subject, *found.adjusted_winner);
    json["strategies"] = strategies_json(subject, found);
    add_deals(json, appraiser);
    return json_text(json);
}

}  // namespace irenic
