/// What the others could answer to one improvement, looked for state by state or by a solver.
#pragma once

#include <optional>
#include <stop_token>
#include <vector>

#include "stability/local_model.hpp"

namespace irenic {

/// May party `party`, which would leave `state`, be deterred under `kind`?
struct LocalQuestion {
    Concept kind = Concept::gmr;
    PartyIndex party = 0;
    Levels state;
    Worth worth = 0;  ///< of `state`, for the party

    [[nodiscard]] bool credible() const { return kind == Concept::seq || kind == Concept::sseq; }
    [[nodiscard]] bool counters() const { return kind == Concept::smr || kind == Concept::sseq; }
};

/// What became of a search. `sanction` is filled when `verdict` is yes.
struct Sought {
    enum class Verdict { yes, no, unknown };
    Verdict verdict = Verdict::unknown;
    std::vector<LocalStep> sanction;
};

/// Is `t` a sanction? Nothing when patience was over before that was known.
std::optional<bool> deters(const LocalModel& model, const LocalQuestion& question, const Levels& t,
                           LocalModel::Patience& patience);

/// Is this path an answer to the improvement: allowed moves of others, nobody twice in succession, gains where the concept asks for
/// them, and a sanction at its end? Nothing when patience was over.
std::optional<bool> is_answer(const LocalModel& model, const LocalQuestion& question, const Levels& improvement,
                              const std::vector<LocalStep>& path, LocalModel::Patience& patience);

/// May the party change `s` into `t` in one move? Precondition: both are feasible.
bool is_move(const LocalModel& model, PartyIndex party, const Levels& s, const Levels& t);

/// Breadth first over (state, last mover): shortest paths, and an exact `no` when everything was looked at. `visited` counts states.
Sought search_states(const LocalModel& model, const LocalQuestion& question, const Levels& improvement,
                     LocalModel::Patience& patience, std::uint64_t& visited, const std::stop_token& stop);

/// How a solver may be asked, and how it was.
struct SolverUse {
    std::int64_t conflicts = 0;
    std::uint32_t rounds = 0;
    std::uint64_t questions = 0;     ///< asked so far
    std::uint32_t rounds_tried = 0;  ///< the most of one search
};

/// By a solver: first whether any sanction is there at all, by whatever way (docs/large-cases.md), then ways of more and more moves.
/// Precondition: no merged states.
Sought search_by_solver(const LocalModel& model, const LocalQuestion& question, const Levels& improvement,
                        SolverUse& use, LocalModel::Patience& patience, const std::stop_token& stop);

}  // namespace irenic
