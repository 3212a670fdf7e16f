/// Ledgers beside a case, for the verbs that look into them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/face.hpp"

namespace irenic::cli {

/// `--ledger`, `--account` and `--today`, read. The status says when they cannot be.
struct LedgersAsked {
    MonitorQuestion question;
    int status = done;
};
LedgersAsked wanted_ledgers(const Context& context, const Session& session, AgreementIndex agreement);

/// What `irenic check` says about ledgers: a line each, with the last check.
struct LedgersChecked {
    std::string text;
    std::string json;  ///< a list
    bool sound = true;
};
LedgersChecked check_ledgers(const Context& context, const Case& subject);

}  // namespace irenic::cli
