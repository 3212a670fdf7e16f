/// The lines of a calendar file as RFC 5545 has them.
#pragma once

#include <string>
#include <string_view>

namespace irenic {

/// Text as a value: `\`, `;`, `,` and line breaks escaped; control characters and what is no UTF-8 as U+FFFD.
std::string calendar_text(std::string_view text);

/// Adds one line that ends in CR LF, folded after at most 75 octets, never inside a character.
void add_calendar_line(std::string& calendar, std::string_view line);

}  // namespace irenic
