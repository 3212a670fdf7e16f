#include "ensemble/database.hpp"

#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <utility>

#include <sqlite3.h>

namespace irenic {
namespace {

[[noreturn]] void fail(sqlite3* handle, int code) {
    using Kind = StudyFailure::Kind;
    const int kind = code & 0xFF;
    const int system = handle != nullptr ? sqlite3_system_errno(handle) : 0;
    std::string why = system != 0 && (kind == SQLITE_IOERR || kind == SQLITE_CANTOPEN || kind == SQLITE_FULL)
                          ? std::strerror(system)
                      : handle != nullptr ? sqlite3_errmsg(handle)
                                          : sqlite3_errstr(code);
    switch (kind) {
        case SQLITE_NOMEM: throw std::bad_alloc();
        case SQLITE_BUSY:
        case SQLITE_LOCKED: throw StudyFailure(Kind::busy, "another run is writing it");
        case SQLITE_CANTOPEN: throw StudyFailure(Kind::cannot_open, why);
        case SQLITE_PERM:
        case SQLITE_READONLY:
            if (code == SQLITE_READONLY_ROLLBACK || code == SQLITE_READONLY_CANTLOCK)
                throw StudyFailure(Kind::busy, "the run that wrote it did not end in good order");
            throw StudyFailure(Kind::cannot_write, "it may not be written");
        case SQLITE_FULL: throw StudyFailure(Kind::cannot_write, system != 0 ? why : "no space is left");
        case SQLITE_IOERR:
            // Reading beyond the end: the file is shorter than it says.
            if (code == SQLITE_IOERR_SHORT_READ) throw StudyFailure(Kind::damaged, "it is cut off");
            if (code == SQLITE_IOERR_READ) throw StudyFailure(Kind::cannot_read, why);
            throw StudyFailure(Kind::cannot_write,
                               system != 0 ? why : "no space is left, or a file may not grow any further");
        case SQLITE_NOTADB: throw StudyFailure(Kind::foreign, "it is no database");
        default: throw StudyFailure(Kind::damaged, why);
    }
}

void check(sqlite3* handle, int code) {
    if (code != SQLITE_OK) fail(handle, code);
}

}  // namespace

// ---------------------------------------------------------------- statements

Query::Query(Query&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}

Query& Query::operator=(Query&& other) noexcept {
    std::swap(handle_, other.handle_);
    return *this;
}

Query::~Query() { sqlite3_finalize(handle_); }

void Query::bind(int place, std::int64_t number) {
    check(sqlite3_db_handle(handle_), sqlite3_bind_int64(handle_, place, number));
}

void Query::bind(int place, double number) {
    check(sqlite3_db_handle(handle_),
          std::isnan(number) ? sqlite3_bind_null(handle_, place) : sqlite3_bind_double(handle_, place, number));
}

void Query::bind(int place, std::string_view text) {
    check(sqlite3_db_handle(handle_), sqlite3_bind_text64(handle_, place, text.empty() ? "" : text.data(), text.size(),
                                                          SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Query::bind_null(int place) { check(sqlite3_db_handle(handle_), sqlite3_bind_null(handle_, place)); }

bool Query::step() {
    const int code = sqlite3_step(handle_);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) fail(sqlite3_db_handle(handle_), sqlite3_extended_errcode(sqlite3_db_handle(handle_)));
    return false;
}

void Query::run() {
    while (step()) {
    }
    reset();
}

void Query::reset() { sqlite3_reset(handle_); }

std::int64_t Query::whole(int column) const { return sqlite3_column_int64(handle_, column); }

double Query::number(int column) const {
    return null(column) ? std::numeric_limits<double>::quiet_NaN() : sqlite3_column_double(handle_, column);
}

std::string Query::text(int column) const {
    const unsigned char* text = sqlite3_column_text(handle_, column);
    if (text == nullptr) return {};
    return {reinterpret_cast<const char*>(text), static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

bool Query::null(int column) const { return sqlite3_column_type(handle_, column) == SQLITE_NULL; }

// ---------------------------------------------------------------- the file

void Database::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

Database::Database(std::string path, Access access, std::uint32_t page_bytes) : path_(std::move(path)) {
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    flags |= access == Access::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    if (access == Access::create) flags |= SQLITE_OPEN_CREATE;
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(path_.c_str(), &opened, flags, nullptr);
    handle_.reset(opened);
    check(opened, code);
    // Of a run that is just ending the lock is waited for.
    sqlite3_busy_timeout(opened, 1000);
    // The file may come from anybody: its schema is taken at no word, and its pages are looked at twice.
    sqlite3_db_config(opened, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    execute("PRAGMA cell_size_check = ON");
    if (access == Access::read) return;
    // No memory shared between processes, so that it works on a network drive as well.
    execute("PRAGMA locking_mode = EXCLUSIVE");
    execute("PRAGMA synchronous = NORMAL");
    if (access == Access::create) execute("PRAGMA page_size = " + std::to_string(page_bytes));
    // The lock stays when this is over; committing would write the first page of an empty file.
    execute("BEGIN EXCLUSIVE");
    execute("ROLLBACK");
}

void Database::execute(const std::string& sql) {
    check(handle_.get(), sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr));
}

Query Database::prepare(const std::string& sql) const {
    sqlite3_stmt* made = nullptr;
    check(handle_.get(), sqlite3_prepare_v2(handle_.get(), sql.data(), static_cast<int>(sql.size()), &made, nullptr));
    return Query(made);
}

std::int64_t Database::whole(const std::string& sql) const {
    Query asked = prepare(sql);
    return asked.step() ? asked.whole(0) : 0;
}

bool Database::moved() const {
    int moved = 0;
    return sqlite3_file_control(handle_.get(), "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0;
}

void Database::settle() {
    sqlite3_file* file = nullptr;
    check(handle_.get(), sqlite3_file_control(handle_.get(), "main", SQLITE_FCNTL_FILE_POINTER, &file));
    // https://www.sqlite.org/fileformat.html: the change counter, and the change for which the version number is valid.
    constexpr std::array<unsigned char, 4> one{0, 0, 0, 1};
    for (const sqlite3_int64 place : {24, 92}) check(handle_.get(), file->pMethods->xWrite(file, one.data(), 4, place));
    check(handle_.get(), file->pMethods->xSync(file, SQLITE_SYNC_FULL));
}

std::string quoted_name(std::string_view name) {
    std::string quoted = "\"";
    for (const char c : name) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

}  // namespace irenic
