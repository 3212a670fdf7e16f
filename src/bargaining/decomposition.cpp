#include "bargaining/decomposition.hpp"

#include <algorithm>
#include <queue>

#include "bargaining/elimination.hpp"

namespace irenic {
namespace {

constexpr std::size_t least_to_thin = 64;
/// Groups of so few choices are gone through without asking whether elimination would be less work.
constexpr std::uint64_t few_choices = std::uint64_t{1} << 14U;

}  // namespace

Decomposition::Decomposition(FactoredTable table, FrontierLimits limits, Work& work)
    : table_(std::move(table)), limits_(limits), work_(work), groups_(table_.groups()) {}

NodeIndex Decomposition::keep(Node node) {
    nodes_.push_back(std::move(node));
    return static_cast<NodeIndex>(nodes_.size() - 1);
}

void Decomposition::say_limit(std::string problem, std::string way_out) {
    limit_reached_ = true;
    if (!problem_.empty()) return;
    problem_ = std::move(problem);
    way_out_ = std::move(way_out);
}

std::string Decomposition::options_of(const std::vector<std::uint32_t>& group) const {
    std::string ids;
    for (std::size_t k = 0; k < group.size() && k < 8; ++k)
        ids += (k == 0 ? "`" : ", `") + table_.subject->options[table_.open[group[k]].option].id + "`";
    return group.size() > 8 ? ids + " and " + std::to_string(group.size() - 8) + " more" : ids;
}

void Decomposition::build(Decimal epsilon, std::span<const Units> floor) {
    const std::size_t d = table_.dimensions();
    floor_.assign(floor.begin(), floor.end());
    for (std::size_t i = 0; i < d; ++i)
        if (floor_[i] != no_floor) floor_[i] -= table_.constant[i];
    if (!table_.feasible) {
        problem_ = "nothing is on the table: what stays as it is in these talks is already excluded";
        return;
    }
    std::vector<NodeIndex> parts;
    for (std::uint32_t g = 0; g < groups_.size(); ++g) {
        const GroupScan scan(table_, groups_[g]);
        const bool few = scan.size() != 0 && scan.size() <= few_choices;
        NodeIndex made = none;
        if (!few) {
            Elimination elimination(*this, groups_[g]);
            if (elimination.pays(scan.size(), limits_.combinations))
                made = elimination.run();
            else if (scan.size() == 0 || scan.size() > limits_.combinations)
                say_limit(
                    "too many options depend on each other to be taken apart: " + options_of(groups_[g]),
                    "a coarser frontier does not help here: split statements that speak of many options, or settle "
                    "some of these options by `on-table`");
        }
        if (work_.over() || limit_reached_) break;
        if (made == none) made = scan_group(g);
        if (work_.over()) break;
        if (nodes_[made].packages == 0) {
            problem_ = "nothing is on the table: every choice of levels for " + options_of(groups_[g]) + " is excluded";
            return;
        }
        parts.push_back(made);
    }
    if (work_.too_many_vectors)
        say_limit("the frontier of some of the options alone has more than " + std::to_string(limits_.vectors) +
                  " value vectors");
    if (work_.over() || limit_reached_) return;
    best_.assign(d, 0);
    std::vector<Units> least(d, 0);
    std::uint64_t thinnings = parts.empty() ? 1 : 2 * parts.size() - 1;
    for (const NodeIndex part : parts)
        for (std::size_t i = 0; i < d; ++i) {
            Units most = nodes_[part].vectors.row(0)[i];
            for (std::size_t k = 1; k < nodes_[part].vectors.size(); ++k)
                most = std::max(most, nodes_[part].vectors.row(k)[i]);
            best_[i] += most;
            least[i] += nodes_[part].least[i];
        }
    if (epsilon.units > 0)
        for (std::size_t i = 0; i < d; ++i) {
            const auto range = static_cast<Wide128>(best_[i]) - least[i];
            thinning_.push_back(
                static_cast<Units>(range * epsilon.units / Decimal::units_per_one / static_cast<Wide128>(thinnings)));
        }
    merge_all(std::move(parts));
    for (std::size_t i = 0; i < d; ++i) best_[i] += table_.constant[i];
}

NodeIndex Decomposition::scan_group(std::uint32_t group) {
    const std::size_t d = table_.dimensions();
    const GroupScan scan(table_, groups_[group]);
    Node node;
    node.group = group;
    node.least.assign(d, 0);
    NondominatedKeeper keeper(d, work_);
    std::uint64_t found = 0;
    scan.run([&](std::uint64_t, const Units* values) {
        for (std::size_t i = 0; i < d; ++i) node.least[i] = found == 0 ? values[i] : std::min(node.least[i], values[i]);
        ++found;
        keeper.take(values);
    });
    node.packages = mpz_class(static_cast<unsigned long>(found));
    node.vectors = keeper.finish();
    return keep(std::move(node));
}

void Decomposition::thin(Node& node) {
    if (thinning_.empty() || node.vectors.size() <= least_to_thin) return;
    std::vector<Units> widths = thinning_;
    for (Units& width : widths) ++width;
    Vectors fewer = thinned(node.vectors, widths, work_);
    if (work_.over() || fewer.size() == node.vectors.size()) return;
    node.vectors = std::move(fewer);
    ++node.thinnings;
}

NodeIndex Decomposition::merge(NodeIndex left, NodeIndex right, std::span<const Units> floor) {
    Node node;
    node.kind = Node::Kind::sum;
    node.left = left;
    node.right = right;
    node.thinnings = nodes_[left].thinnings + nodes_[right].thinnings;
    node.packages = nodes_[left].packages * nodes_[right].packages;
    for (std::size_t i = 0; i < table_.dimensions(); ++i)
        node.least.push_back(nodes_[left].least[i] + nodes_[right].least[i]);
    node.vectors = sums(nodes_[left].vectors, nodes_[right].vectors, floor, work_);
    return keep(std::move(node));
}

/// The two smallest first, so that large ones are merged late. What cannot reach the floor with the best of all the rest is left out.
void Decomposition::merge_all(std::vector<NodeIndex> parts) {
    const std::size_t d = table_.dimensions();
    if (parts.empty()) {
        Node nothing;
        nothing.kind = Node::Kind::choice;
        nothing.vectors = {d, std::vector<Units>(d, 0)};
        nothing.alternatives.push_back({none, 0, std::vector<Units>(d, 0), none});
        nothing.packages = 1;
        nothing.least.assign(d, 0);
        parts.push_back(keep(std::move(nothing)));
    }
    const auto best_of = [&](NodeIndex index, std::size_t i) {
        Units most = no_floor;
        for (std::size_t k = 0; k < nodes_[index].vectors.size(); ++k)
            most = std::max(most, nodes_[index].vectors.row(k)[i]);
        return most;
    };
    using Sized = std::pair<std::size_t, NodeIndex>;
    std::priority_queue<Sized, std::vector<Sized>, std::greater<>> waiting;
    for (const NodeIndex part : parts) {
        thin(nodes_[part]);
        waiting.emplace(nodes_[part].vectors.size(), part);
    }
    while (waiting.size() > 1 && !work_.over()) {
        const NodeIndex left = waiting.top().second;
        waiting.pop();
        const NodeIndex right = waiting.top().second;
        waiting.pop();
        std::vector<Units> floor(d, no_floor);
        for (std::size_t i = 0; i < d; ++i)
            if (floor_[i] != no_floor && nodes_[left].vectors.size() != 0 && nodes_[right].vectors.size() != 0)
                floor[i] = floor_[i] - (best_[i] - best_of(left, i) - best_of(right, i));
        const NodeIndex made = merge(left, right, floor);
        thin(nodes_[made]);
        waiting.emplace(nodes_[made].vectors.size(), made);
    }
    if (work_.too_many_vectors)
        say_limit("the frontier has more than " + std::to_string(limits_.vectors) + " value vectors on the way");
    if (work_.too_many_sums)
        say_limit("the frontier takes more than " + std::to_string(limits_.sums) + " sums of value vectors");
    if (!work_.over() && !limit_reached_) root_ = waiting.top().second;
}

}  // namespace irenic
