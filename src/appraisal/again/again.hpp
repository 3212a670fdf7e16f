/// A case and its readings in one scenario after another: what `Reappraiser` does for cases of the usual shape.
#pragma once

#include "appraisal/again/variation.hpp"
#include "appraisal/parts.hpp"

namespace irenic {

/// Of each subject, what it is made of.
using Terrains = std::vector<std::shared_ptr<const Terrain>>;

class Again {
public:
    Again(std::span<const Case> subjects, const Terrains& terrains, const SpaceLimits& limits);

    /// Nothing where anything is amiss, or not of the usual shape: the slow way says what.
    std::optional<std::vector<ScenarioVerdicts>> appraise(std::span<const Case> scenarios);

    /// Does this way know all that the claims of these cases ask?
    static bool knows(std::span<const Case> subjects);

private:
    std::optional<ScenarioVerdicts> verdicts(std::size_t k);
    bool fill(Variation& variation, StrategyIndex strategy, StrategyVerdict& verdict);

    std::span<const Case> subjects_;
    std::vector<std::unique_ptr<Variation>> wholes_;  ///< per subject
    Workbench bench_;
    std::span<const Case> scenarios_;

    friend class Asking;
};

/// Evaluates one test in one scenario. Follows `Evaluator`, without witnesses.
class Asking {
public:
    /// `careful`: everything is evaluated, as `Evaluator` does, so that whatever fails is seen.
    Asking(Again& again, std::size_t subject, Variation& variation, const Test& test, bool careful)
        : again_(again),
          subject_(subject),
          here_(variation),
          scratch_(again.bench_.scratch(variation.view())),
          test_(test),
          careful_(careful) {}

    Outcome node(std::uint32_t at);

private:
    Outcome call(const Test::Node& asked);
    Outcome connective(const Test::Node& joining);
    Outcome comparison(const Test::Node& comparing);
    Outcome signing(const Test::Node& asked);
    Outcome stable(const Test::Node& asked);
    Outcome stable_set(const Test::Node& asked);
    Outcome equilibria(const Test::Node& asked, bool every);
    Outcome keeping(const Test::Node& asked);
    Outcome value(const Test::Node& asked);
    Outcome reachable(const Test::Node& asked);
    Outcome without(const Test::Node& asked);
    Outcome reading(const Test::Node& asked);

    bool stays(Concept kind, PartyIndex i, StateIndex s);
    bool spreads(StateIndex from, const Bits& target, bool improvements);
    static Outcome failure() { return {true, false, {}, false}; }
    static Outcome answer(bool is) { return {false, is, {}, false}; }

    Again& again_;
    std::size_t subject_;
    Variation& here_;
    Scratch& scratch_;
    const Test& test_;
    bool careful_;
};

}  // namespace irenic
