/// Text of the case inside a file for Graphviz.
#pragma once

#include <string>
#include <string_view>

namespace irenic {

/// In double quotes, so that nothing in it can end the string or be an escape of DOT's; `\n` between lines stays a line break.
/// Control characters and what is no UTF-8 become U+FFFD.
std::string dot_quoted(std::string_view text);

}  // namespace irenic
