/// What is said of the orders of an agreement that were looked for.
#pragma once

#include <vector>

#include "irenic/keeping.hpp"
#include "report/json.hpp"
#include "report/words.hpp"

namespace irenic {

/// A sentence or two for each order that is the best by something: how sure that is, and who would still need a penalty.
std::vector<Phrase> words_on_best_orders(const Space& space, const OtherOrders& orders);

/// The same for machines: how an order was found, and what it comes to.
Json best_order_json(const Space& space, const OrderFound& found);

}  // namespace irenic
