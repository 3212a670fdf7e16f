#include "ensemble/study_files.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "ensemble/study_head.hpp"
#include "ensemble/study_reader.hpp"

namespace irenic {
namespace {

using Kind = StudyFailure::Kind;

Diagnostic error(std::string code, std::string message, std::string help) {
    return {Severity::error, std::move(code), std::move(message), {}, std::move(help)};
}

std::string kept_words(const std::optional<SafeSoFar>& kept) {
    if (!kept) return {};
    return "; " + std::to_string(kept->scenarios) + " of " + std::to_string(kept->of) + " scenarios are kept";
}

bool is_partial(const std::string& path) { return path.ends_with(partial_path("")); }

bool is_there(const std::string& path) {
    std::error_code ignored;
    return std::filesystem::exists(std::filesystem::symlink_status(path, ignored));
}

}  // namespace

Diagnostic said(const StudyFailure& failure, const std::string& path, std::optional<SafeSoFar> kept) {
    const std::string file = "`" + path + "`";
    const std::string why = failure.what();
    switch (failure.kind) {
        case Kind::taken:
            return error("study-there", file + " is there: " + why,
                         is_partial(path)
                             ? "go on with it by --resume, begin anew by --force, or give another name"
                             : "give another name, take it as it is by --resume, or begin anew by --force");
        case Kind::other_plan:
            return error("other-plan", file + " is of another plan: " + why,
                         "ask for the same again, give another name, or begin anew by --force");
        case Kind::busy:
            return error("study-busy", file + " cannot be used now: " + why,
                         "wait until that run has ended, then go on by --resume; or give another name");
        case Kind::damaged:
            return error("study-damaged", file + " is damaged: " + why,
                         "nothing in it can be relied on: make it again, with --force where it is in the way");
        case Kind::foreign: return error("no-study", file + " cannot be read as a study: " + why, "is the path right?");
        case Kind::cannot_write:
            return error("cannot-write", file + " cannot be written: " + why + kept_words(kept),
                         "make room or give leave to write, then go on by --resume");
        case Kind::cannot_open:
            return error("cannot-open", file + " cannot be opened: " + why,
                         "is the path right, and may files be made in its folder?");
        case Kind::cannot_read: break;
    }
    return error("cannot-read", file + " cannot be read: " + why, "try it again from a copy of the file");
}

std::optional<Outcomes> complete_already(const EnsembleQuestion& question, const StudyHead& head,
                                         const std::stop_token& stop) {
    const std::string& path = question.file;
    if (!is_there(path)) return {};
    if (std::filesystem::is_directory(path)) throw StudyFailure(Kind::cannot_open, "it is a folder");
    if (question.replace) return {};
    if (!question.resume) throw StudyFailure(Kind::taken, "nothing is written over");
    Database file(path, Database::Access::read);
    StudyHead there = read_head(file);
    if (there.plan_sha256 != head.plan_sha256) throw StudyFailure(Kind::other_plan, difference(there, head));
    if (!(there.shard == head.shard)) throw StudyFailure(Kind::other_plan, other_shard(there, head));
    if (!is_marked_complete(file)) throw StudyFailure(Kind::damaged, "it has the name of a complete study and is none");
    Surveyed found = survey(file, there, [&stop] { return stop.stop_requested(); });
    const std::uint64_t wanted = head.shard.end(head.plan.scenarios) - head.shard.begin(head.plan.scenarios);
    if (found.scenarios != wanted && !found.stopped) throw StudyFailure(Kind::damaged, "scenarios are missing in it");
    return Outcomes(outcomes_in_file(std::move(file), std::move(there), found.scenarios, std::move(found.failed_per),
                                     !found.stopped));
}

std::unique_ptr<StudyWriter> begin_study(const EnsembleQuestion& question, const StudyHead& head) {
    using Begin = StudyWriter::Begin;
    const Begin begin = question.replace ? Begin::replace : question.resume ? Begin::resume : Begin::only_new;
    return std::make_unique<StudyWriter>(question.file, head, begin);
}

Outcomes just_written(const std::string& path, const StudyHead& head) {
    Database file(path, Database::Access::read);
    std::vector<std::uint64_t> failed(head.subjects.size());
    Query row = file.prepare("SELECT reading, count(*) FROM outcome WHERE problem IS NOT NULL GROUP BY reading");
    while (row.step()) failed.at(static_cast<std::size_t>(row.whole(0))) = static_cast<std::uint64_t>(row.whole(1));
    const std::uint64_t scenarios = head.shard.end(head.plan.scenarios) - head.shard.begin(head.plan.scenarios);
    return Outcomes(outcomes_in_file(std::move(file), head, scenarios, std::move(failed), true));
}

OpenedStudy open_study(const std::string& path, const std::stop_token& stop) {
    OpenedStudy opened;
    try {
        if (!is_there(path)) {
            const std::string partial = partial_path(path);
            opened.diagnostics.push_back(
                is_there(partial)
                    ? error("study-incomplete", "`" + path + "` is not complete yet: there is only `" + partial + "`",
                            "go on with it by --resume, or ask about what is there by its own name")
                    : error("cannot-read", "`" + path + "`: there is no such file", "is the path right?"));
            return opened;
        }
        Database file(path, Database::Access::read);
        StudyHead head = read_head(file);
        Surveyed found = survey(file, head, [&stop] { return stop.stop_requested(); });
        if (found.stopped) {
            opened.stopped = true;
            return opened;
        }
        const std::uint64_t wanted = head.shard.end(head.plan.scenarios) - head.shard.begin(head.plan.scenarios);
        const bool marked = is_marked_complete(file);
        if (marked && found.scenarios != wanted) throw StudyFailure(Kind::damaged, "scenarios are missing in it");
        opened.outcomes.emplace(
            outcomes_in_file(std::move(file), std::move(head), found.scenarios, std::move(found.failed_per), marked));
    } catch (const StudyFailure& failure) {
        opened.diagnostics.push_back(said(failure, path));
    }
    return opened;
}

bool looks_like_study(const std::string& path) {
    constexpr std::string_view magic("SQLite format 3\0", 16);
    std::ifstream file(path, std::ios::binary);
    std::string beginning(magic.size(), '\0');
    return file.read(beginning.data(), static_cast<std::streamsize>(beginning.size())) && beginning == magic;
}

}  // namespace irenic
