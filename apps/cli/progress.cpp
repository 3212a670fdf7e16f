#include "cli/progress.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

namespace irenic::cli {
namespace {

std::string time_words(double seconds) {
    const auto whole = static_cast<std::uint64_t>(std::ceil(seconds));
    if (whole < 60) return fmt::format("{} s", whole);
    if (whole < 3600) return fmt::format("{} min {} s", whole / 60, whole % 60);
    return fmt::format("{} h {} min", whole / 3600, whole / 60 % 60);
}

}  // namespace

std::string grouped(std::uint64_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, " ");
    return digits;
}

ProgressLine::ProgressLine(bool wanted, std::string what)
    : what_(what.empty() ? std::string() : std::move(what) + ": "),
      terminal_(isatty(STDERR_FILENO) != 0),
      wanted_(wanted || terminal_),
      begun_(Clock::now()),
      told_(begun_),
      kept_(begun_) {}

ProgressLine::~ProgressLine() {
    if (shown_ && terminal_) print_message("\r\x1b[K");
}

EnsembleWatch ProgressLine::watch() {
    EnsembleWatch watch;
    watch.progress = [this](const EnsembleProgress& progress) { tell(progress); };
    watch.keep_now = [this] {
        const auto now = Clock::now();
        if (now - kept_ < std::chrono::milliseconds(500)) return false;
        kept_ = now;
        return true;
    };
    return watch;
}

std::function<void(std::uint64_t, std::uint64_t)> ProgressLine::counter() {
    return [this](std::uint64_t done, std::uint64_t of) {
        const std::lock_guard lock(telling_);
        // Threads may come in another order than they counted.
        most_ = std::max(most_, done);
        if (done == most_) tell({done, of, 0, 0});
    };
}

void ProgressLine::tell(const EnsembleProgress& progress) {
    if (!wanted_) return;
    const auto now = Clock::now();
    const bool over = progress.done == progress.total;
    if (now - told_ < (terminal_ ? std::chrono::milliseconds(200) : std::chrono::milliseconds(2000)) && !over) return;
    told_ = now;
    shown_ = true;
    const double seconds = std::chrono::duration<double>(now - begun_).count();
    const double rate = static_cast<double>(progress.done - progress.before) / std::max(seconds, 1e-9);
    std::string line = fmt::format("{}{} of {} scenarios, {} a second", what_, grouped(progress.done),
                                   grouped(progress.total), grouped(static_cast<std::uint64_t>(rate)));
    if (!over && rate > 0)
        line += ", " + time_words(static_cast<double>(progress.total - progress.done) / rate) + " left";
    if (progress.failed != 0) line += fmt::format(", {} without answer", grouped(progress.failed));
    print_message(terminal_ ? "\r" + line + "\x1b[K" : line + "\n");
}

}  // namespace irenic::cli
