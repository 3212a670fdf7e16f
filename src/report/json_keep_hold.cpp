/// Why a plan stops and what would hold it, as JSON.
#include "report/keep_hold.hpp"

namespace irenic {
namespace {

class HoldJson {
public:
    HoldJson(const Space& space, const Kept& found)
        : subject_(space.subject()), agreement_(subject_.agreements[found.agreement]), hold_(*found.hold) {}

    [[nodiscard]] Json all() const {
        Json json;
        json["why"] = Json::array();
        for (const WhyStops& why : hold_.why) json["why"].push_back(why_json(why));
        json["guarantees"] = guarantees();
        json["joint-steps"] = hold_.joint ? joint(*hold_.joint) : Json();
        json["deadlock"] = hold_.deadlocks && hold_.deadlocks->first ? deadlock(*hold_.deadlocks->first) : Json();
        json["deadlock-limit-reached"] = hold_.deadlocks && hold_.deadlocks->limit_reached;
        json["links"] = hold_.links ? links(*hold_.links) : Json();
        return json;
    }

private:
    [[nodiscard]] Json ids(const std::vector<ObligationIndex>& obligations) const {
        return json_obligations(agreement_, obligations);
    }
    [[nodiscard]] const std::string& party(PartyIndex i) const { return subject_.parties[i].id; }
    static Json number_or_null(const std::optional<Wide>& value) { return value ? json_number(*value) : Json(); }

    [[nodiscard]] Json shares(const std::vector<ObligationShare>& all) const {
        Json list = Json::array();
        for (const ObligationShare& share : all)
            list.push_back({{"obligations", ids(share.obligations)}, {"change", json_number(share.change)}});
        return list;
    }

    [[nodiscard]] Json why_json(const WhyStops& why) const {
        static constexpr const char* ways[] = {"wait", "break", "act"};
        Json json;
        json["after"] = why.row.after;
        json["party"] = party(why.row.party);
        json["slack"] = json_number(why.row.slack);
        json["behind"] = shares(why.behind);
        json["ahead"] = shares(why.ahead);
        json["by-discount"] = json_number(why.by_discount);
        json["by-hazard"] = json_number(why.by_hazard);
        json["way"] = ways[static_cast<std::size_t>(why.way)];
        json["by-move"] = json_number(why.by_move);
        json["by-answer"] = json_number(why.by_answer);
        json["penalties"] = Json::array();
        for (const PenaltyInForce& penalty : why.penalties) {
            Json one = guarantee_head(penalty.guarantee);
            one["amount"] = json_number(penalty.amount);
            json["penalties"].push_back(std::move(one));
        }
        return json;
    }

    [[nodiscard]] Json guarantee_head(std::uint32_t index) const {
        const Guarantee& guarantee = agreement_.guarantees[index];
        return {{"guarantee", guarantee.id.empty() ? Json() : Json(guarantee.id)},
                {"by", party(guarantee.by)},
                {"on", party(guarantee.on)}};
    }

    [[nodiscard]] Json carrier(const Carrier& one) const {
        return {{"by", party(one.by)},
                {"budget", one.budget ? json_number(*one.budget) : Json()},
                {"rate", json_number(one.rate)},
                {"gain", number_or_null(one.gain)},
                {"gain-after", one.gain ? Json(one.gain_after) : Json()},
                {"willing", one.willing},
                {"affords", one.affords}};
    }

    [[nodiscard]] Json guarantees() const {
        const GuaranteesNeeded& found = hold_.guarantees;
        Json json;
        json["needs"] = Json::array();
        for (const GuaranteeNeed& need : found.needs) {
            Json one;
            one["on"] = party(need.on);
            one["lacking"] = json_number(need.lacking);
            one["lacking-after"] = need.lacking_after;
            one["penalty"] = need.penalty ? json_number(*need.penalty) : Json();
            one["until"] = need.until ? Json(agreement_.obligations[*need.until].id) : Json();
            one["guarantors"] = Json::array();
            for (const Carrier& c : need.carriers) one["guarantors"].push_back(carrier(c));
            one["carried-by"] = need.carried_by ? Json(party(need.carriers[*need.carried_by].by)) : Json();
            json["needs"].push_back(std::move(one));
        }
        json["all-carried"] = found.all_carried;
        json["limit-reached"] = found.limit_reached;
        json["relied-on"] = Json::array();
        for (const GuaranteeRelied& relied : found.relied) {
            Json one = guarantee_head(relied.guarantee);
            one["after"] = relied.after;
            one["penalty"] = json_number(relied.penalty);
            one["guarantor"] = carrier(relied.by);
            json["relied-on"].push_back(std::move(one));
        }
        return json;
    }

    [[nodiscard]] Json outcome(const Plan& plan) const {
        Json json;
        json["steps"] = Json::array();
        for (const PlanStep& step : plan.steps) json["steps"].push_back(ids(step.obligations));
        json["margin"] = number_or_null(plan.margin);
        json["stops-at"] = plan.stops_at ? Json(*plan.stops_at) : Json();
        json["stopped-by"] = plan.stopped_by ? Json(party(*plan.stopped_by)) : Json();
        json["self-enforcing"] = plan.self_enforcing;
        return json;
    }

    [[nodiscard]] Json joint_step(const JointStep& one) const {
        Json json;
        json["obligations"] = ids(one.obligations);
        json["replaces"] = Json::array();
        for (const auto& [from, of] : one.replaces) json["replaces"].push_back(ids({from, of}));
        json["plan"] = outcome(one.plan);
        return json;
    }

    [[nodiscard]] Json joint(const JointSteps& found) const {
        Json json;
        json["smallest"] = Json::array();
        for (const JointStep& one : found.found) json["smallest"].push_back(joint_step(one));
        json["count"] = found.count;
        json["in-turn"] = Json::array();
        for (const JointStep& one : found.in_turn) json["in-turn"].push_back(joint_step(one));
        json["limit-reached"] = found.limit_reached;
        return json;
    }

    [[nodiscard]] Json deadlock(const Deadlock& found) const {
        Json json;
        json["deal"] = found.deal;
        json["done"] = ids(found.done);
        json["next"] = Json::array();
        for (const StepRefused& step : found.next)
            json["next"].push_back({{"obligations", ids(step.obligations)},
                                    {"stops", party(step.stops)},
                                    {"short-by", json_number(step.short_by)},
                                    {"all-who-stop", json_parties(subject_, step.all_who_stop)}});
        json["cycle"] = json_parties(subject_, found.cycle);
        json["joint"] = ids(found.joint);
        return json;
    }

    [[nodiscard]] Json links(const LinksTested& found) const {
        Json list = Json::array();
        for (const LinkTested& link : found.links) {
            Json one;
            one["id"] = link.id.empty() ? Json() : Json(link.id);
            one["kind"] = link.tie ? "with" : "after";
            one["obligation"] = agreement_.obligations[link.from].id;
            one["of"] = agreement_.obligations[link.of].id;
            one["idle"] = link.idle;
            one["not-searched"] = link.not_searched.empty() ? Json() : Json(link.not_searched);
            one["best-with"] = number_or_null(link.best_with);
            one["best-without"] = number_or_null(link.best_without);
            one["worst"] = link.worst ? outcome(*link.worst) : Json();
            one["otherwise"] = link.otherwise ? outcome(*link.otherwise) : Json();
            one["exposed"] = json_parties(subject_, link.exposed);
            list.push_back(std::move(one));
        }
        return list;
    }

    const Case& subject_;
    const Agreement& agreement_;
    const Hold& hold_;
};

}  // namespace

Json hold_json(const Space& space, const Kept& found) { return HoldJson(space, found).all(); }

}  // namespace irenic
