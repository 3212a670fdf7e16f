/// Stability of each party in its own view, and with its attitudes.
#include <algorithm>
#include <atomic>

#include "stability/attitudes.hpp"
#include "stability/least_response.hpp"

namespace irenic {
namespace {

Diagnostic too_much(const PerspectiveQuestion& question) {
    return {Severity::error,
            "limit-reached",
            "gave up after looking at " + std::to_string(question.looks) + " states",
            {},
            "ask about one state with `irenic explain`, or about fewer concepts with --concept"};
}

struct Job {
    Concept kind;
    PartyIndex party;
};

/// The states that are stable for the party, as it numbers them; nothing when the limit was reached.
std::optional<Bits> stable_in_view(const Views& views, const PerspectiveQuestion& question, const Job& job,
                                   const std::stop_token& stop) {
    const Space& space = views.of(job.party);
    if (space.idle(job.party)) return Bits(space.size(), true);
    if (!question.perspective.attitudes || !attitudes_matter(space, job.party, job.kind))
        return rule_of(job.kind).stable_for(space, job.party, stop);
    Patience patience{question.looks, stop};
    Bits stable = relational_stable(space, job.party, attitude_relations(space, job.party), job.kind, patience);
    if (patience.left == 0) return {};
    return stable;
}

/// Seen from outside: a party makes no move where it does not know the state.
Bits as_they_are(const Views& views, PartyIndex party, const Bits& in_view) {
    Bits stable(views.actual().size());
    for (StateIndex s = 0; s < views.actual().size(); ++s) {
        const auto seen = views.seen(party, s);
        if (!seen || in_view.test(*seen)) stable.set(s);
    }
    return stable;
}

std::vector<Job> jobs_of(const Views& views, const PerspectiveQuestion& question) {
    std::vector<Job> jobs;
    for (const Concept kind : question.wanted)
        for (PartyIndex i = 0; i < views.actual().party_count(); ++i) jobs.push_back({kind, i});
    return jobs;
}

}  // namespace

Further<PerspectiveVerdicts> perspective_stability(const Views& views, const PerspectiveQuestion& question,
                                                   const Workers& workers, std::stop_token stop) {
    Further<PerspectiveVerdicts> answer;
    const Space& actual = views.actual();
    const StabilityAnswer plain = stability(actual, question.wanted, workers, stop);
    for (PartyIndex i = 0; i < actual.party_count(); ++i) views.of(i).make_tables(workers);
    const std::vector<Job> jobs = jobs_of(views, question);
    std::vector<std::optional<Bits>> stable(jobs.size());
    std::atomic<bool> gave_up = false;
    workers.run(jobs.size(), [&](std::size_t k) {
        if (stop.stop_requested() || gave_up) return;
        if (const auto in_view = stable_in_view(views, question, jobs[k], stop))
            stable[k] = as_they_are(views, jobs[k].party, *in_view);
        else
            gave_up = true;
    });
    answer.limit_reached = gave_up;
    if (gave_up) answer.error = too_much(question);
    if (gave_up || stop.stop_requested()) return answer;
    for (std::size_t k = 0; k < jobs.size(); ++k) {
        if (jobs[k].party == 0)
            answer.found.push_back({jobs[k].kind, {{}, Bits(actual.size(), true)}, plain.of(jobs[k].kind)});
        Verdicts& verdicts = answer.found.back().found;
        verdicts.equilibria &= *stable[k];
        verdicts.stable.push_back(std::move(*stable[k]));
    }
    return answer;
}

Further<PerspectiveReason> explain_perspective(const Views& views, const PerspectiveQuestion& question,
                                               StateIndex state, std::stop_token stop) {
    Further<PerspectiveReason> answer;
    for (const Job& job : jobs_of(views, question)) {
        const Space& space = views.of(job.party);
        const auto seen = views.seen(job.party, state);
        if (!seen) {
            answer.found.push_back({false, {job.kind, job.party, state, true, {}}});
            continue;
        }
        if (!question.perspective.attitudes || !attitudes_matter(space, job.party, job.kind)) {
            answer.found.push_back({true, Explainer(space, stop).explain(job.kind, job.party, *seen)});
            continue;
        }
        Patience patience{question.looks, stop};
        Explanation reason =
            explain_relational(space, job.party, attitude_relations(space, job.party), job.kind, *seen, patience);
        answer.limit_reached = patience.left == 0;
        if (answer.limit_reached) answer.error = too_much(question);
        if (answer.limit_reached) return answer;
        std::sort(reason.answers.begin(), reason.answers.end(),
                  [](const Answer& a, const Answer& b) { return a.improvement < b.improvement; });
        answer.found.push_back({true, std::move(reason)});
    }
    return answer;
}

}  // namespace irenic
