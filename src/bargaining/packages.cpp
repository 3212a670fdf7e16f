#include "bargaining/packages.hpp"

#include <algorithm>

namespace irenic {

template <typename Visit>
bool PackagesOf::pairs(const Node& node, std::span<const Units> sum, Visit&& visit) const {
    const Vectors& left = whole_.node(node.left).vectors;
    const Vectors& right = whole_.node(node.right).vectors;
    const bool swapped = right.size() < left.size();
    const Vectors& outer = swapped ? right : left;
    const Vectors& inner = swapped ? left : right;
    std::vector<Units> missing(sum.size());
    for (std::size_t a = 0; a < outer.size(); ++a) {
        for (std::size_t k = 0; k < sum.size(); ++k) missing[k] = sum[k] - outer.row(a)[k];
        const auto b = inner.find(missing);
        if (b && !(swapped ? visit(*b, a) : visit(a, *b))) return false;
    }
    return true;
}

std::optional<std::size_t> PackagesOf::rest_row(const Node::Alternative& way, std::span<const Units> vector) const {
    if (way.rest == none) {
        if (std::equal(vector.begin(), vector.end(), way.worth.begin())) return 0;
        return {};
    }
    std::vector<Units> missing(vector.begin(), vector.end());
    for (std::size_t k = 0; k < missing.size(); ++k) missing[k] -= way.worth[k];
    return whole_.node(way.rest).vectors.find(missing);
}

const std::vector<std::uint64_t>& PackagesOf::choices(NodeIndex index, std::size_t row) {
    const Node& node = whole_.node(index);
    auto& found = choices_[index];
    if (found.empty()) {
        found.resize(node.vectors.size());
        const GroupScan scan(whole_.table(), whole_.group(node.group));
        scan.run([&](std::uint64_t choice, const Units* values) {
            if (const auto at = node.vectors.find({values, node.vectors.columns})) found[*at].push_back(choice);
        });
    }
    return found[row];
}

mpz_class PackagesOf::count(NodeIndex index, std::size_t row) {
    const Node& node = whole_.node(index);
    if (node.kind == Node::Kind::group) return mpz_class(static_cast<unsigned long>(choices(index, row).size()));
    const std::uint64_t key = std::uint64_t{index} << 32U | row;
    if (const auto known = counts_.find(key); known != counts_.end()) return known->second;
    mpz_class sum = 0;
    if (node.kind == Node::Kind::sum)
        pairs(node, node.vectors.row(row), [&](std::size_t a, std::size_t b) {
            sum += count(node.left, a) * count(node.right, b);
            return true;
        });
    else
        for (const Node::Alternative& way : node.alternatives)
            if (const auto rest = rest_row(way, node.vectors.row(row)))
                sum += way.rest == none ? mpz_class(1) : count(way.rest, *rest);
    return counts_[key] = sum;
}

bool PackagesOf::each(NodeIndex index, std::size_t row, Levels& levels, const Next& next) {
    const Node& node = whole_.node(index);
    if (node.kind == Node::Kind::group) {
        const GroupScan scan(whole_.table(), whole_.group(node.group));
        for (const std::uint64_t choice : choices(index, row)) {
            scan.lay(choice, levels);
            if (!next()) return false;
        }
        return true;
    }
    if (node.kind == Node::Kind::sum)
        return pairs(node, node.vectors.row(row), [&](std::size_t a, std::size_t b) {
            return each(node.left, a, levels, [&] { return each(node.right, b, levels, next); });
        });
    for (const Node::Alternative& way : node.alternatives) {
        const auto rest = rest_row(way, node.vectors.row(row));
        if (!rest) continue;
        if (way.place != none) {
            const OpenOption& open = whole_.table().open[way.place];
            levels[open.option] = open.levels[way.level];
        }
        if (!(way.rest == none ? next() : each(way.rest, *rest, levels, next))) return false;
    }
    return true;
}

std::vector<Levels> PackagesOf::list(std::size_t row, std::size_t limit) {
    std::vector<Levels> found;
    if (limit == 0) return found;
    Levels levels = whole_.table().fixed;
    each(whole_.root(), row, levels, [&] {
        found.push_back(levels);
        return found.size() < limit;
    });
    std::sort(found.begin(), found.end(), ByRawCode());
    return found;
}

}  // namespace irenic
