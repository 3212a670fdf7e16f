/// Random agreements of which a random set has been done, against the naive plan that does that set in its first step; and what
/// random ledgers come to, against a second reading of them, entry by entry.
#include <map>

#include <gtest/gtest.h>

#include "irenic/keeping.hpp"
#include "keeping/naive_plan.hpp"
#include "keeping/random_agreement.hpp"
#include "keeping/wide_of.hpp"

namespace irenic::testing {
namespace {

const CalendarDay first_day = *parse_day("2031-01-01");

/// An agreement in one deal, and what of it has been done.
struct HalfDone {
    Case subject;
    std::vector<ObligationIndex> done;
    bool broken = false;
};

HalfDone half_done(Random& random) {
    HalfDone made{random_agreement(random), {}, random.percent(15)};
    Agreement& agreement = made.subject.agreements.front();
    agreement.separately.clear();
    agreement.effective = first_day;
    for (ObligationIndex o = 0; o < agreement.obligations.size(); ++o)
        if (random.percent(45)) made.done.push_back(o);
    return made;
}

bool contains(const std::vector<ObligationIndex>& all, ObligationIndex o) {
    return std::find(all.begin(), all.end(), o) != all.end();
}

/// What has been done in one step, then the rest in file order. Links do not matter to what a plan is worth; what is tied to something
/// done is tied no more.
naive::Plan naive_rest(const HalfDone& made) {
    Case subject = made.subject;
    Agreement& agreement = subject.agreements.front();
    for (ObligationIndex o = 0; o < agreement.obligations.size(); ++o) {
        Obligation& obligation = agreement.obligations[o];
        obligation.after.clear();
        std::erase_if(obligation.with,
                      [&](ObligationIndex other) { return contains(made.done, o) || contains(made.done, other); });
    }
    std::vector<naive::Keeper::Step> order;
    if (!made.done.empty()) order.push_back(made.done);
    for (const auto& unit : naive::Keeper(subject, agreement).units())
        if (!contains(made.done, unit.front())) order.push_back(unit);
    return naive::Keeper(subject, agreement).run(order);
}

Ledger ledger_of(const HalfDone& made, std::uint32_t day) {
    Ledger ledger;
    ledger.effective = first_day;
    for (const ObligationIndex o : made.done) {
        LedgerEvent event;
        event.date = *days_after(first_day, day);
        event.obligation = o;
        ledger.events.push_back(event);
    }
    return ledger;
}

std::string compare(const HalfDone& made) {
    const Space::Build build = Space::build(made.subject);
    if (!build.ok()) return "no feasible state";
    const naive::Plan twin = naive_rest(made);
    const std::uint32_t before = made.done.empty() ? 0 : 1;
    const std::uint32_t day = before == 0 || twin.days.empty() ? 0 : twin.days.front();
    MonitorQuestion question;
    question.ledgers.push_back(ledger_of(made, day));
    question.today = *days_after(first_day, day);
    const Monitored found = monitor(*build.space, 0, question);
    EXPECT_EQ(found.views.size(), 1U);
    const Position& position = found.views.front().affirmed;
    // The start, which lies behind, may be at fault in the twin, and nowhere else.
    if (!twin.errors.empty()) return twin.errors.front();
    // Links and ties may contradict each other, which the twin does not see.
    if (!position.rest && position.why_no_rest.front().code == "link-violated") return "link-violated";
    EXPECT_TRUE(position.rest.has_value()) << position.why_no_rest.front().message;
    if (!position.rest) return "none";
    const Plan& rest = *position.rest;
    EXPECT_EQ(rest.steps.size() + before, twin.steps.size());
    if (rest.steps.size() + before != twin.steps.size()) return "other steps";
    for (std::size_t k = 0; k < rest.steps.size(); ++k) {
        const auto& obligations = rest.steps[k].obligations;
        EXPECT_EQ(naive::Obligations(obligations.begin(), obligations.end()), twin.steps[k + before]);
        EXPECT_EQ(rest.steps[k].days, twin.days[k + before]);
    }
    for (std::size_t k = 0; k < rest.states.size(); ++k)
        EXPECT_EQ(build.space->levels(rest.states[k]), twin.states[k + before]);
    std::vector<naive::Row> rows;
    for (const naive::Row& row : twin.rows)
        if (row.after >= before) rows.push_back(row);
    EXPECT_EQ(rest.slack.size(), rows.size());
    if (rest.slack.size() != rows.size()) return "other rows";
    for (std::size_t k = 0; k < rows.size(); ++k) {
        EXPECT_EQ(rest.slack[k].after + before, rows[k].after);
        EXPECT_EQ(rest.slack[k].party, rows[k].party);
        EXPECT_EQ(rest.slack[k].at_end, rows[k].at_end);
        EXPECT_TRUE(rest.slack[k].go_on == wide_of(rows[k].go_on));
        EXPECT_TRUE(rest.slack[k].stop == wide_of(rows[k].stop));
        EXPECT_TRUE(rest.slack[k].penalties == wide_of(rows[k].penalties));
    }
    // The best order of the rest is at least as good as the one that is written.
    const auto& best = position.best.plan;
    if (best && rest.margin && best->margin) {
        EXPECT_TRUE(*best->margin >= *rest.margin) << best->margin->to_double() << " " << rest.margin->to_double();
    }
    if (made.done.empty() || rest.steps.empty()) return "all or nothing done";
    return rest.self_enforcing ? "kept" : "stopped";
}

TEST(LedgerWithTwin, what_is_left_is_judged_exactly_as_the_naive_plan_from_the_same_set) {
    // Some have an error, or nothing left; over 2000 have a rest.
    auto came_to = outcomes_of_random_cases(5000, half_done, compare);
    if (!came_to) return;
    EXPECT_GT((*came_to)["kept"] + (*came_to)["stopped"], 2000U);
    EXPECT_GT((*came_to)["kept"], 500U);
    EXPECT_GT((*came_to)["stopped"], 500U);
}

// ---------------------------------------------------------------- words

struct RandomLedger {
    Agreement agreement;
    Ledger ledger;
    CalendarDay until;
};

RandomLedger random_ledger(Random& random) {
    RandomLedger made;
    made.agreement.obligations.resize(1 + random.below(4));
    for (Obligation& obligation : made.agreement.obligations) obligation.parts = 4;
    made.ledger.accounts.resize(3);
    for (std::uint32_t k = random.below(12); k > 0; --k) {
        LedgerEvent event;
        event.date = *days_after(first_day, random.below(10));
        event.obligation = random.below(static_cast<std::uint32_t>(made.agreement.obligations.size()));
        event.kind = event_kinds[random.below(5)].kind;
        if (event.kind == EventKind::partly) event.part = Decimal{Decimal::units_per_one / 100 * random.between(1, 99)};
        if (random.percent(80)) event.by = random.below(3);
        if (event.kind == EventKind::disputed) {
            if (random.percent(50)) event.affirmed_by.push_back(random.below(3));
            if (random.percent(50)) event.denied_by.push_back(random.below(3));
            if (event.affirmed_by == event.denied_by) event.denied_by.clear();
        }
        const auto entered = static_cast<std::uint32_t>(made.ledger.events.size());
        if (entered > 0 && random.percent(20)) event.corrects = random.below(entered);
        made.ledger.events.push_back(std::move(event));
    }
    made.until = *days_after(first_day, random.below(12));
    return made;
}

/// 0 violated, 1 open, 2 + whole parts, 100 performed.
struct Levels2 {
    std::uint32_t most = 1;
    std::uint32_t least = 1;
};

/// One account's course, day by day; `whose`: 3 for nobody's.
Levels2 course(const RandomLedger& made, ObligationIndex o, std::uint32_t whose, bool on_sides) {
    Levels2 now;
    std::uint32_t before = 1;  // short of performed
    for (std::uint32_t day = 0; day < 12; ++day)
        for (std::size_t e = 0; e < made.ledger.events.size(); ++e) {
            const LedgerEvent& event = made.ledger.events[e];
            if (event.obligation != o || event.date != *days_after(first_day, day) || event.date > made.until) continue;
            bool counts = true;
            for (const LedgerEvent& later : made.ledger.events)
                if (later.corrects == e && later.date <= made.until) counts = false;
            const bool affirms = on_sides && contains(event.affirmed_by, whose);
            const bool denies = on_sides && contains(event.denied_by, whose);
            if (event.by && *event.by != whose && !affirms && !denies) counts = false;
            if (!counts) continue;
            if (event.kind == EventKind::performed || event.kind == EventKind::late) now = {100, 100};
            if (event.kind == EventKind::violated) now = {0, 0};
            if (event.kind == EventKind::partly) {
                const auto parts = static_cast<std::uint32_t>(event.part->units * 4 / Decimal::units_per_one);
                now = {2 + parts, 2 + parts};
            }
            if (event.kind != EventKind::disputed) {
                if (now.least != 100) before = now.least;
                continue;
            }
            const std::uint32_t less = now.least == 100 ? before : now.least;
            now = {denies ? less : 100, affirms ? 100 : less};
        }
    return now;
}

std::uint32_t level_of(const LedgerWord& word) {
    switch (word.standing) {
        case Fulfilment::violated: return 0;
        case Fulfilment::open: return 1;
        case Fulfilment::partly: return 2 + word.parts;
        case Fulfilment::performed: break;
    }
    return 100;
}

void compare_words(const RandomLedger& made) {
    for (std::uint32_t account = 0; account < 3; ++account) {
        const LedgerWords words = words_of(made.agreement, made.ledger, account, made.until);
        for (ObligationIndex o = 0; o < made.agreement.obligations.size(); ++o) {
            const Levels2 twin = course(made, o, account, true);
            EXPECT_EQ(level_of(words.affirmed[o]), twin.most);
            EXPECT_EQ(level_of(words.denied[o]), twin.least);
        }
    }
    const LedgerWords all = words_of(made.agreement, made.ledger, {}, made.until);
    for (ObligationIndex o = 0; o < made.agreement.obligations.size(); ++o) {
        std::vector<std::uint32_t> speak;
        std::vector<bool> own_word(3);
        for (std::uint32_t account = 0; account < 3; ++account)
            for (std::size_t e = 0; e < made.ledger.events.size(); ++e) {
                const LedgerEvent& event = made.ledger.events[e];
                const bool named = contains(event.affirmed_by, account) || contains(event.denied_by, account);
                bool counts = event.date <= made.until && event.obligation == o && (event.by == account || named);
                for (const LedgerEvent& later : made.ledger.events)
                    if (later.corrects == e && later.date <= made.until) counts = false;
                if (counts && event.by == account) own_word[account] = true;
                if (counts && !contains(speak, account)) speak.push_back(account);
            }
        const auto own_course = [&](std::uint32_t account) { return course(made, o, account, !own_word[account]); };
        const LedgerWord& more = all.affirmed[o];
        const LedgerWord& less = all.denied[o];
        std::uint32_t most = 0;
        for (const std::uint32_t account : speak) most = std::max(most, own_course(account).most);
        if (speak.empty()) most = course(made, o, 3, false).most;
        EXPECT_EQ(level_of(more), most);
        // Whoever said that a part was done, and no more since, does not deny what is said to have been done later.
        bool somebody = speak.empty() && level_of(less) == course(made, o, 3, false).least;
        for (const std::uint32_t account : speak) {
            const Levels2 own = own_course(account);
            somebody = somebody || level_of(less) == own.least;
            const bool part = own.least >= 2 && own.least < 100 && own.least == own.most;
            if (!part) {
                EXPECT_LE(level_of(less), own.least);
            }
        }
        EXPECT_TRUE(somebody);
    }
}

TEST(LedgerWithTwin, what_accounts_say_is_what_their_entries_come_to_one_by_one) {
    for_random_cases(4000, random_ledger, compare_words);
}

}  // namespace
}  // namespace irenic::testing
