/// Writes a study row by row. It is `FILE.partial` until it is complete; every moment is safe to be interrupted at.
#pragma once

#include <memory>
#include <optional>

#include "ensemble/study_rows.hpp"
#include "ensemble/study_schema.hpp"

namespace irenic {

std::string partial_path(const std::string& path);

class StudyWriter {
public:
    enum class Begin {
        only_new,  ///< a file that is there is `taken`
        resume,    ///< goes on with one that is there
        replace,   ///< begins anew
    };

    /// Throws: busy, taken, damaged, foreign (with what differs), or what the file system says.
    StudyWriter(std::string path, const StudyHead& head, Begin begin);
    StudyWriter(const StudyWriter&) = delete;
    StudyWriter& operator=(const StudyWriter&) = delete;
    ~StudyWriter();

    [[nodiscard]] std::uint64_t next() const { return next_; }      ///< the first scenario that is not there yet
    [[nodiscard]] std::uint64_t failed() const { return failed_; }  ///< of those that are there
    [[nodiscard]] std::uint64_t kept() const { return kept_; }      ///< the first scenario that is not safe yet

    void append(const ScenarioRows& rows);
    void keep();
    /// All rows are there: the file gets its name.
    void finish();
    /// The file goes away.
    void discard();

private:
    void prepare();
    void take_up(const StudyHead& head);

    std::string path_;
    StudyLayout layout_;
    std::optional<Database> file_;
    std::vector<Query> draws_;
    std::vector<Query> outcomes_;
    std::uint64_t next_ = 0;
    std::uint64_t kept_ = 0;
    std::uint64_t failed_ = 0;
    bool open_ = false;  ///< something was appended that is not kept yet
};

}  // namespace irenic
