#include "report/words_radius.hpp"

#include <cmath>

#include <fmt/format.h>

#include "report/names.hpp"

namespace irenic {
namespace {

/// Never more than it is: `37 %`, `0.8 %`.
std::string at_most_percent(double share) {
    const double percent = share * 100;
    return percent < 10 ? fmt::format("{:g}\u00A0%", std::floor(percent * 10) / 10)
                        : fmt::format("{:.0f}\u00A0%", std::floor(percent));
}

Phrase party_name(const StudyHead& head, PartyIndex party) {
    return name(label_of(head.parties[party].name, head.parties[party].id));
}

Phrase turned_words(const StudyHead& head, const SigningRadius& radius) {
    std::vector<Phrase> names;
    for (const PartyIndex party : radius.turned) names.push_back(party_name(head, party));
    return list_of(names) << (radius.signable ? " would no longer consent" : " would consent");
}

Json share_json(const std::optional<double>& share) { return share ? json_number(*share) : Json(); }

/// What else a chance option does to it.
std::string chance_words(const SigningRadius& radius) {
    if (!radius.with_chance || radius.not_given != none) return "";
    if (radius.chance_turns) return " Chance options are taken as written; what they come to can turn it by itself.";
    if (!radius.share_by_chance) return " Chance options are taken as written.";
    return " Chance options are taken as written; whatever they come to, it stands up to " +
           at_most_percent(*radius.share_by_chance) + ".";
}

Phrase numbers_words(const StudyHead& head, const SigningRadius& radius) {
    const std::string verdict = radius.signable ? "it could be signed" : "it could not be signed";
    Phrase words;
    if (radius.not_given != none) {
        words << verdict << "; how far all numbers may move at once is not given: of "
              << party_name(head, radius.not_given) << ", ";
        for (const ConsentRadius& one : radius.parties)
            if (one.party == radius.not_given) words << one.why_not;
        return words << ".";
    }
    if (!radius.share) return words << verdict << ", whatever the numbers are that are given as ranges.";
    if (*radius.share == 0)
        return words << verdict << ", with nothing to spare: " << turned_words(head, radius)
                     << " after the least change.";
    // A gain of 0 is still no loss, so consent ends beyond its border, and begins on it.
    words << verdict << ", and that stands if every number moves at once by "
          << (radius.signable ? "up to " : "less than ") << at_most_percent(*radius.share)
          << " of its range, each the way that tells most against it; " << turned_words(head, radius)
          << (radius.signable ? " beyond that" : " from there on");
    if (!radius.turns_within) return words << ". No numbers within their ranges get there.";
    return words << (radius.within_ranges ? "." : ", some numbers then being outside their ranges.");
}

Phrase sentence(const StudyHead& head, const SigningRadius& radius) {
    return numbers_words(head, radius) << chance_words(radius);
}

}  // namespace

std::vector<Phrase> radius_words(const StudyHead& head, const std::vector<SigningRadius>& radii) {
    std::vector<Phrase> items;
    for (const SigningRadius& radius : radii) {
        if (!radius.agreement) continue;  // Nobody is asked to sign it.
        Phrase item(name(label_of(head.strategies[radius.strategy].name, head.strategies[radius.strategy].id)));
        items.push_back(item << ": " << sentence(head, radius));
    }
    if (items.empty() && !radii.empty()) items.emplace_back("No strategy has an agreement: nobody is asked to sign.");
    return items;
}

Json radii_json(const StudyHead& head, const std::vector<SigningRadius>& radii) {
    Json all = Json::object();
    for (const SigningRadius& radius : radii) {
        Json& json = all[head.strategies[radius.strategy].id];
        const bool given = radius.not_given == none;
        json["signable"] = radius.signable;
        json["share"] = given ? share_json(radius.share) : Json();
        json["within-ranges"] = given && radius.share ? Json(radius.within_ranges) : Json();
        json["turns-within-ranges"] = given ? Json(radius.turns_within) : Json();
        json["chance"] = given && radius.with_chance
                             ? Json{{"turns", radius.chance_turns}, {"share", share_json(radius.share_by_chance)}}
                             : Json();
        json["turned"] = Json::array();
        for (const PartyIndex party : radius.turned) json["turned"].push_back(head.parties[party].id);
        json["parties"] = Json::object();
        for (const ConsentRadius& one : radius.parties) {
            Json& party = json["parties"][head.parties[one.party].id];
            party["consents"] = one.consents;
            party["share"] = one.radius ? json_number(one.radius->share) : Json();
            party["turns-within-ranges"] = one.why_not.empty() ? Json(one.turns_within) : Json();
            party["not-given"] = one.why_not.empty() ? Json() : Json(one.why_not);
        }
    }
    return all;
}

}  // namespace irenic
