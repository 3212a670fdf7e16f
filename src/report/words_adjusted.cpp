/// Adjusted Winner in sentences.
#include "report/bargain.hpp"
#include "report/names.hpp"

namespace irenic {
namespace {

/// `gate open` for those options on which the party's position prevails as a whole.
Phrase prevailing(const Case& subject, const AdjustedWinner& found, std::size_t party) {
    std::vector<Phrase> items;
    for (const AdjustedWinner::Item& item : found.items) {
        if (item.share[party] != "1") continue;
        Phrase one(code(subject.options[item.option].id));
        items.push_back(one << " " << code(subject.options[item.option].levels[item.best[party]]));
    }
    return joined(items, ", ");
}

Phrase divided_words(const Case& subject, const AdjustedWinner& found) {
    const AdjustedWinner::Item& item = found.items[*found.divided];
    const Option& option = subject.options[item.option];
    Phrase words("Divided: ");
    words << code(option.id);
    for (std::size_t k = 0; k < 2; ++k)
        words << (k == 0 ? ", " : " and ") << item.share[k] << " " << code(option.levels[item.best[k]]) << " for "
              << party_name(subject, found.parties[k]);
    return words << ".";
}

}  // namespace

std::vector<Phrase> adjusted_words(const Case& subject, const AdjustedWinner& found) {
    std::vector<Phrase> sentences;
    for (std::size_t k = 0; k < 2; ++k) {
        Phrase words = party_name(subject, found.parties[k]);
        const Phrase items = prevailing(subject, found, k);
        sentences.push_back(words << " prevails on: " << (items.empty() ? Phrase("nothing as a whole") : items) << ".");
    }
    if (found.divided) sentences.push_back(divided_words(subject, found));
    std::vector<Phrase> agreed;
    for (const AdjustedWinner::Agreed& one : found.agreed) {
        Phrase item(code(subject.options[one.option].id));
        agreed.push_back(item << " " << code(subject.options[one.option].levels[one.level]));
    }
    if (!agreed.empty()) sentences.push_back(Phrase("Best for both: ") << joined(agreed, ", ") << ".");
    Phrase ends("Each gets ");
    ends << found.points[0] << " of its 100 points. In its own unit: ";
    for (std::size_t k = 0; k < 2; ++k)
        ends << (k == 0 ? "" : ", ") << party_name(subject, found.parties[k]) << " " << found.values[k]
             << (found.consents[k] ? " (no less than without a deal)" : " (less than without a deal)");
    sentences.push_back(ends << ".");
    return sentences;
}

}  // namespace irenic
