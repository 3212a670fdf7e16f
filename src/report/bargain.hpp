/// What the words, the JSON and the pictures of talks share: what packages are called, what is marked, and which of many are shown.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "irenic/appraisal.hpp"
#include "report/phrase.hpp"

namespace irenic {

/// The state's name where the case names it, otherwise its code. Needs no enumerated states.
std::string state_name(const Case& subject, const Levels& levels);
/// The levels in which the first differ from the second: `gate open, fee yes`. Of many, some, and how many more.
Phrase levels_set(const Case& subject, const Levels& levels, const Levels& from);
/// What a package sets otherwise than it is now: `gate open, fee yes`.
Phrase package_words(const Case& subject, const Talks& talks, const Levels& levels);

/// `the status quo`, `occupation`, `a number given in the case`.
Phrase without_words(const std::string& without_deal);
/// `both must consent`, `at least two of A, B and C must consent, A among them`.
Phrase rule_words(const Case& subject, const Talks& talks);
/// `“Step by step” and “On trust”`, or nothing where no agreement is asked about.
Phrase agreements_named(const Case& subject, const std::vector<AgreementIndex>& agreements);

/// The agreements whose talks these are.
std::vector<AgreementIndex> talks_like(const Case& subject, const Bargain& found);

/// Something that has a name of its own among the packages: the status quo, a strategy's end, a solution. What coincides is one mark.
struct Mark {
    enum class Kind { status_quo, strategy, solution };
    Kind kind = Kind::status_quo;  ///< the first of what coincides
    std::vector<Phrase> names;
    std::vector<std::int64_t> values;   ///< per signatory
    std::optional<std::size_t> vector;  ///< of the frontier, where it is one
    Levels package;
    bool on_table = false;
    bool agreed = false;
};
std::vector<Mark> marks_of(const Case& subject, const Bargain& found);

/// At most so many vectors of the frontier, ascending: solutions and strategies first, then every signatory's best and worst, then others
/// spread over the whole.
std::vector<std::size_t> shown_vectors(const Bargain& found, const std::vector<Mark>& marks, std::size_t limit);

/// `1 234 567`; from some length on `1.2 × 10^50`.
std::string grouped(const std::string& count);

// ---- sentences

/// Who talks, by which rule, and what each has without a deal.
std::vector<Phrase> talks_words(const Case& subject, const Bargain& found, const std::vector<AgreementIndex>& same);
/// How many packages are on the table and in the zone; where the zone is empty, who lacks how much where it lacks least.
std::vector<Phrase> zone_words(const Case& subject, const Bargain& found);
/// How many there are on the frontier, and that they are not all where they are not.
Phrase frontier_words(const Case& subject, const Bargain& found);
/// The optima of a rule: the package, what each signatory has from it, and gains.
std::vector<Phrase> solution_words(const Case& subject, const Bargain& found, const SolutionFound& solution);
/// Which packages are drawn with which probability, and what each signatory has on average.
Phrase lottery_words(const Case& subject, const Bargain& found, const Lottery& lottery);
/// Adjusted Winner: whose position prevails on which option, what is divided, and what each gets.
std::vector<Phrase> adjusted_words(const Case& subject, const AdjustedWinner& found);
/// Whose values count, and which rules compare values across parties.
std::vector<Phrase> solution_remarks(const Case& subject, const Bargain& found);
/// Where a strategy's end stands on this table.
Phrase at_table_words(const Case& subject, const Bargain& found, const StrategyAtTable& at);

}  // namespace irenic
