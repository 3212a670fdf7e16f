/// Every verb with its options, and from the words `VERB CASE [ARGUMENT] [options]` to the verb that is meant.
#include <algorithm>
#include <array>
#include <map>
#include <sstream>

#include "cli/face.hpp"

namespace irenic::cli {
namespace {

void case_options(CLI::App& app, Arguments& arguments) {
    app.add_option("case", arguments.path, "The case file")->required()->type_name("CASE");
    app.add_flag("--json", arguments.json, "One JSON object on standard output, and nothing else there");
    app.add_option("--reading", arguments.reading, "Put one of the case's readings in force")->type_name("NAME");
    app.add_option("--set", arguments.settings, "Change one thing: keys joined by dots, or an id and a key (repeatable)")
        ->type_name("PATH=VALUE")
        ->allow_extra_args(false);
}

void concept_option(CLI::App& app, Arguments& arguments) {
    std::vector<std::string> ids;
    for (const ConceptRow& row : concepts) ids.emplace_back(row.id);
    for (const FurtherRow& row : further_concepts) ids.emplace_back(row.id);
    app.add_option("--horizon", arguments.horizon, "How many moves --concept limited foresees")
        ->check(CLI::Range(1, 100))
        ->type_name("H");
    app.add_option("--concept", arguments.wanted_concepts, "Only this stability concept (repeatable)")
        ->check(CLI::IsMember(ids))
        ->type_name("NAME")
        ->allow_extra_args(false);
}

void coalition_options(CLI::App& app, Arguments& arguments) {
    app.add_flag("--coalitions", arguments.coalitions, "Ask about parties that act together, every set of them");
    app.add_option("--coalition", arguments.named_coalitions, "Ask about these parties acting together (repeatable)")
        ->type_name("A,B")
        ->allow_extra_args(false);
}

/// `--unknown=ac`: letters of extensions, each once.
std::string wrong_extensions(const std::string& letters) {
    for (std::size_t k = 0; k < letters.size(); ++k)
        if (letters[k] < 'a' || letters[k] > 'd' || letters.find(letters[k]) != k)
            return "the extensions of unknown preference are a, b, c and d: --unknown=a, or --unknown=ac";
    return letters.empty() ? "write --unknown, or --unknown=a" : "";
}

void preference_options(CLI::App& app, Arguments& arguments) {
    app.add_flag("--unknown{abcd}", arguments.unknown,
                 "What ranges of weights and unknown comparisons leave open, read in four ways; --unknown=a: in one")
        ->check(CLI::Validator(wrong_extensions, "EXTENSIONS"));
    app.add_flag("--strength", arguments.strength, "Which answers deter greatly: strongly and weakly stable");
}

void perspective_options(CLI::App& app, Arguments& arguments) {
    app.add_flag("--attitudes", arguments.perspective.attitudes, "Take into account whom each party wishes well or ill");
    app.add_flag("--misperception", arguments.perspective.misperception, "Judge each party in its own view of the case");
}

void strict_option(CLI::App& app, Arguments& arguments) {
    app.add_flag("--strict", arguments.strict, "Exit status 1 when a claim or an expectation fails");
}

void local_option(CLI::App& app, Arguments& arguments) {
    app.add_flag("--local", arguments.local, "Ask about states one by one, as where they are too many to enumerate");
}

void compare_options(CLI::App& app, Arguments& arguments) {
    case_options(app, arguments);
    scenario_options(app, arguments, true);
    local_option(app, arguments);
    strict_option(app, arguments);
}

void check_options(CLI::App& app, Arguments& arguments) {
    compare_options(app, arguments);
    check_ledger_options(app, arguments);
    app.add_option("--format", arguments.format, "human (default), json or sarif")
        ->check(CLI::IsMember({"human", "json", "sarif"}))
        ->type_name("FORMAT");
}

void stability_options(CLI::App& app, Arguments& arguments) {
    case_options(app, arguments);
    scenario_options(app, arguments);
    concept_option(app, arguments);
    coalition_options(app, arguments);
    preference_options(app, arguments);
    perspective_options(app, arguments);
    app.add_flag("--all", arguments.all, "Every stable state, also above 4096 states");
    app.add_option("--memory", arguments.memory, "The most memory to take, such as 8G; by default what is available")
        ->check(
            [](const std::string& text) { return parse_memory(text) ? "" : "a number of M or G, such as 512M or 8G"; })
        ->type_name("SIZE");
    app.add_option("--limit", arguments.limit, "How many equilibria are listed: 1000 in JSON, 40 in the terminal")
        ->check(CLI::Range(std::uint64_t{0}, std::uint64_t{1} << 40).description("0 or more"))
        ->type_name("N");
}

void explain_options(CLI::App& app, Arguments& arguments) {
    case_options(app, arguments);
    scenario_options(app, arguments);
    app.add_option("state", arguments.argument, "A strategy, or a state by its name or code")
        ->required()
        ->type_name("STATE|STRATEGY");
    concept_option(app, arguments);
    coalition_options(app, arguments);
    preference_options(app, arguments);
    perspective_options(app, arguments);
    local_option(app, arguments);
}

void evolve_options(CLI::App& app, Arguments& arguments) {
    case_options(app, arguments);
    scenario_options(app, arguments);
    app.add_option("--from", arguments.from, "Where to begin; by default the status quo")->type_name("STATE|STRATEGY");
    concept_option(app, arguments);
    app.add_option("--limit", arguments.limit,
                   "How much of each list is shown: 10 in the terminal, 1000 in JSON, 12 in a picture")
        ->check(CLI::Range(std::uint64_t{0}, std::uint64_t{1} << 40).description("0 or more"))
        ->type_name("N");
    app.add_option("-o,--output", arguments.output, "Draws the paths too, into a file that ends in .svg or .dot")
        ->check([](const std::string& path) {
            return path.ends_with(".svg") || path.ends_with(".dot") ? "" : "a picture's name ends in .svg or .dot";
        })
        ->type_name("PICTURE");
}

void convention_option(CLI::App& app, Arguments& arguments, const std::string& help) {
    std::vector<std::string> ids;
    for (const ConventionRow& row : conventions) ids.emplace_back(row.id);
    app.add_option("--convention", arguments.convention, help)->check(CLI::IsMember(ids))->type_name("genius|raw");
}

void effective_option(CLI::App& app, Arguments& arguments, const std::string& help) {
    app.add_option("--effective", arguments.effective, help)
        ->check(CLI::Validator(wrong_day, "DATE"))
        ->type_name("DATE");
}

void export_options(CLI::App& app, Arguments& arguments) {
    app.add_option(
           "format", arguments.format,
           "dot, graphml, csv, verdicts, nfg, points, genius, ics or schedule; study: of a study file, not of a case")
        ->required()
        ->check(
            CLI::IsMember({"dot", "graphml", "csv", "verdicts", "nfg", "points", "genius", "ics", "schedule", "study"}))
        ->type_name("FORMAT");
    case_options(app, arguments);
    scenario_options(app, arguments);
    app.add_option("agreement", arguments.argument,
                   "ics and schedule: the agreement; may be left out when the case has one")
        ->type_name("AGREEMENT");
    app.add_option("--plan", arguments.plan, "ics and schedule: as-written (if left out), all-at-once, by-issue or best")
        ->check(CLI::IsMember({"as-written", "all-at-once", "by-issue", "best"}))
        ->type_name("NAME");
    effective_option(app, arguments, "ics and schedule: the day on which the agreement begins, such as 2031-03-01");
    concept_option(app, arguments);
    coalition_options(app, arguments);
    app.add_option("--limit", arguments.limit,
                   "The largest that is written: dot and graphml 5000 states and arcs; the others 1000000 states")
        ->check(CLI::Range(std::uint64_t{0}, std::uint64_t{1} << 40).description("0 or more"))
        ->type_name("N");
    convention_option(app, arguments, "genius: by which the files are to be read");
    app.add_option(
           "-o,--output", arguments.output,
           "The file to write; by default standard output. genius: a folder, or the beginning of the files' names")
        ->type_name("FILE");
}

void import_options(CLI::App& app, Arguments& arguments) {
    std::vector<std::string> ids;
    std::string help;
    for (const ImporterRow& row : importers) {
        ids.emplace_back(row.id);
        help += std::string(row.id) + ": " + std::string(row.what) + "; ";
    }
    ids.emplace_back("preferences");
    app.add_option("format", arguments.format, help + "preferences: a table (CSV) of what parties want")
        ->required()
        ->check(CLI::IsMember(ids))
        ->type_name("FORMAT");
    app.add_option("file", arguments.paths,
                   "The other program's file; genius: DOMAIN.xml, then a PROFILE.xml for each party")
        ->required()
        ->type_name("FILE");
    convention_option(app, arguments, "genius: what weights and evaluations mean");
    app.add_option("--case", arguments.case_path, "preferences: the case that they are put into")->type_name("CASE");
    app.add_flag("--ranks", arguments.ranks, "preferences: the numbers are ranks, 1 for the best");
    app.add_option("-o,--output", arguments.output, "The case file to write; by default standard output")
        ->type_name("NEW-CASE");
    app.add_flag("--force", arguments.force, "Write over a file that is there");
    app.add_flag("--json", arguments.json, "One JSON object on standard output, and nothing else there");
}

void keep_options(CLI::App& app, Arguments& arguments) {
    case_options(app, arguments);
    scenario_options(app, arguments);
    local_option(app, arguments);
    effective_option(app, arguments, "The day on which the agreement begins, such as 2031-03-01");
    app.add_option("agreement", arguments.argument, "The agreement; may be left out when the case has one")
        ->type_name("AGREEMENT");
    app.add_option("--together", arguments.together,
                   "The best order may do so many obligations in one step (1 if left out; by time and completion 3)")
        ->check(CLI::Range(1, 64))
        ->type_name("N");
    app.add_option("--best-by", arguments.best_by,
                   "Also the best order by this: completion, guarantee or time (repeatable); by margin always")
        ->check(CLI::IsMember({"margin", "completion", "guarantee", "time"}))
        ->type_name("WHAT");
    keep_ledger_options(app, arguments);
}

void record_options(CLI::App& app, Arguments& arguments) {
    case_options(app, arguments);
    entry_options(app, arguments);
}

void bargain_options(CLI::App& app, Arguments& arguments) {
    case_options(app, arguments);
    scenario_options(app, arguments);
    local_option(app, arguments);
    app.add_option(
           "agreement", arguments.argument,
           "The agreement that is talked about; without it, the one that stands for all, or all who own an option")
        ->type_name("AGREEMENT");
    app.add_option("--epsilon", arguments.epsilon,
                   "Not exact: nobody loses more than this share of what is at stake for it, such as 0.01")
        ->check(CLI::Validator(wrong_share, "SHARE"))
        ->type_name("SHARE");
    app.add_flag("--zone", arguments.zone, "Only what would be signed: the frontier of the zone");
    app.add_flag("--lotteries", arguments.lotteries, "Also the best by each rule of packages drawn by lot");
    app.add_flag("--adjusted-winner", arguments.adjusted_winner,
                 "Also whose position prevails where, for two that get as many points, one option being divided");
    app.add_option("--limit", arguments.limit,
                   "How many combinations of values are listed: 1000 in JSON, 12 in the terminal")
        ->check(CLI::Range(std::uint64_t{0}, std::uint64_t{1} << 40).description("0 or more"))
        ->type_name("N");
}

void require_options(CLI::App& app, Arguments& arguments) {
    case_options(app, arguments);
    scenario_options(app, arguments);
    app.add_option("state", arguments.argument, "A strategy, or a state by its name or code")
        ->required()
        ->type_name("STATE|STRATEGY");
    std::vector<std::string> ids;
    for (const ConceptRow& row : concepts) ids.emplace_back(row.id);
    app.add_option("--concept", arguments.wanted_concepts, "Only this stability concept (repeatable)")
        ->check(CLI::IsMember(ids))
        ->type_name("NAME")
        ->allow_extra_args(false);
    app.add_option("--party", arguments.named_parties, "Only this party's wants may be other than they are (repeatable)")
        ->type_name("PARTY")
        ->allow_extra_args(false);
    app.add_option("--places", arguments.places,
                   "Of a ranking, only what stands at these places may move; 1 is the best")
        ->type_name("A..B");
}

void report_options(CLI::App& app, Arguments& arguments) {
    case_options(app, arguments);
    scenario_options(app, arguments, true);
    local_option(app, arguments);
    app.add_option("-o,--output", arguments.output, "The HTML file to write")->required()->type_name("FILE");
}

void new_options(CLI::App& app, Arguments& arguments) {
    app.add_option("file", arguments.path, "The case file to write")->required()->type_name("FILE");
    app.add_option("--template", arguments.template_name, "settlement (default), graph or minimal")
        ->check(CLI::IsMember({"settlement", "graph", "minimal"}))
        ->type_name("NAME");
    app.add_flag("--force", arguments.force, "Write over a file that is there");
    app.add_flag("--json", arguments.json, "One JSON object on standard output, and nothing else there");
}

void verify_options(CLI::App& app, Arguments& arguments) {
    app.add_option("file", arguments.path,
                   "An answer written with --json by explain, stability, evolve, require or bargain")
        ->required()
        ->type_name("FILE");
    app.add_option("--case", arguments.case_path, "The case; by default the one that the answer names")
        ->type_name("CASE");
    app.add_flag("--json", arguments.json, "One JSON object on standard output, and nothing else there");
}

constexpr std::array<VerbRow, 19> verbs{{
    {"compare",
     "The strategies side by side: who would sign, what holds, where the steps stop, what it means for people",
     compare_options, run_compare},
    {"report", "The same and everything behind it, as one HTML file", report_options, run_report},
    {"claims", "The verdict on every claim", compare_options, run_claims},
    {"check", "Is the case sound; which assumptions have no source; do its expectations hold", check_options, run_check},
    {"stability", "Which states are stable for whom, under which concept", stability_options, run_stability},
    {"explain", "Why a state or a strategy's end would last or not: the moves and the answers to them", explain_options,
     run_explain},
    {"evolve", "What can come of the status quo: states, equilibria and strategies' ends, and the ways there",
     evolve_options, run_evolve},
    {"bargain",
     "What could be agreed: the frontier, solutions, who blocks, interim deals against one package, and what would do",
     bargain_options, run_bargain},
    {"keep", "Every party's slack at every step of an agreement, and who would stop where", keep_options, run_keep},
    {"record", "Enter an event in a ledger of what was in fact done", record_options, run_record},
    {"calibrate", "How long agreements of a kind lasted, from a table, and the daily chance of breakdown that suggests",
     calibrate_options, run_calibrate},
    {"discover", "Where in a table of any kind an outcome is frequent: boxes, columns one by one, and a tree as a check",
     discover_options, run_discover},
    {"require",
     "Under which wants a state or a strategy's end would persist, and the least change of them, party by party",
     require_options, run_require},
    {"ensemble", "Thousands of scenarios: how often each answer comes out, in every reading", ensemble_options,
     run_ensemble},
    {"merge", "The shards of a study laid together", merge_options, run_merge},
    {"export",
     "For other programs: all states as a graph or a table, a game as nfg, points as a table or for GENIUS, a plan as "
     "a "
     "calendar, a study as a table",
     export_options, run_export},
    {"import", "A case out of another program's file, or with preferences out of a table", import_options, run_import},
    {"new", "A commented case to start from", new_options, run_new},
    {"verify", "Check an answer's reasons with the independent checker", verify_options, run_verify},
}};

std::string command_of(int count, char** words) {
    std::string command = "irenic";
    for (int k = 1; k < count; ++k) {
        const std::string word = words[k];
        const bool plain = !word.empty() && word.find_first_not_of(
                                                "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                                "0123456789-_./=:,%+") == std::string::npos;
        std::string quoted = "'";
        for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
        command += " " + (plain ? word : quoted + "'");
    }
    return command;
}

/// The first word that is no option must be a verb; says what there is otherwise.
int check_verb(const CLI::App& app, int count, char** words) {
    if (count < 2) {
        print_message(app.help());
        return wrong_usage;
    }
    const std::string word = words[1];
    std::vector<std::string> names;
    for (const VerbRow& row : verbs) names.emplace_back(row.name);
    if (word.starts_with('-') || std::find(names.begin(), names.end(), word) != names.end()) return done;
    std::string message = "irenic: there is no verb `" + safe_for_terminal(word) + "`";
    if (const auto similar = nearest(word, names)) message += "; did you mean `" + *similar + "`?";
    message += "\nVerbs:";
    for (const std::string& name : names) message += " " + name;
    print_message(message + "\nMore: irenic --help\n");
    return wrong_usage;
}

}  // namespace

Understood understand(int count, char** words, Context& context) {
    CLI::App app{
        "Irenic works out what follows from stated assumptions about a negotiated settlement, for every party alike.",
        "irenic"};
    app.set_version_flag("--version", std::string("irenic ") + std::string(version()));
    app.require_subcommand(1);
    app.get_formatter()->label("SUBCOMMAND", "VERB CASE");
    app.get_formatter()->label("SUBCOMMANDS", "Verbs");
    app.get_formatter()->label("OPTIONS", "options");
    app.footer(
        "Exit status: 0 done; 1 the case has errors, or a claim or expectation failed under --strict; 2 wrong usage;\n"
        "3 a limit was reached, and the answer says which; 130 interrupted, nothing lost.");
    std::map<const CLI::App*, Verb> by_app;
    for (const VerbRow& row : verbs) {
        CLI::App* verb = app.add_subcommand(row.name, row.help);
        verb->group("Verbs");
        row.options(*verb, context.arguments);
        refuse_negative_counts(*verb);
        by_app[verb] = row.run;
    }
    if (const int status = check_verb(app, count, words); status != done) return {nullptr, status};
    try {
        app.parse(count, words);
    } catch (const CLI::ParseError& error) {
        std::ostringstream help;
        std::ostringstream wrong;
        const bool only_help = app.exit(error, help, wrong) == 0;
        print(help.str());
        if (!wrong.str().empty()) print_message(wrong.str());
        return {nullptr, only_help ? done : wrong_usage};
    }
    context.command = command_of(count, words);
    return {by_app.at(app.get_subcommands().front()), done};
}

}  // namespace irenic::cli
