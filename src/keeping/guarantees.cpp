/// The least penalties that would hold a plan, and who could stand behind them.
///
/// That a third party's guarantee is believed only where it has an interest of its own in upholding the agreement is Walter 1997 and 2002;
/// how that interest is counted here (what the guarantor gains by the agreement going on over the state in which the other would have
/// stopped, against its outlay) is a judgement, stated in docs/keeping.md.
#include <algorithm>
#include <limits>

#include "keeping/breach.hpp"
#include "keeping/flow.hpp"

namespace irenic {
namespace {

constexpr std::uint64_t most_assignments = 1'000'000;
constexpr std::int64_t units_per_millionth = Decimal::units_per_one / 1'000'000;

class Needed {
public:
    Needed(const Space& space, const Agreement& agreement, const Plan& plan)
        : space_(space), agreement_(agreement), plan_(plan) {
        for (const Guarantor& one : agreement.guarantors) named_.push_back({one.party, one.budget, one.rate, {}, 0});
        for (const Guarantee& guarantee : agreement.guarantees)
            if (find(guarantee.by) == nullptr) named_.push_back({guarantee.by, {}, one(), {}, 0});
    }

    GuaranteesNeeded run() {
        GuaranteesNeeded answer;
        for (PartyIndex i = 0; i < space_.party_count(); ++i)
            if (auto need = need_of(i)) answer.needs.push_back(std::move(*need));
        assign(answer);
        for (std::uint32_t g = 0; g < agreement_.guarantees.size(); ++g)
            if (auto relied = relied_on(g)) answer.relied.push_back(std::move(*relied));
        return answer;
    }

private:
    static Decimal one() { return Decimal{Decimal::units_per_one}; }

    [[nodiscard]] const Carrier* find(PartyIndex party) const {
        const auto at = std::find_if(named_.begin(), named_.end(), [&](const Carrier& c) { return c.by == party; });
        return at == named_.end() ? nullptr : &*at;
    }

    /// What the guarantor gains at this point when the party that would stop goes on.
    [[nodiscard]] Wide gain(PartyIndex guarantor, const SlackRow& row) const {
        const DealPoints deal = points_of_deal(plan_, row.deal);
        return values_of_going_on(space_, agreement_, plan_, guarantor, deal)[row.after - deal.first] -
               Wide(space_.value(guarantor, state_after_stop(plan_, row)));
    }

    [[nodiscard]] std::optional<GuaranteeNeed> need_of(PartyIndex i) const {
        GuaranteeNeed need;
        need.on = i;
        const SlackRow* last = nullptr;
        std::vector<const SlackRow*> rows;
        for (const SlackRow& row : plan_.slack) {
            if (row.party != i || row.slack.sign() >= 0) continue;
            rows.push_back(&row);
            const Wide lacking = Wide() - row.slack;
            if (last == nullptr || lacking > need.lacking) {
                need.lacking = lacking;
                need.lacking_after = row.after;
            }
            last = &row;
        }
        if (last == nullptr) return {};
        if (last->after == plan_.steps.size()) return need;
        need.penalty = least_penalty(need.lacking);
        const auto& next = plan_.steps[last->after].obligations;
        need.until = *std::min_element(next.begin(), next.end());
        if (!need.penalty) return need;
        for (Carrier carrier : named_) {
            if (carrier.by == i) continue;
            if (space_.cardinal(carrier.by))
                for (const SlackRow* row : rows) {
                    const Wide here = gain(carrier.by, *row);
                    if (carrier.gain && *carrier.gain <= here) continue;
                    carrier.gain = here;
                    carrier.gain_after = row->after;
                }
            carrier.willing = carrier.gain && Wide(carrier.rate) * *carrier.gain >= Wide(*need.penalty);
            carrier.affords = affords(carrier, given_by(carrier.by) + Wide(*need.penalty));
            need.carriers.push_back(std::move(carrier));
        }
        return need;
    }

    /// What the party stands behind already, in all.
    [[nodiscard]] Wide given_by(PartyIndex by) const {
        Wide sum;
        for (const Guarantee& guarantee : agreement_.guarantees)
            if (guarantee.by == by && guarantee.on != by) sum = sum + Wide(guarantee.penalty.best);
        return sum;
    }

    static bool affords(const Carrier& carrier, const Wide& penalties) {
        return !carrier.budget || Wide(carrier.rate) * Wide(*carrier.budget) >= penalties;
    }

    /// Rounded up to what a case file can say.
    static std::optional<Decimal> least_penalty(const Wide& lacking) {
        std::int64_t enough = std::numeric_limits<std::int64_t>::max() / units_per_millionth;
        std::int64_t too_little = 0;
        const auto penalty = [](std::int64_t millionths) { return Decimal{millionths * units_per_millionth}; };
        if (Wide(penalty(enough)) < lacking) return {};
        while (enough - too_little > 1) {
            const std::int64_t middle = too_little + (enough - too_little) / 2;
            (Wide(penalty(middle)) >= lacking ? enough : too_little) = middle;
        }
        return penalty(enough);
    }

    /// The cheapest way to give every need to one guarantor each, budgets kept; of equal ones the first.
    void assign(GuaranteesNeeded& answer) const {
        answer.all_carried = !answer.needs.empty();
        for (const GuaranteeNeed& need : answer.needs)
            answer.all_carried = answer.all_carried && need.penalty.has_value();
        if (!answer.all_carried) return;
        Assignment search{answer.needs, named_, {}, {}, {}, {}, 0};
        for (PartyIndex i = 0; i < space_.party_count(); ++i) search.given.push_back(given_by(i));
        search.go(0);
        answer.all_carried = search.best.has_value();
        answer.limit_reached = search.seen > most_assignments;
        if (!search.best) return;
        for (std::size_t k = 0; k < answer.needs.size(); ++k) answer.needs[k].carried_by = (*search.best)[k];
    }

    struct Assignment {
        const std::vector<GuaranteeNeed>& needs;
        const std::vector<Carrier>& named;
        std::vector<Wide> given;  ///< per party: what it stands behind already
        std::vector<std::size_t> chosen;
        std::optional<std::vector<std::size_t>> best;
        Wide best_cost;
        std::uint64_t seen = 0;

        /// Outlays P / rate, all of them times the product of all rates: no division.
        [[nodiscard]] Wide cost() const {
            Wide sum;
            for (std::size_t k = 0; k < chosen.size(); ++k) {
                const Carrier& by = needs[k].carriers[chosen[k]];
                Wide outlay = *needs[k].penalty;
                for (const Carrier& other : named)
                    if (other.by != by.by) outlay = outlay * Wide(other.rate);
                sum = sum + outlay;
            }
            return sum;
        }

        [[nodiscard]] bool within_budget(const Carrier& by) const {
            Wide sum = given[by.by];
            for (std::size_t k = 0; k < chosen.size(); ++k)
                if (needs[k].carriers[chosen[k]].by == by.by) sum = sum + Wide(*needs[k].penalty);
            return affords(by, sum);
        }

        void go(std::size_t k) {
            if (++seen > most_assignments) return;
            if (k == needs.size()) {
                const Wide found = cost();
                if (best && found >= best_cost) return;
                best = chosen;
                best_cost = found;
                return;
            }
            for (std::size_t c = 0; c < needs[k].carriers.size(); ++c) {
                if (!needs[k].carriers[c].willing) continue;
                chosen.push_back(c);
                if (within_budget(needs[k].carriers[c])) go(k + 1);
                chosen.pop_back();
            }
        }
    };

    /// Where the party would stop were it not for this guarantee.
    [[nodiscard]] std::optional<GuaranteeRelied> relied_on(std::uint32_t index) const {
        const Guarantee& guarantee = agreement_.guarantees[index];
        if (guarantee.by == guarantee.on || guarantee.penalty.best.units == 0) return {};
        GuaranteeRelied relied;
        relied.guarantee = index;
        relied.by = *find(guarantee.by);
        relied.by.willing = relied.by.affords = true;
        bool any = false;
        for (const SlackRow& row : plan_.slack) {
            if (row.party != guarantee.on || row.slack.sign() < 0) continue;
            if (!in_force(agreement_, guarantee, row.party, performed_after(agreement_, plan_, row.after))) continue;
            const Wide penalty = penalty_on_day(guarantee, day_after(plan_, row.after));
            if (row.slack >= penalty) continue;
            relied.by.affords = affords(relied.by, given_by(guarantee.by));
            if (!space_.cardinal(guarantee.by)) relied.by.willing = false;
            const std::optional<Wide> here =
                space_.cardinal(guarantee.by) ? std::optional(gain(guarantee.by, row)) : std::nullopt;
            if (here && Wide(relied.by.rate) * *here < penalty) relied.by.willing = false;
            if (!any || (here && *here < *relied.by.gain)) {
                relied.by.gain = here;
                relied.by.gain_after = relied.after = row.after;
                relied.penalty = penalty;
            }
            any = true;
        }
        return any ? std::optional(std::move(relied)) : std::nullopt;
    }

    const Space& space_;
    const Agreement& agreement_;
    const Plan& plan_;
    std::vector<Carrier> named_;
};

}  // namespace

GuaranteesNeeded guarantees_needed(const Space& space, AgreementIndex agreement, const Plan& plan) {
    return Needed(space, space.subject().agreements[agreement], plan).run();
}

}  // namespace irenic
