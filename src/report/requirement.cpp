#include "report/requirement.hpp"

#include "report/names.hpp"
#include "report/numbers.hpp"

namespace irenic {

std::string statement_id(const Preference& wants, std::size_t statement) { return wants.statements[statement].id; }

Phrase statement_words(const Case& subject, PartyIndex party, std::size_t statement) {
    const Statement& said = subject.preferences[party].statements[statement];
    if (!said.id.empty()) return code(said.id);
    if (said.graded) return Phrase("its numbers for ") << code(subject.options[*said.graded].id);
    const bool one_word = said.that.text.find(' ') == std::string::npos;
    return one_word ? code(said.that.text) : Phrase("(") << code(said.that.text) << ")";
}

Phrase number_words(const Case& subject, PartyIndex party, const WantedNumber& number) {
    const Statement& said = subject.preferences[party].statements[number.statement];
    Phrase words;
    if (number.levels.empty()) return words << "the weight of " << statement_words(subject, party, number.statement);
    std::vector<Phrase> levels;
    for (const Level level : number.levels) levels.emplace_back(code(subject.options[*said.graded].levels[level]));
    words << "the value of " << code(subject.options[*said.graded].id) << " " << list_of(levels);
    if (!said.id.empty()) words << " in " << code(said.id);
    return words;
}

Phrase comparison_words(const Case& subject, const PartyRequirement& found, std::uint32_t kind) {
    const auto side = [&](bool more) {
        Phrase sum;
        for (const WantedTerm& term : found.differences[kind]) {
            if ((term.times > 0) != more) continue;
            const Statement& said = subject.preferences[found.party].statements[term.number.statement];
            sum << (sum.empty() ? "" : " + ");
            if (said.graded && said.id.empty())
                sum << code(subject.options[*said.graded].id);
            else
                sum << statement_words(subject, found.party, term.number.statement);
            if (said.graded)
                sum << "(" << code(subject.options[*said.graded].levels[term.number.levels.front()]) << ")";
        }
        return sum.empty() ? Phrase("0") : sum;
    };
    return side(true) << " ≤ " << side(false);
}

std::vector<std::string> settings_of(const Space& space, PartyIndex party, const WantsChange& change) {
    const Case& subject = space.subject();
    const Preference& wants = subject.preferences[party];
    std::vector<std::string> settings;
    for (const NumberChange& one : change.numbers) {
        const Statement& said = wants.statements[one.number.statement];
        if (said.id.empty()) return {};
        if (one.number.levels.empty()) settings.push_back(said.id + ".weight=" + to_string(one.to));
        for (const Level level : one.number.levels)
            settings.push_back(said.id + ".values." + subject.options[*said.graded].levels[level] + "=" +
                               to_string(one.to));
    }
    if (change.ranking.empty()) return settings;
    // A ranking's states have names; the first name of a state is as good as another.
    std::string ranking;
    for (const auto& group : change.ranking) {
        std::string names;
        for (const StateIndex s : group) names += (names.empty() ? "" : ", ") + space.name(s);
        ranking += (ranking.empty() ? "" : ", ") + (group.size() > 1 ? "[" + names + "]" : names);
    }
    settings.push_back("preferences." + subject.parties[party].id + ".ranking=[" + ranking + "]");
    return settings;
}

std::string_view id_of(LeastFound found) {
    switch (found) {
        case LeastFound::none_needed: return "none-needed";
        case LeastFound::proven: return "proven";
        case LeastFound::unproven: return "unproven";
        case LeastFound::impossible: return "impossible";
        case LeastFound::open: break;
    }
    return "open";
}

std::string_view id_of(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::numbers: return "weights";
        case ChangeKind::order: return "order";
        case ChangeKind::ranking: return "ranking";
        case ChangeKind::nothing: break;
    }
    return "none";
}

std::string_view id_of(JointOutcome outcome) {
    switch (outcome) {
        case JointOutcome::holds_already: return "holds-already";
        case JointOutcome::together: return "together";
        case JointOutcome::other_found: return "others-found";
        case JointOutcome::not_found: return "not-found";
        case JointOutcome::impossible: break;
    }
    return "impossible";
}

Phrase wants_words(const Space& space, PartyIndex party, const WantsChange& change) {
    const Case& subject = space.subject();
    std::vector<Phrase> parts;
    for (const NumberChange& one : change.numbers) {
        Phrase part = number_words(subject, party, one.number);
        part << " from " << exact_amount(one.from) << " to " << exact_amount(one.to);
        parts.push_back(std::move(part));
    }
    if (!change.numbers.empty()) return list_of(parts);
    Phrase words;
    for (const std::size_t k : change.order) parts.push_back(statement_words(subject, party, k));
    for (const auto& group : change.ranking) {
        std::vector<Phrase> states;
        for (const StateIndex s : group) states.emplace_back(code(space.name(s)));
        parts.push_back(states.size() == 1 ? states.front() : Phrase("[") << joined(states, ", ") << "]");
    }
    return words << joined(parts, ", ");
}

}  // namespace irenic
