/// A ranking in which some comparisons are not known: every strict order that keeps what is known is as likely as any other.
#pragma once

#include <cstdint>
#include <vector>

#include "irenic/model.hpp"
#include "irenic/number.hpp"

namespace irenic {

class PartialRanking {
public:
    /// So many places or fewer that hang together are drawn by counting; more by a Markov chain.
    static constexpr std::size_t most_counted = 20;

    explicit PartialRanking(const Preference& preference);

    /// States that no order tells apart, in the order of the ranking as it stands: the places of an order.
    [[nodiscard]] const std::vector<std::vector<NamedStateIndex>>& places() const { return places_; }
    /// Is the first place above the second in every order?
    [[nodiscard]] bool above(std::size_t one, std::size_t other) const { return above_[one].test(other); }
    [[nodiscard]] bool open(std::size_t one, std::size_t other) const {
        return one != other && !above(one, other) && !above(other, one);
    }
    /// The place of a state; `none` where the ranking does not have it.
    [[nodiscard]] std::uint32_t place_of(NamedStateIndex state) const;

    /// One order: places, best first.
    [[nodiscard]] std::vector<std::uint32_t> draw(std::uint64_t luck, std::uint64_t stream) const;

private:
    /// Places that stand together in every order, since everything else is above all of them or below.
    struct Part {
        std::vector<std::uint32_t> members;
        std::vector<std::uint64_t> needs;  ///< per member: those above it, as bits; only where orders are counted
        std::vector<std::uint64_t> ways;   ///< by the set of members that are ranked already: orders of the rest
    };

    void merge_ties(const Preference& preference);
    void compare(const Preference& preference);
    void split();
    static void count(Part& part, const std::vector<Bits>& above);
    static void draw_counted(const Part& part, std::uint64_t luck, std::uint64_t stream,
                             std::vector<std::uint32_t>& order);
    void draw_by_chain(const Part& part, std::uint64_t luck, std::uint64_t stream,
                       std::vector<std::uint32_t>& order) const;

    std::vector<std::vector<NamedStateIndex>> places_;
    std::vector<Bits> above_;
    std::vector<Part> parts_;
};

}  // namespace irenic
