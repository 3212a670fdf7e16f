#include "report/discovery_words.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/numbers.hpp"

namespace irenic {

std::string number_among(double value, double low, double high) {
    const double way = high - low;
    if (!(way > 0) || !std::isfinite(way)) return fmt::format("{:.6g}", value);
    const int places = std::clamp(3 - static_cast<int>(std::floor(std::log10(way))), 0, 15);
    std::string digits = fmt::format("{:.{}f}", std::fabs(value), places);
    if (digits.size() > 20) return fmt::format("{:.6g}", value);
    if (digits.find('.') != std::string::npos) {
        digits.erase(digits.find_last_not_of('0') + 1);
        if (digits.back() == '.') digits.pop_back();
    }
    return (value < 0 && digits != "0" ? "−" : "") + digits;
}

std::string share_in_words(std::uint64_t part, std::uint64_t of) {
    if (part == 0) return "none";
    if (part == of) return "all";
    const double share = 100 * static_cast<double>(part) / static_cast<double>(of);
    if (share < 1) return "less than 1 %";
    if (share > 99) return "more than 99 %";
    return fmt::format("{:.0f} %", share);
}

std::string chance_words(double p) {
    if (p < 0.0001) return "less than 0.0001";
    if (p > 0.9999) return "1";
    return fmt::format("{:.2g}", p);
}

Phrase limit_words(const Input& input, const BoxLimit& limit) {
    if (!limit.kept.empty()) {
        std::vector<Phrase> kept;
        std::vector<Phrase> dropped;
        for (std::size_t c = 0; c < limit.kept.size(); ++c)
            (limit.kept[c] ? kept : dropped).emplace_back(name(input.categories[c]));
        if (dropped.empty()) return "anything";
        const bool negative = kept.size() > dropped.size();
        return Phrase(negative ? "not " : "") << joined(negative ? dropped : kept, negative ? " nor " : " or ");
    }
    const auto [low, high] = std::minmax_element(input.values.begin(), input.values.end());
    const bool from = limit.low > *low;
    const bool to = limit.high < *high;
    const std::string least = number_among(limit.low, *low, *high);
    const std::string most = number_among(limit.high, *low, *high);
    if (from && to) return "between " + least + " and " + most;
    if (from) return "at least " + least;
    return to ? Phrase("at most " + most) : Phrase("anything");
}

Phrase region_words(std::span<const Input> inputs, const Box& box) {
    if (box.restricted.empty()) return "anywhere";
    std::vector<Phrase> limits;
    for (const std::size_t k : box.restricted)
        limits.push_back(Phrase(name(inputs[k].name)) << " is " << limit_words(inputs[k], box.limits[k]));
    return list_of(limits);
}

}  // namespace irenic
