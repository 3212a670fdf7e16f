/// A branch and bound over which way meets each clause of a condition, with exact linear programs.
#pragma once

#include <algorithm>
#include <iterator>
#include <set>

#include "appraisal/require/numbers_model.hpp"

namespace irenic {

using KindSet = std::vector<std::uint32_t>;  // ascending

/// Changes that do, and the kinds that were made to be no better for them.
struct Solution {
    mpq_class total;
    std::vector<mpq_class> changes;
    KindSet imposed;
};

class NumbersSearch {
public:
    NumbersSearch(const NumbersModel& model, std::vector<StayingClause> clauses, std::uint64_t& budget,
                  const std::stop_token& stop)
        : model_(model), clauses_(std::move(clauses)), budget_(budget), stop_(stop) {
        for (const AdjustableNumber& number : model.numbers) costs_.insert(costs_.end(), 2, number.cost);
    }

    /// Numbers whose bounds do not count.
    void free_bounds(std::vector<bool> of) { unbounded_ = std::move(of); }
    /// A solution that is known: only smaller ones are looked for.
    void start_from(Solution known) { best_ = std::move(known); }
    [[nodiscard]] const std::optional<Solution>& best() const { return best_; }
    [[nodiscard]] bool gave_up() const { return budget_ == 0; }

    /// All of it: afterwards `best` is least, unless it gave up. Changes in `excluded` are not made.
    void run(const std::set<std::size_t>& excluded) {
        Node node{LeastSum(costs_), {}, {}};
        std::set<std::size_t> fixed = excluded;
        for (std::size_t change = 0; change < costs_.size(); ++change)
            if (room(change) == std::int64_t{0}) fixed.insert(change);
        for (const std::size_t change : fixed) node.program.fix(change);
        entered_.clear();
        descend(std::move(node));
    }

    /// The least change in which just these ways are taken.
    std::optional<Solution> with_ways(const std::vector<std::size_t>& ways) {
        KindSet kinds;
        for (std::size_t k = 0; k < clauses_.size(); ++k)
            kinds.insert(kinds.end(), clauses_[k].ways[ways[k]].begin(), clauses_[k].ways[ways[k]].end());
        std::sort(kinds.begin(), kinds.end());
        kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
        return with_kinds(kinds, 0);
    }

    /// The same with these kinds no better by `margin` units for every number they depend on.
    std::optional<Solution> with_kinds(const KindSet& kinds, long margin) {
        Node node{LeastSum(costs_), kinds, {}};
        for (std::size_t change = 0; change < costs_.size(); ++change)
            if (room(change) == std::int64_t{0}) node.program.fix(change);
        if (!solve(node, margin)) return {};
        return Solution{node.program.total(), node.program.numbers(), kinds};
    }

    /// Kinds of a way that these changes satisfy, for every clause.
    [[nodiscard]] KindSet kinds_met(const std::vector<mpq_class>& changes) const {
        KindSet kinds;
        for (const StayingClause& clause : clauses_)
            for (const auto& way : clause.ways)
                if (std::all_of(way.begin(), way.end(), [&](std::uint32_t kind) { return no_better(kind, changes); })) {
                    kinds.insert(kinds.end(), way.begin(), way.end());
                    break;
                }
        std::sort(kinds.begin(), kinds.end());
        kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
        return kinds;
    }

    [[nodiscard]] const std::vector<StayingClause>& clauses() const { return clauses_; }

    [[nodiscard]] std::optional<std::int64_t> room(std::size_t change) const {
        if (!unbounded_.empty() && unbounded_[change / 2]) return {};
        return model_.numbers[change / 2].room(change % 2 == 0);
    }

private:
    /// A linear program, the kinds that are to be no better, and which of them (and of the bounds) are already in it.
    struct Node {
        LeastSum program;
        KindSet imposed;
        std::set<std::size_t> added;
    };

    /// Conditions and bounds enter the program where they are overstepped; with a margin they are kept off by as much.
    bool solve(Node& node, long margin) {
        while (true) {
            if (budget_ == 0 || stop_.stop_requested()) {
                budget_ = 0;
                return false;
            }
            --budget_;
            if (!node.program.solve()) return false;
            const std::vector<mpq_class> changes = node.program.numbers();
            bool within = true;
            for (std::size_t change = 0; change < changes.size(); ++change) {
                const auto most = room(change);
                const std::size_t name = model_.rows.size() + change;
                if (!most || changes[change] <= static_cast<long>(*most) || !node.added.insert(name).second) continue;
                node.program.at_most({{change, 1}}, std::max(0L, static_cast<long>(*most) - margin));
                within = false;
            }
            within = add_worst(node, changes, margin) && within;
            if (within) return true;
        }
    }

    /// Adds the conditions that are missed by most. True: none is missed.
    bool add_worst(Node& node, const std::vector<mpq_class>& changes, long margin) {
        constexpr std::size_t at_once = 4;
        std::vector<std::pair<mpq_class, std::uint32_t>> missed;
        for (const std::uint32_t kind : node.imposed) {
            if (node.added.count(kind) != 0) continue;
            const mpq_class excess = sum(kind, changes) - with_margin(kind, margin);
            if (sgn(excess) > 0) missed.emplace_back(-excess, kind);
        }
        std::sort(missed.begin(), missed.end());
        if (missed.size() > at_once) missed.resize(at_once);
        for (const auto& [excess, kind] : missed) {
            node.added.insert(kind);
            node.program.at_most(model_.changes(kind), with_margin(kind, margin));
        }
        return missed.empty();
    }

    [[nodiscard]] mpz_class with_margin(std::uint32_t kind, long margin) const {
        return model_.bound(kind) - margin * static_cast<long>(model_.rows[kind].size());
    }

    [[nodiscard]] mpq_class sum(std::uint32_t kind, const std::vector<mpq_class>& changes) const {
        mpq_class total = 0;
        for (const auto& [number, factor] : model_.rows[kind])
            total += factor * (changes[2 * number] - changes[2 * number + 1]);
        return total;
    }

    [[nodiscard]] bool no_better(std::uint32_t kind, const std::vector<mpq_class>& changes) const {
        return sum(kind, changes) <= model_.bound(kind);
    }

    /// The unmet clause with the fewest ways; none when all are met.
    [[nodiscard]] const StayingClause* hardest_unmet(const std::vector<mpq_class>& changes) const {
        const StayingClause* found = nullptr;
        for (const StayingClause& clause : clauses_) {
            if (found != nullptr && clause.ways.size() >= found->ways.size()) continue;
            const bool met = std::any_of(clause.ways.begin(), clause.ways.end(), [&](const auto& way) {
                return std::all_of(way.begin(), way.end(), [&](std::uint32_t kind) { return no_better(kind, changes); });
            });
            if (!met) found = &clause;
        }
        return found;
    }

    /// Everything smaller than `best` below the node is found.
    void descend(Node node) {
        if (!entered_.insert(node.imposed).second || !solve(node, 0)) return;
        if (best_ && node.program.total() >= best_->total) return;
        const std::vector<mpq_class> changes = node.program.numbers();
        const StayingClause* clause = hardest_unmet(changes);
        if (clause == nullptr) {
            best_ = Solution{node.program.total(), changes, node.imposed};
            return;
        }
        std::vector<Node> children;
        for (const auto& way : clause->ways) {
            // One condition alone costs at least what is missing, since no factor is above 1.
            const auto too_dear = [&](std::uint32_t kind) { return best_ && -model_.bound(kind) >= best_->total; };
            if (std::any_of(way.begin(), way.end(), too_dear)) continue;
            Node child{node.program, {}, node.added};
            std::set_union(node.imposed.begin(), node.imposed.end(), way.begin(), way.end(),
                           std::back_inserter(child.imposed));
            if (entered_.count(child.imposed) == 0 && solve(child, 0)) children.push_back(std::move(child));
            if (gave_up()) return;
        }
        std::stable_sort(children.begin(), children.end(),
                         [](const Node& a, const Node& b) { return a.program.total() < b.program.total(); });
        for (Node& child : children) descend(std::move(child));
    }

    const NumbersModel& model_;
    std::vector<StayingClause> clauses_;
    std::uint64_t& budget_;
    const std::stop_token& stop_;
    std::vector<unsigned> costs_;
    std::vector<bool> unbounded_;
    std::optional<Solution> best_;
    std::set<KindSet> entered_;
};

}  // namespace irenic
