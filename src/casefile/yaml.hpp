/// YAML text to a tree: the strict subset that a case file is written in.
#pragma once

#include <cstddef>
#include <optional>

#include "casefile/problems.hpp"
#include "casefile/source_text.hpp"
#include "casefile/tree.hpp"

namespace irenic::casefile {

/// Reports what a case file may not hold as text: wrong encoding, control characters, bidirectional controls.
/// False when the text cannot be read as UTF-8 at all.
bool check_characters(const SourceText& source, Problems& problems);

/// Parses bytes `[begin, end)` of the source. Nothing when there is no tree to speak of; problems say why.
/// Names stay words: nothing is taken for a number, a truth value or a null here.
std::optional<Node> parse_yaml(const SourceText& source, std::size_t begin, std::size_t end, Problems& problems);

}  // namespace irenic::casefile
