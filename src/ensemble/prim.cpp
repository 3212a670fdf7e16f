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
    std::uint64_t inside = 0;
    std::uint64_t hits = 0;
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
        hits_ = all_hits_ = static_cast<std::uint64_t>(std::count(outcome.begin(), outcome.end(), true));
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

    [[nodiscard]] double mass(std::uint64_t inside) const {
        return static_cast<double>(inside) / static_cast<double>(outcome_.size());
    }
    static double density(std::uint64_t hits, std::uint64_t inside) {
        return inside == 0 ? 0 : static_cast<double>(hits) / static_cast<double>(inside);
    }

    [[nodiscard]] Box box() const {
        Box made;
        made.limits = limits_;
        for (std::size_t k = 0; k < limits_.size(); ++k)
            if (!(limits_[k] == whole_[k])) made.restricted.push_back(k);
        made.inside = inside_.size();
        made.hits = hits_;
        made.coverage = static_cast<double>(made.hits) / static_cast<double>(all_hits_);
        made.density = density(made.hits, made.inside);
        made.mass = mass(made.inside);
        return made;
    }

    /// The value at a share of the sorted ones, halfway between two; where equal values would make it the end itself, the next one
    /// inward. Puts the values into another order.
    static double edge(std::vector<double>& values, double share) {
        const double at = static_cast<double>(values.size() - 1) * share;
        const auto middle = [&](std::size_t k) {
            const auto place = values.begin() + static_cast<std::ptrdiff_t>(k);
            std::nth_element(values.begin(), place, values.end());
            return *place;
        };
        const double low = middle(static_cast<std::size_t>(std::floor(at)));
        const double high = middle(static_cast<std::size_t>(std::ceil(at)));
        if (low != high) return (low + high) / 2;
        double next = low;
        for (const double value : values)
            if (share > 0.5 ? value < low && (next == low || value > next)
                            : value > low && (next == low || value < next))
                next = value;
        return (low + next) / 2;
    }

    /// Counts the rows that a limit on one input keeps of these.
    void add(std::vector<Candidate>& found, const Rows& rows, std::size_t input, BoxLimit limit) const {
        Candidate made;
        made.input = input;
        for (const std::uint32_t row : rows) {
            if (!admits(limit, inputs_[input].values[row])) continue;
            ++made.inside;
            made.hits += outcome_[row] ? 1U : 0U;
        }
        const double change = static_cast<double>(inside_.size()) - static_cast<double>(made.inside);
        if (change != 0)
            made.score = (density(made.hits, made.inside) - density(hits_, inside_.size())) / std::abs(change);
        for (std::size_t k = 0; k < limits_.size(); ++k)
            made.free += (k == input ? limit : limits_[k]) == whole_[k] ? 1U : 0U;
        made.limit = std::move(limit);
        found.push_back(std::move(made));
    }

    [[nodiscard]] std::vector<Candidate> peels() const {
        std::vector<Candidate> found;
        std::vector<double> values;
        for (std::size_t k = 0; k < inputs_.size(); ++k) {
            for (std::size_t c = 0; c < limits_[k].kept.size(); ++c) {
                if (!limits_[k].kept[c]) continue;
                BoxLimit limit = limits_[k];
                limit.kept[c] = false;
                add(found, inside_, k, std::move(limit));
            }
            if (!inputs_[k].categories.empty()) continue;
            values.clear();
            for (const std::uint32_t row : inside_) values.push_back(inputs_[k].values[row]);
            BoxLimit limit = limits_[k];
            limit.high = edge(values, 1 - question_.peel);
            add(found, inside_, k, limit);
            limit = limits_[k];
            limit.low = edge(values, question_.peel);
            add(found, inside_, k, std::move(limit));
        }
        std::erase_if(found, [&](const Candidate& one) {
            return mass(one.inside) < question_.mass || one.inside >= inside_.size() || one.score <= 0;
        });
        return found;
    }

    /// Rows that the box would hold if it asked nothing of one input.
    [[nodiscard]] Rows inside_without(std::size_t input) const {
        Rows rows;
        for (std::uint32_t row = 0; row < outcome_.size(); ++row) {
            bool in = true;
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
            const Rows rows = inside_without(k);
            for (std::size_t c = 0; c < limits_[k].kept.size(); ++c) {
                if (limits_[k].kept[c]) continue;
                BoxLimit limit = limits_[k];
                limit.kept[c] = true;
                add(found, rows, k, std::move(limit));
            }
            if (!inputs_[k].categories.empty()) continue;
            for (const bool upper : {true, false}) add(found, rows, k, given_back(rows, k, upper, more));
        }
        std::erase_if(found, [&](const Candidate& one) { return one.inside <= inside_.size() || one.score <= 0; });
        return found;
    }

    /// One end further out by so many rows; all the way where there are not so many.
    [[nodiscard]] BoxLimit given_back(const Rows& rows, std::size_t input, bool upper, std::size_t more) const {
        BoxLimit limit = limits_[input];
        std::vector<double> beyond;
        for (const std::uint32_t row : rows) {
            const double value = inputs_[input].values[row];
            if (upper ? value > limit.high : value < limit.low) beyond.push_back(value);
        }
        (upper ? limit.high : limit.low) = upper ? whole_[input].high : whole_[input].low;
        if (more == 0 || beyond.size() <= more) return limit;
        const auto place = beyond.begin() + static_cast<std::ptrdiff_t>(more - 1);
        if (upper)
            std::nth_element(beyond.begin(), place, beyond.end());
        else
            std::nth_element(beyond.begin(), place, beyond.end(), std::greater<>());
        (upper ? limit.high : limit.low) = *place;
        return limit;
    }

    bool step(std::vector<Candidate> candidates) {
        Candidate* best = nullptr;
        for (Candidate& one : candidates)
            if (best == nullptr || one.score > best->score || (one.score == best->score && one.free > best->free))
                best = &one;
        if (best == nullptr) return false;
        const bool is_peel = best->inside < inside_.size();
        Rows rows = is_peel ? std::move(inside_) : inside_without(best->input);
        std::erase_if(rows, [&](std::uint32_t row) { return !admits(best->limit, inputs_[best->input].values[row]); });
        inside_ = std::move(rows);
        hits_ = best->hits;
        limits_[best->input] = std::move(best->limit);
        return true;
    }

    std::span<const Input> inputs_;
    const std::vector<bool>& outcome_;
    const PrimQuestion& question_;
    const std::stop_token& stop_;
    std::uint64_t all_hits_ = 0;
    std::uint64_t hits_ = 0;
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
