#include "report/keep_orders.hpp"

#include <cmath>

#include "report/names.hpp"
#include "report/numbers.hpp"

namespace irenic {
namespace {

/// In whole percent; below one, as that.
std::string percent(double share) {
    const double hundred = share * 100;
    if (hundred > 0 && hundred < 1) return "less than 1%";
    return amount(std::round(hundred)) + "%";
}

Phrase on_margin(const OrderFound& best) {
    Phrase words;
    words << code("best") << ": ";
    if (best.proven)
        words << "no order of such steps has a greater margin (" << counted(best.sets, "set", "sets")
              << " of obligations performed looked at).";
    else if (best.at_most && best.limit_reached)
        words << "the best that was found before a limit was reached; no order of such steps has a margin above "
              << amount(*best.at_most) << ".";
    else if (best.at_most)
        words << "no order of such steps has a margin greater by more than rounding, which may hide an order that just "
                 "enforces itself.";
    else
        words << "the best that was found before a limit was reached; a better one may exist.";
    return words;
}

Phrase on_length(const OrderFound& found) {
    Phrase words;
    words << code(plan_name(found.best_by)) << ": ";
    if (found.none_enforces_itself)
        words << "no order that was looked for enforces itself; this is the shortest of all.";
    else
        words << "the shortest order that enforces itself.";
    if (found.best_by == BestBy::completion && found.completion)
        words << " Nothing outside breaks it before its end with a chance of " << percent(*found.completion) << ".";
    return words;
}

Phrase on_guarantee(const Space& space, const OrderFound& found) {
    Phrase words;
    words << code(plan_name(found.best_by)) << ": ";
    if (found.penalties.empty()) {
        words << "no further penalty is needed.";
        return words;
    }
    words << "it enforces itself before its end with further penalties, owed until then, on ";
    std::vector<Phrase> who;
    for (const FurtherPenalty& further : found.penalties)
        who.push_back(party_name(space.subject(), further.party) << " of " << amount(further.penalty.to_double())
                                                                 << " (" << percent(further.share) << " of its range)");
    words << list_of(who) << ".";
    return words;
}

}  // namespace

std::vector<Phrase> words_on_best_orders(const Space& space, const OtherOrders& orders) {
    std::vector<Phrase> words;
    if (orders.best.plan) words.push_back(on_margin(orders.best));
    for (const OrderFound& found : orders.best_by) {
        if (!found.plan) continue;
        Phrase said = found.best_by == BestBy::guarantee ? on_guarantee(space, found) : on_length(found);
        if (!found.proven) said << " A better one may exist: a limit was reached, or rounding leaves it open.";
        words.push_back(std::move(said));
    }
    return words;
}

Json best_order_json(const Space& space, const OrderFound& found) {
    Json json;
    json["found"] = found.plan.has_value();
    if (!found.plan) json["why-none"] = found.why_none;
    json["proven"] = found.proven;
    json["at-most"] = found.at_most ? json_number(*found.at_most) : Json();
    json["sets"] = found.sets;
    json["limit-reached"] = found.limit_reached;
    json["none-enforces-itself"] = found.none_enforces_itself;
    json["completion"] = found.completion ? json_number(*found.completion) : Json();
    json["penalties"] = Json::array();
    for (const FurtherPenalty& further : found.penalties)
        json["penalties"].push_back({{"party", space.subject().parties[further.party].id},
                                     {"penalty", json_number(further.penalty)},
                                     {"share", json_number(further.share)}});
    return json;
}

}  // namespace irenic
