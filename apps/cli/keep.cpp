#include <algorithm>

#include <fmt/format.h>

#include "cli/ledgers.hpp"

namespace irenic::cli {

std::optional<AgreementIndex> agreement_asked(const Case& subject, const std::string& what, Diagnostic& error) {
    std::vector<std::string> names;
    for (const Agreement& agreement : subject.agreements) names.push_back(agreement.id);
    const auto strategy = find_strategy(subject, what);
    std::optional<AgreementIndex> found = find_agreement(subject, what);
    if (!found && strategy) found = subject.strategies[*strategy].agreement;
    if (what.empty() && names.size() == 1) found = 0;
    if (found) {
        const Agreement& agreement = subject.agreements[*found];
        if (!agreement.obligations.empty()) return found;
        error = {Severity::error, "nothing-to-keep", fmt::format("the agreement `{}` has no obligations", agreement.id),
                 agreement.place, "say under `obligations` who does what, and when"};
        return {};
    }
    const std::string list = fmt::format("{}", fmt::join(names, ", "));
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

namespace {

/// Beyond so many states the few that plans speak of are asked about one by one.
constexpr std::uint64_t most_states = std::uint64_t{1} << 22U;

SpaceLimits limits_for_keeping(const Case& subject) {
    SpaceLimits limits = limits_before_asking_locally(subject, {});
    if (subject.graph || subject.only_listed) return limits;
    limits.states = std::min(limits.states, most_states);
    limits.unconstrained_states = std::min(limits.unconstrained_states, most_states);
    return limits;
}

/// What is asked for beside the margin, in the order of `best_by_rows`, each once.
std::vector<OrderLimits> orders_asked(const Arguments& arguments) {
    constexpr std::size_t together_when_short = 3;
    std::vector<OrderLimits> asked;
    for (const BestByRow& row : best_by_rows) {
        const bool wanted =
            std::find(arguments.best_by.begin(), arguments.best_by.end(), row.id) != arguments.best_by.end();
        if (row.kind != BestBy::margin && !wanted) continue;
        const bool is_short = row.kind == BestBy::time || row.kind == BestBy::completion;
        OrderLimits& limits = asked.emplace_back();
        limits.best_by = row.kind;
        limits.together = arguments.together.value_or(is_short ? together_when_short : 1);
    }
    return asked;
}

/// Every order that there is something to say about, the best by margin last but for what else was asked for.
template <typename Find>
OtherOrders other_orders(const Arguments& arguments, Find&& best, OrderFound all_at_once, OrderFound by_issue) {
    OtherOrders orders;
    orders.all_at_once = std::move(all_at_once);
    orders.by_issue = std::move(by_issue);
    for (const OrderLimits& limits : orders_asked(arguments)) {
        OrderFound found = best(limits);
        if (limits.best_by == BestBy::margin)
            orders.best = std::move(found);
        else
            orders.best_by.push_back(std::move(found));
    }
    return orders;
}

/// The plans of a case whose states are too many to hold them all: the states that they speak of are asked about, and no others.
class Locally {
public:
    Locally(const Context& context, const Case& subject, AgreementIndex agreement)
        : context_(context), subject_(subject), agreement_(agreement), spoken_(subject, {}, context.stop) {}

    [[nodiscard]] const std::vector<Diagnostic>& diagnostics() const { return spoken_.diagnostics(); }
    [[nodiscard]] bool limit_reached() const { return spoken_.limit_reached() || unsure_; }
    [[nodiscard]] const Space& space() { return *spoken_.space(); }
    [[nodiscard]] OtherOrders& orders() { return orders_; }

    PlanResult run() {
        spoken_.speak_of_plan(agreement_);
        orders_ = other_orders(
            context_.arguments,
            [&](OrderLimits limits) {
                // Of a case of this size a bound that is said after seconds is worth more than a proof after minutes.
                limits.sets /= 8;
                limits.courses /= 8;
                return find_best(subject_, agreement_, limits, context_.stop);
            },
            find_all_at_once(subject_, agreement_), find_by_issue(subject_, agreement_));
        const ActAlone act = [this](PartyIndex party, const Levels& at, const Levels& reply) {
            return act_alone(party, at, reply);
        };
        for_each_order([&](OrderFound& found, const std::string&) {
            for (const Levels& levels : states_of_steps(subject_, agreement_, found.steps, act))
                spoken_.speak_of(levels);
        });
        if (!spoken_.diagnostics().empty() || spoken_.space() == nullptr) return {};
        PlanResult written = spoken_.plan(agreement_);
        for_each_order([&](OrderFound& found, const std::string& name) {
            judge_order(*spoken_.space(), agreement_, name, found, act);
        });
        return written;
    }

private:
    template <typename Visit>
    void for_each_order(Visit&& visit) {
        visit(orders_.all_at_once, "all-at-once");
        visit(orders_.by_issue, "by-issue");
        visit(orders_.best, "best");
        for (OrderFound& found : orders_.best_by) visit(found, plan_name(found.best_by));
    }

    std::optional<Levels> act_alone(PartyIndex party, const Levels& at, const Levels& reply) {
        if (!spoken_.explainer().feasible(at)) return {};
        const LocalExplainer::Alone alone = spoken_.explainer().act_alone(party, at, reply);
        unsure_ = unsure_ || !alone.sure;
        return alone.move;
    }

    const Context& context_;
    const Case& subject_;
    AgreementIndex agreement_;
    SpokenOf spoken_;
    OtherOrders orders_;
    bool unsure_ = false;
};

bool limit_reached_in(const Hold& hold) {
    return hold.guarantees.limit_reached || (hold.joint && hold.joint->limit_reached) ||
           (hold.deadlocks && hold.deadlocks->limit_reached);
}

bool some_limit_reached(const OtherOrders& orders) {
    return orders.best.limit_reached || std::any_of(orders.best_by.begin(), orders.best_by.end(),
                                                    [](const OrderFound& found) { return found.limit_reached; });
}

/// One agreement of a case, asked about.
class KeepVerb {
public:
    KeepVerb(const Context& context, const Session& session, const Case& subject, AgreementIndex agreement,
             LedgersAsked asked)
        : context_(context), session_(session), subject_(subject), agreement_(agreement), asked_(std::move(asked)) {}

    int run() {
        if (context_.arguments.local) return locally();
        Space::Build build = Space::build(subject_, limits_for_keeping(subject_), Workers::all_cores(), context_.stop);
        if (build.limit_reached && !context_.stop.stop_requested()) return locally();
        if (!build.ok()) return refuse(context_, session_.loaded, build.diagnostics, build.limit_reached);
        const Space& space = *build.space;
        enumerated_ = true;
        PlanResult written = plan_as_written(space, agreement_);
        if (!written.plan) return answer(space, std::move(written), {});
        OtherOrders orders = other_orders(
            context_.arguments,
            [&](const OrderLimits& limits) { return plan_best(space, agreement_, limits, context_.stop); },
            plan_all_at_once(space, agreement_), plan_by_issue(space, agreement_));
        follow_ledgers(space);
        return answer(space, std::move(written), std::move(orders));
    }

private:
    void follow_ledgers(const Space& space) {
        MonitorQuestion& question = asked_.question;
        if (question.ledgers.empty()) return;
        question.written = &session_.subject().agreements[agreement_];
        question.limits.together = context_.arguments.together.value_or(1);
        question.space_limits = limits_for_keeping(subject_);
        question.workers = Workers::all_cores();
        monitored_ = monitor(space, agreement_, std::move(question), context_.stop);
    }

    int answer(const Space& space, PlanResult result, OtherOrders orders) {
        if (context_.stop.stop_requested()) return interrupted;
        if (!result.plan) return refuse(context_, session_.loaded, result.diagnostics);
        Kept found{agreement_, *std::move(result.plan), std::move(orders)};
        found.monitored = std::move(monitored_);
        found.hold =
            what_holds(space, agreement_, found.as_written, enumerated_ ? &*found.orders : nullptr, {}, context_.stop);
        if (context_.stop.stop_requested()) return interrupted;
        print(context_.arguments.json ? keep_json(space, found) : keep_text(space, found, context_.style));
        const bool limited = (found.monitored && found.monitored->limit_reached) || limit_reached_in(*found.hold);
        return limited || some_limit_reached(*found.orders) ? limit_reached : done;
    }

    int locally() {
        if (!asked_.question.ledgers.empty())
            return refuse(
                context_, session_.loaded,
                {usage_error("ledger-needs-states", "a ledger can be followed only where all states can be enumerated",
                             "leave out --ledger, or make a smaller case of what it is about")},
                true);
        Locally asking(context_, subject_, agreement_);
        PlanResult written;
        if (asking.diagnostics().empty()) written = asking.run();
        if (!asking.diagnostics().empty())
            return refuse(context_, session_.loaded, asking.diagnostics(), asking.limit_reached());
        return answer(asking.space(), std::move(written), std::move(asking.orders()));
    }

    const Context& context_;
    const Session& session_;
    const Case& subject_;
    AgreementIndex agreement_;
    LedgersAsked asked_;
    std::optional<Monitored> monitored_;
    bool enumerated_ = false;
};

}  // namespace

int run_keep(Context& context) {
    context.arguments.in_parts = true;
    Session session = load(context, false);
    if (!session.ok()) return session.status;
    Diagnostic error;
    const auto agreement = agreement_asked(session.subject(), context.arguments.argument, error);
    if (!agreement) return refuse(context, session.loaded, {error});
    set_effective(context, session, *agreement);
    const Agreement& written = session.subject().agreements[*agreement];
    if (context.arguments.ledgers.empty() && (!context.arguments.accounts.empty() || !context.arguments.today.empty())) {
        refuse(context, session.loaded,
               {usage_error("no-ledger", "--account and --today are about a ledger, and none is named",
                            "add --ledger FILE")});
        return wrong_usage;
    }
    LedgersAsked asked;
    if (!context.arguments.ledgers.empty()) asked = wanted_ledgers(context, session, *agreement);
    if (asked.status != done) return asked.status;
    // A ledger may say when the agreement came into force where the case does not.
    if (!asked.question.ledgers.empty() && !written.effective)
        session.loaded.cases.front().agreements[*agreement].effective = asked.question.ledgers.front().effective;
    const InParts cut = in_parts(session.subject(), *agreement);
    if (!cut.diagnostics.empty()) return refuse(context, session.loaded, cut.diagnostics);
    return KeepVerb(context, session, cut.subject ? *cut.subject : session.subject(), *agreement, std::move(asked)).run();
}

}  // namespace irenic::cli
