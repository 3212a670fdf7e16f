#include <filesystem>
#include <fstream>
#include <utility>

#include <fmt/format.h>

#include "casefile/loader.hpp"
#include "irenic/casefile.hpp"

namespace irenic {

namespace {

namespace files = std::filesystem;

/// At most one byte more than a case file may have: enough to see that it is too large.
std::optional<std::string> read_bytes(const files::path& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return std::nullopt;
    std::string bytes(max_file_bytes + 1, '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (stream.bad()) return std::nullopt;
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    return bytes;
}

}  // namespace

FileReader reader_beside(const std::string& path) {
    return [folder = files::path(path).parent_path()](const std::string& relative) -> std::optional<std::string> {
        std::error_code failure;
        const files::path root = files::weakly_canonical(folder.empty() ? files::path(".") : folder, failure);
        const files::path full = files::weakly_canonical(root / relative, failure);
        if (failure || !files::is_regular_file(full, failure)) return std::nullopt;
        const auto [end, rest] = std::mismatch(root.begin(), root.end(), full.begin(), full.end());
        if (end != root.end()) return std::nullopt;
        return read_bytes(full);
    };
}

Loaded parse_case(std::string_view text, const std::string& name, const LoadOptions& options, const FileReader& read) {
    return casefile::Loader(options, read).load(name, std::string(text));
}

namespace {

/// Why a file of this kind cannot be read.
Diagnostic cannot_read(const std::string& path, std::string_view kind) {
    std::error_code failure;
    const bool folder = files::is_directory(path, failure);
    const bool there = files::exists(path, failure);
    return {Severity::error,
            "cannot-read",
            folder  ? fmt::format("this is a folder, not a {} file", kind)
            : there ? "the file cannot be read"
                    : "there is no such file",
            {},
            folder  ? fmt::format("name the {} file in it", kind)
            : there ? "may you read it?"
                    : "is the path right?"};
}

}  // namespace

Loaded load_case(const std::string& path, const LoadOptions& options) {
    std::error_code failure;
    const auto bytes = files::is_directory(path, failure) ? std::nullopt : read_bytes(path);
    if (!bytes) {
        Loaded loaded;
        loaded.files.push_back({path, "", sha256_of("")});
        loaded.diagnostics.push_back(cannot_read(path, "case"));
        return loaded;
    }
    return casefile::Loader(options, reader_beside(path)).load(path, *bytes);
}

LoadedLedger load_ledger(const Case& subject, const std::string& path) {
    std::error_code failure;
    const auto bytes = files::is_directory(path, failure) ? std::nullopt : read_bytes(path);
    if (!bytes) return {{}, {cannot_read(path, "ledger")}, {{path, "", sha256_of("")}}};
    return parse_ledger(subject, *bytes, path);
}

}  // namespace irenic
