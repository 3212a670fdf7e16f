#include <algorithm>
#include <map>

#include "ensemble/study_files.hpp"
#include "ensemble/study_head.hpp"
#include "ensemble/study_reader.hpp"

namespace irenic {
namespace {

/// One of the files that are laid together.
struct Part {
    std::string path;
    StudyHead head;
};

Diagnostic refusal(std::string code, std::string message, std::string help) {
    return {Severity::error, std::move(code), std::move(message), {}, std::move(help)};
}

std::string words(const Shard& shard) { return std::to_string(shard.number) + "/" + std::to_string(shard.of); }

/// `3, 5–7`.
std::string listed(const std::vector<std::uint64_t>& numbers) {
    std::string text;
    for (std::size_t k = 0; k < numbers.size();) {
        std::size_t last = k;
        while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
        text += (text.empty() ? "" : ", ") + std::to_string(numbers[k]);
        if (last > k) text += (last == k + 1 ? ", " : "–") + std::to_string(numbers[last]);
        k = last + 1;
    }
    return text;
}

/// Reads what a file is about, and nothing of its rows; says why it is no complete shard.
std::optional<Part> part_at(const std::string& path, std::vector<Diagnostic>& diagnostics) {
    try {
        const Database file(path, Database::Access::read);
        Part part{path, read_head(file)};
        if (is_marked_complete(file)) return part;
        diagnostics.push_back(refusal("study-incomplete", "`" + path + "` is not complete",
                                      "make the run that writes it again with --resume"));
    } catch (const StudyFailure& failure) {
        diagnostics.push_back(said(failure, path));
    }
    return {};
}

/// The parts in order; errors where they are not every shard of one plan, once.
std::vector<Part> all_shards(std::span<const std::string> files, std::vector<Diagnostic>& diagnostics) {
    std::map<std::uint64_t, Part> shards;
    const Part* first = nullptr;
    for (const std::string& path : files) {
        std::optional<Part> part = part_at(path, diagnostics);
        if (!part) continue;
        if (first != nullptr && part->head.plan_sha256 != first->head.plan_sha256)
            diagnostics.push_back(refusal("other-plan",
                                          "`" + path + "` is of another plan than `" + first->path +
                                              "`: " + difference(part->head, first->head) + " (there: `" + path +
                                              "`; here: `" + first->path + "`)",
                                          "lay together shards of one study only"));
        else if (first != nullptr && part->head.shard.of != first->head.shard.of)
            diagnostics.push_back(refusal("other-plan",
                                          "`" + path + "` is shard " + words(part->head.shard) + " and `" +
                                              first->path + "` is shard " + words(first->head.shard),
                                          "lay together shards that were cut in the same way"));
        else if (const auto [at, is_new] = shards.emplace(part->head.shard.number, *part); !is_new)
            diagnostics.push_back(refusal(
                "shard-twice",
                "shard " + words(part->head.shard) + " is there twice: `" + at->second.path + "` and `" + path + "`",
                "leave out one of them"));
        else if (first == nullptr)
            first = &at->second;
    }
    std::vector<std::uint64_t> missing;
    if (first != nullptr)
        for (std::uint64_t k = 1; k <= first->head.shard.of; ++k)
            if (!shards.contains(k)) missing.push_back(k);
    if (!missing.empty() && diagnostics.empty())
        diagnostics.push_back(refusal("shard-missing",
                                      "of " + std::to_string(first->head.shard.of) + " shards " +
                                          std::to_string(missing.size()) + (missing.size() == 1 ? " is" : " are") +
                                          " missing: " + listed(missing),
                                      "name the files of all shards; --shard " + std::to_string(missing.front()) + "/" +
                                          std::to_string(first->head.shard.of) + " makes the first that is missing"));
    std::vector<Part> parts;
    for (auto& [number, part] : shards) parts.push_back(std::move(part));
    return parts;
}

/// False where it was stopped.
bool copy_rows(const Part& part, StudyWriter& writer, MergedStudy& merged, const EnsembleWatch& watch,
               const std::stop_token& stop) {
    const Database file(part.path, Database::Access::read);
    const StudyHead head = read_head(file);
    // Between being looked at and being read it may have become another.
    if (head.plan_sha256 != part.head.plan_sha256 || !(head.shard == part.head.shard) || !is_marked_complete(file))
        throw StudyFailure(StudyFailure::Kind::damaged, "it has changed while it was read");
    const StudyLayout layout = layout_of(head);
    RowReader reader(file, head, layout);
    for (ScenarioRows rows; reader.next(rows);) {
        if (stop.stop_requested()) return false;
        writer.append(rows);
        ++merged.progress.done;
        if (rows.failed()) ++merged.progress.failed;
        if (watch.progress) watch.progress(merged.progress);
    }
    if (writer.next() != head.shard.end(head.plan.scenarios))
        throw StudyFailure(StudyFailure::Kind::damaged, "scenarios are missing in it");
    writer.keep();
    return true;
}

}  // namespace

MergedStudy merge_studies(std::span<const std::string> files, const std::string& out, bool replace,
                          const EnsembleWatch& watch, const std::stop_token& stop) {
    MergedStudy merged;
    std::vector<Part> parts = all_shards(files, merged.diagnostics);
    if (!merged.diagnostics.empty() || parts.empty()) return merged;
    StudyHead head = parts.front().head;
    head.shard = {};
    merged.progress.total = head.plan.scenarios;
    EnsembleQuestion question;
    question.file = out;
    question.replace = replace;
    std::unique_ptr<StudyWriter> writer;
    std::string where = out;
    try {
        static_cast<void>(complete_already(question, head, stop));
        where = partial_path(out);
        writer = begin_study(question, head);
        for (const Part& part : parts) {
            where = part.path;
            merged.stopped = !copy_rows(part, *writer, merged, watch, stop);
            if (merged.stopped) break;
            ++merged.shards;
        }
        where = partial_path(out);
        if (merged.stopped)
            writer->discard();
        else
            writer->finish();
    } catch (const StudyFailure& failure) {
        const bool ours = failure.kind == StudyFailure::Kind::cannot_write;
        merged.diagnostics.push_back(said(failure, ours ? partial_path(out) : where));
        if (failure.kind == StudyFailure::Kind::taken)
            merged.diagnostics.back().help = "give another name, or write over it by --force";
        if (writer) writer->discard();
    }
    return merged;
}

}  // namespace irenic
