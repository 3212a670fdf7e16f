/// Runs the built command as a user would.
#pragma once

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>

namespace irenic::testing {

struct Ran {
    int status = -1;
    std::string out;
    std::string err;
};

inline std::string quoted(const std::string& text) {
    std::string result = "'";
    for (const char c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return result + "'";
}

inline std::string read_all(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

inline void write_all(const std::filesystem::path& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
}

/// A folder of its own for one test, gone afterwards.
class Folder {
public:
    Folder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "irenic-cli-XXXXXX").string();
        path_ = mkdtemp(pattern.data());
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] std::string operator/(const std::string& name) const { return (path_ / name).string(); }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// `irenic ARGUMENTS`, in the repository's folder; `before` is put in front (environment, timeout).
inline Ran irenic(const std::string& arguments, const std::string& before = "") {
    const Folder folder;
    const std::string command =
        fmt::format("cd {} && {} {} {} >{} 2>{}", quoted(IRENIC_SOURCE_DIR), before, quoted(IRENIC_EXECUTABLE),
                    arguments, quoted(folder / "out"), quoted(folder / "err"));
    const int status = std::system(command.c_str());
    Ran ran;
    ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    ran.out = read_all(folder / "out");
    ran.err = read_all(folder / "err");
    return ran;
}

}  // namespace irenic::testing
