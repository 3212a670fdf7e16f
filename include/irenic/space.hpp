/// Everything that could be: the feasible states of a case, who can move where, and how each party values each state.
///
/// A `Space` is built once from a case and never changes; every analysis reads it. States are numbered 0 … size−1: in the order
/// of their raw code (mixed radix, the first option fastest) for cases with options, in the order of declaration for abstract
/// graphs; merged states stand at their first member. Definitions: docs/semantics.md, sections 1 and 2.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "irenic/model.hpp"
#include "irenic/number.hpp"

namespace irenic {

using StateIndex = std::uint32_t;
inline constexpr StateIndex no_state = 0xFFFFFFFFU;

/// Threads that the caller allows. A value, not a global: who owns it decides.
struct Workers {
    unsigned threads = 1;

    /// Runs `job(0) … job(jobs−1)`, at most `threads` at a time; returns when all are done. The first exception is rethrown.
    void run(std::size_t jobs, const std::function<void(std::size_t)>& job) const;

    static Workers all_cores();
};

/// What a build may use. A limit that is reached is an error that says which.
struct SpaceLimits {
    std::uint64_t states = std::uint64_t{1} << 27;  ///< feasible states
    std::uint64_t unconstrained_states = std::uint64_t{1}
                                         << 27;  ///< the same where nothing is forbidden: they then need not be stored
    std::uint64_t visits = std::uint64_t{1} << 34;  ///< raw states looked at while searching for feasible ones
    std::uint64_t arcs = 100'000'000;               ///< moves kept one by one (merged states, abstract graphs)
};

/// One party's moves.
///
/// *Blocks* (cases with options): states that differ only in options that the party alone owns form a block; a block is cut into
/// *segments* of states with equal levels of the options that have a direction. Inside a segment every move is allowed; from one
/// segment to another in the same block all are or none is (`may_move`). Inside a segment states are sorted by the party's own
/// value, lowest first. *Arcs* (abstract graphs and merged states): every move on its own.
class PartyMoves {
public:
    bool blocks = true;
    bool idle = false;       ///< the party can never move; nothing below is filled
    bool transitive = true;  ///< a move after a move is a move, or leads back

    // Blocks. `order[segment_first[g] … segment_first[g+1])` are the states of segment g; the segments of block b are
    // `block_first[b] … block_first[b+1])`.
    std::vector<StateIndex> order;
    std::vector<std::uint32_t> segment_first;
    std::vector<std::uint32_t> block_first;
    std::vector<std::uint32_t> segment_of;  ///< per state
    std::vector<std::uint32_t> block_of;    ///< per segment

    // Arcs, sorted: `out[out_first[s] … out_first[s+1])` are the states that s can move to, `in…` those that can move to s.
    std::vector<std::uint32_t> out_first;
    std::vector<StateIndex> out;
    std::vector<std::uint32_t> in_first;
    std::vector<StateIndex> in;

    /// Every block is one segment: all moves inside it are allowed.
    [[nodiscard]] bool unrestricted() const { return signature_of_.empty(); }

    /// Are moves from segment `from` to segment `to` of the same block allowed? Inside a segment always.
    [[nodiscard]] bool may_move(std::uint32_t from, std::uint32_t to) const {
        if (from == to || signature_of_.empty()) return true;
        const std::uint32_t a = signature_of_[from];
        const std::uint32_t b = signature_of_[to];
        if (!allowed_.empty()) return allowed_[std::size_t{a} * signatures_ + b];
        return may_change(a, b);
    }

    /// Calls `visit(t)` for every t ∈ R_i(s), in no particular order.
    template <typename Visit>
    void for_each_move(StateIndex s, Visit&& visit) const {
        if (idle) return;
        if (!blocks) {
            for (std::uint32_t k = out_first[s]; k < out_first[s + 1]; ++k) visit(out[k]);
            return;
        }
        const std::uint32_t own = segment_of[s];
        const std::uint32_t block = block_of[own];
        for (std::uint32_t segment = block_first[block]; segment < block_first[block + 1]; ++segment) {
            if (!may_move(own, segment)) continue;
            for (std::uint32_t k = segment_first[segment]; k < segment_first[segment + 1]; ++k)
                if (order[k] != s) visit(order[k]);
        }
    }

    /// t ∈ R_i(s)
    [[nodiscard]] bool is_move(StateIndex s, StateIndex t) const;

private:
    friend class SpaceBuilder;
    std::vector<std::uint32_t> signature_of_;           ///< per segment; empty when unrestricted
    std::vector<std::vector<std::uint64_t>> directed_;  ///< `Option::allowed` of each own option with a direction
    [[nodiscard]] bool may_change(std::uint32_t from_signature, std::uint32_t to_signature) const;

    std::uint32_t signatures_ = 1;
    std::vector<std::uint8_t> allowed_;           ///< per pair of signatures, where there are few
    std::vector<std::uint32_t> directed_stride_;  ///< a signature is a mixed-radix number of their levels
};

/// Every combination of levels in the order of raw code, the first option fastest: what a space is a part of, or all of.
struct Grid {
    std::uint64_t size = 0;                   ///< combinations
    std::vector<std::uint32_t> radix;         ///< per option: its number of levels
    std::vector<std::uint64_t> stride;        ///< per option: what one level more adds to the code
    std::span<const std::uint64_t> feasible;  ///< one bit per combination; empty where all are feasible
};

class Space {
public:
    struct Build;
    struct Parts;  ///< raw codes and look-up tables; complete only inside the room

    /// Enumerates feasible states. `subject` must outlive the space.
    /// Errors (`Build::diagnostics`): no feasible state; a ranking that misses or repeats a state; a merged state whose members
    /// differ in value; a limit reached (`Build::limit_reached`). An infeasible status quo is no error here.
    static Build build(const Case& subject, const SpaceLimits& limits = {}, const Workers& workers = {},
                       std::stop_token stop = {});

    Space(Space&&) noexcept;
    Space& operator=(Space&&) noexcept;
    ~Space();

    [[nodiscard]] const Case& subject() const { return *subject_; }
    [[nodiscard]] StateIndex size() const { return size_; }
    [[nodiscard]] PartyIndex party_count() const { return static_cast<PartyIndex>(subject_->parties.size()); }

    // ---- states

    /// The levels of a state (of its first member when merged); empty in an abstract graph.
    [[nodiscard]] Levels levels(StateIndex s) const;
    /// The levels of every member: one, or several when merged; none in an abstract graph.
    [[nodiscard]] std::vector<Levels> members(StateIndex s) const;
    [[nodiscard]] std::optional<StateIndex> find(std::span<const Level> levels) const;
    [[nodiscard]] std::optional<StateIndex> find(NamedStateIndex named) const;
    /// By name or code, as it is printed.
    [[nodiscard]] std::optional<StateIndex> find(std::string_view text) const;
    /// The name where the case names the state, otherwise its code.
    [[nodiscard]] std::string name(StateIndex s) const;
    /// The status quo, when there is one and it is feasible.
    [[nodiscard]] std::optional<StateIndex> status_quo() const;
    /// Indices into `subject().never` of the constraints that forbid these levels. Empty and not found: not listed.
    [[nodiscard]] std::vector<std::size_t> forbidden_by(std::span<const Level> levels) const;
    /// The states where the expression holds. Precondition: no `strategy` node.
    [[nodiscard]] Bits where(const Expression& expression) const;
    /// The grid that the states are laid out on, in their own order. Nothing in abstract graphs, where states are merged, and where at
    /// least `sparse` combinations go on one feasible state.
    [[nodiscard]] std::optional<Grid> grid(std::uint64_t sparse = 4) const;

    // ---- moves. Tables are made on first use, once, and may be asked for by several threads.

    [[nodiscard]] const PartyMoves& moves(PartyIndex i) const;
    /// R_i(s), ascending; found state by state where there is no table yet.
    [[nodiscard]] std::vector<StateIndex> moves_from(PartyIndex i, StateIndex s) const;
    /// The party can never move.
    [[nodiscard]] bool idle(PartyIndex i) const;
    /// For every party a move after a move is a move: "no party twice in succession" then changes nothing.
    [[nodiscard]] bool transitive() const;
    /// Makes the tables of moves and grades of all parties, in parallel. Memory: 16 bytes per state and party.
    void make_tables(const Workers& workers) const;

    // ---- values

    /// Per state, a whole number that orders states exactly as the party does: larger is better, equal is indifferent.
    [[nodiscard]] std::span<const std::int32_t> grades(PartyIndex i) const;
    /// No grade of the party is higher; found without looking at states.
    [[nodiscard]] std::int64_t grade_bound(PartyIndex i) const;
    /// Grades made anew and not kept: 4 bytes per state, for the caller to free.
    [[nodiscard]] std::vector<std::int32_t> grades_anew(PartyIndex i) const;
    /// Sums and differences of this party's values mean something.
    [[nodiscard]] bool cardinal(PartyIndex i) const { return subject_->preferences[i].cardinal(); }
    /// The party's exact value. Weights: their sum. Statements by priority: Σ 2^(m−k) over those satisfied, for up to 40 statements; beyond
    /// that, and for rankings: 0 for the worst feasible state, rising by 1 per step.
    [[nodiscard]] Decimal value(PartyIndex i, StateIndex s) const;

    /// The state in words, options that are not at their first level only: `gate half, treaty yes`.
    [[nodiscard]] std::string describe(StateIndex s) const;

private:
    friend class SpaceBuilder;
    Space();

    const Case* subject_ = nullptr;
    StateIndex size_ = 0;
    std::unique_ptr<Parts> parts_;
};

struct Space::Build {
    std::optional<Space> space;
    std::vector<Diagnostic> diagnostics;
    bool limit_reached = false;

    [[nodiscard]] bool ok() const { return space.has_value(); }
};

/// The levels after a strategy: its target laid over the status quo, or what its agreement's obligations set, in file order, over
/// the agreement's start.
Levels end_levels(const Case& subject, StrategyIndex strategy);

/// The levels an agreement starts from.
Levels start_levels(const Case& subject, const Agreement& agreement);

/// Sorts states by `key[state]`, lowest first, keeping the order of equals. Keys are not negative. Cost linear.
void sort_by_grade(std::vector<StateIndex>& states, std::span<const std::int32_t> key);

/// A state that an analysis needs, or why it cannot be had.
struct StateOrError {
    std::optional<StateIndex> state;
    Diagnostic error;  ///< set when there is no state: names the constraint that forbids it
};
StateOrError find_state(const Space& space, const StateReference& reference, Place place);
StateOrError find_levels(const Space& space, std::span<const Level> levels, std::string_view what, Place place);

}  // namespace irenic
