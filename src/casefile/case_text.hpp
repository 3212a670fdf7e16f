/// The text of a case that is changed in places, all else staying byte by byte as it was.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "casefile/source_text.hpp"
#include "casefile/tree.hpp"

namespace irenic::casefile {

/// Entries to be put into a map of the case: `key: value`, each value on one line.
struct Entry {
    std::string key;
    std::string value;
};

class CaseText {
public:
    /// `root` is the tree of `text`, a map in lines (not in braces).
    CaseText(std::string_view text, const Node& root);

    /// Replaces entries of the map under `key`, or adds them to it; makes the map at the end of the text where there is none. What stood
    /// in an entry that is replaced is gone, with the comments inside it.
    void put(std::string_view key, const std::vector<Entry>& entries);

    [[nodiscard]] std::string finish() const;

private:
    struct Change {
        std::size_t begin = 0;
        std::size_t end = 0;
        std::string text;
    };
    [[nodiscard]] std::size_t begin_of(const Place& place) const;
    [[nodiscard]] std::size_t end_of(const Place& place) const;
    /// One past what belongs to an entry: in lines, a comment behind its last word too.
    [[nodiscard]] std::size_t end_of_entry(const Node& entry, bool in_lines) const;
    void put_into(const Node& map, const std::vector<Entry>& entries);

    std::string_view text_;
    SourceText source_;
    const Node& root_;
    std::string line_break_;
    std::vector<Change> changes_;
    std::string appended_;
};

}  // namespace irenic::casefile
