/// What the tests with the twin of bargaining share: values as fractions, packages as sets.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "bargaining/naive_bargain.hpp"
#include "bargaining/random_talks.hpp"

namespace irenic::testing {

inline naive::Vector fractions(std::span<const std::int64_t> units) {
    naive::Vector values;
    for (const std::int64_t each : units) values.push_back(naive::fraction(Decimal{each}));
    return values;
}

inline std::string text(const naive::Vector& values) {
    std::string made;
    for (const mpq_class& value : values) made += (made.empty() ? "(" : ", ") + value.get_str();
    return made + ")";
}

inline std::set<Levels> as_set(const std::vector<Levels>& packages) { return {packages.begin(), packages.end()}; }

inline std::set<naive::Vector> vectors_of(const Frontier& frontier) {
    std::set<naive::Vector> found;
    for (std::size_t v = 0; v < frontier.size(); ++v) found.insert(fractions(frontier.values(v)));
    return found;
}

/// The agreement of the case, and all who own an option.
inline std::vector<std::optional<AgreementIndex>> abouts(const Case& subject) {
    std::vector<std::optional<AgreementIndex>> found{std::nullopt};
    for (AgreementIndex a = 0; a < subject.agreements.size(); ++a) found.emplace_back(a);
    return found;
}

/// Compares who signs and what each has without a deal; nothing where there is nothing to go on with.
inline std::optional<Talks> compare_talks(const Case& subject, std::optional<AgreementIndex> about,
                                          const naive::Bargain& twin) {
    const TalksResult result = talks_about(subject, about);
    EXPECT_EQ(result.talks.has_value(), !twin.error);
    EXPECT_EQ(result.diagnostics.empty(), !twin.error);
    if (!result.talks || twin.error) return {};
    EXPECT_EQ(result.talks->signatories, twin.signatories);
    for (std::size_t k = 0; k < twin.signatories.size(); ++k)
        EXPECT_EQ(naive::fraction(result.talks->no_agreement[k]), twin.no_agreement[k]);
    return result.talks;
}

}  // namespace irenic::testing
