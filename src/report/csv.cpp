#include "report/csv.hpp"

#include "irenic/number.hpp"

namespace irenic {

void add_field(std::string& row, std::string_view text) {
    const bool formula = text.find_first_of("=+-@\t\r\n") == 0 && parse_decimal(text).error != DecimalError::none;
    const std::string guarded = (formula || text.starts_with('\'') ? "'" : "") + std::string(text);
    if (guarded.find_first_of(",;\"\r\n\t") == std::string::npos) {
        row += guarded;
        return;
    }
    row += '"';
    for (const char c : guarded) row += c == '"' ? std::string("\"\"") : std::string(1, c);
    row += '"';
}

}  // namespace irenic
