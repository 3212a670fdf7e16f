/// What an importer makes of a text, and what it says about it.
#pragma once

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "casefile/bad_input.hpp"
#include "irenic/casefile.hpp"

namespace irenic::testing {

struct BadImport {
    std::string text;
    std::string expected;  ///< the first diagnostic, in the form of `BadInput::expected`
};

inline std::string first_of(const Imported& imported) {
    return imported.diagnostics.empty() ? "nothing" : in_one_line(imported.diagnostics.front());
}

inline void expect_refusals(Imported (*read)(std::string_view, const std::string&),
                            const std::vector<BadImport>& inputs) {
    for (const BadImport& input : inputs) {
        SCOPED_TRACE(input.text);
        const Imported imported = read(input.text, "file");
        EXPECT_FALSE(imported.sound);
        EXPECT_EQ(imported.text, "");
        EXPECT_EQ(first_of(imported), input.expected);
        EXPECT_FALSE(render_human(imported.diagnostics, imported.files, false).empty());
    }
}

}  // namespace irenic::testing
