/// When the steps of a plan fall and which deadlines it keeps, in words: the same for terminal, page and pictures.
#pragma once

#include <string>

#include "irenic/appraisal.hpp"
#include "report/json.hpp"
#include "report/phrase.hpp"
#include "report/terminal.hpp"

namespace irenic {

/// `2031-03-11`; empty where the agreement does not say when it begins, or the year would have five digits.
std::string date_of(const Agreement& agreement, std::uint64_t day);
/// `day 10 (2031-03-11)`, or `day 10`.
std::string day_words(const Agreement& agreement, std::uint64_t day);

/// `40 days, from 2031-03-01 to 2031-04-10`.
Phrase length_words(const Agreement& agreement, const Timetable& times);

/// `day 30: kept ✓, 5 days to spare`, `day 30: missed ✗, 2 days late`; empty without a deadline.
Phrase deadline_words(const Obligation& owed, const ObligationTime& time);
/// How many deadlines there are and which are missed; empty without any.
Phrase deadlines_words(const Agreement& agreement, const Timetable& times);

/// At the point from which a step begins: `least slack +4 (Upper Town)`, `✗ would stop: Lower Town (−2)`, `nobody is asked`.
Phrase point_words(const Case& subject, const Plan& plan, std::uint32_t step);

/// The names of what must be done before; empty where nothing must.
Phrase link_words(const Agreement& agreement, const Obligation& owed);

/// A plan as a calendar, for `irenic keep`.
Json calendar_json(const Agreement& agreement, const Plan& plan);
void print_calendar(Screen& screen, const Agreement& agreement, const Plan& plan);

}  // namespace irenic
