#include <algorithm>
#include <array>
#include <bit>

#include "bargaining/keyed.hpp"
#include "bargaining/nondominated_parts.hpp"

namespace irenic::filter {

namespace {

/// Places with the greatest value of one coordinate first; equals ascend by place.
std::vector<Keyed> best_first(const Table& table, const Places& places, unsigned coordinate) {
    std::int64_t best = *(table.row(places.front()) + coordinate);
    for (const std::uint32_t place : places) best = std::max(best, table.row(place)[coordinate]);
    std::vector<Keyed> order(places.size());
    for (std::size_t k = 0; k < places.size(); ++k)
        order[k] = {below(best, table.row(places[k])[coordinate]), places[k]};
    sort_by_key(order);
    return order;
}

/// A set of whole numbers below a bound that knows its neighbours: bits, a bit for every word of bits that is not empty, and so on.
class Neighbours {
public:
    explicit Neighbours(std::size_t bound) {
        do {
            bound = (bound + 63) / 64;
            levels_.emplace_back(bound, 0);
        } while (bound > 1);
    }
    void insert(std::size_t number) {
        for (auto& level : levels_) {
            level[number / 64] |= std::uint64_t{1} << (number % 64);
            number /= 64;
        }
    }
    void erase(std::size_t number) {
        for (auto& level : levels_) {
            if ((level[number / 64] &= ~(std::uint64_t{1} << (number % 64))) != 0) return;
            number /= 64;
        }
    }
    static constexpr std::size_t none = ~std::size_t{0};
    /// The greatest member that is at most `number`.
    [[nodiscard]] std::size_t at_most(std::size_t number) const {
        for (std::size_t depth = 0; depth < levels_.size(); ++depth) {
            const std::uint64_t found = levels_[depth][number / 64] & (~std::uint64_t{0} >> (63 - number % 64));
            if (found != 0)
                return down(
                    depth, number / 64, [](std::uint64_t word) { return std::bit_width(word) - 1; }, found);
            if (number / 64 == 0) return none;
            number = number / 64 - 1;
        }
        return none;
    }
    /// The least member that is at least `number`.
    [[nodiscard]] std::size_t at_least(std::size_t number) const {
        for (std::size_t depth = 0; depth < levels_.size() && number / 64 < levels_[depth].size(); ++depth) {
            const std::uint64_t found = levels_[depth][number / 64] & (~std::uint64_t{0} << (number % 64));
            if (found != 0)
                return down(
                    depth, number / 64, [](std::uint64_t word) { return std::countr_zero(word); }, found);
            number = number / 64 + 1;
        }
        return none;
    }

private:
    template <typename Choose>
    std::size_t down(std::size_t depth, std::size_t word, Choose choose, std::uint64_t bits) const {
        for (;; bits = levels_[--depth][word]) {
            word = word * 64 + static_cast<std::size_t>(choose(bits));
            if (depth == 0) return word;
        }
    }
    std::vector<std::vector<std::uint64_t>> levels_;
};

/// The second and third coordinates of the vectors gone through so far, as a staircase: ranks of the second (0 is best) rise, values of
/// the third rise with them.
class Staircase {
public:
    explicit Staircase(std::size_t ranks) : steps_(ranks), third_(ranks) {}
    [[nodiscard]] bool covers(std::uint32_t rank, std::int64_t third) const {
        const std::size_t step = steps_.at_most(rank);
        return step != Neighbours::none && third_[step] >= third;
    }
    void add(std::uint32_t rank, std::int64_t third) {
        for (std::size_t step = steps_.at_least(rank); step != Neighbours::none && third_[step] <= third;
             step = steps_.at_least(step + 1))
            steps_.erase(step);
        steps_.insert(rank);
        third_[rank] = third;
    }

private:
    Neighbours steps_;
    std::vector<std::int64_t> third_;
};

struct Step {
    std::uint64_t first = 0;  ///< how far below the best
    std::int64_t third = 0;
    std::uint32_t rank = 0;  ///< of the second
    std::uint32_t place = 0;
};

/// All vectors, best first coordinate first, equals by place.
std::vector<Step> steps_of(const Table& table, const Places& places, const Workers& workers) {
    std::vector<Keyed> first;
    std::vector<std::uint32_t> rank_of;
    workers.run(2, [&](std::size_t job) {
        if (job == 0) {
            first = best_first(table, places, 0);
            return;
        }
        const std::vector<Keyed> second = best_first(table, places, 1);
        rank_of.resize(table.size());
        std::uint32_t rank = 0;
        for (std::size_t k = 0; k < second.size(); ++k) {
            if (k != 0 && second[k].key != second[k - 1].key) ++rank;
            rank_of[second[k].place] = rank;
        }
    });
    std::vector<Step> steps(places.size());
    for (std::size_t k = 0; k < steps.size(); ++k) {
        const std::uint32_t place = first[k].place;
        steps[k] = {first[k].key, table.row(place)[2], rank_of[place], place};
    }
    return steps;
}

}  // namespace

Places by_sweep_of_two(const Table& table, const Places& places) {
    const std::vector<Keyed> order = best_first(table, places, 0);
    Places kept;
    for (std::size_t from = 0; from < order.size();) {
        std::uint32_t best = order[from].place;
        std::size_t to = from + 1;
        for (; to < order.size() && order[to].key == order[from].key; ++to)
            if (table.row(order[to].place)[1] > table.row(best)[1]) best = order[to].place;
        if (kept.empty() || table.row(best)[1] > table.row(kept.back())[1]) kept.push_back(best);
        from = to;
    }
    return kept;
}

Places by_sweep_of_three(const Table& table, const Places& places, const Workers& workers) {
    std::vector<Step> steps = steps_of(table, places, workers);
    Staircase seen(places.size());
    Places kept;
    for (auto from = steps.begin(); from != steps.end();) {
        const auto to = std::find_if(from, steps.end(), [&](const Step& step) { return step.first != from->first; });
        if (to - from > 1)
            std::sort(from, to, [](const Step& a, const Step& b) {
                if (a.rank != b.rank) return a.rank < b.rank;
                return a.third != b.third ? a.third > b.third : a.place < b.place;
            });
        for (; from != to; ++from) {
            if (seen.covers(from->rank, from->third)) continue;
            seen.add(from->rank, from->third);
            kept.push_back(from->place);
        }
    }
    return kept;
}

}  // namespace irenic::filter
