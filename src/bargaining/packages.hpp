/// Which packages have a value vector of the frontier: counted exactly, and listed one after another.
#pragma once

#include <functional>
#include <unordered_map>
#include <vector>

#include <gmpxx.h>

#include "bargaining/decomposition.hpp"

namespace irenic {

class PackagesOf {
public:
    explicit PackagesOf(const Decomposition& whole) : whole_(whole) {}

    mpz_class count(NodeIndex node, std::size_t row);
    /// At most `limit`, sorted by raw code.
    std::vector<Levels> list(std::size_t row, std::size_t limit);

private:
    using Next = std::function<bool()>;  // false: enough
    bool each(NodeIndex node, std::size_t row, Levels& levels, const Next& next);
    /// Calls `visit(left row, right row)` for every pair whose sum it is, until that says false.
    template <typename Visit>
    bool pairs(const Node& node, std::span<const Units> sum, Visit&& visit) const;
    /// The row of an alternative's rest that makes up the vector with it; nothing where there is none.
    [[nodiscard]] std::optional<std::size_t> rest_row(const Node::Alternative& way, std::span<const Units> vector) const;
    /// The choices of a group that have the row's values.
    const std::vector<std::uint64_t>& choices(NodeIndex node, std::size_t row);

    const Decomposition& whole_;
    std::unordered_map<std::uint64_t, mpz_class> counts_;
    std::unordered_map<NodeIndex, std::vector<std::vector<std::uint64_t>>> choices_;
};

}  // namespace irenic
