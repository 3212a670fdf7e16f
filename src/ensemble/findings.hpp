/// The numbers of one scenario, for a list of findings that is made once.
#pragma once

#include "irenic/ensemble.hpp"

namespace irenic {

void lay_out(std::span<const Finding> findings, const ScenarioVerdicts& verdicts, std::span<double> into);

}  // namespace irenic
