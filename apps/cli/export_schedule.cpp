/// `irenic export ics` and `irenic export schedule`: one plan of an agreement, for calendars and as a table.
#include <fmt/format.h>

#include "cli/face.hpp"

namespace irenic::cli {
namespace {

/// What these formats have no place for.
std::optional<Diagnostic> idle_option(const Arguments& arguments) {
    if (!arguments.wanted_concepts.empty() || asks_about_coalitions(arguments) || arguments.limit)
        return usage_error("idle-concept",
                           fmt::format("`{}` holds a plan, and neither states nor verdicts", arguments.format),
                           "leave out --concept, --coalitions and --limit");
    const bool to_output = arguments.output.empty() || arguments.output == "-";
    if (to_output && arguments.json)
        return usage_error("two-outputs", "the export and the JSON object cannot both go to standard output",
                           "give -o a file, or leave out --json");
    return {};
}

struct Chosen {
    std::optional<Plan> plan;
    std::vector<Diagnostic> diagnostics;
    bool limit = false;  ///< a better order may exist
};

Chosen chosen_plan(const Context& context, const Space& space, AgreementIndex agreement) {
    PlanResult written = plan_as_written(space, agreement);
    const std::string& name = context.arguments.plan;
    if (!written.plan || name.empty() || name == "as-written")
        return {std::move(written.plan), std::move(written.diagnostics), false};
    OrderFound found = name == "all-at-once" ? plan_all_at_once(space, agreement)
                       : name == "by-issue"  ? plan_by_issue(space, agreement)
                                             : plan_best(space, agreement, {}, context.stop);
    if (!found.plan)
        return {{},
                {{Severity::error, "no-such-plan", "there is no plan " + name + ": " + found.why_none,
                  space.subject().agreements[agreement].place, "choose another --plan"}},
                found.limit_reached};
    return {std::move(found.plan), {}, found.limit_reached};
}

int write(const Context& context, const Session& session, const Space& space, AgreementIndex agreement, Chosen chosen) {
    if (context.stop.stop_requested()) return interrupted;
    if (!chosen.plan) return refuse(context, session.loaded, chosen.diagnostics, chosen.limit);
    const bool calendar = context.arguments.format == "ics";
    if (calendar)
        if (const auto error = no_calendar(space.subject().agreements[agreement], *chosen.plan))
            return refuse(context, session.loaded, {*error});
    const std::string text =
        calendar ? schedule_ics(space, agreement, *chosen.plan) : schedule_csv(space, agreement, *chosen.plan);
    return write_export(context, session, text, chosen.limit ? limit_reached : done);
}

}  // namespace

int export_schedule(const Context& context) {
    Session session = load(context, false);
    if (!session.ok()) return session.status;
    if (const auto error = idle_option(context.arguments))
        return refuse(context, session.loaded, {*error}), wrong_usage;
    const Case& subject = session.subject();
    Diagnostic error;
    const auto agreement = agreement_asked(subject, context.arguments.argument, error);
    if (!agreement) return refuse(context, session.loaded, {error});
    set_effective(context, session, *agreement);
    const Space::Build build =
        Space::build(subject, limits_before_asking_locally(subject, {}), Workers::all_cores(), context.stop);
    const bool written = context.arguments.plan.empty() || context.arguments.plan == "as-written";
    if (build.limit_reached && written && !context.stop.stop_requested()) {
        SpokenOf spoken(subject, {}, context.stop);
        if (spoken.diagnostics().empty()) spoken.speak_of_plan(*agreement);
        const Space* space = spoken.diagnostics().empty() ? spoken.space() : nullptr;
        if (!spoken.diagnostics().empty())
            return refuse(context, session.loaded, spoken.diagnostics(), spoken.limit_reached());
        PlanResult plan = spoken.plan(*agreement);
        return write(context, session, *space, *agreement, {std::move(plan.plan), std::move(plan.diagnostics), false});
    }
    if (!build.ok()) return refuse(context, session.loaded, build.diagnostics, build.limit_reached);
    return write(context, session, *build.space, *agreement, chosen_plan(context, *build.space, *agreement));
}

}  // namespace irenic::cli
