/// A question put to a solver: what must be true, built up from smaller truths, numbers among them.
///
/// Literals are the solver's: a positive number and its negative are opposites. The same truth built twice is the same literal.
/// Sums are exact: a whole number of up to 127 bits is never rounded. The solver is CaDiCaL (Biere, Fazekas, Fleury & Heisinger 2020);
/// its effort is bounded by conflicts, never by time, so that the same question gives the same answer everywhere.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <stop_token>
#include <tuple>
#include <utility>
#include <vector>

namespace irenic {

/// A whole number that orders states as a party does. Statements by priority need more than 64 bits.
__extension__ using Worth = __int128;

using Literal = int;

class Circuit {
public:
    enum class Answer { yes, no, gave_up };

    explicit Circuit(std::stop_token stop = {});
    ~Circuit();
    Circuit(const Circuit&) = delete;
    Circuit& operator=(const Circuit&) = delete;

    static constexpr Literal truth = 1;
    static constexpr Literal falsehood = -1;

    Literal fresh();  ///< free to be either
    Literal both(Literal a, Literal b);
    Literal either(Literal a, Literal b) { return -both(-a, -b); }
    Literal differ(Literal a, Literal b);
    Literal choose(Literal condition, Literal then, Literal otherwise);

    struct Term {
        Literal when = falsehood;
        Worth weight = 0;
    };
    /// Do the weights of those terms that are true add up to `least` or more?
    Literal at_least(std::vector<Term> terms, Worth least);

    /// At least one of them must be true.
    void require(std::vector<Literal> clause);

    /// Can all requirements be met, with `assumed` true this time? Gives up after so many conflicts.
    Answer solve(const std::vector<Literal>& assumed, std::int64_t conflicts);
    /// After `yes`.
    [[nodiscard]] bool is_true(Literal literal) const;

private:
    Literal sum_by_choices(const std::vector<Term>& terms, const std::vector<Worth>& rest, std::size_t first,
                           Worth least);
    Literal sum_by_adding(const std::vector<Term>& terms, Worth least);

    struct Solver;
    std::unique_ptr<Solver> solver_;
    std::stop_token stop_;
    int last_ = 1;
    std::map<std::pair<Literal, Literal>, Literal> both_;
    std::map<std::pair<Literal, Literal>, Literal> differ_;
    std::map<std::pair<std::size_t, Worth>, Literal> choices_;  ///< of the sum that is being built
};

}  // namespace irenic
