/// The sets that an order can come to, with the day where it matters, and what each party has there, as ordinary floating-point numbers.
///
/// What going on is worth depends on the order of the rest, but no order of the rest can be worth more to a party than the one that is
/// best for it alone: `most`. Sets where even that leaves somebody too little are left aside.
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

#include "keeping/lattice.hpp"

namespace irenic {

class CourseNodes {
public:
    using Node = std::uint32_t;

    /// What is limited: nodes, and steps between them.
    struct Limits {
        std::uint64_t nodes = 0;
        std::uint64_t steps = 0;
        std::size_t together = 1;
        bool everything = false;  ///< also the step of all that can be done
    };

    CourseNodes(Lattice& lattice, const Limits& limits, std::vector<std::int64_t> measures, const std::stop_token& stop);

    [[nodiscard]] bool limited() const { return limited_; }
    [[nodiscard]] std::size_t size() const { return keys_.size(); }
    [[nodiscard]] std::size_t parties() const { return parties_.size(); }
    [[nodiscard]] PartyIndex party(std::size_t k) const { return parties_[k]; }
    [[nodiscard]] bool reaches_end() const { return end_.has_value(); }

    [[nodiscard]] DoneSet done(Node n) const { return keys_[n].done; }
    [[nodiscard]] std::uint32_t day(Node n) const { return keys_[n].day; }
    [[nodiscard]] bool is_end(Node n) const { return keys_[n].done == lattice_.all(); }
    [[nodiscard]] const Node* begin(Node n) const { return steps_.data() + first_[n]; }
    [[nodiscard]] const Node* end(Node n) const { return steps_.data() + first_[n + 1]; }
    [[nodiscard]] std::uint32_t days(Node from, Node to) const {
        return lattice_.days(keys_[to].done & ~keys_[from].done, keys_[from].day);
    }

    /// By place of the party. In units of value, not of `Decimal`.
    [[nodiscard]] double here(Node n, std::size_t k) const { return at(n, k).here; }
    [[nodiscard]] double stop(Node n, std::size_t k) const { return at(n, k).stop; }  ///< −∞: not asked
    [[nodiscard]] double measure(std::size_t k) const { return measures_[k]; }
    [[nodiscard]] double most(Node n, std::size_t k) const { return most_[n * parties_.size() + k]; }
    [[nodiscard]] std::uint32_t least_days(Node n) const { return least_days_[n]; }

    /// V = gain + factor · V of the step's end.
    struct Step {
        double gain = 0;
        double factor = 1;
    };
    [[nodiscard]] Step step(Node from, std::uint32_t days, std::size_t k) const;
    [[nodiscard]] double safe(std::uint32_t day, std::uint32_t days) const;

    /// Bounds over orders with slacks of at least `least` measures throughout; returns the greatest margin they leave possible from the start,
    /// −∞ where they leave none.
    double bound(double least);
    /// No error of rounding in a slack, measured, is greater than this.
    [[nodiscard]] double rounding() const { return rounding_; }

private:
    struct Key {
        DoneSet done = 0;
        std::uint32_t day = 0;
        friend bool operator==(const Key&, const Key&) = default;
    };
    struct At {
        double here = 0;
        double broken = 0;
        double stop = 0;
    };
    [[nodiscard]] const At& at(Node n, std::size_t k) const { return at_[n * parties_.size() + k]; }
    Node node(Key key);
    void grow();
    void fill(Node n);
    void find_factors(std::uint32_t most_days);
    void find_least_days();
    void find_rounding();

    Lattice& lattice_;
    bool dated_;
    bool limited_ = false;
    std::vector<PartyIndex> parties_;
    std::vector<double> measures_;
    std::vector<double> discount_;
    std::vector<Key> keys_;
    std::vector<Node> places_;   ///< open addressing: node + 1, or 0
    std::vector<Node> in_turn_;  ///< by size of the set
    std::vector<std::uint64_t> first_;
    std::vector<Node> steps_;
    std::vector<At> at_;
    std::vector<double> most_;
    std::vector<std::uint32_t> least_days_;
    std::vector<std::vector<double>> later_;  ///< per place, discount to the power of days
    std::vector<double> safe_;
    std::optional<Node> end_;
    double rounding_ = 0;
    std::vector<Stopping> asked_;
};

}  // namespace irenic
