/// Studies of many scenarios: running a part, laying parts together, and reading what was found.
#pragma once

#include <nanobind/nanobind.h>

namespace irenic::python {

void define_studies(nanobind::module_& module);

}  // namespace irenic::python
