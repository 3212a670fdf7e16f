#include "report/calibration_words.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/numbers.hpp"

namespace irenic {

std::string to_places(double value, int places) {
    std::string digits = fmt::format("{:.{}f}", value, places);
    if (digits.find('.') == std::string::npos) return digits;
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.back() == '.') digits.pop_back();
    return digits;
}

std::string estimate_words(const Estimate& estimate, int places) {
    const std::string best = to_places(estimate.best, places);
    if (!estimate.low || !estimate.high) return best;
    return best + " (" + to_places(*estimate.low, places) + " to " + to_places(*estimate.high, places) + ")";
}

std::string in_thousands(double whole) {
    std::string digits = fmt::format("{:.0f}", whole);
    for (std::size_t at = digits.size(); at > 3; digits.insert(at, "\u00A0")) at -= 3;
    return digits;
}

std::string rows_words(const RowsOfNote& rows) {
    std::string words = counted(rows.rows, "row", "rows") + ": " + rows.why;
    words += rows.lines.size() == 1 ? " (line " : " (lines ";
    for (std::size_t k = 0; k < rows.lines.size(); ++k) words += (k > 0 ? ", " : "") + std::to_string(rows.lines[k]);
    return words + (rows.rows > rows.lines.size() ? " and more)" : ")");
}

std::string piece_words(const FittedPiece& piece) {
    if (piece.until != none) return std::to_string(piece.from) + " to " + std::to_string(piece.until);
    return piece.from == 0 ? "every day" : "from " + std::to_string(piece.from) + " on";
}

std::string fit_words(Fit fit) {
    switch (fit) {
        case Fit::kaplan_meier: return "the Kaplan–Meier curve";
        case Fit::weibull: return "the Weibull fit";
        case Fit::exponential: return "the same chance every day";
    }
    return {};
}

std::string file_name(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

}  // namespace irenic
