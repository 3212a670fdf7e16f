#include "ensemble/study_rows.hpp"

#include <bit>
#include <cmath>

namespace irenic {
namespace {

/// Steps of SplitMix64 (Steele, Lea & Flood 2014), each word taken in before a step.
class Check {
public:
    void add(std::uint64_t word) {
        state_ = (state_ ^ word) + 0x9E3779B97F4A7C15U;
        state_ = (state_ ^ (state_ >> 30U)) * 0xBF58476D1CE4E5B9U;
        state_ = (state_ ^ (state_ >> 27U)) * 0x94D049BB133111EBU;
        state_ ^= state_ >> 31U;
    }
    void add(double number) {
        // A file holds no sign of zero, and one kind of NaN.
        add(std::isnan(number) ? ~std::uint64_t{0} : std::bit_cast<std::uint64_t>(number == 0 ? 0.0 : number));
    }
    [[nodiscard]] std::uint64_t state() const { return state_; }

private:
    std::uint64_t state_ = 0;
};

}  // namespace

std::uint64_t check_of(std::uint64_t scenario, std::size_t subject, const SubjectRow& row) {
    Check check;
    check.add(scenario);
    check.add(static_cast<std::uint64_t>(subject));
    for (const double number : row.drawn) check.add(number);
    for (const double number : row.found) check.add(number);
    check.add(static_cast<std::uint64_t>(row.problem.size()));
    for (const char c : row.problem) check.add(static_cast<std::uint64_t>(static_cast<unsigned char>(c)));
    return check.state();
}

}  // namespace irenic
