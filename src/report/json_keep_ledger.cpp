/// `ledger` in `irenic keep --json`.
#include <algorithm>

#include "report/keep_ledger.hpp"

namespace irenic {
namespace {

const char* id_of(Fulfilment standing) {
    constexpr const char* ids[] = {"open", "partly", "performed", "violated"};
    return ids[static_cast<std::size_t>(standing)];
}

Json day_json(const std::optional<CalendarDay>& day) { return day ? Json(to_string(*day)) : Json(); }

Json account_json(const Ledger& ledger, const std::optional<AccountIndex>& account) {
    return account ? Json(ledger.accounts[*account].id) : Json();
}

Json accounts_json(const Ledger& ledger, const std::vector<AccountIndex>& accounts) {
    Json ids = Json::array();
    for (const AccountIndex account : accounts) ids.push_back(ledger.accounts[account].id);
    return ids;
}

Json event_json(const Ledger& ledger, const std::vector<std::string>& written, const LedgerEvent& event) {
    Json json;
    json["id"] = event.id;
    json["date"] = to_string(event.date);
    json["obligation"] = written[event.obligation];
    json["event"] = irenic::id_of(event.kind);
    json["part"] = event.part ? json_number(*event.part) : Json();
    json["by"] = account_json(ledger, event.by);
    if (event.kind == EventKind::disputed) {
        json["affirmed-by"] = accounts_json(ledger, event.affirmed_by);
        json["denied-by"] = accounts_json(ledger, event.denied_by);
    }
    json["confidence"] = event.confidence ? json_number(*event.confidence) : Json();
    json["corrects"] = event.corrects ? Json(ledger.events[*event.corrects].id) : Json();
    json["sources"] = Json::array();
    for (const Citation& citation : event.provenance.sources)
        json["sources"].push_back(ledger.sources[citation.source].id +
                                  (citation.locator.empty() ? "" : " " + citation.locator));
    json["note"] = event.provenance.note;
    json["checked"] = event.checked;
    return json;
}

Json file_json(const Monitored& found, std::size_t k) {
    const Ledger& ledger = found.ledgers[k];
    Json json;
    json["file"] = ledger.file;
    json["sha256"] = ledger.sha256;
    json["title"] = ledger.title;
    json["effective"] = day_json(ledger.effective);
    json["accounts"] = Json::array();
    for (const Account& account : ledger.accounts)
        json["accounts"].push_back({{"id", account.id}, {"name", account.name}});
    json["events"] = Json::array();
    for (const LedgerEvent& event : ledger.events) json["events"].push_back(event_json(ledger, found.written, event));
    json["last-check"] = ledger.events.empty() ? Json() : Json(ledger.events.back().digest);
    json["later"] = found.later[k];
    return json;
}

Json now_json(const Agreement& agreement, const Ledger& ledger, const ObligationNow& now, ObligationIndex o) {
    Json json;
    json["obligation"] = agreement.obligations[o].id;
    json["standing"] = id_of(now.word.standing);
    json["event"] = now.word.event ? Json(ledger.events[*now.word.event].id) : Json();
    json["parts"] = now.word.parts;
    json["done-on"] = day_json(now.done_on);
    json["due"] = day_json(now.due);
    json["days-late"] = now.due ? Json(now.days_late) : Json();
    json["overdue"] = now.overdue();
    json["waits-for"] = json_obligations(agreement, now.waits_for);
    json["done-before"] = json_obligations(agreement, now.done_before);
    json["not-before"] = day_json(now.not_before);
    return json;
}

Json forecast_json(const Forecast& forecast) {
    Json json;
    json["days"] = forecast.days;
    json["end"] = day_json(forecast.end);
    json["planned-end"] = day_json(forecast.planned_end);
    json["days-late"] = forecast.end && forecast.planned_end ? Json(forecast.days_late) : Json();
    json["chance"] = json_number(forecast.chance);
    json["chance-least"] = json_number(forecast.chance_least);
    json["chance-most"] = json_number(forecast.chance_most);
    return json;
}

Json position_json(const Space& space, const Agreement& agreement, const Ledger& ledger, const Position& position) {
    const Case& subject = space.subject();
    Json json;
    json["state"] = position.state == no_state ? Json() : Json(space.name(position.state));
    json["breach"] = position.breach ? Json(agreement.obligations[*position.breach].id) : Json();
    json["undone"] = Json::object();
    for (const Setting& setting : position.undone)
        json["undone"][subject.options[setting.option].id] = subject.options[setting.option].levels[setting.level];
    json["obligations"] = Json::array();
    for (ObligationIndex o = 0; o < position.obligations.size(); ++o)
        json["obligations"].push_back(now_json(agreement, ledger, position.obligations[o], o));
    json["waiting"] = Json::array();
    for (const WaitingChain& chain : position.waiting)
        json["waiting"].push_back({{"party", subject.parties[chain.party].id},
                                   {"obligations", json_obligations(agreement, chain.obligations)}});
    json["rest"] = position.rest ? kept_plan_json(space, agreement, *position.rest) : Json();
    json["why-no-rest"] = Json::array();
    for (const Diagnostic& why : position.why_no_rest) json["why-no-rest"].push_back(why.message);
    json["best"] = position.best.plan ? kept_plan_json(space, agreement, *position.best.plan) : Json();
    json["best-proven"] = position.best.proven;
    json["forecast"] = position.rest ? forecast_json(position.forecast) : Json();
    return json;
}

Json view_json(const Space& space, const Agreement& agreement, const Monitored& found, const LedgerView& view) {
    const Ledger& ledger = found.ledger_of(view);
    Json json;
    json["file"] = ledger.file;
    json["account"] = account_json(ledger, view.words.account);
    json["disputed"] = Json::array();
    for (const Dispute& dispute : view.words.disputed)
        json["disputed"].push_back({{"obligation", agreement.obligations[dispute.obligation].id},
                                    {"event", dispute.event ? Json(ledger.events[*dispute.event].id) : Json()},
                                    {"confidence", dispute.event && ledger.events[*dispute.event].confidence
                                                       ? json_number(*ledger.events[*dispute.event].confidence)
                                                       : Json()}});
    json["affirmed"] = position_json(space, agreement, ledger, view.affirmed);
    json["denied"] = view.denied ? position_json(space, agreement, ledger, *view.denied) : Json();
    json["chances"] = Json::array();
    for (const StopChance& chance : view.chances)
        json["chances"].push_back({{"stops", chance.party ? Json(space.subject().parties[*chance.party].id) : Json()},
                                   {"chance", json_number(chance.chance)}});
    return json;
}

}  // namespace

Json ledger_json(const Space& space, const Agreement& agreement, const Monitored& found) {
    Json json;
    json["today"] = to_string(found.today);
    json["today-given"] = found.today_given;
    json["files"] = Json::array();
    for (std::size_t k = 0; k < found.ledgers.size(); ++k) json["files"].push_back(file_json(found, k));
    json["differing"] = json_obligations(agreement, found.differing);
    json["views"] = Json::array();
    for (const LedgerView& view : found.views) json["views"].push_back(view_json(space, agreement, found, view));
    return json;
}

}  // namespace irenic
