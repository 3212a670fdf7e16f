/// The least, or the greatest, that going on can be worth to each party from a set on, over all orders of the rest.
#pragma once

#include <functional>
#include <limits>
#include <optional>
#include <stop_token>
#include <unordered_map>
#include <vector>

#include "keeping/state_lattice.hpp"

namespace irenic {

/// A link that must be violated: an order counts in which at some point all of `from` is done and `of` is not.
struct Watched {
    DoneSet from = 0;
    DoneSet of = 0;
};

/// Single steps, one after another. What going on is worth to one party falls when any later value falls: so the least for each
/// party is found from the end backwards, party by party, though no one order need give all of them.
class OrderBounds {
public:
    static constexpr double unbounded = std::numeric_limits<double>::infinity();

    /// `after`: per unit, what must be done before it. `points`: how many more sets may be looked at; counted down.
    OrderBounds(StateLattice& lattice, std::vector<DoneSet> after, bool least, std::optional<Watched> watched,
                std::uint64_t& points, const std::stop_token& stop);

    struct Node {
        bool reaches = false;                   ///< some order leads to the end
        std::vector<double> values;             ///< V, per party; empty where time is nothing: then it is `end_value`
        std::vector<DoneSet> next;              ///< per party: the set from which it comes
        double worst = unbounded;               ///< the least slack from here on
        DoneSet worst_next = 0;                 ///< where it lies further on
        std::optional<PartyIndex> worst_party;  ///< whose it is, where it lies here
        double best = -unbounded;               ///< the greatest margin from here on; only where time is nothing
        DoneSet best_next = 0;
    };
    [[nodiscard]] double value(const Node& node, PartyIndex party) const {
        return timeless_ ? end_values_[party] : node.values[party];
    }
    const Node& from(DoneSet done, bool violated, std::uint32_t day);
    const Node& start();
    [[nodiscard]] bool limited() const { return limited_; }

    /// One more unit each: what links, directions and constraints allow.
    std::vector<DoneSet> next(DoneSet done);
    /// Going on being worth this much, the party is short by more than rounding could have made up.
    static bool stops_for_sure(double slack, double value);

    /// The order of least slack, one unit a step. Precondition: `start().reaches`.
    std::vector<DoneSet> worst_order();
    /// The order of greatest margin. Precondition: `start().reaches`, and time is nothing.
    std::vector<DoneSet> best_order();
    [[nodiscard]] bool timeless() const { return timeless_; }

private:
    struct Key {
        DoneSet done = 0;
        bool violated = false;
        std::uint32_t day = 0;
        friend bool operator==(const Key&, const Key&) = default;
    };
    struct Hash {
        std::size_t operator()(const Key& key) const {
            return std::hash<std::uint64_t>()((key.done ^ (std::uint64_t{key.day} << 40U)) * 2 + (key.violated ? 1 : 0));
        }
    };
    [[nodiscard]] bool violated_at(DoneSet done, bool before) const;
    void look(Node& node, DoneSet done, DoneSet next, bool violated, std::uint32_t day);
    void look_in_time(Node& node, const Node& further, DoneSet done, DoneSet next, std::uint32_t day, bool first);

    StateLattice& lattice_;
    std::vector<DoneSet> after_;
    bool least_;
    std::optional<Watched> watched_;
    std::uint64_t& points_;
    const std::stop_token& stop_;
    bool dated_;
    bool timeless_;
    std::vector<double> end_values_;
    bool limited_ = false;
    std::unordered_map<Key, Node, Hash> nodes_;
};

}  // namespace irenic
