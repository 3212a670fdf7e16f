/// What share of an output's variance each input has a part in.
#include <algorithm>
#include <cassert>
#include <cmath>

#include "ensemble/chance.hpp"
#include "ensemble/interval.hpp"
#include "irenic/ensemble.hpp"

namespace irenic {
namespace {

/// What one block adds to each index, before it is divided by the variance.
class Blocks {
public:
    Blocks(const SaltelliDesign& design, std::span<const double> outputs)
        : design_(design), groups_(design.group_count()), outputs_(outputs) {
        for (std::uint64_t r = 0; r < design.base; ++r) {
            const auto block = block_at(r);
            if (std::none_of(block.begin(), block.end(), [](double y) { return std::isnan(y); })) counted_.push_back(r);
        }
        double sum = 0;
        for (const std::uint64_t r : counted_) sum += first_of(r) + second_of(r);
        if (!counted_.empty()) mean_ = sum / static_cast<double>(2 * counted_.size());
    }

    [[nodiscard]] std::size_t size() const { return counted_.size(); }
    [[nodiscard]] double mean() const { return mean_; }
    [[nodiscard]] std::size_t pairs() const { return design_.second_order ? groups_ * (groups_ - 1) / 2 : 0; }
    [[nodiscard]] std::size_t numbers() const { return 2 * groups_ + pairs(); }

    /// Is any output other than the first?
    [[nodiscard]] bool constant() const {
        if (counted_.empty()) return true;
        const double first = block_at(counted_.front()).front();
        return std::all_of(counted_.begin(), counted_.end(), [&](std::uint64_t r) {
            const auto block = block_at(r);
            return std::all_of(block.begin(), block.end(), [&](double y) { return y == first; });
        });
    }

    /// First, total and second-order indices, with block k counted so many times. Nothing where the outputs do not differ.
    [[nodiscard]] std::vector<double> indices(const std::vector<std::uint32_t>& times, double& variance) const {
        std::vector<double> sums(numbers(), 0.0);
        double sum = 0;
        double squares = 0;
        double count = 0;
        for (std::size_t k = 0; k < counted_.size(); ++k) {
            if (times[k] == 0) continue;
            const double weight = times[k];
            const auto block = block_at(counted_[k]);
            const double a = block.front() - mean_;
            const double b = block.back() - mean_;
            count += weight;
            sum += weight * (a + b);
            squares += weight * (a * a + b * b);
            add(block, a, b, weight, sums);
        }
        variance = squares / (2 * count) - (sum / (2 * count)) * (sum / (2 * count));
        if (!(variance > 0)) return {};
        for (double& one : sums) one /= count * variance;
        subtract_singles(sums);
        return sums;
    }

private:
    [[nodiscard]] std::span<const double> block_at(std::uint64_t r) const {
        return outputs_.subspan(r * design_.block(), design_.block());
    }
    [[nodiscard]] double first_of(std::uint64_t r) const { return block_at(r).front(); }
    [[nodiscard]] double second_of(std::uint64_t r) const { return block_at(r).back(); }

    void add(std::span<const double> block, double a, double b, double weight, std::vector<double>& sums) const {
        for (std::size_t g = 0; g < groups_; ++g) {
            const double exchanged = block[1 + g] - mean_;
            sums[g] += weight * b * (exchanged - a);
            sums[groups_ + g] += weight * (a - exchanged) * (a - exchanged) / 2;
        }
        std::size_t at = 2 * groups_;
        for (std::size_t j = 0; at < sums.size() && j < groups_; ++j)
            for (std::size_t k = j + 1; k < groups_; ++k)
                sums[at++] += weight * ((block[1 + groups_ + j] - mean_) * (block[1 + k] - mean_) - a * b);
    }

    void subtract_singles(std::vector<double>& sums) const {
        std::size_t at = 2 * groups_;
        for (std::size_t j = 0; at < sums.size() && j < groups_; ++j)
            for (std::size_t k = j + 1; k < groups_; ++k) sums[at++] -= sums[j] + sums[k];
    }

    const SaltelliDesign& design_;
    std::size_t groups_;
    std::span<const double> outputs_;
    std::vector<std::uint64_t> counted_;
    double mean_ = 0;
};

/// Per number, all values that resampling gives it.
std::vector<std::vector<double>> resampled(const Blocks& blocks, const Resampling& resampling) {
    std::vector<std::vector<double>> found(blocks.numbers());
    for (std::size_t t = 0; t < resampling.times; ++t) {
        Chance chance(resampling.seed, t);
        std::vector<std::uint32_t> times(blocks.size(), 0);
        for (std::size_t k = 0; k < blocks.size(); ++k) ++times[chance.below(blocks.size())];
        double variance = 0;
        const std::vector<double> once = blocks.indices(times, variance);
        for (std::size_t n = 0; n < once.size(); ++n) found[n].push_back(once[n]);
    }
    return found;
}

}  // namespace

SobolIndices sobol_indices(const SaltelliDesign& design, std::span<const double> outputs, const Resampling& resampling) {
    assert(outputs.size() == design.rows());
    const Blocks blocks(design, outputs);
    const std::size_t groups = design.group_count();
    SobolIndices found;
    found.mean = blocks.mean();
    found.blocks = blocks.size();
    found.left_out = design.base - blocks.size();
    found.first.resize(groups);
    found.total.resize(groups);
    found.second.resize(blocks.pairs());
    found.constant = blocks.constant();
    if (found.constant) return found;
    const auto values = blocks.indices(std::vector<std::uint32_t>(blocks.size(), 1), found.variance);
    if (values.empty()) {
        found.variance = 0;
        found.constant = true;
        return found;
    }
    const auto spread = resampled(blocks, resampling);
    for (std::size_t n = 0; n < values.size(); ++n) {
        const Resampled one = with_interval(values[n], spread[n], resampling.confidence);
        if (n < groups)
            found.first[n] = one;
        else if (n < 2 * groups)
            found.total[n - groups] = one;
        else
            found.second[n - 2 * groups] = one;
    }
    return found;
}

const Resampled& SobolIndices::pair(std::size_t one, std::size_t other) const {
    const std::size_t j = std::min(one, other);
    const std::size_t k = std::max(one, other);
    return second[j * first.size() - j * (j + 1) / 2 + (k - j - 1)];
}

}  // namespace irenic
