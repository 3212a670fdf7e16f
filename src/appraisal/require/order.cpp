/// The least change of an order of statements: a shortest path over beginnings of orders.
///
/// An order is built from the top. To put statement k next costs one exchange for every earlier statement that is not yet placed,
/// and the costs add up to the number of adjacent exchanges. Whether a kind of states is no better is settled by the first placed
/// statement in which it differs from the wanted state; once every clause is met, the rest follows in its old order for nothing.
#include <algorithm>
#include <map>
#include <queue>

#include "appraisal/require/parts.hpp"

namespace irenic {
namespace {

enum class Settled : std::int8_t { open, better, no_better };

class OrderSearch {
public:
    OrderSearch(const Space& space, PartyIndex party, const Kinds& kinds, const StayingCondition& condition)
        : condition_(condition), statements_(space.subject().preferences[party].statements.size()) {
        differs_.resize(kinds.example.size());
        for (const Statement& statement : space.subject().preferences[party].statements) {
            const Bits truth = space.where(statement.that);
            for (std::size_t kind = 0; kind < differs_.size(); ++kind)
                differs_[kind].push_back(static_cast<std::int8_t>(static_cast<int>(truth.test(kinds.example[kind])) -
                                                                  static_cast<int>(truth.test(condition.state))));
        }
        for (const StayingClause& clause : condition.clauses)
            for (const auto& way : clause.ways) asked_.insert(asked_.end(), way.begin(), way.end());
        std::sort(asked_.begin(), asked_.end());
        asked_.erase(std::unique(asked_.begin(), asked_.end()), asked_.end());
    }

    /// Beginnings with the same statements that settle the same kinds the same way go on alike.
    struct Node {
        std::size_t cost = 0;
        std::vector<bool> placed;
        std::vector<Settled> settled;                             // per kind that is asked about
        std::vector<std::pair<std::size_t, std::size_t>> before;  // node, and the statement placed after it
        bool done = false;
    };

    void run(std::uint64_t most, const std::stop_token& stop, LeastChanges& found, std::size_t listed) {
        add({0, std::vector<bool>(statements_, false), std::vector<Settled>(asked_.size(), Settled::open), {}, false},
            0, 0);
        std::vector<std::size_t> goals;
        std::size_t least = 0;
        while (!queue_.empty()) {
            const auto [cost, index] = queue_.top();
            queue_.pop();
            if (!goals.empty() && cost > least) break;
            if (nodes_[index].done || nodes_[index].cost < cost) continue;
            nodes_[index].done = true;
            if (nodes_.size() > most || stop.stop_requested()) {
                found.limit = std::to_string(most) + " beginnings of orders";
                break;
            }
            const Verdict verdict = judge(nodes_[index]);
            if (verdict == Verdict::ruled_out) continue;
            if (verdict == Verdict::met) {
                goals.push_back(index);
                least = cost;
                continue;
            }
            for (std::size_t k = 0, skipped = 0; k < statements_; ++k) {
                if (nodes_[index].placed[k]) continue;
                add(after(nodes_[index], k, skipped), index, k);
                ++skipped;
            }
        }
        if (goals.empty()) {
            if (found.limit.empty()) found.found = LeastFound::impossible;
            return;
        }
        found.found = LeastFound::proven;
        found.least = std::to_string(least);
        found.all_listed = found.limit.empty();
        for (const std::size_t goal : goals) collect(goal, {}, listed, found);
    }

private:
    enum class Verdict { met, ruled_out, undecided };

    [[nodiscard]] Settled settled(const Node& node, std::uint32_t kind) const {
        return node
            .settled[static_cast<std::size_t>(std::lower_bound(asked_.begin(), asked_.end(), kind) - asked_.begin())];
    }

    [[nodiscard]] Verdict judge(const Node& node) const {
        if (!first_unmet(condition_, [&](std::uint32_t kind) { return settled(node, kind) == Settled::no_better; }))
            return Verdict::met;
        const bool possible =
            !first_unmet(condition_, [&](std::uint32_t kind) { return settled(node, kind) != Settled::better; });
        return possible ? Verdict::undecided : Verdict::ruled_out;
    }

    [[nodiscard]] Node after(const Node& node, std::size_t k, std::size_t skipped) const {
        Node next{node.cost + skipped, node.placed, node.settled, {}, false};
        next.placed[k] = true;
        for (std::size_t n = 0; n < asked_.size(); ++n)
            if (next.settled[n] == Settled::open && differs_[asked_[n]][k] != 0)
                next.settled[n] = differs_[asked_[n]][k] > 0 ? Settled::better : Settled::no_better;
        return next;
    }

    void add(Node node, std::size_t before, std::size_t placed) {
        const bool root = nodes_.empty();
        const auto [place, fresh] = known_.try_emplace({node.placed, node.settled}, nodes_.size());
        const std::size_t index = place->second;
        const std::size_t cost = node.cost;
        if (fresh) nodes_.push_back(std::move(node));
        if (!fresh && cost > nodes_[index].cost) return;
        if (!fresh && cost < nodes_[index].cost) {
            nodes_[index].cost = cost;
            nodes_[index].before.clear();
        }
        if (!root) nodes_[index].before.emplace_back(before, placed);
        if (fresh || nodes_[index].before.size() == 1) queue_.push({cost, index});
    }

    /// Every order that leads to a goal, backwards; the rest keeps its old order.
    void collect(std::size_t index, std::vector<std::size_t> placed, std::size_t listed, LeastChanges& found) const {
        if (found.changes.size() == listed) {
            found.all_listed = false;
            return;
        }
        if (nodes_[index].before.empty()) {
            WantsChange change;
            change.order.assign(placed.rbegin(), placed.rend());
            for (std::size_t k = 0; k < statements_; ++k)
                if (std::find(placed.begin(), placed.end(), k) == placed.end()) change.order.push_back(k);
            found.changes.push_back(std::move(change));
            return;
        }
        for (const auto& [before, k] : nodes_[index].before) {
            placed.push_back(k);
            collect(before, placed, listed, found);
            placed.pop_back();
        }
    }

    const StayingCondition& condition_;
    std::size_t statements_;
    std::vector<std::vector<std::int8_t>> differs_;  // per kind and statement: 1 it alone satisfies it, −1 the wanted state alone
    std::vector<std::uint32_t> asked_;               // kinds in the condition, ascending
    std::vector<Node> nodes_;
    std::map<std::pair<std::vector<bool>, std::vector<Settled>>, std::size_t> known_;
    std::priority_queue<std::pair<std::size_t, std::size_t>, std::vector<std::pair<std::size_t, std::size_t>>,
                        std::greater<>>
        queue_;
};

}  // namespace

LeastChanges least_of_order(const Space& space, PartyIndex party, const Kinds& kinds, const StayingCondition& condition,
                            const RequireLimits& limits, const std::stop_token& stop) {
    LeastChanges found;
    OrderSearch(space, party, kinds, condition).run(limits.orders, stop, found, limits.listed);
    if (found.found != LeastFound::impossible) return found;
    // Clauses that no order meets together, and none of which could be left out.
    for (std::size_t k = 0; k < condition.clauses.size(); ++k) found.in_the_way.push_back(k);
    for (std::size_t k = condition.clauses.size(); k-- > 0;) {
        StayingCondition fewer = condition;
        fewer.clauses.clear();
        for (const std::size_t kept : found.in_the_way)
            if (kept != k) fewer.clauses.push_back(condition.clauses[kept]);
        LeastChanges without;
        OrderSearch(space, party, kinds, fewer).run(limits.orders, stop, without, 1);
        if (without.found == LeastFound::impossible) std::erase(found.in_the_way, k);
    }
    return found;
}

}  // namespace irenic
