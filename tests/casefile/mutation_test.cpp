// A sound case, damaged at random: whatever comes in, the loader answers, and its answer can be shown.

#include <fstream>
#include <random>
#include <sstream>

#include "casefile/bad_input.hpp"

namespace irenic::testing {

namespace {

std::string read(const std::string& name) {
    std::ifstream stream(std::string(IRENIC_SOURCE_DIR) + "/tests/casefile/data/" + name);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t limit) { return limit == 0 ? 0 : random() % limit; }

/// One change: a byte, a cut, a copy of a stretch elsewhere, or a sign that means something in YAML.
void damage(std::string& text, Random& random) {
    static const std::string signs = "[]{}:,#&*!|>'\"%@`-? \t\n\r~=<()\\.\x1b\x80\xc2\xe2";
    const std::size_t at = below(random, text.size());
    switch (below(random, 6)) {
        case 0: text[at] = static_cast<char>(below(random, 256)); break;
        case 1: text.insert(at, 1, signs[below(random, signs.size())]); break;
        case 2: text.erase(at, 1 + below(random, 20)); break;
        case 3: text.insert(at, text.substr(below(random, text.size()), below(random, 40))); break;
        case 4: text[at] = signs[below(random, signs.size())]; break;
        default:
            if (below(random, 10) == 0) text.resize(at);
            break;
    }
    if (text.empty()) text = " ";
}

TEST(Damage, NeverBreaksTheLoader) {
    const std::string sound = read("river-gate.yaml");
    const std::string reading = read("readings/cautious.yaml");
    ASSERT_FALSE(sound.empty());
    Random random(20310203);
    std::size_t loaded_well = 0;
    for (int round = 0; round < 3000; ++round) {
        std::string text = sound;
        std::string other = reading;
        const std::size_t changes = 1 + below(random, 4);
        for (std::size_t i = 0; i < changes; ++i) damage(below(random, 8) == 0 ? other : text, random);
        const Loaded loaded =
            parse_case(text, "case.yaml", {}, [&](const std::string&) { return std::optional(other); });
        if (loaded.ok()) ++loaded_well;
        EXPECT_TRUE(loaded.ok() || !loaded.diagnostics.empty()) << text;
        EXPECT_LE(loaded.diagnostics.size(), 2000U);
        const std::string shown = render_human(loaded.diagnostics, loaded.files, false);
        EXPECT_EQ(shown.find('\x1b'), std::string::npos) << text;
        EXPECT_FALSE(render_json(loaded.diagnostics, loaded.files).empty());
    }
    // Comments and labels can be damaged without harm; most else cannot.
    EXPECT_GT(loaded_well, 100U);
    EXPECT_LT(loaded_well, 2900U);
}

TEST(Damage, CutsAnywhereAreSurvived) {
    const std::string sound = read("river-gate.yaml");
    for (std::size_t length = 0; length < sound.size(); length += 7) {
        const Loaded loaded = parse_case(sound.substr(0, length), "case.yaml");
        EXPECT_TRUE(loaded.ok() || !loaded.diagnostics.empty()) << length;
    }
}

}  // namespace

}  // namespace irenic::testing
