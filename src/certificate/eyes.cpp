/// Attitudes and misperception by their definitions, the slow way: docs/attitudes.md, docs/misperception.md.
#include <algorithm>

#include "irenic/certificate.hpp"

namespace irenic::certificate {
namespace {

bool has(const std::vector<std::uint32_t>& sorted, std::uint32_t one) {
    return std::find(sorted.begin(), sorted.end(), one) != sorted.end();
}

/// The case with the wants that the party believes in. What it does not see is ranked last: nothing is ever compared with it.
Case with_beliefs(const Case& subject, const PartyView& view) {
    Case believed = subject;
    for (std::size_t i = 0; i < believed.preferences.size(); ++i) {
        if (!view.preferences[i]) continue;
        Preference& preference = believed.preferences[i];
        preference = *view.preferences[i];
        if (preference.kind != Preference::Kind::ranking) continue;
        std::vector<NamedStateIndex> missing = view.without_states;
        for (const auto& group : preference.ranking)
            for (const NamedStateIndex named : group) std::erase(missing, named);
        // A state that cannot be is no state of any ranking.
        const Definitions states(subject);
        std::erase_if(missing, [&](NamedStateIndex named) { return !states.find(subject.states[named].id); });
        if (!missing.empty()) preference.ranking.push_back(missing);
    }
    return believed;
}

}  // namespace

Eyes::Eyes(const Definitions& definitions, PartyIndex focal, const Perspective& perspective)
    : actual_(definitions), focal_(focal), perspective_(perspective) {
    const Case& subject = definitions.subject();
    moves_.assign(subject.parties.size(), {});
    for (const PartyView& view : subject.views)
        if (perspective.misperception && view.party == focal) view_ = &view;
    if (view_ == nullptr) return;
    believed_ = with_beliefs(subject, *view_);
    beliefs_.emplace(*believed_, definitions.size());
}

bool Eyes::sees(std::size_t s) const {
    return view_ == nullptr || actual_.named(s) == none || !has(view_->without_states, actual_.named(s));
}

bool Eyes::is_move(PartyIndex j, std::size_t from, std::size_t to) const {
    if (!actual_.is_move(j, from, to) || !sees(from) || !sees(to)) return false;
    if (view_ == nullptr || actual_.members(from).empty()) return true;
    const std::vector<Option>& options = actual_.subject().options;
    for (const Levels& a : actual_.members(from))
        for (const Levels& b : actual_.members(to)) {
            bool possible = true;
            for (OptionIndex o = 0; o < options.size(); ++o)
                if (a[o] != b[o])
                    possible = possible && owns_alone(options[o], j) && options[o].may_change(a[o], b[o]) &&
                               !has(view_->without, o);
            if (possible) return true;
        }
    return false;
}

const std::vector<std::size_t>& Eyes::moves(PartyIndex j, std::size_t s) const {
    moves_[j].resize(actual_.size());
    auto& known = moves_[j][s];
    if (known) return *known;
    known.emplace();
    for (const std::size_t t : actual_.moves(j, s))
        if (is_move(j, s, t)) known->push_back(t);
    return *known;
}

int Eyes::attitude(PartyIndex i, PartyIndex j) const {
    const bool believed = view_ != nullptr && !view_->attitudes.empty();
    const auto& attitudes = believed ? view_->attitudes : actual_.subject().attitudes;
    if (!perspective_.attitudes || attitudes.empty()) return i == j ? 1 : 0;
    return attitudes[i].towards[j];
}

/// Devoting: no worse for whom it wishes well. Aggressive: worse for whom it wishes ill. And not the same for everyone it cares about,
/// unless it cares about nobody.
bool Eyes::gains(PartyIndex j, std::size_t from, std::size_t to) const {
    if (from == to) return false;
    bool cares = false;
    bool differs = false;
    for (PartyIndex k = 0; k < actual_.subject().parties.size(); ++k) {
        const int towards = attitude(j, k);
        if (towards == 0) continue;
        const bool better = wants().prefers(k, to, from);
        const bool worse = wants().prefers(k, from, to);
        cares = true;
        differs = differs || better || worse;
        if (towards > 0 ? worse : !worse) return false;
    }
    return differs || !cares;
}

std::set<std::size_t> Eyes::responses(std::size_t s1, bool credible) const {
    auto& known = responses_[credible ? 1 : 0];
    if (const auto found = known.find(s1); found != known.end()) return found->second;
    std::set<std::pair<std::size_t, PartyIndex>> seen;
    std::vector<std::pair<std::size_t, PartyIndex>> queue{{s1, none}};
    std::set<std::size_t> reached;
    for (std::size_t head = 0; head < queue.size(); ++head) {
        const auto [here, last] = queue[head];
        for (PartyIndex j = 0; j < actual_.subject().parties.size(); ++j) {
            if (j == focal_ || j == last) continue;
            for (const std::size_t to : moves(j, here)) {
                if (credible && !gains(j, here, to)) continue;
                if (!seen.emplace(to, j).second) continue;
                reached.insert(to);
                queue.emplace_back(to, j);
            }
        }
    }
    return known.emplace(s1, std::move(reached)).first->second;
}

bool Eyes::deters(Concept kind, std::size_t s, std::size_t s2) const {
    if (gains(focal_, s, s2)) return false;
    if (kind != Concept::smr && kind != Concept::sseq) return true;
    const auto& counters = moves(focal_, s2);
    return std::none_of(counters.begin(), counters.end(), [&](std::size_t s3) { return gains(focal_, s, s3); });
}

bool Eyes::answered(Concept kind, std::size_t s, std::size_t s1) const {
    if (kind == Concept::nash) return false;
    const auto sanctions = responses(s1, kind == Concept::seq || kind == Concept::sseq);
    return std::any_of(sanctions.begin(), sanctions.end(), [&](std::size_t s2) { return deters(kind, s, s2); });
}

bool Eyes::stable(Concept kind, std::size_t s) const {
    const auto& leaving = moves(focal_, s);
    return std::all_of(leaving.begin(), leaving.end(),
                       [&](std::size_t s1) { return !gains(focal_, s, s1) || answered(kind, s, s1); });
}

}  // namespace irenic::certificate
