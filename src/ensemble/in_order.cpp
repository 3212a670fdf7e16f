#include "ensemble/in_order.hpp"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>

namespace irenic {
namespace {

constexpr std::uint64_t few = 8;  ///< scenarios that a thread takes at a time

/// Threads take a few scenarios at a time. Whoever finds the next in order ready writes them down, while the others go on; nobody runs
/// further ahead of what is written than `ahead_`.
class Runner {
public:
    Runner(const InOrder& wanted, unsigned threads, const std::stop_token& stop)
        : wanted_(wanted),
          stop_(stop),
          batches_((wanted.end - wanted.begin + few - 1) / few),
          ahead_(std::uint64_t{4} * threads) {}

    void work() {
        try {
            LookAtScenario look;
            {
                const std::scoped_lock lock(mutex_);
                look = wanted_.looker();
            }
            while (const std::optional<std::uint64_t> batch = take()) {
                std::vector<ScenarioRows> rows = look_at(look, *batch);
                const bool whole = rows.size() == size_of(*batch);
                hand_in(*batch, std::move(rows));
                if (!whole) return end();
            }
        } catch (...) {
            end();
            throw;
        }
    }

    [[nodiscard]] bool all_written() const { return written_ == batches_; }

private:
    void end() {
        const std::scoped_lock lock(mutex_);
        over_ = true;
        moved_on_.notify_all();
    }

    std::optional<std::uint64_t> take() {
        std::unique_lock lock(mutex_);
        moved_on_.wait(lock, [&] { return over_ || next_ == batches_ || next_ - written_ < ahead_; });
        if (over_ || next_ == batches_) return {};
        return next_++;
    }

    [[nodiscard]] std::uint64_t begin_of(std::uint64_t batch) const { return wanted_.begin + batch * few; }
    [[nodiscard]] std::uint64_t size_of(std::uint64_t batch) const {
        return std::min(few, wanted_.end - begin_of(batch));
    }

    /// Fewer than the batch has, where it was stopped.
    std::vector<ScenarioRows> look_at(const LookAtScenario& look, std::uint64_t batch) {
        std::vector<ScenarioRows> rows(size_of(batch));
        for (std::size_t k = 0; k < rows.size(); ++k) {
            rows[k].scenario = begin_of(batch) + k;
            if (!stop_.stop_requested() && look(rows[k].scenario, rows[k])) continue;
            rows.resize(k);
            break;
        }
        return rows;
    }

    void hand_in(std::uint64_t batch, std::vector<ScenarioRows> rows) {
        std::unique_lock lock(mutex_);
        ready_.emplace(batch, std::move(rows));
        if (writing_) return;
        writing_ = true;
        while (!ready_.empty() && ready_.begin()->first == written_) {
            const std::vector<ScenarioRows> now = std::move(ready_.begin()->second);
            ready_.erase(ready_.begin());
            lock.unlock();
            write(now);
            lock.lock();
            if (now.size() < size_of(written_)) return;  // nothing may be written after a gap: `writing_` stays
            ++written_;
            moved_on_.notify_all();
        }
        writing_ = false;
    }

    void write(const std::vector<ScenarioRows>& rows) {
        for (const ScenarioRows& row : rows) {
            wanted_.sink.append(row);
            if (wanted_.told) wanted_.told(row);
        }
        unkept_ += rows.size();
        if (wanted_.keep_now ? !wanted_.keep_now() : unkept_ < 64) return;
        wanted_.sink.keep();
        unkept_ = 0;
    }

    const InOrder& wanted_;
    std::stop_token stop_;
    std::uint64_t batches_ = 0;
    std::uint64_t ahead_ = 0;
    std::mutex mutex_;
    std::condition_variable moved_on_;
    std::uint64_t next_ = 0;     ///< batch to be taken
    std::uint64_t written_ = 0;  ///< batches that are appended
    std::map<std::uint64_t, std::vector<ScenarioRows>> ready_;
    bool writing_ = false;
    bool over_ = false;
    std::uint64_t unkept_ = 0;  ///< only whoever is writing touches it
};

}  // namespace

bool run_in_order(const InOrder& wanted, const Workers& workers, const std::stop_token& stop) {
    const unsigned threads = std::max(1U, workers.threads);
    Runner runner(wanted, threads, stop);
    Workers{threads}.run(threads, [&](std::size_t) { runner.work(); });
    wanted.sink.keep();
    return runner.all_written();
}

}  // namespace irenic
