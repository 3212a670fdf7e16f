// Published bargaining domains, imported and then asked about, against values that were computed elsewhere (reference-values.csv beside the domains), and
// against a reader and an enumeration of this file's own. The domains have no clear licence and are no part of the repository: without them
// these tests are skipped.
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>

#include <fmt/format.h>
#include <gmpxx.h>
#include <gtest/gtest.h>

#include "irenic/bargaining.hpp"
#include "irenic/casefile.hpp"

namespace irenic::testing {
namespace {

namespace fs = std::filesystem;
__extension__ using Wide128 = __int128;

fs::path negotiation() { return fs::path(IRENIC_SOURCE_DIR).parent_path() / "shared" / "data" / "negotiation"; }

std::string read_all(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::vector<std::string> split(const std::string& text, const std::string& at) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0;;) {
        const std::size_t end = text.find(at, begin);
        parts.push_back(text.substr(begin, end == std::string::npos ? end : end - begin));
        if (end == std::string::npos) return parts;
        begin = end + at.size();
    }
}

/// One row of the reference.
struct Reference {
    std::string scenario;
    std::vector<std::string> profiles;
    std::map<std::string, std::string> value;
};

void PrintTo(const Reference& reference, std::ostream* out) { *out << reference.scenario; }

std::vector<Reference> references() {
    std::ifstream file(negotiation() / "reference-values.csv");
    std::string line;
    if (!std::getline(file, line)) return {};
    const std::vector<std::string> header = split(line, ",");
    std::vector<Reference> found;
    while (std::getline(file, line)) {
        const std::vector<std::string> cells = split(line, ",");
        Reference reference{cells[0], split(cells[1], " | "), {}};
        for (std::size_t k = 2; k < cells.size(); ++k) reference.value[header[k]] = cells[k];
        found.push_back(std::move(reference));
    }
    return found;
}

// ---------------------------------------------------------------- a reader of its own

using Attributes = std::map<std::string, std::string>;

Attributes attributes_of(const std::string& tag) {
    static const std::regex attribute("([A-Za-z_]+)=\"([^\"]*)\"");
    Attributes found;
    for (std::sregex_iterator at(tag.begin(), tag.end(), attribute), end; at != end; ++at) found[(*at)[1]] = (*at)[2];
    return found;
}

mpq_class number(const std::string& text) {
    std::string digits = text;
    unsigned long scale = 0;
    long exponent = 0;
    if (const std::size_t e = digits.find_first_of("eE"); e != std::string::npos) {
        exponent = std::stol(digits.substr(e + 1));
        digits.resize(e);
    }
    if (const std::size_t point = digits.find('.'); point != std::string::npos) {
        scale = digits.size() - point - 1;
        digits.erase(point, 1);
    }
    mpz_class power;
    mpz_ui_pow_ui(power.get_mpz_t(), 10, scale + static_cast<unsigned long>(exponent < 0 ? -exponent : 0));
    mpq_class value(mpz_class(digits, 10), power);
    value.canonicalize();
    return value;
}

/// What one profile says, by issue and item in the order of the domain: the share of the best package that an item is worth.
struct OwnProfile {
    std::vector<std::vector<mpq_class>> worth;
    mpq_class reservation = 0;
};

std::vector<std::pair<std::string, std::vector<std::string>>> own_domain(const std::string& text) {
    static const std::regex tags("<(issue|item) [^>]*>");
    std::vector<std::pair<std::string, std::vector<std::string>>> issues;
    for (std::sregex_iterator at(text.begin(), text.end(), tags), end; at != end; ++at) {
        Attributes says = attributes_of(at->str());
        if ((*at)[1] == "issue")
            issues.emplace_back(says["index"], std::vector<std::string>{});
        else
            issues.back().second.push_back(says["value"]);
    }
    return issues;
}

OwnProfile own_profile(std::string text, const std::vector<std::pair<std::string, std::vector<std::string>>>& issues) {
    static const std::regex aside("<similarity_function[^]*?</similarity_function>");
    static const std::regex tags("<(issue|item|weight|reservation) [^>]*>");
    text = std::regex_replace(text, aside, "");
    std::map<std::string, std::map<std::string, mpq_class>> evaluations;
    std::map<std::string, mpq_class> weights;
    OwnProfile made;
    std::string issue;
    for (std::sregex_iterator at(text.begin(), text.end(), tags), end; at != end; ++at) {
        Attributes says = attributes_of(at->str());
        if ((*at)[1] == "issue") issue = says["index"];
        if ((*at)[1] == "item") evaluations[issue][says["value"]] = number(says["evaluation"]);
        if ((*at)[1] == "weight") weights[says["index"]] = number(says["value"]);
        if ((*at)[1] == "reservation") made.reservation = number(says["value"]);
    }
    mpq_class sum = 0;
    for (const auto& [index, weight] : weights) sum += weight;
    for (const auto& [index, items] : issues) {
        mpq_class most = 0;
        for (const auto& [value, evaluation] : evaluations[index]) most = std::max(most, evaluation);
        made.worth.emplace_back();
        for (const std::string& item : items)
            made.worth.back().push_back(evaluations[index].at(item) * weights[index] / sum / most);
    }
    return made;
}

/// The domain as this file reads it, beside the case that the importer makes of it.
struct Domain {
    std::vector<OwnProfile> own;
    Imported imported;
    std::optional<Case> subject;
};

Domain read(const Reference& reference) {
    const fs::path folder = negotiation() / reference.scenario;
    fs::path domain;
    for (const auto& entry : fs::directory_iterator(folder))
        if (read_all(entry.path()).find("<negotiation_template") != std::string::npos) domain = entry.path();
    Domain made;
    const std::string domain_text = read_all(domain);
    std::vector<std::string> texts;
    for (const std::string& profile : reference.profiles) texts.push_back(read_all(folder / profile));
    std::vector<ForeignText> profiles;
    for (std::size_t k = 0; k < texts.size(); ++k) {
        profiles.push_back({texts[k], reference.profiles[k]});
        made.own.push_back(own_profile(texts[k], own_domain(domain_text)));
    }
    made.imported = import_genius({domain_text, domain.filename().string()}, profiles, Convention::genius);
    EXPECT_TRUE(made.imported.sound) << render_human(made.imported.diagnostics, made.imported.files, false);
    Loaded loaded = parse_case(made.imported.text, "case.yaml");
    EXPECT_TRUE(loaded.ok());
    if (loaded.ok()) made.subject = std::move(loaded.cases.front());
    return made;
}

std::string nine_places(const mpq_class& value) {
    mpz_class scaled = (value.get_num() * 2'000'000'000 + value.get_den()) / (2 * value.get_den());
    std::string digits = scaled.get_str();
    if (digits.size() < 10) digits.insert(0, 10 - digits.size(), '0');
    digits.insert(digits.size() - 9, ".");
    return digits;
}

mpq_class worth(const OwnProfile& profile, const Levels& package) {
    mpq_class sum = 0;
    for (std::size_t k = 0; k < package.size(); ++k) sum += profile.worth[k][package[k]];
    return sum;
}

// ---------------------------------------------------------------- an enumeration of its own

/// Every package in whole numbers: each party's worth times a number of its own. Packages by what they are worth to all.
using Vector = std::array<Wide128, 3>;

Wide128 narrow(const mpz_class& whole) {
    const mpz_class high = whole >> 62;
    const mpz_class low = whole - (high << 62);
    return (static_cast<Wide128>(high.get_ui()) << 62) + static_cast<Wide128>(low.get_ui());
}

struct Enumeration {
    std::uint64_t packages = 0;
    std::vector<std::pair<Vector, std::uint64_t>> frontier;  ///< with how many packages there are to each
    Vector reservation{};
};

Enumeration enumerate(const std::vector<OwnProfile>& parties) {
    Enumeration made;
    std::vector<std::vector<Vector>> items(parties.front().worth.size());
    for (std::size_t i = 0; i < parties.size(); ++i) {
        mpz_class scale = parties[i].reservation.get_den();
        for (const auto& issue : parties[i].worth)
            for (const mpq_class& value : issue) scale = lcm(scale, value.get_den());
        EXPECT_LT(mpz_sizeinbase(scale.get_mpz_t(), 2), 124U);
        for (std::size_t k = 0; k < items.size(); ++k) {
            items[k].resize(parties[i].worth[k].size());
            for (std::size_t l = 0; l < items[k].size(); ++l)
                items[k][l][i] = narrow(mpz_class(parties[i].worth[k][l] * mpq_class(scale)));
        }
        made.reservation[i] = narrow(mpz_class(parties[i].reservation * mpq_class(scale)));
    }
    std::vector<Vector> sums{Vector{}};
    for (const std::vector<Vector>& issue : items) {
        std::vector<Vector> longer;
        longer.reserve(sums.size() * issue.size());
        for (const Vector& sum : sums)
            for (const Vector& item : issue) longer.push_back({sum[0] + item[0], sum[1] + item[1], sum[2] + item[2]});
        sums = std::move(longer);
    }
    made.packages = sums.size();
    std::sort(sums.begin(), sums.end(), std::greater<>());
    for (const Vector& sum : sums) {
        if (!made.frontier.empty() && made.frontier.back().first == sum) {
            ++made.frontier.back().second;
            continue;
        }
        const bool dominated = std::any_of(made.frontier.begin(), made.frontier.end(), [&](const auto& better) {
            return better.first[0] >= sum[0] && better.first[1] >= sum[1] && better.first[2] >= sum[2];
        });
        if (!dominated) made.frontier.emplace_back(sum, 1);
    }
    return made;
}

class ReferenceDomains : public ::testing::TestWithParam<Reference> {};

bool too_slow_here(const Reference& reference) {
#ifdef __SANITIZE_ADDRESS__
    return std::stoll(reference.value.at("outcomes")) > 100'000;
#else
    return reference.scenario.empty();
#endif
}

TEST_P(ReferenceDomains, HaveTheFrontierOfAnEnumerationOfTheFilesThemselves) {
    if (too_slow_here(GetParam())) GTEST_SKIP() << "too slow under this sanitizer";
    const Enumeration found = enumerate(read(GetParam()).own);
    const auto& value = GetParam().value;
    EXPECT_EQ(std::to_string(found.packages), value.at("outcomes"));
    EXPECT_EQ(std::to_string(found.frontier.size()), value.at("pareto_points"));
    std::uint64_t packages = 0;
    std::size_t in_zone = 0;
    for (const auto& [vector, count] : found.frontier) {
        packages += count;
        bool all = true;
        for (std::size_t i = 0; i < vector.size(); ++i) all = all && vector[i] >= found.reservation[i];
        if (all) ++in_zone;
    }
    EXPECT_EQ(std::to_string(packages), value.at("pareto_outcomes"));
    EXPECT_EQ(std::to_string(in_zone), value.at("pareto_points_above_reservation"));
}

TEST_P(ReferenceDomains, HaveTheReferencesFrontierAndSolutionsAsCases) {
    const Domain domain = read(GetParam());
    ASSERT_TRUE(domain.subject);
    const Case& subject = *domain.subject;
    const auto& value = GetParam().value;
    const Talks talks = *talks_about(subject, common_agreement(subject)).talks;
    const Frontier::Result result = Frontier::find(subject, talks);
    ASSERT_TRUE(result.frontier);
    const Frontier& frontier = *result.frontier;
    EXPECT_EQ(frontier.packages_on_table(), value.at("outcomes"));
    EXPECT_EQ(std::to_string(frontier.size()), value.at("pareto_points"));
    mpz_class packages = 0;
    std::size_t in_zone = 0;
    for (std::size_t vector = 0; vector < frontier.size(); ++vector) {
        packages += mpz_class(frontier.package_count(vector));
        if (frontier.in_zone(vector)) ++in_zone;
    }
    EXPECT_EQ(packages.get_str(), value.at("pareto_outcomes"));
    EXPECT_EQ(std::to_string(in_zone), value.at("pareto_points_above_reservation"));
    const Zone zone = zone_of(frontier);
    EXPECT_EQ(zone.empty, in_zone == 0);
    for (const auto& [kind, column] :
         {std::pair(SolutionKind::nash, "nash"), std::pair(SolutionKind::kalai_smorodinsky, "kalai_smorodinsky_maxmin"),
          std::pair(SolutionKind::egalitarian, "egalitarian_gain"), std::pair(SolutionKind::leximin, "egalitarian_abs"),
          std::pair(SolutionKind::utilitarian, "utilitarian")}) {
        const SolutionFound found = find_solution(kind, frontier, zone, subject.power);
        std::string said;
        if (!found.vectors.empty())
            for (const OwnProfile& profile : domain.own)
                said += (said.empty() ? "" : " ") +
                        nine_places(worth(profile, frontier.packages(found.vectors.front(), 1).front()));
        EXPECT_EQ(said, value.at(column)) << column;
        if (kind == SolutionKind::nash && !found.vectors.empty()) {
            EXPECT_EQ(std::to_string(found.vectors.size()), value.at("nash_ties"));
        }
    }
}

std::string name_of(const ::testing::TestParamInfo<Reference>& info) {
    return std::regex_replace(info.param.scenario, std::regex("[^A-Za-z0-9]"), "_");
}

INSTANTIATE_TEST_SUITE_P(Published, ReferenceDomains, ::testing::ValuesIn(references()), name_of);
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(ReferenceDomains);

TEST(ReferenceDomainsFolder, IsThereOrTheseTestsAreSkipped) {
    if (!fs::exists(negotiation() / "reference-values.csv"))
        GTEST_SKIP() << "the published domains are not beside the repository";
    EXPECT_EQ(references().size(), 9U);
}

// 589 vectors and 924 385 packages are what an enumeration outside this project found (issues are whole numbers here).
TEST(ReferenceDomainsFolder, ManyPackagesShareFewVectors) {
    if (!fs::exists(negotiation() / "y2016" / "AgentHp2"))
        GTEST_SKIP() << "the published domains are not beside the repository";
    const fs::path folder = negotiation() / "y2016" / "AgentHp2";
    std::vector<std::string> texts;
    for (const char* name : {"consumer.xml", "producer.xml", "provider.xml"}) texts.push_back(read_all(folder / name));
    const std::string domain = read_all(folder / "energy_grid_domain.xml");
    const std::vector<ForeignText> profiles{
        {texts[0], "consumer.xml"}, {texts[1], "producer.xml"}, {texts[2], "provider.xml"}};
    const Imported imported = import_genius({domain, "energy_grid_domain.xml"}, profiles, Convention::genius);
    ASSERT_TRUE(imported.sound);
    const Loaded loaded = parse_case(imported.text, "case.yaml");
    ASSERT_TRUE(loaded.ok());
    const Frontier::Result result = Frontier::find(loaded.cases.front(), *talks_about(loaded.cases.front(), 0).talks);
    ASSERT_TRUE(result.frontier);
    mpz_class packages = 0;
    for (std::size_t vector = 0; vector < result.frontier->size(); ++vector)
        packages += mpz_class(result.frontier->package_count(vector));
    EXPECT_EQ(result.frontier->size(), 589U);
    EXPECT_EQ(packages.get_str(), "924385");
}

}  // namespace
}  // namespace irenic::testing
