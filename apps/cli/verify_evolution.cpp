/// What can come of a state, in `irenic verify`.
#include <map>

#include <fmt/format.h>

#include "cli/verify.hpp"

namespace irenic::cli {

using nlohmann::json;

namespace {

constexpr std::size_t smallest_doubt =
    400;  ///< states up to which distances and numbers are worked out: slow on purpose

struct KindRow {
    const char* id;
    Steps steps;
};
constexpr std::array<KindRow, 3> kinds{
    {{"moves", Steps::moves}, {"improvements", Steps::improvements}, {"agreements", Steps::agreements}}};

using Distances = std::vector<std::optional<std::size_t>>;

/// Equilibria by the definitions, each worked out once: the same state can be reached by every kind of steps.
class Equilibria {
public:
    explicit Equilibria(const certificate::Definitions& definitions) : definitions_(definitions) {}

    bool has(Concept kind, std::size_t s) {
        const auto [known, added] = known_.emplace(std::pair(kind, s), true);
        for (PartyIndex i = 0; added && known->second && i < definitions_.subject().parties.size(); ++i)
            known->second = definitions_.stable(kind, i, s);
        return known->second;
    }

private:
    const certificate::Definitions& definitions_;
    std::map<std::pair<Concept, std::size_t>, bool> known_;
};

/// One kind of steps. `distances`: where they could be worked out.
class Kind {
public:
    Kind(const certificate::Definitions& definitions, const KindRow& row, std::size_t from, const json& by,
         Equilibria& equilibria, Outcome& outcome)
        : definitions_(definitions),
          row_(row),
          from_(from),
          by_(by),
          equilibria_(equilibria),
          outcome_(outcome),
          unfolding_(definitions, row.steps) {
        if (definitions.size() <= smallest_doubt) distances_ = unfolding_.distances(from);
    }

    void check(const std::stop_token& stop) {
        for (const json& entry : by_.at("paths")) {
            if (stop.stop_requested()) return;
            check_path(entry.at("state").get<std::string>(), entry.at("path"));
            for (const json& id : entry.at("equilibrium"))
                check_equilibrium(id.get<std::string>(), entry.at("state").get<std::string>());
        }
        for (const auto& [id, entry] : by_.at("strategies").items()) check_strategy(id, entry);
        if (distances_.empty() || !by_.at("complete").get<bool>()) return;
        check_numbers(stop);
    }

private:
    void object(const std::string& words) { outcome_.objections.push_back(fmt::format("by {}: {}", row_.id, words)); }

    void check_path(const std::string& to, const json& path) {
        certificate::Finding finding = unfolding_.check(from_, read_path(path), to);
        const auto state = definitions_.find(to);
        if (finding.accepted && !distances_.empty() && distances_[*state] != path.size())
            finding = {false, "a path of " + counted(distances_[*state].value_or(0), "step", "steps") + " is shorter",
                       false};
        finding.in_part = finding.accepted && distances_.empty();
        add(finding, fmt::format("by {}, to {}", row_.id, to), outcome_);
    }

    void check_equilibrium(const std::string& id, const std::string& name) {
        const auto kind = find_concept(id);
        const auto state = definitions_.find(name);
        if (!kind || !state) return object(fmt::format("`{}` is no stability concept, or `{}` no state", id, name));
        ++outcome_.verdicts;
        if (!equilibria_.has(*kind, *state)) object(fmt::format("{} is no equilibrium under {}", name, id));
    }

    void check_strategy(const std::string& id, const json& entry) {
        const std::string end = entry.at("end-state").get<std::string>();
        const json& reached = entry.at("reached");
        if (!entry.at("path").is_null()) check_path(end, entry.at("path"));
        const auto state = definitions_.find(end);
        if (!state) return object(fmt::format("`{}`, where {} ends, is no feasible state", end, id));
        if (distances_.empty() || reached.is_null()) return;
        ++outcome_.verdicts;
        if (reached.get<bool>() != distances_[*state].has_value())
            object(fmt::format("the end of {} can {}be reached", id, distances_[*state] ? "" : "not "));
    }

    void expect(const std::string& what, const json& said, std::size_t found) {
        ++outcome_.verdicts;
        if (said != found) object(fmt::format("{}: the answer says {}, the definition {}", what, said.dump(), found));
    }

    [[nodiscard]] bool leaves(std::size_t s, bool improving) const {
        for (PartyIndex i = 0; i < definitions_.subject().parties.size(); ++i)
            if (improving ? !definitions_.improvements(i, s).empty() : !definitions_.moves(i, s).empty()) return true;
        return false;
    }

    void check_numbers(const std::stop_token& stop) {
        std::size_t states = 0;
        std::size_t farthest = 0;
        std::size_t no_move = 0;
        std::size_t no_improvement = 0;
        for (std::size_t s = 0; s < definitions_.size(); ++s) {
            if (!distances_[s]) continue;
            ++states;
            farthest = std::max(farthest, *distances_[s]);
            if (!leaves(s, false)) ++no_move;
            if (!leaves(s, true)) ++no_improvement;
        }
        expect("states", by_.at("states"), states);
        expect("farthest", by_.at("farthest"), farthest);
        expect("no-move", by_.at("no-move").at("count"), no_move);
        expect("no-improvement", by_.at("no-improvement").at("count"), no_improvement);
        for (const auto& [id, numbers] : by_.at("equilibria").items()) {
            const auto kind = find_concept(id);
            if (!kind) return object(fmt::format("`{}` is no stability concept", id));
            std::size_t all = 0;
            std::size_t reached = 0;
            for (std::size_t s = 0; s < definitions_.size() && !stop.stop_requested(); ++s) {
                const bool stable = equilibria_.has(*kind, s);
                if (stable) ++all;
                if (stable && distances_[s]) ++reached;
            }
            expect(id + " in all", numbers.at("all"), all);
            expect(id + " reached", numbers.at("reached"), reached);
        }
    }

    const certificate::Definitions& definitions_;
    const KindRow& row_;
    std::size_t from_;
    const json& by_;
    Equilibria& equilibria_;
    Outcome& outcome_;
    certificate::Unfolding unfolding_;
    Distances distances_;
};

}  // namespace

void check_evolution(const certificate::Definitions& definitions, const json& answer, const std::stop_token& stop,
                     Outcome& outcome) {
    if (!answer.contains("by") || !answer.contains("from")) return;
    const std::string name = answer.at("from").get<std::string>();
    const auto from = definitions.find(name);
    if (!from) {
        outcome.objections.push_back(fmt::format("`{}` is no feasible state", name));
        return;
    }
    Equilibria equilibria(definitions);
    for (const KindRow& row : kinds) {
        const json& by = answer.at("by").at(row.id);
        // Not looked for at all: nothing is claimed.
        if (by.at("states") == 0 && by.at("paths").empty() && !by.at("complete").get<bool>()) continue;
        Kind(definitions, row, *from, by, equilibria, outcome).check(stop);
    }
}

}  // namespace irenic::cli
