/// The parts of an agreement, bound one by one.
#pragma once

#include "casefile/binding.hpp"

namespace irenic::casefile {

inline constexpr std::uint32_t most_days = 100'000;  // over 270 years; exact discounting grows with it

void bind_obligations(Binding& binding, Agreement& made, Names& obligations, const Node* map);
void bind_separately(Binding& binding, Agreement& made, const Names& obligations, const Node* list);

/// `keeping:` over what holds without it.
Keeping bind_keeping(Binding& binding, const Node& map, const Keeping& without);

/// Obligations tied by `with` share a number, which is that of the first of them.
std::vector<ObligationIndex> tied_to(const Agreement& agreement);

/// The separate deal of each obligation; all 0 when there is one deal.
std::vector<std::size_t> deal_of(const Agreement& agreement);

}  // namespace irenic::casefile
