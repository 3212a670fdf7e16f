/// Work that may take long is done beside the interpreter: other Python threads go on, and Ctrl-C is heard.
#pragma once

#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <stop_token>

#include <nanobind/nanobind.h>

namespace irenic::python {

/// Runs `work` in a thread of its own, without the interpreter's lock, and comes back when it is over. An interrupt asks it to stop; when it has,
/// KeyboardInterrupt is raised. What it throws is thrown here.
void beside_interpreter(const std::function<void(const std::stop_token&)>& work);

}  // namespace irenic::python
