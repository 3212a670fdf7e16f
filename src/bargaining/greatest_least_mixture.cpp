/// The least average gain of any lottery, raised as far as it goes; then that of the parties that are not yet held back, and so on.
///
/// A linear program in exact fractions (revised simplex): probabilities p, a level y and what party i has above the level, s_i,
///     Σ p_t gain_ti − unit_i · y − s_i = what was reached before,   Σ p_t = 1,   all of them at least 0,   y as great as possible.
/// Only the vectors in use are ever written into it; another is looked for by prices. At the best y, the parties with a price are held
/// to this level by every lottery that attains it, so they are settled there, and y rises on for the others alone.
#include <algorithm>

#include "bargaining/mixtures.hpp"

namespace irenic {

std::vector<mpq_class> Mixture::expected(const Gains& gains) const {
    std::vector<mpq_class> sums(gains.parties());
    for (const Share& share : shares)
        for (std::size_t party = 0; party < sums.size(); ++party)
            sums[party] += share.probability * gains.exactly(share.vector, party);
    return sums;
}

namespace {

using Terms = std::vector<mpq_class>;

class Raising {
public:
    Raising(const Gains& gains, const std::vector<mpz_class>& unit);
    Mixture run();

private:
    /// Pivots without progress after which the first column that helps is taken, which cannot go round in circles (Bland 1977).
    static constexpr int patience = 16;

    // Columns are numbered: vectors, then what parties have above the level, then the level.
    [[nodiscard]] std::size_t above(std::size_t party) const { return gains_.size() + party; }
    [[nodiscard]] std::size_t level() const { return gains_.size() + parties_; }
    [[nodiscard]] Terms column(std::size_t number) const;
    [[nodiscard]] std::optional<std::size_t> row_of_level() const;

    void raise();
    bool enter(std::size_t number);
    void replace(std::size_t row, const Terms& entering, std::size_t number);
    [[nodiscard]] std::optional<std::size_t> improving(const Terms& prices, bool first) const;

    const Gains& gains_;
    const std::vector<mpz_class>& unit_;
    std::size_t parties_;
    std::vector<bool> settled_;
    std::vector<std::size_t> basic_;  // per row: the column whose amount is not 0
    Terms amounts_;                   // per row
    std::vector<Terms> inverse_;
};

/// Begins with the first vector for certain, and everything above level 0.
Raising::Raising(const Gains& gains, const std::vector<mpz_class>& unit)
    : gains_(gains),
      unit_(unit),
      parties_(gains.parties()),
      settled_(parties_),
      inverse_(parties_ + 1, Terms(parties_ + 1)) {
    for (std::size_t party = 0; party < parties_; ++party) {
        basic_.push_back(above(party));
        amounts_.emplace_back(gains.exactly(0, party));
        inverse_[party][party] = -1;
        inverse_[party][parties_] = gains.exactly(0, party);
    }
    basic_.push_back(0);
    amounts_.emplace_back(1);
    inverse_[parties_][parties_] = 1;
}

Terms Raising::column(std::size_t number) const {
    Terms made(parties_ + 1);
    if (number < gains_.size()) {
        for (std::size_t party = 0; party < parties_; ++party) made[party] = gains_.exactly(number, party);
        made[parties_] = 1;
    } else if (number < level()) {
        made[number - gains_.size()] = -1;
    } else {
        for (std::size_t party = 0; party < parties_; ++party)
            if (!settled_[party]) made[party] = -unit_[party];
    }
    return made;
}

std::optional<std::size_t> Raising::row_of_level() const {
    const auto found = std::find(basic_.begin(), basic_.end(), level());
    if (found == basic_.end()) return {};
    return static_cast<std::size_t>(found - basic_.begin());
}

/// A column that lets the level rise.
std::optional<std::size_t> Raising::improving(const Terms& prices, bool first) const {
    Terms worth(parties_);
    for (std::size_t party = 0; party < parties_; ++party) worth[party] = -prices[party];
    if (first) {
        if (const auto vector = gains_.first_above(worth, prices[parties_])) return vector;
    }
    for (std::size_t party = 0; party < parties_; ++party)
        if (sgn(prices[party]) > 0) return above(party);
    if (first) return {};
    const Gains::Best best = gains_.best(worth);
    if (best.worth > prices[parties_]) return best.vector;
    return {};
}

void Raising::replace(std::size_t row, const Terms& entering, std::size_t number) {
    for (mpq_class& entry : inverse_[row]) entry /= entering[row];
    for (std::size_t other = 0; other <= parties_; ++other) {
        if (other == row || sgn(entering[other]) == 0) continue;
        for (std::size_t k = 0; k <= parties_; ++k) inverse_[other][k] -= entering[other] * inverse_[row][k];
    }
    basic_[row] = number;
}

/// False: the level did not rise.
bool Raising::enter(std::size_t number) {
    const Terms made = column(number);
    Terms entering(parties_ + 1);
    for (std::size_t row = 0; row <= parties_; ++row)
        for (std::size_t k = 0; k <= parties_; ++k) entering[row] += inverse_[row][k] * made[k];
    std::optional<std::size_t> leaving;
    mpq_class step;
    for (std::size_t row = 0; row <= parties_; ++row) {
        if (sgn(entering[row]) <= 0) continue;
        mpq_class limit = amounts_[row] / entering[row];
        if (leaving && (limit > step || (limit == step && basic_[row] > basic_[*leaving]))) continue;
        leaving = row;
        step = std::move(limit);
    }
    for (std::size_t row = 0; row <= parties_; ++row) amounts_[row] -= step * entering[row];
    amounts_[*leaving] = step;
    replace(*leaving, entering, number);
    return sgn(step) > 0;
}

/// As far as it goes; then settles who is held back.
void Raising::raise() {
    enter(level());
    for (int idle = 0;;) {
        const auto number = improving(inverse_[*row_of_level()], idle >= patience);
        if (!number) break;
        idle = enter(*number) ? 0 : idle + 1;
    }
    const std::size_t row = *row_of_level();
    const Terms prices = inverse_[row];
    std::optional<std::size_t> held;
    for (std::size_t party = 0; party < parties_; ++party)
        if (!settled_[party] && sgn(prices[party]) < 0) {
            settled_[party] = true;
            held = party;
        }
    // What was reached is counted from now on: the level is 0 again, and what a settled party has above it, which is nothing, takes its
    // place in the basis.
    Terms entering(parties_ + 1);
    for (std::size_t k = 0; k <= parties_; ++k) entering[k] = -inverse_[k][*held];
    replace(row, entering, above(*held));
    amounts_[row] = 0;
}

Mixture Raising::run() {
    while (std::find(settled_.begin(), settled_.end(), false) != settled_.end()) raise();
    Mixture made;
    for (std::size_t row = 0; row <= parties_; ++row)
        if (basic_[row] < gains_.size() && sgn(amounts_[row]) > 0) made.shares.push_back({basic_[row], amounts_[row]});
    std::sort(made.shares.begin(), made.shares.end(),
              [](const Mixture::Share& a, const Mixture::Share& b) { return a.vector < b.vector; });
    return made;
}

}  // namespace

Mixture greatest_least_mixture(const Gains& gains, const std::vector<mpz_class>& unit) {
    return Raising(gains, unit).run();
}

}  // namespace irenic
