#include "stability/search.hpp"

#include <algorithm>
#include <limits>
#include <span>
#include <unordered_map>

#include "stability/agreed_steps.hpp"

namespace irenic {

Paths::Paths(const Space& space, StateIndex from, Steps steps, const Bits* target, const EvolutionLimits& limits)
    : target_(target), limits_(limits), remember_movers_(!space.transitive()) {
    tree_.steps = steps;
    tree_.from = from;
    tree_.movers.emplace_back();
    tree_.first_arrival.assign(space.size(), none);
    add({from, 0, 0, 0});
}

void Paths::step(std::uint32_t k, std::uint32_t movers, StateIndex t) {
    if (found_ || (remember_movers_ && movers == arrival(k).movers)) return;
    if (!remember_movers_ && seen(t)) return;
    if (remember_movers_ && !entered_.insert((std::uint64_t{movers} << 32U) | t).second) return;
    add({t, k, movers, arrival(k).steps + 1});
}

std::uint32_t Paths::index_of(const std::vector<PartyIndex>& movers) {
    const auto place = std::find(tree_.movers.begin() + 1, tree_.movers.end(), movers);
    if (place != tree_.movers.end()) return static_cast<std::uint32_t>(place - tree_.movers.begin());
    tree_.movers.push_back(movers);
    return static_cast<std::uint32_t>(tree_.movers.size() - 1);
}

void Paths::add(const Arrival& arrival) {
    std::uint32_t& first = tree_.first_arrival[arrival.state];
    if (first == none) first = static_cast<std::uint32_t>(tree_.arrivals.size());
    tree_.arrivals.push_back(arrival);
    found_ = target_ != nullptr && target_->test(arrival.state);
}

Evolution Paths::result(bool stopped) && {
    tree_.complete = !stopped && !limit_reached() && head_ == tree_.arrivals.size();
    // Whoever is nearer than the first that was not yet left has been left: what it leads to is there.
    tree_.sure_within = head_ < tree_.arrivals.size() ? tree_.arrivals[head_].steps : tree_.arrivals.back().steps;
    tree_.reached = Bits(tree_.first_arrival.size());
    for (const Arrival& arrival : tree_.arrivals) tree_.reached.set(arrival.state);
    return std::move(tree_);
}

namespace {

/// One party's moves forwards; where only states matter every segment is read once.
class Forwards {
public:
    Forwards(const Space& space, PartyIndex i, bool improvements, bool read_once)
        : moves_(space.moves(i)), grades_(space.grades(i)), improvements_(improvements), read_once_(read_once) {
        if (read_once && moves_.blocks && !moves_.idle)
            unread_.assign(moves_.segment_first.begin() + 1, moves_.segment_first.end());
    }

    template <typename Visit>
    void leave(StateIndex s, Visit&& visit) {
        if (moves_.idle) return;
        if (!moves_.blocks || !read_once_) {
            moves_.for_each_move(s, [&](StateIndex t) {
                if (!improvements_ || grades_[t] > grades_[s]) visit(t);
            });
            return;
        }
        const std::uint32_t own = moves_.segment_of[s];
        const std::uint32_t block = moves_.block_of[own];
        for (std::uint32_t to = moves_.block_first[block]; to < moves_.block_first[block + 1]; ++to) {
            std::uint32_t& end = unread_[to];
            if (end == moves_.segment_first[to] || !moves_.may_move(own, to)) continue;
            while (end > moves_.segment_first[to] && (!improvements_ || grades_[moves_.order[end - 1]] > grades_[s]))
                visit(moves_.order[--end]);
        }
    }

private:
    const PartyMoves& moves_;
    std::span<const std::int32_t> grades_;
    bool improvements_;
    bool read_once_;
    std::vector<std::uint32_t> unread_;
};

void by_single_parties(const Space& space, Paths& paths, bool improvements, const std::stop_token& stop) {
    std::vector<Forwards> parties;
    std::vector<std::uint32_t> index;
    for (PartyIndex i = 0; i < space.party_count(); ++i) {
        parties.emplace_back(space, i, improvements, !paths.remembers_movers());
        index.push_back(paths.index_of({i}));
    }
    while (!paths.done() && !stop.stop_requested()) {
        const std::uint32_t k = paths.next();
        const StateIndex s = paths.arrival(k).state;
        for (PartyIndex i = 0; i < space.party_count(); ++i)
            parties[i].leave(s, [&](StateIndex t) {
                paths.count(1);
                paths.step(k, index[i], t);
            });
    }
}

template <typename Mask, typename Grade>
void by_agreed_steps(const Space& space, const std::vector<PartyIndex>& owners, Paths& paths,
                     const std::stop_token& stop) {
    AgreedSteps<Mask, Grade> steps(space, owners, paths.arrival(0).state);
    std::unordered_map<std::uint64_t, std::uint32_t> index;
    std::size_t arrived = 0;
    while (!paths.done() && !stop.stop_requested()) {
        const std::uint32_t k = paths.next();
        paths.count(steps.left());
        steps.leave(paths.arrival(k).state, [&](std::uint64_t movers, StateIndex t) {
            auto [place, fresh] = index.try_emplace(movers, 0);
            if (fresh) {
                std::vector<PartyIndex> parties;
                for (std::size_t i = 0; i < owners.size(); ++i)
                    if ((movers >> i) & 1U) parties.push_back(owners[i]);
                place->second = paths.index_of(parties);
            }
            if (!paths.seen(t)) ++arrived;
            paths.step(k, place->second, t);
        });
        if (!paths.remembers_movers() && arrived * 4 > steps.left()) {
            steps.drop([&](StateIndex s) { return paths.seen(s); });
            arrived = 0;
        }
    }
}

}  // namespace

void search(const Space& space, Steps steps, Paths& paths, const std::stop_token& stop) {
    // An abstract graph has no options to agree on: agreed steps are its improvements.
    if (steps != Steps::agreements || space.subject().graph)
        return by_single_parties(space, paths, steps != Steps::moves, stop);
    std::vector<PartyIndex> owners;
    for (PartyIndex i = 0; i < space.party_count(); ++i)
        if (owns_an_option(space.subject(), i)) owners.push_back(i);
    const bool narrow =
        owners.size() <= 8 && std::all_of(owners.begin(), owners.end(), [&](PartyIndex i) {
            const auto grades = space.grades(i);
            return *std::max_element(grades.begin(), grades.end()) <= std::numeric_limits<std::int16_t>::max();
        });
    if (narrow)
        by_agreed_steps<std::uint8_t, std::int16_t>(space, owners, paths, stop);
    else
        by_agreed_steps<std::uint64_t, std::int32_t>(space, owners, paths, stop);
}

}  // namespace irenic
