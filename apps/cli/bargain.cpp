#include <algorithm>

#include <fmt/format.h>

#include "cli/face.hpp"

namespace irenic::cli {
namespace {

struct AgreementAsked {
    std::optional<AgreementIndex> agreement;
    std::optional<Diagnostic> error;
};

/// The agreement by its id, or that of a strategy; where none is named the one that stands for all, if there is one.
AgreementAsked agreement_asked(const Case& subject, const std::string& what) {
    if (what.empty()) return {common_agreement(subject), {}};
    if (const auto found = find_agreement(subject, what)) return {found, {}};
    const auto strategy = find_strategy(subject, what);
    if (strategy && subject.strategies[*strategy].agreement) return {subject.strategies[*strategy].agreement, {}};
    std::vector<std::string> names;
    for (const Agreement& agreement : subject.agreements) names.push_back(agreement.id);
    const auto similar = nearest(what, names);
    return {{},
            usage_error("unknown-agreement",
                        strategy ? fmt::format("the strategy `{}` has no agreement", what)
                                 : fmt::format("no agreement is called `{}`", safe_for_terminal(what)),
                        similar         ? fmt::format("did you mean `{}`?", *similar)
                        : names.empty() ? "the case has none: leave it out, and all who own an option talk"
                                        : fmt::format("name one of: {}", fmt::join(names, ", ")))};
}

/// `--epsilon 0.01`: a share of each party's range, at least 0 and below 1.
std::optional<Decimal> share(const std::string& text) {
    const ParsedDecimal parsed = parse_decimal(text);
    const bool fine =
        parsed.error == DecimalError::none && parsed.value.units >= 0 && parsed.value.units < Decimal::units_per_one;
    return fine ? std::optional(parsed.value) : std::nullopt;
}

/// The status, and what to say on standard error where a limit left something open; the answer says what.
int limit_of(const Context& context, Appraiser& appraiser, const Bargain& found) {
    const std::vector<StrategyDeal>& deals = appraiser.deals();
    const bool open =
        std::any_of(deals.begin(), deals.end(), [](const StrategyDeal& deal) { return deal.leaves_open(); });
    if (!open && found.zone.settled) return done;
    print_message(fmt::format("{}: limit reached: {}\n", safe_for_terminal(context.arguments.path),
                              !open ? "who consents to every package of the zone was not settled"
                              : appraiser.enumerated()
                                  ? "something about a strategy was not settled"
                                  : "interim deals are not looked for, as the states are too many"));
    return limit_reached;
}

}  // namespace

std::string wrong_share(const std::string& text) {
    return share(text) ? "" : "a share of at least 0 and less than 1, such as 0.01";
}

int run_bargain(Context& context) {
    const Arguments& arguments = context.arguments;
    Session session = appraise(context, false);
    if (!session.ok()) return session.status;
    Appraiser& appraiser = *session.appraiser;
    const AgreementAsked asked = agreement_asked(session.subject(), arguments.argument);
    if (asked.error) return refuse(context, session.loaded, {*asked.error});
    BargainQuestion question;
    question.agreement = asked.agreement;
    question.frontier.epsilon = share(arguments.epsilon).value_or(Decimal{});
    question.frontier.zone_only = arguments.zone;
    question.lotteries = arguments.lotteries;
    question.adjusted_winner = arguments.adjusted_winner;
    const Bargain found = appraiser.bargain(question);
    if (context.stop.stop_requested()) return interrupted;
    if (!found.ok()) return refuse(context, session.loaded, found.diagnostics, found.limit_reached);
    const BargainListing listing{arguments.limit.value_or(arguments.json ? 1000 : 12), 20};
    const std::string answer = arguments.json ? bargain_json(appraiser, found, listing)
                                              : bargain_text(appraiser, found, listing, context.style);
    if (finish(context, session) != done) return session.status;
    print(answer);
    return limit_of(context, appraiser, found);
}

}  // namespace irenic::cli
