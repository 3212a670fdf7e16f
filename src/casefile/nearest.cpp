#include <algorithm>
#include <cctype>
#include <vector>

#include "irenic/casefile.hpp"

namespace irenic {

namespace {

constexpr std::size_t longest_compared = 64;

std::string lower(std::string_view word) {
    std::string made(word);
    for (char& letter : made)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return made;
}

/// Letters to insert, delete, replace, or swap with a neighbour (Damerau 1964, optimal string alignment).
std::size_t edits(std::string_view left, std::string_view right) {
    std::vector<std::size_t> before(right.size() + 1), last(right.size() + 1), row(right.size() + 1);
    for (std::size_t j = 0; j <= right.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= left.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const std::size_t replaced = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before = last;
        last = row;
    }
    return last[right.size()];
}

}  // namespace

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates) {
    if (word.empty() || word.size() > longest_compared) return std::nullopt;
    const std::string meant = lower(word);
    const std::string* best = nullptr;
    std::size_t best_edits = 0;
    for (const std::string& candidate : candidates) {
        if (candidate.size() > longest_compared) continue;
        const std::size_t longer = std::max(word.size(), candidate.size());
        const std::size_t found = edits(meant, lower(candidate));
        const bool begins = word.size() >= 3 && lower(candidate).starts_with(meant);
        const bool close = found == 0 || (longer > 2 && found <= std::max<std::size_t>(1, longer / 3)) || begins;
        if (!close || (best != nullptr && found >= best_edits)) continue;
        best = &candidate;
        best_edits = found;
    }
    return best == nullptr ? std::nullopt : std::optional(*best);
}

}  // namespace irenic
