/// The joint stability radius of signing: a party's gain is linear in what its wants weigh, so how far all of it may move at once is exact.
#include <algorithm>
#include <map>

#include "irenic/ensemble.hpp"

namespace irenic {
namespace {

constexpr std::uint64_t most_combinations = 4096;

const char* const by_order = "the order of some states is open for it, which is no matter of degree";
const char* const by_several =
    "what it has without a deal is the better of several states, so its gain is no plain sum";

/// What a gain is made of: so many times each number of the party's wants, and one number that is fixed.
struct LinearGain {
    /// By statement and level (0 for a plain statement).
    std::map<std::pair<std::size_t, Level>, int> times;
    Wide fixed;
};

void add_worth(const Case& subject, const Preference& wants, std::span<const Level> levels, int sign, LinearGain& gain) {
    for (std::size_t k = 0; k < wants.statements.size(); ++k) {
        const Statement& statement = wants.statements[k];
        std::pair<std::size_t, Level> number{k, 0};
        if (statement.graded)
            number.second = levels[*statement.graded];
        else if (!holds(statement.that, levels, subject))
            continue;
        if ((gain.times[number] += sign) == 0) gain.times.erase(number);
    }
}

const Range& range_of(const Preference& wants, std::pair<std::size_t, Level> number) {
    const Statement& statement = wants.statements[number.first];
    return statement.graded ? statement.grades[number.second] : *statement.weight;
}

Levels levels_of(const Case& subject, const StateReference& state) {
    switch (state.kind) {
        case StateReference::Kind::strategy: return end_levels(subject, state.index);
        case StateReference::Kind::named: return subject.states[state.index].patterns.front();
        case StateReference::Kind::status_quo: break;
    }
    return status_quo_levels(subject);
}

/// The strategy's end less one thing the party could have without it.
LinearGain gain_of(const Case& subject, StrategyIndex strategy, const Preference& wants, const NoAgreement& without,
                   const StateReference& state) {
    LinearGain gain;
    add_worth(subject, wants, end_levels(subject, strategy), 1, gain);
    if (without.number) {
        gain.fixed = Wide() - Wide(*without.number);
        return gain;
    }
    const Levels levels = levels_of(subject, state);
    add_worth(subject, wants, levels, -1, gain);
    return gain;
}

/// The case with its chance options at every combination of levels that can come up, one after the other.
class ByChance {
public:
    explicit ByChance(const Case& subject) : made_(subject) {
        for (OptionIndex o = 0; o < subject.options.size(); ++o) {
            const auto& chances = subject.options[o].probability;
            std::vector<Level> possible;
            for (Level level = 0; level < chances.size(); ++level)
                if (chances[level].high.units > 0) possible.push_back(level);
            if (possible.size() < 2) continue;
            options_.emplace_back(o, std::move(possible));
            count_ = std::min(count_ * options_.back().second.size(), most_combinations + 1);
        }
    }

    [[nodiscard]] std::uint64_t count() const { return options_.empty() ? 0 : count_; }
    const Case& at(std::uint64_t combination) {
        for (const auto& [option, levels] : options_) {
            made_.options[option].start = levels[combination % levels.size()];
            combination /= levels.size();
        }
        return made_;
    }

private:
    Case made_;
    std::vector<std::pair<OptionIndex, std::vector<Level>>> options_;
    std::uint64_t count_ = 1;
};

class Radii {
public:
    explicit Radii(const Space& space) : space_(space), by_chance_(space.subject()) {}

    std::optional<SigningRadius> of(StrategyIndex strategy) {
        const Case& subject = space_.subject();
        std::vector<PartyIndex> signatories = signatories_of(subject, strategy);
        std::sort(signatories.begin(), signatories.end());
        std::optional<SigningRadius> found = at(subject, strategy, signatories);
        if (!found) return {};
        const bool all = by_chance_.count() <= most_combinations;
        found->share_by_chance = found->share;
        for (std::uint64_t c = 0; c < std::min(by_chance_.count(), most_combinations); ++c) {
            const std::optional<SigningRadius> other = at(by_chance_.at(c), strategy, signatories);
            if (!other) continue;
            found->with_chance = found->with_chance || !alike(*found, *other);
            found->chance_turns = found->chance_turns || other->signable != found->signable;
            if (other->share && (!found->share_by_chance || *other->share < *found->share_by_chance))
                found->share_by_chance = other->share;
        }
        if (!all) found->with_chance = true;
        if (!all || !found->with_chance || found->chance_turns) found->share_by_chance.reset();
        return found;
    }

private:
    static bool alike(const SigningRadius& one, const SigningRadius& other) {
        return std::equal(one.parties.begin(), one.parties.end(), other.parties.begin(), other.parties.end(),
                          [](const ConsentRadius& a, const ConsentRadius& b) {
                              return a.consents == b.consents && a.turns_within == b.turns_within &&
                                     a.radius.has_value() == b.radius.has_value() &&
                                     (!a.radius || a.radius->share == b.radius->share);
                          });
    }

    /// Nothing where a state that is compared is not feasible.
    std::optional<SigningRadius> at(const Case& subject, StrategyIndex strategy, std::span<const PartyIndex> parties) {
        if (!space_.find(end_levels(subject, strategy))) return {};
        SigningRadius found;
        found.strategy = strategy;
        for (const PartyIndex party : parties) {
            std::optional<ConsentRadius> one = of_party(subject, strategy, party);
            if (!one) return {};
            found.parties.push_back(std::move(*one));
        }
        const auto agreement = subject.strategies[strategy].agreement;
        found.agreement = agreement.has_value();
        together(agreement ? subject.agreements[*agreement].consent : Consent{}, found);
        return found;
    }

    static NoAgreement without_deal(const Case& subject, StrategyIndex strategy, PartyIndex party) {
        const auto agreement = subject.strategies[strategy].agreement;
        NoAgreement without = agreement ? subject.agreements[*agreement].no_agreement[party] : NoAgreement{};
        if (without.number) without.best_of.clear();
        if (without.best_of.empty()) without.best_of.emplace_back();
        return without;
    }

    std::optional<ConsentRadius> of_party(const Case& subject, StrategyIndex strategy, PartyIndex party) const {
        const Preference& wants = subject.preferences[party];
        const NoAgreement without = without_deal(subject, strategy, party);
        ConsentRadius found;
        found.party = party;
        found.consents = true;
        std::vector<LinearGain> gains;
        const auto end = space_.find(end_levels(subject, strategy));
        for (const StateReference& reference : without.best_of) {
            const auto state = space_.find(levels_of(subject, reference));
            if (!end || (!state && !without.number)) return {};
            if (!wants.cardinal()) {
                found.consents = found.consents && space_.value(party, *end) >= space_.value(party, *state);
                continue;
            }
            gains.push_back(gain_of(subject, strategy, wants, without, reference));
            found.consents = found.consents && at_best(wants, gains.back()).sign() >= 0;
        }
        if (!wants.unknown.empty()) found.why_not = by_order;
        if (gains.size() > 1 && !found.consents) found.why_not = by_several;
        if (!found.why_not.empty()) return found;
        for (const LinearGain& gain : gains) take_nearer(wants, gain, found);
        return found;
    }

    static Wide at_best(const Preference& wants, const LinearGain& gain) {
        Wide sum = gain.fixed;
        for (const auto& [number, times] : gain.times)
            sum = sum + Wide(std::int64_t{times}) * Wide(range_of(wants, number).best);
        return sum;
    }

    /// Consent ends where the first of several gains is below 0.
    static void take_nearer(const Preference& wants, const LinearGain& gain, ConsentRadius& found) {
        std::vector<LinearTerm> terms;
        Wide worst = gain.fixed;
        for (const auto& [number, times] : gain.times) {
            const Range& range = range_of(wants, number);
            terms.push_back({Wide(std::int64_t{times}), range});
            worst = worst + Wide(std::int64_t{times}) * Wide((times > 0) == found.consents ? range.low : range.high);
        }
        found.turns_within = found.turns_within || (found.consents ? worst.sign() < 0 : worst.sign() >= 0);
        const auto radius = stability_radius(at_best(wants, gain), terms);
        if (radius && (!found.radius || radius->share < found.radius->share)) found.radius = radius;
    }

    /// Parties whose numbers move the verdict's way, the nearest first, until the rule of consent says otherwise.
    static void together(const Consent& rule, SigningRadius& found) {
        std::vector<bool> consents;
        for (const ConsentRadius& one : found.parties) consents.push_back(one.consents);
        found.signable = agreed(rule, found.parties, consents);
        std::vector<std::size_t> order;
        std::vector<bool> within = consents;
        for (std::size_t k = 0; k < found.parties.size(); ++k) {
            const ConsentRadius& one = found.parties[k];
            if (hinders(one, found.signable) && found.not_given == none) found.not_given = one.party;
            if (one.consents != found.signable) continue;
            if (one.turns_within) within[k] = !within[k];
            if (one.radius) order.push_back(k);
        }
        if (found.not_given != none) return;
        found.turns_within = agreed(rule, found.parties, within) != found.signable;
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return found.parties[a].radius->share < found.parties[b].radius->share;
        });
        found.within_ranges = true;
        for (std::size_t at = 0; at < order.size(); ++at) {
            const ConsentRadius& one = found.parties[order[at]];
            consents[order[at]] = !one.consents;
            found.turned.push_back(one.party);
            found.within_ranges = found.within_ranges && one.radius->within_ranges;
            const bool tied = at + 1 < order.size() && found.parties[order[at + 1]].radius->share == one.radius->share;
            if (tied || agreed(rule, found.parties, consents) == found.signable) continue;
            found.share = one.radius->share;
            std::sort(found.turned.begin(), found.turned.end());
            return;
        }
        found.turned.clear();
        found.within_ranges = false;
    }

    /// Whether a party gains over several states at once matters only to who would have to consent in the end.
    static bool hinders(const ConsentRadius& one, bool signable) {
        return !one.why_not.empty() && (one.consents == signable || one.why_not != by_several);
    }

    static bool agreed(const Consent& rule, std::span<const ConsentRadius> parties, const std::vector<bool>& consents) {
        std::uint32_t counted = 0;
        for (std::size_t k = 0; k < parties.size(); ++k) {
            const auto is_in = [&](const std::vector<PartyIndex>& list) {
                return std::find(list.begin(), list.end(), parties[k].party) != list.end();
            };
            if (!consents[k] && (rule.all || is_in(rule.with))) return false;
            if (consents[k] && is_in(rule.of)) ++counted;
        }
        return rule.all || counted >= rule.at_least;
    }

    const Space& space_;
    ByChance by_chance_;
};

}  // namespace

std::vector<SigningRadius> signing_radii(const Space& space) {
    std::vector<SigningRadius> found;
    if (space.subject().graph) return found;  // Wants are rankings there.
    Radii radii(space);
    for (StrategyIndex strategy = 0; strategy < space.subject().strategies.size(); ++strategy)
        if (auto one = radii.of(strategy)) found.push_back(std::move(*one));
    return found;
}

}  // namespace irenic
