/// `irenic discover --json`.
#include <algorithm>

#include "irenic/ensemble.hpp"
#include "report/json.hpp"

namespace irenic {
namespace {

/// What is asked of one input: only the ends that are not the table's own.
Json limit_json(const Input& input, const BoxLimit& limit) {
    Json json = Json::object();
    if (!limit.kept.empty()) {
        json["one-of"] = Json::array();
        for (std::size_t c = 0; c < limit.kept.size(); ++c)
            if (limit.kept[c]) json["one-of"].push_back(input.categories[c]);
        return json;
    }
    const auto [low, high] = std::minmax_element(input.values.begin(), input.values.end());
    if (limit.low > *low) json["at-least"] = json_number(limit.low);
    if (limit.high < *high) json["at-most"] = json_number(limit.high);
    return json;
}

/// Input → what `value` says of it, for those that the box restricts.
template <typename Value>
Json by_input(std::span<const Input> inputs, const Box& box, Value&& value) {
    Json json = Json::object();
    for (std::size_t at = 0; at < box.restricted.size(); ++at)
        json[inputs[box.restricted[at]].name] = value(at, box.restricted[at]);
    return json;
}

Json measures_json(const Box& box) {
    return {{"coverage", json_number(box.coverage)},
            {"density", json_number(box.density)},
            {"mass", json_number(box.mass)},
            {"inside", box.inside},
            {"hits", box.hits}};
}

Json box_json(std::span<const Input> inputs, const Box& box) {
    Json json;
    json["limits"] =
        by_input(inputs, box, [&](std::size_t, std::size_t k) { return limit_json(inputs[k], box.limits[k]); });
    json.update(measures_json(box));
    return json;
}

Json quasi_p_json(std::span<const Input> inputs, const Box& box, const std::vector<LimitDoubt>& doubts) {
    return by_input(inputs, box, [&](std::size_t at, std::size_t) { return json_number(doubts[at].quasi_p); });
}

Json discovery_json(std::span<const Input> inputs, const TrustedDiscovery& found) {
    Json json;
    json["boxes"] = Json::array();
    for (std::size_t k = 0; k < found.found.boxes.size(); ++k) {
        const Box& box = found.found.boxes[k];
        const BoxTrust& trust = found.trust[k];
        Json one = box_json(inputs, box);
        one["hold-out"] = trust.hold_out ? measures_json(*trust.hold_out) : Json();
        one["quasi-p"] = quasi_p_json(inputs, box, trust.doubts);
        one["resampled"] = Json::object();
        for (std::size_t i = 0; i < inputs.size(); ++i)
            one["resampled"][inputs[i].name] = {{"same-coverage", json_number(trust.same_coverage[i])},
                                                {"same-density", json_number(trust.same_density[i])}};
        json["boxes"].push_back(std::move(one));
    }
    json["chosen"] = found.chosen;
    json["half-samples"] = found.half_samples;
    json["regions"] = Json::array();
    for (const FoundRegion& region : found.regions) {
        Json one = box_json(inputs, region.box);
        one["quasi-p"] = quasi_p_json(inputs, region.box, region.doubts);
        one["dense-enough"] = region.dense;
        json["regions"].push_back(std::move(one));
    }
    return json;
}

Json inputs_json(std::span<const Input> inputs) {
    Json json = Json::array();
    for (const Input& input : inputs) {
        Json one{{"name", input.name}};
        if (input.categories.empty()) {
            const auto [low, high] = std::minmax_element(input.values.begin(), input.values.end());
            one["from"] = json_number(*low);
            one["to"] = json_number(*high);
        } else {
            one["categories"] = input.categories;
        }
        json.push_back(std::move(one));
    }
    return json;
}

Json tree_json(std::span<const Input> inputs, const Tree& tree) {
    Json json;
    json["inputs"] = Json::array();
    for (const std::size_t k : tree.inputs) json["inputs"].push_back(inputs[k].name);
    json["leaves"] = Json::array();
    for (const Box& leaf : tree.leaves) json["leaves"].push_back(box_json(inputs, leaf));
    json["wrong"] = json_number(tree.wrong);
    json["wrong-when-crossed"] = tree.wrong_when_crossed ? json_number(*tree.wrong_when_crossed) : Json();
    json["wrong-without"] = json_number(tree.wrong_without);
    return json;
}

Json outcome_json(const TableQuestion& question) {
    Json json{{"column", question.outcome}};
    if (question.at_least) json["at-least"] = json_number(*question.at_least);
    if (question.at_most) json["at-most"] = json_number(*question.at_most);
    if (question.equals) json["equals"] = *question.equals;
    return json;
}

Json columns_json(const std::vector<ColumnAside>& columns) {
    Json json = Json::array();
    for (const ColumnAside& column : columns) json.push_back({{"column", column.name}, {"why", column.why}});
    return json;
}

}  // namespace

std::string discover_json(const TableDiscovery& found, const TableOrigin& origin) {
    const TableInputs& table = found.table;
    Json json;
    json["irenic"] = 1;
    json["version"] = version();
    json["table"] = {{"file", origin.file}, {"sha256", origin.sha256}, {"rows", table.rows}};
    json["outcome"] = outcome_json(table.question);
    json["rows"] = table.outcome.size();
    json["hits"] = std::count(table.outcome.begin(), table.outcome.end(), true);
    json["left-out"] = table.left_out;
    json["blank"] = Json::object();
    for (const BlankCells& column : table.blanks) json["blank"][column.name] = column.rows;
    json["aside"] = columns_json(table.aside);
    json["inputs"] = inputs_json(table.inputs);
    const DiscoveryQuestion& asked = table.question.discovery;
    json["asked"] = {{"peel", json_number(asked.prim.peel)},    {"paste", json_number(asked.prim.paste)},
                     {"mass", json_number(asked.prim.mass)},    {"density", json_number(asked.density)},
                     {"doubtful", json_number(asked.doubtful)}, {"seed", asked.seed}};
    json.update(discovery_json(table.inputs, found.found));
    if (found.otherwise) json["otherwise"] = discovery_json(table.inputs, *found.otherwise);
    json["distances"] = Json::array();
    for (const RegionalSensitivity& one : found.regional.inputs)
        json["distances"].push_back({{"input", table.inputs[one.input].name},
                                     {"measure", one.categories ? "total-variation" : "kolmogorov-smirnov"},
                                     {"distance", json_number(one.distance)},
                                     {"p", json_number(one.p)}});
    json["noise"] = json_number(found.regional.noise);
    json["tree"] = tree_json(table.inputs, found.tree);
    return json_text(json);
}

}  // namespace irenic
