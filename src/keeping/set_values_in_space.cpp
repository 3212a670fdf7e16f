/// Values at sets where states are listed or merged: the space is asked.
#include <unordered_map>

#include "keeping/breach.hpp"
#include "keeping/set_values.hpp"
#include "keeping/stop_values.hpp"

namespace irenic {
namespace {

class InSpace : public SetValues {
public:
    InSpace(const Space& space, const Performing& performing)
        : space_(space), performing_(performing), stop_values_(space, *performing.agreement) {}

    bool possible(DoneSet done) override { return look(done).state != no_state; }

    Worth worth(PartyIndex party, DoneSet done) override {
        const Seen& seen = look(done);
        Worth worth;
        worth.here = space_.value(party, seen.state).units;
        worth.broken = space_.value(party, seen.broken).units;
        const Levels here = performing_.levels(done);
        worth.changes_own = changes_own_option(*performing_.subject, party, here,
                                               after_breach(*performing_.subject, *performing_.agreement, here));
        const auto stop = stop_values_.best(party, seen.state, seen.broken);
        worth.can_stop = stop.has_value();
        if (stop) worth.stop = stop->units;
        return worth;
    }

    std::optional<std::int64_t> most(PartyIndex /*party*/) override { return {}; }

private:
    struct Seen {
        StateIndex state = no_state;
        StateIndex broken = no_state;
    };
    const Seen& look(DoneSet done) {
        const auto [at, is_new] = seen_.try_emplace(done);
        if (!is_new) return at->second;
        const Levels here = performing_.levels(done);
        const auto state = space_.find(here);
        const auto broken = space_.find(after_breach(*performing_.subject, *performing_.agreement, here));
        if (state && broken) at->second = {*state, *broken};
        return at->second;
    }

    const Space& space_;
    Performing performing_;
    StopValues stop_values_;
    std::unordered_map<DoneSet, Seen> seen_;
};

}  // namespace

std::unique_ptr<SetValues> values_in_space(const Space& space, const Performing& performing) {
    return std::make_unique<InSpace>(space, performing);
}

}  // namespace irenic
