#include "stability/least_response.hpp"

namespace irenic {

// General metarationality: any response of the others deters, whether or not they would want to carry it out.
Bits gmr_stable(const Space& space, PartyIndex i, const std::stop_token& stop) {
    const auto grades = space.grades(i);
    return deterred(space, i, least_response(space, i, {grades.begin(), grades.end()}, false, stop));
}

}  // namespace irenic
