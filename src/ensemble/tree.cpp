/// A small classification tree: another way to find where an outcome occurs, as a check on the box.
#include <algorithm>
#include <cassert>
#include <cmath>
#include <set>

#include "ensemble/chance.hpp"
#include "irenic/ensemble.hpp"

namespace irenic {
namespace {

using Rows = std::vector<std::uint32_t>;

/// Scenarios, in the order of each input.
using Orders = std::vector<Rows>;

struct Split {
    double gain = 0;
    std::size_t input = 0;
    double threshold = 0;
    std::vector<bool> left;
};

/// Gini impurity times the number of scenarios.
double impurity(double inside, double hits) { return inside == 0 ? 0 : 2 * hits * (inside - hits) / inside; }

class Growing {
public:
    Growing(std::span<const Input> inputs, const std::vector<bool>& outcome, const TreeQuestion& question)
        : inputs_(inputs), outcome_(outcome), question_(question) {}

    std::vector<TreeNode> grow(const Orders& orders, std::size_t rows) {
        least_ = std::max(1.0, std::ceil(question_.mass * static_cast<double>(rows) - 1e-9));
        nodes_.assign(1, {});
        split(0, orders, 0);
        return std::move(nodes_);
    }

private:
    void split(std::size_t node, const Orders& orders, std::size_t depth) {
        const Rows& rows = orders.front();
        nodes_[node].inside = rows.size();
        nodes_[node].hits = static_cast<std::uint64_t>(
            std::count_if(rows.begin(), rows.end(), [&](std::uint32_t row) { return outcome_[row]; }));
        if (depth == question_.depth) return;
        const Split best = best_split(node, orders);
        if (!(best.gain > 0)) return;
        nodes_[node].input = best.input;
        nodes_[node].threshold = best.threshold;
        nodes_[node].left = best.left;
        nodes_[node].children = nodes_.size();
        nodes_.resize(nodes_.size() + 2);
        for (const bool left : {true, false}) {
            Orders part(orders.size());
            for (std::size_t k = 0; k < orders.size(); ++k)
                std::copy_if(orders[k].begin(), orders[k].end(), std::back_inserter(part[k]), [&](std::uint32_t row) {
                    return goes_left(nodes_[node], inputs_[best.input].values[row]) == left;
                });
            split(nodes_[node].children + (left ? 0 : 1), part, depth + 1);
        }
    }

    [[nodiscard]] Split best_split(std::size_t node, const Orders& orders) const {
        Split best;
        for (std::size_t k = 0; k < inputs_.size(); ++k)
            if (inputs_[k].categories.empty())
                by_number(node, k, orders[k], best);
            else
                by_category(node, k, orders[k], best);
        return best;
    }

    /// What a split would gain; 0 where a part would be too small.
    [[nodiscard]] double gain(std::size_t node, double inside, double hits) const {
        const auto all = static_cast<double>(nodes_[node].inside);
        const auto all_hits = static_cast<double>(nodes_[node].hits);
        if (inside < least_ || all - inside < least_) return 0;
        return impurity(all, all_hits) - impurity(inside, hits) - impurity(all - inside, all_hits - hits);
    }

    void by_number(std::size_t node, std::size_t input, const Rows& order, Split& best) const {
        const std::vector<double>& values = inputs_[input].values;
        double hits = 0;
        for (std::size_t k = 0; k + 1 < order.size(); ++k) {
            hits += outcome_[order[k]] ? 1 : 0;
            const double here = values[order[k]];
            const double next = values[order[k + 1]];
            if (here == next) continue;
            const double gained = gain(node, static_cast<double>(k + 1), hits);
            if (gained <= best.gain) continue;
            const double between = here + (next - here) / 2;
            best = {gained, input, between < next ? between : here, {}};
        }
    }

    /// With two outcomes the best of all subsets is a beginning of the categories in the order of their share of hits (Breiman et al. 1984).
    void by_category(std::size_t node, std::size_t input, const Rows& rows, Split& best) const {
        struct Count {
            std::size_t category = 0;
            double inside = 0;
            double hits = 0;
        };
        std::vector<Count> counts(inputs_[input].categories.size());
        for (std::size_t c = 0; c < counts.size(); ++c) counts[c].category = c;
        for (const std::uint32_t row : rows) {
            Count& count = counts[static_cast<std::size_t>(inputs_[input].values[row])];
            ++count.inside;
            count.hits += outcome_[row] ? 1 : 0;
        }
        std::erase_if(counts, [](const Count& count) { return count.inside == 0; });
        std::stable_sort(counts.begin(), counts.end(),
                         [](const Count& a, const Count& b) { return a.hits * b.inside < b.hits * a.inside; });
        double inside = 0;
        double hits = 0;
        std::vector<bool> left(inputs_[input].categories.size(), false);
        for (std::size_t c = 0; c + 1 < counts.size(); ++c) {
            inside += counts[c].inside;
            hits += counts[c].hits;
            left[counts[c].category] = true;
            const double gained = gain(node, inside, hits);
            if (gained > best.gain) best = {gained, input, 0, left};
        }
    }

public:
    static bool goes_left(const TreeNode& node, double value) {
        return node.left.empty() ? value <= node.threshold : node.left[static_cast<std::size_t>(value)];
    }

private:
    std::span<const Input> inputs_;
    const std::vector<bool>& outcome_;
    const TreeQuestion& question_;
    std::vector<TreeNode> nodes_;
    double least_ = 1;
};

bool taken_for_yes(const std::vector<TreeNode>& nodes, std::span<const Input> inputs, std::size_t row) {
    std::size_t at = 0;
    while (nodes[at].children != 0)
        at = nodes[at].children + (Growing::goes_left(nodes[at], inputs[nodes[at].input].values[row]) ? 0 : 1);
    return 2 * nodes[at].hits > nodes[at].inside;
}

Orders orders_of(std::span<const Input> inputs, std::size_t rows) {
    Rows all(rows);
    for (std::uint32_t row = 0; row < rows; ++row) all[row] = row;
    Orders orders(std::max<std::size_t>(1, inputs.size()), all);
    for (std::size_t k = 0; k < inputs.size(); ++k)
        std::stable_sort(orders[k].begin(), orders[k].end(),
                         [&](std::uint32_t a, std::uint32_t b) { return inputs[k].values[a] < inputs[k].values[b]; });
    return orders;
}

/// The leaves under a node, as boxes.
void collect(const Tree& tree, std::size_t at, const Box& box, std::vector<Box>& leaves) {
    const TreeNode& node = tree.nodes[at];
    const TreeNode& root = tree.nodes.front();
    if (node.children == 0) {
        Box leaf = box;
        const auto share = [](std::uint64_t part, std::uint64_t of) {
            return of == 0 ? 0 : static_cast<double>(part) / static_cast<double>(of);
        };
        leaf.inside = node.inside;
        leaf.hits = node.hits;
        leaf.coverage = share(node.hits, root.hits);
        leaf.density = share(node.hits, node.inside);
        leaf.mass = share(node.inside, root.inside);
        leaves.push_back(std::move(leaf));
        return;
    }
    for (const bool left : {true, false}) {
        Box part = box;
        BoxLimit& limit = part.limits[node.input];
        for (std::size_t c = 0; c < limit.kept.size(); ++c) limit.kept[c] = limit.kept[c] && node.left[c] == left;
        if (limit.kept.empty()) (left ? limit.high : limit.low) = node.threshold;
        if (!std::binary_search(part.restricted.begin(), part.restricted.end(), node.input))
            part.restricted.insert(std::upper_bound(part.restricted.begin(), part.restricted.end(), node.input),
                                   node.input);
        collect(tree, node.children + (left ? 0 : 1), part, leaves);
    }
}

double wrong_when_crossed(std::span<const Input> inputs, const std::vector<bool>& outcome, const TreeQuestion& question,
                          const Orders& orders) {
    const Rows shuffled = Chance(question.seed, 3).shuffled(outcome.size());
    std::vector<std::size_t> fold(outcome.size());
    for (std::size_t k = 0; k < shuffled.size(); ++k) fold[shuffled[k]] = k % question.folds;
    std::size_t wrong = 0;
    for (std::size_t f = 0; f < question.folds; ++f) {
        Orders others = orders;
        for (Rows& order : others) std::erase_if(order, [&](std::uint32_t row) { return fold[row] == f; });
        const auto nodes = Growing(inputs, outcome, question).grow(others, others.front().size());
        for (std::size_t row = 0; row < outcome.size(); ++row)
            if (fold[row] == f && taken_for_yes(nodes, inputs, row) != outcome[row]) ++wrong;
    }
    return static_cast<double>(wrong) / static_cast<double>(outcome.size());
}

}  // namespace

Tree grow_tree(std::span<const Input> inputs, const std::vector<bool>& outcome, const TreeQuestion& question) {
    Tree tree;
    if (outcome.empty()) return tree;
    const Orders orders = orders_of(inputs, outcome.size());
    tree.nodes = Growing(inputs, outcome, question).grow(orders, outcome.size());
    std::set<std::size_t> asked;
    for (const TreeNode& node : tree.nodes)
        if (node.children != 0) asked.insert(node.input);
    tree.inputs.assign(asked.begin(), asked.end());
    Box all;
    for (std::size_t k = 0; k < inputs.size(); ++k) {
        const Rows& order = orders[k];
        BoxLimit limit{inputs[k].values[order.front()], inputs[k].values[order.back()], {}};
        if (!inputs[k].categories.empty()) limit = {0, 0, std::vector<bool>(inputs[k].categories.size(), true)};
        all.limits.push_back(std::move(limit));
    }
    collect(tree, 0, all, tree.leaves);
    std::size_t wrong = 0;
    for (std::size_t row = 0; row < outcome.size(); ++row)
        wrong += says_yes(tree, inputs, row) != outcome[row] ? 1U : 0U;
    const auto count = static_cast<double>(outcome.size());
    const auto hits = static_cast<double>(tree.nodes.front().hits);
    tree.wrong = static_cast<double>(wrong) / count;
    tree.wrong_without = std::min(hits, count - hits) / count;
    if (question.folds > 1 && outcome.size() >= question.folds)
        tree.wrong_when_crossed = wrong_when_crossed(inputs, outcome, question, orders);
    return tree;
}

bool says_yes(const Tree& tree, std::span<const Input> inputs, std::size_t row) {
    return taken_for_yes(tree.nodes, inputs, row);
}

}  // namespace irenic
