// What `evolve` says of the two towns of sample.hpp, worked out by hand: no town gains alone by leaving the status quo, both do by
// opening the gate and ending the patrol together, and from there either would gain by going back on it.
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "irenic/report.hpp"
#include "report/dot.hpp"
#include "report/hostile.hpp"
#include "report/sample.hpp"

namespace irenic::testing {
namespace {

Outlook outlook_of(Sample& sample, std::vector<Concept> wanted = {Concept::seq}) {
    std::vector<StateIndex> ends;
    for (const StrategyAppraisal& found : sample.appraiser.strategies()) ends.push_back(found.end_state);
    const Space& space = sample.appraiser.space();
    return outlook(space, *space.status_quo(), wanted, ends);
}

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

TEST(EvolutionText, SaysByWhichStepsTheDealIsReachedAndByWhichNot) {
    Sample sample(river);
    const std::string text = evolution_text(sample.appraiser.space(), outlook_of(sample), {false, 10}, {false, 120});
    EXPECT_TRUE(says(text,
                     "- Step by step (11): 2 steps. Upper Town: gate from closed to open; then Lower Town: patrol "
                     "from out to"))
        << text;
    EXPECT_TRUE(says(text, "- Step by step (11): cannot be reached ✗")) << text;
    EXPECT_TRUE(says(text,
                     "- Step by step (11): 1 step. Upper Town and Lower Town together: gate from closed to open and "
                     "patrol from out to"))
        << text;
}

TEST(EvolutionText, SaysWhatALimitLeavesOut) {
    Sample sample(river);
    const std::string text = evolution_text(sample.appraiser.space(), outlook_of(sample), {false, 1}, {});
    EXPECT_TRUE(says(text, "… and 1 more (--limit N)")) << text;
}

TEST(EvolutionText, SaysThatMoreMayBeReachableWhereALimitWasReached) {
    Sample sample(river);
    Outlook found = outlook_of(sample);
    EvolutionLimits limits;
    limits.looks = 1;
    limits.agreed_states = 1;
    const Space& space = sample.appraiser.space();
    for (std::size_t k = 0; k < 3; ++k) found.evolutions[k] = evolve(space, found.from, static_cast<Steps>(k), limits);
    const std::string text = evolution_text(space, found, {false, 10}, {false, 120});
    EXPECT_TRUE(says(text,
                     "A limit was reached: every state within 1 step is known, and some beyond; more may be "
                     "reachable."))
        << text;
    EXPECT_TRUE(says(text, "(11): not found, and not ruled out ~")) << text;
    EXPECT_TRUE(says(text, "Not looked at: the space is too large for joint steps")) << text;
    const auto json = nlohmann::json::parse(evolution_json(space, found, {}));
    EXPECT_TRUE(json["by"]["moves"]["strategies"]["steps"]["reached"].is_null());
    EXPECT_EQ(json["by"]["moves"]["sure-within"], 1);
    EXPECT_FALSE(says(evolution_svg(space, found, {}), "nan"));
    EXPECT_TRUE(says(evolution_dot(space, found, {}), "not looked at"));
}

TEST(EvolutionJson, HasEveryPathWithItsMoversAndWhatTheyChange) {
    Sample sample(river);
    const auto json = nlohmann::json::parse(evolution_json(sample.appraiser.space(), outlook_of(sample), {}));
    EXPECT_EQ(json["from"], "00");
    EXPECT_EQ(json["by"]["moves"]["states"], 4);
    EXPECT_EQ(json["by"]["improvements"]["states"], 1);
    EXPECT_EQ(json["by"]["improvements"]["strategies"]["steps"]["reached"], false);
    EXPECT_TRUE(json["by"]["improvements"]["strategies"]["steps"]["path"].is_null());
    EXPECT_EQ(json["by"]["agreements"]["strategies"]["steps"]["path"],
              nlohmann::json::parse(R"([{"movers": ["upper", "lower"], "to": "11",
                                         "changes": "gate from closed to open and patrol from out to ended"}])"));
    EXPECT_EQ(json["by"]["agreements"]["no-improvement"], nlohmann::json::parse(R"({"count": 1, "states": ["00"]})"));
    EXPECT_EQ(json["by"]["moves"]["equilibria"]["seq"], nlohmann::json::parse(R"({"reached": 2, "all": 2})"));
}

TEST(EvolutionPicture, HasABoxForEveryStateOnAPathAndTheMoversOnTheArcs) {
    Sample sample(river);
    const std::string svg = evolution_svg(sample.appraiser.space(), outlook_of(sample), {});
    EXPECT_EQ(svg.rfind("<svg xmlns=\"http://www.w3.org/2000/svg\"", 0), 0U);
    EXPECT_TRUE(says(svg, "together: Upper Town"));
    EXPECT_TRUE(says(svg, "start: the status quo"));
    EXPECT_TRUE(says(svg, "end of Step by step"));
    EXPECT_TRUE(says(svg, "gate from closed to open and patrol from out to ended"));
    EXPECT_TRUE(says(svg, ">state 11<"));
}

// By moves the deal is two steps away: one of the towns first, then the other.
TEST(EvolutionPicture, StatesBetweenAreDrawnToo) {
    Sample sample(river);
    const std::string dot = evolution_dot(sample.appraiser.space(), outlook_of(sample), {});
    EXPECT_TRUE(says(dot, "moves_0 -> moves_1 [label=\"Upper Town\\ngate from closed to open\"]")) << dot;
    EXPECT_TRUE(says(dot, "moves_1 [label=\"10\"]")) << dot;
    EXPECT_TRUE(says(dot, "moves_1 -> moves_2 [label=\"Lower Town\\npatrol from out to ended\"]")) << dot;
    const std::string svg = evolution_svg(sample.appraiser.space(), outlook_of(sample), {});
    EXPECT_TRUE(says(svg, ">state 10<")) << svg;
}

// The picture is there twice, and the window's width decides which of the two is shown.
TEST(EvolutionPicture, ANarrowWindowShowsEveryStateOfThePathsToo) {
    Sample sample(river);
    const std::string svg = evolution_svg(sample.appraiser.space(), outlook_of(sample), {});
    const std::size_t narrow = svg.find("<g class=\"narrow\">");
    const std::size_t broad = svg.find("<g class=\"broad\">");
    ASSERT_LT(broad, narrow);
    ASSERT_NE(narrow, std::string::npos);
    EXPECT_TRUE(says(svg, ".narrow { display: none; }\n@media (max-width: 700px) { svg { width: 372px;"));
    const auto states = [](const std::string& part) {
        std::multiset<std::string> found;
        for (std::size_t at = part.find(">state "); at != std::string::npos; at = part.find(">state ", at + 1))
            found.insert(part.substr(at, part.find('<', at) - at));
        return found;
    };
    EXPECT_EQ(states(svg.substr(narrow)), states(svg.substr(broad, narrow - broad)));
    EXPECT_EQ(states(svg.substr(narrow)).count(">state 11"), 2U);
}

TEST(EvolutionPicture, NothingInACaseBreaksOut) {
    Sample sample(hostile());
    const Outlook found = outlook_of(sample);
    EXPECT_FALSE(says(evolution_svg(sample.appraiser.space(), found, {}), "<script"));
    EXPECT_FALSE(says(evolution_svg(sample.appraiser.space(), found, {}), "--> ]]>"));
}

TEST(Dot, TextCannotEndTheStringItStandsIn) {
    EXPECT_EQ(dot_quoted("a \"b\" \\N\nc"), R"("a \"b\" \\N\nc")");
    EXPECT_EQ(dot_quoted("&lt; \x1b"), "\"&amp;lt; \uFFFD\"");
}

}  // namespace
}  // namespace irenic::testing
