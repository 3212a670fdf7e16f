/// By how much changes of single options can raise values, at most: what a search for few changes can leave aside.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "irenic/bargaining.hpp"

namespace irenic {

/// For one package, per signatory and option: no change of some options raises the signatory's value by more than the sum of theirs.
///
/// Why: a statement's share of the value changes only with an option that it names. Let every option count for all that each statement
/// that names it could add at most. A statement that adds something then is counted at least once.
class RaiseBounds {
public:
    RaiseBounds(const Case& subject, const Talks& talks, std::span<const Level> package,
                const std::vector<OptionIndex>& open);

    /// Could the rule be met after changes of the chosen ones (places among the open options) and of `more` others from place `from` on?
    [[nodiscard]] bool may_agree(std::span<const std::size_t> chosen, std::size_t from, std::size_t more) const;

private:
    const Talks& talks_;
    std::vector<std::int64_t> value_;               ///< per signatory, of the package
    std::vector<std::vector<std::int64_t>> raise_;  ///< per signatory, per open option
    std::vector<std::vector<std::vector<std::int64_t>>>
        best_;  ///< per signatory, place and number: the sum of the largest from there on
};

}  // namespace irenic
