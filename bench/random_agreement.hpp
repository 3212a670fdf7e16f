/// A random agreement of a given size, the same on every machine: every obligation sets an option of its own, for good, costs who performs
/// it and is worth more to the others together; some pairs of options are worth something only together.
#pragma once

#include <algorithm>

#include "random_case.hpp"

namespace irenic::bench {

struct AgreementSize {
    std::uint32_t obligations = 24;
    std::uint32_t parties = 4;
    std::uint32_t links = 0;  ///< each from an obligation to an earlier one
    std::uint32_t pairs = 0;  ///< statements of each party about two options
    bool timed = false;       ///< discounts, and a hazard
};

inline Range exactly(std::int64_t units) {
    Range range;
    range.low = range.best = range.high = Decimal{units};
    return range;
}

inline Case random_agreement(const AgreementSize& size, std::uint64_t seed) {
    Numbers numbers(seed);
    const auto whole = [](std::uint64_t number) { return static_cast<std::int64_t>(number) * Decimal::units_per_one; };
    Case subject = random_case(size.obligations, size.parties, seed, 0);
    for (PartyIndex i = 0; i < size.parties; ++i) {
        auto& statements = subject.preferences[i].statements;
        for (OptionIndex o = 0; o < size.obligations; ++o)
            statements[o].weight =
                exactly(o % size.parties == i ? -whole(8 + numbers.below(8)) : whole(2 + numbers.below(8)));
        for (std::uint32_t k = 0; k < size.pairs; ++k) {
            Statement statement = statements.front();
            const auto a = static_cast<OptionIndex>(numbers.below(size.obligations));
            const auto b = static_cast<OptionIndex>(numbers.below(size.obligations));
            statement.that.nodes = {{Expression::Kind::level_in, a, 2, 0, 0},
                                    {Expression::Kind::level_in, b, 2, 0, 0},
                                    {Expression::Kind::conjunction, 0, 0, 0, 1}};
            statement.weight = exactly(whole(numbers.below(6)));
            statements.push_back(statement);
        }
    }
    Agreement agreement;
    agreement.id = agreement.name = "agreement";
    agreement.no_agreement.resize(size.parties);
    for (OptionIndex o = 0; o < size.obligations; ++o) {
        Option& option = subject.options[o];
        option.allowed = {2, 0};
        option.direction = "up";
        option.reversible = false;
        Obligation obligation;
        obligation.id = obligation.name = "do-" + option.id;
        obligation.by = option.owners;
        obligation.sets = {{o, 1}};
        obligation.days = 1 + static_cast<std::uint32_t>(numbers.below(30));
        agreement.obligations.push_back(obligation);
    }
    for (std::uint32_t k = 0; k < size.links; ++k) {
        const auto later = static_cast<ObligationIndex>(1 + numbers.below(size.obligations - 1));
        Link link;
        // Most links tie what stands near to each other in the text.
        link.of = later - 1 - static_cast<ObligationIndex>(numbers.below(std::min<std::uint64_t>(later, 6)));
        agreement.obligations[later].after.push_back(link);
    }
    for (PartyIndex i = 0; i < size.parties; ++i) {
        Guarantee guarantee;
        guarantee.by = (i + 1) % size.parties;
        guarantee.on = i;
        guarantee.penalty = exactly(whole(numbers.below(12)));
        agreement.guarantees.push_back(guarantee);
        constexpr std::int64_t discount = 1'999'000;  // 0.9995 a day
        agreement.keeping.discount.push_back(
            exactly(size.timed ? discount + 200 * static_cast<std::int64_t>(i) : Decimal::units_per_one));
        agreement.signatories.push_back(i);
    }
    constexpr std::int64_t hazard = 1'000;  // 0.0005 a day
    agreement.keeping.hazard = exactly(size.timed ? hazard : 0);
    subject.agreements.push_back(agreement);
    return subject;
}

}  // namespace irenic::bench
