/// Who can move where, alone and together, and what that makes stable: docs/semantics.md, sections 1 and 3.
#include <algorithm>
#include <set>

#include "irenic/certificate.hpp"

namespace irenic::certificate {
namespace {

constexpr std::size_t most_remembered = 20'000'000;  ///< states in the responses that are kept

/// Only options that the party alone owns change, each as its direction allows.
bool is_change(const Case& subject, PartyIndex i, const Levels& from, const Levels& to) {
    for (std::size_t o = 0; o < from.size(); ++o) {
        const Option& option = subject.options[o];
        if (from[o] == to[o]) continue;
        if (!owns_alone(option, i) || !option.may_change(from[o], to[o])) return false;
    }
    return true;
}

/// All that the party can set its own options to, one option after the other; `from` itself is the first.
std::vector<Levels> ways_from(const Case& subject, PartyIndex i, const Levels& from) {
    std::vector<Levels> ways{from};
    for (std::size_t o = 0; o < from.size(); ++o) {
        const Option& option = subject.options[o];
        if (!owns_alone(option, i)) continue;
        const std::vector<Levels> shorter = ways;
        for (Level level = 0; level < option.levels.size(); ++level) {
            if (level == from[o] || !option.may_change(from[o], level)) continue;
            for (Levels way : shorter) {
                way[o] = level;
                ways.push_back(std::move(way));
            }
        }
    }
    return ways;
}

}  // namespace

bool Definitions::is_move(PartyIndex i, std::size_t from, std::size_t to) const {
    if (from == to) return false;
    if (subject_->graph) {
        const auto& arcs = subject_->graph->moves[i];
        return std::any_of(arcs.begin(), arcs.end(),
                           [&](const AbstractGraph::Arc& arc) { return arc.from == from && arc.to == to; });
    }
    for (const Levels& a : states_[from].members)
        for (const Levels& b : states_[to].members)
            if (is_change(*subject_, i, a, b)) return true;
    return false;
}

const std::vector<std::size_t>& Definitions::moves(PartyIndex i, std::size_t s) const {
    moves_[i].resize(size());
    auto& known = moves_[i][s];
    if (known) return *known;
    std::set<std::size_t> ends;
    if (subject_->graph) {
        for (const AbstractGraph::Arc& arc : subject_->graph->moves[i])
            if (arc.from == s) ends.insert(arc.to);
    }
    for (const Levels& member : states_[s].members)
        for (const Levels& way : ways_from(*subject_, i, member))
            if (const auto end = state_at_.find(way); end != state_at_.end()) ends.insert(end->second);
    ends.erase(s);
    return known.emplace(ends.begin(), ends.end());
}

std::vector<std::size_t> Definitions::improvements(PartyIndex i, std::size_t s) const {
    std::vector<std::size_t> better;
    for (const std::size_t t : moves(i, s))
        if (prefers(i, t, s)) better.push_back(t);
    return better;
}

std::vector<std::size_t> Definitions::responses(PartyIndex i, std::size_t s, bool improvements_only) const {
    return responses(Coalition{i}, s, improvements_only);
}

std::vector<std::size_t> Definitions::responses(const Coalition& coalition, std::size_t s, bool improvements_only) const {
    struct Node {
        std::size_t state;
        PartyIndex last_mover;
    };
    const std::size_t parties = subject_->parties.size();
    std::vector<bool> seen(size() * parties);
    std::set<std::size_t> reached;
    std::vector<Node> queue{{s, none}};
    for (std::size_t head = 0; head < queue.size(); ++head) {
        const Node here = queue[head];
        for (PartyIndex mover = 0; mover < parties; ++mover) {
            if (coalition.count(mover) != 0 || mover == here.last_mover) continue;
            for (const std::size_t to : moves(mover, here.state)) {
                if (improvements_only && !prefers(mover, to, here.state)) continue;
                if (seen[to * parties + mover]) continue;
                seen[to * parties + mover] = true;
                reached.insert(to);
                queue.push_back({to, mover});
            }
        }
    }
    return {reached.begin(), reached.end()};
}

const std::vector<std::size_t>& Definitions::remembered_responses(PartyIndex i, std::size_t s,
                                                                  bool improvements_only) const {
    if (remembered_ > most_remembered) {
        for (auto& both : responses_) both = {};
        remembered_ = 0;
    }
    Memory& memory = responses_[i][improvements_only ? 1 : 0];
    memory.resize(size());
    if (!memory[s]) {
        memory[s] = responses(i, s, improvements_only);
        remembered_ += memory[s]->size();
    }
    return *memory[s];
}

bool Definitions::deters(Concept kind, PartyIndex i, std::size_t s, std::size_t s2) const {
    if (prefers(i, s2, s)) return false;
    if (kind != Concept::smr && kind != Concept::sseq) return true;
    const auto& escapes = moves(i, s2);
    return std::none_of(escapes.begin(), escapes.end(), [&](std::size_t s3) { return prefers(i, s3, s); });
}

bool Definitions::answered(Concept kind, PartyIndex i, std::size_t s, std::size_t s1) const {
    if (kind == Concept::nash) return false;
    const bool credible = kind == Concept::seq || kind == Concept::sseq;
    const auto& sanctions = remembered_responses(i, s1, credible);
    return std::any_of(sanctions.begin(), sanctions.end(), [&](std::size_t s2) { return deters(kind, i, s, s2); });
}

bool Definitions::stable(Concept kind, PartyIndex i, std::size_t s) const {
    const auto leaving = improvements(i, s);
    return std::all_of(leaving.begin(), leaving.end(), [&](std::size_t s1) { return answered(kind, i, s, s1); });
}

}  // namespace irenic::certificate
