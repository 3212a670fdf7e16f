#include "irenic/stability.hpp"

#include "stability/least_response.hpp"
#include "stability/on_grid.hpp"

namespace irenic {

StabilityAnswer unanswered_for(const Space& space, std::span<const Concept> wanted) {
    StabilityAnswer answer;
    for (const Concept kind : wanted) {
        Verdicts& verdicts = answer.verdicts[static_cast<std::size_t>(kind)].emplace();
        verdicts.passes.assign(space.party_count(), 0);
        verdicts.stable.resize(space.party_count());
        for (PartyIndex i = 0; i < space.party_count(); ++i)
            if (space.idle(i)) verdicts.stable[i] = Bits(space.size(), true);
    }
    return answer;
}

StabilityAnswer stability_by_tables(const Space& space, std::span<const Concept> wanted, const Workers& workers,
                                    const std::stop_token& stop) {
    StabilityAnswer answer = unanswered_for(space, wanted);
    struct Job {
        Concept kind;
        PartyIndex party;
    };
    std::vector<Job> jobs;
    for (const ConceptRow& row : concepts)
        for (PartyIndex i = 0; i < space.party_count(); ++i)
            if (answer.verdicts[static_cast<std::size_t>(row.kind)] && !space.idle(i)) jobs.push_back({row.kind, i});
    space.make_tables(workers);
    workers.run(jobs.size(), [&](std::size_t k) {
        if (stop.stop_requested()) return;
        const auto concept_index = static_cast<std::size_t>(jobs[k].kind);
        answer.verdicts[concept_index]->stable[jobs[k].party] =
            rule_of(jobs[k].kind).stable_for(space, jobs[k].party, stop);
    });
    return answer;
}

StabilityAnswer stability(const Space& space, std::span<const Concept> wanted, const Workers& workers,
                          std::stop_token stop) {
    std::optional<StabilityAnswer> answer = stability_on_grid(space, wanted, workers, stop);
    if (!answer) answer = stability_by_tables(space, wanted, workers, stop);
    if (stop.stop_requested()) return {};
    for (auto& verdicts : answer->verdicts) {
        if (!verdicts) continue;
        verdicts->equilibria = Bits(space.size(), true);
        for (const Bits& stable : verdicts->stable) verdicts->equilibria &= stable;
    }
    return *std::move(answer);
}

}  // namespace irenic
