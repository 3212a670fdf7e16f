#include "report/calendar.hpp"
#include "report/names.hpp"
#include "report/numbers.hpp"

namespace irenic {

std::string date_of(const Agreement& agreement, std::uint64_t day) {
    if (!agreement.effective) return {};
    const auto date = days_after(*agreement.effective, day);
    return date ? to_string(*date) : std::string();
}

std::string day_words(const Agreement& agreement, std::uint64_t day) {
    const std::string date = date_of(agreement, day);
    return "day " + std::to_string(day) + (date.empty() ? "" : " (" + date + ")");
}

Phrase length_words(const Agreement& agreement, const Timetable& times) {
    Phrase words(counted(times.days, "day", "days"));
    if (!agreement.effective) return words;
    const std::string end = date_of(agreement, times.days);
    return words << ", from " << to_string(*agreement.effective) << " to "
                 << (end.empty() ? "after the year 9999" : end);
}

Phrase deadline_words(const Obligation& owed, const ObligationTime& time) {
    Phrase words;
    if (!owed.within || !time.late) return words;
    words << "day " << std::to_string(*owed.within) << ": ";
    const auto days = [](std::int64_t count) { return counted(static_cast<std::size_t>(count), "day", "days"); };
    if (*time.late > 0) return words << toned("missed ✗", Tone::bad) << ", " << days(*time.late) << " late";
    words << toned("kept ✓", Tone::good);
    if (*time.late < 0) words << ", " << days(-*time.late) << " to spare";
    return words;
}

Phrase deadlines_words(const Agreement& agreement, const Timetable& times) {
    std::size_t all = 0;
    std::vector<Phrase> missed;
    for (const ObligationTime& time : times.obligations) {
        if (!time.late) continue;
        ++all;
        if (*time.late <= 0) continue;
        Phrase one = obligation_name(agreement, time.obligation);
        missed.push_back(one << " (" << counted(static_cast<std::size_t>(*time.late), "day", "days") << " late)");
    }
    Phrase words;
    if (all == 0) return words;
    if (missed.empty()) return words << "It keeps " << (all == 1 ? "its deadline." : "every deadline.");
    if (all == 1) return words << "It misses its deadline: " << missed.front() << ".";
    return words << "It misses " << std::to_string(missed.size()) << " of " << counted(all, "deadline", "deadlines")
                 << ": " << list_of(missed) << ".";
}

Phrase point_words(const Case& subject, const Plan& plan, std::uint32_t step) {
    const SlackRow* least = tightest_before(plan, step);
    if (least == nullptr) return "nobody is asked";
    Phrase words;
    if (least->slack.sign() >= 0)
        return words << "least slack " << signed_amount(least->slack.to_double()) << " ("
                     << party_name(subject, least->party) << ")";
    std::vector<Phrase> who;
    for (const SlackRow& row : plan.slack) {
        if (row.after != step || row.at_end || row.slack.sign() >= 0) continue;
        Phrase one = party_name(subject, row.party);
        who.push_back(one << " (" << signed_amount(row.slack.to_double()) << ")");
    }
    return words << toned("✗ would stop", Tone::bad) << ": " << list_of(who);
}

Phrase link_words(const Agreement& agreement, const Obligation& owed) {
    std::vector<Phrase> names;
    for (const Link& link : owed.after) names.push_back(obligation_name(agreement, link.of));
    return joined(names, ", ");
}

}  // namespace irenic
