/// How far a long run has come, on standard error: rate and time left.
#pragma once

#include <chrono>

#include "cli/face.hpp"

namespace irenic::cli {

/// One line that is written over in a terminal; with --progress elsewhere, a line every few seconds.
class ProgressLine {
public:
    explicit ProgressLine(bool wanted);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// Tells `progress` now and then, and asks for what is done to be written down twice a second.
    EnsembleWatch watch();

private:
    using Clock = std::chrono::steady_clock;

    void tell(const EnsembleProgress& progress);

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
