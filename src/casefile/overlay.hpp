/// What says only what differs, laid over a tree: readings, agreements that extend others, `--set`.
#pragma once

#include <string_view>

#include "casefile/problems.hpp"
#include "casefile/source_text.hpp"
#include "casefile/tree.hpp"

namespace irenic::casefile {

/// Maps are merged, key by key; anything else replaces what was there.
void merge(Node& target, const Node& over);

/// Checks the keys of a reading, or of the file it stands in.
void check_reading(const Node& reading, bool is_file, Problems& problems);

/// A reading over a case: what it merges, then `change`, `remove` and `add`.
void apply_reading(Node& tree, const Node& reading, Problems& problems);

/// `change`, `remove` and `add` of `overlay`, on the listed statements, links, guarantees and constraints in `target`.
/// In an agreement, `remove` may name an obligation as well.
void apply_changes(Node& target, const Node& overlay, bool in_agreement, Problems& problems);

/// Replaces every agreement that extends another by what it says in full.
void resolve_extends(Node& tree, Problems& problems);

/// `PATH=VALUE`, which is the bytes `[begin, end)` of the source.
void apply_setting(Node& tree, const SourceText& source, std::size_t begin, std::size_t end, Problems& problems);

}  // namespace irenic::casefile
