/// What an assumption is, in words for people, and whence it is.
#pragma once

#include <string>

#include "irenic/model.hpp"

namespace irenic {

/// Such as `Lower Town: gate >= half`, or `Upper Town: discount per day`. Text of the case, not escaped.
std::string words_of(const Case& subject, const StatedRange& stated);
const Provenance& provenance_of(const Case& subject, const RangePath& path);

}  // namespace irenic
