/// The example of docs/signing.md, for tests.
#pragma once

#include <optional>

#include "irenic/bargaining.hpp"
#include "support/case_builder.hpp"

namespace irenic::testing {

/// `upper` may open the gate (−4 for it, 6 for `lower`), `lower` may pay (−3 for it, 5 for `upper`); both would hold a treaty, which harms
/// `fishers`, who own a net.
inline CaseBuilder river() {
    CaseBuilder made;
    made.party("upper").party("lower").party("fishers");
    made.option("gate", {"upper"}).option("paid", {"lower"}).option("treaty", {"upper", "lower"}).option("net", {"fishers"});
    made.weight("upper", made.taken("gate"), "-4").weight("upper", made.taken("paid"), "5");
    made.weight("lower", made.taken("gate"), "6").weight("lower", made.taken("paid"), "-3");
    made.weight("fishers", made.taken("treaty"), "-2");
    made.agreement("package");
    made.last_agreement().signatories = {0, 1};
    made.obligation("open", {{"gate", "yes"}}).obligation("pay", {{"paid", "yes"}});
    return made;
}

}  // namespace irenic::testing
