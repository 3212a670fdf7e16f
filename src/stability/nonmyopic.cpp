/// Non-myopic stability (NM; Brams & Wittman 1981, Kilgour 1984): limited moves with every horizon from some length on.
#include <algorithm>

#include "stability/further.hpp"

namespace irenic {

FarSight::FarSight(const Space& space, PartyIndex one, PartyIndex other, std::uint64_t foreseen, Patience& patience)
    : space_(space), parties_{one, other} {
    std::uint64_t kept = 2 * std::uint64_t{space.size()};
    layers_.push_back({no_move_to_go(space), no_move_to_go(space)});
    while (patience.left > 0 && kept <= foreseen) {
        const auto& after = layers_.back();
        std::array<Ends, 2> now{one_move_more(space, one, after[1], patience),
                                one_move_more(space, other, after[0], patience)};
        kept += now[0].ends.size() + now[1].ends.size();
        const auto earlier = std::find(layers_.begin(), layers_.end(), now);
        if (patience.left > 0 && earlier != layers_.end()) {
            from_ = static_cast<std::uint32_t>(earlier - layers_.begin());
            period_ = static_cast<std::uint32_t>(layers_.end() - earlier);
            // A horizon of no move at all foresees nothing: the same comes again a period later.
            if (from_ == 0) {
                from_ = period_;
                for (std::uint32_t k = 0; k < period_; ++k) layers_.push_back(layers_[k]);
            }
            return;
        }
        layers_.push_back(std::move(now));
    }
}

Stand FarSight::stand(PartyIndex mover, StateIndex s) const {
    const Stand first = stand_of(layers_[from_][place(mover)], s);
    for (std::uint32_t h = from_ + 1; h < from_ + period_; ++h)
        if (stand_of(layers_[h][place(mover)], s) != first) return Stand::changes_for_ever;
    return first;
}

std::vector<Step> FarSight::path(PartyIndex mover, StateIndex s) const {
    const Foreseen foreseen = [&](std::uint32_t to_go, PartyIndex who) -> const Ends& {
        return layers_[to_go][place(who)];
    };
    const std::array<PartyIndex, 2> in_turns{mover, parties_[1 - place(mover)]};
    for (std::uint32_t h = from_; h < from_ + period_; ++h)
        if (stand_of(layers_[h][place(mover)], s) != Stand::stable)
            return foreseen_path(space_, in_turns, h, foreseen, s);
    return {};
}

}  // namespace irenic
