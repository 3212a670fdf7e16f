#include "irenic/report.hpp"

namespace irenic {

std::string_view version() { return IRENIC_VERSION; }

}  // namespace irenic
