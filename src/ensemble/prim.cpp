/// Scenario discovery: a region is peeled off at its edges as long as that makes the outcome more frequent inside.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "ensemble/box.hpp"

namespace irenic {
namespace {

using Rows = std::vector<std::uint32_t>;

/// A box that one more peel, or one step back, would leave.
struct Candidate {
    std::size_t input = 0;
    BoxLimit limit;
    Rows inside;
    double score = 0;
    std::size_t free = 0;  ///< inputs on which it asks for nothing
};

class Peeling {
public:
    Peeling(std::span<const Input> inputs, const std::vector<bool>& outcome, const PrimQuestion& question,
            const std::stop_token& stop)
        : inputs_(inputs), outcome_(outcome), question_(question), stop_(stop) {
        inside_.resize(outcome.size());
        std::iota(inside_.begin(), inside_.end(), 0U);
        all_hits_ = hits(inside_);
        for (const Input& input : inputs) whole_.push_back(whole(input));
        limits_ = whole_;
    }

    Discovery run() {
        Discovery found;
        if (outcome_.empty()) found.problem = "there are no scenarios";
        if (!outcome_.empty() && all_hits_ == 0) found.problem = "the outcome occurs in no scenario";
        if (!outcome_.empty() && all_hits_ == outcome_.size()) found.problem = "the outcome occurs in every scenario";
        if (!found.problem.empty()) return found;
        found.boxes.push_back(box());
        while (!stop_.stop_requested() && step(peels())) found.boxes.push_back(box());
        while (!stop_.stop_requested() && step(pastes())) found.boxes.push_back(box());
        found.stopped = stop_.stop_requested();
        return found;
    }

private:
    static BoxLimit whole(const Input& input) {
        BoxLimit limit;
        if (!input.categories.empty()) {
            limit.kept.assign(input.categories.size(), true);
        } else if (!input.values.empty()) {
            const auto [low, high] = std::minmax_element(input.values.begin(), input.values.end());
            limit.low = *low;
            limit.high = *high;
        }
        return limit;
    }

    [[nodiscard]] std::uint64_t hits(const Rows& rows) const {
        return static_cast<std::uint64_t>(
            std::count_if(rows.begin(), rows.end(), [&](std::uint32_t row) { return outcome_[row]; }));
    }
    [[nodiscard]] double density(const Rows& rows) const {
        return rows.empty() ? 0 : static_cast<double>(hits(rows)) / static_cast<double>(rows.size());
    }
    [[nodiscard]] double mass(const Rows& rows) const {
        return static_cast<double>(rows.size()) / static_cast<double>(outcome_.size());
    }

    [[nodiscard]] Box box() const {
        Box made;
        made.limits = limits_;
        for (std::size_t k = 0; k < limits_.size(); ++k)
            if (!(limits_[k] == whole_[k])) made.restricted.push_back(k);
        made.inside = inside_.size();
        made.hits = hits(inside_);
        made.coverage = static_cast<double>(made.hits) / static_cast<double>(all_hits_);
        made.density = density(inside_);
        made.mass = mass(inside_);
        return made;
    }

    /// The value at a share of the sorted ones, halfway between two; where equal values would make it the end itself, the next one inward.
    static double edge(const std::vector<double>& sorted, double share) {
        const double at = static_cast<double>(sorted.size() - 1) * share;
        auto low = static_cast<std::size_t>(std::floor(at));
        auto high = static_cast<std::size_t>(std::ceil(at));
        if (sorted[low] != sorted[high]) return (sorted[low] + sorted[high]) / 2;
        if (share > 0.5)
            while (low > 0 && sorted[low] == sorted[high]) --low;
        else
            while (high + 1 < sorted.size() && sorted[low] == sorted[high]) ++high;
        return (sorted[low] + sorted[high]) / 2;
    }

    template <typename Holds>
    [[nodiscard]] static Rows among(const Rows& rows, Holds holds) {
        Rows kept;
        std::copy_if(rows.begin(), rows.end(), std::back_inserter(kept), holds);
        return kept;
    }

    void add(std::vector<Candidate>& found, std::size_t input, BoxLimit limit, Rows inside) const {
        Candidate made{input, std::move(limit), std::move(inside), 0, 0};
        const double change = static_cast<double>(inside_.size()) - static_cast<double>(made.inside.size());
        if (change != 0) made.score = (density(made.inside) - density(inside_)) / std::abs(change);
        for (std::size_t k = 0; k < limits_.size(); ++k)
            made.free += (k == input ? made.limit : limits_[k]) == whole_[k];
        found.push_back(std::move(made));
    }

    [[nodiscard]] std::vector<Candidate> peels() const {
        std::vector<Candidate> found;
        for (std::size_t k = 0; k < inputs_.size(); ++k) {
            const std::vector<double>& values = inputs_[k].values;
            if (!inputs_[k].categories.empty()) {
                for (std::size_t c = 0; c < limits_[k].kept.size(); ++c) {
                    if (!limits_[k].kept[c]) continue;
                    BoxLimit limit = limits_[k];
                    limit.kept[c] = false;
                    add(found, k, limit,
                        among(inside_, [&](std::uint32_t row) { return values[row] != static_cast<double>(c); }));
                }
                continue;
            }
            std::vector<double> sorted;
            for (const std::uint32_t row : inside_) sorted.push_back(values[row]);
            std::sort(sorted.begin(), sorted.end());
            BoxLimit limit = limits_[k];
            limit.high = edge(sorted, 1 - question_.peel);
            add(found, k, limit, among(inside_, [&](std::uint32_t row) { return values[row] <= limit.high; }));
            limit = limits_[k];
            limit.low = edge(sorted, question_.peel);
            add(found, k, limit, among(inside_, [&](std::uint32_t row) { return values[row] >= limit.low; }));
        }
        std::erase_if(found, [&](const Candidate& one) {
            return mass(one.inside) < question_.mass || one.inside.size() >= inside_.size() || one.score <= 0;
        });
        return found;
    }

    /// Rows that the box would hold if it asked this of one input.
    [[nodiscard]] Rows inside_with(std::size_t input, const BoxLimit& limit) const {
        Rows rows;
        for (std::uint32_t row = 0; row < outcome_.size(); ++row) {
            bool in = admits(limit, inputs_[input].values[row]);
            for (std::size_t k = 0; in && k < inputs_.size(); ++k)
                if (k != input) in = admits(limits_[k], inputs_[k].values[row]);
            if (in) rows.push_back(row);
        }
        return rows;
    }

    [[nodiscard]] std::vector<Candidate> pastes() const {
        std::vector<Candidate> found;
        const auto more = static_cast<std::size_t>(std::ceil(question_.paste * static_cast<double>(inside_.size())));
        for (std::size_t k = 0; k < inputs_.size(); ++k) {
            if (limits_[k] == whole_[k]) continue;
            if (!inputs_[k].categories.empty()) {
                for (std::size_t c = 0; c < limits_[k].kept.size(); ++c) {
                    if (limits_[k].kept[c]) continue;
                    BoxLimit limit = limits_[k];
                    limit.kept[c] = true;
                    add(found, k, limit, inside_with(k, limit));
                }
                continue;
            }
            for (const bool upper : {true, false}) {
                BoxLimit limit = limits_[k];
                (upper ? limit.high : limit.low) = upper ? whole_[k].high : whole_[k].low;
                std::vector<double> beyond;
                for (const std::uint32_t row : inside_with(k, limit)) {
                    const double value = inputs_[k].values[row];
                    if (!admits(limits_[k], value)) beyond.push_back(value);
                }
                if (beyond.empty()) continue;
                std::sort(beyond.begin(), beyond.end());
                if (!upper) std::reverse(beyond.begin(), beyond.end());
                (upper ? limit.high : limit.low) = beyond[std::min(more, beyond.size()) - 1];
                add(found, k, limit, inside_with(k, limit));
            }
        }
        std::erase_if(found,
                      [&](const Candidate& one) { return one.inside.size() <= inside_.size() || one.score <= 0; });
        return found;
    }

    bool step(std::vector<Candidate> candidates) {
        Candidate* best = nullptr;
        for (Candidate& one : candidates)
            if (best == nullptr || one.score > best->score || (one.score == best->score && one.free > best->free))
                best = &one;
        if (best == nullptr) return false;
        limits_[best->input] = std::move(best->limit);
        inside_ = std::move(best->inside);
        return true;
    }

    std::span<const Input> inputs_;
    const std::vector<bool>& outcome_;
    const PrimQuestion& question_;
    const std::stop_token& stop_;
    std::uint64_t all_hits_ = 0;
    std::vector<BoxLimit> whole_;
    std::vector<BoxLimit> limits_;
    Rows inside_;
};

}  // namespace

Discovery discover(std::span<const Input> inputs, const std::vector<bool>& outcome, const PrimQuestion& question,
                   const std::stop_token& stop) {
    return Peeling(inputs, outcome, question, stop).run();
}

}  // namespace irenic
