/// Was this compiled with a sanitizer? It takes many times as long then.
#pragma once

#include <gtest/gtest.h>

namespace irenic::testing {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif

}  // namespace irenic::testing

/// For what takes minutes then, and whose code other tests run, too.
#define IRENIC_SKIP_WHEN_SANITIZED()                                               \
    if (::irenic::testing::sanitized)                                              \
    GTEST_SKIP() << "takes minutes under a sanitizer; smaller cases run the same " \
                    "code"
