/// A number of 128 bits as one of any length.
#pragma once

#include <gmpxx.h>

namespace irenic {

__extension__ using Signed128 = __int128;
mpz_class whole(Signed128 number);

}  // namespace irenic
