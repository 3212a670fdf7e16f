/// Test functions about signing, keeping and values.
#include "appraisal/parts.hpp"

namespace irenic {
namespace {

std::string deficit_words(const ConsentRow& row) {
    if (!row.cardinal) return "";
    return " by " + to_string(row.deficit) + " (" + to_string(row.value) + " against " + to_string(row.no_agreement) +
           " without a deal)";
}

}  // namespace

std::optional<Evaluator::Package> Evaluator::package_asked(const Test::Node& call) {
    if (call.state->kind != StateReference::Kind::strategy) {
        parts_.fail("needs-strategy", "`" + call.text + "` asks who would sign, and this is not a strategy", call.place,
                    "name a strategy");
        return {};
    }
    const StateIndex package = parts_.state_of(*call.state, call.place);
    if (package == no_state) return {};
    auto signing = parts_.signing_of(call.state->index, package);
    if (!signing) return {};
    return Package{package, *std::move(signing)};
}

Outcome Evaluator::signable(const Test::Node& call) {
    const auto package = package_asked(call);
    if (!package) return failure();
    std::string because;
    for (const ConsentRow& row : package->signing.rows) {
        if (row.consents) continue;
        because += because.empty() ? "" : "; ";
        because += name(row.party) + (row.must ? " blocks" : " objects") + deficit_words(row);
    }
    if (because.empty()) because = "every signatory is at least as well off as without a deal";
    return answer(call, package->signing.signable, because, package->state);
}

Outcome Evaluator::blocks(const Test::Node& call) {
    const auto package = package_asked(call);
    if (!package) return failure();
    for (const ConsentRow& row : package->signing.rows) {
        if (row.party != *call.party) continue;
        if (!row.consents)
            return answer(call, true, name(row.party) + " does not consent" + deficit_words(row), package->state);
        return answer(call, false,
                      name(row.party) + " is at least as well off as without a deal (" + to_string(row.value) +
                          " against " + to_string(row.no_agreement) + ")",
                      package->state);
    }
    return answer(call, false, name(*call.party) + " is not asked to sign", package->state);
}

namespace {

std::string stop_place(std::uint32_t steps) {
    return steps == 0 ? "before the first step" : "after step " + std::to_string(steps);
}

}  // namespace

const Plan* Evaluator::plan_asked(const Test::Node& call) {
    const bool strategy = call.state->kind == StateReference::Kind::strategy;
    const auto agreement = strategy ? subject().strategies[call.state->index].agreement : std::nullopt;
    if (agreement) return parts_.plan_of(*agreement);
    parts_.fail("nothing-to-keep", "`" + call.text + "` asks about the steps of an agreement, and there is none",
                call.place, "name a strategy that has an `agreement`");
    return nullptr;
}

Outcome Evaluator::keeps(const Test::Node& call) {
    const Plan* plan = plan_asked(call);
    if (plan == nullptr) return failure();
    if (plan->self_enforcing)
        return answer(call, true, "at every step every party that could stop gains at least as much by going on");
    const StateIndex at = plan->states[*plan->stops_at];
    return answer(call, false, name(*plan->stopped_by) + " would gain by stopping " + stop_place(*plan->stops_at), at);
}

Outcome Evaluator::stops(const Test::Node& call) {
    const Plan* plan = plan_asked(call);
    if (plan == nullptr) return failure();
    if (!plan->stops_at) return answer(call, false, "nobody would gain by stopping");
    const StateIndex at = plan->states[*plan->stops_at];
    for (const SlackRow* row : first_stop(*plan)) {
        if (row->party != *call.party) continue;
        return answer(call, true, name(row->party) + " would gain by stopping " + stop_place(row->after), at);
    }
    return answer(call, false,
                  "where the steps first stop, " + stop_place(*plan->stops_at) + ", it is " + name(*plan->stopped_by) +
                      " that would gain by stopping, not " + name(*call.party),
                  at);
}

Outcome Evaluator::value_of(const Test::Node& call, StateIndex state, const std::string& where) {
    const Decimal value = parts_.space->value(*call.party, state);
    Witness witness;
    witness.test = call.text;
    witness.is = true;
    witness.number = value;
    witness.because = name(*call.party) + " values " + where + " at " + to_string(value);
    witness.state = state;
    witnesses_.push_back(std::move(witness));
    return {false, true, value, !parts_.space->cardinal(*call.party)};
}

Outcome Evaluator::value(const Test::Node& call) {
    const StateIndex state = parts_.state_of(*call.state, call.place);
    if (state == no_state) return failure();
    return value_of(call, state, "the state " + parts_.space->name(state));
}

Outcome Evaluator::value_at_stop(const Test::Node& call) {
    StateIndex state = parts_.state_of(*call.state, call.place);
    if (state == no_state) return failure();
    std::string where = "the end state " + parts_.space->name(state);
    const bool strategy = call.state->kind == StateReference::Kind::strategy;
    if (const auto agreement = strategy ? subject().strategies[call.state->index].agreement : std::nullopt) {
        const Plan* plan = parts_.plan_of(*agreement);
        if (plan == nullptr) return failure();
        if (plan->stops_at) {
            state = plan->states[*plan->stops_at];
            where = "the state where the steps stop, " + stop_place(*plan->stops_at) + ",";
        }
    }
    return value_of(call, state, where);
}

}  // namespace irenic
