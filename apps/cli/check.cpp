#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/ledgers.hpp"

namespace irenic::cli {
namespace {

struct Expected {
    const Expectation* expectation;
    std::optional<bool> found;

    [[nodiscard]] bool met() const { return found == expectation->is; }
};

/// Everything the case can be asked, so that every error in it is found.
std::vector<Expected> exercise(Appraiser& appraiser, std::vector<Diagnostic>& diagnostics) {
    const Case& subject = appraiser.subject();
    std::vector<Expected> expected;
    if (!subject.strategies.empty()) static_cast<void>(appraiser.strategies());
    static_cast<void>(appraiser.claims());
    for (const Expectation& expectation : subject.expectations) {
        const auto found = appraiser.evaluate(expectation.that);
        const bool settled = found && !found->undecided;
        expected.push_back({&expectation, settled ? std::optional<bool>(found->holds) : std::nullopt});
        if (found && found->undecided)
            diagnostics.push_back(
                {Severity::warning, "expectation-undecided",
                 fmt::format("whether `{}` could not be settled within the limits", expectation.that.text),
                 expectation.place, "irenic explain says what was looked at"});
        if (!expected.back().met() && settled)
            diagnostics.push_back(
                {Severity::warning, "expectation-not-met",
                 fmt::format("`{}` is {}, and the case expects {}", expectation.that.text, found->holds, expectation.is),
                 expectation.place, "change what is expected, or what the case assumes"});
    }
    for (std::size_t k = 0; k < appraiser.reading_count(); ++k) {
        std::vector<Diagnostic> of_the_reading;
        static_cast<void>(exercise(appraiser.reading(k), of_the_reading));
        for (Diagnostic error : appraiser.reading(k).diagnostics()) {
            error.message =
                fmt::format("in the reading `{}`: {}", appraiser.reading(k).subject().reading, error.message);
            diagnostics.push_back(std::move(error));
        }
    }
    return expected;
}

void lint_construction(Appraiser& appraiser, std::vector<Diagnostic>& diagnostics) {
    const Case& subject = appraiser.subject();
    for (const std::size_t k : appraiser.claims_by_construction()) {
        const Claim& claim = subject.claims[k];
        diagnostics.push_back(
            {Severity::warning, "holds-by-construction",
             fmt::format("the claim `{}` comes out the same when nobody wants anything and when every preference "
                         "is turned round: options and constraints alone decide it",
                         claim.id),
             claim.place, "say so in `coded`, or let the test ask about what parties want"});
    }
    for (const Claim& claim : subject.claims) {
        const auto& nodes = claim.test.nodes;
        const bool only_values = std::all_of(nodes.begin(), nodes.end(), [](const Test::Node& node) {
            return node.kind != Test::Kind::call || node.function == TestFunction::value;
        });
        if (!only_values || !claim.coded.empty()) continue;
        diagnostics.push_back(
            {Severity::warning, "coded-in-weights",
             fmt::format("the claim `{}` only compares values: the weights put in by hand decide it", claim.id),
             claim.place, "say in `coded` which weights those are"});
    }
}

std::string summary(const Case& subject, const Appraiser& appraiser, const std::vector<Diagnostic>& diagnostics,
                    const std::vector<Expected>& expected) {
    const auto warnings = std::count_if(diagnostics.begin(), diagnostics.end(),
                                        [](const Diagnostic& one) { return one.severity == Severity::warning; });
    const auto met = std::count_if(expected.begin(), expected.end(), [](const Expected& one) { return one.met(); });
    std::string text = fmt::format(
        "{}: sound.\n{}, {}, {}, {}, {}.\n", safe_for_terminal(subject.file),
        counted(subject.parties.size(), "party", "parties"),
        appraiser.enumerated() ? counted(appraiser.space().size(), "feasible state", "feasible states")
                               : "states not enumerated",
        counted(subject.strategies.size(), "strategy", "strategies"), counted(subject.claims.size(), "claim", "claims"),
        counted(subject.readings.size(), "reading", "readings"));
    if (!subject.reading.empty()) text += "Reading: " + safe_for_terminal(subject.reading) + "\n";
    for (const std::string& setting : subject.settings) text += "Set: " + safe_for_terminal(setting) + "\n";
    if (subject.scenario)
        text += fmt::format("Scenario: {} of seed {}\n", subject.scenario->index, subject.scenario->seed);
    text += warnings == 0 ? "Every assumption has a source or a basis.\n"
                          : counted(static_cast<std::size_t>(warnings), "warning", "warnings") + ".\n";
    if (!expected.empty())
        text += fmt::format("{} of {} met.\n", met, counted(expected.size(), "expectation", "expectations"));
    if (!subject.marking.empty()) text += "Marking: " + safe_for_terminal(subject.marking) + "\n";
    return text;
}

std::string check_json(const Session& session, bool sound, const std::vector<Diagnostic>& diagnostics,
                       const std::vector<Expected>& expected, const LedgersChecked& ledgers) {
    nlohmann::ordered_json answer;
    answer["irenic"] = 1;
    answer["version"] = version();
    if (!session.loaded.cases.empty()) {
        const Case& subject = session.subject();
        answer["case"] = nlohmann::ordered_json::parse(case_head_json(subject));
    }
    answer["sound"] = sound;
    answer["diagnostics"] = nlohmann::ordered_json::parse(render_json(diagnostics, session.loaded.files));
    answer["expectations"] = nlohmann::ordered_json::array();
    for (const Expected& one : expected) {
        nlohmann::ordered_json row;
        row["that"] = one.expectation->that.text;
        row["expected"] = one.expectation->is;
        row["found"] = one.found ? nlohmann::ordered_json(*one.found) : nlohmann::ordered_json();
        row["met"] = one.met();
        answer["expectations"].push_back(std::move(row));
    }
    if (!ledgers.json.empty()) answer["ledgers"] = nlohmann::ordered_json::parse(ledgers.json);
    return answer.dump(2) + "\n";
}

bool has_error(const std::vector<Diagnostic>& diagnostics) {
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [](const Diagnostic& one) { return one.severity == Severity::error; });
}

}  // namespace

int run_check(Context& context) {
    const Arguments& arguments = context.arguments;
    if (const auto wrong = wrong_scenario(arguments.scenario)) return refuse(context, {}, {*wrong}), wrong_usage;
    LoadOptions options;
    options.settings = arguments.settings;
    if (!arguments.reading.empty()) options.reading = arguments.reading;
    Session session;
    session.loaded = load_scenario(arguments.path, options, arguments.scenario);
    std::vector<Diagnostic> diagnostics = session.loaded.diagnostics;
    std::vector<Expected> expected;
    bool limit = false;
    if (session.loaded.ok()) {
        const auto lints = provenance_lints(session.subject());
        diagnostics.insert(diagnostics.end(), lints.begin(), lints.end());
        const auto unused = unused_lints(session.subject());
        diagnostics.insert(diagnostics.end(), unused.begin(), unused.end());
        Appraiser& appraiser = session.appraiser.emplace(session.loaded.cases, SpaceLimits{}, Workers::all_cores(),
                                                         context.stop, looking(arguments));
        if (appraiser.diagnostics().empty()) {
            expected = exercise(appraiser, diagnostics);
            lint_construction(appraiser, diagnostics);
        }
        const auto& found = appraiser.diagnostics();
        diagnostics.insert(diagnostics.end(), found.begin(), found.end());
        limit = appraiser.limit_reached();
        if (found.empty() && !session.subject().views.empty()) {
            const Views::Build views = Views::build(appraiser.space(), true, {}, Workers::all_cores(), context.stop);
            diagnostics.insert(diagnostics.end(), views.diagnostics.begin(), views.diagnostics.end());
            limit = limit || views.limit_reached;
        }
    }
    if (context.stop.stop_requested()) return interrupted;
    LedgersChecked ledgers;
    if (session.loaded.ok() && !arguments.ledgers.empty()) ledgers = check_ledgers(context, session.subject());
    const bool sound = session.loaded.ok() && !has_error(diagnostics);
    if (arguments.json || arguments.format == "json") {
        print(check_json(session, sound, diagnostics, expected, ledgers));
    } else if (arguments.format == "sarif") {
        print(render_sarif(diagnostics, session.loaded.files));
    } else {
        print_message(render_human(diagnostics, session.loaded.files, context.colour_messages));
        if (sound) print(summary(session.subject(), *session.appraiser, diagnostics, expected) + ledgers.text);
    }
    if (sound && !ledgers.sound) return case_errors;
    if (!sound) return limit ? limit_reached : case_errors;
    const bool open = std::any_of(expected.begin(), expected.end(), [](const Expected& one) { return !one.found; });
    if (open || session.appraiser->undecided()) return limit_reached;
    const bool all_met = std::all_of(expected.begin(), expected.end(), [](const Expected& one) { return one.met(); });
    return arguments.strict && !all_met ? case_errors : done;
}

}  // namespace irenic::cli
