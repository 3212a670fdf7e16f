/// States whose levels are not yet known, put to a solver: what holds at them, what they are worth, who can move between them.
#pragma once

#include <span>
#include <vector>

#include "stability/circuit.hpp"
#include "stability/local_model.hpp"

namespace irenic {

/// A state as literals: per option, per level, "it is at this level". Exactly one of an option's is true.
using Sketch = std::vector<std::vector<Literal>>;

class Encoding {
public:
    Encoding(const LocalModel& model, Circuit& circuit) : model_(model), circuit_(circuit) {}

    [[nodiscard]] Sketch known(const Levels& levels) const;
    /// Leaves an option open, among the levels whose bit is set.
    void open(Sketch& state, OptionIndex o, std::uint64_t levels);

    Literal holds(const Expression& expression, const Sketch& state);
    Literal feasible(const Sketch& state);
    Literal worth_at_least(PartyIndex i, const Sketch& state, Worth least);
    /// The party prefers `to` to `from`.
    Literal gains(PartyIndex i, const Sketch& from, const Sketch& to);
    /// The same of what hangs on these options alone.
    Literal gains_by(PartyIndex i, std::span<const OptionIndex> options, const Sketch& from, const Sketch& to);
    /// Every change of these options is one that their direction allows, or none.
    Literal may_change(std::span<const OptionIndex> options, const Sketch& from, const Sketch& to);
    Literal changes(std::span<const OptionIndex> options, const Sketch& from, const Sketch& to);

    /// The levels that the solver has found.
    [[nodiscard]] Levels found(const Sketch& state) const;

private:
    void add_worth(PartyIndex i, const Sketch& state, int sign, std::vector<Circuit::Term>& terms);
    Literal matches(const NamedState& named, const Sketch& state);

    const LocalModel& model_;
    Circuit& circuit_;
};

/// The levels that allowed changes of an option can lead to, one after another, from `level`, itself among them; as bits.
std::uint64_t reach_of(const Option& option, Level level);

}  // namespace irenic
