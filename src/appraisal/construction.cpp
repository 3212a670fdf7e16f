/// Claims that come out the same whatever anybody wants.
#include "appraisal/parts.hpp"

namespace irenic {
namespace {

Case with_nobody_wanting_anything(const Case& subject) {
    Case changed = subject;
    for (Preference& preference : changed.preferences)
        for (Statement& statement : preference.statements) {
            if (statement.weight) statement.weight = Range{};
            for (Range& grade : statement.grades) grade = Range{};
        }
    for (Preference& preference : changed.preferences)
        if (!preference.cardinal()) preference = Preference{};
    return changed;
}

Range negated(const Range& range) {
    Range turned = range;
    turned.low = -range.high;
    turned.best = -range.best;
    turned.high = -range.low;
    return turned;
}

Case with_every_preference_turned_round(const Case& subject) {
    Case changed = subject;
    for (Preference& preference : changed.preferences) {
        for (Statement& statement : preference.statements) {
            if (statement.weight) statement.weight = negated(*statement.weight);
            for (Range& grade : statement.grades) grade = negated(grade);
            if (statement.weight || statement.graded) continue;
            const auto root = static_cast<std::uint32_t>(statement.that.nodes.size() - 1);
            statement.that.nodes.push_back({Expression::Kind::negation, 0, 0, root, 0});
        }
        preference.ranking = {preference.ranking.rbegin(), preference.ranking.rend()};
    }
    return changed;
}

}  // namespace

std::vector<std::size_t> Appraiser::claims_by_construction() {
    std::vector<std::size_t> found;
    if (!parts_->space) return found;
    const std::vector<ClaimAppraisal> as_written = claims();
    const Case nothing = with_nobody_wanting_anything(*parts_->subject);
    const Case turned = with_every_preference_turned_round(*parts_->subject);
    Appraiser indifferent({&nothing, 1}, parts_->limits, parts_->workers, parts_->stop, parts_->looking);
    Appraiser opposite({&turned, 1}, parts_->limits, parts_->workers, parts_->stop, parts_->looking);
    for (const ClaimAppraisal& claim : as_written) {
        if (!claim.holds) continue;
        const Test& test = parts_->subject->claims[claim.claim].test;
        const auto first = indifferent.evaluate(test);
        const auto second = opposite.evaluate(test);
        if (first && second && first->holds && second->holds) found.push_back(claim.claim);
    }
    return found;
}

}  // namespace irenic
