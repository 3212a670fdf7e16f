/// What a space keeps to itself: how states are stored, and how to walk over them quickly.
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <mutex>
#include <unordered_map>
#include <vector>

#include "irenic/space.hpp"

namespace irenic {

/// States of a case with options are kept as raw codes, one number each (`raw`), or none at all when every raw code is feasible
/// (`dense`). Merged states, and listed states whose codes do not fit a number, are kept as rows of levels, one row per member.
struct Space::Parts {
    enum class Form { codes, rows, graph };

    Form form = Form::codes;

    // codes
    bool dense = false;
    std::uint64_t raw_size = 0;             ///< product of the numbers of levels
    std::vector<std::uint64_t> stride;      ///< per option
    std::vector<std::uint32_t> radix;       ///< per option
    std::vector<std::uint64_t> raw;         ///< ascending; empty when dense
    std::vector<std::uint64_t> feasible;    ///< one bit per raw code, where that is small beside `raw`
    std::vector<StateIndex> states_before;  ///< per word of `feasible`, how many states come before it

    // rows
    std::vector<Levels> rows;              ///< per member
    std::vector<StateIndex> state_of_row;  ///< per member
    std::vector<std::uint32_t> first_row;  ///< per state
    std::unordered_map<std::string, std::uint32_t> row_by_code;

    // names
    std::vector<StateIndex> state_of_name;                  ///< per named state; `no_state` when infeasible
    std::unordered_map<StateIndex, NamedStateIndex> names;  ///< the first name of a state

    // tables, made on first use
    struct Table {
        std::once_flag moves_once;
        std::once_flag grades_once;
        std::atomic<bool> moves_made = false;
        PartyMoves moves;
        std::vector<std::int32_t> grades;
        std::vector<OptionIndex> own;  ///< options of two levels or more that the party owns alone
    };
    mutable std::deque<Table> tables;  ///< per party

    void index_codes(StateIndex size);

    /// Per option, the level of every state; empty where that would be too large. Made on first use.
    [[nodiscard]] const std::vector<std::vector<Level>>& level_columns() const;
    mutable std::once_flag columns_once;
    mutable std::vector<std::vector<Level>> columns;

    [[nodiscard]] std::uint64_t raw_of(StateIndex s) const { return dense ? s : raw[s]; }
    [[nodiscard]] StateIndex state_of(std::uint64_t code) const;  ///< `no_state` when not feasible
};

/// Walks over states in ascending order and keeps a sum of numbers that belong to levels, updating only what changes.
class LevelSums {
public:
    /// `tables[o][l]`: what level l of option o adds; an empty table adds nothing.
    LevelSums(const Space::Parts& parts, const std::vector<std::vector<std::int64_t>>& tables);

    /// Calls `visit(s, sum)` for s in [first, last).
    template <typename Visit>
    void walk(StateIndex first, StateIndex last, Visit&& visit) {
        if (first >= last) return;
        place(parts_.raw_of(first));
        visit(first, sum_);
        for (StateIndex s = first + 1; s < last; ++s) {
            advance(parts_.raw_of(s) - raw_);
            visit(s, sum_);
        }
    }

    [[nodiscard]] const Levels& levels() const { return levels_; }

private:
    void place(std::uint64_t raw);
    void advance(std::uint64_t by);

    const Space::Parts& parts_;
    const std::vector<std::vector<std::int64_t>>& tables_;
    std::uint64_t raw_ = 0;
    Levels levels_;
    std::int64_t sum_ = 0;
};

/// Sets, in `truth` (64 states per word, `last − first` states), the states in [first, last) where the expression holds.
/// Precondition: form `codes`; `first` is a multiple of 64; at most `chunk_states` states.
inline constexpr StateIndex chunk_states = 4096;
class ChunkTruth {
public:
    explicit ChunkTruth(const Space::Parts& parts, const Case& subject);
    void load(StateIndex first, StateIndex last);
    void evaluate(const Expression& expression, std::vector<std::uint64_t>& truth);

private:
    void atom(const Expression::Node& node, std::vector<std::uint64_t>& truth);

    /// Statements ask the same of the same option again and again.
    struct KnownAtom {
        OptionIndex option;
        std::uint64_t mask;
        std::vector<std::uint64_t> truth;
    };

    const Space::Parts& parts_;
    const Case& subject_;
    StateIndex first_ = 0;
    StateIndex last_ = 0;
    std::vector<std::vector<Level>> levels_;      ///< per option, per state of the chunk, where there are no columns
    std::vector<std::span<const Level>> column_;  ///< the same, or a part of `Parts::columns`
    std::vector<std::vector<std::uint64_t>> stack_;
    std::vector<KnownAtom> known_atoms_;  ///< of this chunk
};

/// Builds a `Space`, part by part.
class SpaceBuilder {
public:
    SpaceBuilder(const Case& subject, const SpaceLimits& limits, const Workers& workers, std::stop_token stop);
    Space::Build build() &&;

private:
    bool make_states();  // states.cpp
    bool make_codes();
    bool make_listed_codes();
    bool make_rows(std::vector<Levels> members);
    bool expand_codes(std::vector<Levels>& members);
    void name_states();
    bool make_grades();  // grades.cpp
    bool ranked_grades(PartyIndex i);
    static Bits statement_truth(const Space& space, const Expression& expression, bool& differs);
    static bool grade_differs(const Space& space, const Statement& statement);
    static std::vector<std::int32_t> weighted_grades(const Space& space, PartyIndex i);
    static std::vector<std::int32_t> ordinal_grades(const Space& space, PartyIndex i);
    bool make_moves();  // moves.cpp
    static void make_blocks(const Space& space, PartyIndex i, PartyMoves& moves);
    bool make_arcs_of_rows(PartyIndex i);
    bool make_arcs_of_graph(PartyIndex i);
    bool fill_arcs(PartyIndex i, std::vector<std::pair<StateIndex, StateIndex>> arcs);

    friend class Space;
    bool fail(std::string code, std::string message, Place place, std::string help);
    bool limit(std::string message, std::string help);

    const Case& subject_;
    SpaceLimits limits_;
    Workers workers_;
    std::stop_token stop_;
    Space space_;
    Space::Build result_;
};

/// Does the expression hold in a state of an abstract graph?
bool holds_in_graph(const Expression& expression, StateIndex s);

/// Replaces numbers by their rank among the distinct ones, 0 the lowest.
std::vector<std::int32_t> ranks_of(const std::vector<std::int64_t>& numbers);

}  // namespace irenic
