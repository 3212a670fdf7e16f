#include "appraisal/again/worth.hpp"

#include <algorithm>

namespace irenic {

bool Worth::begin(const Terrain& terrain, const Case& scenario, const std::vector<std::vector<bool>>& kept) {
    // Beyond, the difference of two values may not fit, which is a user's mistake that the slow way reports.
    constexpr double most = 0x1p61;
    terrain_ = &terrain;
    parties_.resize(terrain.wants.size());
    for (PartyIndex i = 0; i < parties_.size(); ++i) {
        const Wants& wants = terrain.wants[i];
        const Preference& preference = scenario.preferences[i];
        Party& party = parties_[i];
        party.numbers.assign(wants.numbers, 0);
        party.value.assign(wants.kinds(), unknown);
        std::int64_t priority = Decimal::units_per_one;
        double sum = 0;
        for (std::size_t k = preference.statements.size(); k-- > 0;) {
            if (!kept[i][k]) continue;
            const Statement& statement = preference.statements[k];
            std::int64_t* number = party.numbers.data() + wants.first_number[k];
            if (preference.kind == Preference::Kind::ordinal) {
                *number = priority;
                priority *= 2;
            } else if (!statement.graded) {
                *number = statement.weight->best.units;
            } else {
                for (const Range& grade : statement.grades) *number++ = grade.best.units;
            }
        }
        for (const std::int64_t number : party.numbers) sum += std::abs(static_cast<double>(number));
        if (preference.kind != Preference::Kind::ordinal && sum > most) return false;
    }
    return true;
}

std::int64_t Worth::work_out(PartyIndex i, std::uint16_t kind) {
    const Wants& wants = terrain_->wants[i];
    Party& party = parties_[i];
    std::int64_t sum = 0;
    for (std::uint32_t k = wants.first_term[kind]; k < wants.first_term[kind + 1U]; ++k)
        sum += party.numbers[wants.terms[k]];
    return party.value[kind] = sum;
}

}  // namespace irenic
