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

    /// The first horizon from which on, after one number of moves more or another, the same is foreseen again.
    struct Cycle {
        std::uint32_t from = 1;
        std::uint32_t period = 1;
    };
    Cycle cycle(std::uint32_t longest) {
        for (std::uint32_t end = 2; end <= longest; ++end)
            for (std::uint32_t from = end - 1; from > 0; --from)
                if (foresight_.repeats(from, end - from)) return {from, end - from};
        return {0, 0};
    }
    Stand stand(PartyIndex mover, const Cycle& cycle, std::size_t s) {
        const std::string verdict = foresight_.verdict(mover, cycle.from, cycle.period, s);
        if (verdict == "changes-for-ever") return Stand::changes_for_ever;
        if (verdict == "unstable") return Stand::unstable;
        return verdict == "stable" ? Stand::stable : Stand::depends_on_a_tie;
    }

private:
    certificate::Foresight foresight_;
};

}  // namespace irenic::testing
