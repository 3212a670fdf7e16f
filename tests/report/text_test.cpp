// What stands on a terminal: width, escapes, words.
#include <regex>

#include <gtest/gtest.h>

#include "irenic/report.hpp"
#include "report/hostile.hpp"
#include "report/sample.hpp"
#include "report/unicode.hpp"

namespace irenic::testing {
namespace {

/// Every text answer about a case.
std::vector<std::string> all_texts(Appraiser& appraiser, const TextStyle& style) {
    const Space& space = appraiser.space();
    std::vector<Concept> wanted;
    for (const ConceptRow& row : concepts) wanted.push_back(row.kind);
    Explainer explainer(space);
    std::vector<Explanation> reasons;
    for (const Concept kind : wanted)
        for (PartyIndex i = 0; i < space.party_count(); ++i)
            reasons.push_back(explainer.explain(kind, i, appraiser.strategies().back().end_state));
    std::vector<std::string> texts{compare_text(appraiser, style), claims_text(appraiser, style),
                                   stability_text(space, wanted, stability(space, wanted), {}, style),
                                   explain_text(space, reasons, style)};
    std::vector<StateIndex> ends;
    for (const StrategyAppraisal& found : appraiser.strategies()) ends.push_back(found.end_state);
    texts.push_back(evolution_text(space, outlook(space, *space.status_quo(), wanted, ends), {}, style));
    BargainQuestion talked;
    talked.lotteries = true;
    texts.push_back(bargain_text(appraiser, appraiser.bargain(talked), {}, style));
    for (AgreementIndex k = 0; k < space.subject().agreements.size(); ++k)
        texts.push_back(bargain_text(appraiser, appraiser.bargain({k, {}}), {2, 20}, style));
    for (AgreementIndex k = 0; k < space.subject().agreements.size(); ++k)
        texts.push_back(keep_text(space, {k, *plan_as_written(space, k).plan, {}}, style));
    return texts;
}

std::size_t widest_line(const std::string& text) {
    std::size_t widest = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        widest = std::max(widest, display_width(std::string_view(text).substr(at, end - at)));
        at = end + 1;
    }
    return widest;
}

TEST(Text, NoLineIsWiderThanTheTerminal) {
    for (const std::string& subject : {std::string(river), hostile()}) {
        Sample sample(subject);
        for (const unsigned width : {40U, 61U, 80U, 120U})
            for (const std::string& text : all_texts(sample.appraiser, {false, width}))
                EXPECT_LE(widest_line(text), width) << text;
    }
}

TEST(Text, NothingDrivesTheTerminalUnlessColourIsWanted) {
    for (const std::string& subject : {std::string(river), hostile()}) {
        Sample sample(subject);
        for (const std::string& text : all_texts(sample.appraiser, {}))
            for (const char c : text) EXPECT_FALSE(static_cast<unsigned char>(c) < 0x20 && c != '\n');
    }
}

TEST(Text, ColourAddsNothingButEscapes) {
    Sample sample(river);
    const std::string coloured = compare_text(sample.appraiser, {true, 80});
    EXPECT_NE(coloured.find("\x1b["), std::string::npos);
    EXPECT_EQ(std::regex_replace(coloured, std::regex("\x1b\\[[0-9;]*m"), ""),
              compare_text(sample.appraiser, {false, 80}));
}

TEST(Text, WordsAreNeutral) {
    Sample sample(river);
    const std::regex forbidden(R"(\b(players?|games?|wins?|losers?|should|optimal|BATNA)\b)", std::regex::icase);
    for (const std::string& text : all_texts(sample.appraiser, {}))
        EXPECT_FALSE(std::regex_search(text, forbidden)) << text;
}

TEST(Text, CompareSaysWhoStopsWhereAndByHowMuch) {
    Sample sample(river);
    const std::string text = compare_text(sample.appraiser, {false, 300});
    EXPECT_EQ(
        text.rfind("River gate (invented)\nMarking: public\nQuestion: Which deal could both towns sign and keep?\n", 0),
        0U);
    EXPECT_NE(text.find("Its steps stop after step 1 of 2. Lower Town would gain by stopping there: going on is worth "
                        "12, stopping 15.5 "
                        "(−3.5), by doing nothing more while the others wait. By then: gate open, patrol out."),
              std::string::npos)
        << text;
}

TEST(Text, CompareSaysHowAReadingDiffers) {
    Sample sample(river);
    EXPECT_NE(compare_text(sample.appraiser, {false, 200})
                  .find("In “A prouder town” it would not be signed (Lower Town), would persist under no concept and "
                        "stops after step 1 of 2 "
                        "(Lower Town)."),
              std::string::npos);
}

TEST(Text, CompareSaysWhoWouldLeaveAndWhatDetersThem) {
    Sample sample(river);
    EXPECT_NE(compare_text(sample.appraiser, {false, 250})
                  .find("Upper Town would gain by leaving, changing gate from open to closed (value 15 to 20, +5). "
                        "Deterred under GMR, SMR, SEQ "
                        "and SSEQ by the answer of Lower Town: patrol from ended to out."),
              std::string::npos);
}

TEST(Text, ACaseWithoutStrategiesIsAnsweredByItsStates) {
    Sample sample(graph);
    const std::string text = compare_text(sample.appraiser, {false, 200});
    EXPECT_NE(text.find("Of its 3 feasible states, 1 (both-stay) would persist unless someone acts, under all five "
                        "stability concepts; 1 under at least one of them."),
              std::string::npos)
        << text;
    EXPECT_EQ(text.find("sign?"), std::string::npos);
}

}  // namespace
}  // namespace irenic::testing
