#include "appraisal/again/spread.hpp"

namespace irenic {

void Spread::begin(const View& view, std::span<const PartyIndex> movers, bool improvements) {
    view_ = view;
    movers_ = movers;
    improvements_ = improvements;
    arrivals_.clear();
    next_ = 0;
    notes_ = false;
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

void Spread::note_here() {
    notes_ = true;
    noted_at_ = arrivals_.size();
    noted_.clear();
}

void Spread::take_back() {
    for (std::size_t k = noted_.size(); k-- > 0;) *noted_[k].first = noted_[k].second;
    for (std::size_t k = noted_at_; k < arrivals_.size(); ++k) seen_[arrivals_[k].state] = now_ - 1;
    arrivals_.resize(noted_at_);
    next_ = static_cast<std::uint32_t>(noted_at_);
}

}  // namespace irenic
