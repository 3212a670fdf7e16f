/// How the frontier comes about: groups of options that depend on each other, and the merging of groups, kept so that the packages of
/// a value vector can be counted and listed afterwards.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <gmpxx.h>

#include "bargaining/factors.hpp"
#include "bargaining/vectors.hpp"

namespace irenic {

using NodeIndex = std::uint32_t;

/// Value vectors of a part of what is on the table, and what they are made of.
struct Node {
    enum class Kind : std::uint8_t {
        group,   ///< choices of one group's options
        sum,     ///< one of `left` and one of `right`
        choice,  ///< one of some alternatives
    };
    /// One level of one option, with what that is worth by itself, and what is chosen besides.
    struct Alternative {
        std::uint32_t place = 0;  ///< among the open options
        std::uint32_t level = 0;  ///< among its levels
        std::vector<Units> worth;
        NodeIndex rest = none;  ///< none: nothing else
    };

    Kind kind = Kind::group;
    Vectors vectors;  ///< sorted
    NodeIndex left = none;
    NodeIndex right = none;
    std::uint32_t group = none;
    std::vector<Alternative> alternatives;
    std::uint32_t thinnings = 0;  ///< at most so many times was one vector taken for another near it
    mpz_class packages = 0;       ///< feasible choices of levels
    std::vector<Units> least;     ///< per signatory, over those
};

/// Goes through a group's choices of levels, and calls `visit(choice, values)` for those that are feasible. A choice is a mixed-radix
/// number over the levels of the group's options, the first fastest.
class GroupScan {
public:
    GroupScan(const FactoredTable& table, const std::vector<std::uint32_t>& group);

    [[nodiscard]] std::uint64_t size() const { return size_; }
    /// Lays a choice over levels.
    void lay(std::uint64_t choice, Levels& levels) const;

    template <typename Visit>
    void run(Visit&& visit) const {
        State state{std::vector<std::uint32_t>(group_.size(), 0), std::vector<Units>((group_.size() + 1) * d_, 0),
                    table_.fixed};
        descend(group_.size(), 0, state, visit);
    }

private:
    struct State {
        std::vector<std::uint32_t> chosen;  ///< per option of the group
        std::vector<Units> values;          ///< per depth
        Levels levels;
    };
    /// A factor that is decided once all options from some on are.
    struct Part {
        std::size_t factor = 0;
        std::vector<std::pair<std::size_t, std::uint64_t>> strides;  ///< place in the group, stride
    };

    /// Options are chosen last to first, so that choices come in ascending order.
    template <typename Visit>
    void descend(std::size_t depth, std::uint64_t choice, State& state, Visit&& visit) const {
        const Units* before = state.values.data() + depth * d_;
        if (depth == 0) {
            visit(choice, before);
            return;
        }
        const std::size_t k = depth - 1;
        const OpenOption& open = table_.open[group_[k]];
        for (std::uint32_t level = 0; level < open.levels.size(); ++level) {
            state.chosen[k] = level;
            state.levels[open.option] = open.levels[level];
            Units* values = state.values.data() + k * d_;
            for (std::size_t i = 0; i < d_; ++i) values[i] = before[i];
            if (add(k, state, values)) descend(k, choice + level * strides_[k], state, visit);
        }
    }
    bool add(std::size_t k, const State& state, Units* values) const;

    const FactoredTable& table_;
    const std::vector<std::uint32_t>& group_;
    std::size_t d_;
    std::vector<std::uint64_t> strides_;
    std::uint64_t size_ = 1;                ///< choices; 0: beyond 2^62
    std::vector<std::vector<Part>> parts_;  ///< per option of the group: factors decided with it
};

/// The whole of it. After `build` either `root` is set, or `problem` says what stands in the way, or the work was stopped.
class Decomposition {
public:
    Decomposition(FactoredTable table, FrontierLimits limits, Work& work);

    /// `epsilon`: of each signatory's range; 0: exact. `floor`: per signatory, what its value must reach (`no_floor`: nothing).
    void build(Decimal epsilon, std::span<const Units> floor);

    [[nodiscard]] const FactoredTable& table() const { return table_; }
    [[nodiscard]] const Node& node(NodeIndex index) const { return nodes_[index]; }
    [[nodiscard]] NodeIndex root() const { return root_; }
    [[nodiscard]] const std::string& problem() const { return problem_; }
    [[nodiscard]] const std::string& way_out() const { return way_out_; }
    [[nodiscard]] bool limit_reached() const { return limit_reached_; }
    [[nodiscard]] const std::vector<std::uint32_t>& group(std::uint32_t index) const { return groups_[index]; }
    [[nodiscard]] const std::vector<std::vector<std::uint32_t>>& groups() const { return groups_; }
    [[nodiscard]] const std::vector<Units>& best() const { return best_; }
    /// Per signatory, how much one thinning can cost.
    [[nodiscard]] const std::vector<Units>& thinning() const { return thinning_; }

private:
    friend class Elimination;

    bool make_groups();
    NodeIndex scan_group(std::uint32_t group);
    /// Null where the group ties too many options together.
    NodeIndex eliminate(std::uint32_t group);
    void merge_all(std::vector<NodeIndex> parts);
    NodeIndex merge(NodeIndex left, NodeIndex right, std::span<const Units> floor);
    void thin(Node& node);
    NodeIndex keep(Node node);
    void say_limit(std::string problem, std::string way_out = {});
    [[nodiscard]] std::string options_of(const std::vector<std::uint32_t>& group) const;

    FactoredTable table_;
    FrontierLimits limits_;
    Work& work_;
    std::vector<std::vector<std::uint32_t>> groups_;
    std::vector<Node> nodes_;
    NodeIndex root_ = none;
    std::string problem_;
    std::string way_out_;  ///< of the limit that was reached
    bool limit_reached_ = false;
    std::vector<Units> best_;
    std::vector<Units> floor_;
    std::vector<Units> thinning_;  ///< empty: exact
};

}  // namespace irenic
