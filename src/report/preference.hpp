/// What the text and the JSON of unknown preference and of strength of preference share.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "irenic/report.hpp"

namespace irenic {

/// The states that are not among the others.
Bits without(Bits states, const Bits& others);

/// `nash`, `strong`, `weak`.
const char* word_of(Strength strength);

/// One concept and extension at one state: who would leave it, and if nobody, what that rests on for all parties together.
struct PreferenceSummary {
    Extension extension = Extension::known;
    Concept kind = Concept::nash;
    std::vector<PartyIndex> leavers;
    std::optional<Strength> strength;  ///< weak for one is weak; strong for one and weak for none is strong
};

/// In the order of the reasons, which stand together by concept and extension.
std::vector<PreferenceSummary> summaries(std::span<const PreferenceReason> reasons, bool strength);

}  // namespace irenic
