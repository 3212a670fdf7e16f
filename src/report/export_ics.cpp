/// `irenic export ics`: a plan for calendars (RFC 5545), with links as RELATED-TO (RFC 9253).
#include <array>

#include <sodium.h>

#include "report/calendar.hpp"
#include "report/icalendar.hpp"
#include "report/names.hpp"
#include "report/numbers.hpp"

namespace irenic {
namespace {

std::string digits_of(CalendarDay day) {
    std::string text = to_string(day);
    std::erase(text, '-');
    return text;
}

class Calendar {
public:
    Calendar(const Case& subject, const Agreement& agreement, const Plan& plan)
        : subject_(subject), agreement_(agreement), plan_(plan), times_(timetable_of(agreement, plan)) {}

    std::string text() {
        add("BEGIN", "VCALENDAR");
        add("VERSION", "2.0");
        add("PRODID", "-//Irenic//irenic " + std::string(version()) + "//EN");
        add("CALSCALE", "GREGORIAN");
        const std::string title = subject_.title + ": " + label_of(agreement_.name, agreement_.id);
        add_text("X-WR-CALNAME", title + " (" + plan_.name + ")");
        if (!subject_.marking.empty()) {
            add_text("X-WR-CALDESC", "Marking: " + subject_.marking);
            add_text("X-IRENIC-MARKING", subject_.marking);
        }
        add_text("X-IRENIC-CASE", subject_.sha256);
        add_text("X-IRENIC-AGREEMENT", agreement_.id);
        add_text("X-IRENIC-PLAN", plan_.name);
        for (const ObligationTime& time : times_.obligations) {
            obligation(time);
            if (time.late) deadline(time);
        }
        add("END", "VCALENDAR");
        return std::move(made_);
    }

private:
    void add(std::string_view key, const std::string& value) {
        add_calendar_line(made_, std::string(key) + ":" + value);
    }
    void add_text(std::string_view key, const std::string& text) { add(key, calendar_text(text)); }

    /// The same for the same case file, agreement and obligation, so that a calendar that is read again moves its events.
    [[nodiscard]] std::string uid(const Obligation& owed, std::string_view kind) const {
        std::string key = subject_.sha256;
        for (const std::string_view part : {std::string_view(agreement_.id), std::string_view(owed.id), kind})
            key += "\n" + std::string(part);
        std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
        crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(key.data()), key.size());
        constexpr std::string_view hex = "0123456789abcdef";
        std::string text;
        for (std::size_t k = 0; k < 16; ++k) text += std::string{hex[digest[k] >> 4U], hex[digest[k] & 15U]};
        return text + "@irenic.invalid";
    }

    void open(const Obligation& owed, std::string_view kind, const std::string& summary, std::uint64_t begins,
              std::uint64_t ends) {
        const CalendarDay start = *agreement_.effective;
        add("BEGIN", "VEVENT");
        add("UID", uid(owed, kind));
        add("DTSTAMP", digits_of(start) + "T000000Z");
        add("DTSTART;VALUE=DATE", digits_of(start + std::chrono::days{static_cast<int>(begins)}));
        add("DTEND;VALUE=DATE", digits_of(start + std::chrono::days{static_cast<int>(std::max(ends, begins + 1))}));
        add_text("SUMMARY", summary);
        add("TRANSP", "TRANSPARENT");
    }

    void obligation(const ObligationTime& time) {
        const Obligation& owed = agreement_.obligations[time.obligation];
        const std::string who = party_names(subject_, owed.by).text();
        open(owed, "obligation", label_of(owed.name, owed.id) + (who.empty() ? "" : " (" + who + ")"), time.begins,
             time.ends);
        add_text("DESCRIPTION", description(owed, time));
        for (const Link& link : owed.after)
            add("RELATED-TO;RELTYPE=DEPENDS-ON", uid(agreement_.obligations[link.of], "obligation"));
        add_text("X-IRENIC-OBLIGATION", owed.id);
        add("X-IRENIC-STEP", std::to_string(time.step + 1));
        if (const SlackRow* least = tightest_before(plan_, time.step)) {
            add("X-IRENIC-LEAST-SLACK", json_number(least->slack).dump());
            add_text("X-IRENIC-LEAST-SLACK-OF", subject_.parties[least->party].id);
        }
        add("END", "VEVENT");
    }

    [[nodiscard]] std::string description(const Obligation& owed, const ObligationTime& time) const {
        std::string text = "Step " + std::to_string(time.step + 1) + " of " + std::to_string(plan_.steps.size()) +
                           ", day " + std::to_string(time.begins) + " to day " + std::to_string(time.ends) + ".";
        for (const Setting& setting : owed.sets) {
            const Option& option = subject_.options[setting.option];
            text += "\n" + label_of(option.name, option.id) + ": " + option.level_labels[setting.level] + ".";
        }
        if (const Phrase after = link_words(agreement_, owed); !after.empty()) text += "\nAfter: " + after.text() + ".";
        text += "\nBefore this step: " + point_words(subject_, plan_, time.step).text() + ".";
        if (plan_.stops_at && time.step >= *plan_.stops_at) text += "\nPast the point where the steps stop.";
        if (time.late) text += "\nDeadline, " + deadline_words(owed, time).text() + ".";
        return text;
    }

    void deadline(const ObligationTime& time) {
        const Obligation& owed = agreement_.obligations[time.obligation];
        open(owed, "deadline", "Deadline: " + label_of(owed.name, owed.id), *owed.within, *owed.within);
        add_text("DESCRIPTION", "By this plan: " + deadline_words(owed, time).text() + ".");
        add("RELATED-TO", uid(owed, "obligation"));
        add_text("X-IRENIC-OBLIGATION", owed.id);
        add("END", "VEVENT");
    }

    const Case& subject_;
    const Agreement& agreement_;
    const Plan& plan_;
    Timetable times_;
    std::string made_;
};

}  // namespace

std::optional<Diagnostic> no_calendar(const Agreement& agreement, const Plan& plan) {
    if (!agreement.effective)
        return Diagnostic{Severity::error, "no-effective-date",
                          "the agreement `" + agreement.id + "` does not say on which day it begins", agreement.place,
                          "give --effective 2031-03-01, or write `effective: 2031-03-01` into the agreement"};
    std::uint64_t last = timetable_of(agreement, plan).days;
    for (const Obligation& owed : agreement.obligations) last = std::max<std::uint64_t>(last, owed.within.value_or(0));
    if (days_after(*agreement.effective, last + 1)) return {};
    return Diagnostic{Severity::error, "beyond-the-calendar", "the plan ends after the year 9999", agreement.place,
                      "see to `effective` and `days`"};
}

std::string schedule_ics(const Space& space, AgreementIndex agreement, const Plan& plan) {
    const Case& subject = space.subject();
    return Calendar(subject, subject.agreements[agreement], plan).text();
}

}  // namespace irenic
