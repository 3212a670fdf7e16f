/// Unknown preference, strength of preference and both together, as relations. Definitions: docs/semantics.md, sections 2 and 3.
#include <algorithm>
#include <atomic>
#include <limits>

#include "stability/differences.hpp"
#include "stability/least_response.hpp"
#include "stability/relational.hpp"

namespace irenic {
namespace {

const ExtensionRow& row_of(Extension kind) { return extensions[static_cast<std::size_t>(kind)]; }

/// Every party's comparisons; numbers are open where an extension is asked for. For all states at once also the steps backwards.
struct Ground {
    std::vector<Differences> parties;
    std::shared_ptr<const StepsInto> all_steps;
    std::shared_ptr<const StepsInto> credible_steps;
};

std::vector<Differences> comparisons(const Space& space, bool open) {
    std::vector<Differences> parties;
    parties.reserve(space.party_count());
    for (PartyIndex i = 0; i < space.party_count(); ++i) parties.emplace_back(space, i, open);
    return parties;
}

std::shared_ptr<const StepsInto> steps_into(const Space& space, const std::vector<Differences>* credible_for) {
    return StepsInto::make(space.size(), [&](const StepsInto::Visit& visit) {
        for (PartyIndex j = 0; j < space.party_count(); ++j)
            for (StateIndex s = 0; s < space.size(); ++s)
                space.moves(j).for_each_move(s, [&](StateIndex t) {
                    if (credible_for == nullptr || (*credible_for)[j].perhaps_better(t, s)) visit(j, s, t);
                });
    });
}

constexpr std::int64_t least_number = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t greatest_number = std::numeric_limits<std::int64_t>::max();

/// What a state that deters can be worth at most: under a and b no more than the state that is left, with all open numbers low as with all high;
/// under c and d its least no more than the other's most. A strong sanction is worth less by what is great.
std::vector<Relations::Hint> hints_of(const Differences& own, const ExtensionRow& row, bool strong) {
    const auto numbers = [](const auto& ranks) { return std::vector<std::int64_t>(ranks.begin(), ranks.end()); };
    const auto all = [](std::size_t states, std::int64_t bound) { return std::vector<std::int64_t>(states, bound); };
    const auto lower = [](std::vector<std::int64_t> bounds, std::int64_t by) {
        for (std::int64_t& bound : bounds) bound = bound < least_number + by ? least_number : bound - by;
        return bounds;
    };
    if (!own.weighed()) {
        if (strong && own.coarse_ranks().empty())
            return {{numbers(own.ranks()), all(own.ranks().size(), least_number)}};
        if (strong) return {{numbers(own.coarse_ranks()), lower(numbers(own.coarse_ranks()), 1)}};
        if (row.deterred_unknown && own.any_unknown())
            return {{numbers(own.ranks()), all(own.ranks().size(), greatest_number)}};
        return {{numbers(own.ranks()), numbers(own.ranks())}};
    }
    if (strong && !own.great()) return {{own.high(), all(own.high().size(), least_number)}};
    const std::int64_t by = strong ? *own.great() : 0;
    if (!own.any_unknown()) return {{own.high(), lower(own.high(), by)}};
    if (row.deterred_unknown)
        return {{own.low(), lower(own.high(), by)}, {own.high(), all(own.high().size(), greatest_number)}};
    return {{own.high(), lower(own.high(), by)}, {own.low(), lower(own.low(), by)}};
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
    Judge(const Space& space, const Ground& ground, Extension extension, bool strength)
        : space_(space), ground_(ground), all_(ground.parties), extension_(extension), strength_(strength) {}

    /// `plain`: where all is known, what is stable is known too.
    void decide(PartyIndex i, PreferenceVerdicts& verdicts, const Bits* plain, Patience& patience) const {
        const Relations general = hinted(i, false);
        verdicts.stable[i] = plain != nullptr ? *plain : relational_stable(space_, i, general, verdicts.kind, patience);
        if (!strength_) return;
        verdicts.nash[i] = relational_stable(space_, i, general, Concept::nash, patience, &verdicts.stable[i]);
        Bits rest = verdicts.stable[i];
        verdicts.nash[i].for_each([&](std::size_t s) { rest.reset(s); });
        const Relations strong = hinted(i, true);
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
    [[nodiscard]] Relations hinted(PartyIndex i, bool strong) const {
        Relations relations = relations_of(space_, i, all_, extension_, strong);
        relations.hints = hints_of(all_[i], row_of(extension_), strong);
        relations.all_steps = ground_.all_steps;
        relations.credible_steps = ground_.credible_steps;
        return relations;
    }

    const Space& space_;
    const Ground& ground_;
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

/// What all the questions stand on, made only where one of them needs it.
struct Prepared {
    Prepared(const Space& space, const PreferenceQuestion& question, const Workers& workers,
             const std::stop_token& stop) {
        const auto asks = [&](bool is_open, bool credible) {
            const bool extension = std::any_of(question.extensions.begin(), question.extensions.end(),
                                               [&](Extension one) { return (one != Extension::known) == is_open; });
            return extension && (is_open || question.strength) &&
                   std::any_of(question.wanted.begin(), question.wanted.end(), [&](Concept kind) {
                       return kind != Concept::nash && rule_of(kind).credible == credible;
                   });
        };
        known.parties = comparisons(space, false);
        open.parties = comparisons(space, true);
        if (asks(false, false) || asks(true, false)) known.all_steps = open.all_steps = steps_into(space, nullptr);
        if (asks(false, true)) known.credible_steps = steps_into(space, &known.parties);
        if (asks(true, true)) open.credible_steps = steps_into(space, &open.parties);
        if (std::count(question.extensions.begin(), question.extensions.end(), Extension::known) > 0)
            plain = stability(space, question.wanted, workers, stop);
    }

    Ground known;
    Ground open;
    StabilityAnswer plain;  ///< where all is known, what is stable is known too
};

/// Who cannot move cannot leave.
PreferenceVerdicts nobody_moves(const Space& space, Extension extension, Concept kind, bool strength) {
    PreferenceVerdicts verdicts{extension, kind, {}, {}, {}, {}, {}, {}};
    verdicts.stable.assign(space.party_count(), Bits(space.size(), true));
    verdicts.nash.assign(strength ? space.party_count() : 0, Bits(space.size(), true));
    verdicts.strong.assign(strength ? space.party_count() : 0, Bits(space.size()));
    return verdicts;
}

}  // namespace

Further<PreferenceVerdicts> preference_stability(const Space& space, const PreferenceQuestion& question,
                                                 const Workers& workers, std::stop_token stop) {
    Further<PreferenceVerdicts> answer;
    answer.error = lacking(space, question);
    if (answer.error) return answer;
    space.make_tables(workers);
    const Prepared prepared(space, question, workers, stop);
    if (stop.stop_requested()) return answer;
    struct Job {
        std::size_t verdicts;
        PartyIndex party;
    };
    std::vector<Job> jobs;
    for (const Extension extension : question.extensions)
        for (const Concept kind : question.wanted) {
            for (PartyIndex i = 0; i < space.party_count(); ++i)
                if (!space.idle(i)) jobs.push_back({answer.found.size(), i});
            answer.found.push_back(nobody_moves(space, extension, kind, question.strength));
        }
    std::atomic<bool> used_up = false;
    workers.run(jobs.size(), [&](std::size_t k) {
        if (used_up) return;
        PreferenceVerdicts& verdicts = answer.found[jobs[k].verdicts];
        const PartyIndex party = jobs[k].party;
        Patience patience{question.looks / jobs.size() + 1, stop};
        const bool is_known = verdicts.extension == Extension::known;
        Judge(space, is_known ? prepared.known : prepared.open, verdicts.extension, question.strength)
            .decide(party, verdicts, is_known ? &prepared.plain.of(verdicts.kind).stable[party] : nullptr, patience);
        if (patience.left == 0) used_up = true;
    });
    if (used_up) return {{}, out_of_patience(question), true};
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
        const Ground ground{comparisons(space, extension != Extension::known), nullptr, nullptr};
        const Judge judge(space, ground, extension, question.strength);
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
