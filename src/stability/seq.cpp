#include "stability/least_response.hpp"

namespace irenic {

// Sequential stability: only responses whose every step improves matters for its mover are believed.
Bits seq_stable(const Space& space, PartyIndex i, const std::stop_token& stop) {
    const auto grades = space.grades(i);
    return deterred(space, i, least_response(space, i, {grades.begin(), grades.end()}, true, stop));
}

}  // namespace irenic
