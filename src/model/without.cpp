#include <algorithm>

#include "irenic/model.hpp"

namespace irenic {
namespace {

template <typename Item>
void erase_id(std::vector<Item>& items, const std::string& id) {
    std::erase_if(items, [&](const Item& item) { return item.id == id; });
}

void erase_setting(std::vector<Setting>& settings, const Removal& removal) {
    std::erase_if(settings, [&](const Setting& setting) {
        return setting.option == removal.option && setting.level == removal.level;
    });
}

/// Parties that own an option which the obligation still sets.
std::vector<PartyIndex> performers(const Case& subject, const Obligation& obligation) {
    std::vector<PartyIndex> by;
    for (const PartyIndex party : obligation.by) {
        const bool performs = std::any_of(obligation.sets.begin(), obligation.sets.end(), [&](const Setting& setting) {
            const auto& owners = subject.options[setting.option].owners;
            return std::find(owners.begin(), owners.end(), party) != owners.end();
        });
        if (performs) by.push_back(party);
    }
    return by;
}

/// Listed states are feasible whatever `never` says, so those with the level are marked. A merged one loses members only.
void remove_from_list(Case& subject, const Removal& removal) {
    for (NamedState& named : subject.states) {
        std::vector<Levels> rest = named.patterns;
        std::erase_if(rest, [&](const Levels& pattern) { return pattern[removal.option] == removal.level; });
        if (rest.empty())
            named.left_out = true;
        else
            named.patterns = std::move(rest);
    }
}

/// Rankings have feasible states only.
void remove_from_rankings(Case& subject) {
    const auto feasible = [&](const Levels& levels) {
        return std::none_of(subject.never.begin(), subject.never.end(),
                            [&](const Constraint& constraint) { return holds(constraint.that, levels, subject); });
    };
    const auto gone = [&](NamedStateIndex index) {
        const NamedState& named = subject.states[index];
        return subject.only_listed ? named.left_out
                                   : std::none_of(named.patterns.begin(), named.patterns.end(), feasible);
    };
    for (Preference& preference : subject.preferences) {
        for (auto& group : preference.ranking) std::erase_if(group, gone);
        std::erase_if(preference.ranking, [](const auto& group) { return group.empty(); });
    }
}

void remove_level(Case& subject, const Removal& removal) {
    if (subject.only_listed) remove_from_list(subject, removal);
    for (Strategy& strategy : subject.strategies) erase_setting(strategy.target, removal);
    for (Agreement& agreement : subject.agreements) {
        erase_setting(agreement.if_broken, removal);
        for (Obligation& obligation : agreement.obligations) {
            const std::size_t before = obligation.sets.size();
            erase_setting(obligation.sets, removal);
            if (obligation.sets.size() == before) continue;
            obligation.by = performers(subject, obligation);
            if (obligation.sets.empty()) obligation.days = 0;
        }
    }
    const Option& option = subject.options[removal.option];
    Constraint constraint;
    constraint.that.nodes.push_back(
        {Expression::Kind::level_in, removal.option, std::uint64_t{1} << removal.level, 0, 0});
    constraint.that.text = option.id + " = " + option.levels[removal.level];
    constraint.that.place = option.place;
    constraint.why = "left out by the test";
    constraint.place = option.place;
    subject.never.push_back(std::move(constraint));
    remove_from_rankings(subject);
}

}  // namespace

Case without(const Case& subject, const Removal& removal) {
    Case changed = subject;
    switch (removal.kind) {
        case Removal::Kind::link:
            for (Agreement& agreement : changed.agreements)
                for (Obligation& obligation : agreement.obligations) erase_id(obligation.after, removal.id);
            break;
        case Removal::Kind::guarantee:
            for (Agreement& agreement : changed.agreements) erase_id(agreement.guarantees, removal.id);
            break;
        case Removal::Kind::statement:
            for (Preference& preference : changed.preferences) erase_id(preference.statements, removal.id);
            for (PartyView& view : changed.views)
                for (auto& preference : view.preferences)
                    if (preference) erase_id(preference->statements, removal.id);
            break;
        case Removal::Kind::constraint: erase_id(changed.never, removal.id); break;
        case Removal::Kind::level: remove_level(changed, removal); break;
    }
    return changed;
}

}  // namespace irenic
