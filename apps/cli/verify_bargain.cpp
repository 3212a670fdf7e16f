/// Frontier, zone, solutions and what is said of strategies' ends, in `irenic verify`.
#include <map>

#include <fmt/format.h>

#include "cli/verify.hpp"

namespace irenic::cli {

using nlohmann::json;

namespace {

constexpr std::size_t most_states = 20'000;  ///< up to which outsiders' moves are gone through: slow on purpose

/// Counts are numbers, digits where a number would not hold them, or null.
std::string read_count(const json& count) {
    if (count.is_null()) return {};
    return count.is_string() ? count.get<std::string>() : std::to_string(count.get<std::uint64_t>());
}

using Strings = std::vector<std::string>;

certificate::AmountByParty read_amounts(const json& from) { return from.get<certificate::AmountByParty>(); }

certificate::ClaimedFrontier read_frontier(const json& answer) {
    certificate::ClaimedFrontier claim;
    for (const json& row : answer.at("frontier"))
        claim.rows.push_back({row.at("packages").get<Strings>(), read_count(row.at("packages-count")),
                              row.at("values").get<certificate::ByParty>(), row.at("in-zone").get<bool>()});
    claim.count = answer.at("frontier-count").get<std::size_t>();
    claim.zone_only = answer.value("zone-only", false);
    if (!answer.at("exact").get<bool>()) claim.guarantee = answer.at("guarantee").get<certificate::ByParty>();
    return claim;
}

certificate::ClaimedSolution read_solution(const json& answer, const std::string& rule) {
    certificate::ClaimedSolution claim;
    claim.rule = rule;
    for (const json& from : answer.at("solutions").at(rule)) {
        certificate::ClaimedSolution::Row& row = claim.rows.emplace_back();
        row.state = from.at("state").get<std::string>();
        row.values = from.at("values").get<certificate::ByParty>();
        row.gains = from.at("gains").get<certificate::ByParty>();
        if (from.contains("gainers")) row.gainers = from["gainers"].get<Strings>();
    }
    claim.count = read_count(answer.at("solutions-count").at(rule));
    const json left_out = answer.value("left-out", json::object());
    if (left_out.contains(rule)) claim.left_out = left_out[rule].get<Strings>();
    return claim;
}

certificate::ClaimedLottery read_lottery(const json& from, const std::string& rule) {
    certificate::ClaimedLottery claim;
    claim.rule = rule;
    for (const json& share : from.at("shares"))
        claim.shares.push_back({share.at("state").get<std::string>(), share.at("probability").get<std::string>()});
    for (const auto& [party, average] : from.at("averages").items())
        claim.averages[party] = average.at("exact").get<std::string>();
    claim.left_out = from.at("left-out").get<Strings>();
    claim.bound = from.at("bound").get<double>();
    return claim;
}

/// What is said of one strategy's end.
class StrategyAnswer {
public:
    StrategyAnswer(const certificate::Table& table, StrategyIndex strategy, Outcome& outcome)
        : table_(table), strategy_(strategy), id_(table.subject().strategies[strategy].id), outcome_(outcome) {}

    void check_linkage(const json& from) {
        if (from.is_null()) return;
        if (from.value("undecided", false)) {
            ++outcome_.undecided;
            return;
        }
        certificate::ClaimedLinkage claim;
        claim.strategy = id_;
        if (from.at("degree").is_number()) claim.degree = from["degree"].get<std::uint32_t>();
        claim.needs_linking = from.at("needs-linking").get<bool>();
        claim.path = from.at("path").get<Strings>();
        for (const auto& [party, gain] : from.at("gain").items())
            if (gain.is_number()) claim.gain[party] = gain.get<double>();
        tell("linkage", check(table_, claim));
    }

    void check_repairs(const json& from) {
        if (const json& payments = from.at("payments"); payments.is_object()) check_payments(payments);
        if (const json& concessions = from.at("concessions"); concessions.is_object()) check_concessions(concessions);
        if (const json& levels = from.at("levels"); levels.is_object()) {
            check_levels(levels.at("on-table"), false);
            check_levels(levels.at("beyond"), true);
        }
        for (const auto& [party, weights] : from.at("weights").items()) check_weights(party, weights);
    }

    void check_consent(const json& from) {
        certificate::ClaimedConsent claim;
        claim.strategy = id_;
        claim.signable = from.at("signable").get<bool>();
        claim.suffices = from.at("suffices").get<std::vector<Strings>>();
        claim.suffices_count = read_count(from.at("suffices-count"));
        claim.alone = from.at("alone").get<Strings>();
        claim.blocks_alone = from.at("blocks-alone").get<Strings>();
        claim.would_complete = from.at("would-complete").get<Strings>();
        tell("consent", check(table_, claim));
    }

    void check_outsiders(const certificate::Definitions& definitions, const json& from) {
        certificate::ClaimedOutsiders claim;
        claim.strategy = id_;
        for (const json& each : from.at("spoilers")) {
            certificate::ClaimedOutsiders::Spoiler& spoiler = claim.spoilers.emplace_back();
            spoiler.party = each.at("party").get<std::string>();
            spoiler.to = each.at("to").get<std::string>();
            if (each.at("gain").is_number()) spoiler.gain = each["gain"].get<double>();
            for (const auto& [kind, deterred] : each.at("deterred").items())
                spoiler.deterred[kind] = deterred.is_null() ? std::nullopt : std::optional(deterred.get<bool>());
        }
        claim.would_not_gain = from.at("would-not-gain").get<Strings>();
        claim.cannot_move = from.at("cannot-move").get<Strings>();
        claim.unsettled = from.at("unsettled").get<Strings>();
        tell("outsiders", definitions.ok() ? check(definitions, table_, claim) : certificate::Finding{true, {}, true});
    }

    void tell(const char* what, const certificate::Finding& finding) {
        add(finding, fmt::format("{} of {}", what, id_), outcome_);
    }

private:
    void check_payments(const json& from) {
        if (!from.at("ordinal").empty()) return;
        certificate::ClaimedPayments claim;
        claim.strategy = id_;
        claim.possible = from.at("possible").get<bool>();
        claim.needed = from.at("needed").get<std::string>();
        claim.total = from.at("total").get<std::string>();
        claim.available = from.at("available").get<std::string>();
        for (const json& one : from.at("payments"))
            claim.payments.push_back({one.at("from").get<std::string>(), one.at("to").get<std::string>(),
                                      one.at("paid").get<std::string>(), one.at("worth").get<std::string>()});
        claim.after = read_amounts(from.at("after"));
        tell("payments", check(table_, claim));
    }

    void check_concessions(const json& from) {
        certificate::ClaimedConcessions claim;
        claim.strategy = id_;
        for (const auto& [party, amount] : from.at("alone").items())
            claim.alone[party] = amount.is_null() ? "" : amount.get<std::string>();
        claim.sum = from.at("least-sum").at("least").get<std::string>();
        claim.sum_by = read_amounts(from.at("least-sum").at("by"));
        claim.maximum = from.at("least-maximum").at("least").get<std::string>();
        claim.maximum_by = read_amounts(from.at("least-maximum").at("by"));
        tell("concessions", check(table_, claim));
    }

    void check_levels(const json& from, bool beyond) {
        certificate::ClaimedLevels claim;
        claim.strategy = id_;
        claim.beyond = beyond;
        claim.found = from.at("found").get<std::string>();
        claim.options = from.at("options").get<std::uint32_t>();
        claim.count = from.at("count").get<std::uint64_t>();
        claim.counted = from.at("counted").get<bool>();
        for (const json& change : from.at("least"))
            claim.least.push_back(
                {change.at("sets").get<std::map<std::string, std::string>>(), change.at("state").get<std::string>()});
        tell(beyond ? "levels beyond the table" : "levels on the table", check(table_, claim));
    }

    /// Each change is put into the case: does the party then consent? That nothing smaller does is not gone through.
    void check_weights(const std::string& id, const json& from) {
        const Case& subject = table_.subject();
        const auto party = find_party(subject, id);
        if (!party) return tell("weights", {false, fmt::format("`{}` is no party of the case", id), false});
        for (const json& change : from.at("changes")) {
            const auto wants = with_change(subject, *party, change);
            if (!wants) return tell("weights", {false, "a change names what the case does not have", false});
            Case other = subject;
            other.preferences[*party] = *wants;
            const certificate::Table then(other, subject.strategies[strategy_].agreement, 0);
            const auto& who = then.signatories();
            const auto place = static_cast<std::size_t>(std::find(who.begin(), who.end(), *party) - who.begin());
            if (!then.problem().empty() || place == who.size() ||
                !then.consents(place, then.values(then.end_of(strategy_))))
                return tell("weights", {false, fmt::format("`{}` would still not consent", id), false});
            const std::string said = from.at("amount").get<std::string>();
            const ParsedDecimal amount = parse_decimal(said);
            const std::int64_t sum = sum_of_change(subject, *party, change);
            if (amount.error == DecimalError::none && to_string(Decimal{sum}) != said && sum <= amount.value.units)
                return tell("weights", {false, "a change is not as large as is said", false});
            tell("weights", {true, {}, true});
        }
    }

    const certificate::Table& table_;
    StrategyIndex strategy_;
    std::string id_;
    Outcome& outcome_;
};

void check_talks(const certificate::Table& table, const json& talks, Outcome& outcome) {
    const Case& subject = table.subject();
    const auto signatories = talks.at("signatories").get<Strings>();
    bool same = signatories.size() == table.signatories().size();
    for (std::size_t k = 0; same && k < signatories.size(); ++k)
        same = signatories[k] == subject.parties[table.signatories()[k]].id;
    if (!same) {
        outcome.objections.emplace_back("talks: those who sign are not who is said");
        return;
    }
    for (std::size_t k = 0; k < signatories.size(); ++k) {
        ++outcome.verdicts;
        const json& without = talks.at("no-agreement").at(signatories[k]);
        if (without.at("value").get<double>() != to_double(Decimal{table.no_agreement()[k]}))
            outcome.objections.push_back(fmt::format("talks: without a deal, {} has {}", signatories[k],
                                                     to_string(Decimal{table.no_agreement()[k]})));
    }
}

/// Where strategies stand on the table of these talks.
void check_at_table(const certificate::Table& table, const json& answer, Outcome& outcome) {
    const json strategies = answer.value("strategies", json::object());
    for (const auto& [id, said] : strategies.items()) {
        ++outcome.verdicts;
        const auto strategy = find_strategy(table.subject(), id);
        if (!strategy) {
            outcome.objections.push_back(fmt::format("strategies: `{}` is no strategy of the case", id));
            continue;
        }
        const Levels end = table.end_of(*strategy);
        const auto values = table.values(end);
        bool right = said.at("state") == table.name(end) && said.at("on-table") == table.on_table(end) &&
                     said.at("in-zone") == (table.on_table(end) && table.agreed(values));
        for (std::size_t k = 0; k < values.size(); ++k)
            right = right && said.at("values").at(table.subject().parties[table.signatories()[k]].id).get<double>() ==
                                 to_double(Decimal{values[k]});
        if (!right) outcome.objections.push_back(fmt::format("strategies: {} does not stand where is said", id));
    }
}

void check_strategies(const Case& subject, const json& answer, const std::stop_token& stop, Outcome& outcome) {
    for (const char* key : {"blockers", "linkage", "repairs", "consent"}) {
        const json by_strategy = answer.value(key, json::object());
        for (auto at = by_strategy.begin(); at != by_strategy.end(); ++at)
            if (!find_strategy(subject, at.key()))
                outcome.objections.push_back(fmt::format("{}: `{}` is no strategy of the case", key, at.key()));
    }
    std::optional<certificate::Definitions> definitions;
    std::map<std::optional<AgreementIndex>, certificate::Table> tables;  // agreements that several strategies propose
    for (StrategyIndex strategy = 0; strategy < subject.strategies.size(); ++strategy) {
        if (stop.stop_requested()) return;
        const std::string& id = subject.strategies[strategy].id;
        const auto part = [&](const char* key) { return answer.value(key, json::object()).value(id, json()); };
        const auto agreement = subject.strategies[strategy].agreement;
        const certificate::Table& table = tables.try_emplace(agreement, subject, agreement).first->second;
        if (!table.problem().empty()) {  // by wants that only order states
            ++outcome.in_part;
            continue;
        }
        StrategyAnswer about(table, strategy, outcome);
        if (const json deficits = part("blockers"); deficits.is_object())
            about.tell("blockers", check_blockers(table, id, deficits.get<certificate::ByParty>()));
        about.check_linkage(part("linkage"));
        if (const json repairs = part("repairs"); repairs.is_object()) about.check_repairs(repairs);
        const json consent = part("consent");
        if (!consent.is_object()) continue;
        about.check_consent(consent);
        if (!definitions) definitions.emplace(subject, most_states);
        about.check_outsiders(*definitions, consent);
    }
}

}  // namespace

void check_bargain(const Case& subject, const json& answer, const std::stop_token& stop, Outcome& outcome) {
    const json& talks = answer.at("talks");
    std::optional<AgreementIndex> about;
    if (talks.at("agreement").is_string()) {
        about = find_agreement(subject, talks["agreement"].get<std::string>());
        if (!about) {
            outcome.objections.emplace_back("talks: the case has no such agreement");
            return;
        }
    }
    const certificate::Table table(subject, about);
    if (!table.problem().empty()) {
        outcome.objections.push_back("talks: " + table.problem());
        return;
    }
    check_talks(table, talks, outcome);
    const certificate::ClaimedFrontier frontier = read_frontier(answer);
    add(check(table, frontier), "frontier", outcome);
    add(check(table, certificate::ClaimedZone{read_count(talks.at("packages")), read_count(answer.at("zone-size")),
                                              answer.at("zone-empty").get<bool>()}),
        "zone", outcome);
    for (const auto& [rule, rows] : answer.at("solutions").items()) {
        if (stop.stop_requested()) return;
        add(check(table, frontier, read_solution(answer, rule)), rule, outcome);
    }
    if (frontier.guarantee.empty() && answer.contains("lotteries"))
        for (const auto& [rule, lottery] : answer.at("lotteries").items())
            add(check(table, read_lottery(lottery, rule)), "lottery by " + rule, outcome);
    check_at_table(table, answer, outcome);
    check_strategies(subject, answer, stop, outcome);
}

}  // namespace irenic::cli
