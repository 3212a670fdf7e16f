#include "stability/joint_steps.hpp"

#include <algorithm>
#include <limits>
#include <unordered_set>

namespace irenic {
namespace {

std::vector<PartyIndex> parties_of(Members members) {
    std::vector<PartyIndex> parties;
    for (PartyIndex i = 0; i < most_members; ++i)
        if (within(bit_of(i), members)) parties.push_back(i);
    return parties;
}

/// Told apart by state and last movers.
struct NodeHash {
    std::size_t operator()(const JointStep& step) const {
        return (step.movers * 0x9E3779B97F4A7C15U) ^ (std::size_t{step.to} * 0xC2B2AE3D27D4EB4FU);
    }
};
struct SameNode {
    bool operator()(const JointStep& a, const JointStep& b) const { return a.movers == b.movers && a.to == b.to; }
};

}  // namespace

Members members_of(const Coalition& coalition) {
    Members members = 0;
    for (const PartyIndex i : coalition) members |= bit_of(i);
    return members;
}

std::vector<Step> Reached::path(std::uint32_t node) const {
    std::vector<Step> steps;
    for (; node != 0; node = nodes[node].parent) steps.push_back({parties_of(nodes[node].last), nodes[node].state});
    std::reverse(steps.begin(), steps.end());
    return steps;
}

JointSteps::JointSteps(const Space& space, std::uint64_t budget)
    : space_(space), budget_(budget), options_(space.subject().options.size()) {
    const Case& subject = space.subject();
    std::uint64_t combinations = 1;
    for (const Option& option : subject.options) {
        Members owners = 0;
        for (const PartyIndex i : option.owners) owners |= bit_of(i);
        owners_.push_back(owners);
        stride_.push_back(combinations);
        one_jump_ = one_jump_ && (option.chance || option.transitive) &&
                    combinations <= std::numeric_limits<std::uint64_t>::max() / option.levels.size();
        combinations *= option.levels.size();
    }
    first_row_.push_back(0);
    for (StateIndex s = 0; s < space.size(); ++s) {
        for (const Levels& member : space.members(s)) {
            levels_.insert(levels_.end(), member.begin(), member.end());
            state_of_row_.push_back(s);
        }
        first_row_.push_back(static_cast<std::uint32_t>(state_of_row_.size()));
    }
    one_jump_ = one_jump_ && !subject.graph && state_of_row_.size() == space.size();
}

/// The owners of all that differs; 0 where nothing does, or where nobody may change it so.
Members JointSteps::movers_between(const Level* from, const Level* to) const {
    Members movers = 0;
    for (std::size_t o = 0; o < options_; ++o) {
        if (from[o] == to[o]) continue;
        const Option& option = space_.subject().options[o];
        if (option.chance || !option.may_change(from[o], to[o])) return 0;
        movers |= owners_[o];
    }
    return movers;
}

std::vector<JointStep> JointSteps::from(StateIndex s) const {
    std::vector<JointStep> steps;
    if (space_.subject().graph) {
        for (PartyIndex i = 0; i < space_.party_count(); ++i)
            for (const StateIndex t : space_.moves_from(i, s)) steps.push_back({bit_of(i), t});
        return steps;
    }
    for (std::uint32_t a = first_row_[s]; a < first_row_[s + 1]; ++a) {
        for (std::size_t b = 0; b < state_of_row_.size(); ++b) {
            if (state_of_row_[b] == s) continue;
            if (const Members movers = movers_between(row(a), row(b))) steps.push_back({movers, state_of_row_[b]});
        }
    }
    return steps;
}

std::size_t JointSteps::changes(StateIndex from, StateIndex to) const {
    if (space_.subject().graph) return 0;
    const Level* a = row(first_row_[from]);
    const Level* b = row(first_row_[to]);
    std::size_t count = 0;
    for (std::size_t o = 0; o < options_; ++o) count += a[o] != b[o] ? 1 : 0;
    return count;
}

const std::vector<JointStep>* JointSteps::remembered(StateIndex s) {
    const auto place = memory_.find(s);
    if (place != memory_.end()) return &place->second;
    const std::uint64_t cost = std::max<std::uint64_t>(state_of_row_.size(), 1);
    if (budget_ < cost) return nullptr;
    budget_ -= cost;
    return &memory_.emplace(s, from(s)).first->second;
}

Reached JointSteps::reached(Members coalition, StateIndex s, const std::vector<JointStep>& first) {
    Reached found;
    found.nodes.push_back({s, 0, 0, 0});
    Bits seen(one_jump_ ? 0 : space_.size());
    std::unordered_set<JointStep, NodeHash, SameNode> known;
    for (std::uint32_t head = 0; head < found.nodes.size(); ++head) {
        const Reached::Node here = found.nodes[head];
        const std::vector<JointStep>* steps = head == 0 ? &first : remembered(here.state);
        if (steps == nullptr) {
            found.complete = false;
            return found;
        }
        for (const JointStep& step : *steps) {
            if (!within(step.movers, coalition) || step.movers == here.last) continue;
            if (!one_jump_ && !known.insert(step).second) continue;
            if (one_jump_ || (!seen.test(step.to) && step.to != s)) {
                found.arrivals.push_back(static_cast<std::uint32_t>(found.nodes.size()));
                if (!one_jump_) seen.set(step.to);
            }
            found.nodes.push_back({step.to, step.movers, head, here.steps + 1});
        }
        if (one_jump_) break;  // what follows can be had at once
    }
    return found;
}

/// One jump: states that differ only in options that the coalition holds form a block, cut into segments by those with a direction.
Bits JointSteps::can_jump_to(Members coalition, const Bits& targets) const {
    const Case& subject = space_.subject();
    std::vector<std::size_t> held;      // by others, or by nobody
    std::vector<std::size_t> directed;  // by the coalition, not every change allowed
    for (std::size_t o = 0; o < options_; ++o) {
        if (subject.options[o].chance || !within(owners_[o], coalition))
            held.push_back(o);
        else if (!subject.options[o].reversible)
            directed.push_back(o);
    }
    struct Segment {
        StateIndex first;
        bool target = false;
        bool leads = false;
    };
    std::vector<Segment> segments;
    std::vector<std::uint32_t> segment_of(space_.size());
    std::unordered_map<std::uint64_t, std::uint32_t> segment_at;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> blocks;
    for (StateIndex s = 0; s < space_.size(); ++s) {
        std::uint64_t block = 0;
        for (const std::size_t o : held) block += row(s)[o] * stride_[o];
        std::uint64_t own = block;
        for (const std::size_t o : directed) own += row(s)[o] * stride_[o];
        const auto [place, fresh] = segment_at.try_emplace(own, static_cast<std::uint32_t>(segments.size()));
        if (fresh) {
            blocks[block].push_back(place->second);
            segments.push_back({s});
        }
        segment_of[s] = place->second;
        segments[place->second].target = segments[place->second].target || targets.test(s);
    }
    for (const auto& [block, inside] : blocks)
        for (const std::uint32_t a : inside)
            for (const std::uint32_t b : inside)
                if (segments[b].target && !segments[a].leads)
                    segments[a].leads = std::all_of(directed.begin(), directed.end(), [&](std::size_t o) {
                        const Level from = row(segments[a].first)[o];
                        const Level to = row(segments[b].first)[o];
                        return from == to || subject.options[o].may_change(from, to);
                    });
    Bits found(space_.size());
    for (StateIndex s = 0; s < space_.size(); ++s)
        if (segments[segment_of[s]].leads) found.set(s);
    return found;
}

Bits JointSteps::can_reach(Members coalition, const Bits& targets, bool& complete) {
    if (one_jump_) return can_jump_to(coalition, targets);
    Bits found(space_.size());
    for (StateIndex s = 0; s < space_.size(); ++s) {
        if (targets.test(s)) continue;
        const std::vector<JointStep>* steps = remembered(s);
        complete = complete && steps != nullptr;
        if (!complete) return found;
        const Reached there = reached(coalition, s, *steps);
        complete = complete && there.complete;
        for (const std::uint32_t node : there.arrivals)
            if (targets.test(there.nodes[node].state)) found.set(s);
    }
    return found;
}

}  // namespace irenic
