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
    std::array<bool, concepts.size()> holds{};                     ///< by `Concept`, for every party
    std::array<std::vector<PartyIndex>, concepts.size()> leavers;  ///< who would leave, by `Concept`
    std::vector<Explanation> reasons;                              ///< per concept and party: why (concept-major)
    std::optional<Plan> plan;                                      ///< none without an agreement
    std::vector<Decimal> values;                                   ///< per party, of the end state
    std::vector<Decimal> values_at_stop;  ///< per party, where the plan first stops (the end state if it does not)

    /// Null without an agreement.
    [[nodiscard]] std::optional<bool> keeps() const {
        return plan ? std::optional<bool>{plan->self_enforcing} : std::nullopt;
    }
};

/// One call of a function in a test, what it gave, and why, in words and in data.
struct Witness {
    std::string test;  ///< as written
    bool is = false;
    std::optional<Decimal> number;  ///< for numeric functions
    std::string because;            ///< a sentence that can be checked
    std::vector<Step> path;         ///< for `reachable`, and the unanswered improvement for `stable`
    StateIndex start = no_state;    ///< where `path` begins
    StateIndex state = no_state;    ///< the state it is about, if one
};

struct ClaimAppraisal {
    std::size_t claim = 0;
    bool holds = false;
    std::vector<Witness> witnesses;  ///< in the order of the test
};

/// A case with its space, and everything that is computed of it, each thing once.
class Appraiser {
public:
    struct Parts;  ///< complete only inside the room

    /// `subjects`: the case in force first, then one per reading (`Case::reading` is its id). They must outlive the appraiser.
    Appraiser(std::span<const Case> subjects, const SpaceLimits& limits, const Workers& workers,
              std::stop_token stop = {});
    Appraiser(Appraiser&&) noexcept;
    Appraiser& operator=(Appraiser&&) noexcept;
    ~Appraiser();

    /// Errors found so far, in the case in force or in a reading; with any, the answers below are not to be relied on.
    [[nodiscard]] const std::vector<Diagnostic>& diagnostics() const;
    [[nodiscard]] bool limit_reached() const;

    /// The case in force.
    [[nodiscard]] const Case& subject() const;
    /// Its space. Precondition: no error so far.
    [[nodiscard]] const Space& space() const;

    /// Works out every strategy (if wanted) and every claim, here and in all readings, readings side by side in threads. The
    /// functions below then have their answers ready.
    void evaluate_all(bool strategies_too);

    /// Every strategy of the case in force, in file order.
    [[nodiscard]] const std::vector<StrategyAppraisal>& strategies();
    /// Every claim, in file order.
    [[nodiscard]] const std::vector<ClaimAppraisal>& claims();
    /// One test, such as an expectation.
    [[nodiscard]] std::optional<ClaimAppraisal> evaluate(const Test& test);
    /// Verdicts of all five concepts.
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
