/// Limited moves, L_h: two parties look h moves ahead in turns, each choosing what is best for it (Kilgour 1985).
#include <algorithm>
#include <limits>

#include "stability/further.hpp"

namespace irenic {
namespace {

/// Each state that the mover can go to may end in several states. However ties fall, the mover gets at least the best of the worst
/// ends; so it may come to every end that is as good as that and better than staying, and it may stay if that is no better.
void ends_from(StateIndex s, const std::vector<StateIndex>& moves, const Ends& after,
               std::span<const std::int32_t> least, std::span<const std::int32_t> grades, std::vector<StateIndex>& ends) {
    std::int32_t secure = std::numeric_limits<std::int32_t>::min();
    for (const StateIndex q : moves) secure = std::max(secure, least[q]);
    if (secure <= grades[s]) ends.push_back(s);
    for (const StateIndex q : moves)
        for (const StateIndex end : after.at(q))
            if (grades[end] >= secure && grades[end] > grades[s]) ends.push_back(end);
    std::sort(ends.begin(), ends.end());
    ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
}

}  // namespace

Ends no_move_to_go(const Space& space) {
    Ends now;
    for (StateIndex s = 0; s < space.size(); ++s) {
        now.begin.push_back(s);
        now.ends.push_back(s);
    }
    now.begin.push_back(space.size());
    return now;
}

Ends one_move_more(const Space& space, PartyIndex mover, const Ends& after, Patience& patience) {
    const auto grades = space.grades(mover);
    std::vector<std::int32_t> least(space.size(), std::numeric_limits<std::int32_t>::max());
    for (StateIndex s = 0; s < space.size(); ++s)
        for (const StateIndex end : after.at(s)) least[s] = std::min(least[s], grades[end]);
    Ends layer;
    std::vector<StateIndex> ends;
    for (StateIndex s = 0; s < space.size(); ++s) {
        layer.begin.push_back(static_cast<std::uint32_t>(layer.ends.size()));
        ends.clear();
        const std::vector<StateIndex> moves = space.moves_from(mover, s);
        ends_from(s, moves, after, least, grades, ends);
        layer.ends.insert(layer.ends.end(), ends.begin(), ends.end());
        if (!patience.take(ends.size() + moves.size())) break;
    }
    layer.begin.resize(space.size() + std::size_t{1}, static_cast<std::uint32_t>(layer.ends.size()));
    return layer;
}

Stand stand_of(const Ends& ends, StateIndex s) {
    const auto here = ends.at(s);
    if (!std::binary_search(here.begin(), here.end(), s)) return Stand::unstable;
    return here.size() == 1 ? Stand::stable : Stand::depends_on_a_tie;
}

std::vector<Step> foreseen_path(const Space& space, const std::array<PartyIndex, 2>& parties, std::uint32_t horizon,
                                const Foreseen& foreseen, StateIndex s) {
    const auto grades = space.grades(parties[0]);
    StateIndex target = s;
    for (const StateIndex end : foreseen(horizon, parties[0]).at(s))
        if (grades[end] > grades[target]) target = end;
    std::vector<Step> steps;
    for (std::uint32_t to_go = horizon; s != target && to_go > 0; --to_go) {
        const PartyIndex mover = parties[(horizon - to_go) % 2];
        const Ends& after = foreseen(to_go - 1, parties[(horizon - to_go + 1) % 2]);
        for (const StateIndex q : space.moves_from(mover, s)) {
            const auto ends = after.at(q);
            if (!std::binary_search(ends.begin(), ends.end(), target)) continue;
            s = q;
            break;
        }
        steps.push_back({{mover}, s});
    }
    return steps;
}

Foresight::Foresight(const Space& space, PartyIndex first, PartyIndex second, std::uint32_t horizon, Patience& patience)
    : space_(space), parties_{first, second}, horizon_(horizon) {
    layers_.push_back(no_move_to_go(space));
    for (std::uint32_t to_go = 1; to_go <= horizon && patience.left > 0; ++to_go)
        layers_.push_back(one_move_more(space, parties_[(horizon - to_go) % 2], layers_.back(), patience));
}

std::vector<Step> Foresight::path(StateIndex s) const {
    const Foreseen foreseen = [&](std::uint32_t to_go, PartyIndex) -> const Ends& { return layers_[to_go]; };
    return foreseen_path(space_, parties_, horizon_, foreseen, s);
}

}  // namespace irenic
