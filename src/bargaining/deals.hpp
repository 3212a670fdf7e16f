/// Deals over few issues at a time, and all states that series of them lead to.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>
#include <numeric>
#include <stop_token>
#include <vector>

#include "bargaining/package_table.hpp"

namespace irenic {

/// The deals that lead on from an entry of the table: enumerated issue by issue, or what is left of the table is scanned where that is less
/// work.
class DealSearch {
public:
    DealSearch(const Space& space, const PackageTable& table, std::uint32_t size)
        : table_(table), size_(size), waits_(table.size(), true), left_(table.size()), waiting_(table.size()) {
        std::iota(left_.begin(), left_.end(), 0U);
        std::vector<std::uint32_t> issue_of(space.subject().options.size(), none);
        for (std::uint32_t issue = 0; issue < space.subject().issues.size(); ++issue)
            for (const OptionIndex o : space.subject().issues[issue].options) issue_of[o] = issue;
        issues_.resize(space.subject().issues.size());
        for (std::uint32_t k = 0; k < table.open().size(); ++k) {
            const std::uint32_t issue = issue_of[table.open()[k]];
            (issue == none ? in_no_issue_ : issues_[issue]).push_back(k);
        }
        std::erase_if(issues_, [](const auto& options) { return options.empty(); });
    }

    /// From now on no deal needs to lead to the entry.
    void reach(std::size_t entry) {
        if (waits_[entry]) --waiting_;
        waits_[entry] = false;
    }

    /// Calls `visit(other)` for every entry whose state a deal leads to from the table's `entry`, but for those that have been reached.
    template <typename Visit>
    void deals(std::size_t entry, Visit&& visit) {
        if (size_ == 0 || waiting_ == 0) return;
        if (!table_.has_codes() || count_changes(entry) > static_cast<double>(waiting_)) return scan(entry, visit);
        list_changes(entry);
        each_code(table_.code(entry), 0, size_, [&](std::uint64_t code) { offer(entry, table_.find(code), visit); });
    }

    /// Does any deal lead on from the entry, also to what has been reached?
    [[nodiscard]] bool has_deal(std::size_t entry) {
        bool found = false;
        const auto judge = [&](std::uint32_t other) {
            ++looks_;
            if (other != PackageTable::absent && table_.welcome(table_.state(entry), table_.state(other))) found = true;
        };
        if (size_ == 0) return false;
        if (table_.has_codes() && count_changes(entry) <= static_cast<double>(table_.size())) {
            list_changes(entry);
            each_code(table_.code(entry), 0, size_, [&](std::uint64_t code) {
                if (!found) judge(table_.find(code));
            });
            return found;
        }
        for (std::uint32_t other = 0; other < table_.size() && !found; ++other)
            if (within_issues(entry, other)) judge(other);
        looks_ += table_.size();
        return found;
    }

    /// Pairs of entries looked at so far.
    [[nodiscard]] std::uint64_t looks() const { return looks_; }

private:
    /// In how many ways the levels of at most `size_` issues could change from this entry.
    [[nodiscard]] double count_changes(std::size_t entry) const {
        std::vector<double> ways(std::min<std::size_t>(size_, issues_.size()) + 1, 0);
        ways[0] = 1;
        const auto from = table_.levels(entry);
        for (const auto& options : issues_) {
            double changes = 1;
            for (const std::uint32_t k : options) changes *= std::popcount(table_.reach(k, from[k]));
            for (std::size_t taken = ways.size() - 1; taken > 0; --taken)
                ways[taken] += ways[taken - 1] * (changes - 1);
        }
        double sum = -1;
        for (const double taken : ways) sum += taken;
        return sum;
    }

    /// For every issue, what each change of its levels adds to the code (in the arithmetic of 64 bits, where less is more).
    void list_changes(std::size_t entry) {
        const auto from = table_.levels(entry);
        changes_.assign(issues_.size(), {});
        for (std::size_t issue = 0; issue < issues_.size(); ++issue) {
            std::vector<std::uint64_t>& changes = changes_[issue];
            changes.push_back(0);
            for (const std::uint32_t k : issues_[issue]) {
                const std::size_t before = changes.size();
                std::uint64_t others = table_.reach(k, from[k]) & ~(std::uint64_t{1} << from[k]);
                for (; others != 0; others &= others - 1) {
                    const auto to = static_cast<std::uint64_t>(std::countr_zero(others));
                    for (std::size_t n = 0; n < before; ++n)
                        changes.push_back(changes[n] + (to - from[k]) * table_.stride(k));
                }
            }
            changes.erase(changes.begin());
        }
    }

    /// Calls `visit(code)` for every combination of changes in at most `left` of the issues from `issue` on.
    template <typename Visit>
    void each_code(std::uint64_t code, std::size_t issue, std::uint32_t left, Visit&& visit) const {
        if (left == 0) return;
        for (; issue < issues_.size(); ++issue)
            for (const std::uint64_t change : changes_[issue]) {
                visit(code + change);
                each_code(code + change, issue + 1, left - 1, visit);
            }
    }

    template <typename Visit>
    void scan(std::size_t entry, Visit&& visit) {
        std::erase_if(left_, [this](std::uint32_t other) { return !waits_[other]; });
        looks_ += left_.size();
        for (const std::uint32_t other : left_)
            if (waits_[other] && within_issues(entry, other)) offer(entry, other, visit);
    }

    [[nodiscard]] bool within_issues(std::size_t entry, std::size_t other) const {
        const auto from = table_.levels(entry);
        const auto to = table_.levels(other);
        for (const std::uint32_t k : in_no_issue_)
            if (from[k] != to[k]) return false;
        std::uint32_t changed = 0;
        for (const auto& options : issues_) {
            bool changes = false;
            for (const std::uint32_t k : options) {
                if (from[k] == to[k]) continue;
                if (((table_.reach(k, from[k]) >> to[k]) & 1U) == 0) return false;
                changes = true;
            }
            if (changes && ++changed > size_) return false;
        }
        return true;
    }

    template <typename Visit>
    void offer(std::size_t entry, std::uint32_t other, Visit&& visit) {
        ++looks_;
        if (other == PackageTable::absent || !waits_[other]) return;
        if (table_.welcome(table_.state(entry), table_.state(other))) visit(other);
    }

    const PackageTable& table_;
    std::uint32_t size_;
    std::vector<std::vector<std::uint32_t>> issues_;  ///< per issue that deals can change, its open options
    std::vector<std::uint32_t> in_no_issue_;          ///< open options that no deal changes
    std::vector<std::vector<std::uint64_t>> changes_;
    std::vector<char> waits_;          ///< per entry: no deal has led to its state yet
    std::vector<std::uint32_t> left_;  ///< the entries that wait, and perhaps some that do no more
    std::size_t waiting_;              ///< how many wait
    std::uint64_t looks_ = 0;
};

/// The closure of the status quo under deals, layer by layer, each layer in ascending order: on a path the state before another is
/// then the lowest that a deal leads from.
class Closure {
public:
    Closure(const PackageTable& table, DealSearch& search, StateIndex status_quo)
        : table_(table), search_(search), came_from_(table.size(), no_state), reached_{status_quo} {
        reach(status_quo, status_quo);
    }

    /// Grows until `package` is reached or nothing is left. False when stopped, or after so many looks.
    bool grow(StateIndex package, const std::stop_token& stop,
              std::uint64_t looks = std::numeric_limits<std::uint64_t>::max()) {
        for (std::size_t head = 0; head < reached_.size();) {
            const std::size_t layer = reached_.size();
            for (; head < layer; ++head) {
                if (contains(package)) return true;
                if (stop.stop_requested() || search_.looks() > looks) return false;
                extend(reached_[head]);
            }
            std::sort(reached_.begin() + static_cast<std::ptrdiff_t>(layer), reached_.end());
        }
        return true;
    }

    [[nodiscard]] bool contains(StateIndex package) const {
        const auto [first, last] = table_.entries_of(package);
        return package == reached_.front() || (first < last && came_from_[first] != no_state);
    }

    [[nodiscard]] std::size_t size() const { return reached_.size(); }
    [[nodiscard]] const std::vector<StateIndex>& reached() const { return reached_; }

    [[nodiscard]] std::vector<StateIndex> path_to(StateIndex package) const {
        std::vector<StateIndex> path{package};
        while (path.back() != reached_.front()) path.push_back(came_from_[table_.entries_of(path.back()).first]);
        std::reverse(path.begin(), path.end());
        return path;
    }

private:
    void reach(StateIndex t, StateIndex from) {
        for (auto [entry, last] = table_.entries_of(t); entry < last; ++entry) {
            came_from_[entry] = from;
            search_.reach(entry);
        }
    }

    void extend(StateIndex s) {
        for (auto [entry, last] = table_.entries_of(s); entry < last; ++entry) {
            search_.deals(entry, [&](std::size_t other) {
                const StateIndex t = table_.state(other);
                reach(t, s);
                reached_.push_back(t);
            });
        }
    }

    const PackageTable& table_;
    DealSearch& search_;
    std::vector<StateIndex> came_from_;  ///< per entry: the state before it
    std::vector<StateIndex> reached_;
};

}  // namespace irenic
