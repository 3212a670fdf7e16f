/// The plan as written, worked out a second time by the formulas of docs/semantics.md, section 6, and nothing else.
///
/// Deliberately slow and plain: states are levels, moves are found by comparing every state with every other, values of going on by
/// recursion, numbers are fractions. It shares the case model with the engine and no more, and stays so.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "keeping/naive_case.hpp"

namespace irenic::testing::naive {

using Obligations = std::set<ObligationIndex>;

struct Row {
    std::uint32_t after = 0;
    std::uint32_t deal = 0;
    bool at_end = false;
    PartyIndex party = 0;
    mpq_class go_on;
    mpq_class stop;
    mpq_class penalties;
    std::optional<mpq_class> wait;
    std::optional<mpq_class> break_;
    std::optional<mpq_class> act;

    [[nodiscard]] mpq_class slack() const { return go_on - stop; }
};

struct Plan {
    std::vector<std::string> errors;  ///< codes, in the order of what they are about; with any, no rows
    std::vector<Obligations> steps;
    std::vector<std::uint32_t> days;
    std::vector<Levels> states;
    std::vector<Levels> broken;
    std::vector<Row> rows;
    std::optional<mpq_class> margin;
    std::optional<std::uint32_t> stops_at;
    std::optional<PartyIndex> stopped_by;
};

inline mpq_class power(const mpq_class& base, std::uint32_t exponent) {
    mpq_class product = 1;
    for (std::uint32_t k = 0; k < exponent; ++k) product *= base;
    return product;
}

/// One agreement, and the questions that section 6 asks about it.
class Keeper {
public:
    using Step = std::vector<ObligationIndex>;

    Keeper(const Case& subject, const Agreement& agreement) : subject_(subject), agreement_(agreement) {
        deals_ = agreement.separately;
        if (deals_.empty()) {
            deals_.emplace_back();
            for (ObligationIndex o = 0; o < agreement.obligations.size(); ++o) deals_.front().push_back(o);
        }
        for (Step& deal : deals_) std::sort(deal.begin(), deal.end());
    }

    Plan run() {
        for (const Step& deal : deals_) split_.push_back(steps_of(deal));
        return judge();
    }

    /// The units of the only deal, in any order. Precondition: one deal.
    [[nodiscard]] std::vector<Step> units() const { return steps_of(deals_.front()); }
    Plan run(std::vector<Step> order) {
        split_.push_back(std::move(order));
        return judge();
    }

private:
    Plan judge() {
        for (std::size_t d = 0; d < deals_.size(); ++d) check_links(d);
        if (!plan_.errors.empty()) return plan_;
        walk();
        name_infeasible();
        refuse_ordinal_parties();
        if (!plan_.errors.empty()) return plan_;
        for (const Point& point : points_)
            for (PartyIndex i = 0; i < subject_.parties.size(); ++i)
                if (is_asked(i, point)) add_row(i, point);
        conclude();
        return plan_;
    }

    struct Point {
        std::size_t deal = 0;
        std::size_t done = 0;  ///< steps of this deal
        std::uint32_t after = 0;
        Levels start_of_deal;
        Obligations in_deal;
        Obligations in_all;
        std::uint32_t day = 0;
    };

    [[nodiscard]] bool tied(ObligationIndex a, ObligationIndex b) const {
        const auto& with = agreement_.obligations[a].with;
        const auto& back = agreement_.obligations[b].with;
        return std::find(with.begin(), with.end(), b) != with.end() ||
               std::find(back.begin(), back.end(), a) != back.end();
    }

    /// File order; what is tied, directly or through others, goes where the first of it stands.
    [[nodiscard]] std::vector<Step> steps_of(const Step& deal) const {
        std::vector<Step> steps;
        Obligations placed;
        for (const ObligationIndex first : deal) {
            if (placed.contains(first)) continue;
            std::set<ObligationIndex> together{first};
            for (std::size_t before = 0; before != together.size();) {
                before = together.size();
                for (const ObligationIndex member : std::set<ObligationIndex>(together))
                    for (const ObligationIndex other : deal)
                        if (tied(member, other)) together.insert(other);
            }
            placed.insert(together.begin(), together.end());
            steps.emplace_back(together.begin(), together.end());
        }
        return steps;
    }

    void check_links(std::size_t d) {
        const Step& deal = deals_[d];
        const auto step_of = [&](ObligationIndex o) {
            std::size_t at = 0;
            while (std::find(split_[d][at].begin(), split_[d][at].end(), o) == split_[d][at].end()) ++at;
            return at;
        };
        for (const Step& step : split_[d])
            for (const ObligationIndex o : step)
                for (const Link& link : agreement_.obligations[o].after)
                    if (std::find(deal.begin(), deal.end(), link.of) != deal.end() && step_of(link.of) >= step_of(o))
                        plan_.errors.emplace_back("link-violated");
    }

    /// s(S): what S contains is applied to the deal's start in file order.
    [[nodiscard]] Levels state(const Levels& start, const Obligations& performed) const {
        Levels levels = start;
        for (ObligationIndex o = 0; o < agreement_.obligations.size(); ++o)
            if (performed.contains(o))
                for (const Setting& set : agreement_.obligations[o].sets) levels[set.option] = set.level;
        return levels;
    }

    [[nodiscard]] Levels broken(const Levels& levels, std::optional<PartyIndex> except = {}) const {
        Levels after = levels;
        for (const Setting& set : agreement_.if_broken) {
            if (except && alone(subject_, set.option, *except)) continue;
            if (allowed(subject_, set.option, levels[set.option], set.level)) after[set.option] = set.level;
        }
        return after;
    }

    [[nodiscard]] std::uint32_t days_of(const Step& step, std::uint32_t day) const {
        std::uint32_t wait = 0;
        std::uint32_t longest = 0;
        for (const ObligationIndex o : step) {
            const Obligation& obligation = agreement_.obligations[o];
            if (obligation.not_before > day) wait = std::max(wait, obligation.not_before - day);
            longest = std::max(longest, obligation.days);
        }
        return wait + longest;
    }

    void walk() {
        Point point;
        point.start_of_deal =
            agreement_.start ? subject_.states[*agreement_.start].patterns.front() : status_quo(subject_);
        arrive(point.start_of_deal);
        for (point.deal = 0; point.deal < deals_.size(); ++point.deal) {
            point.done = 0;
            point.in_deal.clear();
            points_.push_back(point);
            for (const Step& step : split_[point.deal]) {
                plan_.steps.emplace_back(step.begin(), step.end());
                plan_.days.push_back(days_of(step, point.day));
                point.day += plan_.days.back();
                for (const ObligationIndex o : step) perform(o, point);
                ++point.done;
                ++point.after;
                points_.push_back(point);
                arrive(state(point.start_of_deal, point.in_deal));
            }
            point.start_of_deal = plan_.states.back();
        }
    }

    void perform(ObligationIndex o, Point& point) {
        const Levels before = state(point.start_of_deal, point.in_deal);
        point.in_deal.insert(o);
        point.in_all.insert(o);
        const Levels after = state(point.start_of_deal, point.in_deal);
        for (OptionIndex option = 0; option < before.size(); ++option)
            if (!allowed(subject_, option, before[option], after[option]))
                plan_.errors.emplace_back("against-direction");
    }

    void arrive(const Levels& levels) {
        plan_.states.push_back(levels);
        plan_.broken.push_back(broken(levels));
    }

    [[nodiscard]] bool performs(PartyIndex i, ObligationIndex o) const {
        const auto& by = agreement_.obligations[o].by;
        return std::find(by.begin(), by.end(), i) != by.end();
    }

    [[nodiscard]] bool is_asked(PartyIndex i, const Point& point) const {
        for (const ObligationIndex o : deals_[point.deal])
            if (performs(i, o) && !point.in_deal.contains(o)) return true;
        for (OptionIndex o = 0; o < subject_.options.size(); ++o)
            if (alone(subject_, o, i) && plan_.states[point.after][o] != plan_.broken[point.after][o]) return true;
        return false;
    }

    /// What cannot be is said once for every constraint that forbids it, steps apart from breaches.
    void name_infeasible() {
        std::set<std::pair<std::string, std::size_t>> said;
        const auto look = [&](const Levels& levels, const char* code) {
            const auto constraint = forbidden_by(subject_, levels);
            if (constraint && said.emplace(code, *constraint).second) plan_.errors.emplace_back(code);
        };
        for (std::size_t k = 0; k < plan_.states.size(); ++k) {
            look(plan_.states[k], "infeasible-step");
            look(plan_.broken[k], "infeasible-breach");
        }
    }

    void refuse_ordinal_parties() {
        for (PartyIndex i = 0; i < subject_.parties.size(); ++i) {
            const auto kind = subject_.preferences[i].kind;
            if (kind != Preference::Kind::ordinal && kind != Preference::Kind::ranking) continue;
            if (std::any_of(points_.begin(), points_.end(), [&](const Point& point) { return is_asked(i, point); }))
                plan_.errors.emplace_back("ordinal-party");
        }
    }

    [[nodiscard]] mpq_class hazard_on(std::uint32_t day) const {
        for (const HazardPiece& piece : agreement_.keeping.hazard.pieces)
            if (day < piece.until) return fraction(piece.daily.best);
        return 0;
    }

    /// V_i after `after` steps, of which the last of its deal is number `last`.
    [[nodiscard]] mpq_class going_on(PartyIndex i, std::uint32_t after, std::uint32_t last) const {
        const mpq_class here = value(subject_, i, plan_.states[after]);
        if (after == last) return here;
        const std::uint32_t days = plan_.days[after];
        const mpq_class later = power(fraction(agreement_.keeping.discount[i].best), days);
        std::uint32_t begins = 0;
        for (std::uint32_t k = 0; k < after; ++k) begins += plan_.days[k];
        mpq_class unbroken = 1;
        for (std::uint32_t day = begins; day < begins + days; ++day) unbroken *= 1 - hazard_on(day);
        const mpq_class breakdown = 1 - unbroken;
        const mpq_class ahead = going_on(i, after + 1, last);
        const mpq_class lost = value(subject_, i, plan_.broken[after]);
        return (1 - later) * here + later * ((1 - breakdown) * ahead + breakdown * lost);
    }

    void find_act(PartyIndex i, const Levels& here, Row& row) const {
        for (const Levels& there : moves(subject_, i, here)) {
            const Levels reply = broken(there, i);
            if (!feasible(subject_, reply)) continue;
            const mpq_class worth = value(subject_, i, reply);
            if (row.act && worth <= *row.act) continue;
            row.act = worth;
        }
    }

    void add_row(PartyIndex i, const Point& point) {
        using Stopping = Keeping::Stopping;
        Row row;
        row.after = point.after;
        row.deal = static_cast<std::uint32_t>(point.deal);
        row.party = i;
        row.at_end = point.done == split_[point.deal].size();
        const auto last = static_cast<std::uint32_t>(point.after - point.done + split_[point.deal].size());
        row.go_on = going_on(i, point.after, last);

        const Stopping stopping = agreement_.keeping.stopping;
        if (stopping == Stopping::wait || stopping == Stopping::best)
            row.wait = value(subject_, i, plan_.states[point.after]);
        if (stopping == Stopping::break_ || stopping == Stopping::best)
            row.break_ = value(subject_, i, plan_.broken[point.after]);
        if (stopping == Stopping::act || stopping == Stopping::best) find_act(i, plan_.states[point.after], row);
        if (!row.wait && !row.break_ && !row.act) return;  // no way to stop

        bool all_done = true;
        for (ObligationIndex o = 0; o < agreement_.obligations.size(); ++o)
            if (performs(i, o) && !point.in_all.contains(o)) all_done = false;
        for (const Guarantee& guarantee : agreement_.guarantees) {
            const bool over = guarantee.until ? point.in_all.contains(*guarantee.until) : all_done;
            if (guarantee.on == i && !over)
                row.penalties += fraction(guarantee.penalty.best) * power(1 - fraction(guarantee.decay), point.day);
        }
        std::optional<mpq_class> best;
        for (const auto& term : {row.wait, row.break_, row.act})
            if (term && (!best || *best < *term)) best = term;
        row.stop = *best - row.penalties;
        plan_.rows.push_back(row);
    }

    /// Rows stand by steps performed, the end of one deal before the start of the next, then by party.
    void conclude() {
        const Row* worst = nullptr;
        for (const Row& row : plan_.rows) {
            if (!row.at_end && (!plan_.margin || row.slack() < *plan_.margin)) plan_.margin = row.slack();
            if (row.slack() >= 0) continue;
            if (worst == nullptr ||
                (row.after == worst->after && row.deal == worst->deal && row.slack() < worst->slack()))
                worst = &row;
        }
        if (worst == nullptr) return;
        plan_.stops_at = worst->after;
        plan_.stopped_by = worst->party;
    }

    const Case& subject_;
    const Agreement& agreement_;
    std::vector<Step> deals_;
    std::vector<std::vector<Step>> split_;  ///< per deal, its steps
    std::vector<Point> points_;
    Plan plan_;
};

inline Plan plan_as_written(const Case& subject, AgreementIndex agreement) {
    return Keeper(subject, subject.agreements[agreement]).run();
}

}  // namespace irenic::testing::naive
