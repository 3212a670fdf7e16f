/// SIM, limited moves, NM and Stackelberg in `irenic verify`.
#include <fmt/format.h>

#include "cli/verify.hpp"

namespace irenic::cli {

using nlohmann::json;

namespace {

std::uint32_t read_horizon(const json& from) { return from.is_number() ? from.get<std::uint32_t>() : 0; }

/// Every listed verdict of one concept and party.
class Lists {
public:
    Lists(const certificate::Definitions& definitions, std::string kind, const json& found)
        : definitions_(definitions),
          kind_(std::move(kind)),
          horizon_(read_horizon(found.at("horizon"))),
          period_(found.value("period", 0U)),
          movers_(parties_that_move(definitions)) {}

    void check(const std::string& id, const json& stable, const json& depends, const json& changes,
               const std::stop_token& stop, Outcome& outcome) {
        const auto party = find_party(definitions_.subject(), id);
        const auto claimed = read_states(definitions_, stable, outcome);
        const auto tied = read_states(definitions_, depends, outcome);
        if (!party) outcome.objections.push_back(fmt::format("`{}` is no party of the case", id));
        const auto changing = read_states(definitions_, changes, outcome);
        if (!party || !claimed || !tied || !changing) return;
        for (std::size_t s = 0; s < definitions_.size() && !stop.stop_requested(); ++s) {
            const std::string said = (*claimed)[s]    ? "stable"
                                     : (*tied)[s]     ? "depends-on-a-tie"
                                     : (*changing)[s] ? "changes-for-ever"
                                                      : "unstable";
            const std::string found = verdict(*party, s);
            ++outcome.verdicts;
            if (found.empty()) ++outcome.in_part;
            if (!found.empty() && found != said)
                outcome.objections.push_back(fmt::format("{}, {}, state {}: the answer says {}, the definition {}",
                                                         kind_, id, definitions_.name(s), said, found));
        }
    }

private:
    /// Empty where it is too much to find out.
    std::string verdict(PartyIndex party, std::size_t s) {
        if (kind_ == "sim") return certificate::stable_simultaneously(definitions_, party, s) ? "stable" : "unstable";
        if (movers_.size() != 2) return "undefined";
        if (party != movers_[0] && party != movers_[1]) return "stable";
        const PartyIndex other = movers_[0] == party ? movers_[1] : movers_[0];
        const bool leads = kind_ == "stackelberg";
        certificate::Foresight foresight(definitions_, party, other);
        if (horizon_ > certificate::Foresight::longest || period_ > certificate::Foresight::longest) return {};
        if (kind_ == "nonmyopic") {
            if (!foresight.repeats(horizon_, period_)) return "that nothing has settled yet";
            const std::string for_ever = foresight.verdict(party, horizon_, period_, s);
            return foresight.gave_up() ? std::string() : for_ever;
        }
        const std::string found = foresight.verdict(party, leads ? 2 : horizon_, s);
        if (foresight.gave_up()) return {};
        return leads && foresight.verdict(other, 1, s) == "unstable" ? "unstable" : found;
    }

    const certificate::Definitions& definitions_;
    std::string kind_;
    std::uint32_t horizon_;
    std::uint32_t period_;
    std::vector<PartyIndex> movers_;
};

certificate::FurtherReason read_reason(const json& from) {
    certificate::FurtherReason reason;
    reason.kind = from.at("concept").get<std::string>();
    reason.horizon = read_horizon(from.at("horizon"));
    reason.party = from.at("party").get<std::string>();
    reason.state = from.at("state").get<std::string>();
    reason.verdict = from.at("verdict").get<std::string>();
    for (const json& answer : from.at("answers"))
        reason.answers.push_back({answer.at("improvement").get<std::string>(), answer.at("answered").get<bool>(),
                                  read_path(answer.at("at-the-same-time"))});
    reason.path = read_path(from.at("path"));
    reason.period = from.value("period", 0U);
    return reason;
}

}  // namespace

void check_further(const certificate::Definitions& definitions, const json& answer, const std::stop_token& stop,
                   Outcome& outcome) {
    for (const json& from : answer.value("further-reasons", json::array())) {
        if (stop.stop_requested()) return;
        const certificate::FurtherReason reason = read_reason(from);
        add(certificate::check(definitions, reason),
            fmt::format("{}, {}, state {}", reason.kind, reason.party, reason.state), outcome);
    }
    const json by_concept = answer.value("further-concepts", json::object());
    for (const auto& [kind, found] : by_concept.items()) {
        Lists lists(definitions, kind, found);
        const json changes = found.value("changes-for-ever", json::object());
        for (const auto& [party, stable] : found.at("stable").items())
            lists.check(party, stable, found.at("depends-on-a-tie").at(party), changes.value(party, json::array()),
                        stop, outcome);
    }
}

}  // namespace irenic::cli
