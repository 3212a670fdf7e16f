/// A case as one state sees it: what each party controls, how it orders any two states, what cannot be. Nothing is enumerated.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "irenic/stability.hpp"
#include "stability/circuit.hpp"

namespace irenic {

/// One thing that a party wants: worth `weight` where the expression holds. Rankings and grades become such terms, too.
struct Want {
    const Expression* that = nullptr;
    std::vector<OptionIndex> options;  ///< that the expression asks about, ascending
    Worth weight = 0;
};

struct LocalParty {
    std::vector<OptionIndex> own;            ///< options of two levels or more that it owns alone
    std::vector<std::vector<Worth>> graded;  ///< per option, per level; empty: adds nothing
    std::vector<Want> wants;                 ///< what asks about more than one option
    std::vector<std::size_t> constraints;    ///< that ask about an option of its own
    std::vector<std::size_t> wants_own;      ///< of `wants`: those that ask about an option of its own
};

class LocalModel {
public:
    /// `subject` must outlive it.
    explicit LocalModel(const Case& subject);

    /// Why states of this case cannot be asked about one by one.
    [[nodiscard]] const std::optional<Diagnostic>& problem() const { return problem_; }
    [[nodiscard]] const Case& subject() const { return *subject_; }
    [[nodiscard]] PartyIndex party_count() const { return static_cast<PartyIndex>(parties_.size()); }
    [[nodiscard]] const LocalParty& party(PartyIndex i) const { return parties_[i]; }
    [[nodiscard]] const std::vector<OptionIndex>& asked_by(std::size_t constraint) const {
        return asked_by_[constraint];
    }

    [[nodiscard]] bool feasible(std::span<const Level> levels) const;
    [[nodiscard]] Worth worth(PartyIndex i, std::span<const Level> levels) const;
    /// A move after a move of the same party is a move, or leads back.
    [[nodiscard]] bool transitive() const { return transitive_; }
    /// Some named state stands for several combinations of levels.
    [[nodiscard]] bool merged() const { return merged_; }
    /// The combination that stands for all members of a state: its first.
    [[nodiscard]] Levels standing_for(const Levels& levels) const;
    /// Every member of a state.
    [[nodiscard]] std::vector<Levels> members(const Levels& levels) const;

    /// How many places were looked at, and how many may be.
    struct Patience {
        std::uint64_t looks = 0;
        std::uint64_t most = 0;
        [[nodiscard]] bool over() const { return looks > most; }
    };

    /// Calls `visit(t, worth of t)` for every t ∈ R_i(s) worth more than `above` (every one where it is empty), until it returns false.
    /// `visit` may raise `above`. A branch that cannot be worth more is left. False: patience was over first.
    using Visit = std::function<bool(const Levels& t, Worth worth)>;
    bool moves(PartyIndex i, const Levels& s, const std::optional<Worth>& above, Patience& patience,
               const Visit& visit) const;

private:
    void want(LocalParty& party, const Expression& that, Worth weight);
    bool read_wants(PartyIndex i);
    bool moves_of_member(PartyIndex i, const Levels& s, const std::optional<Worth>& above, Patience& patience,
                         const Visit& visit) const;

    const Case* subject_;
    std::optional<Diagnostic> problem_;
    std::vector<LocalParty> parties_;
    std::vector<std::vector<OptionIndex>> asked_by_;  ///< per constraint, the options it asks about
    std::vector<Expression> ranked_;                  ///< "the state is n", for rankings
    bool transitive_ = true;
    bool merged_ = false;
};

/// The options that an expression asks about, ascending; a named state asks about all.
std::vector<OptionIndex> options_asked(const Expression& expression, const Case& subject);

}  // namespace irenic
