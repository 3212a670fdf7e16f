/// SIM and limited moves by their definitions, the slow way: every choice that ties allow is tried out.
#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "irenic/certificate.hpp"
#include "irenic/stability.hpp"

namespace irenic::testing {

/// Where two parties that move in turns can end, with `to_go` moves left and `mover` to move from `s`.
class NaiveForesight {
public:
    NaiveForesight(const certificate::Definitions& definitions, PartyIndex one, PartyIndex other)
        : definitions_(definitions), parties_{one, other} {}

    const std::set<std::size_t>& ends(PartyIndex mover, std::uint32_t to_go, std::size_t s) {
        const auto key = std::tuple(mover, to_go, s);
        const auto known = known_.find(key);
        if (known != known_.end()) return known->second;
        std::set<std::size_t> found;
        if (to_go == 0) {
            found = {s};
        } else {
            std::vector<std::vector<std::size_t>> after;
            for (const std::size_t q : definitions_.moves(mover, s)) {
                const auto& there = ends(parties_[0] == mover ? parties_[1] : parties_[0], to_go - 1, q);
                after.emplace_back(there.begin(), there.end());
            }
            std::vector<std::size_t> chosen;
            choose(mover, s, after, chosen, found);
        }
        return known_.emplace(key, std::move(found)).first->second;
    }

    Stand stand(PartyIndex mover, std::uint32_t horizon, std::size_t s) {
        const auto& found = ends(mover, horizon, s);
        if (found.count(s) == 0) return Stand::unstable;
        return found.size() == 1 ? Stand::stable : Stand::depends_on_a_tie;
    }

private:
    /// Every way in which the ends after each move can turn out.
    void choose(PartyIndex mover, std::size_t s, const std::vector<std::vector<std::size_t>>& after,
                std::vector<std::size_t>& chosen, std::set<std::size_t>& found) {
        if (chosen.size() < after.size()) {
            for (const std::size_t end : after[chosen.size()]) {
                chosen.push_back(end);
                choose(mover, s, after, chosen, found);
                chosen.pop_back();
            }
            return;
        }
        bool moves = false;
        for (const std::size_t end : chosen) {
            const bool best = std::none_of(chosen.begin(), chosen.end(),
                                           [&](std::size_t other) { return definitions_.prefers(mover, other, end); });
            if (!best || !definitions_.prefers(mover, end, s)) continue;
            found.insert(end);
            moves = true;
        }
        if (!moves) found.insert(s);
    }

    const certificate::Definitions& definitions_;
    std::vector<PartyIndex> parties_;
    std::map<std::tuple<PartyIndex, std::uint32_t, std::size_t>, std::set<std::size_t>> known_;
};

/// Is `s` SIM-stable for the party? Of cases whose states are called by their codes.
class NaiveSimultaneous {
public:
    explicit NaiveSimultaneous(const certificate::Definitions& definitions) : definitions_(definitions) {}

    [[nodiscard]] bool stable(PartyIndex party, std::size_t s) const {
        for (const std::size_t improvement : definitions_.improvements(party, s)) {
            std::set<std::string> together{definitions_.name(improvement)};
            std::set<std::string> deterring;
            for (PartyIndex j = 0; j < definitions_.subject().parties.size(); ++j) {
                if (j == party) continue;
                std::set<std::string> more = together;
                for (const std::string& code : together)
                    for (const std::size_t change : definitions_.improvements(j, s))
                        more.insert(laid_over(code, definitions_.name(s), definitions_.name(change)));
                together = more;
            }
            together.erase(definitions_.name(improvement));
            for (const std::string& code : together)
                if (const auto end = definitions_.find(code); end && !definitions_.prefers(party, *end, s))
                    deterring.insert(code);
            if (deterring.empty()) return false;
        }
        return true;
    }

private:
    static std::string laid_over(std::string code, const std::string& before, const std::string& after) {
        for (std::size_t o = 0; o < code.size(); ++o)
            if (before[o] != after[o]) code[o] = after[o];
        return code;
    }

    const certificate::Definitions& definitions_;
};

}  // namespace irenic::testing
