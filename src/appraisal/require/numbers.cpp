/// The least change of weights: a branch and bound over which way meets each clause, with exact linear programs.
#include <algorithm>
#include <set>

#include "appraisal/require/numbers_search.hpp"

namespace irenic {
namespace {

std::set<std::size_t> support_of(const Solution& solution) {
    std::set<std::size_t> support;
    for (std::size_t change = 0; change < solution.changes.size(); ++change)
        if (sgn(solution.changes[change]) > 0) support.insert(change);
    return support;
}

/// What Cbc would do, worked out again exactly.
std::optional<Solution> guess(const NumbersModel& model, NumbersSearch& search) {
    const auto& clauses = search.clauses();
    std::size_t rows = 0;
    bool choice = false;
    for (const StayingClause& clause : clauses) {
        choice = choice || clause.ways.size() > 1;
        for (const auto& way : clause.ways) rows += way.size();
    }
    constexpr std::size_t most = 3000;
    if (!choice || rows > most) return {};
    WaysProgram program;
    program.clauses = clauses;
    // Every weight at 0 makes all states equal: no least change is larger than what that takes.
    double sum = 1;
    for (const AdjustableNumber& number : model.numbers)
        sum += std::abs(static_cast<double>(number.value)) * number.cost / Decimal::units_per_one;
    for (std::uint32_t kind = 0; kind < model.rows.size(); ++kind) {
        program.rows.push_back(model.changes(kind));
        program.room.push_back(model.bound(kind).get_d() / Decimal::units_per_one);
    }
    for (std::size_t change = 0; change < 2 * model.numbers.size(); ++change) {
        const auto room = search.room(change);
        program.costs.push_back(model.numbers[change / 2].cost);
        program.most.push_back(room ? std::min(sum, static_cast<double>(*room) / Decimal::units_per_one) : sum);
    }
    const auto chosen = guess_ways(program);
    return chosen ? search.with_ways(*chosen) : std::nullopt;
}

/// The values with these changes made, if a case file can hold them: six places, and not too many digits.
std::optional<std::vector<mpz_class>> written(const NumbersModel& model, const std::vector<mpq_class>& changes,
                                              bool round) {
    std::vector<mpz_class> values = model.values();
    for (std::size_t k = 0; k < values.size(); ++k) {
        const mpq_class change = changes[2 * k] - changes[2 * k + 1];
        if (sgn(change) == 0) continue;
        const mpq_class millionths = (values[k] + change) / 2;
        mpz_class whole = millionths.get_num() / millionths.get_den();
        if (millionths.get_den() != 1) {
            if (!round) return {};
            const mpq_class nearest = millionths + mpq_class(1, 2);
            mpz_fdiv_q(whole.get_mpz_t(), nearest.get_num_mpz_t(), nearest.get_den_mpz_t());
        }
        values[k] = 2 * whole;
        if (abs(values[k]) > mpz_class("4000000000000000000")) return {};
    }
    return values;
}

/// Values that a case file can hold and that do; where the least total has no such values, the next that were found above it.
std::optional<std::vector<mpz_class>> printable(const NumbersModel& model, NumbersSearch& search,
                                                const Solution& solution) {
    if (auto values = written(model, solution.changes, false)) return values;
    for (long margin = 2; margin <= 2048; margin *= 4) {
        const auto tighter = search.with_kinds(solution.imposed, margin);
        if (!tighter) continue;
        auto values = written(model, tighter->changes, true);
        const auto does = [&](std::uint32_t kind) { return model.sum(kind, *values) <= 0; };
        if (values && std::all_of(solution.imposed.begin(), solution.imposed.end(), does)) return values;
    }
    return {};
}

WantsChange change_of(const NumbersModel& model, const std::vector<mpz_class>& values) {
    WantsChange change;
    for (std::size_t k = 0; k < values.size(); ++k)
        if (values[k] != model.numbers[k].value)
            change.numbers.push_back(
                {model.numbers[k].what, Decimal{model.numbers[k].value}, Decimal{values[k].get_si()}});
    return change;
}

Decimal total_of(const WantsChange& change) {
    mpz_class sum = 0;
    for (const NumberChange& one : change.numbers) {
        const mpz_class size = abs(mpz_class(static_cast<long>(one.to.units)) - static_cast<long>(one.from.units));
        sum += size * std::max<std::size_t>(1, one.number.levels.size());
    }
    return Decimal{sum.get_si()};
}

/// A sum in units, as a number of ones.
std::string in_ones(const mpq_class& units) {
    const mpq_class ones = units / static_cast<long>(Decimal::units_per_one);
    const mpq_class exact = ones * static_cast<long>(Decimal::units_per_one);
    if (exact.get_den() == 1 && exact.get_num().fits_slong_p()) return to_string(Decimal{exact.get_num().get_si()});
    return ones.get_str();
}

/// Clauses and bounds that together rule everything out, and none of which could be left out.
void find_obstacle(const NumbersModel& model, const std::vector<StayingClause>& clauses, std::uint64_t& budget,
                   const std::stop_token& stop, LeastChanges& found) {
    std::vector<std::size_t> kept;
    for (std::size_t k = 0; k < clauses.size(); ++k) kept.push_back(k);
    std::vector<bool> unbounded(model.numbers.size(), false);
    const auto impossible = [&] {
        std::vector<StayingClause> some;
        for (const std::size_t k : kept) some.push_back(clauses[k]);
        NumbersSearch search(model, std::move(some), budget, stop);
        search.free_bounds(unbounded);
        search.run({});
        return !search.best() && !search.gave_up();
    };
    for (std::size_t k = clauses.size(); k-- > 0 && budget > 0;) {
        const std::vector<std::size_t> before = kept;
        std::erase(kept, k);
        if (!impossible()) kept = before;
    }
    for (std::size_t n = 0; n < model.numbers.size() && budget > 0; ++n) {
        if (!model.numbers[n].bounded()) continue;
        unbounded[n] = true;
        if (impossible()) continue;
        unbounded[n] = false;
        found.bounds_in_the_way.push_back(model.numbers[n].what);
    }
    found.in_the_way = kept;
}

/// All least solutions of which no part would do: one change of the known ones is left out at a time, and the rest is searched.
std::vector<Solution> alternatives(const Solution& first, NumbersSearch& search, std::size_t listed, bool& all) {
    std::vector<Solution> found{first};
    std::vector<std::set<std::size_t>> waiting;
    std::set<std::set<std::size_t>> seen{{}};
    const auto leave_out = [&](const std::set<std::size_t>& excluded, const Solution& solution) {
        for (const std::size_t change : support_of(solution)) {
            std::set<std::size_t> more = excluded;
            more.insert(change);
            if (seen.insert(more).second) waiting.push_back(std::move(more));
        }
    };
    leave_out({}, first);
    for (std::size_t head = 0; head < waiting.size() && found.size() <= listed && !search.gave_up(); ++head) {
        const std::set<std::size_t> excluded = waiting[head];
        Solution known = first;
        known.total = first.total + 1;  // of totals that are no more, the first found is least
        search.start_from(known);
        search.run(excluded);
        if (search.best()->total > first.total) continue;
        const Solution next = *search.best();
        if (std::none_of(found.begin(), found.end(),
                         [&](const Solution& one) { return support_of(one) == support_of(next); }))
            found.push_back(next);
        leave_out(excluded, next);
    }
    all = !search.gave_up() && found.size() <= listed;
    if (found.size() > listed) found.resize(listed);
    std::vector<Solution> whole;
    for (const Solution& one : found) {
        const auto support = support_of(one);
        const bool part = std::any_of(found.begin(), found.end(), [&](const Solution& other) {
            const auto less = support_of(other);
            return less != support && std::includes(support.begin(), support.end(), less.begin(), less.end());
        });
        if (!part) whole.push_back(one);
    }
    return whole;
}

}  // namespace

LeastChanges least_of_numbers(const Space& space, PartyIndex party, const Kinds& kinds,
                              const StayingCondition& condition, const RequireLimits& limits,
                              const std::stop_token& stop) {
    const NumbersModel model = numbers_model(space, party, kinds, condition.state);
    return least_of_model(model, without_harder_ways(model, condition.clauses), limits, stop);
}

LeastChanges least_of_model(const NumbersModel& model, std::vector<StayingClause> clauses, const RequireLimits& limits,
                            const std::stop_token& stop) {
    LeastChanges found;
    std::uint64_t budget = limits.programs;
    const std::string reached = std::to_string(limits.programs) + " linear programs";
    NumbersSearch search(model, std::move(clauses), budget, stop);
    if (auto known = guess(model, search)) search.start_from(std::move(*known));
    search.run({});
    if (search.gave_up()) found.limit = reached;
    if (!search.best()) {
        if (search.gave_up()) return found;
        found.found = LeastFound::impossible;
        std::uint64_t more = limits.programs;
        find_obstacle(model, search.clauses(), more, stop, found);
        return found;
    }
    const bool proven = !search.gave_up();
    const Solution first = *search.best();
    std::vector<Solution> least{first};
    if (proven) least = alternatives(first, search, limits.listed, found.all_listed);
    for (const Solution& one : least) {
        std::uint64_t more = 100;
        NumbersSearch again(model, search.clauses(), more, stop);
        // What the search met without having to impose it must be met after rounding, too.
        Solution whole = one;
        whole.imposed = again.kinds_met(one.changes);
        if (const auto values = printable(model, again, whole)) found.changes.push_back(change_of(model, *values));
    }
    if (found.changes.size() < least.size()) found.all_listed = false;
    if (found.changes.empty()) {
        found.limit = "changes of at most six decimal places";
        return found;
    }
    found.found = proven ? LeastFound::proven : LeastFound::unproven;
    found.least = in_ones(first.total);
    found.total = total_of(found.changes.front());
    return found;
}

}  // namespace irenic
