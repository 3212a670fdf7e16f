/// A group of options taken apart one option at a time: bucket elimination with sets of value vectors (Rollon & Larrosa 2006, "Bucket
/// elimination for multiobjective optimization problems"). Cost: exponential in how many options one option is tied to at its turn.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "bargaining/decomposition.hpp"

namespace irenic {

class Elimination {
public:
    Elimination(Decomposition& whole, const std::vector<std::uint32_t>& group);

    /// Is it possible within the limit, and less work than going through `choices` (0: too many to go through)?
    [[nodiscard]] bool pays(std::uint64_t choices, std::uint64_t limit) const;
    NodeIndex run();

private:
    /// What earlier turns left: a node for every choice of levels of some options.
    struct Message {
        std::vector<std::uint32_t> scope;
        std::vector<std::uint64_t> strides;
        std::vector<NodeIndex> nodes;  ///< none: infeasible
    };
    struct Turn {
        std::uint32_t place = 0;
        std::vector<std::uint32_t> scope;  ///< options still there that it is tied to
        std::uint64_t contexts = 1;
    };

    void plan();
    Message eliminate(const Turn& turn);
    NodeIndex choose(const Turn& turn, const std::vector<std::size_t>& factors,
                     const std::vector<std::size_t>& messages, const std::vector<std::uint32_t>& chosen);
    std::optional<NodeIndex> together(const std::vector<NodeIndex>& parts);
    [[nodiscard]] std::uint64_t radix(std::uint32_t place) const { return whole_.table_.open[place].levels.size(); }

    Decomposition& whole_;
    const std::vector<std::uint32_t>& group_;
    std::vector<Turn> turns_;
    double cost_ = 0;
    bool tabled_ = true;
    std::vector<std::size_t> factors_;  ///< not used up yet
    std::vector<Message> messages_;
    std::map<std::pair<NodeIndex, NodeIndex>, NodeIndex> merged_;
};

}  // namespace irenic
