#include <algorithm>

#include <fmt/format.h>

#include "cli/face.hpp"

namespace irenic::cli {
namespace {

std::optional<Design> find_design(std::string_view id) {
    for (const DesignRow& row : designs)
        if (row.id == id) return row.kind;
    return {};
}

/// Those that were asked for: of all readings, the one in force, or the case and its readings.
bool wanted(const Case& subject, const LoadOptions& options) {
    if (options.reading) return subject.reading == *options.reading;
    return subject.reading.empty() || options.with_readings;
}

Loaded refused(Loaded loaded, std::vector<Diagnostic> errors) {
    loaded.diagnostics.insert(loaded.diagnostics.end(), errors.begin(), errors.end());
    loaded.cases.clear();
    return loaded;
}

}  // namespace

void scenario_options(CLI::App& app, Arguments& arguments, bool many) {
    ScenarioArguments& asked = arguments.scenario;
    std::vector<std::string> ids;
    for (const DesignRow& row : designs) ids.emplace_back(row.id);
    CLI::Option* one =
        app.add_option("--scenario", asked.index,
                       "One scenario, counted from 0: every range becomes the number that is drawn from it")
            ->check(CLI::Range(std::uint64_t{0}, most_scenarios - 1).description("0 or more"))
            ->type_name("J");
    std::vector<CLI::Option*> further;
    further.push_back(app.add_option("--seed", asked.seed, "Which series of scenarios: 1 unless given")
                          ->check(CLI::Range(std::uint64_t{0}, ~std::uint64_t{0}).description("0 or more"))
                          ->type_name("Z"));
    further.push_back(
        app.add_option("--design", asked.design, "How scenarios are spread: plain (default), latin or sobol")
            ->check(CLI::IsMember(ids))
            ->type_name("DESIGN"));
    further.push_back(
        app.add_option("--scenarios", asked.scenarios,
                       many ? "How many scenarios are looked at beside the case as written; 0: none. With --scenario: "
                              "how many there are"
                            : "How many there are in all, on which each depends in the design latin")
            ->check(
                CLI::Range(std::uint64_t{many ? 0U : 1U}, most_scenarios).description(many ? "0 or more" : "1 or more"))
            ->type_name("N"));
    if (many) {
        app.add_option("--study", asked.study,
                       "A study that irenic ensemble made of this case, in place of scenarios looked at now")
            ->type_name("STUDY");
        return;
    }
    for (CLI::Option* option : further) option->needs(one);
}

void refuse_negative_counts(CLI::App& verb) {
    const CLI::Validator not_negative(
        [](const std::string& text) {
            return text.rfind('-', 0) == 0 ? "a whole number from 0 on is asked for, not " + text : std::string();
        },
        "");
    for (const char* name : {"--seed", "--scenario", "--scenarios"})
        if (CLI::Option* option = verb.get_option_no_throw(name)) option->check(not_negative);
}

std::optional<Diagnostic> wrong_scenario(const ScenarioArguments& asked) {
    if (!asked.study.empty() && (asked.index || asked.scenarios || asked.seed != 1 || asked.design != "plain"))
        return usage_error("two-sets-of-scenarios",
                           "--study takes scenarios as they were drawn, and the other options would draw them",
                           "leave out --scenario, --scenarios, --seed and --design, or --study");
    if (!asked.index && !asked.scenarios && (asked.seed != 1 || asked.design != "plain"))
        return usage_error("which-scenarios", "--seed and --design say how scenarios are drawn, and none are asked for",
                           "add --scenarios N for many, or --scenario J for one");
    if (!asked.index) return {};
    if (asked.design == "latin" && !asked.scenarios)
        return usage_error("no-scenarios", "in a Latin hypercube a scenario depends on how many there are in all",
                           "add --scenarios N, such as --scenarios 1000");
    if (asked.scenarios && *asked.index >= *asked.scenarios)
        return usage_error(
            "no-such-scenario",
            fmt::format("of {} scenarios, counted from 0, the last is {}", *asked.scenarios, *asked.scenarios - 1),
            fmt::format("ask for --scenario {}, or for more scenarios", *asked.scenarios - 1));
    return {};
}

Loaded load_scenario(const std::function<Loaded(const LoadOptions&)>& load, const LoadOptions& options,
                     const ScenarioArguments& asked) {
    Loaded loaded = load(options);
    if (!loaded.ok() || !asked.index) return loaded;
    // A reading has the luck of the case and of its other readings, so all of them are drawn.
    LoadOptions everything = options;
    everything.reading.reset();
    everything.with_readings = true;
    loaded = load(everything);
    if (!loaded.ok()) return loaded;
    const ScenarioPlan plan{find_design(asked.design).value_or(Design::plain), asked.seed,
                            asked.scenarios.value_or(*asked.index + 1)};
    const Assumptions assumptions(loaded.cases);
    if (!assumptions.diagnostics().empty()) return refused(std::move(loaded), assumptions.diagnostics());
    if (auto problem = problem_of(plan, assumptions.dimensions()))
        return refused(std::move(loaded), {std::move(*problem)});
    std::vector<Case> scenarios;
    for (std::size_t k = 0; k < loaded.cases.size(); ++k) {
        if (!wanted(loaded.cases[k], options)) continue;
        Case& scenario = scenarios.emplace_back(loaded.cases[k]);
        assumptions.put(assumptions.draw(plan, *asked.index, k), k, scenario);
        scenario.scenario = {*asked.index, asked.seed, asked.design, {}};
        if (plan.design == Design::latin) scenario.scenario->of = plan.scenarios;
    }
    loaded.cases = std::move(scenarios);
    return loaded;
}

}  // namespace irenic::cli
