/// Reads the rows of a study in order, each held against its check.
#pragma once

#include "ensemble/study_rows.hpp"
#include "ensemble/study_schema.hpp"

namespace irenic {

class RowReader {
public:
    RowReader(const Database& file, const StudyHead& head, const StudyLayout& layout);

    /// The next scenario; false after the last. Throws where a row is missing, out of its order or no longer as it was written.
    bool next(ScenarioRows& into);

private:
    struct Cursor {
        Query rows;
        const std::vector<std::size_t>* members;
    };
    /// Moves to the row of this scenario and subject; false where there is none at all any more.
    bool advance(std::vector<Cursor>& cursors, std::uint64_t scenario, std::size_t subject);

    std::vector<Cursor> draws_;
    std::vector<Cursor> outcomes_;
    std::size_t assumptions_ = 0;
    std::size_t findings_ = 0;
    std::size_t subjects_ = 0;
    std::uint64_t scenario_ = 0;
};

/// What is in a file, after every row was read and found sound.
struct Surveyed {
    std::uint64_t scenarios = 0;
    std::uint64_t failed = 0;               ///< in some subject
    std::vector<std::uint64_t> failed_per;  ///< per subject
    bool stopped = false;
};
Surveyed survey(const Database& file, const StudyHead& head, const std::function<bool()>& stop);

}  // namespace irenic
