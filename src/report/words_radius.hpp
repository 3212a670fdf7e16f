/// What would change whether a strategy is signed, if every number moved at once.
#pragma once

#include "irenic/ensemble.hpp"
#include "report/json.hpp"
#include "report/phrase.hpp"

namespace irenic {

inline constexpr const char* radius_heading = "What would change it: every number that consent hangs on, all at once";

/// One sentence for each strategy.
std::vector<Phrase> radius_words(const StudyHead& head, const std::vector<SigningRadius>& radii);
/// By strategy.
Json radii_json(const StudyHead& head, const std::vector<SigningRadius>& radii);

}  // namespace irenic
