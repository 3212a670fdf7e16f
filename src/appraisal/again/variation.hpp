/// A case, or a case with something left out, asked about in one scenario after another.
#pragma once

#include <map>
#include <unordered_map>

#include "appraisal/again/agreed_reach.hpp"
#include "appraisal/again/equilibria.hpp"

namespace irenic {

/// Room for searches among the states of one terrain: laying it out anew for every question would take longer than most of them.
struct Scratch {
    Spread spread;
    LeastAfter least;
    AgreedReach agreed;
};

/// What every thread needs once, whatever it asks about.
struct Workbench {
    std::unordered_map<const Terrain*, Scratch> scratches;
    std::uint64_t scenario = 0;  ///< counted up

    [[nodiscard]] Scratch& scratch(const View& view) { return scratches[view.terrain]; }
};

/// What depends on where chance options start, and on nothing else that is drawn.
struct Scene {
    std::optional<StateIndex> status_quo;
    std::vector<std::optional<StateIndex>> ends;                   ///< per strategy
    std::map<AgreementIndex, std::optional<PlanFrame>> frames;     ///< nothing: there is no plan
    std::unordered_map<const Expression*, Bits> sets;              ///< where expressions hold
    std::unordered_map<const Test::Node*, bool> fixed;             ///< tests that options and constraints decide
    std::unordered_map<const Test::Node*, LeavingMemory> leaving;  ///< tests about equilibria
    std::unordered_map<const Test::Node*, StateIndex> against;  ///< tests about sets of states: the one that was left
    std::unordered_map<const Test::Node*, WaysFound> ways;      ///< tests about agreed steps
    std::vector<bool> checked;                                  ///< per claim: nothing in it fails
};

class Variation {
public:
    Variation(const Case& whole, std::shared_ptr<const Terrain> terrain, const SpaceLimits& limits);
    /// The same with something left out as well; null where the quick way does not know how.
    Variation* without(const Removal& removal);

    /// From now on the question is about this scenario of the whole case. False where its numbers are too large.
    bool begin(const Case& scenario, std::uint64_t number);

    [[nodiscard]] const Case& subject() const { return shape_; }  ///< its numbers are not those of the scenario
    [[nodiscard]] const View& view() const { return view_; }
    [[nodiscard]] Scene& scene() { return *scene_; }
    StandingMemory standing;

    [[nodiscard]] std::optional<StateIndex> state_of(const StateReference& reference) const;
    [[nodiscard]] std::optional<StateIndex> find(const Levels& levels) const;
    /// Where the expression holds; null where it speaks of a state that is not feasible.
    const Bits* states_where(const Expression& expression);
    /// Who would sign, by how much; the states without a deal are not named. Nothing after an error.
    [[nodiscard]] std::optional<Signing> signing_of(StrategyIndex strategy) const;
    /// Null where there is no plan.
    const PlanFrame* frame_of(AgreementIndex agreement);
    const PlanVerdict* plan_of(AgreementIndex agreement);
    [[nodiscard]] Decimal value(PartyIndex i, StateIndex s) { return {worth_.of(i, s)}; }

private:
    Variation() = default;
    void count_what_is_left();
    bool leave_level_out(const Removal& removal);
    bool set_constraint_aside();
    Scene& scene_for(const std::string& starts);
    [[nodiscard]] std::optional<Bits> truth(const Expression& expression) const;

    const Case* whole_ = nullptr;
    SpaceLimits limits_;
    std::vector<Removal> removed_;
    Case shape_;
    std::unique_ptr<Case> ground_;  ///< what the terrain was made of, where a constraint was left out
    std::shared_ptr<const Terrain> terrain_;
    std::optional<Bits> left_;
    std::vector<std::vector<bool>> kept_;                   ///< per party and statement
    std::vector<std::vector<std::uint32_t>> guarantee_of_;  ///< per agreement and guarantee left: its index in the whole case
    std::map<std::string, std::unique_ptr<Variation>> parts_;  ///< with more left out
    std::map<std::string, Scene> scenes_;                      ///< by the code of the levels that options start at

    const Case* scenario_ = nullptr;
    std::uint64_t number_ = 0;
    bool sound_ = false;
    Worth worth_;
    View view_;
    Scene* scene_ = nullptr;
    std::map<AgreementIndex, std::pair<std::uint64_t, PlanVerdict>> plans_;  ///< with the scenario's number
};

}  // namespace irenic
