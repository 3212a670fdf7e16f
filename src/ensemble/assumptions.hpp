/// What is uncertain in a case and its readings, laid out so that a scenario is drawn and put in place without looking anything up.
#pragma once

#include <map>

#include "ensemble/copula.hpp"
#include "ensemble/orders.hpp"
#include "irenic/ensemble.hpp"

namespace irenic {

/// A chance option: probabilities of its levels but the last, which takes the rest; and the level it is drawn at.
struct ChanceOfSubject {
    OptionIndex option = 0;
    std::vector<std::size_t> drawn;  ///< per level but the last: the assumption, or `not_drawn`
    std::size_t level = 0;           ///< the assumption; `not_drawn` where a named status quo says the level
};

struct OrderOfSubject {
    struct Pair {
        std::size_t assumption = 0;
        std::uint32_t one = 0;  ///< places of the ranking
        std::uint32_t other = 0;
    };

    PartyIndex party = 0;
    std::uint32_t view = none;
    std::uint64_t stream = 0;
    PartialRanking ranking;
    std::vector<Pair> pairs;
};

struct NumberOfSubject {
    std::size_t assumption = 0;
    std::vector<RangePath> paths;
};

inline constexpr std::size_t not_drawn = static_cast<std::size_t>(-1);

struct Subject {
    const Case* subject = nullptr;
    std::vector<NumberOfSubject> numbers;
    std::vector<ChanceOfSubject> chances;
    std::vector<OrderOfSubject> orders;
    Copula copula;
};

struct Assumptions::Parts {
    std::vector<Subject> subjects;
    std::vector<Assumption> all;
    std::vector<std::size_t> assumption_of;  ///< per dimension
    std::vector<std::size_t> dimension_of;   ///< per assumption; `not_drawn` for orders
    std::vector<std::uint64_t> streams;      ///< per dimension
    std::optional<SobolSequence> sequence;   ///< unless there are too many dimensions
    std::vector<Diagnostic> diagnostics;
};

/// Collects what is uncertain, subject by subject; the same id is the same assumption.
class Gathering {
public:
    Gathering(Assumptions::Parts& parts, std::size_t subject_count) : parts_(parts), subject_count_(subject_count) {}

    void gather(const Case& subject);
    /// When all subjects are there.
    void finish();

private:
    struct Listed {
        std::string before;  ///< of its stem: all but the number
        std::string text;
        Place anchor;
        std::string stem;
        std::size_t last_subject = 0;
    };

    void gather_numbers(const Case& subject);
    void gather_chances(const Case& subject);
    void gather_order(const Case& subject, const Preference& preference, PartyIndex party, std::uint32_t view);
    void correlate(Subject& subject);
    std::string stem_of(const StatedRange& stated);
    std::size_t assumption(Assumption made, const std::optional<Range>& range);
    std::size_t index() const { return parts_.subjects.size() - 1; }

    Assumptions::Parts& parts_;
    std::size_t subject_count_;
    std::map<std::string, std::size_t> by_id_;
    std::vector<Listed> listed_;
};

/// The number of six decimal places that was meant by its nearest double.
Decimal decimal_of(double value);
/// Of every level, the last one with the rest: sum 1.
std::vector<Decimal> probabilities(const ChanceOfSubject& chance, const Case& subject, const Draw& draw);
/// Where drawn probabilities exceed 1 together, all of them go back towards their low ends in the same proportion.
void keep_to_one(const ChanceOfSubject& chance, const Case& subject, Draw& draw);
/// The level below whose share of the unit interval `share` lies.
double level_at(const ChanceOfSubject& chance, const Case& subject, const Draw& draw, double share);

/// Distinct for distinct ids, as far as 64 bits go (FNV-1a).
constexpr std::uint64_t stream_of(std::string_view id) {
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char letter : id) hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001B3U;
    return hash;
}

}  // namespace irenic
