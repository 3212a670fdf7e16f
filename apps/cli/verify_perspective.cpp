/// Attitudes and misperception in `irenic verify`.
#include <fmt/format.h>

#include "cli/verify.hpp"

namespace irenic::cli {

using nlohmann::json;

namespace {

/// Everybody's eyes, opened once.
class AllEyes {
public:
    AllEyes(const certificate::Definitions& definitions, const Perspective& perspective)
        : definitions_(definitions), perspective_(perspective), eyes_(definitions.subject().parties.size()) {}

    const certificate::Eyes& of(PartyIndex party) {
        auto& eyes = eyes_[party];
        if (!eyes) eyes = std::make_unique<certificate::Eyes>(definitions_, party, perspective_);
        return *eyes;
    }

private:
    const certificate::Definitions& definitions_;
    Perspective perspective_;
    std::vector<std::unique_ptr<certificate::Eyes>> eyes_;
};

void check_list(const certificate::Definitions& definitions, AllEyes& all, const std::string& id,
                const std::string& party_id, const json& stable, const std::stop_token& stop, Outcome& outcome) {
    const auto kind = find_concept(id);
    const auto party = find_party(definitions.subject(), party_id);
    if (!kind) outcome.objections.push_back(fmt::format("`{}` is no stability concept", id));
    if (!party) outcome.objections.push_back(fmt::format("`{}` is no party of the case", party_id));
    const auto claimed = read_states(definitions, stable, outcome);
    if (!kind || !party || !claimed) return;
    const certificate::Eyes& eyes = all.of(*party);
    if (!eyes.problem().empty()) outcome.objections.push_back(fmt::format("{}: {}", party_id, eyes.problem()));
    for (std::size_t s = 0; s < definitions.size() && eyes.problem().empty() && !stop.stop_requested(); ++s) {
        ++outcome.verdicts;
        const bool found = eyes.stable(*kind, s);
        if (found != (*claimed)[s])
            outcome.objections.push_back(fmt::format(
                "{}, {}, state {}: the answer says {}, the definition {}", id, party_id, definitions.name(s),
                (*claimed)[s] ? "stable" : "not stable", found ? "stable" : "not stable"));
    }
}

}  // namespace

void check_perspective(const certificate::Definitions& definitions, const json& answer, const std::stop_token& stop,
                       Outcome& outcome) {
    if (!answer.contains("perspective")) return;
    const json& said = answer["perspective"];
    AllEyes all(definitions, {said.at("attitudes").get<bool>(), said.at("misperception").get<bool>()});
    for (const json& from : answer.value("perspective-reasons", json::array())) {
        if (stop.stop_requested()) return;
        certificate::PerspectiveReason reason;
        reason.seen = from.at("seen").get<bool>();
        std::string problem;
        const auto read = read_reason(from, problem);
        const auto party = find_party(definitions.subject(), from.at("party").get<std::string>());
        if (read && !party) problem = "`" + read->party + "` is no party of the case";
        if (!problem.empty()) {
            outcome.objections.push_back(problem);
            continue;
        }
        reason.reason = *read;
        add(certificate::check(all.of(*party), definitions, reason),
            fmt::format("{}, {}, state {}", id_of(read->kind), read->party, read->state), outcome);
    }
    if (!answer.contains("states")) return;
    for (const auto& [id, found] : answer.at("perspective-concepts").items())
        for (const auto& [party, stable] : found.at("stable").items())
            check_list(definitions, all, id, party, stable, stop, outcome);
}

}  // namespace irenic::cli
