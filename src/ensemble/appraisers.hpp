/// Appraisers that no thread is using: one that has been asked before is much quicker than a new one.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "irenic/appraisal.hpp"

namespace irenic {

class Appraisers {
public:
    /// `model` must outlive it; the others share with it what does not depend on numbers.
    explicit Appraisers(const Reappraiser& model) : model_(model) {}

    std::unique_ptr<Reappraiser> take() {
        const std::lock_guard lock(mutex_);
        if (idle_.empty()) return std::make_unique<Reappraiser>(model_);
        std::unique_ptr<Reappraiser> one = std::move(idle_.back());
        idle_.pop_back();
        return one;
    }
    void give_back(std::unique_ptr<Reappraiser> one) {
        const std::lock_guard lock(mutex_);
        idle_.push_back(std::move(one));
    }

private:
    const Reappraiser& model_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Reappraiser>> idle_;
};

}  // namespace irenic
