/// Reads an answer back and lets the independent checker go through its reasons.
#include "cli/verify.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

namespace irenic::cli {
namespace {

using nlohmann::json;

/// Where states are too many to list, `definitions` is null and each reason is gone through on levels.
void check_reasons(const certificate::Definitions* definitions, const Case& subject, const json& answer,
                   const std::stop_token& stop, Outcome& outcome) {
    for (const json& from : answer.at("reasons")) {
        if (stop.stop_requested()) return;
        if (from.at("stable").is_null()) {
            ++outcome.undecided;
            continue;
        }
        std::string problem;
        const auto reason = read_reason(from, problem);
        if (!reason) {
            outcome.objections.push_back(problem);
            continue;
        }
        const bool listed = definitions != nullptr && reason->every;
        add(listed ? certificate::check(*definitions, *reason) : certificate::check_locally(subject, *reason),
            fmt::format("{}, {}, state {}", id_of(reason->kind), reason->party, reason->state), outcome);
    }
}

/// Above 4 096 states an answer of `stability` gives counts unless it is asked for lists.
bool gives_counts_only(const json& answer) {
    for (const char* key : {"concepts", "perspective-concepts"})
        for (const auto& of_concept : answer.value(key, json::object()))
            for (const auto& listed : of_concept.at("stable"))
                if (!listed.is_array()) return true;
    return false;
}

/// `stability --json` with full lists: every state and party by the definitions.
void check_lists(const certificate::Definitions& definitions, const Case& subject, const json& answer,
                 const std::stop_token& stop, Outcome& outcome) {
    for (const auto& [id, of_concept] : answer.at("concepts").items()) {
        const auto kind = find_concept(id);
        if (!kind) {
            outcome.objections.push_back(fmt::format("`{}` is no stability concept", id));
            continue;
        }
        for (const auto& [party_id, listed] : of_concept.at("stable").items()) {
            const auto party = find_party(subject, party_id);
            if (!party) {
                outcome.objections.push_back(fmt::format("`{}` is no party of the case", party_id));
                continue;
            }
            const auto claimed = read_states(definitions, listed, outcome);
            if (!claimed) continue;
            for (std::size_t s = 0; s < definitions.size() && !stop.stop_requested(); ++s) {
                ++outcome.verdicts;
                const bool stable = definitions.stable(*kind, *party, s);
                if (stable != (*claimed)[s])
                    outcome.objections.push_back(fmt::format(
                        "{}, {}, state {}: the answer says {}, the definition {}", id, party_id, definitions.name(s),
                        (*claimed)[s] ? "stable" : "not stable", stable ? "stable" : "not stable"));
            }
        }
    }
}

int fail(const Context& context, const std::string& message, const std::string& help) {
    return refuse(context, {}, {usage_error("cannot-verify", message, help)});
}

std::string find_case(const Arguments& arguments, const json& answer) {
    if (!arguments.case_path.empty()) return arguments.case_path;
    const std::string named = answer.at("case").value("file", "");
    if (named.empty() || std::filesystem::exists(named)) return named;
    return (std::filesystem::path(arguments.path).parent_path() / named).string();
}

/// Says what was found.
int conclude(const Context& context, const std::string& text, const Outcome& outcome) {
    if (context.stop.stop_requested()) return interrupted;
    if (outcome.reasons + outcome.verdicts + outcome.undecided == 0 && outcome.objections.empty())
        return fail(context, "the answer holds nothing that is checked",
                    "reasons, lists of states that are stable, and paths are");
    const bool accepted = outcome.objections.empty();
    if (context.arguments.json) {
        nlohmann::ordered_json found;
        found["irenic"] = 1;
        found["version"] = version();
        found["case"] = nlohmann::ordered_json::parse(text).at("case");
        found["accepted"] = accepted;
        found["reasons-checked"] = outcome.reasons;
        found["verdicts-checked"] = outcome.verdicts;
        found["checked-in-part"] = outcome.in_part;
        if (outcome.undecided > 0) found["undecided"] = outcome.undecided;
        found["objections"] = outcome.objections;
        print(found.dump(2) + "\n");
    } else {
        for (const std::string& objection : outcome.objections)
            print("objection: " + safe_for_terminal(objection) + "\n");
        const std::size_t objections = outcome.objections.size();
        std::vector<std::string> what_was;
        if (outcome.reasons > 0) what_was.push_back(counted(outcome.reasons, "reason", "reasons"));
        if (outcome.verdicts > 0) what_was.push_back(counted(outcome.verdicts, "verdict", "verdicts"));
        print(fmt::format("{} checked by the definitions: {}.\n", fmt::join(what_was, " and "),
                          accepted ? "all accepted" : counted(objections, "objection", "objections")));
        if (outcome.undecided > 0)
            print(fmt::format("{} left undecided, so there was nothing to check.\n",
                              counted(outcome.undecided, "question is", "questions are")));
        if (outcome.in_part > 0)
            print(
                fmt::format("{} of them only as far as shown: to go through all that could be done is too much here.\n",
                            outcome.in_part));
    }
    return accepted ? done : case_errors;
}

}  // namespace

std::optional<certificate::Reason> read_reason(const json& from, std::string& problem) {
    certificate::Reason reason;
    const auto kind = find_concept(from.value("concept", ""));
    if (!kind) {
        problem = "a reason names no stability concept";
        return {};
    }
    reason.kind = *kind;
    reason.party = from.at("party").get<std::string>();
    reason.state = from.at("state").get<std::string>();
    reason.stable = from.at("stable").get<bool>();
    reason.every = from.value("every-improvement-listed", true);
    for (const json& answer : from.at("answers")) {
        certificate::ReasonAnswer read;
        read.improvement = answer.at("improvement").get<std::string>();
        read.answered = answer.at("answered").get<bool>();
        for (const json& step : answer.at("sanction"))
            read.sanction.push_back({step.at("mover").get<std::string>(), step.at("to").get<std::string>()});
        reason.answers.push_back(std::move(read));
    }
    return reason;
}

/// The scenario that an answer is about, as its head says.
ScenarioArguments scenario_of(const json& head) {
    ScenarioArguments asked;
    if (!head.contains("scenario")) return asked;
    const json& said = head.at("scenario");
    asked.index = said.at("index").get<std::uint64_t>();
    asked.seed = said.at("seed").get<std::uint64_t>();
    asked.design = said.at("design").get<std::string>();
    if (said.contains("scenarios")) asked.scenarios = said.at("scenarios").get<std::uint64_t>();
    if (wrong_scenario(asked)) asked.index.reset();
    return asked;
}

int run_verify(Context& context) {
    Arguments& arguments = context.arguments;
    const auto text = read_file(arguments.path);
    if (!text)
        return fail(context,
                    fmt::format("cannot read `{}`: {}", safe_for_terminal(arguments.path), std::strerror(errno)), "");
    const json answer = json::parse(*text, nullptr, false);
    const std::string what =
        "write one with `irenic explain CASE STATE --json`, or with `stability`, `evolve`, `require` or `bargain`";
    const auto has = [&](const char* key) { return answer.contains(key); };
    if (!answer.is_object() || !has("case") ||
        !(has("reasons") || has("states") || has("coalition-concepts") || has("preference-reasons") ||
          has("perspective-reasons") || has("require") || has("talks")))
        return fail(context, "this is not an answer with reasons", what);
    Outcome outcome;
    try {
        if (answer.contains("states") && gives_counts_only(answer))
            return fail(context, "the answer counts the stable states and does not list them",
                        "write it with `irenic stability CASE --json --all`");
        LoadOptions options;
        const json& head = answer.at("case");
        options.with_readings = false;
        if (head.contains("reading") && head["reading"].is_string())
            options.reading = head["reading"].get<std::string>();
        if (head.contains("settings")) options.settings = head["settings"].get<std::vector<std::string>>();
        const std::string path = find_case(arguments, answer);
        if (!std::filesystem::exists(path))
            return fail(context, fmt::format("the case of this answer, `{}`, is not there", safe_for_terminal(path)),
                        "say where it is with --case");
        const Loaded loaded = load_scenario(path, options, scenario_of(head));
        if (!loaded.ok()) return refuse(context, loaded, loaded.diagnostics);
        const Case& subject = loaded.cases.front();
        const json again = json::parse(case_head_json(subject));
        if (again.at("sha256") != head.at("sha256") ||
            again.value("reading-sha256", "") != head.value("reading-sha256", ""))
            return fail(context, "the case has changed since the answer was written",
                        "ask again, or give the old case with --case");
        if (has("talks")) {
            check_bargain(subject, answer, context.stop, outcome);
            return conclude(context, *text, outcome);
        }
        const bool only_reasons = answer.contains("reasons") && !answer.contains("states") && !has("further-reasons") &&
                                  !has("coalition-reasons");
        // So many combinations that listing the feasible ones would take too long to try.
        const bool too_many = only_reasons && limits_before_asking_locally(subject, {}).visits < SpaceLimits{}.visits;
        if (too_many) {
            check_reasons(nullptr, subject, answer, context.stop, outcome);
            return conclude(context, *text, outcome);
        }
        const certificate::Definitions definitions(subject, 5'000'000);
        if (!definitions.ok() && only_reasons) {
            check_reasons(nullptr, subject, answer, context.stop, outcome);
            return conclude(context, *text, outcome);
        }
        if (!definitions.ok())
            return refuse(context, loaded, {usage_error("limit-reached", definitions.problem(), "")}, true);
        if (answer.contains("reasons")) check_reasons(&definitions, subject, answer, context.stop, outcome);
        if (answer.contains("concepts") && answer.contains("states"))
            check_lists(definitions, subject, answer, context.stop, outcome);
        check_coalitions(definitions, answer, context.stop, outcome);
        check_further(definitions, answer, context.stop, outcome);
        check_preference(definitions, answer, context.stop, outcome);
        check_perspective(definitions, answer, context.stop, outcome);
        check_require(definitions, answer, context.stop, outcome);
        check_evolution(definitions, answer, context.stop, outcome);
    } catch (const json::exception& error) {
        return fail(
            context,
            fmt::format("the answer is not in the form that Irenic writes: {}", safe_for_terminal(error.what())), what);
    }
    return conclude(context, *text, outcome);
}

}  // namespace irenic::cli
