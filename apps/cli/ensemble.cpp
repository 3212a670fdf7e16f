#include <algorithm>
#include <charconv>
#include <cmath>
#include <csignal>

#include <fmt/format.h>

#include "cli/progress.hpp"

namespace irenic::cli {
namespace {

/// `3/64`
std::optional<Shard> parse_shard(const std::string& text) {
    Shard shard;
    const char* const end = text.data() + text.size();
    const auto [slash, first] = std::from_chars(text.data(), end, shard.number);
    if (first != std::errc() || slash == end || *slash != '/') return {};
    const auto [rest, second] = std::from_chars(slash + 1, end, shard.of);
    if (second != std::errc() || rest != end || shard.number == 0 || shard.number > shard.of) return {};
    return shard;
}

EnsembleQuestion question_of(const Arguments& arguments) {
    const EnsembleArguments& asked = arguments.ensemble;
    EnsembleQuestion question;
    question.plan.scenarios = asked.scenarios.value_or(question.plan.scenarios);
    question.plan.seed = asked.seed.value_or(question.plan.seed);
    for (const DesignRow& row : designs)
        if (row.id == asked.design) question.plan.design = row.kind;
    if (!asked.shard.empty()) question.shard = parse_shard(asked.shard).value_or(Shard{});
    question.engine = std::string(version());
    question.file = arguments.output;
    question.resume = asked.resume;
    question.replace = arguments.force;
    return question;
}

/// Scenarios are missing or without answer, or something in one is not settled.
bool leaves_something_open(const Outcomes& found, const StudySummary& summed) {
    return !found.complete() || std::any_of(summed.readings.begin(), summed.readings.end(),
                                            [](const ReadingSummary& one) { return one.failed + one.open != 0; });
}

int summary(const Context& context, const Outcomes& found, const BesideShares& beside) {
    const StudySummary summed = summarise(found, {}, Workers::all_cores(), context.stop);
    if (context.stop.stop_requested()) return interrupted;
    print(context.arguments.json ? ensemble_json(found, summed, beside)
                                 : ensemble_text(found, summed, context.style, beside));
    return leaves_something_open(found, summed) ? limit_reached : done;
}

/// What is worked out beside the study, from scenarios of its own: where it is asked for.
class WorkedOut {
public:
    /// `done`, or the status to end with.
    int screen(const Context& context, const Session& session, const ScreeningQuestion& wanted, const Workers& workers) {
        const auto ask = [&](const auto&... all) { return screening_of(all...); };
        return further(context, session, {"Screening", "screening"}, wanted, workers, ask, screening_,
                       beside_.screening);
    }
    int take_apart(const Context& context, const Session& session, const SensitivityQuestion& wanted,
                   const Workers& workers) {
        const auto ask = [&](const auto&... all) { return sensitivity_of(all...); };
        return further(context, session, {"Indices of variance", "indices"}, wanted, workers, ask, sensitivity_,
                       beside_.sensitivity);
    }
    /// How far all numbers may move at once: nothing where the states are too many to enumerate.
    void at_once(const Context& context, const Session& session) {
        const Case& subject = session.subject();
        const Space::Build build =
            Space::build(subject, limits_before_asking_locally(subject, {}), Workers{}, context.stop);
        if (!build.ok()) {
            print_message(
                "irenic: how far all numbers may move at once is not given: the states are too many to enumerate\n");
            return;
        }
        radii_ = signing_radii(*build.space);
        beside_.radii = &radii_;
    }
    void by_rules(const Outcomes& outcomes) {
        robustness_ = robustness_over(outcomes);
        beside_.robustness = &robustness_;
    }
    [[nodiscard]] const BesideShares& beside() const { return beside_; }

private:
    /// What scenarios of their own are drawn for: in a heading and in the line of progress.
    struct What {
        const char* heading;
        const char* progress;
    };
    /// The states are laid out once, whatever is asked.
    template <typename Question, typename Ask, typename Found>
    int further(const Context& context, const Session& session, const What& what, const Question& wanted,
                const Workers& workers, const Ask& ask, std::optional<Found>& found, const Found*& shown) {
        if (!assumptions_) assumptions_.emplace(session.loaded.cases);
        if (!appraiser_) appraiser_.emplace(session.loaded.cases, SpaceLimits{}, context.stop);
        print_message(
            fmt::format("{}: {} further scenarios.\n", what.heading, grouped(scenarios_needed(*assumptions_, wanted))));
        ProgressLine line(context.arguments.ensemble.progress, what.progress);
        found = ask(*assumptions_, *appraiser_, wanted, workers, context.stop, line.counter());
        shown = &*found;
        return found->stopped ? interrupted : done;
    }

    std::optional<Assumptions> assumptions_;
    std::optional<Reappraiser> appraiser_;
    std::optional<CaseScreening> screening_;
    std::optional<CaseSensitivity> sensitivity_;
    std::vector<SigningRadius> radii_;
    std::vector<ReadingRobustness> robustness_;
    BesideShares beside_;
};

int summary_of_file(const Context& context) {
    const EnsembleArguments& asked = context.arguments.ensemble;
    if (asked.scenarios || asked.seed || !asked.design.empty() || !asked.shard.empty() || asked.resume ||
        context.arguments.force || !context.arguments.output.empty() || !context.arguments.settings.empty() ||
        !context.arguments.reading.empty()) {
        print_message("irenic: a study is only read: what is drawn in it was settled when it was made\n");
        return wrong_usage;
    }
    if (asked.sensitivity || asked.screening || asked.all_at_once) {
        print_message(
            "irenic: a study is only read, and --sensitivity, --screening and --all-at-once work things out anew: give "
            "the case\n");
        return wrong_usage;
    }
    const OpenedStudy opened = open_study(context.arguments.path, context.stop);
    if (opened.stopped) return interrupted;
    if (!opened.outcomes) return refuse(context, {}, opened.diagnostics);
    WorkedOut worked_out;
    if (asked.robustness) worked_out.by_rules(*opened.outcomes);
    return summary(context, *opened.outcomes, worked_out.beside());
}

void say_interrupted(const EnsembleQuestion& question, const EnsembleProgress& progress) {
    const std::string so_far = fmt::format("{} of {} scenarios", grouped(progress.done), grouped(progress.total));
    print_message(
        question.file.empty()
            ? fmt::format("Interrupted after {}. Nothing was kept; with -o FILE a run can be gone on with.\n", so_far)
            : fmt::format("Interrupted. {} are kept in {}.partial; the same command with --resume goes on.\n", so_far,
                          safe_for_terminal(question.file)));
}

ScreeningQuestion screening_asked(const EnsembleArguments& asked) {
    ScreeningQuestion question;
    question.trajectories = *asked.screening;
    question.seed = asked.seed.value_or(1);
    return question;
}

int with_what_decides(const Context& context, const Session& session, const Outcomes& outcomes, const Workers& workers) {
    const EnsembleArguments& asked = context.arguments.ensemble;
    WorkedOut worked_out;
    if (asked.all_at_once) worked_out.at_once(context, session);
    if (asked.robustness) worked_out.by_rules(outcomes);
    if (asked.screening)
        if (const int status = worked_out.screen(context, session, screening_asked(asked), workers); status != done)
            return status;
    if (asked.sensitivity) {
        SensitivityQuestion wanted;
        wanted.base = *asked.sensitivity;
        wanted.second_order = asked.second_order;
        wanted.seed = asked.seed.value_or(1);
        if (const int status = worked_out.take_apart(context, session, wanted, workers); status != done) return status;
    }
    return summary(context, outcomes, worked_out.beside());
}

}  // namespace

void ensemble_options(CLI::App& app, Arguments& arguments) {
    EnsembleArguments& asked = arguments.ensemble;
    app.add_option("case", arguments.path, "The case file; or a study, to be summed up again")
        ->required()
        ->type_name("CASE|STUDY");
    app.add_flag("--json", arguments.json, "One JSON object on standard output, and nothing else there");
    app.add_option("--reading", arguments.reading, "Put one of the case's readings in force")->type_name("NAME");
    app.add_option("--set", arguments.settings, "Change one thing: keys joined by dots, or an id and a key (repeatable)")
        ->type_name("PATH=VALUE")
        ->allow_extra_args(false);
    app.add_option("--scenarios", asked.scenarios, "How many scenarios are drawn (1000 if left out)")->type_name("N");
    app.add_option("--seed", asked.seed, "What the draws begin from (1 if left out)")->type_name("Z");
    std::vector<std::string> ids;
    std::string help;
    for (const DesignRow& row : designs) {
        ids.emplace_back(row.id);
        help += (help.empty() ? "" : "; ") + std::string(row.id) + ": " + std::string(row.what);
    }
    app.add_option("--design", asked.design, help)->check(CLI::IsMember(ids))->type_name("NAME");
    app.add_option("-o,--output", arguments.output, "The study file to write; by default nothing is kept")
        ->type_name("STUDY");
    app.add_flag("--resume", asked.resume, "Go on with what an earlier run has written there");
    app.add_flag("--force", arguments.force, "Begin anew, and write over what is there");
    app.add_option("--shard", asked.shard, "Only part K of N; `irenic merge` lays the parts together")
        ->check([](const std::string& text) {
            return parse_shard(text) ? "" : "a shard is K/N, with K from 1 to N: --shard 3/64";
        })
        ->type_name("K/N");
    app.add_option("--threads", asked.threads, "How many threads are at work; by default one per core")
        ->check(CLI::Range(1, 4096))
        ->type_name("N");
    app.add_option(
           "--sensitivity", asked.sensitivity,
           "Also work out variance-based indices from N base points, a power of two: N · (assumptions + 2) scenarios")
        ->check([](const std::string& text) {
            std::uint64_t number = 0;
            const char* const end = text.data() + text.size();
            const auto [rest, wrong] = std::from_chars(text.data(), end, number);
            const bool power = wrong == std::errc() && rest == end && number >= 2 && (number & (number - 1)) == 0 &&
                               number <= (std::uint64_t{1} << 24U);
            return power ? "" : "the base points are a power of two from 2 to 16777216: --sensitivity 256";
        })
        ->type_name("N");
    app.add_flag("--second-order", asked.second_order, "With --sensitivity: also of pairs, in twice as many scenarios");
    app.add_option(
           "--screening", asked.screening,
           "Also what single steps of each assumption do, along R trajectories: R · (assumptions + 1) scenarios")
        ->type_name("R");
    app.add_flag("--all-at-once", asked.all_at_once,
                 "Also how far every number may move at once before a strategy would be signed, or would not");
    app.add_flag(
        "--robustness", asked.robustness,
        "Also strategies by several rules, party by party: the least value, how far below what it could have had, "
        "how often it consents");
    app.add_flag("--progress", asked.progress, "Say how far it is also where standard error is no terminal");
}

int run_ensemble(Context& context) {
    const Arguments& arguments = context.arguments;
    if (looks_like_study(arguments.path)) return summary_of_file(context);
    if (arguments.output.empty() && (arguments.ensemble.resume || arguments.force)) {
        print_message("irenic: --resume and --force are about a study file: give one with -o\n");
        return wrong_usage;
    }
    if (arguments.ensemble.resume && arguments.force) {
        print_message("irenic: --resume goes on with what is there, --force begins anew: give one of them\n");
        return wrong_usage;
    }
    const Session session = load(context, true);
    if (!session.ok()) return session.status;
    // What makes no sense is said before anything is worked out.
    if (arguments.ensemble.screening) {
        const Assumptions assumptions(session.loaded.cases);
        if (const auto wrong = problem_of(screening_asked(arguments.ensemble), assumptions)) {
            const int status = refuse(context, {}, {*wrong});
            return wrong->code == "trajectories" ? wrong_usage : status;
        }
    }
    // A file that may grow no further is an error that is said, not an end.
    std::signal(SIGXFSZ, SIG_IGN);
    const EnsembleQuestion question = question_of(arguments);
    const Workers workers = arguments.ensemble.threads == 0 ? Workers::all_cores() : Workers{arguments.ensemble.threads};
    EnsembleRun run;
    {
        ProgressLine line(arguments.ensemble.progress);
        run = ensemble(session.loaded.cases, question, workers, line.watch(), context.stop);
    }
    const bool failed = std::any_of(run.diagnostics.begin(), run.diagnostics.end(),
                                    [](const Diagnostic& one) { return one.severity == Severity::error; });
    if (run.stopped && !failed) return say_interrupted(question, run.progress), interrupted;
    if (!run.outcomes) {
        // What is wrong with a study has no place in the case.
        const bool in_case = std::any_of(run.diagnostics.begin(), run.diagnostics.end(),
                                         [](const Diagnostic& one) { return one.place.line != 0; });
        return refuse(context, in_case ? session.loaded : Loaded{}, run.diagnostics, run.limit_reached);
    }
    print_message(render_human(run.diagnostics, session.loaded.files, context.colour_messages));
    if (!question.file.empty())
        print_message(fmt::format("{} {}.\n", run.progress.before == run.progress.total ? "Complete already:" : "Wrote",
                                  safe_for_terminal(question.file)));
    return with_what_decides(context, session, *run.outcomes, workers);
}

}  // namespace irenic::cli
