/// A strategic form as Gambit writes it (`.nfg`): players, their strategies, and a payoff for each in every combination.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <gmpxx.h>

#include "casefile/foreign.hpp"

namespace irenic::casefile {

struct StrategicForm {
    struct Player {
        std::string label;
        std::vector<std::string> strategies;  ///< labels, empty where none is given; at least one
        std::vector<mpq_class> payoffs;       ///< per combination, the first player's strategy fastest; exact
        std::size_t begin = 0;                ///< of the label in the file
        std::size_t end = 0;
    };

    std::string title;
    std::string comment;
    std::vector<Player> players;
    std::vector<std::pair<std::string, std::vector<std::size_t>>>
        outcomes;  ///< labels that are not empty, and where they come about

    [[nodiscard]] std::size_t combinations() const;
};

/// Reads both forms of the file: a list of payoffs, or a list of outcomes and an outcome for each combination. At the first
/// mistake nothing; the file then says what it is.
std::optional<StrategicForm> read_nfg(Foreign& file);

}  // namespace irenic::casefile
