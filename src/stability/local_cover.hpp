/// Improvements too many to list, answered together: each answer that was found is tried on all of them at once.
#pragma once

#include "stability/encoding.hpp"
#include "stability/local_search.hpp"

namespace irenic {

/// The improvements that no known answer deters. Precondition: no merged states.
class Cover {
public:
    Cover(const LocalModel& model, const LocalQuestion& question, SolverUse& use, const std::stop_token& stop);

    enum class Left { one, nothing, unknown };
    /// Is an improvement left? It is then in `improvement`.
    Left next(Levels& improvement);

    /// The same steps of the others answer every improvement after which they can be taken, pay, and end no better.
    void answer_by(const std::vector<LocalStep>& sanction);
    /// This one is no longer asked about.
    void leave_out(const Levels& improvement);

private:
    /// The place after a step, with the focal party's options open.
    [[nodiscard]] Sketch with_own_open(const Levels& others) const;

    const LocalModel& model_;
    const LocalQuestion& question_;
    SolverUse& use_;
    Circuit circuit_;
    Encoding encoding_;
    Sketch improvement_;
};

}  // namespace irenic
