#include <algorithm>

#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/words.hpp"
#include "report/words_ledger.hpp"

namespace irenic {
namespace {

Phrase order_of(const Agreement& agreement, const Plan& plan) {
    Phrase words;
    for (const PlanStep& step : plan.steps) {
        if (!words.empty()) words << ", then ";
        std::vector<Phrase> names;
        for (const ObligationIndex o : step.obligations) names.push_back(obligation_name(agreement, o));
        words << list_of(names);
    }
    return words;
}

Phrase breach_words(const Space& space, const Agreement& agreement, const Position& position) {
    Phrase words;
    words << "A breach of " << obligation_name(agreement, *position.breach)
          << " is the last word on it, so what a breach leads to is taken to be in force";
    if (position.undone.empty()) return words << "; it changes nothing here.";
    std::vector<Phrase> levels;
    for (const Setting& setting : position.undone) {
        const Option& option = space.subject().options[setting.option];
        levels.push_back(Phrase(name(label_of(option.name, option.id)))
                         << " " << name(option.level_labels[setting.level]));
    }
    return words << ": " << list_of(levels)
                 << ". What it has undone stays undone unless something that is left sets it.";
}

Phrase rest_words(const Space& space, const Plan& rest) {
    Phrase words;
    if (rest.steps.empty()) {
        words << "Nothing is left to be done.";
        if (!rest.stops_at) return words << " Nobody would gain by undoing it.";
    } else {
        words << "What is left, as written: " << counted(rest.steps.size(), "step", "steps") << ".";
        if (!rest.stops_at) {
            const bool one = rest.steps.size() == 1;
            words << (one ? " It would be carried out: before and after it"
                          : " They would be carried out: at each of them")
                  << ", every party that is asked has at least as much from going on as from stopping.";
            if (rest.margin) words << " The least slack is " << amount(rest.margin->to_double()) << ".";
            return words;
        }
    }
    if (!rest.steps.empty())
        words << (rest.steps.size() == 1 ? " It stops " : " They stop ")
              << (*rest.stops_at == 0 ? Phrase("where things stand") : stop_words(rest)) << ".";
    for (const SlackRow* row : first_stop(rest))
        words << " " << party_name(space.subject(), row->party)
              << (rest.stopped_by == row->party ? " would gain" : " would gain too")
              << " by stopping there: going on is worth " << amount(row->go_on.to_double()) << ", stopping "
              << amount(row->stop.to_double()) << " (" << signed_amount(row->slack.to_double()) << "), "
              << stopping_words(space, rest, *row) << ".";
    return words;
}

Phrase best_words(const Space& space, const Agreement& agreement, const Position& position) {
    Phrase words;
    const OrderFound& best = position.best;
    if (position.rest->steps.size() < 2) return words;
    if (!best.plan) return words << "No other order of it was found: " << best.why_none << ".";
    if (same_steps(*best.plan, *position.rest)) return words << "No order of it has a greater margin.";
    words << "The best order of it: " << order_of(agreement, *best.plan) << ".";
    if (best.plan->margin) words << " Its margin is " << signed_amount(best.plan->margin->to_double());
    if (best.plan->margin && position.rest->margin)
        words << ", as written " << signed_amount(position.rest->margin->to_double());
    if (best.plan->margin) words << ".";
    if (best.plan->stopped_by)
        words << " It stops too, " << stop_words(*best.plan) << ": "
              << party_name(space.subject(), *best.plan->stopped_by) << ".";
    else
        words << " It would be carried out.";
    if (!best.proven) words << " A limit of the search was reached: a better one may exist.";
    return words;
}

std::string share(const Wide& chance) { return amount(chance.to_double()); }

Phrase forecast_words(const Forecast& forecast, const Monitored& found) {
    Phrase words;
    words << "If every obligation takes its days from " << to_string(found.today)
          << " on and nobody stops, the last is done " << counted(forecast.days, "day", "days") << " later";
    if (forecast.end) words << ", on " << to_string(*forecast.end);
    if (forecast.end && forecast.planned_end) {
        const std::int64_t late = forecast.days_late;
        words << "; by the calendar of the agreement as written it was " << to_string(*forecast.planned_end);
        if (late != 0)
            words << ", " << counted(static_cast<std::size_t>(std::abs(late)), "day", "days")
                  << (late > 0 ? " earlier" : " later");
    }
    words << ".";
    if (forecast.hazard && forecast.days > 0) {
        words << " The chance that nothing from outside breaks it before then is " << share(forecast.chance);
        if (!(forecast.chance_least == forecast.chance_most))
            words << " (" << share(forecast.chance_least) << " to " << share(forecast.chance_most) << ")";
        words << ", by the hazard of the case.";
    }
    return words;
}

}  // namespace

std::vector<Phrase> from_here_words(const Space& space, const Agreement& agreement, const Position& position,
                                    const Monitored& found) {
    std::vector<Phrase> all;
    if (position.breach) all.push_back(breach_words(space, agreement, position));
    for (const Diagnostic& why : position.why_no_rest)
        all.push_back(Phrase("What is left cannot be judged: ") << prose(why.message) << ".");
    if (!position.rest) return all;
    all.push_back(rest_words(space, *position.rest));
    if (Phrase best = best_words(space, agreement, position); !best.empty()) all.push_back(std::move(best));
    if (!position.rest->steps.empty()) all.push_back(forecast_words(position.forecast, found));
    return all;
}

Phrase chance_words(const Space& space, const LedgerView& view) {
    Phrase words;
    if (view.chances.empty()) return words;
    words << "By the confidence of what is disputed, each dispute for itself: ";
    std::vector<Phrase> each;
    for (const StopChance& one : view.chances)
        each.push_back((one.party ? party_name(space.subject(), *one.party) << " stops next" : Phrase("nobody stops"))
                       << " with a chance of " << share(one.chance));
    return words << list_of(each) << ".";
}

}  // namespace irenic
