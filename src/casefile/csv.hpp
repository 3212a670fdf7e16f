/// A table of another program: rows of cells, each with its place (RFC 4180; also with semicolons or tabs between cells).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casefile/foreign.hpp"

namespace irenic::casefile {

struct Cell {
    std::string text;  ///< without quotes, without space around it, without the apostrophe that hides a formula
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The first row is the header; every row has as many cells as it. Lines without a cell are passed over. Nothing on an error.
std::optional<std::vector<std::vector<Cell>>> read_csv(Foreign& file);

}  // namespace irenic::casefile
