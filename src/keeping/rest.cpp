#include "keeping/rest.hpp"

#include <algorithm>

#include "keeping/breach.hpp"
#include "keeping/schedule.hpp"

namespace irenic {
namespace {

std::uint32_t days_left(std::uint32_t until, std::uint32_t day) { return until > day ? until - day : 0; }

/// Takes what has been done out of an agreement.
class Reduction {
public:
    Reduction(const Agreement& whole, const std::vector<bool>& done, std::uint32_t day)
        : whole_(whole), day_(day), place_(done.size(), none) {
        for (ObligationIndex o = 0; o < done.size(); ++o) {
            if (done[o]) continue;
            place_[o] = static_cast<ObligationIndex>(left_.size());
            left_.push_back(o);
        }
    }

    [[nodiscard]] const std::vector<ObligationIndex>& left() const { return left_; }

    [[nodiscard]] Agreement agreement() const {
        Agreement made = whole_;
        made.start.reset();
        std::erase_if(made.keeping.hazard.pieces, [&](const HazardPiece& piece) { return piece.until <= day_; });
        for (HazardPiece& piece : made.keeping.hazard.pieces)
            if (piece.until != none) piece.until -= day_;
        made.obligations.clear();
        for (const ObligationIndex o : left_) made.obligations.push_back(obligation(o));
        for (auto& deal : made.separately) keep_left(deal);
        std::erase_if(made.separately, [](const auto& deal) { return deal.empty(); });
        std::erase_if(made.guarantees, [&](const Guarantee& one) { return one.until && place_[*one.until] == none; });
        for (Guarantee& guarantee : made.guarantees) {
            guarantee.aged += day_;
            if (guarantee.until) guarantee.until = place_[*guarantee.until];
        }
        return made;
    }

private:
    void keep_left(std::vector<ObligationIndex>& obligations) const {
        std::erase_if(obligations, [&](ObligationIndex o) { return place_[o] == none; });
        for (ObligationIndex& o : obligations) o = place_[o];
    }

    [[nodiscard]] Obligation obligation(ObligationIndex o) const {
        Obligation made = whole_.obligations[o];
        std::erase_if(made.after, [&](const Link& link) { return place_[link.of] == none; });
        for (Link& link : made.after) link.of = place_[link.of];
        keep_left(made.with);
        made.not_before = days_left(made.not_before, day_);
        if (made.within) made.within = days_left(*made.within, day_);
        return made;
    }

    const Agreement& whole_;
    std::uint32_t day_;
    std::vector<ObligationIndex> place_;  ///< per obligation of the whole, among those that are left
    std::vector<ObligationIndex> left_;
};

}  // namespace

Rest rest_of(const Case& subject, const Agreement& agreement, const std::vector<bool>& done, bool broken,
             std::uint32_t day) {
    const Reduction reduction(agreement, done, day);
    Rest rest{reduction.agreement(), levels_of(subject, agreement, done), reduction.left()};
    const Levels before = rest.start;
    if (broken) rest.start = after_breach(subject, agreement, before);
    std::vector<bool> settled(subject.options.size());
    const std::vector<ObligationIndex> order = in_rank(agreement);
    for (auto at = order.rbegin(); at != order.rend(); ++at) {
        if (done[*at]) {
            for (const Setting& setting : agreement.obligations[*at].sets)
                if (before[setting.option] == rest.start[setting.option]) settled[setting.option] = true;
            continue;
        }
        const auto place = std::find(rest.left.begin(), rest.left.end(), *at) - rest.left.begin();
        std::erase_if(rest.agreement.obligations[static_cast<std::size_t>(place)].sets,
                      [&](const Setting& setting) { return settled[setting.option]; });
    }
    return rest;
}

}  // namespace irenic
