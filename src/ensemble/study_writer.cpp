#include "ensemble/study_writer.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

#include "ensemble/study_head.hpp"
#include "ensemble/study_reader.hpp"

namespace irenic {
namespace {

using Kind = StudyFailure::Kind;

std::string insert(const TableSet& set, std::size_t table, std::size_t further) {
    std::string sql = "INSERT INTO " + quoted_name(set.tables[table]) + " VALUES (?, ?";
    for (std::size_t k = 0; k < set.members[table].size() + further; ++k) sql += ", ?";
    return sql + ")";
}

void remove_with_journal(const std::string& path) {
    ::unlink(path.c_str());
    ::unlink((path + "-journal").c_str());
}

/// The new name itself is to be on the disk.
void flush_folder_of(const std::string& path) {
    const std::size_t slash = path.find_last_of('/');
    const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
    const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened < 0) return;
    ::fsync(opened);
    ::close(opened);
}

}  // namespace

std::string partial_path(const std::string& path) { return path + ".partial"; }

StudyWriter::StudyWriter(std::string path, const StudyHead& head, Begin begin)
    : path_(std::move(path)), layout_(layout_of(head)), next_(head.shard.begin(head.plan.scenarios)), kept_(next_) {
    const std::string partial = partial_path(path_);
    file_.emplace(partial, Database::Access::create, layout_.page_bytes);
    if (file_->moved()) throw StudyFailure(Kind::busy, "another run has just completed it");
    const bool there = !is_empty(*file_);
    if (there && begin == Begin::only_new) throw StudyFailure(Kind::taken, "there are scenarios in it already");
    if (there && begin == Begin::replace) {
        // Its lock is held until another file has taken its place.
        const Database old = std::move(*file_);
        remove_with_journal(partial);
        file_.emplace(partial, Database::Access::create, layout_.page_bytes);
    }
    if (there && begin == Begin::resume)
        take_up(head);
    else
        write_head(*file_, head, layout_);
    prepare();
}

void StudyWriter::take_up(const StudyHead& head) {
    const StudyHead there = read_head(*file_);
    if (there.plan_sha256 != head.plan_sha256) throw StudyFailure(Kind::other_plan, difference(there, head));
    if (!(there.shard == head.shard)) throw StudyFailure(Kind::other_plan, other_shard(there, head));
    const Surveyed found = survey(*file_, there, {});
    next_ += found.scenarios;
    kept_ = next_;
    failed_ = found.failed;
}

void StudyWriter::prepare() {
    for (std::size_t t = 0; t < layout_.draws.tables.size(); ++t)
        draws_.push_back(file_->prepare(insert(layout_.draws, t, 0)));
    for (std::size_t t = 0; t < layout_.outcomes.tables.size(); ++t)
        outcomes_.push_back(file_->prepare(insert(layout_.outcomes, t, t == 0 ? 2 : 0)));
}

void StudyWriter::append(const ScenarioRows& rows) {
    if (!open_) file_->execute("BEGIN");
    open_ = true;
    const auto write = [&](Query& row, const std::vector<std::size_t>& members, std::size_t k, int place,
                           const std::vector<double>& numbers) {
        row.bind(1, static_cast<std::int64_t>(rows.scenario));
        row.bind(2, static_cast<std::int64_t>(k));
        for (const std::size_t m : members) row.bind(place++, numbers[m]);
        row.run();
    };
    for (std::size_t k = 0; k < rows.subjects.size(); ++k) {
        const SubjectRow& row = rows.subjects[k];
        for (std::size_t t = 0; t < draws_.size(); ++t) write(draws_[t], layout_.draws.members[t], k, 3, row.drawn);
        if (row.problem.empty())
            outcomes_.front().bind_null(3);
        else
            outcomes_.front().bind(3, std::string_view(row.problem));
        outcomes_.front().bind(4, static_cast<std::int64_t>(check_of(rows.scenario, k, row)));
        for (std::size_t t = 0; t < outcomes_.size(); ++t)
            write(outcomes_[t], layout_.outcomes.members[t], k, t == 0 ? 5 : 3, row.found);
    }
    if (rows.failed()) ++failed_;
    ++next_;
}

void StudyWriter::keep() {
    if (!open_) return;
    file_->execute("COMMIT");
    open_ = false;
    kept_ = next_;
}

void StudyWriter::finish() {
    keep();
    if (!is_marked_complete(*file_)) mark_complete(*file_);
    draws_.clear();
    outcomes_.clear();
    file_->settle();
    const std::string partial = partial_path(path_);
    if (file_->moved()) throw StudyFailure(Kind::busy, "another run has put its own in its place");
    // While it is locked: afterwards a journal of that name could be another run's.
    ::unlink((partial + "-journal").c_str());
    if (std::rename(partial.c_str(), path_.c_str()) != 0) throw StudyFailure(Kind::cannot_write, std::strerror(errno));
    flush_folder_of(path_);
    file_.reset();
}

StudyWriter::~StudyWriter() {
    // What is kept needs no journal; what is not is taken back by it.
    if (file_ && !open_ && !file_->moved()) ::unlink((partial_path(path_) + "-journal").c_str());
}

void StudyWriter::discard() {
    draws_.clear();
    outcomes_.clear();
    remove_with_journal(partial_path(path_));
    file_.reset();
}

}  // namespace irenic
