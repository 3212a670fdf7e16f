/// A database file of SQLite, as study files use it: opened, asked and closed, with every failure thrown.
#pragma once

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace irenic {

/// The file failed, or is not what it should be.
class StudyFailure : public std::runtime_error {
public:
    enum class Kind {
        cannot_open,  ///< not there, not allowed, a folder
        cannot_read,
        cannot_write,  ///< no room, no permission
        busy,          ///< another run writes it
        damaged,       ///< no longer what was written
        foreign,       ///< no study file, or of another version
        other_plan,    ///< a study, but not this one
        taken,         ///< there is something already
    };

    StudyFailure(Kind which, const std::string& what) : std::runtime_error(what), kind(which) {}

    Kind kind;
};

/// One command of SQL, asked row by row.
class Query {
public:
    explicit Query(sqlite3_stmt* made) : handle_(made) {}
    Query(Query&& other) noexcept;
    Query& operator=(Query&& other) noexcept;
    ~Query();

    // Places count from 1.
    void bind(int place, std::int64_t number);
    void bind(int place, double number);  ///< NaN becomes NULL
    void bind(int place, std::string_view text);
    void bind_null(int place);

    /// The next row, if there is one.
    bool step();
    /// Runs it to its end and makes it ready for the next time.
    void run();
    void reset();

    // Columns count from 0.
    [[nodiscard]] std::int64_t whole(int column) const;
    [[nodiscard]] double number(int column) const;  ///< NULL becomes NaN
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] bool null(int column) const;

private:
    sqlite3_stmt* handle_ = nullptr;
};

class Database {
public:
    enum class Access { read, write, create };

    /// `write` and `create` hold the file for this run alone, or throw `busy`.
    Database(std::string path, Access access, std::uint32_t page_bytes = 4096);
    Database(Database&&) noexcept = default;
    Database& operator=(Database&&) noexcept = default;

    [[nodiscard]] const std::string& path() const { return path_; }
    void execute(const std::string& sql);
    [[nodiscard]] Query prepare(const std::string& sql) const;
    /// A command that gives one whole number.
    [[nodiscard]] std::int64_t whole(const std::string& sql) const;
    /// The file at this path is no longer the one that was opened.
    [[nodiscard]] bool moved() const;
    /// Counters in the head of the file that tell how often it was written are set to one value, and all is flushed: files of the same content
    /// are then the same bytes. Nothing is written afterwards.
    void settle();

private:
    struct Close {
        void operator()(sqlite3* handle) const;
    };
    std::string path_;
    std::unique_ptr<sqlite3, Close> handle_;
};

/// The name as SQL quotes it.
std::string quoted_name(std::string_view name);

}  // namespace irenic
