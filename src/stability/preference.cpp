/// Unknown preference, strength of preference and both together, as relations. Definitions: docs/semantics.md, sections 2 and 3.
#include <algorithm>

#include "stability/differences.hpp"
#include "stability/relational.hpp"

namespace irenic {
namespace {

const ExtensionRow& row_of(Extension kind) { return extensions[static_cast<std::size_t>(kind)]; }

/// Every party's comparisons; numbers are open where an extension is asked for.
std::vector<Differences> comparisons(const Space& space, bool open) {
    std::vector<Differences> parties;
    parties.reserve(space.party_count());
    for (PartyIndex i = 0; i < space.party_count(); ++i) parties.emplace_back(space, i, open);
    return parties;
}

/// The table of extensions, said as relations. A sanction is one when it is not better than the state: under a and b for sure, under c and d
/// perhaps. A strong one is greatly worse: for sure, or perhaps. Nothing that the party can do after a sanction may be less than that.
Relations relations_of(const Space& space, PartyIndex i, const std::vector<Differences>& all, Extension extension,
                       bool strong) {
    const ExtensionRow& row = row_of(extension);
    const Differences& own = all[i];
    Relations relations = Relations::on(space);
    if (row.leaves_unknown)
        relations.leaves = [&own](StateIndex s, StateIndex t) { return own.perhaps_better(t, s); };
    else
        relations.leaves = [&own](StateIndex s, StateIndex t) { return own.surely_better(t, s); };
    if (strong && row.deterred_unknown)
        relations.deters = [&own](StateIndex s, StateIndex t) { return own.perhaps_great(s, t); };
    else if (strong)
        relations.deters = [&own](StateIndex s, StateIndex t) { return own.surely_great(s, t); };
    else if (row.deterred_unknown)
        relations.deters = [&own](StateIndex s, StateIndex t) { return !own.surely_better(t, s); };
    else
        relations.deters = [&own](StateIndex s, StateIndex t) { return !own.perhaps_better(t, s); };
    relations.escapes = [deters = relations.deters](StateIndex s, StateIndex t) { return !deters(s, t); };
    relations.credible = [&all](PartyIndex j, StateIndex s, StateIndex t) { return all[j].perhaps_better(t, s); };
    return relations;
}

std::optional<Diagnostic> lacking(const Space& space, const PreferenceQuestion& question) {
    const bool open = std::any_of(question.extensions.begin(), question.extensions.end(),
                                  [](Extension kind) { return kind != Extension::known; });
    return open ? untold_comparison(space) : std::nullopt;
}

Diagnostic out_of_patience(const PreferenceQuestion& question) {
    return {Severity::error,
            "limit-reached",
            "more than " + std::to_string(question.looks) + " states to look at and to compare",
            {},
            "ask about one state with `irenic explain`, for one --concept or extension, or with fewer states"};
}

/// One party under one concept and extension.
class Judge {
public:
    Judge(const Space& space, const std::vector<Differences>& all, Extension extension, bool strength)
        : space_(space), all_(all), extension_(extension), strength_(strength) {}

    void decide(PartyIndex i, PreferenceVerdicts& verdicts, Patience& patience) const {
        const Relations general = relations_of(space_, i, all_, extension_, false);
        verdicts.stable[i] = relational_stable(space_, i, general, verdicts.kind, patience);
        if (!strength_) return;
        verdicts.nash[i] = relational_stable(space_, i, general, Concept::nash, patience, &verdicts.stable[i]);
        Bits rest = verdicts.stable[i];
        verdicts.nash[i].for_each([&](std::size_t s) { rest.reset(s); });
        const Relations strong = relations_of(space_, i, all_, extension_, true);
        verdicts.strong[i] = relational_stable(space_, i, strong, verdicts.kind, patience, &rest);
    }

    [[nodiscard]] PreferenceReason reason(PartyIndex i, Concept kind, StateIndex s, Patience& patience) const {
        PreferenceReason reason{extension_, kind, i, s, true, {}, {}};
        const Relations general = relations_of(space_, i, all_, extension_, false);
        const Relations strong = relations_of(space_, i, all_, extension_, true);
        std::vector<StateIndex> ends = space_.moves_from(i, s);
        std::erase_if(ends, [&](StateIndex s1) { return !general.leaves(s, s1); });
        for (const StateIndex s1 : ends) {
            PreferenceAnswer answer{s1, all_[i].surely_better(s1, s), true, false, {}, all_[i].range(s1, s), {}};
            auto sanction = strength_ ? relational_sanction(space_, i, strong, kind, s, s1, patience) : std::nullopt;
            answer.great = sanction.has_value();
            if (!sanction) sanction = relational_sanction(space_, i, general, kind, s, s1, patience);
            if (!sanction) {
                answer.answered = reason.stable = false;
                reason.answers = {answer};
                return reason;
            }
            answer.sanction = std::move(*sanction);
            answer.end = all_[i].range(answer.sanction.back().to, s);
            reason.answers.push_back(std::move(answer));
        }
        if (!strength_) return reason;
        const bool great = std::all_of(reason.answers.begin(), reason.answers.end(),
                                       [](const PreferenceAnswer& answer) { return answer.great; });
        reason.strength = reason.answers.empty() ? Strength::nash : great ? Strength::strong : Strength::weak;
        return reason;
    }

private:
    const Space& space_;
    const std::vector<Differences>& all_;
    Extension extension_;
    bool strength_;
};

/// What holds for every party.
void sum_up(PreferenceVerdicts& verdicts, std::size_t states, bool strength) {
    verdicts.equilibria = Bits(states, true);
    for (const Bits& stable : verdicts.stable) verdicts.equilibria &= stable;
    if (!strength) return;
    verdicts.nash_equilibria = verdicts.strong_equilibria = verdicts.equilibria;
    for (std::size_t i = 0; i < verdicts.stable.size(); ++i) {
        Bits not_weak = verdicts.nash[i];
        not_weak |= verdicts.strong[i];
        verdicts.nash_equilibria &= verdicts.nash[i];
        verdicts.strong_equilibria &= not_weak;
    }
    verdicts.nash_equilibria.for_each([&](std::size_t s) { verdicts.strong_equilibria.reset(s); });
}

}  // namespace

Further<PreferenceVerdicts> preference_stability(const Space& space, const PreferenceQuestion& question,
                                                 const Workers& workers, std::stop_token stop) {
    Further<PreferenceVerdicts> answer;
    answer.error = lacking(space, question);
    if (answer.error) return answer;
    space.make_tables(workers);
    struct Job {
        std::size_t verdicts;
        PartyIndex party;
        std::uint64_t left = 0;
    };
    std::vector<Job> jobs;
    for (const Extension extension : question.extensions) {
        for (const Concept kind : question.wanted) {
            PreferenceVerdicts verdicts{extension, kind, {}, {}, {}, {}, {}, {}};
            verdicts.stable.resize(space.party_count());
            verdicts.nash.resize(question.strength ? space.party_count() : 0);
            verdicts.strong.resize(question.strength ? space.party_count() : 0);
            for (PartyIndex i = 0; i < space.party_count(); ++i) jobs.push_back({answer.found.size(), i});
            answer.found.push_back(std::move(verdicts));
        }
    }
    const std::vector<Differences> known = comparisons(space, false);
    const std::vector<Differences> open = comparisons(space, true);
    workers.run(jobs.size(), [&](std::size_t k) {
        PreferenceVerdicts& verdicts = answer.found[jobs[k].verdicts];
        Patience patience{question.looks / jobs.size() + 1, stop};
        const bool is_open = verdicts.extension != Extension::known;
        Judge(space, is_open ? open : known, verdicts.extension, question.strength)
            .decide(jobs[k].party, verdicts, patience);
        jobs[k].left = patience.left;
    });
    if (std::any_of(jobs.begin(), jobs.end(), [](const Job& job) { return job.left == 0; }))
        return {{}, out_of_patience(question), true};
    for (PreferenceVerdicts& verdicts : answer.found) sum_up(verdicts, space.size(), question.strength);
    return answer;
}

Further<PreferenceReason> explain_preference(const Space& space, const PreferenceQuestion& question, StateIndex state,
                                             std::stop_token stop) {
    Further<PreferenceReason> answer;
    answer.error = lacking(space, question);
    if (answer.error) return answer;
    Patience patience{question.looks, std::move(stop)};
    for (const Extension extension : question.extensions) {
        const std::vector<Differences> all = comparisons(space, extension != Extension::known);
        const Judge judge(space, all, extension, question.strength);
        for (const Concept kind : question.wanted)
            for (PartyIndex i = 0; i < space.party_count(); ++i)
                answer.found.push_back(judge.reason(i, kind, state, patience));
    }
    if (patience.left > 0) return answer;
    return {{}, out_of_patience(question), true};
}

bool has_unknown_preference(const Case& subject) {
    return std::any_of(subject.preferences.begin(), subject.preferences.end(), [](const Preference& preference) {
        if (!preference.unknown.empty()) return true;
        return std::any_of(preference.statements.begin(), preference.statements.end(), [](const Statement& statement) {
            const auto uncertain = [](const Range& range) { return !range.certain(); };
            return (statement.weight && uncertain(*statement.weight)) ||
                   std::any_of(statement.grades.begin(), statement.grades.end(), uncertain);
        });
    });
}

bool has_strength_of_preference(const Case& subject) {
    for (PartyIndex i = 0; i < subject.parties.size(); ++i) {
        const Preference& preference = subject.preferences[i];
        if (preference.kind == Preference::Kind::weighted && subject.parties[i].great) return true;
        if (preference.kind == Preference::Kind::ordinal &&
            std::any_of(preference.statements.begin(), preference.statements.end(),
                        [](const Statement& statement) { return statement.much; }))
            return true;
    }
    return false;
}

}  // namespace irenic
