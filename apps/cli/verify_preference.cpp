/// Unknown preference and strength of preference in `irenic verify`.
#include <map>

#include <fmt/format.h>

#include "cli/verify.hpp"

namespace irenic::cli {

using nlohmann::json;

namespace {

Concept read_concept(const std::string& id) {
    const auto kind = find_concept(id);
    if (!kind) throw json::other_error::create(501, "`" + id + "` is no stability concept", nullptr);
    return *kind;
}

std::string read_extension(const std::string& id) {
    if (id.size() == 1 && id >= "a" && id <= "d") return id;
    throw json::other_error::create(501, "`" + id + "` is no extension of unknown preference", nullptr);
}

certificate::PreferenceReason read_reason(const json& from) {
    certificate::PreferenceReason reason;
    if (from.at("extension").is_string()) reason.extension = read_extension(from["extension"].get<std::string>());
    reason.kind = read_concept(from.at("concept").get<std::string>());
    reason.party = from.at("party").get<std::string>();
    reason.state = from.at("state").get<std::string>();
    reason.stable = from.at("stable").get<bool>();
    if (from.at("strength").is_string()) reason.strength = from["strength"].get<std::string>();
    for (const json& answer : from.at("answers")) {
        certificate::PreferenceAnswer read;
        read.improvement = answer.at("improvement").get<std::string>();
        read.known = answer.at("known").get<bool>();
        read.answered = answer.at("answered").get<bool>();
        read.great = answer.at("great").is_boolean() && answer["great"].get<bool>();
        for (const json& step : answer.at("sanction"))
            read.sanction.push_back({step.at("mover").get<std::string>(), step.at("to").get<std::string>()});
        reason.answers.push_back(std::move(read));
    }
    return reason;
}

/// Every listed verdict under one extension.
class Lists {
public:
    Lists(const certificate::Definitions& definitions, const std::string& extension, const std::stop_token& stop,
          Outcome& outcome)
        : definitions_(definitions),
          twin_(definitions, extension),
          extension_(extension),
          stop_(stop),
          outcome_(outcome) {}

    /// `strength`: general, nash, strong or weak; general is all that is stable.
    void check(const std::string& id, const std::string& strength, const json& sets) {
        const Concept kind = read_concept(id);
        const PartyIndex parties = static_cast<PartyIndex>(definitions_.subject().parties.size());
        for (const auto& [party_id, listed] : sets.at("stable").items()) {
            const auto party = find_party(definitions_.subject(), party_id);
            if (!party) outcome_.objections.push_back(fmt::format("`{}` is no party of the case", party_id));
            if (!party) continue;
            compare(listed, about(id, strength) + ", " + party_id,
                    [&](std::size_t s) { return is_one(strength, twin_.strength(kind, *party, s)); });
        }
        const json& equilibria = sets.at("equilibria");
        if (equilibria.size() != sets.at("equilibria-count").get<std::size_t>()) return;
        compare(equilibria, about(id, strength) + ", all parties", [&](std::size_t s) {
            std::string for_all = "nash";
            for (PartyIndex i = 0; i < parties; ++i) {
                const std::string one = twin_.strength(kind, i, s);
                if (one.empty()) return false;
                if (one == "weak" || for_all == "nash") for_all = one;
            }
            return is_one(strength, for_all);
        });
    }

private:
    static bool is_one(const std::string& wanted, const std::string& found) {
        return wanted == "general" ? !found.empty() : found == wanted;
    }

    [[nodiscard]] std::string about(const std::string& id, const std::string& strength) const {
        return id + (extension_.empty() ? "" : ", extension " + extension_) +
               (strength == "general" ? "" : ", " + strength);
    }

    template <typename Holds>
    void compare(const json& listed, const std::string& what, Holds&& holds) {
        const auto claimed = read_states(definitions_, listed, outcome_);
        if (!claimed) return;
        for (std::size_t s = 0; s < definitions_.size() && !stop_.stop_requested(); ++s) {
            ++outcome_.verdicts;
            const bool found = holds(s);
            if (found != (*claimed)[s])
                outcome_.objections.push_back(
                    fmt::format("{}, state {}: {}", what, definitions_.name(s),
                                found ? "the definition has it, and the answer does not list it"
                                      : "the answer lists it, and the definition does not have it"));
        }
    }

    const certificate::Definitions& definitions_;
    certificate::Comparisons twin_;
    std::string extension_;
    const std::stop_token& stop_;
    Outcome& outcome_;
};

}  // namespace

void check_preference(const certificate::Definitions& definitions, const json& answer, const std::stop_token& stop,
                      Outcome& outcome) {
    std::map<std::string, certificate::Comparisons> twins;
    for (const json& from : answer.value("preference-reasons", json::array())) {
        if (stop.stop_requested()) return;
        const certificate::PreferenceReason reason = read_reason(from);
        const auto& twin = twins.try_emplace(reason.extension, definitions, reason.extension).first->second;
        add(certificate::check(definitions, twin, reason),
            fmt::format("{}{}, {}, state {}", id_of(reason.kind),
                        reason.extension.empty() ? "" : ", extension " + reason.extension, reason.party, reason.state),
            outcome);
    }
    if (!answer.contains("states")) return;
    const auto strengths = [&](const std::string& extension, const json& by_concept) {
        Lists lists(definitions, extension, stop, outcome);
        for (const auto& [id, by_strength] : by_concept.items())
            for (const auto& [strength, sets] : by_strength.items()) lists.check(id, strength, sets);
    };
    const json unknown = answer.value("unknown", json::object());
    for (const auto& [extension, by_concept] : unknown.items()) {
        Lists lists(definitions, read_extension(extension), stop, outcome);
        for (const auto& [id, sets] : by_concept.items()) lists.check(id, "general", sets);
    }
    if (answer.contains("strength")) strengths("", answer["strength"]);
    const json hybrid = answer.value("hybrid", json::object());
    for (const auto& [extension, by_concept] : hybrid.items()) strengths(read_extension(extension), by_concept);
}

}  // namespace irenic::cli
