#include "stability/on_grid.hpp"

#include <algorithm>
#include <bit>

#include "stability/grid_judge.hpp"

namespace irenic {
namespace {

/// A party's grades on the grid, −1 where not feasible.
template <typename Number>
std::vector<Number> column_of(const Grid& grid, const std::vector<std::int32_t>& grades) {
    if (grid.feasible.empty()) return {grades.begin(), grades.end()};
    std::vector<Number> column(grid.size, TileKernels<Number>::infeasible);
    StateIndex s = 0;
    for (std::uint64_t word = 0; word < grid.feasible.size(); ++word)
        for (std::uint64_t rest = grid.feasible[word]; rest != 0; rest &= rest - 1)
            column[word * 64 + static_cast<unsigned>(std::countr_zero(rest))] = static_cast<Number>(grades[s++]);
    return column;
}

/// Columns for the parties that move.
template <typename Number>
std::vector<std::vector<Number>> columns_of(const Space& space, const Grid& grid, const std::vector<Fibres>& parties,
                                            const Workers& workers, const std::stop_token& stop) {
    std::vector<std::vector<Number>> columns(parties.size());
    workers.run(parties.size(), [&](std::size_t k) {
        if (!stop.stop_requested()) columns[k] = column_of<Number>(grid, space.grades_anew(parties[k].party));
    });
    return columns;
}

template <typename Number>
void answer_with(const Space& space, const Grid& grid, const std::vector<Fibres>& parties, const Workers& workers,
                 const std::stop_token& stop, StabilityAnswer& answer) {
    const auto columns = columns_of<Number>(space, grid, parties, workers, stop);
    const GridJudge<Number> judge(space, grid, parties, columns, stop);
    struct Job {
        Concept kind;
        std::size_t party;
    };
    std::vector<Job> jobs;
    for (const ConceptRow& row : concepts)
        for (std::size_t k = 0; k < parties.size(); ++k)
            if (answer.verdicts[static_cast<std::size_t>(row.kind)]) jobs.push_back({row.kind, k});
    workers.run(jobs.size(), [&](std::size_t k) {
        if (stop.stop_requested()) return;
        Verdicts& verdicts = *answer.verdicts[static_cast<std::size_t>(jobs[k].kind)];
        const PartyIndex party = parties[jobs[k].party].party;
        verdicts.stable[party] = judge.stable(jobs[k].kind, jobs[k].party, verdicts.passes[party]);
    });
}

/// The fibres of every party that moves; nothing where the grid is of no use.
std::optional<std::vector<Fibres>> fibres_of_movers(const Space& space, const Grid& grid) {
    std::vector<Fibres> parties;
    for (PartyIndex i = 0; i < space.party_count(); ++i) {
        if (space.idle(i)) continue;
        std::optional<Fibres> fibres = fibres_of(space.subject(), grid, i);
        if (!fibres) return {};
        parties.push_back(*std::move(fibres));
    }
    return parties;
}

template <typename Number>
bool fit(const Space& space, const std::vector<Fibres>& parties) {
    return std::all_of(parties.begin(), parties.end(), [&](const Fibres& fibres) {
        return space.grade_bound(fibres.party) < std::int64_t{TileKernels<Number>::nothing};
    });
}

}  // namespace

std::optional<StabilityAnswer> stability_on_grid(const Space& space, std::span<const Concept> wanted,
                                                 const Workers& workers, const std::stop_token& stop) {
    const std::optional<Grid> grid = space.grid();
    if (!grid) return {};
    const auto parties = fibres_of_movers(space, *grid);
    if (!parties) return {};
    StabilityAnswer answer = unanswered_for(space, wanted);
    if (fit<std::int16_t>(space, *parties))
        answer_with<std::int16_t>(space, *grid, *parties, workers, stop, answer);
    else if (fit<std::int32_t>(space, *parties))
        answer_with<std::int32_t>(space, *grid, *parties, workers, stop, answer);
    else
        return {};
    return answer;
}

std::uint64_t memory_of_stability(const Space& space, std::span<const Concept> wanted, const Workers& workers) {
    const std::uint64_t verdicts = wanted.size() * space.party_count() * (space.size() / 8);
    std::uint64_t movers = 0;
    for (PartyIndex i = 0; i < space.party_count(); ++i) movers += space.idle(i) ? 0U : 1U;
    const std::uint64_t at_once = std::min<std::uint64_t>(std::max(workers.threads, 1U), movers * wanted.size());
    if (const std::optional<Grid> grid = space.grid()) {
        if (const auto parties = fibres_of_movers(space, *grid)) {
            const std::uint64_t width = fit<std::int16_t>(space, *parties) ? 2 : 4;
            // Columns, and for each thread the numbers of its party; before that, its grades as they are made.
            return verdicts + movers * width * grid->size +
                   at_once * std::max(width * grid->size, (width == 2 ? 4 : 24) * std::uint64_t{space.size()});
        }
    }
    return verdicts + movers * 16 * space.size() + at_once * 24 * space.size();
}

}  // namespace irenic
