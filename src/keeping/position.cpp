#include "keeping/position.hpp"

#include <algorithm>

#include "keeping/hazard.hpp"
#include "keeping/schedule.hpp"

namespace irenic {
namespace {

bool is_violated(const LedgerWord& word) { return word.standing == Fulfilment::violated; }

std::vector<bool> performed_by(const std::vector<LedgerWord>& words) {
    std::vector<bool> done;
    for (const LedgerWord& word : words) done.push_back(word.standing == Fulfilment::performed);
    return done;
}

std::uint32_t day_of(const MonitorDays& days) {
    if (!days.effective || days.today < *days.effective) return 0;
    return static_cast<std::uint32_t>((days.today - *days.effective).count());
}

/// What is left of an obligation of which parts are done takes its share of the days; a day begun counts as one.
void take_parts_off(Rest& rest, const std::vector<LedgerWord>& words) {
    for (std::size_t k = 0; k < rest.left.size(); ++k) {
        Obligation& obligation = rest.agreement.obligations[k];
        const LedgerWord& word = words[rest.left[k]];
        if (word.standing != Fulfilment::partly) continue;
        const std::uint64_t days = std::uint64_t{obligation.days} * (obligation.parts - word.parts);
        obligation.days = static_cast<std::uint32_t>((days + obligation.parts - 1) / obligation.parts);
    }
}

Forecast forecast_of(const Agreement& agreement, const Plan& rest, const MonitorDays& days) {
    Forecast made;
    for (const PlanStep& step : rest.steps) made.days += step.days;
    if (days.effective) {
        made.planned_end = days_after(*days.effective, planned_end(agreement));
        made.end = days_after(std::max(days.today, *days.effective), made.days);
        if (made.end && made.planned_end) made.days_late = (*made.end - *made.planned_end).count();
    }
    const Hazard& hazard = agreement.keeping.hazard;
    const auto chance = [&](Decimal Range::*end) {
        return chance_to_last(hazard, day_of(days), static_cast<std::uint32_t>(made.days), end);
    };
    made.hazard = !hazard.never_present();
    made.chance = chance(&Range::best);
    made.chance_most = chance(&Range::low);
    made.chance_least = chance(&Range::high);
    return made;
}

}  // namespace

RestJudge::RestJudge(const Case& subject, AgreementIndex agreement, const SpaceLimits& limits, const Workers& workers,
                     const std::stop_token& stop)
    : whole_(subject),
      index_(agreement),
      stop_(stop),
      rest_case_(std::make_unique<Case>(subject)),
      build_(Space::build(*rest_case_, limits, workers, stop)) {}

void RestJudge::place(const std::vector<LedgerWord>& words, const MonitorDays& days) {
    const bool broken = std::any_of(words.begin(), words.end(), is_violated);
    rest_ = rest_of(whole_, agreement(), performed_by(words), broken, day_of(days));
    take_parts_off(rest_, words);
    rest_case_->agreements[index_] = rest_.agreement;
    rest_case_->status_quo.reset();
    for (OptionIndex o = 0; o < rest_.start.size(); ++o) rest_case_->options[o].start = rest_.start[o];
}

void RestJudge::count_as_whole(Plan& plan) const {
    for (PlanStep& step : plan.steps)
        for (ObligationIndex& o : step.obligations) o = rest_.left[o];
}

PlanResult RestJudge::as_written() const {
    PlanResult judged = plan_as_written(*build_.space, index_);
    if (!judged.plan) return judged;
    judged.plan->name = "rest-as-written";
    count_as_whole(*judged.plan);
    return judged;
}

OrderFound RestJudge::best(const OrderLimits& limits) const {
    OrderFound found;
    if (rest_.left.empty()) {
        found.why_none = "nothing is left to be done";
        return found;
    }
    found = plan_best(*build_.space, index_, limits, stop_);
    if (!found.plan) return found;
    found.plan->name = "rest-best";
    count_as_whole(*found.plan);
    return found;
}

Position position_of(RestJudge& judge, const Ledger& ledger, const std::vector<LedgerWord>& words,
                     const MonitorDays& days, const OrderLimits& limits) {
    Position made;
    const Agreement& agreement = judge.agreement();
    Standings standings = standings_of(agreement, ledger, words, days);
    made.obligations = std::move(standings.obligations);
    made.waiting = std::move(standings.waiting);
    const auto breach = std::find_if(words.begin(), words.end(), is_violated);
    if (breach != words.end()) made.breach = static_cast<ObligationIndex>(breach - words.begin());
    judge.place(words, days);
    made.state = judge.state();
    const Levels kept = levels_of(judge.whole(), agreement, performed_by(words));
    for (OptionIndex o = 0; o < kept.size(); ++o)
        if (kept[o] != judge.start()[o]) made.undone.push_back({o, judge.start()[o]});
    PlanResult judged = judge.as_written();
    made.why_no_rest = std::move(judged.diagnostics);
    if (!judged.plan) return made;
    made.rest = std::move(judged.plan);
    made.forecast = forecast_of(agreement, *made.rest, days);
    made.best = judge.best(limits);
    // The search may be out by rounding; the order as written then is no worse.
    if (made.best.plan && made.best.plan->margin && made.rest->margin && *made.best.plan->margin < *made.rest->margin) {
        made.best.plan = made.rest;
        made.best.plan->name = "rest-best";
    }
    return made;
}

std::vector<StopChance> stop_chances(RestJudge& judge, const Ledger& ledger, const LedgerWords& words,
                                     const MonitorDays& days) {
    constexpr std::size_t most_disputed = 10;
    // What one entry disputes, be it several parts of an obligation, is drawn once.
    std::vector<EventIndex> events;
    std::vector<Wide> affirmed;
    for (const Dispute& dispute : words.disputed) {
        if (!dispute.event || !ledger.events[*dispute.event].confidence) return {};
        if (std::find(events.begin(), events.end(), *dispute.event) != events.end()) continue;
        events.push_back(*dispute.event);
        affirmed.emplace_back(*ledger.events[*dispute.event].confidence);
    }
    std::vector<StopChance> chances;
    if (affirmed.empty() || affirmed.size() > most_disputed) return chances;
    const Wide one(std::int64_t{1});
    for (std::uint32_t drawn = 0; drawn < std::uint32_t{1} << affirmed.size(); ++drawn) {
        std::vector<LedgerWord> way = words.denied;
        Wide chance = one;
        for (std::size_t k = 0; k < affirmed.size(); ++k) {
            const bool yes = ((drawn >> k) & 1U) != 0;
            chance = chance * (yes ? affirmed[k] : one - affirmed[k]);
            for (const Dispute& dispute : words.disputed)
                if (yes && *dispute.event == events[k]) way[dispute.obligation] = words.affirmed[dispute.obligation];
        }
        if (chance.sign() == 0) continue;
        judge.place(way, days);
        const PlanResult judged = judge.as_written();
        if (!judged.plan) return {};
        const auto known = std::find_if(chances.begin(), chances.end(),
                                        [&](const StopChance& found) { return found.party == judged.plan->stopped_by; });
        if (known == chances.end())
            chances.push_back({judged.plan->stopped_by, chance});
        else
            known->chance = known->chance + chance;
    }
    std::stable_sort(chances.begin(), chances.end(),
                     [](const StopChance& a, const StopChance& b) { return a.chance > b.chance; });
    return chances;
}

}  // namespace irenic
