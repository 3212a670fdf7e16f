/// The worked cases, and what is known of each: cases/NAME/expected.json, for the case as written and for its readings.
#pragma once

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "irenic/casefile.hpp"
#include "irenic/space.hpp"
#include "irenic/stability.hpp"

namespace irenic::testing {

using nlohmann::json;
using Names = std::vector<std::string>;
namespace fs = std::filesystem;

inline constexpr std::array all_concepts{Concept::nash, Concept::gmr, Concept::smr, Concept::seq, Concept::sseq};

inline json read_json(const fs::path& path) { return json::parse(std::ifstream(path)); }

inline Names sorted(Names names) {
    std::sort(names.begin(), names.end());
    return names;
}

/// A case file, or one reading of it, and the file that says what it must give: `case-NAME.yaml` goes by `expected-NAME.json`
/// where there is one.
struct Published {
    fs::path file;
    fs::path expected;
    std::string reading;  ///< empty: the case as written

    [[nodiscard]] std::string name() const {
        const std::string file_name = (file.parent_path().filename() / file.filename()).string();
        return reading.empty() ? file_name : file_name + " " + reading;
    }
    [[nodiscard]] json known() const {
        const json all = read_json(expected);
        return reading.empty() ? all : all.at("readings").at(reading);
    }
};

inline void PrintTo(const Published& published, std::ostream* out) { *out << published.name(); }

inline std::vector<Published> published_cases() {
    std::vector<Published> found;
    for (const auto& folder : fs::directory_iterator(fs::path(IRENIC_SOURCE_DIR) / "cases")) {
        const fs::path usual = folder.path() / "expected.json";
        if (!fs::exists(usual) || !read_json(usual).contains("concepts")) continue;
        for (const auto& entry : fs::directory_iterator(folder.path())) {
            const std::string stem = entry.path().stem().string();
            if (entry.path().extension() != ".yaml" || !stem.starts_with("case")) continue;
            const fs::path own = folder.path() / ("expected" + stem.substr(4) + ".json");
            found.push_back({entry.path(), fs::exists(own) ? own : usual, {}});
            const json readings = read_json(found.back().expected).value("readings", json::object());
            for (const auto& [reading, known] : readings.items())
                found.push_back({entry.path(), fs::exists(own) ? own : usual, reading});
        }
    }
    std::sort(found.begin(), found.end(), [](const Published& a, const Published& b) { return a.name() < b.name(); });
    return found;
}

inline std::string test_name(const ::testing::TestParamInfo<Published>& info) {
    std::string name = info.param.file.parent_path().filename().string() + "_" + info.param.file.stem().string();
    if (!info.param.reading.empty()) name += "_" + info.param.reading;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

/// A loaded case, or one reading of it, with its space. Fails the test when it cannot be had.
class Solved {
public:
    explicit Solved(const Published& published) : loaded_(load_case(published.file.string())) {
        EXPECT_TRUE(loaded_.ok()) << render_human(loaded_.diagnostics, loaded_.files, false);
        if (!loaded_.ok()) return;
        for (std::size_t c = 0; c < loaded_.cases.size(); ++c)
            if (loaded_.cases[c].reading == published.reading) chosen_ = c;
        EXPECT_EQ(subject().reading, published.reading);
        built_ = Space::build(subject());
        EXPECT_TRUE(built_.ok()) << (built_.diagnostics.empty() ? "" : built_.diagnostics.front().message);
    }
    [[nodiscard]] bool ok() const { return built_.ok(); }
    [[nodiscard]] const Loaded& loaded() const { return loaded_; }
    [[nodiscard]] const Case& subject() const { return loaded_.cases[chosen_]; }
    [[nodiscard]] const Space& space() const { return *built_.space; }
    [[nodiscard]] StateIndex state(std::string_view name) const { return *space().find(name); }
    [[nodiscard]] PartyIndex party(std::string_view id) const { return *find_party(subject(), id); }

    [[nodiscard]] Names names(const Bits& states) const {
        Names found;
        states.for_each([&](std::size_t s) { found.push_back(space().name(static_cast<StateIndex>(s))); });
        return sorted(found);
    }

private:
    Loaded loaded_;
    std::size_t chosen_ = 0;
    Space::Build built_;
};

/// `elmira/case.yaml`, for example.
inline Solved solved(const std::string& path, const std::string& reading = {}) {
    return Solved({fs::path(IRENIC_SOURCE_DIR) / "cases" / path, {}, reading});
}

/// One test per case and reading; each file of tests has a fixture of its own by this name.
class PublishedCase : public ::testing::TestWithParam<Published> {};

}  // namespace irenic::testing
