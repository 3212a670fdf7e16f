#include "appraisal/again/spread.hpp"

namespace irenic {

void Spread::begin(const View& view, std::span<const PartyIndex> movers, bool improvements) {
    view_ = view;
    movers_ = movers;
    improvements_ = improvements;
    arrivals_.clear();
    next_ = 0;
    if (laid_out_ == view.terrain && ++now_ != 0) return;
    laid_out_ = view.terrain;
    now_ = 1;
    seen_.assign(view.terrain->space.size(), 0);
    read_.assign(view.terrain->space.party_count(), {});
    for (const PartyIndex j : view.terrain->movers) {
        const std::size_t segments = view.terrain->space.moves(j).segment_first.size();
        read_[j].assign(segments, {});
    }
}

void Spread::start_at(StateIndex s) {
    if (reached(s)) return;
    seen_[s] = now_;
    arrivals_.push_back({s, none, none});
}

}  // namespace irenic
