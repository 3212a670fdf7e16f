/// Regions of scenarios in words: `il-hostages at most 27.4 and discount at least 0.9991`. For tables of any kind, and for studies of a case.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "irenic/ensemble.hpp"
#include "report/phrase.hpp"

namespace irenic {

/// A number among others that lie so far apart: as many places as it takes to tell a thousandth of the way.
std::string number_among(double value, double low, double high);
/// `12 %`; `less than 1 %` and `more than 99 %` where rounding would say none or all; `none`, `all`.
std::string share_in_words(std::uint64_t part, std::uint64_t of);
/// `less than 0.0001`, `0.034`.
std::string chance_words(double p);

/// `at most 27.4`, `between 3 and 5`, `a or b`, `not c`.
Phrase limit_words(const Input& input, const BoxLimit& limit);
/// Every limit of the box, with the input's name before it; `anywhere` where there is none.
Phrase region_words(std::span<const Input> inputs, const Box& box);

}  // namespace irenic
