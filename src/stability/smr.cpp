#include "stability/least_response.hpp"

namespace irenic {

// Symmetric metarationality: the response must still deter after the party's best move away from it.
Bits smr_stable(const Space& space, PartyIndex i, const std::stop_token& stop) {
    return deterred(space, i, least_response(space, i, escape_grades(space, i), false, stop));
}

}  // namespace irenic
