#include <fmt/format.h>

#include "cli/ledgers.hpp"

namespace irenic::cli {
namespace {

/// The agreement by its id, or that of a strategy; the only one where none is named.
std::optional<AgreementIndex> agreement_asked(const Case& subject, const std::string& what, Diagnostic& error) {
    std::vector<std::string> names;
    for (const Agreement& agreement : subject.agreements) names.push_back(agreement.id);
    if (what.empty() && subject.agreements.size() == 1) return 0;
    if (const auto found = find_agreement(subject, what)) return found;
    const auto strategy = find_strategy(subject, what);
    if (strategy && subject.strategies[*strategy].agreement) return subject.strategies[*strategy].agreement;
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
    if (names.empty())
        error = usage_error("no-agreement", "the case has no agreement",
                            subject.graph ? "agreements need options; this case lists states and moves instead"
                                          : "add one under `agreements`");
    else if (what.empty())
        error = usage_error("which-agreement", "the case has several agreements", "name one of: " + list);
    else if (strategy)
        error = usage_error("nothing-to-keep", fmt::format("the strategy `{}` has no agreement", what),
                            "name one of: " + list);
    else
        error = usage_error(
            "unknown-agreement", fmt::format("no agreement is called `{}`", safe_for_terminal(what)),
            nearest(what, names) ? fmt::format("did you mean `{}`?", *nearest(what, names)) : "name one of: " + list);
    return {};
}

}  // namespace

int run_keep(Context& context) {
    Session session = load(context, false);
    if (!session.ok()) return session.status;
    Diagnostic error;
    const auto agreement = agreement_asked(session.subject(), context.arguments.argument, error);
    if (!agreement) return refuse(context, session.loaded, {error});
    const Case& subject = session.subject();
    if (subject.agreements[*agreement].obligations.empty())
        return refuse(context, session.loaded,
                      {{Severity::error, "nothing-to-keep",
                        fmt::format("the agreement `{}` has no obligations", subject.agreements[*agreement].id),
                        subject.agreements[*agreement].place, "say under `obligations` who does what, and when"}});
    if (context.arguments.ledgers.empty() && (!context.arguments.accounts.empty() || !context.arguments.today.empty())) {
        refuse(context, session.loaded,
               {usage_error("no-ledger", "--account and --today are about a ledger, and none is named",
                            "add --ledger FILE")});
        return wrong_usage;
    }
    LedgersAsked asked;
    if (!context.arguments.ledgers.empty()) asked = wanted_ledgers(context, session, *agreement);
    if (asked.status != done) return asked.status;
    std::optional<Monitored> monitored;
    const auto answer = [&](const Space& space, PlanResult result, std::optional<OtherOrders> orders) -> int {
        if (context.stop.stop_requested()) return interrupted;
        if (!result.plan) return refuse(context, session.loaded, result.diagnostics);
        Kept found{*agreement, *std::move(result.plan), std::move(orders)};
        found.monitored = std::move(monitored);
        print(context.arguments.json ? keep_json(space, found) : keep_text(space, found, context.style));
        if (found.monitored && found.monitored->limit_reached) return limit_reached;
        return found.orders && found.orders->best.limit_reached ? limit_reached : done;
    };
    const auto locally = [&]() -> int {
        if (!asked.question.ledgers.empty())
            return refuse(
                context, session.loaded,
                {usage_error("ledger-needs-states", "a ledger can be followed only where all states can be enumerated",
                             "leave out --ledger, or make a smaller case of what it is about")},
                true);
        SpokenOf spoken(subject, {}, context.stop);
        if (spoken.diagnostics().empty()) spoken.speak_of_plan(*agreement);
        const Space* space = spoken.diagnostics().empty() ? spoken.space() : nullptr;
        if (!spoken.diagnostics().empty())
            return refuse(context, session.loaded, spoken.diagnostics(), spoken.limit_reached());
        return answer(*space, spoken.plan(*agreement), {});
    };
    if (context.arguments.local) return locally();
    const Space::Build build =
        Space::build(subject, limits_before_asking_locally(subject, {}), Workers::all_cores(), context.stop);
    if (build.limit_reached && !context.stop.stop_requested()) return locally();
    if (!build.ok()) return refuse(context, session.loaded, build.diagnostics, build.limit_reached);
    const Space& space = *build.space;
    PlanResult written = plan_as_written(space, *agreement);
    OtherOrders orders;
    orders.all_at_once = plan_all_at_once(space, *agreement);
    orders.by_issue = plan_by_issue(space, *agreement);
    OrderLimits limits;
    limits.together = context.arguments.together;
    if (written.plan) orders.best = plan_best(space, *agreement, limits, context.stop);
    if (written.plan && !asked.question.ledgers.empty()) {
        asked.question.limits = limits;
        asked.question.space_limits = limits_before_asking_locally(subject, {});
        asked.question.workers = Workers::all_cores();
        monitored = monitor(space, *agreement, std::move(asked.question), context.stop);
    }
    return answer(space, std::move(written), std::move(orders));
}

}  // namespace irenic::cli
