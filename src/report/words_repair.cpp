/// What would have to be otherwise for a package to be signed, in sentences.
#include <algorithm>

#include "report/bargain.hpp"
#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/requirement.hpp"
#include "report/words_deals.hpp"

namespace irenic {
namespace {

/// `10/3`, with a real minus sign.
std::string exact(const Amount& amount) {
    return amount.text.starts_with('-') ? "−" + amount.text.substr(1) : amount.text;
}

bool is_zero(const Amount& amount) { return amount.text == "0"; }

Phrase party_amounts(const Case& subject, const std::vector<PartyAmount>& amounts) {
    std::vector<Phrase> items;
    for (const PartyAmount& one : amounts) {
        Phrase item = party_name(subject, one.party);
        items.push_back(item << " by " << exact(one.amount));
    }
    return list_of(items);
}

std::vector<Phrase> payment_words(const Case& subject, const PaymentRepair& repair) {
    if (!repair.ordinal.empty())
        return {Phrase("Payments: none can be worked out, since values only order states for ")
                << party_names(subject, repair.ordinal) << "."};
    if (repair.guarantors.empty()) return {Phrase("Payments: the agreement names no guarantor who could pay.")};
    if (!repair.possible)
        return {Phrase("Payments: all that the guarantors could give is worth ")
                << exact(repair.available) << ", and " << exact(repair.needed) << " would be needed; "
                << exact(repair.lacking) << " would still be lacking."};
    std::vector<Phrase> items;
    for (const Payment& one : repair.payments) {
        Phrase item = party_name(subject, one.from);
        item << " pays " << exact(one.paid) << " to " << party_name(subject, one.to);
        if (one.paid.text != one.worth.text) item << " (worth " << exact(one.worth) << " to it)";
        items.push_back(std::move(item));
    }
    Phrase words("Payments: the least that would do is ");
    words << exact(repair.total) << " in all";
    if (!items.empty()) words << ": " << list_of(items);
    if (repair.price && !is_zero(*repair.price) && repair.price->text != "1")
        words << ". To lack 1 less would save " << exact(*repair.price);
    return {words << "."};
}

Phrase weight_words(const Space& space, const ConsentWeights& found) {
    const Case& subject = space.subject();
    Phrase words("Wants: ");
    words << party_name(subject, found.party);
    if (found.ordinal) return words << " has no weights that could be otherwise.";
    switch (found.found) {
        case LeastFound::none_needed: return words << " would consent as it is.";
        case LeastFound::open: return words << ": no least change of its weights was found, since a limit was reached.";
        case LeastFound::impossible: {
            words << " would consent under no weights within their bounds";
            std::vector<Phrase> bounds;
            for (const WantedNumber& number : found.bounds_in_the_way)
                bounds.push_back(number_words(subject, found.party, number));
            if (!bounds.empty()) words << "; in the way stand those of " << list_of(bounds);
            return words << ".";
        }
        case LeastFound::proven:
        case LeastFound::unproven: break;
    }
    words << " would consent if its weights were otherwise, by " << exact_amount(found.total) << " in all "
          << (found.found == LeastFound::proven ? "(no less would do)" : "(not proven least)") << ": ";
    if (!found.changes.empty()) words << wants_words(space, found.party, found.changes.front());
    if (found.changes.size() > 1 || !found.all_listed) words << ", for example";
    return words << ".";
}

std::vector<Phrase> concession_words(const Case& subject, const Concessions& found) {
    std::vector<Phrase> sentences;
    std::vector<Phrase> alone;
    for (const Concession& one : found.alone) {
        if (!one.would_do) continue;
        Phrase item = party_name(subject, one.party);
        alone.push_back(item << " by " << exact(one.by));
    }
    if (!alone.empty())
        sentences.push_back(Phrase("No-agreement values: it would do if one were lower, the others as they are: ")
                            << joined(alone, ", or ") << ".");
    if (alone.size() == 1 && found.least_sum.by.size() <= 1) return sentences;
    if (!found.least_sum.by.empty())
        sentences.push_back(Phrase("No-agreement values, together: ")
                            << party_amounts(subject, found.least_sum.by) << " (" << exact(found.least_sum.least)
                            << " in all, which adds values of different "
                               "parties).");
    return sentences;
}

Phrase sets_words(const Case& subject, const LevelChange& change) {
    std::vector<Phrase> items;
    for (const Setting& set : change.sets) {
        Phrase item(code(subject.options[set.option].id));
        items.push_back(item << " " << code(subject.options[set.option].levels[set.level]));
    }
    return joined(items, ", ");
}

/// `with one option set otherwise (gate half), and 3 more ways`
Phrase level_words(const Case& subject, const LevelChanges& found, const std::optional<AgreementIndex>& agreement) {
    Phrase words;
    switch (found.found) {
        case LevelChanges::Found::impossible: return words << "none would do";
        case LevelChanges::Found::not_as_few: return words << "none with as few options";
        case LevelChanges::Found::open:
            return words << "none was found before a limit was reached, and none with fewer than "
                         << counted(found.options, "option", "options");
        case LevelChanges::Found::found: break;
    }
    words << in_words(found.options) << (found.options == 1 ? " option" : " options") << " set otherwise would do";
    if (found.least.empty()) return words;
    words << ": " << sets_words(subject, found.least.front());
    if (!found.least.front().faults.empty())
        words << " (for which " << fault_words(subject, agreement, found.least.front().faults.front()) << ")";
    if (found.count > 1)
        words << ", for example; such ways: " << (found.counted ? "" : "at least ")
              << grouped(std::to_string(found.count));
    return words;
}

}  // namespace

std::vector<Phrase> repair_words(const Space& space, const Case& subject, const StrategyDeal& deal) {
    std::vector<Phrase> sentences;
    if (!deal.repairs) return sentences;
    const Repairs& repairs = *deal.repairs;
    const auto agreement = subject.strategies[deal.strategy].agreement;
    if (agreement)
        for (Phrase& one : payment_words(subject, repairs.payments)) sentences.push_back(std::move(one));
    for (const ConsentWeights& one : repairs.weights) sentences.push_back(weight_words(space, one));
    for (Phrase& one : concession_words(subject, repairs.concessions)) sentences.push_back(std::move(one));
    if (!repairs.levels) return sentences;
    sentences.push_back(Phrase("Options, on the table: ")
                        << level_words(subject, repairs.levels->on_table, agreement) << ".");
    if (repairs.levels->beyond.found == LevelChanges::Found::found)
        sentences.push_back(Phrase("Options, beyond the table: ")
                            << level_words(subject, repairs.levels->beyond, agreement) << ".");
    return sentences;
}

}  // namespace irenic
