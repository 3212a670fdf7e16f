/// Where one way of reading a ledger puts an agreement.
#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "keeping/rest.hpp"

namespace irenic {

/// The days that the question is about.
struct MonitorDays {
    CalendarDay today{};
    std::optional<CalendarDay> effective{};
};

/// What each obligation is found to be, and who waits for whom.
struct Standings {
    std::vector<ObligationNow> obligations;
    std::vector<WaitingChain> waiting;
};
Standings standings_of(const Agreement& agreement, const Ledger& ledger, const std::vector<LedgerWord>& words,
                       const MonitorDays& days);

/// The day by which the plan as written has done all of it, since the start.
std::uint64_t planned_end(const Agreement& agreement);

/// Judges what is left, again and again from other points: on a copy of the case that says what is left in place of the whole, over one and
/// the same space, which does not depend on agreements or on where things begin.
class RestJudge {
public:
    /// `subject`: one whose space could be built before.
    RestJudge(const Case& subject, AgreementIndex agreement, const SpaceLimits& limits, const Workers& workers,
              const std::stop_token& stop);

    /// Where that way of reading puts the agreement.
    void place(const std::vector<LedgerWord>& words, const MonitorDays& days);
    [[nodiscard]] const Levels& start() const { return rest_.start; }
    [[nodiscard]] StateIndex state() const { return build_.space->find(rest_.start).value_or(no_state); }
    /// What is left, as written. Obligations count as in the whole.
    [[nodiscard]] PlanResult as_written() const;
    [[nodiscard]] OrderFound best(const OrderLimits& limits) const;
    [[nodiscard]] bool ready() const { return build_.ok(); }
    [[nodiscard]] const Case& whole() const { return whole_; }
    [[nodiscard]] const Agreement& agreement() const { return whole_.agreements[index_]; }

private:
    void count_as_whole(Plan& plan) const;

    const Case& whole_;
    AgreementIndex index_;
    std::stop_token stop_;
    std::unique_ptr<Case> rest_case_;  // the space looks at it, so it stays where it is
    Space::Build build_;
    Rest rest_;
};

Position position_of(RestJudge& judge, const Ledger& ledger, const std::vector<LedgerWord>& words,
                     const MonitorDays& days, const OrderLimits& limits);

/// Who stops next, by the chances of what is disputed; nothing where one of them has no confidence, or there are too many.
std::vector<StopChance> stop_chances(RestJudge& judge, const Ledger& ledger, const LedgerWords& words,
                                     const MonitorDays& days);

}  // namespace irenic
