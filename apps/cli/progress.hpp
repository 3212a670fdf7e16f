/// How far a long run has come, on standard error: rate and time left.
#pragma once

#include <chrono>
#include <mutex>

#include "cli/face.hpp"
#include "irenic/ensemble.hpp"

namespace irenic::cli {

/// One line that is written over in a terminal; with --progress elsewhere, a line every few seconds.
class ProgressLine {
public:
    /// `what`: which scenarios, such as `screening`; empty: those of the study.
    explicit ProgressLine(bool wanted, std::string what = {});
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// Tells `progress` now and then, and asks for what is done to be written down twice a second.
    EnsembleWatch watch();
    /// The same for work that says how far it is from any thread.
    std::function<void(std::uint64_t done, std::uint64_t of)> counter();

private:
    using Clock = std::chrono::steady_clock;

    void tell(const EnsembleProgress& progress);

    std::string what_;
    std::mutex telling_;
    std::uint64_t most_ = 0;
    bool terminal_ = false;
    bool wanted_ = false;
    bool shown_ = false;
    Clock::time_point begun_;
    Clock::time_point told_;
    Clock::time_point kept_;
};

/// `1 000 000`
std::string grouped(std::uint64_t number);

}  // namespace irenic::cli
