/// Which states of a ranking may move, and how many of their orders meet a condition.
#include <algorithm>
#include <map>

#include "appraisal/require/parts.hpp"

namespace irenic {
namespace {

Diagnostic bad_places(const Space& space, PartyIndex party, std::string what, std::string help) {
    return {Severity::error, "bad-places",
            "the ranking of `" + space.subject().parties[party].id + "` " + std::move(what),
            space.subject().preferences[party].place, std::move(help)};
}

}  // namespace

FreePlaces free_places(const Space& space, PartyIndex party, const RequireQuestion& question) {
    FreePlaces found;
    found.is_free = found.better = Bits(space.size());
    const auto& ranking = space.subject().preferences[party].ranking;
    const std::size_t first = question.places ? (*question.places)[0] : 1;
    const std::size_t last = question.places ? (*question.places)[1] : space.size();
    if (last > space.size())
        found.error = bad_places(space, party, "has " + std::to_string(space.size()) + " places",
                                 "give places between 1 and " + std::to_string(space.size()));
    std::size_t place = 0;
    bool above = true;
    for (const auto& group : ranking) {
        const bool starts_inside = place + 1 >= first && place + 1 <= last;
        const bool ends_inside = place + group.size() >= first && place + group.size() <= last;
        const bool around = place + 1 < first && place + group.size() > last;
        if (!found.error && (starts_inside != ends_inside || around))
            found.error = bad_places(
                space, party,
                "has states that tie across the end of places " + std::to_string(first) + " to " + std::to_string(last),
                "take all that tie, or none of them");
        std::vector<StateIndex> states;
        for (const NamedStateIndex named : group) states.push_back(*space.find(named));
        const bool holds_wanted = std::find(states.begin(), states.end(), question.state) != states.end();
        if (holds_wanted) above = false;
        for (const StateIndex s : states) {
            if (starts_inside) {
                found.is_free.set(s);
                found.free.push_back(s);
            } else if (above) {
                found.better.set(s);
            }
            if (s == question.state) found.state_is_free = starts_inside;
        }
        place += group.size();
    }
    return found;
}

mpz_class factorial(std::size_t of) {
    mpz_class product;
    mpz_fac_ui(product.get_mpz_t(), of);
    return product;
}

double share_of(const mpz_class& part, const mpz_class& whole) { return mpq_class(part, whole).get_d(); }

namespace {

using Clauses = std::vector<std::vector<std::vector<std::uint32_t>>>;  // per clause its ways, per way its states
using BySize = std::vector<mpz_class>;  // sets of states above the wanted one that meet the condition, by their size

/// Goes through the states in the condition one by one: each is above the wanted state or not. What no longer matters is not
/// gone through, and what comes of the same rest is worked out once.
class AboveSets {
public:
    AboveSets(std::uint64_t most, const std::stop_token& stop) : left_(most), stop_(stop) {}
    [[nodiscard]] bool gave_up() const { return left_ == 0; }

    /// Among `states` states of which only those in `clauses` matter.
    BySize count(const Clauses& clauses, std::size_t states) {
        if (left_ == 0 || stop_.stop_requested()) {
            left_ = 0;
            return BySize(states + 1);
        }
        --left_;
        if (clauses.empty()) return all_sets(states);
        for (const auto& clause : clauses)
            if (clause.empty()) return BySize(states + 1);
        if (const auto known = known_.find({states, clauses}); known != known_.end()) return known->second;
        const std::uint32_t chosen = most_frequent(clauses);
        BySize sum = count(with_above(clauses, chosen), states - 1);
        sum.insert(sum.begin(), mpz_class(0));
        const BySize not_above = count(with_not_above(clauses, chosen), states - 1);
        for (std::size_t k = 0; k < not_above.size(); ++k) sum[k] += not_above[k];
        constexpr std::size_t most_known = 200'000;
        if (known_.size() < most_known) known_.emplace(std::pair{states, clauses}, sum);
        return sum;
    }

private:
    static BySize all_sets(std::size_t states) {
        BySize sets(states + 1);
        for (std::size_t k = 0; k <= states; ++k) mpz_bin_uiui(sets[k].get_mpz_t(), states, k);
        return sets;
    }

    static std::uint32_t most_frequent(const Clauses& clauses) {
        std::map<std::uint32_t, std::size_t> times;
        for (const auto& clause : clauses)
            for (const auto& way : clause)
                for (const std::uint32_t s : way) ++times[s];
        return std::max_element(times.begin(), times.end(),
                                [](const auto& a, const auto& b) { return a.second < b.second; })
            ->first;
    }

    static Clauses with_above(Clauses clauses, std::uint32_t s) {
        for (auto& clause : clauses)
            std::erase_if(clause, [&](const auto& way) { return std::find(way.begin(), way.end(), s) != way.end(); });
        return clauses;
    }

    static Clauses with_not_above(Clauses clauses, std::uint32_t s) {
        for (auto& clause : clauses)
            for (auto& way : clause) std::erase(way, s);
        std::erase_if(clauses, [](const auto& clause) {
            return std::any_of(clause.begin(), clause.end(), [](const auto& way) { return way.empty(); });
        });
        return clauses;
    }

    std::uint64_t left_;
    const std::stop_token& stop_;
    std::map<std::pair<std::size_t, Clauses>, BySize> known_;
};

}  // namespace

RankingCount count_rankings(const StayingCondition& condition, const FreePlaces& places, const RequireLimits& limits,
                            const std::stop_token& stop) {
    RankingCount found;
    found.asked = true;
    const std::size_t free = places.free.size();
    const mpz_class all = factorial(free);
    found.of = all.get_str();
    // States that are not free are where they are: better, or not. Free ones are all on one side of a wanted state that is not.
    Clauses clauses;
    for (const StayingClause& clause : condition.clauses) {
        auto& ways = clauses.emplace_back();
        for (const auto& way : clause.ways) {
            const bool never =
                std::any_of(way.begin(), way.end(), [&](std::uint32_t s) { return places.better.test(s); });
            if (never) continue;
            auto& open = ways.emplace_back();
            std::copy_if(way.begin(), way.end(), std::back_inserter(open),
                         [&](std::uint32_t s) { return places.is_free.test(s); });
        }
    }
    std::erase_if(clauses, [](const auto& clause) {
        return std::any_of(clause.begin(), clause.end(), [](const auto& way) { return way.empty(); });
    });
    mpz_class count = 0;
    found.counted = true;
    if (places.state_is_free) {
        AboveSets sets(limits.rankings, stop);
        const BySize by_size = sets.count(clauses, free - 1);
        found.counted = !sets.gave_up();
        for (std::size_t k = 0; k < by_size.size(); ++k) count += by_size[k] * factorial(k) * factorial(free - 1 - k);
    } else {
        count = clauses.empty() ? all : mpz_class(0);
    }
    if (!found.counted) return found;
    found.count = count.get_str();
    found.share = share_of(count, all);
    return found;
}

}  // namespace irenic
