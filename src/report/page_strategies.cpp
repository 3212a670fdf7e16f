/// One article per strategy, then the pictures of all of them.
#include <algorithm>

#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/page.hpp"
#include "report/pictures.hpp"
#include "report/words.hpp"

namespace irenic {
namespace {

void labelled(Html& html, const char* label, const Phrase& words) {
    if (words.empty()) return;
    const auto paragraph = html.open("p");
    html.element("span", label, {{"class", "label"}});
    html.text(" ");
    html.phrase(words);
}

void end_table(Html& html, const Space& space, const StrategyAppraisal& found) {
    const Case& subject = space.subject();
    const Levels end = space.levels(found.end_state);
    if (end.empty()) return;
    const auto now = space.status_quo();
    const Levels before = now ? space.levels(*now) : Levels{};
    const auto details = html.open("details");
    html.element("summary", Phrase("Where it ends: state ") << code(space.name(found.end_state)));
    HtmlTable table(html, "The level of every option at the end, and in the status quo",
                    {"Option", "At the end", "In the status quo"});
    for (std::size_t o = 0; o < end.size(); ++o) {
        const Option& option = subject.options[o];
        const auto level = [&](Level at) {
            Phrase words = code(option.levels[at]);
            if (option.level_labels[at] != option.levels[at]) words << ": " << prose(option.level_labels[at]);
            return words;
        };
        Phrase changed = level(end[o]);
        Phrase was("–");
        if (!before.empty()) was = before[o] == end[o] ? Phrase(toned("the same", Tone::quiet)) : level(before[o]);
        table.row({Phrase(name(label_of(option.name, option.id))) << " (" << code(option.id) << ")", changed, was});
    }
}

void one_strategy(Html& html, Appraiser& appraiser, const StrategyAppraisal& found) {
    const Space& space = appraiser.space();
    const Case& subject = space.subject();
    const Strategy& strategy = subject.strategies[found.strategy];
    const auto article = html.open("article", {{"id", anchor("strategy", strategy.id)}});
    html.user("h3", label_of(strategy.name, strategy.id));
    if (!strategy.says.empty()) html.user("p", strategy.says, {{"class", "says"}});
    labelled(html, "Sign.", signing_words(space, found));
    const std::vector<Phrase> holding = holding_words(space, found);
    labelled(html, "Hold.", holding.front());
    if (holding.size() > 1) {
        const auto list = html.open("ul");
        for (std::size_t k = 1; k < holding.size(); ++k) html.element("li", holding[k]);
    }
    if (found.plan) labelled(html, "Keep.", keeping_words(space, found));
    const std::vector<Phrase> groups = affected_words(space, found);
    if (!groups.empty()) {
        labelled(html, "Affected groups,", Phrase("against the status quo (") << affected_caution << "):");
        const auto list = html.open("ul");
        for (const Phrase& group : groups) html.element("li", group);
    }
    labelled(html, "Readings.", readings_words(appraiser, found));
    if (found.plan) {
        steps_picture(html, space, found);
        const auto line = html.open("p");
        html.element("a", "Step by step: other orders, dates, and every number as a table",
                     {{"href", "#" + anchor("keeping", subject.agreements[*strategy.agreement].id)}});
    }
    end_table(html, space, found);
    if (!strategy.provenance.given()) return;
    const auto line = html.open("p", {{"class", "by"}});
    html.text("Proposal from: ");
    write_provenance(html, subject, strategy.provenance);
}

}  // namespace

void write_strategies(Html& html, Appraiser& appraiser) {
    if (appraiser.strategies().empty()) return;
    {
        const auto section = html.open("section", {{"id", "strategies"}});
        html.element("h2", "Strategy by strategy");
        for (const StrategyAppraisal& found : appraiser.strategies()) one_strategy(html, appraiser, found);
    }
    const auto section = html.open("section", {{"id", "pictures"}});
    html.element("h2", "All of them in pictures");
    html.element("h3", "Who would leave, and what could deter it");
    states_picture(html, appraiser);
    if (affected_groups(appraiser.subject()).empty()) return;
    html.element("h3", "Affected groups");
    html.element("p",
                 Phrase("The short line across is the status quo; a full dot is the value at the end of a strategy, "
                        "a hollow one where its steps stop. These are ")
                     << affected_caution << ".");
    values_pictures(html, appraiser);
}

}  // namespace irenic
