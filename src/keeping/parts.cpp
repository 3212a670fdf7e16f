/// Obligations that are divisible, cut into equal parts: a case that says the same with more levels and more obligations.
#include <algorithm>

#include "irenic/keeping.hpp"
#include "keeping/level_parts.hpp"
#include "keeping/schedule.hpp"

namespace irenic {
namespace {

constexpr std::size_t most_levels = 36;

std::string quoted(const std::string& id) { return "`" + id + "`"; }

class Cutting {
public:
    Cutting(const Case& subject, AgreementIndex agreement)
        : made_(subject), agreement_(made_.agreements[agreement]), sets_(agreement_.obligations.size()) {}

    InParts run() {
        InParts answer;
        // Nothing in an answer about keeping looks at these, and they speak of levels by number.
        made_.views.clear();
        made_.claims.clear();
        made_.expectations.clear();
        for (ObligationIndex o = 0; o < sets_.size(); ++o)
            if (parts_of(o) > 1) cut_levels(o);
        check_ties();
        answer.diagnostics = std::move(diagnostics_);
        if (!answer.diagnostics.empty()) return answer;
        cut_obligations();
        answer.subject = std::move(made_);
        return answer;
    }

private:
    [[nodiscard]] std::uint32_t parts_of(ObligationIndex o) const { return agreement_.obligations[o].parts; }

    void refuse(const char* code, ObligationIndex o, std::string why, std::string help) {
        const Obligation& obligation = agreement_.obligations[o];
        diagnostics_.push_back({Severity::error, code,
                                quoted(obligation.id) + " cannot be cut into " + std::to_string(obligation.parts) +
                                    " parts: " + std::move(why),
                                obligation.place, std::move(help)});
    }

    /// The level that the option is at when the obligation is performed as written.
    [[nodiscard]] Level level_before(ObligationIndex wanted, OptionIndex option) const {
        Level level = start_levels(made_, agreement_)[option];
        for (const std::vector<ObligationIndex>& deal : deals_of(agreement_))
            for (const ObligationIndex o : deal) {
                if (o == wanted) return level;
                for (const Setting& setting : agreement_.obligations[o].sets)
                    if (setting.option == option) level = setting.level;
            }
        return level;
    }

    void cut_levels(ObligationIndex o) {
        const Obligation& obligation = agreement_.obligations[o];
        if (obligation.sets.size() != 1)
            return refuse("bad-parts", o, "it sets several options", "make an obligation of each");
        const Setting set = obligation.sets.front();
        const Option& option = made_.options[set.option];
        const LevelParts parts{set.option, level_before(o, set.option), set.level, obligation.parts};
        if (made_.only_listed || made_.graph)
            return refuse("bad-parts", o, "no listed state lies in between", "leave out `parts`");
        if (parts.from == parts.to)
            return refuse("bad-parts", o, "the option " + quoted(option.id) + " is already at that level",
                          "leave out `parts`");
        if (option.levels.size() + parts.count - 1 > most_levels)
            return refuse(
                "bad-parts", o,
                "the option " + quoted(option.id) + " would have more than " + std::to_string(most_levels) + " levels",
                "cut it into fewer");
        if (!values_run_evenly(o, parts)) return;
        insert_levels(made_, parts);
        for (std::uint32_t k = 1; k <= parts.count; ++k) sets_[o].push_back(level_of_part(parts, k));
        // Earlier cuts of the same option are at other numbers now.
        for (ObligationIndex other = 0; other < o; ++other)
            if (!sets_[other].empty() && agreement_.obligations[other].sets.front().option == parts.option)
                for (Level& level : sets_[other]) level = moved_level(parts, level);
    }

    /// Every party that cares says what each level is worth to it, and that divides evenly.
    [[nodiscard]] bool values_run_evenly(ObligationIndex o, const LevelParts& parts) {
        const Option& option = made_.options[parts.option];
        for (PartyIndex i = 0; i < made_.parties.size(); ++i) {
            if (!made_.preferences[i].cardinal()) continue;
            for (const Statement& statement : made_.preferences[i].statements) {
                if (!statement.graded && speaks_of(statement.that, parts.option)) {
                    refuse(
                        "parts-not-graded", o,
                        "the preferences of " + quoted(made_.parties[i].id) + " do not say what a part of it is worth",
                        "write what " + quoted(option.id) + " is worth as `{graded: " + option.id +
                            ", values: {…}}`, with a number for each level");
                    return false;
                }
                if (statement.graded != parts.option) continue;
                const std::int64_t whole =
                    statement.grades[parts.to].best.units - statement.grades[parts.from].best.units;
                if (whole % parts.count == 0) continue;
                refuse("uneven-parts", o,
                       "what it is worth to " + quoted(made_.parties[i].id) + ", " + to_string(Decimal{whole}) +
                           ", does not divide into as many numbers of six places",
                       "multiply all numbers of " + quoted(made_.parties[i].id) + " by " + std::to_string(parts.count) +
                           ", or cut into 2, 4, 5, 8 or 10");
                return false;
            }
        }
        return true;
    }

    /// What is done in one step is cut alike, and then tied part by part.
    void check_ties() {
        for (ObligationIndex o = 0; o < sets_.size(); ++o)
            for (const ObligationIndex other : agreement_.obligations[o].with)
                if (parts_of(o) != parts_of(other))
                    refuse("parts-tied", parts_of(o) > 1 ? o : other,
                           "it is tied to " + quoted(agreement_.obligations[parts_of(o) > 1 ? other : o].id) +
                               ", which is not cut into as many",
                           "cut both into the same number of parts, or leave out `with`");
    }

    void cut_obligations() {
        std::vector<ObligationIndex> first;
        ObligationIndex next = 0;
        for (ObligationIndex o = 0; o < sets_.size(); ++o) {
            first.push_back(next);
            next += parts_of(o);
        }
        const auto last = [&](ObligationIndex o) { return first[o] + parts_of(o) - 1; };
        std::vector<Obligation> cut;
        for (ObligationIndex o = 0; o < sets_.size(); ++o) {
            const Obligation& whole = agreement_.obligations[o];
            for (std::uint32_t k = 0; k < whole.parts; ++k) {
                Obligation part = whole;
                if (k > 0) {
                    part.after.assign(1, Link{});
                    part.after.front().of = first[o] + k - 1;
                    part.not_before = 0;
                } else {
                    for (Link& link : part.after) link.of = last(link.of);
                }
                for (ObligationIndex& other : part.with) other = first[other] + k;
                if (whole.parts > 1) {
                    const std::string number = std::to_string(k + 1);
                    part.id += "." + number;
                    part.name += " (" + number + " of " + std::to_string(whole.parts) + ")";
                    part.sets.front().level = sets_[o][k];
                    part.days = (whole.days + whole.parts - 1) / whole.parts;
                    part.parts = 1;
                }
                cut.push_back(std::move(part));
            }
        }
        for (std::vector<ObligationIndex>& deal : agreement_.separately) {
            std::vector<ObligationIndex> all;
            for (const ObligationIndex o : deal)
                for (ObligationIndex part = first[o]; part <= last(o); ++part) all.push_back(part);
            deal = std::move(all);
        }
        for (Guarantee& guarantee : agreement_.guarantees)
            if (guarantee.until) guarantee.until = last(*guarantee.until);
        agreement_.obligations = std::move(cut);
    }

    Case made_;
    Agreement& agreement_;
    std::vector<std::vector<Level>> sets_;  ///< per obligation in parts: the level that each part sets
    std::vector<Diagnostic> diagnostics_;
};

}  // namespace

InParts in_parts(const Case& subject, AgreementIndex agreement) {
    const auto& obligations = subject.agreements[agreement].obligations;
    if (std::none_of(obligations.begin(), obligations.end(),
                     [](const Obligation& obligation) { return obligation.parts > 1; }))
        return {};
    return Cutting(subject, agreement).run();
}

}  // namespace irenic
