/// What was in fact done, worked by hand on the exchange of docs/keeping.md.
#include <gtest/gtest.h>

#include "irenic/keeping.hpp"
#include "support/case_builder.hpp"

namespace irenic::testing {
namespace {

CalendarDay day(std::string_view text) { return *parse_day(text); }

/// Gate and fund: `upper` opens in two steps, `lower` pays in two instalments, each after the other's part before it.
Case gate_and_fund() {
    CaseBuilder builder;
    builder.party("upper").party("lower");
    builder.option("gate", {"upper"}, {"closed", "half", "open"}, "up");
    builder.option("fund", {"lower"}, {"none", "first", "full"}, "up");
    Case& made = builder.made();
    const auto graded = [&](PartyIndex i, OptionIndex o, std::vector<const char*> grades) {
        Statement statement;
        statement.graded = o;
        for (const char* grade : grades) {
            const Decimal value = decimal(grade);
            statement.grades.push_back({value, value, value, 1, Range::Shape::unstated});
        }
        made.preferences[i].kind = Preference::Kind::weighted;
        made.preferences[i].statements.push_back(std::move(statement));
    };
    graded(0, 0, {"0", "-4", "-8"});
    graded(0, 1, {"0", "6", "12"});
    graded(1, 0, {"0", "6", "12"});
    graded(1, 1, {"0", "-4", "-8"});
    builder.agreement("exchange");
    const std::pair<const char*, std::pair<OptionIndex, Level>> steps[] = {
        {"open-half", {0, 1}}, {"pay-first", {1, 1}}, {"open-full", {0, 2}}, {"pay-rest", {1, 2}}};
    for (const auto& [id, setting] : steps) {
        builder.obligation(id, {}, 10);
        Obligation& obligation = builder.last_agreement().obligations.back();
        obligation.by = {setting.first};
        obligation.sets = {{setting.first, setting.second}};
        const auto index = static_cast<ObligationIndex>(builder.last_agreement().obligations.size() - 1);
        if (index > 0) {
            Link link;
            link.of = index - 1;
            obligation.after.push_back(link);
        }
    }
    builder.last_agreement().effective = day("2031-04-01");
    return builder.build();
}

class Monitoring : public ::testing::Test {
protected:
    Monitoring() : subject_(gate_and_fund()), build_(Space::build(subject_)) {
        ledger_.effective = day("2031-04-01");
        for (const char* id : {"upper", "lower"}) {
            Account account;
            account.id = account.name = id;
            account.party = static_cast<PartyIndex>(ledger_.accounts.size());
            ledger_.accounts.push_back(account);
        }
    }

    LedgerEvent& enter(const char* date, ObligationIndex obligation, EventKind kind,
                       std::optional<AccountIndex> by = {}) {
        LedgerEvent event;
        event.id = "e" + std::to_string(ledger_.events.size() + 1);
        event.date = day(date);
        event.obligation = obligation;
        event.kind = kind;
        event.by = by;
        ledger_.events.push_back(event);
        return ledger_.events.back();
    }

    [[nodiscard]] Monitored ask(const char* today, std::vector<std::string> accounts = {}) const {
        MonitorQuestion question;
        question.ledgers = {ledger_};
        question.accounts = std::move(accounts);
        if (*today != '\0') question.today = day(today);
        return monitor(*build_.space, 0, question);
    }

    Case subject_;
    Space::Build build_;
    Ledger ledger_;
};

constexpr ObligationIndex open_half = 0, pay_first = 1, open_full = 2, pay_rest = 3;

TEST_F(Monitoring, says_what_is_done_due_overdue_and_waiting) {
    enter("2031-04-13", open_half, EventKind::performed);
    const Monitored found = ask("2031-05-25");
    ASSERT_EQ(found.views.size(), 1U);
    const Position& now = found.views[0].affirmed;
    EXPECT_TRUE(now.obligations[open_half].done());
    EXPECT_EQ(now.obligations[open_half].due, day("2031-04-11"));
    EXPECT_EQ(now.obligations[open_half].days_late, 2);
    EXPECT_EQ(now.obligations[pay_first].due, day("2031-04-21"));
    EXPECT_EQ(now.obligations[pay_first].days_late, 34);
    EXPECT_TRUE(now.obligations[pay_first].overdue());
    EXPECT_TRUE(now.obligations[pay_first].waits_for.empty());
    EXPECT_EQ(now.obligations[pay_rest].waits_for, std::vector<ObligationIndex>{open_full});
    ASSERT_EQ(now.waiting.size(), 1U);  // lower waits for what waits for lower itself
    EXPECT_EQ(now.waiting[0].party, 0U);
    EXPECT_EQ(now.waiting[0].obligations, (std::vector<ObligationIndex>{open_full, pay_first}));
}

TEST_F(Monitoring, goes_on_from_the_actual_state) {
    enter("2031-04-11", open_half, EventKind::performed);
    const Monitored found = ask("");
    EXPECT_EQ(found.today, day("2031-04-11"));
    const Position& now = found.views[0].affirmed;
    ASSERT_TRUE(now.rest);
    EXPECT_EQ(build_.space->levels(now.state), (Levels{1, 0}));
    ASSERT_EQ(now.rest->steps.size(), 3U);
    EXPECT_EQ(now.rest->steps[0].obligations, std::vector<ObligationIndex>{pay_first});
    EXPECT_EQ(now.rest->stops_at, 0U);  // the lower town has 6 and would be left with 4
    EXPECT_EQ(now.rest->stopped_by, 1U);
    EXPECT_TRUE(*now.rest->margin == Wide(std::int64_t{-4}));
    EXPECT_EQ(now.forecast.days, 30U);
    EXPECT_EQ(now.forecast.end, day("2031-05-11"));
    EXPECT_EQ(now.forecast.days_late, 0);
}

TEST_F(Monitoring, starts_from_the_breach_where_the_last_word_is_violated) {
    subject_.agreements[0].if_broken = {{0, 0}, {1, 1}};  // the gate's direction forbids closing it
    build_ = Space::build(subject_);
    enter("2031-04-11", open_half, EventKind::performed);
    enter("2031-04-25", pay_first, EventKind::violated, 0);
    const Position now = ask("").views[0].affirmed;
    EXPECT_EQ(now.breach, pay_first);
    EXPECT_EQ(build_.space->levels(now.state), (Levels{1, 1}));
    ASSERT_EQ(now.undone.size(), 1U);
    EXPECT_EQ(now.undone[0].option, 1U);
    ASSERT_TRUE(now.rest);
    EXPECT_EQ(now.rest->steps.size(), 3U);  // what was violated is still owed
    enter("2031-04-28", pay_first, EventKind::late, 0);
    const Position mended = ask("").views[0].affirmed;
    EXPECT_FALSE(mended.breach);
    EXPECT_TRUE(mended.undone.empty());
}

TEST_F(Monitoring, takes_what_was_done_out_of_order_as_it_was) {
    enter("2031-04-05", open_full, EventKind::performed);
    enter("2031-04-11", open_half, EventKind::performed);
    const Position now = ask("").views[0].affirmed;
    EXPECT_EQ(now.obligations[open_full].done_before, std::vector<ObligationIndex>{pay_first});
    // Half open, which stands above, does not close the gate again.
    EXPECT_EQ(build_.space->levels(now.state), (Levels{2, 0}));
    EXPECT_TRUE(now.obligations[pay_rest].waits_for.empty());
}

TEST_F(Monitoring, shows_what_is_disputed_both_ways_and_by_its_chance) {
    enter("2031-04-11", open_half, EventKind::performed);
    enter("2031-04-21", pay_first, EventKind::performed, 1);
    LedgerEvent& dispute = enter("2031-04-22", pay_first, EventKind::disputed, 0);
    dispute.denied_by = {0};
    dispute.confidence = decimal("0.3");
    const Monitored found = ask("");
    ASSERT_EQ(found.views.size(), 3U);  // all together, upper, lower
    const LedgerView& all = found.views[0];
    ASSERT_EQ(all.words.disputed.size(), 1U);
    EXPECT_EQ(all.words.disputed[0].obligation, pay_first);
    ASSERT_TRUE(all.denied);
    EXPECT_TRUE(all.affirmed.obligations[pay_first].done());
    EXPECT_FALSE(all.denied->obligations[pay_first].done());
    EXPECT_FALSE(found.views[1].affirmed.obligations[pay_first].done());
    EXPECT_TRUE(found.views[2].affirmed.obligations[pay_first].done());
    EXPECT_EQ(found.differing, std::vector<ObligationIndex>{pay_first});
    // Paid: all go on until the gate is open, then the lower town stops. Not paid: it stops at once. Both ways it is the lower town.
    ASSERT_EQ(all.chances.size(), 1U);
    EXPECT_EQ(all.chances[0].party, 1U);
    EXPECT_TRUE(all.chances[0].chance == Wide(std::int64_t{1}));
    EXPECT_EQ(all.affirmed.rest->stops_at, 1U);
    EXPECT_EQ(all.denied->rest->stops_at, 0U);
}

TEST_F(Monitoring, shows_accounts_that_differ_only_on_the_day_whichever_is_listed_first) {
    enter("2031-04-14", open_half, EventKind::performed, 0);
    enter("2031-04-11", open_half, EventKind::performed, 1);
    const Monitored found = ask("");
    ASSERT_EQ(found.views.size(), 3U);
    EXPECT_TRUE(found.views[0].words.disputed.empty());
    EXPECT_EQ(found.differing, std::vector<ObligationIndex>{open_half});
    EXPECT_EQ(found.views[0].affirmed.obligations[open_half].done_on, day("2031-04-11"));
}

TEST_F(Monitoring, leaves_out_what_happened_after_the_day_asked_about) {
    enter("2031-04-11", open_half, EventKind::performed);
    enter("2031-04-21", pay_first, EventKind::performed);
    const Monitored found = ask("2031-04-15");
    EXPECT_EQ(found.later, std::vector<std::size_t>{1});
    EXPECT_FALSE(found.views[0].affirmed.obligations[pay_first].done());
}

TEST_F(Monitoring, sets_two_ledgers_side_by_side) {
    enter("2031-04-11", open_half, EventKind::performed);
    Ledger other = ledger_;
    enter("2031-04-20", pay_first, EventKind::performed);
    MonitorQuestion question;
    question.ledgers = {ledger_, other};
    const Monitored found = monitor(*build_.space, 0, question);
    ASSERT_EQ(found.views.size(), 2U);
    EXPECT_EQ(found.today, day("2031-04-20"));
    EXPECT_EQ(found.differing, std::vector<ObligationIndex>{pay_first});
}

TEST_F(Monitoring, has_nothing_left_when_all_is_done) {
    for (const ObligationIndex o : {open_half, pay_first, open_full, pay_rest})
        enter("2031-05-20", o, EventKind::performed);
    const Position now = ask("").views[0].affirmed;
    ASSERT_TRUE(now.rest);
    EXPECT_TRUE(now.rest->steps.empty());
    EXPECT_TRUE(now.rest->self_enforcing);
    EXPECT_EQ(build_.space->levels(now.state), (Levels{2, 2}));
}

TEST_F(Monitoring, counts_the_days_of_what_is_left_of_a_divisible_obligation) {
    subject_.agreements[0].obligations[open_half].parts = 4;
    build_ = Space::build(subject_);
    enter("2031-04-06", open_half, EventKind::partly).part = decimal("0.6");
    const Position now = ask("").views[0].affirmed;
    EXPECT_EQ(now.obligations[open_half].word.parts, 2U);
    EXPECT_TRUE(now.obligations[open_half].word.rounded);
    EXPECT_EQ(now.rest->steps[0].days, 5U);
}

}  // namespace
}  // namespace irenic::testing
