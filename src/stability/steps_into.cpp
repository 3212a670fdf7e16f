#include "stability/steps_into.hpp"

#include <algorithm>
#include <numeric>

namespace irenic {

std::shared_ptr<const StepsInto> StepsInto::make(StateIndex states, const std::function<void(const Visit&)>& each,
                                                 std::uint64_t most) {
    auto made = std::make_shared<StepsInto>();
    made->first.assign(states + 1U, 0);
    each([&](PartyIndex, StateIndex, StateIndex to) { ++made->first[to + 1U]; });
    std::partial_sum(made->first.begin(), made->first.end(), made->first.begin());
    if (made->first.back() > most) return nullptr;
    made->from.resize(made->first.back());
    made->mover.resize(made->first.back());
    std::vector<std::uint64_t> place(made->first.begin(), made->first.end() - 1);
    each([&](PartyIndex j, StateIndex from, StateIndex to) {
        made->from[place[to]] = from;
        made->mover[place[to]++] = static_cast<std::uint8_t>(j);
    });
    return made;
}

/// Ends in ascending order of their number, each followed backwards to the states that it can follow. A state that an end was found for is
/// gone through once more only for another first mover, since whoever comes before must be somebody else.
std::vector<StateIndex> StepsInto::least_after(PartyIndex focal, const std::vector<std::int64_t>& number) const {
    struct Mark {
        PartyIndex first = none;
        bool twice = false;
    };
    struct Entry {
        StateIndex state;
        PartyIndex by;
        bool again;
    };
    std::vector<Mark> marks(number.size());
    std::vector<StateIndex> least(number.size(), no_state);
    std::vector<StateIndex> ends(number.size());
    std::iota(ends.begin(), ends.end(), StateIndex{0});
    std::stable_sort(ends.begin(), ends.end(), [&](StateIndex s, StateIndex t) { return number[s] < number[t]; });
    std::vector<Entry> left;
    for (const StateIndex end : ends) {
        const auto back_from = [&](StateIndex t, auto&& may_step) {
            for (std::uint64_t k = first[t]; k < first[t + 1U]; ++k) {
                const PartyIndex j = mover[k];
                Mark& mark = marks[from[k]];
                if (j == focal || mark.twice || mark.first == j || !may_step(j)) continue;
                if (mark.first == none) least[from[k]] = end;
                left.push_back({from[k], j, mark.first != none});
                if (mark.first == none)
                    mark.first = j;
                else
                    mark.twice = true;
            }
        };
        back_from(end, [](PartyIndex) { return true; });
        while (!left.empty()) {
            const Entry here = left.back();
            left.pop_back();
            const PartyIndex before = marks[here.state].first;
            back_from(here.state, [&](PartyIndex j) { return here.again ? j == before : j != here.by; });
        }
    }
    return least;
}

}  // namespace irenic
