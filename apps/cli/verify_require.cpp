/// Changes, counts and conditions of `require` in `irenic verify`: each is put into the case and asked of the definitions.
#include <algorithm>
#include <functional>
#include <numeric>

#include <fmt/format.h>

#include "cli/verify.hpp"

namespace irenic::cli {

using nlohmann::json;

namespace {

Range exactly(const json& text) {
    Range range;
    range.low = range.best = range.high = parse_decimal(text.get<std::string>()).value;
    return range;
}

}  // namespace

std::optional<Preference> with_change(const Case& subject, PartyIndex party, const json& change) {
    Preference wants = subject.preferences[party];
    const std::size_t count = wants.statements.size();
    for (const json& number : change.value("numbers", json::array())) {
        const std::size_t k = number.at("statement").get<std::size_t>();
        if (k < 1 || k > count) return {};
        Statement& statement = wants.statements[k - 1];
        if (number.at("levels").empty() != statement.weight.has_value()) return {};
        if (number.at("levels").empty()) statement.weight = exactly(number.at("to"));
        for (const json& id : number.at("levels")) {
            const auto& levels = subject.options[*statement.graded].levels;
            const auto level = std::find(levels.begin(), levels.end(), id.get<std::string>());
            if (level == levels.end()) return {};
            statement.grades[static_cast<std::size_t>(level - levels.begin())] = exactly(number.at("to"));
        }
    }
    if (change.contains("order")) {
        std::vector<std::size_t> order = change.at("order").get<std::vector<std::size_t>>();
        for (std::size_t k = 0; k < order.size(); ++k)
            if (order.size() != count || std::count(order.begin(), order.end(), k + 1) != 1) return {};
        for (std::size_t k = 0; k < order.size(); ++k)
            wants.statements[k] = subject.preferences[party].statements[order[k] - 1];
    }
    if (change.contains("ranking")) {
        wants.ranking.clear();
        for (const json& group : change.at("ranking")) {
            wants.ranking.emplace_back();
            for (const json& id : group) {
                const auto named = find_named_state(subject, id.get<std::string>());
                if (!named) return {};
                wants.ranking.back().push_back(*named);
            }
        }
    }
    return wants;
}

std::int64_t sum_of_change(const Case& subject, PartyIndex party, const json& change) {
    std::int64_t sum = 0;
    for (const json& number : change.at("numbers")) {
        const std::int64_t to = exactly(number.at("to")).best.units;
        const Statement& statement =
            subject.preferences[party].statements[number.at("statement").get<std::size_t>() - 1];
        if (number.at("levels").empty()) sum += std::abs(to - statement.weight->best.units);
        for (const json& id : number.at("levels")) {
            const auto& levels = subject.options[*statement.graded].levels;
            const auto level = std::find(levels.begin(), levels.end(), id.get<std::string>()) - levels.begin();
            sum += std::abs(to - statement.grades[static_cast<std::size_t>(level)].best.units);
        }
    }
    return sum;
}

namespace {

constexpr std::size_t most_orders = 5040;  // seven states or statements in every order

bool stays_with(const Case& subject, PartyIndex party, const Preference& wants, Concept kind, const std::string& state) {
    Case other = subject;
    other.preferences[party] = wants;
    const certificate::Definitions definitions(other, 5'000'000);
    const auto s = definitions.find(state);
    return definitions.ok() && s && definitions.stable(kind, party, *s);
}

/// What a ranking is changed by: pairs of states whose order is another.
std::size_t pairs_turned(const Preference& before, const Preference& after, std::size_t states) {
    const auto places = [&](const Preference& wants) {
        std::vector<std::size_t> place(states, 0);
        for (std::size_t g = 0; g < wants.ranking.size(); ++g)
            for (const NamedStateIndex n : wants.ranking[g]) place[n] = g + 1;
        return place;
    };
    const std::vector<std::size_t> one = places(before);
    const std::vector<std::size_t> other = places(after);
    std::size_t turned = 0;
    for (std::size_t a = 0; a < states; ++a)
        for (std::size_t b = a + 1; b < states; ++b)
            if (one[a] != 0 && one[b] != 0 && (one[a] <=> one[b]) != (other[a] <=> other[b])) ++turned;
    return turned;
}

std::size_t exchanges(const std::vector<std::size_t>& order) {
    std::size_t count = 0;
    for (std::size_t a = 0; a < order.size(); ++a)
        for (std::size_t b = a + 1; b < order.size(); ++b) count += order[a] > order[b] ? 1U : 0U;
    return count;
}

/// One party under one concept.
class PartyAnswer {
public:
    PartyAnswer(const certificate::Definitions& definitions, Concept kind, PartyIndex party, std::string state,
                Outcome& outcome)
        : definitions_(definitions),
          subject_(definitions.subject()),
          kind_(kind),
          party_(party),
          state_(std::move(state)),
          outcome_(outcome) {}

    void check(const json& about, const json& places) {
        ++outcome_.verdicts;
        const bool stays = definitions_.stable(kind_, party_, *definitions_.find(state_));
        if (stays != about.at("stays").get<bool>())
            object("the answer and the definition differ on whether it would stay");
        const json& least = about.at("least");
        for (const json& change : least.at("changes")) check_change(change, least.at("amount"));
        const bool proven = least.at("found") == "proven";
        const std::size_t statements = subject_.preferences[party_].statements.size();
        if (proven && about.at("wants") == "order" && statements <= 7) return check_orders(least.at("amount"));
        if (about.at("wants") == "ranking" && about.at("rankings").is_object()) return check_rankings(about, places);
        if (proven) ++outcome_.in_part;  // that nothing smaller does is not gone through
    }

private:
    void object(const std::string& what) {
        outcome_.objections.push_back(
            fmt::format("{}, {}, state {}: {}", id_of(kind_), subject_.parties[party_].id, state_, what));
    }

    void check_change(const json& change, const json& amount) {
        ++outcome_.reasons;
        const auto wants = with_change(subject_, party_, change);
        if (!wants) return object("a change names what the case does not have");
        if (!stays_with(subject_, party_, *wants, kind_, state_))
            object("it would not stay with a change that is listed");
        if (!amount.is_string()) return;
        const std::string said = amount.get<std::string>();
        if (change.contains("order") &&
            said != std::to_string(exchanges(change.at("order").get<std::vector<std::size_t>>())))
            object("a change of order is not as large as is said");
        if (change.contains("ranking") &&
            said != std::to_string(pairs_turned(subject_.preferences[party_], *wants, subject_.states.size())))
            object("a change of the ranking is not as large as is said");
        if (change.contains("numbers")) check_sum(change, said);
    }

    /// Where six places cannot hold the sum of changes, at least it is no less.
    void check_sum(const json& change, const std::string& said) {
        const std::int64_t sum = sum_of_change(subject_, party_, change);
        const ParsedDecimal amount = parse_decimal(said);
        if (amount.error == DecimalError::none && to_string(Decimal{sum}) != said && sum <= amount.value.units)
            object("a change of weights is not as large as is said");
    }

    void check_orders(const json& amount) {
        const Preference& wants = subject_.preferences[party_];
        std::vector<std::size_t> order(wants.statements.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        const std::size_t said = std::stoul(amount.get<std::string>());
        do {
            if (exchanges(order) >= said) continue;
            Preference other = wants;
            for (std::size_t k = 0; k < order.size(); ++k) other.statements[k] = wants.statements[order[k]];
            if (stays_with(subject_, party_, other, kind_, state_))
                return object("a smaller change of order does it too");
        } while (std::next_permutation(order.begin(), order.end()));
    }

    /// Is the condition met by this ranking? Nothing where the answer does not list all of it.
    [[nodiscard]] std::optional<bool> meets(const json& condition, const Preference& wants) const {
        std::vector<std::size_t> place(definitions_.size(), 0);
        for (std::size_t g = 0; g < wants.ranking.size(); ++g)
            for (const NamedStateIndex n : wants.ranking[g]) place[*definitions_.find(subject_.states[n].id)] = g;
        const std::size_t own = place[*definitions_.find(state_)];
        for (const json& clause : condition.at("every")) {
            const json& some = clause.at("some");
            if (clause.at("ways").get<std::size_t>() != some.size()) return {};
            const bool met = std::any_of(some.begin(), some.end(), [&](const json& way) {
                return std::all_of(way.begin(), way.end(), [&](const json& id) {
                    const auto s = definitions_.find(id.get<std::string>());
                    return s && place[*s] >= own;
                });
            });
            if (!met) return false;
        }
        return condition.at("complete").get<bool>() ? std::optional(true) : std::nullopt;
    }

    /// Every order of what may move: the count, the condition, and that nothing smaller does.
    void check_rankings(const json& about, const json& places) {
        const Preference& wants = subject_.preferences[party_];
        const std::size_t first = places.is_array() ? places.at(0).get<std::size_t>() : 1;
        const std::size_t last = places.is_array() ? places.at(1).get<std::size_t>() : definitions_.size();
        std::vector<NamedStateIndex> free;
        std::vector<std::vector<NamedStateIndex>> above;
        std::vector<std::vector<NamedStateIndex>> below;
        std::size_t place = 0;
        for (const auto& group : wants.ranking) {
            ++place;
            if (place >= first && place <= last)
                free.insert(free.end(), group.begin(), group.end());
            else
                (place < first ? above : below).push_back(group);
            place += group.size() - 1;
        }
        std::size_t all = 1;
        for (std::size_t k = 2; k <= free.size() && all <= most_orders; ++k) all *= k;
        const json& least = about.at("least");
        const bool proven = least.at("found") == "proven";
        if (all > most_orders || !about.at("rankings").at("count").is_string()) {
            ++outcome_.in_part;
            return;
        }
        const bool strict =
            std::all_of(wants.ranking.begin(), wants.ranking.end(), [](const auto& g) { return g.size() == 1; });
        std::size_t count = 0;
        std::sort(free.begin(), free.end());
        do {
            Preference other = wants;
            other.ranking = above;
            for (const NamedStateIndex n : free) other.ranking.push_back({n});
            other.ranking.insert(other.ranking.end(), below.begin(), below.end());
            const bool stays = stays_with(subject_, party_, other, kind_, state_);
            if (stays) ++count;
            if (const auto met = meets(about.at("condition"), other); met && *met != stays)
                return object("the condition and the definition differ on a ranking");
            if (stays && proven && strict &&
                pairs_turned(wants, other, subject_.states.size()) < std::stoul(least.at("amount").get<std::string>()))
                return object("a smaller change of the ranking does it too");
        } while (std::next_permutation(free.begin(), free.end()));
        ++outcome_.verdicts;
        if (about.at("rankings").at("count") != std::to_string(count))
            object(fmt::format("{} rankings do, not {}", count, about.at("rankings").at("count").get<std::string>()));
        if (proven && !strict) ++outcome_.in_part;
    }

    const certificate::Definitions& definitions_;
    const Case& subject_;
    Concept kind_;
    PartyIndex party_;
    std::string state_;
    Outcome& outcome_;
};

/// Changes of several parties at once: nobody would leave.
void check_together(const Case& subject, Concept kind, const std::string& state, const json& together, Outcome& outcome) {
    const std::string said = together.at("outcome").get<std::string>();
    if (said != "together" && said != "others-found") return;
    ++outcome.reasons;
    Case other = subject;
    for (const auto& [id, change] : together.at("changes").items()) {
        const auto party = find_party(subject, id);
        const auto wants = party ? with_change(subject, *party, change) : std::nullopt;
        if (!wants) {
            outcome.objections.push_back(fmt::format("{}: a change names what the case does not have", id_of(kind)));
            return;
        }
        other.preferences[*party] = *wants;
    }
    const certificate::Definitions definitions(other, 5'000'000);
    for (PartyIndex i = 0; i < subject.parties.size(); ++i)
        if (!definitions.ok() || !definitions.stable(kind, i, *definitions.find(state)))
            outcome.objections.push_back(fmt::format("{}, state {}: with the changes of all, {} would leave",
                                                     id_of(kind), state, subject.parties[i].id));
}

}  // namespace

void check_require(const certificate::Definitions& definitions, const json& answer, const std::stop_token& stop,
                   Outcome& outcome) {
    if (!answer.contains("require")) return;
    const std::string state = answer.at("state").get<std::string>();
    if (!definitions.find(state)) {
        outcome.objections.push_back(fmt::format("`{}` is no state of the case", state));
        return;
    }
    for (const auto& [id, of_concept] : answer.at("require").items()) {
        const auto kind = find_concept(id);
        if (!kind) {
            outcome.objections.push_back(fmt::format("`{}` is no stability concept", id));
            continue;
        }
        for (const auto& [party_id, about] : of_concept.at("parties").items()) {
            if (stop.stop_requested()) return;
            const auto party = find_party(definitions.subject(), party_id);
            if (!party) {
                outcome.objections.push_back(fmt::format("`{}` is no party of the case", party_id));
                continue;
            }
            PartyAnswer(definitions, *kind, *party, state, outcome).check(about, answer.at("places"));
        }
        check_together(definitions.subject(), *kind, state, of_concept.at("together"), outcome);
    }
}

}  // namespace irenic::cli
