#include "ensemble/orders.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <set>

namespace irenic {
namespace {

__extension__ using Wide128 = unsigned __int128;

using Pair = std::array<NamedStateIndex, 2>;

std::set<Pair> unknown_pairs(const Preference& preference) {
    std::set<Pair> pairs;
    for (const auto& [one, another] : preference.unknown)
        pairs.insert({std::min(one, another), std::max(one, another)});
    return pairs;
}

bool known(const std::set<Pair>& unknown, NamedStateIndex one, NamedStateIndex other) {
    return !unknown.contains({std::min(one, other), std::max(one, other)});
}

/// A number below `count`, each as likely as any other (Lemire 2019).
std::uint64_t below(std::uint64_t count, std::uint64_t luck, std::uint64_t stream) {
    const std::uint64_t refused = (std::uint64_t{0} - count) % count;
    for (std::uint64_t at = 0;; ++at) {
        const Wide128 product = Wide128{random_word(luck, stream, at)} * count;
        if (static_cast<std::uint64_t>(product) >= refused) return static_cast<std::uint64_t>(product >> 64U);
    }
}

}  // namespace

PartialRanking::PartialRanking(const Preference& preference) {
    merge_ties(preference);
    compare(preference);
    split();
}

std::uint32_t PartialRanking::place_of(NamedStateIndex state) const {
    for (std::uint32_t place = 0; place < places_.size(); ++place)
        if (std::find(places_[place].begin(), places_[place].end(), state) != places_[place].end()) return place;
    return none;
}

// A tie stays a tie unless it is listed as unknown; and what ties with the same state ties.
void PartialRanking::merge_ties(const Preference& preference) {
    const std::set<Pair> unknown = unknown_pairs(preference);
    for (const auto& rank : preference.ranking) {
        std::vector<bool> taken(rank.size(), false);
        for (std::size_t first = 0; first < rank.size(); ++first) {
            if (taken[first]) continue;
            std::vector<NamedStateIndex> place{rank[first]};
            taken[first] = true;
            for (std::size_t at = 0; at < place.size(); ++at)
                for (std::size_t k = first + 1; k < rank.size(); ++k)
                    if (!taken[k] && known(unknown, place[at], rank[k])) {
                        place.push_back(rank[k]);
                        taken[k] = true;
                    }
            places_.push_back(std::move(place));
        }
    }
}

// One place is above another if some state of it is known to be, directly or through others.
void PartialRanking::compare(const Preference& preference) {
    const std::set<Pair> unknown = unknown_pairs(preference);
    std::vector<std::size_t> rank_of(places_.size());
    for (std::size_t place = 0; place < places_.size(); ++place)
        rank_of[place] = static_cast<std::size_t>(
            std::find_if(preference.ranking.begin(), preference.ranking.end(),
                         [&](const auto& rank) {
                             return std::find(rank.begin(), rank.end(), places_[place].front()) != rank.end();
                         }) -
            preference.ranking.begin());
    above_.assign(places_.size(), Bits(places_.size()));
    for (std::size_t one = places_.size(); one-- > 0;)
        for (std::size_t other = one + 1; other < places_.size(); ++other) {
            if (rank_of[one] == rank_of[other] || above_[one].test(other)) continue;
            const auto& [higher, lower] = std::tie(places_[one], places_[other]);
            const bool surely = std::any_of(higher.begin(), higher.end(), [&](NamedStateIndex s) {
                return std::any_of(lower.begin(), lower.end(), [&](NamedStateIndex t) { return known(unknown, s, t); });
            });
            if (!surely) continue;
            above_[one].set(other);
            above_[one] |= above_[other];
        }
}

// Places whose order is open, directly or through others, stand together; between such parts everything is known.
void PartialRanking::split() {
    std::vector<bool> taken(places_.size(), false);
    for (std::uint32_t first = 0; first < places_.size(); ++first) {
        if (taken[first]) continue;
        Part part;
        part.members.push_back(first);
        taken[first] = true;
        for (std::size_t at = 0; at < part.members.size(); ++at)
            for (std::uint32_t k = first + 1; k < places_.size(); ++k)
                if (!taken[k] && open(part.members[at], k)) {
                    part.members.push_back(k);
                    taken[k] = true;
                }
        std::sort(part.members.begin(), part.members.end());
        if (part.members.size() > 1 && part.members.size() <= most_counted) count(part, above_);
        parts_.push_back(std::move(part));
    }
}

// How many orders there are of what is left, for every set that can be ranked first: at most 20! in all, which 64 bits hold.
void PartialRanking::count(Part& part, const std::vector<Bits>& above) {
    const std::size_t size = part.members.size();
    part.needs.assign(size, 0);
    for (std::size_t one = 0; one < size; ++one)
        for (std::size_t other = 0; other < size; ++other)
            if (above[part.members[other]].test(part.members[one])) part.needs[one] |= std::uint64_t{1} << other;
    const std::uint64_t all = (std::uint64_t{1} << size) - 1;
    part.ways.assign(all + 1, 0);
    part.ways[all] = 1;
    for (std::uint64_t ranked = all; ranked-- > 0;)
        for (std::size_t next = 0; next < size; ++next)
            if (!((ranked >> next) & 1U) && (part.needs[next] & ~ranked) == 0)
                part.ways[ranked] += part.ways[ranked | std::uint64_t{1} << next];
}

void PartialRanking::draw_counted(const Part& part, std::uint64_t luck, std::uint64_t stream,
                                  std::vector<std::uint32_t>& order) {
    std::uint64_t which = below(part.ways[0], luck, stream);
    std::uint64_t ranked = 0;
    for (std::size_t k = 0; k < part.members.size(); ++k)
        for (std::size_t next = 0; next < part.members.size(); ++next) {
            if (((ranked >> next) & 1U) || (part.needs[next] & ~ranked) != 0) continue;
            const std::uint64_t ways = part.ways[ranked | std::uint64_t{1} << next];
            if (which < ways) {
                order.push_back(part.members[next]);
                ranked |= std::uint64_t{1} << next;
                break;
            }
            which -= ways;
        }
}

// Karzanov & Khachiyan 1991: two neighbours chosen at random change places, half the time, where that is open. After n³ ln n steps the
// order is nearly uniform (Wilson 2004, theorem 4: 4/π² of that, asymptotically).
void PartialRanking::draw_by_chain(const Part& part, std::uint64_t luck, std::uint64_t stream,
                                   std::vector<std::uint32_t>& order) const {
    std::vector<std::uint32_t> now = part.members;
    const auto size = static_cast<double>(now.size());
    const auto steps = static_cast<std::uint64_t>(std::ceil(size * size * size * std::log(size)));
    for (std::uint64_t step = 0; step < steps; ++step) {
        const std::uint64_t word = random_word(luck, stream, step);
        const std::size_t at = static_cast<std::size_t>((word >> 32U) * (now.size() - 1) >> 32U);
        if ((word & 1U) != 0 && open(now[at], now[at + 1])) std::swap(now[at], now[at + 1]);
    }
    order.insert(order.end(), now.begin(), now.end());
}

std::vector<std::uint32_t> PartialRanking::draw(std::uint64_t luck, std::uint64_t stream) const {
    std::vector<std::uint32_t> order;
    for (std::size_t p = 0; p < parts_.size(); ++p) {
        const Part& part = parts_[p];
        if (part.members.size() == 1)
            order.push_back(part.members.front());
        else if (part.ways.empty())
            draw_by_chain(part, luck, stream + p, order);
        else
            draw_counted(part, luck, stream + p, order);
    }
    return order;
}

}  // namespace irenic
