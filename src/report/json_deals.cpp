#include "report/json_deals.hpp"

#include "report/bargain.hpp"
#include "report/requirement.hpp"
#include "report/words_deals.hpp"

namespace irenic {
namespace {

std::string text_of(const std::vector<Phrase>& sentences) {
    std::string text;
    for (const Phrase& one : sentences) text += (text.empty() ? "" : " ") + one.text();
    return text;
}

Json party_id(const Case& subject, PartyIndex party) { return subject.parties[party].id; }

Json states_json(const Space& space, const std::vector<StateIndex>& states) {
    Json names = Json::array();
    for (const StateIndex s : states) names.push_back(space.name(s));
    return names;
}

Json linkage_json(const Space& space, const StrategyDeal& deal) {
    if (!deal.linkage) return {};
    const Case& subject = space.subject();
    const Linkage& found = *deal.linkage;
    Json json;
    json["degree"] = found.degree ? Json(*found.degree) : Json();
    json["needs-linking"] = found.needs_linking();
    json["gain"] = Json::object();
    for (const LinkageGain& one : found.gains)
        json["gain"][subject.parties[one.party].id] = one.gain && one.cardinal ? json_number(*one.gain) : Json();
    json["path"] = states_json(space, found.path);
    if (found.reached_states > 0)
        json["small-deals"] = Json{{"states", found.reached_states}, {"ends", found.end_states}};
    if (!found.degree && !found.undecided) json["why-none"] = text_of(linkage_words(space, deal));
    if (found.undecided) {
        json["undecided"] = true;
        json["above"] = found.above;
    }
    return json;
}

Json amounts_json(const Case& subject, const std::vector<PartyAmount>& amounts) {
    Json json = Json::object();
    for (const PartyAmount& one : amounts) json[subject.parties[one.party].id] = one.amount.text;
    return json;
}

Json payments_json(const Case& subject, const PaymentRepair& found) {
    if (found.guarantors.empty()) return {};
    Json json;
    json["possible"] = found.possible;
    json["needed"] = found.needed.text;
    json["total"] = found.total.text;
    json["available"] = found.available.text;
    json["lacking"] = found.lacking.text;
    json["price"] = found.price ? Json(found.price->text) : Json();
    json["lacks"] = amounts_json(subject, found.lacks);
    json["payments"] = Json::array();
    for (const Payment& one : found.payments)
        json["payments"].push_back(Json{{"from", party_id(subject, one.from)},
                                        {"to", party_id(subject, one.to)},
                                        {"paid", one.paid.text},
                                        {"worth", one.worth.text}});
    json["after"] = amounts_json(subject, found.after);
    json["guarantors"] = Json::array();
    for (const GuarantorUse& one : found.guarantors)
        json["guarantors"].push_back(Json{{"party", party_id(subject, one.party)},
                                          {"budget", to_string(one.budget)},
                                          {"rate", to_string(one.rate)},
                                          {"surplus", one.surplus ? Json(to_string(*one.surplus)) : Json()},
                                          {"available", to_string(one.available)},
                                          {"used", one.used.text}});
    json["ordinal"] = json_parties(subject, found.ordinal);
    return json;
}

Json weights_json(const Space& space, const ConsentWeights& found) {
    const Case& subject = space.subject();
    Json json;
    json["found"] = found.ordinal ? Json("ordinal") : Json(id_of(found.found));
    json["amount"] = found.least.empty() ? Json() : Json(found.least);
    json["changes"] = Json::array();
    for (const WantsChange& change : found.changes)
        json["changes"].push_back(wants_change_json(space, found.party, change));
    json["all-listed"] = found.all_listed;
    json["bounds-in-the-way"] = Json::array();
    for (const WantedNumber& number : found.bounds_in_the_way)
        json["bounds-in-the-way"].push_back(number_words(subject, found.party, number).text());
    json["limit"] = found.limit.empty() ? Json() : Json(found.limit);
    return json;
}

Json joint_json(const Case& subject, const JointConcession& found) {
    return Json{{"least", found.least.text}, {"by", amounts_json(subject, found.by)}};
}

Json concessions_json(const Case& subject, const Concessions& found) {
    Json json;
    json["alone"] = Json::object();
    for (const Concession& one : found.alone)
        json["alone"][subject.parties[one.party].id] = one.would_do ? Json(one.by.text) : Json();
    json["least-sum"] = joint_json(subject, found.least_sum);
    json["least-maximum"] = joint_json(subject, found.least_maximum);
    return json;
}

std::string_view id_of(LevelChanges::Found found) {
    switch (found) {
        case LevelChanges::Found::found: return "found";
        case LevelChanges::Found::impossible: return "impossible";
        case LevelChanges::Found::not_as_few: return "not-as-few";
        case LevelChanges::Found::open: return "open";
    }
    return "";
}

Json changes_json(const Case& subject, const LevelChanges& found, const std::optional<AgreementIndex>& agreement) {
    Json json;
    json["found"] = id_of(found.found);
    json["options"] = found.options;
    json["count"] = found.count;
    json["counted"] = found.counted;
    json["least"] = Json::array();
    for (const LevelChange& change : found.least) {
        Json one;
        one["sets"] = Json::object();
        for (const Setting& set : change.sets)
            one["sets"][subject.options[set.option].id] = subject.options[set.option].levels[set.level];
        one["state"] = state_name(subject, change.levels);
        one["off-table"] = Json::array();
        for (const TableFault& fault : change.faults)
            one["off-table"].push_back(fault_words(subject, agreement, fault).text());
        json["least"].push_back(std::move(one));
    }
    return json;
}

Json repairs_json(const Space& space, const Case& subject, const StrategyDeal& deal) {
    const Repairs& repairs = *deal.repairs;
    const auto agreement = subject.strategies[deal.strategy].agreement;
    Json json;
    json["payments"] = payments_json(subject, repairs.payments);
    json["weights"] = Json::object();
    for (const ConsentWeights& one : repairs.weights)
        json["weights"][subject.parties[one.party].id] = weights_json(space, one);
    json["concessions"] = concessions_json(subject, repairs.concessions);
    json["levels"] = repairs.levels ? Json{{"on-table", changes_json(subject, repairs.levels->on_table, agreement)},
                                           {"beyond", changes_json(subject, repairs.levels->beyond, agreement)}}
                                    : Json();
    return json;
}

Json spoilers_json(const Space& space, const Outsiders& outsiders) {
    Json spoilers = Json::array();
    for (const Spoiler& one : outsiders.spoilers) {
        Json json;
        json["party"] = party_id(space.subject(), one.party);
        json["to"] = space.name(one.to);
        json["gain"] = one.cardinal ? json_number(one.gain) : Json();
        json["deterred"] =
            json_by_concept([&](std::size_t k) { return one.deterred[k] ? Json(*one.deterred[k]) : Json(); });
        spoilers.push_back(std::move(json));
    }
    return spoilers;
}

Json consent_json(const Space& space, const Case& subject, const StrategyDeal& deal) {
    Json json;
    json["signable"] = deal.consent.signable;
    json["suffices"] = Json::array();
    for (const auto& set : deal.consent.suffices.sets) json["suffices"].push_back(json_parties(subject, set));
    json["suffices-count"] = count_json(deal.consent.suffices.count);
    json["alone"] = json_parties(subject, deal.consent.alone);
    json["blocks-alone"] = json_parties(subject, deal.consent.block_alone);
    json["would-complete"] = json_parties(subject, deal.consent.would_complete);
    json["spoilers"] = spoilers_json(space, deal.outsiders);
    json["would-not-gain"] = json_parties(subject, deal.outsiders.would_not_gain);
    json["cannot-move"] = json_parties(subject, deal.outsiders.cannot_move);
    json["unsettled"] = json_parties(subject, deal.outsiders.unsettled);
    return json;
}

}  // namespace

Json count_json(const std::string& digits) {
    constexpr std::string_view most = "9007199254740992";  // 2^53
    const bool exact = digits.size() < most.size() || (digits.size() == most.size() && digits <= most);
    return exact ? Json(std::stoull(digits)) : Json(digits);
}

void add_deals(Json& json, Appraiser& appraiser) {
    const Case& subject = appraiser.subject();
    const std::vector<StrategyDeal>& deals = appraiser.deals();
    const Space& space = appraiser.space();
    for (const char* key : {"blockers", "linkage", "repairs", "consent"}) json[key] = Json::object();
    for (const StrategyDeal& deal : deals) {
        const std::string& id = subject.strategies[deal.strategy].id;
        json["blockers"][id] = blockers_json(subject, deal.signing);
        json["linkage"][id] = linkage_json(space, deal);
        if (deal.repairs) json["repairs"][id] = repairs_json(space, subject, deal);
        json["consent"][id] = consent_json(space, subject, deal);
    }
    if (!appraiser.enumerated() && !deals.empty())
        json["linkage-note"] = "not worked out: the states are too many to enumerate";
}

}  // namespace irenic
