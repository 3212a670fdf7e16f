/// SIM and limited moves by the certificate's definitions, in the words of the solver.
#pragma once

#include "irenic/certificate.hpp"
#include "irenic/stability.hpp"

namespace irenic::testing {

class NaiveForesight {
public:
    NaiveForesight(const certificate::Definitions& definitions, PartyIndex one, PartyIndex other)
        : foresight_(definitions, one, other, ~std::size_t{0}) {}

    Stand stand(PartyIndex mover, std::uint32_t horizon, std::size_t s) {
        const std::string verdict = foresight_.verdict(mover, horizon, s);
        if (verdict == "unstable") return Stand::unstable;
        return verdict == "stable" ? Stand::stable : Stand::depends_on_a_tie;
    }

private:
    certificate::Foresight foresight_;
};

}  // namespace irenic::testing
