/// Limited moves, L_h: two parties look h moves ahead in turns, each choosing what is best for it (Kilgour 1985).
#include <algorithm>
#include <limits>

#include "stability/further.hpp"

namespace irenic {

Foresight::Foresight(const Space& space, PartyIndex first, PartyIndex second, std::uint32_t horizon, Patience& patience)
    : space_(space), parties_{first, second}, horizon_(horizon) {
    Layer now;  // with no move to go a state ends where it is
    for (StateIndex s = 0; s < space.size(); ++s) {
        now.begin.push_back(s);
        now.ends.push_back(s);
    }
    now.begin.push_back(space.size());
    layers_.push_back(std::move(now));
    for (std::uint32_t to_go = 1; to_go <= horizon && patience.left > 0; ++to_go)
        layers_.push_back(before(layers_.back(), to_go, patience));
}

PartyIndex Foresight::mover(std::uint32_t to_go) const { return parties_[(horizon_ - to_go) % 2]; }

Foresight::Layer Foresight::before(const Layer& after, std::uint32_t to_go, Patience& patience) const {
    const auto grades = space_.grades(mover(to_go));
    std::vector<std::int32_t> least(space_.size(), std::numeric_limits<std::int32_t>::max());
    for (StateIndex s = 0; s < space_.size(); ++s)
        for (const StateIndex end : after.at(s)) least[s] = std::min(least[s], grades[end]);
    Layer layer;
    std::vector<StateIndex> ends;
    for (StateIndex s = 0; s < space_.size(); ++s) {
        layer.begin.push_back(static_cast<std::uint32_t>(layer.ends.size()));
        ends.clear();
        ends_from(s, after, least, to_go, ends);
        layer.ends.insert(layer.ends.end(), ends.begin(), ends.end());
        if (!patience.take(ends.size() + space_.moves_from(mover(to_go), s).size())) break;
    }
    layer.begin.resize(space_.size() + std::size_t{1}, static_cast<std::uint32_t>(layer.ends.size()));
    return layer;
}

/// Each state that the mover can go to may end in several states. However ties fall, the mover gets at least the best of the worst
/// ends; so it may come to every end that is as good as that and better than staying, and it may stay if that is no better.
void Foresight::ends_from(StateIndex s, const Layer& after, std::span<const std::int32_t> least, std::uint32_t to_go,
                          std::vector<StateIndex>& ends) const {
    const auto grades = space_.grades(mover(to_go));
    const std::vector<StateIndex> moves = space_.moves_from(mover(to_go), s);
    std::int32_t secure = std::numeric_limits<std::int32_t>::min();
    for (const StateIndex q : moves) secure = std::max(secure, least[q]);
    if (secure <= grades[s]) ends.push_back(s);
    for (const StateIndex q : moves)
        for (const StateIndex end : after.at(q))
            if (grades[end] >= secure && grades[end] > grades[s]) ends.push_back(end);
    std::sort(ends.begin(), ends.end());
    ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
}

Stand Foresight::stand(StateIndex s) const {
    const auto ends = layers_.back().at(s);
    if (!std::binary_search(ends.begin(), ends.end(), s)) return Stand::unstable;
    return ends.size() == 1 ? Stand::stable : Stand::depends_on_a_tie;
}

std::vector<Step> Foresight::path(StateIndex s) const {
    const auto grades = space_.grades(parties_[0]);
    StateIndex target = s;
    for (const StateIndex end : layers_.back().at(s))
        if (grades[end] > grades[target]) target = end;
    std::vector<Step> steps;
    for (std::uint32_t to_go = horizon_; s != target && to_go > 0; --to_go) {
        for (const StateIndex q : space_.moves_from(mover(to_go), s)) {
            const auto ends = layers_[to_go - 1].at(q);
            if (!std::binary_search(ends.begin(), ends.end(), target)) continue;
            s = q;
            break;
        }
        steps.push_back({{mover(to_go)}, s});
    }
    return steps;
}

}  // namespace irenic
