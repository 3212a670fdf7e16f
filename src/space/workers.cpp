#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

#include "irenic/space.hpp"

namespace irenic {

void Workers::run(std::size_t jobs, const std::function<void(std::size_t)>& job) const {
    const std::size_t helpers = std::min<std::size_t>(std::max(threads, 1U), jobs);
    if (helpers <= 1) {
        for (std::size_t k = 0; k < jobs; ++k) job(k);
        return;
    }
    std::atomic<std::size_t> next{0};
    std::exception_ptr failure;
    std::mutex failing;
    const auto work = [&] {
        for (std::size_t k = next++; k < jobs; k = next++) {
            try {
                job(k);
            } catch (...) {
                const std::scoped_lock lock(failing);
                if (!failure) failure = std::current_exception();
                next = jobs;
            }
        }
    };
    {
        std::vector<std::jthread> team;
        team.reserve(helpers - 1);
        for (std::size_t k = 1; k < helpers; ++k) team.emplace_back(work);
        work();
    }
    if (failure) std::rethrow_exception(failure);
}

Workers Workers::all_cores() { return Workers{std::max(1U, std::thread::hardware_concurrency())}; }

}  // namespace irenic
