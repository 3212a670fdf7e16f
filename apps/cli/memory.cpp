/// How much memory a run may take, and what is said about it before it begins.
#include <algorithm>
#include <fstream>
#include <limits>

#include <fmt/format.h>

#include "cli/face.hpp"

namespace irenic::cli {
namespace {

constexpr std::uint64_t mebibyte = std::uint64_t{1} << 20U;

std::string in_words(std::uint64_t bytes) {
    const double gibibytes = static_cast<double>(bytes) / static_cast<double>(1024 * mebibyte);
    return gibibytes >= 1 ? fmt::format("{:.1f} GiB", gibibytes) : fmt::format("{} MiB", bytes / mebibyte + 1);
}

/// The number in a file such as /sys/fs/cgroup/memory.max; nothing when there is none.
std::optional<std::uint64_t> number_in(const char* path) {
    std::ifstream file(path);
    std::uint64_t number = 0;
    if (file >> number) return number;
    return {};
}

/// What the system has left, and what is left of a limit set on this process.
std::optional<std::uint64_t> available_memory() {
    std::optional<std::uint64_t> left;
    std::ifstream file("/proc/meminfo");
    std::string key;
    for (std::uint64_t kibibytes = 0; file >> key >> kibibytes; file.ignore(64, '\n'))
        if (key == "MemAvailable:") left = kibibytes * 1024;
    const auto most = number_in("/sys/fs/cgroup/memory.max");
    const auto taken = number_in("/sys/fs/cgroup/memory.current");
    if (most && taken) left = std::min(left.value_or(*most), *most - std::min(*most, *taken));
    return left;
}

}  // namespace

std::optional<std::uint64_t> parse_memory(const std::string& text) {
    std::size_t digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
    const std::string unit = text.substr(digits);
    const unsigned shift = unit == "M" || unit == "MiB" ? 20 : unit == "G" || unit == "GiB" ? 30 : 0;
    if (digits == 0 || digits > 9 || shift == 0) return {};
    return std::stoull(text.substr(0, digits)) << shift;
}

std::optional<Diagnostic> announce_memory(const Context& context, const Space& space, const Need& needed) {
    const auto given = parse_memory(context.arguments.memory);
    const std::optional<std::uint64_t> allowed = given ? given : available_memory();
    const std::string states = fmt::format("{} states", space.size());
    if (!allowed || needed.all <= *allowed) {
        if (needed.all >= 512 * mebibyte)
            print_message(fmt::format("irenic: {}; this takes about {} of memory\n", states, in_words(needed.all)));
        return {};
    }
    const double share = static_cast<double>(*allowed) / static_cast<double>(needed.all);
    Diagnostic refusal{Severity::error, "limit-reached", {}, {}, {}};
    refusal.message = fmt::format("{} need about {} of memory, and {} {}", states, in_words(needed.all),
                                  in_words(*allowed), given ? "are allowed" : "are available");
    refusal.help = fmt::format("about {:.0f} states would fit", static_cast<double>(space.size()) * share);
    if (needed.one_concept <= *allowed) refusal.help += "; so would one --concept at a time";
    refusal.help += "; say under `never` what cannot be, or leave out options";
    return refusal;
}

}  // namespace irenic::cli
