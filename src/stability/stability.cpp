#include "irenic/stability.hpp"

#include "stability/least_response.hpp"

namespace irenic {

StabilityAnswer stability(const Space& space, std::span<const Concept> wanted, const Workers& workers,
                          std::stop_token stop) {
    StabilityAnswer answer;
    struct Job {
        Concept kind;
        PartyIndex party;
    };
    std::vector<Job> jobs;
    for (const Concept kind : wanted) {
        auto& verdicts = answer.verdicts[static_cast<std::size_t>(kind)];
        if (verdicts) continue;
        verdicts.emplace();
        verdicts->stable.resize(space.party_count());
        for (PartyIndex i = 0; i < space.party_count(); ++i) {
            if (space.idle(i))
                verdicts->stable[i] = Bits(space.size(), true);  // who cannot move cannot leave
            else
                jobs.push_back({kind, i});
        }
    }
    space.make_tables(workers);
    workers.run(jobs.size(), [&](std::size_t k) {
        if (stop.stop_requested()) return;
        const auto concept_index = static_cast<std::size_t>(jobs[k].kind);
        answer.verdicts[concept_index]->stable[jobs[k].party] =
            rule_of(jobs[k].kind).stable_for(space, jobs[k].party, stop);
    });
    if (stop.stop_requested()) return {};
    for (auto& verdicts : answer.verdicts) {
        if (!verdicts) continue;
        verdicts->equilibria = Bits(space.size(), true);
        for (const Bits& stable : verdicts->stable) verdicts->equilibria &= stable;
    }
    return answer;
}

}  // namespace irenic
