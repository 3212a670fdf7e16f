/// How a study is laid out in tables (docs/study-file.md).
#pragma once

#include "ensemble/database.hpp"
#include "irenic/ensemble.hpp"

namespace irenic {

inline constexpr std::int64_t study_application = 0x49524E43;  ///< `IRNC`, in the head of the file
inline constexpr std::int64_t study_format = 1;

/// Where the columns of rows are. SQLite allows 2000 columns in a table: where there are more, further tables follow.
struct ColumnPlace {
    std::size_t table = 0;  ///< `draw`, `draw_2`, …
    std::string column;
};

struct TableSet {
    std::vector<std::string> tables;
    std::vector<std::vector<std::size_t>> members;  ///< per table: the assumptions or findings in it, ascending
    std::vector<ColumnPlace> places;                ///< per assumption or finding
};

struct StudyLayout {
    TableSet draws;
    TableSet outcomes;
    std::uint32_t page_bytes = 4096;
};
StudyLayout layout_of(const StudyHead& head);

/// Makes the tables of an empty file and writes what the study is about, at once or not at all.
void write_head(Database& file, const StudyHead& head, const StudyLayout& layout);

/// The reverse. Throws where the file is no study, of another format, or not as it was written.
StudyHead read_head(const Database& file);
/// Every row that is to be there was written, and the file was closed in good order.
bool is_marked_complete(const Database& file);
void mark_complete(Database& file);

/// Nothing was ever written to it.
bool is_empty(const Database& file);

}  // namespace irenic
