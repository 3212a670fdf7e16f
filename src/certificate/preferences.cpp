/// Which of two states a party prefers: docs/semantics.md, section 2.
#include "irenic/certificate.hpp"

namespace irenic::certificate {
namespace {

/// In an abstract graph an expression can only ask which state it is.
bool holds_at(const Expression& expression, const Levels& levels, NamedStateIndex named, const Case& subject) {
    if (!subject.graph) return holds(expression, levels, subject);
    using Kind = Expression::Kind;
    Expression told = expression;
    for (Expression::Node& node : told.nodes)
        if (node.kind == Kind::named_state) node.kind = node.index == named ? Kind::truth : Kind::falsehood;
    return holds(told, levels, subject);
}

}  // namespace

/// By priority: the truth of every statement, most important first. Weighted: their sum.
Definitions::Worth Definitions::worth_of(PartyIndex i, const Levels& levels, NamedStateIndex named) {
    const Preference& preference = subject_->preferences[i];
    Worth truths;
    Decimal sum;
    for (const Statement& statement : preference.statements) {
        Decimal adds;
        if (statement.graded) {
            adds = statement.grades[levels[*statement.graded]].best;
        } else {
            const bool satisfied = holds_at(statement.that, levels, named, *subject_);
            truths.push_back(satisfied ? 1 : 0);
            if (satisfied && statement.weight) adds = statement.weight->best;
        }
        const auto more = checked_sum(sum, adds);
        if (!more) problem_ = "the weights of `" + subject_->parties[i].id + "` add up to more than a number holds";
        sum = more.value_or(Decimal{});
    }
    return preference.kind == Preference::Kind::weighted ? Worth{sum.units} : truths;
}

void Definitions::weigh_states() {
    for (PartyIndex i = 0; i < subject_->parties.size(); ++i) {
        const Preference& preference = subject_->preferences[i];
        const std::string& who = subject_->parties[i].id;
        std::vector<Worth>& worth = worth_.emplace_back(size());
        if (preference.kind == Preference::Kind::indifferent) continue;
        if (preference.kind == Preference::Kind::ranking) {
            for (std::size_t group = 0; group < preference.ranking.size(); ++group) {
                for (const NamedStateIndex named : preference.ranking[group]) {
                    const auto place = state_of_.find(named);
                    const std::string& id = subject_->states[named].id;
                    if (place == state_of_.end())
                        problem_ = "`" + who + "` ranks `" + id + "`, which is not feasible";
                    else if (!worth[place->second].empty())
                        problem_ = "`" + who + "` ranks `" + id + "` twice";
                    else
                        worth[place->second] = {-static_cast<std::int64_t>(group)};
                }
            }
            for (std::size_t s = 0; s < size(); ++s)
                if (worth[s].empty()) problem_ = "`" + who + "` does not rank `" + name(s) + "`";
            continue;
        }
        for (std::size_t s = 0; s < size(); ++s) {
            const State& state = states_[s];
            worth[s] = worth_of(i, state.members.empty() ? Levels{} : state.members.front(), state.named);
            for (const Levels& member : state.members)
                if (worth_of(i, member, state.named) != worth[s])
                    problem_ = "the members of `" + name(s) + "` differ in value for `" + who + "`";
        }
    }
}

bool Definitions::prefers(PartyIndex i, std::size_t better, std::size_t worse) const {
    return worth_[i][better] > worth_[i][worse];
}

}  // namespace irenic::certificate
