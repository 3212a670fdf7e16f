/// What is on the table: the states that partial deals could lead to, found by levels or by scanning.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "irenic/bargaining.hpp"

namespace irenic {

/// The part of T (docs/semantics.md, section 5) in which no signatory is worse off than at the status quo: no deal leads elsewhere,
/// because no deal leaves anybody worse off. The status quo itself is in it even where `on-table` leaves it out. A merged state stands
/// once for every member that is on the table. Entries are sorted by state.
class PackageTable {
public:
    PackageTable(const Space& space, StrategyIndex strategy, StateIndex status_quo);

    [[nodiscard]] std::size_t size() const { return states_.size(); }
    [[nodiscard]] StateIndex state(std::size_t entry) const { return states_[entry]; }
    /// The levels of the options that deals can change, in the order of `open()`.
    [[nodiscard]] std::span<const Level> levels(std::size_t entry) const {
        return {levels_.data() + entry * open_.size(), open_.size()};
    }
    /// The entries of a state: first, and one past the last.
    [[nodiscard]] std::pair<std::size_t, std::size_t> entries_of(StateIndex s) const;

    /// Options that deals can change.
    [[nodiscard]] const std::vector<OptionIndex>& open() const { return open_; }
    /// Levels that allowed changes of open option `k` lead to from `level`, itself among them, as bits.
    [[nodiscard]] std::uint64_t reach(std::size_t k, Level level) const { return reach_[k][level]; }

    /// Do codes fit into 64 bits? If not, only scanning is left.
    [[nodiscard]] bool has_codes() const { return codes_ != 0; }
    /// A code counts the open options in mixed radix, the first fastest.
    [[nodiscard]] std::uint64_t code(std::size_t entry) const;
    [[nodiscard]] std::uint64_t stride(std::size_t k) const { return stride_[k]; }
    static constexpr std::uint32_t absent = 0xFFFFFFFFU;
    /// The entry with this code, or `absent`.
    [[nodiscard]] std::uint32_t find(std::uint64_t code) const;

    /// No signatory is worse off at t than at s, and one is better off.
    [[nodiscard]] bool welcome(StateIndex s, StateIndex t) const;

private:
    void find_open_options(const Space& space, const std::vector<Levels>& starts);
    void add(StateIndex s, const Levels& levels);
    void index_codes();
    [[nodiscard]] bool within_reach(const Levels& start, const Levels& levels) const;

    std::vector<PartyIndex> signatories_;
    std::vector<std::span<const std::int32_t>> grades_;  ///< of the signatories
    std::vector<OptionIndex> open_;
    std::vector<std::uint32_t> place_of_;            ///< per option of the case: its place in `open_`, or none
    std::vector<std::vector<std::uint64_t>> reach_;  ///< per open option, per level
    std::vector<std::uint64_t> stride_;
    std::uint64_t codes_ = 1;  ///< how many there are; 0: too many
    std::vector<StateIndex> states_;
    std::vector<Level> levels_;
    std::vector<std::uint32_t> dense_;
    std::unordered_map<std::uint64_t, std::uint32_t> sparse_;
};

}  // namespace irenic
