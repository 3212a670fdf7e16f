/// Ledgers: what is read, what is refused and where, and the chain of checks.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "irenic/casefile.hpp"
#include "support/random.hpp"

namespace irenic {
namespace {

constexpr std::string_view two_towns = R"(irenic: 1
title: Two towns
sources:
  treaty: {title: Treaty}
parties: {upper: {name: Upper Town}, lower: {name: Lower Town}}
options:
  gate: {by: upper, levels: [closed, half, open]}
  fund: {by: lower, levels: [none, first, full]}
agreements:
  exchange:
    obligations:
      open-half: {by: upper, sets: {gate: half}, days: 10}
      pay-first: {by: lower, sets: {fund: first}, days: 10, after: [open-half]}
      open-full: {by: upper, sets: {gate: open}, days: 10, parts: 4}
  other:
    effective: 2031-01-01
    obligations:
      pay: {by: lower, sets: {fund: full}}
)";

/// The head, then events.
std::string ledger_of(std::string_view events) {
    return fmt::format(
        "ledger: exchange\neffective: 2031-04-01\naccounts:\n  monitor: {{name: Joint team}}\nevents:\n{}", events);
}

class Ledgers : public ::testing::Test {
protected:
    Ledgers() : loaded_(parse_case(two_towns, "case.yaml")) {}
    [[nodiscard]] const Case& subject() const { return loaded_.cases.front(); }
    [[nodiscard]] LoadedLedger read(std::string_view text) const {
        return parse_ledger(subject(), text, "ledger.yaml");
    }

    /// `LINE:COLUMN: message [code]` of every error.
    [[nodiscard]] std::string errors_of(std::string_view text) const {
        std::string found;
        for (const Diagnostic& one : read(text).diagnostics)
            if (one.severity == Severity::error)
                found += fmt::format("{}:{}: {} [{}]\n", one.place.line, one.place.column, one.message, one.code);
        return found;
    }

    [[nodiscard]] Recorded add(std::string_view text, std::vector<NewEvent::Value> values) const {
        return record_event(subject(), text, "ledger.yaml", NewEvent{std::move(values)});
    }

    /// Three entries, each with its check.
    [[nodiscard]] std::string three_entries() const {
        std::string text = ledger_of("  - {date: 2031-04-11, obligation: open-half, event: performed, by: monitor}\n");
        text = seal_ledger(subject(), text, "ledger.yaml").text;
        text = add(text,
                   {{"date", {"2031-04-24"}}, {"obligation", {"pay-first"}}, {"event", {"late"}}, {"note", {"3 days"}}})
                   .text;
        return add(text,
                   {{"date", {"2031-05-02"}}, {"obligation", {"open-full"}}, {"event", {"partly"}}, {"part", {"0.5"}}})
            .text;
    }

    Loaded loaded_;
};

TEST_F(Ledgers, AreReadWithAccountsSourcesAndEverythingThatAnEventSays) {
    const LoadedLedger loaded = read(R"(ledger: exchange
title: What the joint team saw
effective: 2031-04-01
sources:
  log: {title: Log}
accounts:
  monitor: {name: Joint team, source: log}
events:
  - {date: 2031-04-11, obligation: open-half, event: performed, by: monitor, confidence: 0.9, source: [log p. 3, treaty]}
  - {id: half, date: 2031-05-02, obligation: open-full, event: partly, part: 0.5, by: upper}
  - date: 2031-05-03
    obligation: pay-first
    event: disputed
    affirmed-by: lower
    denied-by: [upper, monitor]
    confidence: 0.4
  - {date: 2031-05-02, obligation: open-full, event: partly, part: 0.25, by: upper, corrects: half}
  - {date: 2031-05-09, obligation: open-full, event: violated, note: closed again}
)");
    ASSERT_TRUE(loaded.ledger) << render_human(loaded.diagnostics, loaded.files, false);
    const Ledger& ledger = *loaded.ledger;
    EXPECT_EQ(ledger.agreement, 0U);
    EXPECT_EQ(ledger.title, "What the joint team saw");
    EXPECT_EQ(to_string(*ledger.effective), "2031-04-01");
    ASSERT_EQ(ledger.accounts.size(), 3U);
    EXPECT_EQ(ledger.accounts[0].name, "Joint team");
    EXPECT_EQ(ledger.accounts[1].name, "Upper Town");
    EXPECT_EQ(ledger.accounts[1].party, PartyIndex{0});
    ASSERT_EQ(ledger.events.size(), 5U);
    EXPECT_EQ(ledger.events[0].id, "e1");
    EXPECT_EQ(ledger.events[0].by, AccountIndex{0});
    EXPECT_EQ(to_string(*ledger.events[0].confidence), "0.9");
    ASSERT_EQ(ledger.events[0].provenance.sources.size(), 2U);
    EXPECT_EQ(ledger.sources[ledger.events[0].provenance.sources[0].source].title, "Log");
    EXPECT_EQ(ledger.events[0].provenance.sources[0].locator, "p. 3");
    EXPECT_EQ(ledger.sources[ledger.events[0].provenance.sources[1].source].title, "Treaty");
    EXPECT_EQ(ledger.events[1].kind, EventKind::partly);
    EXPECT_EQ(to_string(*ledger.events[1].part), "0.5");
    EXPECT_EQ(ledger.events[2].affirmed_by, std::vector<AccountIndex>{2});
    EXPECT_EQ(ledger.events[2].denied_by, (std::vector<AccountIndex>{1, 0}));
    EXPECT_FALSE(ledger.events[2].by);
    EXPECT_EQ(ledger.events[3].corrects, EventIndex{1});
    EXPECT_EQ(ledger.events[4].kind, EventKind::violated);
    EXPECT_EQ(ledger.events[4].provenance.note, "closed again");
    ASSERT_EQ(loaded.diagnostics.size(), 1U);
    EXPECT_EQ(loaded.diagnostics[0].code, "no-chain");
}

TEST_F(Ledgers, TakeTheFirstDayOfTheAgreementWhereTheyGiveNone) {
    EXPECT_EQ(to_string(*read("ledger: other\nevents: []\n").ledger->effective), "2031-01-01");
    EXPECT_EQ(to_string(*read("ledger: other\neffective: 2031-01-01\nevents: []\n").ledger->effective), "2031-01-01");
    EXPECT_EQ(errors_of("ledger: other\neffective: 2031-01-02\nevents: []\n"),
              "2:12: the ledger begins on 2031-01-02, the agreement in the case on 2031-01-01 [other-start]\n");
    EXPECT_FALSE(read("ledger: exchange\nevents: []\n").ledger->effective);
}

struct Bad {
    const char* events;
    const char* says;
};

TEST_F(Ledgers, SayWhatCannotBeAndWhere) {
    const Bad all[] = {
        {"  - {date: 2031-04-31, obligation: open-half, event: performed}\n",
         "6:12: `date` is `2031-04-31`, which is no day [bad-date]\n"},
        {"  - {date: 2031-04-11, obligation: open-haf, event: performed}\n",
         "6:36: `open-haf` is not an obligation of `exchange` [unknown-obligation]\n"},
        {"  - {date: 2031-04-11, obligation: open-half, event: done}\n",
         "6:54: `event` cannot be `done` [unknown-word]\n"},
        {"  - {date: 2031-04-11, obligation: open-half, event: performed, by: somebody}\n",
         "6:69: `somebody` is neither listed under `accounts` nor a party of the case [unknown-account]\n"},
        {"  - {date: 2031-04-11, obligation: open-half, event: partly}\n",
         "6:54: `partly` needs `part`, the share done so far [missing-part]\n"},
        {"  - {date: 2031-04-11, obligation: open-half, event: partly, part: 0.5}\n",
         "6:62: `open-half` is not divisible in the case [not-divisible]\n"},
        {"  - {date: 2031-04-11, obligation: open-full, event: partly, part: 1}\n",
         "6:68: `part` is 1, and must be between 0 and 1, both left out [out-of-range]\n"},
        {"  - {date: 2031-04-11, obligation: open-full, event: performed, part: 0.5}\n",
         "6:65: `part` belongs to `event: partly` [part-of-whole]\n"},
        {"  - {date: 2031-04-11, obligation: open-half, event: performed, by: upper}\n"
         "  - {date: 2031-04-12, obligation: open-half, event: performed, by: upper}\n",
         "7:5: `open-half` had been performed on 2031-04-11, by an entry of the same account [performed-before]\n"},
        {"  - {date: 2031-04-11, obligation: open-full, event: partly, part: 0.5}\n"
         "  - {date: 2031-04-12, obligation: open-full, event: partly, part: 0.25}\n",
         "7:5: on 2031-04-11 the part of `open-full` performed was 0.5, and is 0.25 now [part-not-more]\n"},
        {"  - {date: 2031-04-11, obligation: open-half, event: performed, by: upper}\n"
         "  - {date: 2031-04-11, obligation: open-half, event: violated, by: lower, corrects: e1}\n",
         "7:85: `e1` was entered on another account [other-account]\n"},
        {"  - {date: 2031-04-11, obligation: open-half, event: performed, corrects: e7}\n",
         "6:75: `e7` is no earlier event of this ledger [unknown-event]\n"},
        {"  - {date: 2031-04-11, obligation: open-half, event: performed, denied-by: lower}\n",
         "6:65: `denied-by` belongs to what is disputed [not-disputed]\n"},
        {"  - {date: 2031-04-11, obligation: open-half, event: performed, confidence: 2}\n",
         "6:77: `confidence` is 2, and must be between 0 and 1 [out-of-range]\n"},
        {"  - {date: 2031-04-11, obligation: open-half, event: performed, when: now}\n",
         "6:65: an event has no key `when` [unknown-key]\n"},
        {"  - {obligation: open-half, event: performed}\n", "6:5: an event needs `date` [missing-key]\n"},
        {"  - performed\n", "6:5: an event must be a map, not a text [wrong-kind]\n"},
    };
    for (const Bad& bad : all) EXPECT_EQ(errors_of(ledger_of(bad.events)), bad.says);
    EXPECT_EQ(errors_of("ledger: exchang\nevents: []\n"),
              "1:9: `exchang` is not an agreement of the case [unknown-agreement]\n");
    EXPECT_EQ(errors_of("title: x\nevents: []\n"), "1:1: a ledger needs `ledger` [missing-key]\n");
    EXPECT_EQ(errors_of("ledger: exchange\nsources: {treaty: {title: Other}}\nevents: []\n"),
              "2:11: the case has a source `treaty` too [duplicate-id]\n");
    EXPECT_EQ(errors_of(""), "1:1: nothing is written in this file [empty-file]\n");
}

TEST_F(Ledgers, MayBeCorrectedByTheSameAccountWithoutTakingAnythingOut) {
    EXPECT_EQ(errors_of(ledger_of(
                  "  - {date: 2031-04-11, obligation: open-half, event: performed, by: upper}\n"
                  "  - {date: 2031-04-12, obligation: open-half, event: performed, by: upper, corrects: e1}\n")),
              "");
}

// Worked out with sha256sum: the head, then the first event behind its digest.
TEST_F(Ledgers, ChainTheirEventsAsDescribed) {
    const LoadedLedger loaded = read(
        "ledger: exchange\neffective: 2031-04-01\nevents:\n"
        "  - {date: 2031-04-11, obligation: open-half, event: performed, by: upper, note: \"a\\\\b\\nc\"}\n"
        "  - date: 2031-04-21\n    obligation: pay-first\n    event: performed\n    source: [treaty art. 1, treaty]\n");
    ASSERT_TRUE(loaded.ledger);
    EXPECT_EQ(loaded.ledger->events[0].digest, "07440217441f24e467c791fd4fa6eeba6ec31271a9cb858d818355018e60cf35");
    EXPECT_EQ(loaded.ledger->events[1].digest, "e24796a60597a0e96f45949cfdcd652eeb16955894d57fcfcb6a99cc91ccb11a");
}

TEST_F(Ledgers, AreSealedWithoutChangingAnythingElse) {
    const std::string text =
        "# by hand\nledger: exchange\nevents:\n- {date: 2031-04-11, obligation: open-half, event: performed}\n"
        "-   date: 2031-04-21  # late\n    obligation: pay-first\n    event: late\n";
    const Recorded sealed = seal_ledger(subject(), text, "ledger.yaml");
    const LoadedLedger loaded = read(sealed.text);
    ASSERT_TRUE(loaded.ledger) << render_human(loaded.diagnostics, loaded.files, false);
    EXPECT_TRUE(loaded.diagnostics.empty());
    EXPECT_TRUE(loaded.ledger->events[0].checked && loaded.ledger->events[1].checked);
    std::string without = sealed.text;
    for (const LedgerEvent& event : loaded.ledger->events)
        for (const char* behind : {", ", "\n    "})
            if (const auto at = without.find("check: " + event.digest + behind); at != std::string::npos)
                without.erase(at, 7 + event.digest.size() + std::string_view(behind).size());
    EXPECT_EQ(without, text);
    EXPECT_EQ(seal_ledger(subject(), sealed.text, "ledger.yaml").text, sealed.text);
}

TEST_F(Ledgers, GrowAtTheEndAndKeepWhatIsThereByteByByte) {
    const std::string text = three_entries();
    const LoadedLedger loaded = read(text);
    ASSERT_TRUE(loaded.ledger) << render_human(loaded.diagnostics, loaded.files, false);
    EXPECT_EQ(loaded.ledger->events.size(), 3U);
    EXPECT_TRUE(loaded.diagnostics.empty());
    const Recorded more = add(text, {{"date", {"2031-05-03"}}, {"obligation", {"open-full"}}, {"event", {"performed"}}});
    ASSERT_FALSE(more.text.empty());
    EXPECT_TRUE(more.text.starts_with(text));
    const Recorded first = add(new_ledger("exchange", "2031-04-01"),
                               {{"date", {"2031-05-03"}}, {"obligation", {"open-half"}}, {"event", {"performed"}}});
    EXPECT_EQ(first.text,
              "ledger: exchange\neffective: 2031-04-01\nevents:\n  - {date: 2031-05-03, obligation: open-half, "
              "event: performed, check: " +
                  first.digest + "}\n");
    const Recorded windows =
        add("ledger: exchange\r\nevents:\r\n- {date: 2031-04-11, obligation: open-half, event: performed}",
            {{"date", {"2031-05-03"}}, {"obligation", {"open-full"}}, {"event", {"performed"}}});
    EXPECT_NE(windows.text.find("event: performed}\r\n- {date: 2031-05-03"), std::string::npos);
}

TEST_F(Ledgers, TakeNoEntryThatCouldNotBeReadAgain) {
    const std::string text = three_entries();
    const auto refused = [&](std::vector<NewEvent::Value> values, const char* code) {
        const Recorded recorded = add(text, std::move(values));
        EXPECT_TRUE(recorded.text.empty());
        ASSERT_FALSE(recorded.diagnostics.empty());
        EXPECT_EQ(recorded.diagnostics.front().code, code);
    };
    refused({{"date", {"2031-05-03"}}, {"obligation", {"open-half"}}, {"event", {"performed"}}, {"by", {"monitor"}}},
            "performed-before");
    refused({{"date", {"2031-05-03"}}, {"obligation", {"open-full"}}, {"event", {"partly"}}, {"part", {"0.25"}}},
            "part-not-more");
    refused({{"date", {"3 May"}}, {"obligation", {"open-full"}}, {"event", {"performed"}}}, "bad-date");
    const Recorded flow = record_event(
        subject(), "ledger: exchange\nevents: [{date: 2031-04-11, obligation: open-half, event: performed}]\n",
        "l.yaml", {{{"date", {"2031-05-03"}}, {"obligation", {"open-full"}}, {"event", {"performed"}}}});
    EXPECT_TRUE(flow.text.empty());
    EXPECT_EQ(flow.diagnostics.front().code, "no-room");
    const Recorded early =
        record_event(subject(), "ledger: exchange\nevents: []\ntitle: behind\n", "l.yaml",
                     {{{"date", {"2031-05-03"}}, {"obligation", {"open-full"}}, {"event", {"performed"}}}});
    EXPECT_EQ(early.diagnostics.front().code, "no-room");
}

TEST_F(Ledgers, KeepAnyTextThatAnEntryCarries) {
    const std::vector<std::string> notes{"plain",
                                         "two: words # no comment",
                                         "quo\"te'd \\ back",
                                         "line\nbreak",
                                         "} - {x: y}",
                                         "- dash",
                                         "ünïcode – “quoted”",
                                         "  spaces",
                                         "&anchor *a !t",
                                         "null",
                                         "[a, b]",
                                         "0x1F"};
    std::string text = ledger_of("  - {date: 2031-04-11, obligation: open-half, event: violated}\n");
    for (const std::string& note : notes) {
        const Recorded more = add(
            text, {{"date", {"2031-05-03"}}, {"obligation", {"open-half"}}, {"event", {"violated"}}, {"note", {note}}});
        ASSERT_FALSE(more.text.empty()) << note << render_human(more.diagnostics, more.files, false);
        text = more.text;
        EXPECT_EQ(read(text).ledger->events.back().provenance.note, note);
    }
    EXPECT_TRUE(
        add(text,
            {{"date", {"2031-05-03"}}, {"obligation", {"open-half"}}, {"event", {"violated"}}, {"note", {"\x1b[2J"}}})
            .text.empty());
    EXPECT_TRUE(
        add(text, {{"date", {"2031-05-03"}}, {"obligation", {"open-half"}}, {"event", {"violated"}}, {"note", {"\xff"}}})
            .text.empty());
}

// A change that means something is an error; of the chain alone, at that event. What means nothing in YAML may pass.
TEST_F(Ledgers, NameTheEventInWhichAnyByteWasChanged) {
    const std::string text = three_entries();
    const LoadedLedger whole = read(text);
    const std::size_t first = text.find("  - {");
    std::size_t broken = 0;
    for (std::size_t at = first; at < text.size(); ++at) {
        for (const int bit : {0, 1, 4, 6}) {
            std::string changed = text;
            changed[at] = static_cast<char>(changed[at] ^ (1 << bit));
            const LoadedLedger found = read(changed);
            const auto line = static_cast<std::uint32_t>(
                std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1);
            if (found.ledger) {
                // No event is gone, and none says anything else.
                ASSERT_EQ(found.ledger->events.size(), 3U) << changed;
                for (std::size_t e = 0; e < 3; ++e)
                    EXPECT_EQ(found.ledger->events[e].digest, whole.ledger->events[e].digest);
                continue;
            }
            // Where YAML itself no longer holds together, the parser says where it noticed.
            bool named = true;
            for (const Diagnostic& one : found.diagnostics)
                if (one.code == "broken-chain") named = false;
            for (const Diagnostic& one : found.diagnostics) {
                named = named || one.place.line == line;
                broken += one.code == "broken-chain" && one.place.line == line ? 1U : 0U;
            }
            EXPECT_TRUE(named) << changed << render_human(found.diagnostics, found.files, false);
        }
    }
    EXPECT_GT(broken, 300U);
}

TEST_F(Ledgers, NoticeEventsTakenOutPutInOrTurnedRound) {
    const std::string text = three_entries();
    std::vector<std::string> lines;
    for (std::size_t at = text.find("  - {"); at < text.size(); at = text.find('\n', at) + 1)
        lines.push_back(text.substr(at, text.find('\n', at) + 1 - at));
    ASSERT_EQ(lines.size(), 3U);
    const std::string head = text.substr(0, text.find("  - {"));
    EXPECT_EQ(errors_of(head + lines[0] + lines[2]), "7:5: event 2 does not fit its check [broken-chain]\n");
    EXPECT_EQ(errors_of(head + lines[1] + lines[2]), "6:5: event 1 does not fit its check [broken-chain]\n");
    EXPECT_EQ(errors_of(head + lines[0] + lines[2] + lines[1]), "7:5: event 2 does not fit its check [broken-chain]\n");
    EXPECT_EQ(errors_of(head + lines[0] + "  - {date: 2031-04-12, obligation: open-full, event: violated}\n" + lines[1]),
              "8:5: event 3 does not fit its check [broken-chain]\n");
    std::string other_start = text;
    other_start.replace(other_start.find("2031-04-01"), 10, "2031-04-02");
    EXPECT_EQ(errors_of(other_start), "6:5: event 1 does not fit its check [broken-chain]\n");
}

TEST_F(Ledgers, SurviveAnyBytes) {
    const std::string text = three_entries();
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        testing::Random random(seed);
        std::string changed = text;
        for (std::uint32_t k = 1 + random.below(8); k > 0; --k) {
            const std::size_t at = random.below(static_cast<std::uint32_t>(changed.size()));
            if (random.percent(50))
                changed[at] = static_cast<char>(random.below(256));
            else
                changed.erase(at, random.below(20));
            if (changed.empty()) changed = "x";
        }
        const LoadedLedger found = read(changed);
        EXPECT_TRUE(found.ledger || !found.diagnostics.empty());
        EXPECT_EQ(render_human(found.diagnostics, found.files, false).find('\x1b'), std::string::npos);
        render_json(found.diagnostics, found.files);
    }
}

}  // namespace
}  // namespace irenic
