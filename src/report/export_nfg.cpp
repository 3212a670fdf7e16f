/// `irenic export nfg`: a strategic form for Gambit. A party's strategies are the combinations of levels of its options.
#include <algorithm>

#include <fmt/format.h>

#include "irenic/report.hpp"

namespace irenic {
namespace {

/// In double quotes. There a backslash can only stand before a quotation mark, so one of the case's own becomes a slash.
std::string nfg_quoted(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"')
            quoted += "\\\"";
        else
            quoted += c == '\\' ? '/' : c;
    }
    return quoted + "\"";
}

Diagnostic refusal(std::string message, std::string help, Place place = {}) {
    return {Severity::error, "no-strategic-form", std::move(message), place, std::move(help)};
}

/// What one party chooses from.
struct Player {
    std::vector<OptionIndex> options;
    std::size_t strategies = 1;
};

std::vector<Player> players_of(const Case& subject) {
    std::vector<Player> players(subject.parties.size());
    for (OptionIndex o = 0; o < subject.options.size(); ++o) {
        Player& owner = players[subject.options[o].owners.front()];
        owner.options.push_back(o);
        owner.strategies *= subject.options[o].levels.size();
    }
    return players;
}

void set_levels(const Case& subject, const Player& player, std::size_t strategy, Levels& levels) {
    for (const OptionIndex o : player.options) {
        const std::size_t count = subject.options[o].levels.size();
        levels[o] = static_cast<Level>(strategy % count);
        strategy /= count;
    }
}

/// `closed`, where there is one option; `gate closed, patrol out`, where there are several.
std::string strategy_label(const Case& subject, const Player& player, std::size_t strategy) {
    Levels levels(subject.options.size());
    set_levels(subject, player, strategy, levels);
    std::string words;
    for (const OptionIndex o : player.options) {
        const Option& option = subject.options[o];
        words +=
            (words.empty() ? "" : ", ") + (player.options.size() > 1 ? option.id + " " : "") + option.levels[levels[o]];
    }
    return words.empty() ? "nothing to choose" : words;
}

/// What the payoffs are, for the file's comment.
std::string comment_of(const Space& space) {
    const Case& subject = space.subject();
    std::string ranked;
    for (PartyIndex i = 0; i < space.party_count(); ++i)
        if (!space.cardinal(i)) ranked += (ranked.empty() ? "" : ", ") + subject.parties[i].name;
    std::string words = "Written by irenic. Each party chooses levels of its options; parties are on different scales.";
    if (!ranked.empty()) words += " Payoffs that only order outcomes, 0 for the worst: " + ranked + ".";
    return words;
}

}  // namespace

std::optional<Diagnostic> no_strategic_form(const Space& space) {
    const Case& subject = space.subject();
    if (subject.graph)
        return refusal("an abstract graph is no strategic form: its parties move and do not choose levels",
                       "export it as dot or graphml");
    std::uint64_t combinations = 1;
    for (const Option& option : subject.options) {
        if (option.chance)
            return refusal(fmt::format("nobody chooses the level of `{}`: it is left to chance", option.id),
                           "leave the option out, or give it to a party", option.place);
        if (option.joint())
            return refusal(fmt::format("`{}` has several owners: in a strategic form each chooses alone", option.id),
                           "give it to one party, or export the graph", option.place);
        if (!option.reversible)
            return refusal(fmt::format("`{}` cannot be changed back: in a strategic form every level can be chosen, "
                                       "whatever the others choose",
                                       option.id),
                           "set `direction: any`, or export the graph", option.place);
        combinations = std::min<std::uint64_t>(combinations * option.levels.size(), std::uint64_t{1} << 40U);
    }
    const bool merged = std::any_of(subject.states.begin(), subject.states.end(),
                                    [](const NamedState& state) { return state.patterns.size() > 1; });
    if (merged)
        return refusal(
            "the case has merged states: in a strategic form every combination of levels is a state of its own",
            "export the graph");
    if (space.size() < combinations)
        return refusal(
            fmt::format("only {} of {} combinations of levels are feasible: in a strategic form every party can "
                        "choose whatever the others choose",
                        space.size(), combinations),
            "export the graph as dot or graphml, or the states as csv");
    return {};
}

std::string strategic_form(const Space& space) {
    const Case& subject = space.subject();
    const std::vector<Player> players = players_of(subject);
    std::string names;
    std::string strategies;
    for (PartyIndex i = 0; i < space.party_count(); ++i) {
        names += " " + nfg_quoted(subject.parties[i].name);
        strategies += "{";
        for (std::size_t k = 0; k < players[i].strategies; ++k)
            strategies += " " + nfg_quoted(strategy_label(subject, players[i], k));
        strategies += " }\n";
    }
    std::string text = fmt::format("NFG 1 R {} {{{} }}\n\n{{\n{}}}\n{}\n\n", nfg_quoted(subject.title), names,
                                   strategies, nfg_quoted(comment_of(space)));
    std::vector<std::size_t> chosen(players.size(), 0);
    Levels levels(subject.options.size());
    for (std::uint64_t left = space.size(); left > 0; --left) {
        for (PartyIndex i = 0; i < space.party_count(); ++i) set_levels(subject, players[i], chosen[i], levels);
        const StateIndex s = *space.find(levels);
        for (PartyIndex i = 0; i < space.party_count(); ++i)
            text += (i == 0 ? "" : " ") +
                    (space.cardinal(i) ? to_string(space.value(i, s)) : std::to_string(space.grades(i)[s]));
        text += '\n';
        for (std::size_t i = 0; i < players.size() && ++chosen[i] == players[i].strategies; ++i) chosen[i] = 0;
    }
    return text;
}

}  // namespace irenic
