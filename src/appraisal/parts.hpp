/// What an appraiser keeps: the space of one case, and each answer once it was asked for.
#pragma once

#include <map>
#include <memory>

#include "irenic/appraisal.hpp"

namespace irenic {

struct Appraiser::Parts {
    const Case* subject = nullptr;
    SpaceLimits limits;
    Workers workers;
    std::stop_token stop;

    std::vector<Diagnostic> diagnostics;
    bool limit_reached = false;
    Looking looking = Looking::as_fits;
    std::optional<Space> enumerated;  ///< every feasible state, or …
    std::optional<SpokenOf> spoken;   ///< … those that are spoken of
    const Space* space = nullptr;     ///< the one or the other; null after an error
    std::unique_ptr<Explainer> explainer;
    std::optional<StabilityAnswer> verdicts;
    std::map<AgreementIndex, std::optional<Plan>> plans;
    std::optional<std::vector<StrategyAppraisal>> strategies;
    std::optional<std::vector<ClaimAppraisal>> claims;
    std::optional<std::vector<StrategyDeal>> deals;
    std::vector<Appraiser> readings;
    struct Variant;
    std::unique_ptr<Variant> variant;  ///< the case that a `without` asked about last; neighbours often ask again
    Parts* family = nullptr;           ///< of a reading: the appraiser that holds its sisters

    Parts(const Case& given, const SpaceLimits& space_limits, const Workers& allowed, std::stop_token stopping,
          Looking how);
    ~Parts();
    Parts& without(const Removal& removal);

    /// Reports an error; the same one is reported once.
    void fail(Diagnostic error);
    void fail(std::string code, std::string message, Place place, std::string help);

    /// The state that is meant; `no_state`, with an error reported, when it cannot be had.
    StateIndex state_of(const StateReference& reference, Place place);
    /// The plan of an agreement as written; null, with an error reported, when there is none.
    const Plan* plan_of(AgreementIndex agreement);
    /// Who would sign; nothing, with an error reported, when that cannot be said.
    std::optional<Signing> signing_of(StrategyIndex strategy, StateIndex package);
    Explanation reason(Concept kind, PartyIndex party, StateIndex state);
    Explainer& reasons();
    Bits equilibria(Concept kind);
    /// Where states are not enumerated: has all that these tests, and the strategies, speak of in the space. What was worked out before
    /// on a smaller space is dropped.
    void prepare(std::span<const Test* const> tests, bool strategies_too);
    void prepare_everything();
    void ask_about(const Test& test, std::uint32_t node);
    void ask_all(Concept kind, std::optional<PartyIndex> party, const Levels& levels);

    std::optional<StrategyAppraisal> appraise(StrategyIndex strategy);
};

/// A case with something left out.
struct Appraiser::Parts::Variant {
    std::string removed;
    Case subject;
    Parts parts;

    Variant(std::string what, Case changed, const Parts& whole)
        : removed(std::move(what)),
          subject(std::move(changed)),
          parts(subject, whole.limits, whole.workers, whole.stop, whole.looking) {}
};

/// What a test, or a part of one, came to.
struct Outcome {
    bool failed = false;  ///< it cannot be said; an error was reported
    bool is = false;
    std::optional<Decimal> number;
    bool ordinal = false;    ///< the number only orders states
    bool undecided = false;  ///< it could not be settled; `is` is then false
};

/// Is `left` less than `right`, and so on.
bool compare(Comparison comparison, Decimal left, Decimal right);

/// Evaluates one test in one case.
class Evaluator {
public:
    Evaluator(Appraiser::Parts& parts, const Test& test, std::vector<Witness>& witnesses)
        : parts_(parts), test_(test), witnesses_(witnesses) {}

    Outcome run() { return node(static_cast<std::uint32_t>(test_.nodes.size() - 1)); }

    // The functions, one member each, found through the table in evaluator.cpp.
    /// The end of the strategy that a test asks about, and who would sign it.
    struct Package {
        StateIndex state = no_state;
        Signing signing;
    };
    std::optional<Package> package_asked(const Test::Node& call);
    Outcome signable(const Test::Node& call);
    Outcome blocks(const Test::Node& call);
    Outcome stable(const Test::Node& call);
    Outcome some_state(const Test::Node& call);
    Outcome every_equilibrium(const Test::Node& call);
    Outcome some_equilibrium(const Test::Node& call);
    Outcome keeps(const Test::Node& call);
    Outcome stops(const Test::Node& call);
    Outcome value(const Test::Node& call);
    Outcome value_at_stop(const Test::Node& call);
    Outcome reachable(const Test::Node& call);
    Outcome reachable_by_partial_deals(const Test::Node& call);
    Outcome without(const Test::Node& call);
    Outcome reading(const Test::Node& call);

private:
    Outcome node(std::uint32_t at);
    Outcome comparison(const Test::Node& comparing);
    Outcome connective(const Test::Node& joining);
    Outcome stable_state(const Test::Node& call, StateIndex state);
    Outcome stable_set(const Test::Node& call);
    // The same where states are not enumerated (local_functions.cpp).
    Outcome stable_set_locally(const Test::Node& call);
    Outcome some_state_locally(const Test::Node& call);
    Outcome equilibria_locally(const Test::Node& call, bool every);
    Outcome reachable_locally(const Test::Node& call);
    std::optional<Expression> plain(const Expression& expression, Place place);
    Outcome undecided(const Test::Node& call, std::string because, StateIndex state = no_state);
    Outcome value_of(const Test::Node& call, StateIndex state, const std::string& where);

    /// The test below `without` or `reading`, on its own.
    [[nodiscard]] Test inner(const Test::Node& call) const;
    /// The states where an expression holds, `strategy:x` read as its end state.
    std::optional<Bits> states_where(const Expression& expression, Place place);
    const Plan* plan_asked(const Test::Node& call);
    Outcome answer(const Test::Node& call, bool is, std::string because, StateIndex state = no_state,
                   std::vector<Step> path = {});
    static Outcome failure() { return {true, false, {}, false}; }

    [[nodiscard]] const Case& subject() const { return *parts_.subject; }
    [[nodiscard]] const std::string& name(PartyIndex party) const { return subject().parties[party].name; }
    [[nodiscard]] std::string names(const std::vector<PartyIndex>& parties) const;
    [[nodiscard]] std::string path_words(const std::vector<Step>& path) const;

    Appraiser::Parts& parts_;
    const Test& test_;
    std::vector<Witness>& witnesses_;
};

}  // namespace irenic
