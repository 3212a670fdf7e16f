#include "cli/trust.hpp"

#include <algorithm>

#include <fmt/format.h>

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
    if (subjects.front().scenario || (asked.study.empty() && asked.scenarios.value_or(0) == 0)) return done;
    const Assumptions assumptions(subjects);
    if (!assumptions.diagnostics().empty()) return refuse(context, session.loaded, assumptions.diagnostics());
    if (const std::string why = why_not(session, assumptions); asked.study.empty() && !why.empty()) {
        print_message("irenic: no scenarios are looked at: " + why + "\n");
        return done;
    }
    if (const int status = asked.study.empty() ? draw(context, session) : read_study(context, session); status != done)
        return status;
    summary_ = summarise(*outcomes_, {}, Workers::all_cores(), context.stop);
    trust_ = {&*outcomes_, &summary_, nullptr, nullptr};
    if (with_changes && session.appraiser->enumerated()) {
        constexpr std::size_t between = 1;
        const Reappraiser appraiser(subjects.first(1), {}, context.stop);
        changes_ = decisive_changes(assumptions, 0, appraiser, between, Workers::all_cores(), context.stop);
        if (changes_.problem.empty()) trust_.changes = &changes_;
        radii_ = signing_radii(session.appraiser->space());
        trust_.radii = &radii_;
    }
    return context.stop.stop_requested() ? interrupted : done;
}

bool LookedAt::leaves_open() const {
    return std::any_of(summary_.readings.begin(), summary_.readings.end(),
                       [](const ReadingSummary& one) { return one.failed + one.open != 0; });
}

int LookedAt::draw(Context& context, Session& session) {
    const ScenarioArguments& asked = context.arguments.scenario;
    EnsembleQuestion question;
    question.plan.scenarios = *asked.scenarios;
    question.plan.seed = asked.seed;
    for (const DesignRow& row : designs)
        if (row.id == asked.design) question.plan.design = row.kind;
    question.engine = std::string(version());
    EnsembleRun run;
    {
        ProgressLine line(false);
        run = ensemble(session.loaded.cases, question, Workers::all_cores(), line.watch(), context.stop);
    }
    if (context.stop.stop_requested()) return interrupted;
    if (!run.outcomes) return refuse(context, session.loaded, run.diagnostics, run.limit_reached);
    outcomes_.emplace(std::move(*run.outcomes));
    return done;
}

int LookedAt::read_study(Context& context, Session& session) {
    const std::string& path = context.arguments.scenario.study;
    OpenedStudy opened = open_study(path, context.stop);
    if (opened.stopped) return interrupted;
    if (!opened.outcomes) return refuse(context, {}, opened.diagnostics);
    const StudyHead& head = opened.outcomes->head();
    if (const std::string difference = difference_from(head, session.loaded.cases); !difference.empty())
        return refuse(
            context, {},
            {usage_error("another-case", "the study `" + path + "` is not of this case: " + difference,
                         "make it anew with irenic ensemble CASE -o STUDY, with the same --set and --reading, or "
                         "give the case that it was made of")});
    if (head.shard.of > 1)
        return refuse(
            context, {},
            {usage_error("part-of-a-study",
                         fmt::format("the study `{}` is part {} of {}", path, head.shard.number, head.shard.of),
                         "lay the parts together first: irenic merge STUDY... -o STUDY")});
    if (!opened.outcomes->complete())
        return refuse(context, {},
                      {usage_error("incomplete-study", "the study `" + path + "` is not complete",
                                   "go on with it first: the command that made it, with --resume")});
    if (head.engine != version())
        print_message("irenic: the study was made by version " + safe_for_terminal(head.engine) + ", and this is " +
                      std::string(version()) + "\n");
    outcomes_.emplace(std::move(*opened.outcomes));
    return done;
}

}  // namespace irenic::cli
