#include "stability/least_response.hpp"

namespace irenic {

// Symmetric sequential stability (Rego & Vieira 2017): believed responses that still deter after the party's best move away.
Bits sseq_stable(const Space& space, PartyIndex i, const std::stop_token& stop) {
    return deterred(space, i, least_response(space, i, escape_grades(space, i), true, stop));
}

}  // namespace irenic
