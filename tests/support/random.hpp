/// Random choices that are the same on every machine, and the loop that tries a fact on many of them.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <type_traits>
#include <utility>

#include <gtest/gtest.h>

#include "support/dump.hpp"

namespace irenic::testing {

class Random {
public:
    explicit Random(std::uint64_t seed) : engine_(seed * 0x9E3779B97F4A7C15U + 1) {}

    /// 0 … bound − 1
    std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(engine_() % bound); }
    /// Both ends included.
    std::uint32_t between(std::uint32_t least, std::uint32_t most) { return least + below(most - least + 1); }
    bool one_in(std::uint32_t chances) { return below(chances) == 0; }
    bool percent(std::uint32_t chance) { return below(100) < chance; }

    template <typename Items>
    auto& one_of(Items& items) {
        return items[below(static_cast<std::uint32_t>(items.size()))];
    }
    template <typename Items>
    void shuffle(Items& items) {
        for (auto left = static_cast<std::uint32_t>(items.size()); left > 1; --left)
            std::swap(items[left - 1], items[below(left)]);
    }

private:
    std::mt19937_64 engine_;
};

inline std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
    const char* text = std::getenv(name);
    return text == nullptr || *text == '\0' ? otherwise : std::strtoull(text, nullptr, 10);
}

/// Calls `judge(make(random))` for `usual_count` seeds, or IRENIC_RANDOM_CASES of them, beginning at IRENIC_SEED. Stops at the first
/// seed that fails and prints it, with the case.
template <typename Make, typename Judge>
void for_random_cases(std::uint64_t usual_count, Make&& make, Judge&& judge) {
    const std::uint64_t count = from_environment("IRENIC_RANDOM_CASES", usual_count);
    const std::uint64_t first = from_environment("IRENIC_SEED", 1);
    for (std::uint64_t seed = first; seed < first + count; ++seed) {
        Random random(seed);
        const auto made = make(random);
        judge(made);
        if (!::testing::Test::HasFailure()) continue;
        if constexpr (std::is_same_v<std::decay_t<decltype(made)>, Case>) ADD_FAILURE() << dump(made);
        ADD_FAILURE() << "with random case " << seed << "; again with IRENIC_SEED=" << seed << " IRENIC_RANDOM_CASES=1";
        return;
    }
}

using Outcomes = std::map<std::string, std::uint64_t>;

/// What `compare(made)` says in each random case, and how often; an empty word is not counted. Nothing where something failed or fewer
/// than the usual number were tried: the counts then say nothing.
template <typename Make, typename Compare>
std::optional<Outcomes> outcomes_of_random_cases(std::uint64_t usual_count, Make&& make, Compare&& compare) {
    Outcomes came_to;
    for_random_cases(usual_count, std::forward<Make>(make), [&](const auto& made) {
        if (const std::string outcome = compare(made); !outcome.empty()) ++came_to[outcome];
    });
    for (const auto& [outcome, count] : came_to) ::testing::Test::RecordProperty(outcome, static_cast<int>(count));
    if (::testing::Test::HasFailure() || from_environment("IRENIC_RANDOM_CASES", usual_count) < usual_count) return {};
    return came_to;
}

}  // namespace irenic::testing
