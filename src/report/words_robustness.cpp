#include "report/words_robustness.hpp"

#include <algorithm>

#include "report/json_trust.hpp"
#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/words_trust.hpp"

namespace irenic {
namespace {

class RobustnessText {
public:
    RobustnessText(Screen& screen, const StudyHead& head) : screen_(screen), head_(head) {}

    void introduce() {
        screen_.blank();
        screen_.heading("Strategies over scenarios, party by party");
        screen_.paragraph(
            "Values at the end, each party's on a scale of its own and never set against another's. At least: the "
            "least "
            "in any scenario (maximin). Short by: how much less it is than by whichever of these strategies is worth "
            "most to the party in that scenario, at most and in nine of ten scenarios (regret). Consents: no worse "
            "than "
            "without the deal, where it is asked to sign. The rules can disagree, and none counts more.");
    }

    void reading(std::size_t k, const ReadingRobustness& found) {
        screen_.blank();
        if (head_.subjects.size() > 1)
            screen_.paragraph(Phrase(k == 0 && head_.subjects[0].id.empty() ? "As written:" : "In the reading ")
                              << (k == 0 && head_.subjects[0].id.empty() ? Phrase() : reading_name(k)));
        TextTable table({"party", "strategy", "at least", "short by at most", "nine in ten", "mean", "consents"});
        std::vector<Phrase> sentences;
        for (const PartyRobustness& party : found.parties) {
            if (party.ordinal) {
                sentences.push_back(party_name(party.party)
                                    << ": left out, because its wants only order states and differences mean nothing.");
                continue;
            }
            rows(table, party);
            if (party.strategies.size() > 1 && party.scenarios > 0) sentences.push_back(sentence(party));
        }
        screen_.table(table);
        for (const Phrase& one : sentences) screen_.paragraph(Phrase("- ") << one, 0, 2);
    }

private:
    [[nodiscard]] Phrase reading_name(std::size_t k) const {
        return Phrase(name(label_of(head_.subjects[k].name, head_.subjects[k].id))) << ":";
    }
    [[nodiscard]] Phrase party_name(PartyIndex party) const {
        return name(label_of(head_.parties[party].name, head_.parties[party].id));
    }
    [[nodiscard]] Phrase strategy_name(StrategyIndex strategy) const {
        return name(label_of(head_.strategies[strategy].name, head_.strategies[strategy].id));
    }

    void rows(TextTable& table, const PartyRobustness& party) const {
        for (std::size_t s = 0; s < party.strategies.size(); ++s) {
            const Robustness& rules = party.rules[s];
            const Share& consents = party.consents[s];
            table.row({s == 0 ? party_name(party.party) : Phrase(), strategy_name(party.strategies[s]),
                       amount(rules.maximin), amount(rules.max_regret), amount(rules.p90_regret), amount(rules.laplace),
                       consents.of == 0 ? Phrase(toned("–", Tone::quiet)) : Phrase(short_share_cell(consents))});
        }
    }

    /// Those for which the number is least, or most.
    template <typename Number>
    [[nodiscard]] std::vector<Phrase> those(const PartyRobustness& party, Number&& number, double wanted) const {
        std::vector<Phrase> names;
        for (std::size_t s = 0; s < party.strategies.size(); ++s)
            if (number(party.rules[s]) == wanted) names.push_back(strategy_name(party.strategies[s]));
        return names;
    }

    [[nodiscard]] Phrase sentence(const PartyRobustness& party) const {
        const auto shortfall = [](const Robustness& one) { return one.max_regret; };
        const auto least = [](const Robustness& one) { return one.maximin; };
        double nearest = shortfall(party.rules.front());
        double farthest = nearest;
        double highest = least(party.rules.front());
        double lowest = highest;
        for (const Robustness& one : party.rules) {
            nearest = std::min(nearest, shortfall(one));
            farthest = std::max(farthest, shortfall(one));
            highest = std::max(highest, least(one));
            lowest = std::min(lowest, least(one));
        }
        if (nearest == farthest && highest == lowest)
            return party_name(party.party) << ": by these rules all of these strategies come to the same.";
        Phrase words("Of these strategies, ");
        const std::vector<Phrase> near = those(party, shortfall, nearest);
        words << list_of(near);
        if (nearest == 0)
            words << (near.size() == 1 ? " never leaves " : " never leave ") << party_name(party.party)
                  << " below what it could have had";
        else
            words << (near.size() == 1 ? " leaves " : " leave ") << party_name(party.party)
                  << " least below what it could have had: by at most " << amount(nearest);
        return words << "; the least it has in any scenario is highest with " << list_of(those(party, least, highest))
                     << " (" << amount(highest) << ").";
    }

    Screen& screen_;
    const StudyHead& head_;
};

Json party_json(const StudyHead& head, const PartyRobustness& party) {
    Json json;
    json["ordinal"] = party.ordinal;
    json["scenarios"] = party.scenarios;
    json["strategies"] = Json::object();
    for (std::size_t s = 0; s < party.strategies.size(); ++s) {
        const Robustness& rules = party.rules[s];
        Json& one = json["strategies"][head.strategies[party.strategies[s]].id];
        one["maximin"] = json_number(rules.maximin);
        one["maximax"] = json_number(rules.maximax);
        one["mean"] = json_number(rules.laplace);
        one["max-regret"] = json_number(rules.max_regret);
        one["p90-regret"] = json_number(rules.p90_regret);
        one["mean-regret"] = json_number(rules.mean_regret);
        one["consents"] = party.consents[s].of == 0 ? Json() : json_share(party.consents[s], head.sampling);
    }
    return json;
}

}  // namespace

void write_robustness(Screen& screen, const StudyHead& head, const std::vector<ReadingRobustness>& found) {
    RobustnessText text(screen, head);
    text.introduce();
    for (std::size_t k = 0; k < found.size(); ++k) text.reading(k, found[k]);
}

Json robustness_json(const StudyHead& head, const std::vector<ReadingRobustness>& found) {
    Json readings = Json::array();
    for (std::size_t k = 0; k < found.size(); ++k) {
        Json parties = Json::object();
        for (const PartyRobustness& party : found[k].parties)
            parties[head.parties[party.party].id] = party_json(head, party);
        readings.push_back(Json{{"reading", head.subjects[k].id.empty() ? Json() : Json(head.subjects[k].id)},
                                {"parties", std::move(parties)}});
    }
    return Json{{"readings", std::move(readings)}};
}

}  // namespace irenic
