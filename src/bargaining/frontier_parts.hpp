/// What a frontier keeps.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "bargaining/decomposition.hpp"
#include "bargaining/packages.hpp"

namespace irenic {

struct Frontier::Parts {
    const Case* subject = nullptr;
    Talks talks;
    Vectors vectors;           ///< sorted
    std::vector<bool> agreed;  ///< per vector
    std::vector<Decimal> guarantee;
    std::vector<Decimal> best;
    std::optional<std::string> on_table;

    // Options that depend on each other or not …
    std::unique_ptr<Decomposition> whole;
    std::vector<std::size_t> rows;  ///< per vector: its row at the root
    std::unique_ptr<PackagesOf> packages;
    // … or states that the case lists or merges, one package each.
    std::vector<Levels> listed;                         ///< what is on the table
    Vectors listed_values;                              ///< side by side with it
    std::vector<std::vector<std::uint32_t>> listed_of;  ///< per vector
};

/// States are listed or merged: packages are gone through.
bool goes_by_lists(const Case& subject);

}  // namespace irenic
