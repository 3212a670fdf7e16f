/// Goes through a reason without listing states: by comparing levels, and by trying out what a party could set its options to.
#include <algorithm>
#include <functional>
#include <set>

#include "irenic/certificate.hpp"

namespace irenic::certificate {
namespace {

using Objection = std::string;

/// Statements by priority: the truth of each, most important first. Weights: their sum. Rankings: minus the place.
using Worth = std::vector<std::int64_t>;

class LocalReading {
public:
    LocalReading(const Case& subject, const Reason& reason, std::size_t patience)
        : subject_(subject), reason_(reason), patience_(patience) {}

    Finding run() {
        Objection objection = judge();
        return {objection.empty(), std::move(objection), in_part_};
    }

private:
    Objection judge() {
        const auto party = find_party(subject_, reason_.party);
        if (!party) return "`" + reason_.party + "` is not a party";
        const auto state = find(reason_.state);
        if (!state) return "`" + reason_.state + "` is not a feasible state";
        focal_ = *party;
        state_ = *state;
        return reason_.stable ? stays() : leaves();
    }

    [[nodiscard]] std::optional<Levels> find(const std::string& name_or_code) const {
        std::optional<Levels> levels;
        if (const auto named = find_named_state(subject_, name_or_code)) {
            levels = subject_.states[*named].patterns.front();
        } else {
            if (name_or_code.size() != subject_.options.size()) return {};
            levels.emplace();
            for (std::size_t o = 0; o < name_or_code.size(); ++o) {
                const char c = name_or_code[o];
                const int level = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'z' ? c - 'a' + 10 : 99;
                if (level >= static_cast<int>(subject_.options[o].levels.size())) return {};
                levels->push_back(static_cast<Level>(level));
            }
        }
        return feasible(*levels) ? levels : std::nullopt;
    }

    [[nodiscard]] bool feasible(const Levels& levels) const {
        if (subject_.only_listed)
            return std::any_of(subject_.states.begin(), subject_.states.end(),
                               [&](const NamedState& named) { return !named.left_out && matches(named, levels); });
        return std::none_of(subject_.never.begin(), subject_.never.end(),
                            [&](const Constraint& constraint) { return holds(constraint.that, levels, subject_); });
    }

    [[nodiscard]] Worth worth(PartyIndex i, const Levels& levels) const {
        const Preference& preference = subject_.preferences[i];
        Worth truths;
        std::int64_t sum = 0;
        for (const Statement& statement : preference.statements) {
            const bool satisfied = !statement.graded && holds(statement.that, levels, subject_);
            truths.push_back(satisfied ? 1 : 0);
            if (statement.graded) sum += statement.grades[levels[*statement.graded]].best.units;
            if (satisfied && statement.weight) sum += statement.weight->best.units;
        }
        if (preference.kind == Preference::Kind::weighted) return {sum};
        for (std::size_t place = 0; place < preference.ranking.size(); ++place)
            for (const NamedStateIndex named : preference.ranking[place])
                if (matches(subject_.states[named], levels)) return {-static_cast<std::int64_t>(place)};
        return truths;
    }
    [[nodiscard]] bool prefers(PartyIndex i, const Levels& better, const Levels& worse) const {
        return worth(i, better) > worth(i, worse);
    }

    [[nodiscard]] bool is_move(PartyIndex i, const Levels& from, const Levels& to) const {
        for (std::size_t o = 0; o < from.size(); ++o)
            if (from[o] != to[o] &&
                (!owns_alone(subject_.options[o], i) || !subject_.options[o].may_change(from[o], to[o])))
                return false;
        return from != to;
    }

    /// The most that what is not settled yet could add, for weights: every statement that asks about an option from `first` on at its best.
    [[nodiscard]] std::int64_t hope(PartyIndex i, const Levels& levels, const std::vector<OptionIndex>& own,
                                    std::size_t first) const {
        std::int64_t sum = 0;
        for (const Statement& statement : subject_.preferences[i].statements) {
            const auto open = [&](OptionIndex o) {
                return std::find(own.begin() + static_cast<std::ptrdiff_t>(first), own.end(), o) != own.end();
            };
            if (statement.graded) {
                const Level here = levels[*statement.graded];
                std::int64_t best = statement.grades[here].best.units;
                for (Level l = 0; open(*statement.graded) && l < statement.grades.size(); ++l)
                    if (subject_.options[*statement.graded].may_change(here, l))
                        best = std::max(best, statement.grades[l].best.units);
                sum += best;
                continue;
            }
            const bool unsettled =
                std::any_of(statement.that.nodes.begin(), statement.that.nodes.end(), [&](const auto& node) {
                    return node.kind == Expression::Kind::named_state ||
                           (node.kind == Expression::Kind::level_in && open(node.index));
                });
            const std::int64_t weight = statement.weight->best.units;
            if (unsettled ? weight > 0 : holds(statement.that, levels, subject_)) sum += weight;
        }
        return sum;
    }

    /// Calls `visit` for every move of the party that it prefers to `than`, until that says false. False: patience was over.
    bool for_each_better(PartyIndex i, const Levels& from, const Levels& than,
                         const std::function<bool(const Levels&)>& visit) const {
        std::vector<OptionIndex> own;
        for (OptionIndex o = 0; o < from.size(); ++o)
            if (owns_alone(subject_.options[o], i)) own.push_back(o);
        const bool weighted = subject_.preferences[i].kind == Preference::Kind::weighted;
        const Worth least = worth(i, than);
        std::size_t looks = 0;
        Levels at = from;
        const std::function<bool(std::size_t)> descend = [&](std::size_t k) {
            if (++looks > patience_) return false;
            if (weighted && hope(i, at, own, k) <= least.front()) return true;
            if (k == own.size()) return at == from || !feasible(at) || worth(i, at) <= least || visit(at);
            const Level kept = from[own[k]];
            for (Level l = 0; l < subject_.options[own[k]].levels.size(); ++l) {
                if (l != kept && !subject_.options[own[k]].may_change(kept, l)) continue;
                at[own[k]] = l;
                if (!descend(k + 1)) return false;
            }
            at[own[k]] = kept;
            return true;
        };
        return descend(0) || looks <= patience_;
    }

    [[nodiscard]] Objection no_improvement(const ReasonAnswer& answer) const {
        return "`" + answer.improvement + "` is not an improvement of `" + reason_.party + "` from `" + reason_.state +
               "`";
    }

    [[nodiscard]] std::optional<Levels> improvement_of(const ReasonAnswer& answer) const {
        auto end = find(answer.improvement);
        if (!end || !is_move(focal_, state_, *end) || !prefers(focal_, *end, state_)) return {};
        return end;
    }

    Objection stays() {
        std::set<Levels, ByRawCode> covered;
        std::vector<std::vector<std::pair<PartyIndex, Levels>>> sanctions;
        for (const ReasonAnswer& answer : reason_.answers) {
            const auto improvement = improvement_of(answer);
            if (!improvement) return no_improvement(answer);
            if (!covered.insert(*improvement).second)
                return "the improvement to `" + answer.improvement + "` is answered twice";
            if (!answer.answered) return "the improvement to `" + answer.improvement + "` is not answered";
            if (reason_.kind == Concept::nash) return "an improvement from a state that is called Nash-stable";
            auto& path = sanctions.emplace_back();
            for (const ReasonStep& step : answer.sanction) {
                const auto mover = find_party(subject_, step.mover);
                const auto to = find(step.to);
                if (!mover) return "`" + step.mover + "` is not a party";
                if (!to) return "`" + step.to + "` is not a feasible state";
                path.emplace_back(*mover, *to);
            }
            const Objection objection = sanction(*improvement, path);
            if (!objection.empty()) return "the answer to `" + answer.improvement + "`: " + objection;
        }
        Objection passed_over;
        const bool all = for_each_better(focal_, state_, state_, [&](const Levels& end) {
            if (covered.count(end) != 0 || (!reason_.every && answered_alike(end, sanctions))) return true;
            passed_over = "the improvement to `" + code_of(end) + "` is passed over";
            return false;
        });
        if (passed_over.empty() && !all) in_part_ = true;
        return passed_over;
    }

    /// Do the steps of one of the sanctions, taken after another improvement, answer that one?
    [[nodiscard]] bool answered_alike(const Levels& improvement,
                                      const std::vector<std::vector<std::pair<PartyIndex, Levels>>>& sanctions) {
        return std::any_of(sanctions.begin(), sanctions.end(), [&](auto path) {
            for (auto& [mover, to] : path)
                for (OptionIndex o = 0; o < to.size(); ++o)
                    if (owns_alone(subject_.options[o], focal_)) to[o] = improvement[o];
            return sanction(improvement, path).empty();
        });
    }

    Objection sanction(Levels here, const std::vector<std::pair<PartyIndex, Levels>>& path) {
        const bool credible = reason_.kind == Concept::seq || reason_.kind == Concept::sseq;
        if (path.empty()) return "it has no step";
        PartyIndex last = none;
        for (const auto& [mover, to] : path) {
            const std::string& who = subject_.parties[mover].id;
            if (mover == focal_) return "`" + who + "` would punish itself";
            if (mover == last) return "`" + who + "` moves twice in succession";
            if (!feasible(to)) return "`" + code_of(to) + "` is not feasible";
            if (!is_move(mover, here, to)) return "`" + who + "` cannot move to `" + code_of(to) + "`";
            if (credible && !prefers(mover, to, here))
                return "`" + who + "` gains nothing by moving to `" + code_of(to) + "`";
            here = to;
            last = mover;
        }
        if (prefers(focal_, here, state_)) return "after it the party is where it prefers to be";
        if (reason_.kind != Concept::smr && reason_.kind != Concept::sseq) return {};
        bool escapes = false;
        const bool all = for_each_better(focal_, here, state_, [&](const Levels&) {
            escapes = true;
            return false;
        });
        if (!escapes && !all) in_part_ = true;
        return escapes ? "after it the party can move where it prefers to be" : "";
    }

    Objection leaves() {
        if (reason_.answers.size() != 1) return "an unstable state needs exactly one improvement as its reason";
        const ReasonAnswer& answer = reason_.answers.front();
        if (answer.answered || !answer.sanction.empty()) return "the improvement is said to be answered";
        if (!improvement_of(answer)) return no_improvement(answer);
        // That nothing at all answers it would need every state that the others can reach.
        in_part_ = reason_.kind != Concept::nash;
        return {};
    }

    const Case& subject_;
    const Reason& reason_;
    std::size_t patience_;
    PartyIndex focal_ = 0;
    Levels state_;
    bool in_part_ = false;
};

}  // namespace

Finding check_locally(const Case& subject, const Reason& reason, std::size_t patience) {
    if (subject.graph) return {false, "an abstract graph has no levels to look at"};
    return LocalReading(subject, reason, patience).run();
}

}  // namespace irenic::certificate
