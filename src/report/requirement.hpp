/// What the text and the JSON of `require` share.
#pragma once

#include <string>
#include <vector>

#include "irenic/appraisal.hpp"
#include "report/phrase.hpp"

namespace irenic {

/// How the statement is spoken of: by its id, otherwise by what it says.
std::string statement_id(const Preference& wants, std::size_t statement);
Phrase statement_words(const Case& subject, PartyIndex party, std::size_t statement);
/// `the weight of paid`, `what gate gives for open`.
Phrase number_words(const Case& subject, PartyIndex party, const WantedNumber& number);

/// Where wants are weights: what "no better" says of them, such as `own-water ≤ good-name + short-way`.
Phrase comparison_words(const Case& subject, const PartyRequirement& found, std::uint32_t kind);

/// The change itself: `the weight of paid from 5 to 12`, the new order, or the new ranking.
Phrase wants_words(const Space& space, PartyIndex party, const WantsChange& change);

/// What `--set` would be given for each part of the change; empty where a part cannot be set by hand.
std::vector<std::string> settings_of(const Space& space, PartyIndex party, const WantsChange& change);

/// `proven`, `together` and so on, as JSON has them.
std::string_view id_of(LeastFound found);
std::string_view id_of(ChangeKind kind);
std::string_view id_of(JointOutcome outcome);

}  // namespace irenic
