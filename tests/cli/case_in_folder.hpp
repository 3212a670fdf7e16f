/// A case in a folder of its own, and the command asked about it.
#pragma once

#include <string>

#include <gtest/gtest.h>

#include "cli/command.hpp"

namespace irenic::testing {

class CaseInFolder : public ::testing::Test {
protected:
    explicit CaseInFolder(const std::string& text) { write_all(folder_ / "towns.yaml", text); }

    [[nodiscard]] Ran run(const std::string& verb, const std::string& options) const {
        return irenic(verb + " " + quoted(folder_ / "towns.yaml") + " " + options);
    }
    /// With `--json`; it is expected to have an answer.
    [[nodiscard]] nlohmann::json answer(const std::string& verb, const std::string& options) const {
        const Ran ran = run(verb, options + " --json");
        EXPECT_EQ(ran.status, 0) << ran.err;
        return nlohmann::json::parse(ran.out);
    }

    Folder folder_;
};

}  // namespace irenic::testing
