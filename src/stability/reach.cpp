/// What can come of a state: paths by moves, by improvements, and by improvements with agreed steps.
#include <algorithm>
#include <cstring>
#include <limits>
#include <unordered_map>

#include "irenic/stability.hpp"

namespace irenic {
namespace {

/// A state and who moved last; `last` indexes `Paths::movers`, 0 for nobody yet (and always 0 where it makes no difference).
struct Node {
    StateIndex state = no_state;
    std::uint32_t last = 0;
};

/// Breadth-first search with the way back.
class Paths {
public:
    Paths(const Space& space, StateIndex from, const Bits& target)
        : target_(target), seen_states_(space.size()), remember_movers_(!space.transitive()) {
        movers_.emplace_back();
        add({from, 0}, 0, 0);
    }

    [[nodiscard]] bool done() const { return found_ || head_ == nodes_.size(); }
    std::size_t next() { return head_++; }
    [[nodiscard]] const Node& node(std::size_t k) const { return nodes_[k]; }
    [[nodiscard]] const std::vector<PartyIndex>& movers(std::uint32_t last) const { return movers_[last]; }
    [[nodiscard]] bool remembers_movers() const { return remember_movers_; }
    [[nodiscard]] bool seen(StateIndex s) const { return seen_states_.test(s); }

    /// A step of `movers` from the `k`-th node to `t`.
    void step(std::size_t k, std::uint32_t movers, StateIndex t) {
        if (found_ || (remember_movers_ && movers == nodes_[k].last)) return;
        if (!remember_movers_ && seen(t)) return;
        if (remember_movers_ && !seen_nodes_.emplace((std::uint64_t{movers} << 32U) | t, true).second) return;
        add({t, movers}, k, movers);
    }

    std::uint32_t index_of(const std::vector<PartyIndex>& movers) {
        const auto place = std::find(movers_.begin() + 1, movers_.end(), movers);
        if (place != movers_.end()) return static_cast<std::uint32_t>(place - movers_.begin());
        movers_.push_back(movers);
        return static_cast<std::uint32_t>(movers_.size() - 1);
    }

    [[nodiscard]] Reach result() const {
        Reach reach;
        reach.reached = found_;
        reach.visited = static_cast<StateIndex>(seen_states_.count());
        if (!found_) return reach;
        for (std::size_t k = nodes_.size() - 1; k != 0; k = parents_[k])
            reach.path.push_back({movers_[moved_by_[k]], nodes_[k].state});
        std::reverse(reach.path.begin(), reach.path.end());
        return reach;
    }

private:
    void add(Node node, std::size_t parent, std::uint32_t movers) {
        nodes_.push_back(node);
        parents_.push_back(parent);
        moved_by_.push_back(movers);
        seen_states_.set(node.state);
        found_ = target_.test(node.state);
    }

    const Bits& target_;
    Bits seen_states_;
    bool remember_movers_;
    bool found_ = false;
    std::size_t head_ = 0;
    std::vector<Node> nodes_;
    std::vector<std::size_t> parents_;
    std::vector<std::uint32_t> moved_by_;
    std::vector<std::vector<PartyIndex>> movers_;
    std::unordered_map<std::uint64_t, bool> seen_nodes_;
};

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

Reach by_single_parties(const Space& space, Paths& paths, bool improvements, const std::stop_token& stop) {
    std::vector<Forwards> parties;
    std::vector<std::uint32_t> index;
    for (PartyIndex i = 0; i < space.party_count(); ++i) {
        parties.emplace_back(space, i, improvements, !paths.remembers_movers());
        index.push_back(paths.index_of({i}));
    }
    while (!paths.done() && !stop.stop_requested()) {
        const std::size_t k = paths.next();
        const StateIndex s = paths.node(k).state;
        for (PartyIndex i = 0; i < space.party_count(); ++i)
            parties[i].leave(s, [&](StateIndex t) { paths.step(k, index[i], t); });
    }
    return paths.result();
}

/// The states where what nobody chooses is as at `start`.
Bits with_the_same_chance(const Space& space, const Levels& start) {
    const auto& names = space.subject().states;
    // Members of a merged state may differ in it; they are then compared one by one.
    if (std::any_of(names.begin(), names.end(), [](const NamedState& named) { return named.patterns.size() > 1; }))
        return Bits(space.size(), true);
    Expression same;
    same.nodes.push_back({Expression::Kind::truth, 0, 0, 0, 0});
    for (OptionIndex o = 0; o < start.size(); ++o) {
        if (!space.subject().options[o].chance) continue;
        const auto before = static_cast<std::uint32_t>(same.nodes.size() - 1);
        same.nodes.push_back({Expression::Kind::level_in, o, std::uint64_t{1} << start[o], 0, 0});
        same.nodes.push_back({Expression::Kind::conjunction, 0, 0, before, before + 1});
    }
    return space.where(same);
}

/// All states side by side, option by option, so that one state can be compared with all at once. `Mask` has a bit for each party
/// that owns an option, `Grade` holds every grade; narrow ones let the compiler compare many states in one instruction.
template <typename Mask, typename Grade>
class AgreedSteps {
public:
    AgreedSteps(const Space& space, const std::vector<PartyIndex>& owners, StateIndex from)
        : space_(space),
          subject_(space.subject()),
          owners_(owners),
          levels_(subject_.options.size()),
          grades_(owners.size()) {
        const Levels start = space.levels(from);
        with_the_same_chance(space, start).for_each([&](std::size_t at) {
            const auto s = static_cast<StateIndex>(at);
            for (const Levels& levels : space.members(s)) {
                states_.push_back(s);
                for (OptionIndex o = 0; o < levels.size(); ++o) levels_[o].push_back(levels[o]);
                for (std::size_t i = 0; i < owners.size(); ++i)
                    grades_[i].push_back(static_cast<Grade>(space.grades(owners[i])[s]));
            }
        });
        for (const Option& option : subject_.options) {
            Mask mask = 0;
            for (std::size_t i = 0; i < owners.size(); ++i)
                if (std::find(option.owners.begin(), option.owners.end(), owners[i]) != option.owners.end())
                    mask = static_cast<Mask>(mask | (Mask{1} << i));
            option_owners_.push_back(mask);
        }
        wrong_.resize(states_.size());
    }

    /// Calls `visit(movers, t)` for every improving agreed step from `s`; bit i of `movers` is owner i.
    template <typename Visit>
    void leave(StateIndex s, Visit&& visit) {
        for (const Levels& at : space_.members(s)) leave_from(s, at, visit);
    }

    /// Drops states that need not be looked at again.
    template <typename Drop>
    void drop(Drop&& drop) {
        std::size_t kept = 0;
        for (std::size_t k = 0; k < states_.size(); ++k) {
            if (drop(states_[k])) continue;
            states_[kept] = states_[k];
            for (auto& column : levels_) column[kept] = column[k];
            for (auto& column : grades_) column[kept] = column[k];
            ++kept;
        }
        states_.resize(kept);
        wrong_.resize(kept);
    }

    [[nodiscard]] std::size_t left() const { return states_.size(); }

private:
    template <typename Visit>
    void leave_from(StateIndex s, const Levels& at, Visit&& visit) {
        const std::size_t count = states_.size();
        Mask* wrong = wrong_.data();
        // First the owners of what differs, then without those who gain: what is left would have to act against its interest.
        std::fill_n(wrong, count, Mask{0});
        for (OptionIndex o = 0; o < at.size(); ++o) {
            const Mask owners = option_owners_[o];
            const Level here = at[o];
            const Level* column = levels_[o].data();
            for (std::size_t k = 0; k < count; ++k)
                wrong[k] = static_cast<Mask>(wrong[k] | (column[k] != here ? owners : Mask{0}));
        }
        for (std::size_t i = 0; i < owners_.size(); ++i) {
            const auto here = static_cast<Grade>(space_.grades(owners_[i])[s]);
            const auto others = static_cast<Mask>(~(Mask{1} << i));
            const Grade* column = grades_[i].data();
            for (std::size_t k = 0; k < count; ++k)
                wrong[k] = static_cast<Mask>(wrong[k] & (column[k] > here ? others : static_cast<Mask>(~Mask{0})));
        }
        for (std::size_t k = next_agreeable(0); k < count; k = next_agreeable(k + 1)) {
            const Mask movers = movers_between(at, k);
            if (movers != 0) visit(std::uint64_t{movers}, states_[k]);
        }
    }

    /// The first state from `k` on that nobody would have to act against their interest for.
    [[nodiscard]] std::size_t next_agreeable(std::size_t k) const {
        if constexpr (sizeof(Mask) == 1) {
            const void* found = std::memchr(wrong_.data() + k, 0, wrong_.size() - k);
            return found != nullptr ? static_cast<std::size_t>(static_cast<const Mask*>(found) - wrong_.data())
                                    : wrong_.size();
        } else {
            return static_cast<std::size_t>(
                std::find(wrong_.begin() + static_cast<std::ptrdiff_t>(k), wrong_.end(), Mask{0}) - wrong_.begin());
        }
    }

    /// The owners of what differs; 0 where nothing does, or where nobody may change it so.
    [[nodiscard]] Mask movers_between(const Levels& from, std::size_t k) const {
        Mask movers = 0;
        for (OptionIndex o = 0; o < from.size(); ++o) {
            if (from[o] == levels_[o][k]) continue;
            const Option& option = subject_.options[o];
            if (option.chance || !option.may_change(from[o], levels_[o][k])) return 0;
            movers = static_cast<Mask>(movers | option_owners_[o]);
        }
        return movers;
    }

    const Space& space_;
    const Case& subject_;
    const std::vector<PartyIndex>& owners_;
    std::vector<StateIndex> states_;
    std::vector<Levels> levels_;              ///< per option, per state kept
    std::vector<std::vector<Grade>> grades_;  ///< per owner, per state kept
    std::vector<Mask> option_owners_;
    std::vector<Mask> wrong_;  ///< per state kept
};

template <typename Mask, typename Grade>
Reach by_agreed_steps(const Space& space, const std::vector<PartyIndex>& owners, StateIndex from, Paths& paths,
                      const std::stop_token& stop) {
    AgreedSteps<Mask, Grade> steps(space, owners, from);
    std::unordered_map<std::uint64_t, std::uint32_t> index;
    std::size_t arrived = 0;
    while (!paths.done() && !stop.stop_requested()) {
        const std::size_t k = paths.next();
        steps.leave(paths.node(k).state, [&](std::uint64_t movers, StateIndex t) {
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
    return paths.result();
}

}  // namespace

Reach reach(const Space& space, StateIndex from, const Bits& target, Steps steps, std::stop_token stop) {
    Paths paths(space, from, target);
    // An abstract graph has no options to agree on: agreed steps are its improvements.
    if (steps == Steps::agreements && !space.subject().graph) {
        std::vector<PartyIndex> owners;
        for (PartyIndex i = 0; i < space.party_count(); ++i)
            if (owns_an_option(space.subject(), i)) owners.push_back(i);
        const bool narrow =
            owners.size() <= 8 && std::all_of(owners.begin(), owners.end(), [&](PartyIndex i) {
                const auto grades = space.grades(i);
                return *std::max_element(grades.begin(), grades.end()) <= std::numeric_limits<std::int16_t>::max();
            });
        return narrow ? by_agreed_steps<std::uint8_t, std::int16_t>(space, owners, from, paths, stop)
                      : by_agreed_steps<std::uint64_t, std::int32_t>(space, owners, from, paths, stop);
    }
    return by_single_parties(space, paths, steps != Steps::moves, stop);
}

}  // namespace irenic
