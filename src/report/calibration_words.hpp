/// Numbers and sentences about how long agreements lasted, for the terminal and for the fragment of a case.
#pragma once

#include <string>

#include "irenic/report.hpp"

namespace irenic {

/// So many places at most, without zeros at the end.
std::string to_places(double value, int places);
/// `0.9 (0.87 to 0.93)`; `best` alone where an end cannot be said.
std::string estimate_words(const Estimate& estimate, int places);
/// `1 784 796`
std::string in_thousands(double whole);
/// `3 rows: it ended before it began (line 12; lines 12, 15 and more)`
std::string rows_words(const RowsOfNote& rows);
/// `0 to 30`, `from 730 on`.
std::string piece_words(const FittedPiece& piece);
/// `the Kaplan–Meier curve`, `the Weibull fit`.
std::string fit_words(Fit fit);
/// `talks.csv` of `data/talks.csv`.
std::string file_name(const std::string& path);

}  // namespace irenic
