#include "stability/local_model.hpp"

#include <algorithm>
#include <numeric>
#include <set>

namespace irenic {
namespace {

Diagnostic cannot(std::string message, Place place, std::string help) {
    return {Severity::error, "not-locally", std::move(message), place, std::move(help)};
}

bool asks_about_any(const std::vector<OptionIndex>& options, const std::vector<OptionIndex>& own) {
    return std::any_of(own.begin(), own.end(),
                       [&](OptionIndex o) { return std::binary_search(options.begin(), options.end(), o); });
}

}  // namespace

std::vector<OptionIndex> options_asked(const Expression& expression, const Case& subject) {
    std::set<OptionIndex> asked;
    for (const Expression::Node& node : expression.nodes) {
        if (node.kind == Expression::Kind::level_in) asked.insert(node.index);
        if (node.kind != Expression::Kind::named_state) continue;
        for (OptionIndex o = 0; o < subject.options.size(); ++o) asked.insert(o);
    }
    return {asked.begin(), asked.end()};
}

LocalModel::LocalModel(const Case& subject) : subject_(&subject), parties_(subject.parties.size()) {
    if (subject.graph) {
        problem_ = cannot("an abstract graph has no options, so its states cannot be asked about one by one", {},
                          "leave out --local: an abstract graph is small");
        return;
    }
    for (const Constraint& constraint : subject.never) asked_by_.push_back(options_asked(constraint.that, subject));
    for (const NamedState& named : subject.states) merged_ = merged_ || named.patterns.size() > 1;
    transitive_ = !merged_ && std::all_of(subject.options.begin(), subject.options.end(), [](const Option& option) {
        return option.joint() || option.chance || option.transitive;
    });
    for (NamedStateIndex n = 0; n < subject.states.size(); ++n)
        ranked_.push_back({{{Expression::Kind::named_state, n, 0, 0, 0}}, {}, {}});
    for (OptionIndex o = 0; o < subject.options.size(); ++o) {
        const Option& option = subject.options[o];
        if (option.owners.size() == 1 && option.levels.size() > 1) parties_[option.owners.front()].own.push_back(o);
    }
    for (PartyIndex i = 0; i < parties_.size(); ++i) {
        LocalParty& party = parties_[i];
        party.graded.resize(subject.options.size());
        if (!read_wants(i)) return;
        for (std::size_t k = 0; k < asked_by_.size(); ++k)
            if (asks_about_any(asked_by_[k], party.own)) party.constraints.push_back(k);
        for (std::size_t k = 0; k < party.wants.size(); ++k)
            if (asks_about_any(party.wants[k].options, party.own)) party.wants_own.push_back(k);
    }
}

/// What asks about one option only goes into the table of its levels.
void LocalModel::want(LocalParty& party, const Expression& that, Worth weight) {
    std::vector<OptionIndex> options = options_asked(that, *subject_);
    if (options.size() != 1) {
        party.wants.push_back({&that, std::move(options), weight});
        return;
    }
    std::vector<Worth>& table = party.graded[options.front()];
    Levels levels(subject_->options.size(), 0);
    table.resize(subject_->options[options.front()].levels.size(), 0);
    for (std::size_t l = 0; l < table.size(); ++l) {
        levels[options.front()] = static_cast<Level>(l);
        if (holds(that, levels, *subject_)) table[l] += weight;
    }
}

bool LocalModel::read_wants(PartyIndex i) {
    constexpr std::size_t most_statements = 120;
    const Preference& preference = subject_->preferences[i];
    LocalParty& party = parties_[i];
    const std::size_t count = preference.statements.size();
    const bool by_priority = preference.kind == Preference::Kind::ordinal;
    if (by_priority && count > most_statements) {
        problem_ = cannot("`" + subject_->parties[i].id + "` has more than " + std::to_string(most_statements) +
                              " statements by priority, and states are asked about one by one",
                          preference.place, "leave out the least important statements, or give weights");
        return false;
    }
    for (std::size_t k = 0; k < count; ++k) {
        const Statement& statement = preference.statements[k];
        if (statement.graded) {
            std::vector<Worth>& table = party.graded[*statement.graded];
            table.resize(statement.grades.size(), 0);
            for (std::size_t l = 0; l < table.size(); ++l) table[l] += statement.grades[l].best.units;
        } else {
            want(party, statement.that, by_priority ? Worth{1} << (count - 1 - k) : Worth{statement.weight->best.units});
        }
    }
    // A ranking: every named state is worth its distance from the end.
    for (std::size_t place = 0; place < preference.ranking.size(); ++place)
        for (const NamedStateIndex n : preference.ranking[place])
            want(party, ranked_[n], static_cast<Worth>(preference.ranking.size() - place));
    return true;
}

bool LocalModel::feasible(std::span<const Level> levels) const {
    if (subject_->only_listed)
        return std::any_of(subject_->states.begin(), subject_->states.end(),
                           [&](const NamedState& named) { return !named.left_out && matches(named, levels); });
    return std::none_of(subject_->never.begin(), subject_->never.end(),
                        [&](const Constraint& constraint) { return holds(constraint.that, levels, *subject_); });
}

Worth LocalModel::worth(PartyIndex i, std::span<const Level> levels) const {
    const LocalParty& party = parties_[i];
    Worth sum = 0;
    for (std::size_t o = 0; o < levels.size(); ++o)
        if (!party.graded[o].empty()) sum += party.graded[o][levels[o]];
    for (const Want& want : party.wants)
        if (holds(*want.that, levels, *subject_)) sum += want.weight;
    return sum;
}

std::vector<Levels> LocalModel::members(const Levels& levels) const {
    if (!merged_) return {levels};
    for (const NamedState& named : subject_->states) {
        if (named.patterns.size() < 2 || !matches(named, levels)) continue;
        std::vector<Levels> found;
        for (const Levels& pattern : named.patterns)
            if (feasible(pattern)) found.push_back(pattern);
        std::sort(found.begin(), found.end(), ByRawCode{});
        return found;
    }
    return {levels};
}

Levels LocalModel::standing_for(const Levels& levels) const { return merged_ ? members(levels).front() : levels; }

}  // namespace irenic
