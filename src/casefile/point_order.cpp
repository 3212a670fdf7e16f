#include "casefile/point_order.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace irenic::casefile {

namespace {

__extension__ using Wide128 = __int128;

constexpr std::size_t most_candidates = most_sums * 2;
// Beyond so many bits in a denominator nothing is compared any more.
constexpr std::size_t longest_denominator = 4096;
constexpr long millionth = 1'000'000;

/// Sums of one party, exact and rounded, both as whole numbers.
template <typename Exact>
struct Sums {
    std::vector<std::pair<Exact, std::int64_t>> found{{Exact(0), 0}};

    /// Adds the items of an issue. `changed` as soon as two sums stand otherwise: whatever is added later, they still do.
    Order add(const std::vector<std::pair<Exact, std::int64_t>>& items) {
        if (found.size() > most_candidates / items.size()) return Order::unknown;
        std::vector<std::pair<Exact, std::int64_t>> longer;
        longer.reserve(found.size() * items.size());
        for (const auto& [exact, kept] : found)
            for (const auto& [more, more_kept] : items) longer.emplace_back(exact + more, kept + more_kept);
        std::sort(longer.begin(), longer.end());
        longer.erase(std::unique(longer.begin(), longer.end()), longer.end());
        for (std::size_t k = 1; k < longer.size(); ++k)
            if (longer[k - 1].first == longer[k].first || longer[k - 1].second >= longer[k].second)
                return Order::changed;
        found = std::move(longer);
        return found.size() > most_sums ? Order::unknown : Order::kept;
    }

    /// Where a number stands among the sums: as it is if it can be, otherwise as near as can be.
    [[nodiscard]] std::int64_t among(const Exact& exact, std::int64_t kept) const {
        const auto above =
            std::partition_point(found.begin(), found.end(), [&](const auto& sum) { return sum.first < exact; });
        if (above != found.end() && above->first == exact) return above->second;
        if (above != found.end()) kept = std::min(kept, above->second - 1);
        // Where there is no room between two neighbours, it is consent that counts.
        if (above != found.begin()) kept = std::max(kept, std::prev(above)->second + 1);
        return kept;
    }
};

std::int64_t millionths(const mpq_class& number) {
    const mpq_class scaled = number * millionth;
    return std::int64_t{scaled.get_num().get_si()};
}

Wide128 narrow(const mpz_class& number) {
    const mpz_class high = abs(number) >> 64;
    const mpz_class low = abs(number) - (high << 64);
    const auto made =
        static_cast<Wide128>(high.get_ui()) * (static_cast<Wide128>(1) << 64) + static_cast<Wide128>(low.get_ui());
    return sgn(number) < 0 ? -made : made;
}

template <typename Exact, typename Convert>
Order compare(const std::vector<std::vector<mpz_class>>& wholes, const mpz_class& no_agreement, ExactPoints& kept,
              Convert convert) {
    Sums<Exact> sums;
    for (std::size_t issue = 0; issue < wholes.size(); ++issue) {
        std::vector<std::pair<Exact, std::int64_t>> items;
        for (std::size_t item = 0; item < wholes[issue].size(); ++item)
            items.emplace_back(convert(wholes[issue][item]), millionths(kept.values[issue][item]));
        std::sort(items.begin(), items.end());
        items.erase(std::unique(items.begin(), items.end()), items.end());
        if (const Order order = sums.add(items); order != Order::kept) return order;
    }
    const std::int64_t placed = sums.among(convert(no_agreement), millionths(kept.no_agreement));
    kept.no_agreement = mpq_class(mpz_class(static_cast<signed long>(placed)), mpz_class(millionth));
    kept.no_agreement.canonicalize();
    return Order::kept;
}

}  // namespace

Order keep_order(const ExactPoints& exact, ExactPoints& rounded) {
    // In units of the least common denominator all of them are whole.
    mpz_class denominator = exact.no_agreement.get_den();
    for (const auto& issue : exact.values)
        for (const mpq_class& value : issue) {
            denominator = lcm(denominator, value.get_den());
            if (mpz_sizeinbase(denominator.get_mpz_t(), 2) > longest_denominator) return Order::unknown;
        }
    const auto whole = [&](const mpq_class& number) {
        return mpz_class(number.get_num() * (denominator / number.get_den()));
    };
    std::vector<std::vector<mpz_class>> wholes;
    mpz_class most = abs(whole(exact.no_agreement));
    for (const auto& issue : exact.values) {
        wholes.emplace_back();
        for (const mpq_class& value : issue) {
            wholes.back().push_back(whole(value));
            most += abs(wholes.back().back());
        }
    }
    if (mpz_sizeinbase(most.get_mpz_t(), 2) <= 126)
        return compare<Wide128>(wholes, whole(exact.no_agreement), rounded, narrow);
    return compare<mpz_class>(wholes, whole(exact.no_agreement), rounded,
                              [](const mpz_class& number) { return number; });
}

}  // namespace irenic::casefile
