/// The strategies of a case side by side, and the verdict on every claim, in the case as it stands and in every reading.
///
/// Definitions: docs/semantics.md, section 8.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "irenic/bargaining.hpp"
#include "irenic/keeping.hpp"
#include "irenic/space.hpp"
#include "irenic/stability.hpp"

namespace irenic {

/// What is found about one strategy.
struct StrategyAppraisal {
    StrategyIndex strategy = 0;
    StateIndex end_state = no_state;
    Signing signing;
    std::array<bool, concepts.size()> holds{};                       ///< by `Concept`, for every party
    std::array<std::vector<PartyIndex>, concepts.size()> leavers;    ///< who would leave, by `Concept`
    std::array<std::vector<PartyIndex>, concepts.size()> unsettled;  ///< of whom that could not be said, by `Concept`
    std::vector<Explanation> reasons;                                ///< per concept and party: why (concept-major)
    std::optional<Plan> plan;                                        ///< none without an agreement
    std::vector<Decimal> values;                                     ///< per party, of the end state
    std::vector<Decimal> values_at_stop;  ///< per party, where the plan first stops (the end state if it does not)

    /// Would it persist under this concept? Nothing where nobody is known to leave, and not everybody to stay.
    [[nodiscard]] std::optional<bool> holding(std::size_t k) const {
        return holds[k] || !leavers[k].empty() ? std::optional<bool>{holds[k]} : std::nullopt;
    }

    /// Null without an agreement.
    [[nodiscard]] std::optional<bool> keeps() const {
        return plan ? std::optional<bool>{plan->self_enforcing} : std::nullopt;
    }
};

/// One call of a function in a test, what it gave, and why, in words and in data.
struct Witness {
    std::string test;  ///< as written
    bool is = false;
    bool undecided = false;         ///< it could not be settled; `is` is then false
    std::optional<Decimal> number;  ///< for numeric functions
    std::string because;            ///< a sentence that can be checked
    std::vector<Step> path;         ///< for `reachable`, and the unanswered improvement for `stable`
    StateIndex start = no_state;    ///< where `path` begins
    StateIndex state = no_state;    ///< the state it is about, if one
};

struct ClaimAppraisal {
    std::size_t claim = 0;
    bool holds = false;
    bool undecided = false;          ///< it could not be settled; `holds` is then false
    std::vector<Witness> witnesses;  ///< in the order of the test
};

/// Answers about single states of a case, whose states are not enumerated. Its space holds the states that were spoken of and no others:
/// what each is called and worth can be asked there; moves, counts and equilibria cannot.
class SpokenOf {
public:
    /// The status quo, named states and strategies' ends are spoken of from the start. `subject` must outlive it.
    explicit SpokenOf(const Case& subject, const LocalLimits& limits = {}, std::stop_token stop = {});
    SpokenOf(SpokenOf&&) noexcept;
    SpokenOf& operator=(SpokenOf&&) noexcept;
    ~SpokenOf();

    /// Errors, such as a case that cannot be asked about in this way. With one, do not ask.
    [[nodiscard]] const std::vector<Diagnostic>& diagnostics() const;
    /// A limit was reached, so that something in the answers is not settled.
    [[nodiscard]] bool limit_reached() const;
    LocalExplainer& explainer();

    /// Has the state, if it is feasible, in the space from now on.
    void speak_of(const Levels& levels);
    /// The same of the state with this code, if there is one.
    void speak_of_code(std::string_view code);
    /// The same of all states that a plan speaks of.
    void speak_of_plan(AgreementIndex agreement);
    /// Works out a reason and has its states in the space from now on; once for each question.
    const LocalExplanation& ask(Concept kind, PartyIndex party, const Levels& state);

    /// The states spoken of so far; null after an error. Indices hold until more are spoken of: `is_listed` is then false.
    const Space* space();
    [[nodiscard]] bool is_listed() const;
    /// A reason in terms of the space. Precondition: it was asked for before.
    Explanation explanation(Concept kind, PartyIndex party, StateIndex state);
    PlanResult plan(AgreementIndex agreement);

private:
    struct Memory;
    std::unique_ptr<Memory> memory_;
};

/// May the states of this case be enumerated in reasonable time and memory? Not sure before it is tried.
SpaceLimits limits_before_asking_locally(const Case& subject, const SpaceLimits& limits);

/// Whether states are enumerated.
enum class Looking { as_fits, locally };

/// A case with its space, and everything that is computed of it, each thing once.
class Appraiser {
public:
    struct Parts;  ///< complete only inside the room

    /// `subjects`: the case in force first, then one per reading (`Case::reading` is its id). They must outlive the appraiser.
    /// Where the states are too many to enumerate, or `looking` is `locally`, states are asked about one by one.
    Appraiser(std::span<const Case> subjects, const SpaceLimits& limits, const Workers& workers,
              std::stop_token stop = {}, Looking looking = Looking::as_fits);
    Appraiser(Appraiser&&) noexcept;
    Appraiser& operator=(Appraiser&&) noexcept;
    ~Appraiser();

    /// Errors found so far, in the case in force or in a reading; with any, the answers below are not to be relied on.
    [[nodiscard]] const std::vector<Diagnostic>& diagnostics() const;
    [[nodiscard]] bool limit_reached() const;

    /// The case in force.
    [[nodiscard]] const Case& subject() const;
    /// Its space; where states are not enumerated, the states spoken of (`SpokenOf`). Precondition: no error so far.
    [[nodiscard]] const Space& space() const;
    /// The space holds every feasible state.
    [[nodiscard]] bool enumerated() const;
    /// Something in the answers could not be settled, here or in a reading.
    [[nodiscard]] bool undecided() const;

    /// Works out every strategy (if wanted) and every claim, here and in all readings, readings side by side in threads. The
    /// functions below then have their answers ready.
    void evaluate_all(bool strategies_too);

    /// Every strategy of the case in force, in file order.
    [[nodiscard]] const std::vector<StrategyAppraisal>& strategies();
    /// Every claim, in file order.
    [[nodiscard]] const std::vector<ClaimAppraisal>& claims();
    /// One test, such as an expectation.
    [[nodiscard]] std::optional<ClaimAppraisal> evaluate(const Test& test);
    /// Verdicts of all five concepts. Precondition: enumerated.
    [[nodiscard]] const StabilityAnswer& verdicts();

    /// Appraisers of the readings, in the order of `subjects`.
    [[nodiscard]] std::size_t reading_count() const;
    [[nodiscard]] Appraiser& reading(std::size_t index);

    /// Claims that hold, and hold as well when every party is indifferent and when every preference is turned round: options and
    /// constraints alone decide them. Indices into `claims`.
    [[nodiscard]] std::vector<std::size_t> claims_by_construction();

private:
    std::unique_ptr<Parts> parts_;
};

}  // namespace irenic
