#include "cli/trust.hpp"

#include "cli/progress.hpp"

namespace irenic::cli {
namespace {

/// Why no scenarios are looked at here; empty where they are.
std::string why_not(const Session& session, const Assumptions& assumptions) {
    if (!session.appraiser->enumerated()) return "the states are too many to enumerate";
    return assumptions.all().empty() ? "nothing in the case is given as a range" : "";
}

}  // namespace

int LookedAt::look(Context& context, Session& session, bool with_changes) {
    const ScenarioArguments& asked = context.arguments.scenario;
    const std::span<const Case> subjects = session.loaded.cases;
    if (subjects.front().scenario || asked.scenarios.value_or(0) == 0) return done;
    const Assumptions assumptions(subjects);
    if (!assumptions.diagnostics().empty()) return refuse(context, session.loaded, assumptions.diagnostics());
    if (const std::string why = why_not(session, assumptions); !why.empty()) {
        print_message("irenic: no scenarios are looked at: " + why + "\n");
        return done;
    }
    EnsembleQuestion question;
    question.plan.scenarios = *asked.scenarios;
    question.plan.seed = asked.seed;
    for (const DesignRow& row : designs)
        if (row.id == asked.design) question.plan.design = row.kind;
    question.engine = std::string(version());
    EnsembleRun run;
    {
        ProgressLine line(false);
        run = ensemble(subjects, question, Workers::all_cores(), line.watch(), context.stop);
    }
    if (context.stop.stop_requested()) return interrupted;
    if (!run.outcomes) return refuse(context, session.loaded, run.diagnostics, run.limit_reached);
    outcomes_.emplace(std::move(*run.outcomes));
    summary_ = summarise(*outcomes_, {}, Workers::all_cores(), context.stop);
    trust_ = {&*outcomes_, &summary_, nullptr};
    if (with_changes) {
        constexpr std::size_t between = 1;
        const Reappraiser appraiser(subjects.first(1), {}, context.stop);
        changes_ = decisive_changes(assumptions, 0, appraiser, between, Workers::all_cores(), context.stop);
        if (changes_.problem.empty()) trust_.changes = &changes_;
    }
    return context.stop.stop_requested() ? interrupted : done;
}

}  // namespace irenic::cli
