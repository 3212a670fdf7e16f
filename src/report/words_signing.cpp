#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/words.hpp"

namespace irenic {
namespace {

Phrase without_words(const ConsentRow& row) {
    Phrase words;
    if (row.without_deal == "status quo") return words << "the status quo";
    if (row.without_deal == "a number") return words << "a number given in the case";
    return words << code(row.without_deal);
}

Phrase gain_of(const Case& subject, const ConsentRow& row) {
    Phrase words = party_name(subject, row.party);
    if (row.cardinal) return words << " (" << signed_amount(to_double(row.value) - to_double(row.no_agreement)) << ")";
    return words << " (at least as well off)";
}

/// `Upper Town, short by 12 (worth 40; without it 52, the status quo)`
Phrase gap_of(const Case& subject, const ConsentRow& row) {
    Phrase words = party_name(subject, row.party);
    if (!row.cardinal) return words << ", preferring what there is without it (" << without_words(row) << ")";
    return words << ", short by " << amount(row.deficit) << " (worth " << amount(row.value) << "; without it "
                 << amount(row.no_agreement) << ", " << without_words(row) << ")";
}

struct Sides {
    std::vector<Phrase> gains;
    std::vector<Phrase> gaps;
};

Sides sides_of(const Case& subject, const Signing& signing) {
    Sides sides;
    for (const ConsentRow& row : signing.rows) {
        if (row.consents)
            sides.gains.push_back(gain_of(subject, row));
        else
            sides.gaps.push_back(gap_of(subject, row));
    }
    return sides;
}

/// Nobody is asked to sign; what the parties would say is measured all the same.
Phrase unasked_words(const Space& space, const StrategyAppraisal& found) {
    Phrase words;
    if (is_status_quo(space, found)) return words << "It is the status quo: there is nothing to sign.";
    const Sides sides = sides_of(space.subject(), found.signing);
    words << "It is no agreement, and nobody is asked to sign. ";
    if (sides.gaps.empty()) return words << "Every party that owns an option is at least as well off as without it.";
    return words << "Parties that own an option and would be worse off: " << joined(sides.gaps, "; ") << ".";
}

}  // namespace

Phrase signing_words(const Space& space, const StrategyAppraisal& found) {
    const Case& subject = space.subject();
    if (!subject.strategies[found.strategy].agreement) return unasked_words(space, found);
    const Sides sides = sides_of(subject, found.signing);
    Phrase words;
    if (found.signing.signable) {
        words << (sides.gaps.empty() ? "Every party that is asked would sign" : "Enough parties would sign");
        words << ". Against what each has without it: " << list_of(sides.gains) << ".";
        if (!sides.gaps.empty()) words << " Not needed, and against it: " << joined(sides.gaps, "; ") << ".";
        return words;
    }
    words << "It would not be signed. " << (sides.gaps.size() == 1 ? "One party blocks: " : "Parties that block: ")
          << joined(sides.gaps, "; ") << ".";
    if (!sides.gains.empty()) words << " Would sign: " << list_of(sides.gains) << ".";
    return words;
}

}  // namespace irenic
