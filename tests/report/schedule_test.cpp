/// A plan as a calendar file, as a table and in words: dates written out, lines folded, and nothing that breaks out of its place.
#include "report/schedule.hpp"

#include <array>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "irenic/report.hpp"
#include "report/hostile.hpp"
#include "report/icalendar.hpp"
#include "report/sample.hpp"
#include "support/random.hpp"

namespace irenic::testing {
namespace {

struct Made {
    Sample sample;
    Plan plan;

    explicit Made(const std::string& text) : sample(text), plan(*plan_as_written(space(), 0).plan) {}
    [[nodiscard]] const Space& space() const { return sample.appraiser.space(); }
    [[nodiscard]] std::string ics() const { return schedule_ics(space(), 0, plan); }
};

std::string with(std::string text, const std::string& old, const std::string& now) {
    return text.replace(text.find(old), old.size(), now);
}

/// Lines as a reader joins them.
std::vector<std::string> unfolded(const std::string& calendar) {
    std::vector<std::string> lines;
    std::size_t at = 0;
    while (at < calendar.size()) {
        const std::size_t end = calendar.find("\r\n", at);
        if (end == std::string::npos) break;
        const std::string line = calendar.substr(at, end - at);
        if (!line.empty() && line[0] == ' ' && !lines.empty())
            lines.back() += line.substr(1);
        else
            lines.push_back(line);
        at = end + 2;
    }
    return lines;
}

std::string unescaped(const std::string& text) {
    std::string plain;
    for (std::size_t k = 0; k < text.size(); ++k) {
        if (text[k] != '\\') {
            plain += text[k];
            continue;
        }
        ++k;
        plain += text[k] == 'n' ? '\n' : text[k];
    }
    return plain;
}

using Event = std::multimap<std::string, std::string>;

/// A reader made by hand: what stands between BEGIN:VEVENT and END:VEVENT.
std::vector<Event> events_of(const std::string& calendar) {
    std::vector<Event> events;
    bool inside = false;
    for (const std::string& line : unfolded(calendar)) {
        if (line == "BEGIN:VEVENT") {
            inside = true;
            events.emplace_back();
        } else if (line == "END:VEVENT") {
            inside = false;
        } else if (inside) {
            const std::size_t colon = line.find(':');
            events.back().emplace(line.substr(0, colon), unescaped(line.substr(colon + 1)));
        }
    }
    return events;
}

std::string one(const Event& event, const std::string& key) {
    const auto found = event.find(key);
    return found == event.end() ? "none" : found->second;
}

bool begins_inside_a_character(const std::string& piece) {
    return !piece.empty() && (static_cast<unsigned char>(piece[0]) & 0xC0U) == 0x80U;
}

/// Every line on its own: at most 75 octets, ended by CR LF, never cut inside a character.
std::string wrong_line(const std::string& calendar) {
    std::size_t at = 0;
    while (at < calendar.size()) {
        const std::size_t end = calendar.find("\r\n", at);
        if (end == std::string::npos) return "no CR LF at the end";
        const std::string line = calendar.substr(at, end - at);
        if (line.size() > 75) return "too long: " + line;
        if (line.find_first_of("\r\n") != std::string::npos) return "a bare line break: " + line;
        if (begins_inside_a_character(line.starts_with(" ") ? line.substr(1) : line)) return "cut: " + line;
        at = end + 2;
    }
    return "";
}

TEST(CalendarFile, an_event_covers_the_days_of_its_obligation_and_ends_before_the_day_on_which_the_next_begins) {
    const auto events = events_of(Made(dated).ics());
    ASSERT_EQ(events.size(), 5U);
    // open: day 0 to 10; its deadline, day 10; pay: day 12 to 17; its deadline, day 17; free: day 17, in no time. 2032 has a leap day.
    const std::vector<std::array<std::string, 2>> expected{{"20320220", "20320301"},
                                                           {"20320301", "20320302"},
                                                           {"20320303", "20320308"},
                                                           {"20320308", "20320309"},
                                                           {"20320308", "20320309"}};
    for (std::size_t k = 0; k < events.size(); ++k) {
        EXPECT_EQ(one(events[k], "DTSTART;VALUE=DATE"), expected[k][0]) << k;
        EXPECT_EQ(one(events[k], "DTEND;VALUE=DATE"), expected[k][1]) << k;
        EXPECT_EQ(one(events[k], "DTSTAMP"), "20320220T000000Z") << "no clock is read";
    }
}

TEST(CalendarFile, the_last_day_of_a_year_is_followed_by_the_first_of_the_next) {
    const auto events = events_of(Made(with(dated, "2032-02-20", "2031-12-22")).ics());
    EXPECT_EQ(one(events[0], "DTEND;VALUE=DATE"), "20320101");
}

TEST(CalendarFile, names_come_back_as_they_were_and_links_lead_to_events) {
    const auto events = events_of(Made(dated).ics());
    EXPECT_EQ(
        one(events[0], "SUMMARY"),
        "+Öffnung des Tores in voller Länge – 上游城镇上游城镇上游城镇上游城镇上游城镇 (Upper, Town; \\ \"east\")");
    EXPECT_EQ(one(events[1], "SUMMARY"),
              "Deadline: +Öffnung des Tores in voller Länge – 上游城镇上游城镇上游城镇上游城镇上游城镇");
    EXPECT_EQ(one(events[2], "RELATED-TO;RELTYPE=DEPENDS-ON"), one(events[0], "UID"));
    EXPECT_EQ(events[4].count("RELATED-TO;RELTYPE=DEPENDS-ON"), 2U);
    EXPECT_EQ(one(events[1], "RELATED-TO"), one(events[0], "UID"));
    EXPECT_EQ(one(events[0], "X-IRENIC-LEAST-SLACK"), "2");
    EXPECT_EQ(one(events[2], "X-IRENIC-LEAST-SLACK"), "-4");
    EXPECT_EQ(one(events[2], "X-IRENIC-LEAST-SLACK-OF"), "lower");
    EXPECT_NE(one(events[2], "DESCRIPTION").find("✗ would stop: =HYPERLINK(1) (−4)"), std::string::npos)
        << one(events[2], "DESCRIPTION");
}

TEST(CalendarFile, an_event_keeps_its_identity_when_the_day_of_effect_is_another) {
    Made made(dated);
    const auto first = events_of(made.ics());
    made.sample.loaded.cases[0].agreements[0].effective = parse_day("2040-01-01");
    const auto second = events_of(made.ics());
    std::set<std::string> all;
    for (std::size_t k = 0; k < first.size(); ++k) {
        EXPECT_EQ(one(first[k], "UID"), one(second[k], "UID"));
        EXPECT_NE(one(first[k], "DTSTART;VALUE=DATE"), one(second[k], "DTSTART;VALUE=DATE"));
        all.insert(one(first[k], "UID"));
    }
    EXPECT_EQ(all.size(), first.size()) << "no two events have the same one";
}

TEST(CalendarFile, what_has_no_first_day_or_no_last_one_is_refused) {
    Made made(dated);
    Agreement agreement = made.space().subject().agreements[0];
    EXPECT_FALSE(no_calendar(agreement, made.plan).has_value());
    agreement.effective = parse_day("9999-12-31");
    EXPECT_EQ(no_calendar(agreement, made.plan)->code, "beyond-the-calendar");
    agreement.effective.reset();
    EXPECT_EQ(no_calendar(agreement, made.plan)->code, "no-effective-date");
}

TEST(CalendarFile, no_line_is_too_long_and_none_is_cut_inside_a_character) {
    EXPECT_EQ(wrong_line(Made(dated).ics()), "");
    const std::string text = with(hostile(), "    obligations:", "    effective: 2031-01-01\n    obligations:");
    const std::string calendar = Made(text).ics();
    EXPECT_EQ(wrong_line(calendar), "");
    EXPECT_EQ(events_of(calendar).size(), 2U) << "no name opens or closes an event";
}

/// Any text at all comes back as it was, but for what a calendar file cannot hold.
TEST(CalendarFile, random_texts_are_folded_and_come_back) {
    const std::vector<std::string> pieces{"a", "é",  "上", "😀", "\\",           ";",
                                          ",", "\n", " ",  ":", "BEGIN:VEVENT", "\xCC\x81"};
    const auto make = [&](Random& random) {
        std::string text;
        for (std::uint32_t k = random.below(200); k > 0; --k) text += random.one_of(pieces);
        return text;
    };
    for_random_cases(2000, make, [](const std::string& text) {
        std::string line;
        add_calendar_line(line, "X:" + calendar_text(text));
        EXPECT_EQ(wrong_line(line), "");
        const auto lines = unfolded(line);
        ASSERT_EQ(lines.size(), 1U);
        EXPECT_EQ(unescaped(lines[0].substr(2)), text);
    });
}

TEST(CalendarFile, control_characters_and_bytes_that_are_no_text_are_replaced) {
    EXPECT_EQ(calendar_text("a\x1B[0m\r\xFF"), "a\uFFFD[0m\uFFFD\uFFFD");
}

TEST(Schedule, is_a_table_of_days_dates_links_deadlines_and_slack) {
    Made made(dated);
    EXPECT_EQ(schedule_csv(made.space(), 0, made.plan),
              "obligation,name,by,sets,step,day-begins,day-ends,date-begins,date-ends,after,deadline-day,deadline-date,"
              "deadline,days-late,least-slack,least-slack-of,past-stop\r\n"
              "open,'+Öffnung des Tores in voller Länge – "
              "上游城镇上游城镇上游城镇上游城镇上游城镇,upper,gate=open,1,0,10,2032-02-20,"
              "2032-03-01,,10,2032-03-01,kept,0,2,upper,no\r\n"
              "pay,pay,lower,fund=full,2,12,17,2032-03-03,2032-03-08,open,17,2032-03-08,kept,0,-4,lower,yes\r\n"
              "free,free,lower,road=free,3,17,17,2032-03-08,2032-03-08,open pay,,,,,0,lower,yes\r\n");
}

TEST(Schedule, has_no_dates_where_the_agreement_does_not_say_when_it_begins) {
    Made made(dated);
    made.sample.loaded.cases[0].agreements[0].effective.reset();
    const std::string table = schedule_csv(made.space(), 0, made.plan);
    EXPECT_NE(table.find("\r\npay,pay,lower,fund=full,2,12,17,,,open,17,,kept,0,-4,lower,yes\r\n"), std::string::npos)
        << table;
}

TEST(CalendarInWords, says_dates_deadlines_and_a_bar_for_each_obligation) {
    Made made(with(dated, "within: 17", "within: 18"));
    made.sample.loaded.cases[0].agreements[0].obligations[2].within = 16;
    const std::string text = keep_text(made.space(), {0, made.plan, {}}, {});
    for (const char* words :
         {"17 days, from 2032-02-20 to 2032-03-08", "12–17", "2032-03-03", "·░", "█◇·", "day 18: kept ✓, 1 day to",
          "day 16: missed ✗, 1 day", "It misses 1 of 3 deadlines: free (1 day late).", "█", "░", "◆", "◇"})
        EXPECT_NE(text.find(words), std::string::npos) << words << "\n" << text;
}

TEST(CalendarInJson, has_days_and_dates_of_every_step_and_obligation) {
    Made made(dated);
    const std::string json = keep_json(made.space(), {0, made.plan, {}});
    for (const char* words : {"\"effective\": \"2032-02-20\"", "\"ends-on\": \"2032-03-08\"", "\"works\": 12",
                              "\"deadlines-missed\": 0", "\"days-to-spare\": 0"})
        EXPECT_NE(json.find(words), std::string::npos) << words;
}

TEST(CalendarOnThePage, has_a_picture_and_a_table_of_every_agreement) {
    Made made(dated);
    made.sample.appraiser.evaluate_all(true);
    const std::string page = html_report(made.sample.appraiser, {}, "irenic report");
    for (const char* words :
         {"id=\"keeping\"", "gantt-exchange-as-written-title", "gantt-exchange-as-written-slim-title",
          "slack-exchange-as-written-lower-title", "the steps stop here: ✗", "2032-03-03", "It keeps every deadline."})
        EXPECT_NE(page.find(words), std::string::npos) << words;
}

}  // namespace
}  // namespace irenic::testing
