#include "beside.hpp"

#include <chrono>
#include <thread>

namespace nb = nanobind;

namespace irenic::python {
namespace {

/// What the thread that works and the thread that waits share.
struct Shared {
    std::mutex mutex;
    std::condition_variable changed;
    bool over = false;
    std::exception_ptr failure;
};

/// How often an interrupt is looked for.
constexpr std::chrono::milliseconds moment{50};

bool interrupted_meanwhile() {
    const nb::gil_scoped_acquire held;
    return PyErr_CheckSignals() != 0;
}

}  // namespace

void beside_interpreter(const std::function<void(const std::stop_token&)>& work) {
    Shared shared;
    bool interrupted = false;
    {
        const nb::gil_scoped_release released;
        std::jthread worker([&shared, &work](const std::stop_token& stop) {
            std::exception_ptr failure;
            try {
                work(stop);
            } catch (...) {
                failure = std::current_exception();
            }
            const std::lock_guard lock(shared.mutex);
            shared.failure = failure;
            shared.over = true;
            shared.changed.notify_all();
        });
        std::unique_lock lock(shared.mutex);
        while (!shared.changed.wait_for(lock, moment, [&shared] { return shared.over; })) {
            if (interrupted) continue;
            lock.unlock();
            interrupted = interrupted_meanwhile();
            if (interrupted) worker.request_stop();
            lock.lock();
        }
    }
    if (interrupted) throw nb::python_error();
    if (shared.failure) std::rethrow_exception(shared.failure);
}

}  // namespace irenic::python
