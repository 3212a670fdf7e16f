/// Coalitions in `irenic verify`.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/verify.hpp"

namespace irenic::cli {

using nlohmann::json;

namespace {

constexpr std::size_t largest_list = 500;  ///< states: every coalition by the definitions is slow on purpose

Concept read_concept(const std::string& id) {
    const auto kind = find_concept(id);
    if (!kind) throw json::other_error::create(501, "`" + id + "` is no stability concept", nullptr);
    return *kind;
}

void check_one(const certificate::Definitions& definitions, const json& coalition, const std::stop_token& stop,
               Outcome& outcome) {
    const auto ids = coalition.at("members").get<std::vector<std::string>>();
    certificate::Definitions::Coalition members;
    for (const std::string& id : ids) {
        const auto party = find_party(definitions.subject(), id);
        if (!party) outcome.objections.push_back(fmt::format("`{}` is no party of the case", id));
        if (!party) return;
        members.insert(*party);
    }
    for (const auto& [id, listed] : coalition.at("stable").items()) {
        const auto claimed = read_states(definitions, listed, outcome);
        if (!claimed) continue;
        for (std::size_t s = 0; s < definitions.size() && !stop.stop_requested(); ++s) {
            ++outcome.verdicts;
            const bool stable = definitions.stable(read_concept(id), members, s);
            if (stable != (*claimed)[s])
                outcome.objections.push_back(fmt::format("{}, {}, state {}: the definition says {}", id,
                                                         fmt::join(ids, " and "), definitions.name(s),
                                                         stable ? "stable" : "not stable"));
        }
    }
}

}  // namespace

std::vector<certificate::JointStep> read_path(const json& from) {
    std::vector<certificate::JointStep> path;
    for (const json& step : from)
        path.push_back({step.at("movers").get<std::vector<std::string>>(), step.at("to").get<std::string>()});
    return path;
}

void add(const certificate::Finding& finding, const std::string& about, Outcome& outcome) {
    ++outcome.reasons;
    if (finding.in_part) ++outcome.in_part;
    if (!finding.accepted) outcome.objections.push_back(about + ": " + finding.objection);
}

std::optional<std::vector<bool>> read_states(const certificate::Definitions& definitions, const json& listed,
                                             Outcome& outcome) {
    if (!listed.is_array()) return {};
    std::vector<bool> claimed(definitions.size());
    for (const json& name : listed) {
        const auto state = definitions.find(name.get<std::string>());
        if (state) claimed[*state] = true;
        if (!state) outcome.objections.push_back(fmt::format("`{}` is no feasible state", name.get<std::string>()));
    }
    return claimed;
}

void check_coalitions(const certificate::Definitions& definitions, const json& answer, const std::stop_token& stop,
                      Outcome& outcome) {
    for (const json& from : answer.value("coalition-reasons", json::array())) {
        if (stop.stop_requested()) return;
        certificate::CoalitionReason reason;
        reason.kind = read_concept(from.at("concept").get<std::string>());
        reason.members = from.at("members").get<std::vector<std::string>>();
        reason.state = answer.at("state").get<std::string>();
        reason.verdict = from.at("verdict").get<std::string>();
        if (from.at("improvement").is_string()) reason.improvement = from["improvement"].get<std::string>();
        reason.path = read_path(from.at("path"));
        reason.sanction = read_path(from.at("sanction"));
        add(certificate::check(definitions, reason),
            fmt::format("{}, {}, state {}", id_of(reason.kind), fmt::join(reason.members, " and "), reason.state),
            outcome);
    }
    if (!answer.contains("coalitions")) return;
    if (definitions.size() > largest_list) {
        outcome.objections.push_back(fmt::format(
            "lists of coalitions are checked up to {} states; ask about one state with `irenic explain`", largest_list));
        return;
    }
    for (const json& coalition : answer["coalitions"]) check_one(definitions, coalition, stop, outcome);
}

}  // namespace irenic::cli
