/// What states are worth to each party in one scenario, each kind of state worked out when it is first asked for.
#pragma once

#include <limits>

#include "appraisal/again/terrain.hpp"

namespace irenic {

class Worth {
public:
    /// `kept`: per party, for each statement of the terrain whether it counts. False where sums could grow too large.
    bool begin(const Terrain& terrain, const Case& scenario, const std::vector<std::vector<bool>>& kept);

    [[nodiscard]] std::int64_t of(PartyIndex i, StateIndex s) { return of_kind(i, terrain_->kind(i, s)); }
    [[nodiscard]] std::int64_t of_kind(PartyIndex i, std::uint16_t kind) {
        const std::int64_t known = parties_[i].value[kind];
        return known != unknown ? known : work_out(i, kind);
    }

private:
    static constexpr std::int64_t unknown = std::numeric_limits<std::int64_t>::min();
    struct Party {
        std::vector<std::int64_t> numbers;
        std::vector<std::int64_t> value;  ///< per kind
    };
    std::int64_t work_out(PartyIndex i, std::uint16_t kind);

    const Terrain* terrain_ = nullptr;
    std::vector<Party> parties_;
};

}  // namespace irenic
