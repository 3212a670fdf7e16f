#include "stability/attitudes.hpp"

#include "stability/least_response.hpp"

namespace irenic {
namespace {

/// One party's wishes for those whom it is not indifferent to.
class Wishes {
public:
    Wishes(const Space& space, PartyIndex i) {
        for (PartyIndex j = 0; j < space.party_count(); ++j)
            if (const int towards = attitude(space.subject(), i, j); towards != 0)
                wishes_.push_back({towards > 0, space.grades(j)});
    }

    /// Would the party go from one state to the other? Not where nothing changes for anybody it cares about; who cares about
    /// nobody goes anywhere.
    [[nodiscard]] bool favour(StateIndex from, StateIndex to) const {
        if (from == to) return false;
        bool differs = wishes_.empty();
        for (const auto& [well, grades] : wishes_) {
            if (well ? grades[to] < grades[from] : grades[to] >= grades[from]) return false;
            differs = differs || grades[to] != grades[from];
        }
        return differs;
    }

private:
    struct Wish {
        bool well;
        std::span<const std::int32_t> grades;
    };
    std::vector<Wish> wishes_;
};

bool is_plain(const Space& space, PartyIndex i) {
    for (PartyIndex j = 0; j < space.party_count(); ++j)
        if (attitude(space.subject(), i, j) != (i == j ? 1 : 0)) return false;
    return true;
}

}  // namespace

bool attitudes_matter(const Space& space, PartyIndex i, Concept kind) {
    if (!is_plain(space, i)) return true;
    for (PartyIndex j = 0; rule_of(kind).credible && j < space.party_count(); ++j)
        if (!space.idle(j) && !is_plain(space, j)) return true;
    return false;
}

Relations attitude_relations(const Space& space, PartyIndex i) {
    auto wishes = std::make_shared<std::vector<Wishes>>();
    for (PartyIndex j = 0; j < space.party_count(); ++j) wishes->emplace_back(space, j);
    Relations relations = Relations::on(space);
    relations.leaves = [wishes, i](StateIndex s, StateIndex s1) { return (*wishes)[i].favour(s, s1); };
    relations.deters = [wishes, i](StateIndex s, StateIndex s2) { return !(*wishes)[i].favour(s, s2); };
    relations.escapes = relations.leaves;
    relations.credible = [wishes](PartyIndex j, StateIndex from, StateIndex to) {
        return (*wishes)[j].favour(from, to);
    };
    return relations;
}

}  // namespace irenic
