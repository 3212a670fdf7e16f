/// Which packages could all sign: who consents to a state, who blocks it, and by how much.
///
/// Definitions: docs/semantics.md, section 5.
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

#include "irenic/space.hpp"

namespace irenic {

/// One signatory's view of a package.
struct ConsentRow {
    PartyIndex party = 0;
    bool must = false;         ///< nothing is signed without this party
    bool consents = false;     ///< value ≥ no-agreement value
    Decimal value;             ///< of the package
    Decimal no_agreement;      ///< of having no deal
    Decimal deficit;           ///< no-agreement value − value where positive, else 0
    bool cardinal = true;      ///< false: values only order states, and a deficit is not a quantity
    std::string without_deal;  ///< what the no-agreement value is: `status quo`, a strategy's or state's id, `a number`
};

/// Would it be signed?
struct Signing {
    bool signable = false;
    Consent rule;
    std::vector<ConsentRow> rows;  ///< one per signatory, in the order of parties
};

struct SigningResult {
    std::optional<Signing> signing;
    std::vector<Diagnostic> diagnostics;  ///< errors: an infeasible no-agreement state, a number for an ordinal party
};

/// Who is asked to sign: the agreement's signatories; without an agreement all parties that own an option.
std::vector<PartyIndex> signatories_of(const Case& subject, StrategyIndex strategy);

/// Signing of a strategy's end state `package`, by its agreement's rule; without an agreement by all parties that own an option,
/// against the status quo.
SigningResult signing(const Space& space, StrategyIndex strategy, StateIndex package);

/// Can `package` be reached from the status quo by partial deals, each over options of at most `size` issues, on the table of the
/// strategy's agreement, leaving every signatory at least as well off and one better?
struct PartialDeals {
    bool reached = false;
    std::vector<StateIndex> path;   ///< the status quo first, the package last, when reached
    StateIndex reached_states = 0;  ///< size of the closure, when not reached
};
struct PartialDealsResult {
    std::optional<PartialDeals> deals;    ///< none after an error, and when stopped
    std::vector<Diagnostic> diagnostics;  ///< errors: an infeasible status quo
};
PartialDealsResult partial_deals(const Space& space, StrategyIndex strategy, StateIndex package, std::uint32_t size,
                                 std::stop_token stop = {});

}  // namespace irenic
