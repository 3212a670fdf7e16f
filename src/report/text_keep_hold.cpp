/// Why a plan stops and what would hold it, in the terminal.
#include <algorithm>
#include <map>

#include "report/keep_hold.hpp"
#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/words.hpp"

namespace irenic {
namespace {

Phrase obligations_words(const Agreement& agreement, const std::vector<ObligationIndex>& obligations) {
    std::vector<Phrase> names;
    for (const ObligationIndex o : obligations) names.push_back(code(agreement.obligations[o].id));
    return list_of(names);
}

std::string number(const Wide& value) { return amount(value.to_double()); }
std::string with_sign(const Wide& value) { return signed_amount(value.to_double()); }
std::string gap(const Wide& value) { return size_of_gap(value.to_double()); }

class HoldText {
public:
    HoldText(Screen& screen, const Space& space, const Kept& found)
        : screen_(screen),
          space_(space),
          subject_(space.subject()),
          agreement_(subject_.agreements[found.agreement]),
          plan_(found.as_written),
          hold_(*found.hold) {}

    void write() {
        if (!hold_.why.empty()) {
            heading("Why it stops there");
            for (const WhyStops& why : hold_.why) why_it_stops(why);
            heading("What would hold it");
            for (const GuaranteeNeed& need : hold_.guarantees.needs) least_penalty(need);
            guarantors();
            joint_steps();
        }
        if (!hold_.guarantees.relied.empty()) {
            heading("Guarantees that it rests on");
            for (const GuaranteeRelied& relied : hold_.guarantees.relied) rests_on(relied);
        }
        if (hold_.deadlocks) deadlock(*hold_.deadlocks);
        if (hold_.links && !hold_.links->links.empty()) links(hold_.links->links);
    }

private:
    void heading(const char* words) {
        screen_.blank();
        screen_.heading(words);
    }

    /// Shares by who performs them, in the order in which each first does something.
    struct Group {
        std::vector<PartyIndex> by;
        std::vector<ObligationIndex> obligations;
        Wide change;
    };
    [[nodiscard]] std::vector<Group> groups_of(const std::vector<ObligationShare>& shares) const {
        std::vector<Group> groups;
        for (const ObligationShare& share : shares) {
            std::vector<PartyIndex> by = performers_of(agreement_, share.obligations);
            std::sort(by.begin(), by.end());
            auto at = std::find_if(groups.begin(), groups.end(), [&](const Group& group) { return group.by == by; });
            if (at == groups.end()) at = groups.insert(groups.end(), Group{by, {}, {}});
            at->obligations.insert(at->obligations.end(), share.obligations.begin(), share.obligations.end());
            at->change = at->change + share.change;
        }
        return groups;
    }

    void group_rows(TextTable& table, const std::vector<ObligationShare>& shares, const char* time, PartyIndex party) {
        for (const Group& group : groups_of(shares)) {
            Phrase what(time);
            if (group.by == std::vector<PartyIndex>{party})
                what << "its own part";
            else if (group.by.empty())
                what << "nobody's act";
            else
                what << "what " << party_names(subject_, group.by) << (group.by.size() == 1 ? " does" : " do");
            table.row({what, with_sign(group.change), obligations_words(agreement_, group.obligations)});
        }
    }

    void why_it_stops(const WhyStops& why) {
        const SlackRow& row = why.row;
        Phrase words = party_name(subject_, row.party);
        words << ", " << stop_words(plan_) << ": " << toned(gap(row.slack) + " short", Tone::bad)
              << ". Stopping is worth " << number(row.stop) << " to it, " << stopping_words(space_, plan_, row)
              << "; going on " << number(row.go_on) << ".";
        screen_.paragraph(words);
        TextTable table({"for this party", "changes", "obligations"});
        group_rows(table, why.behind, "so far: ", row.party);
        group_rows(table, why.ahead, "still to come: ", row.party);
        if (why.by_discount.sign() != 0) table.row({"the time until then", with_sign(why.by_discount), ""});
        if (why.by_hazard.sign() != 0) table.row({"the hazard until then", with_sign(why.by_hazard), ""});
        const Wide stopping = why.by_move + why.by_answer;
        if (why.way != WayToStop::wait) {
            Phrase how(why.way == WayToStop::break_ ? "stopping: what breaking off changes"
                                                    : "stopping: its move and the others' answer");
            Phrase detail;
            if (why.way == WayToStop::act) detail << with_sign(why.by_move) << " and " << with_sign(why.by_answer);
            table.row({how, with_sign(stopping), detail});
        }
        for (const PenaltyInForce& penalty : why.penalties)
            table.row(
                {Phrase("penalty in force: ") << guarantee_name(penalty.guarantee), with_sign(penalty.amount), ""});
        table.row({"slack", with_sign(row.slack), slack_words(why)});
        screen_.table(table);
    }

    static Phrase slack_words(const WhyStops& why) {
        Phrase words("what is still to come");
        if (why.by_discount.sign() != 0 || why.by_hazard.sign() != 0) words << ", time and hazard";
        if (why.way != WayToStop::wait) words << ", less stopping";
        if (!why.penalties.empty()) words << ", plus penalties";
        return words;
    }

    [[nodiscard]] Phrase guarantee_name(std::uint32_t index) const {
        const Guarantee& guarantee = agreement_.guarantees[index];
        Phrase words;
        if (!guarantee.name.empty())
            words << name(guarantee.name);
        else if (!guarantee.id.empty())
            words << code(guarantee.id);
        else
            words << "the guarantee by " << party_name(subject_, guarantee.by);
        return words;
    }

    void least_penalty(const GuaranteeNeed& need) {
        Phrase words = party_name(subject_, need.on);
        words << ": ";
        if (need.penalty)
            words << "a penalty of at least " << toned(exact_amount(*need.penalty), Tone::strong)
                  << " on stopping, in its units, until " << code(agreement_.obligations[*need.until].id)
                  << " is performed";
        else
            words << "no penalty would be enough";
        words << " (it is " << gap(need.lacking) << " short at most, after step " << std::to_string(need.lacking_after);
        if (!need.penalty && need.lacking_after == plan_.steps.size()) words << ", when all has been performed";
        words << ").";
        screen_.paragraph(words, 0, 2);
        for (const Carrier& carrier : need.carriers) carried(need, carrier);
    }

    void carried(const GuaranteeNeed& need, const Carrier& carrier) {
        Phrase words = party_name(subject_, carrier.by);
        if (!carrier.gain) {
            words << " as guarantor: its wants only order states, so it is not known what it would gain.";
        } else {
            const double outlay = to_double(*need.penalty) / to_double(carrier.rate);
            words << (carrier.willing ? " would stand behind it: " : " would not stand behind it: ") << "it gains "
                  << number(*carrier.gain) << " by the agreement going on (after step "
                  << std::to_string(carrier.gain_after) << "), at an outlay of " << amount(outlay);
            if (carrier.budget)
                words << (carrier.affords ? ", within its budget of " : ", which is beyond its budget of ")
                      << amount(*carrier.budget);
            words << ".";
        }
        screen_.paragraph(words, 2, 2);
    }

    void guarantors() {
        const GuaranteesNeeded& all = hold_.guarantees;
        bool some = false;
        bool chosen = false;
        for (const GuaranteeNeed& need : all.needs) {
            some = some || !need.carriers.empty();
            chosen = chosen || need.carried_by.has_value();
        }
        if (!some) {
            screen_.paragraph(
                "The case names nobody who could stand behind a guarantee (guarantors: {PARTY: {budget, "
                "rate}}).");
            return;
        }
        if (!chosen) {
            screen_.paragraph(all.limit_reached
                                  ? "Which guarantors could carry all of this was not settled: too many ways."
                                  : "No choice of one named guarantor for each of these carries them all.");
            return;
        }
        Phrase words("The least outlay: ");
        std::vector<Phrase> who;
        for (const GuaranteeNeed& need : all.needs)
            who.push_back(Phrase(code("{by: " + subject_.parties[need.carriers[*need.carried_by].by].id + ", on: " +
                                      subject_.parties[need.on].id + ", penalty: " + to_string(*need.penalty) +
                                      ", until: " + agreement_.obligations[*need.until].id + "}")));
        words << list_of(who) << ".";
        screen_.paragraph(words, 0, 2);
    }

    Phrase what_then(const Plan& plan) const {
        Phrase words;
        if (plan.self_enforcing) {
            words << toned("the agreement then enforces itself", Tone::good);
            if (plan.margin) words << " (margin " << with_sign(*plan.margin) << ")";
            return words;
        }
        return words << "it then stops " << stop_words(plan) << " (" << party_name(subject_, *plan.stopped_by)
                     << ", margin " << (plan.margin ? with_sign(*plan.margin) : std::string("none")) << ")";
    }

    void joint_steps() {
        if (!hold_.joint) return;
        const JointSteps& joint = *hold_.joint;
        if (joint.found.empty()) {
            screen_.paragraph(
                joint.limit_reached
                    ? "Whether steps done together would take it past this point was not settled: the limit of "
                      "the search was reached."
                    : "No two or three steps done as one would take it past this point.");
            return;
        }
        screen_.paragraph(
            "Done in one step, or handed to a third party that releases them together, these would take it "
            "past this point:");
        for (const JointStep& one : joint.found) joint_line(one);
        if (joint.count > joint.found.size()) {
            Phrase more;
            screen_.paragraph(
                more << "and " << counted(joint.count - joint.found.size(), "other", "others") << " of the same size.",
                2);
        }
        if (joint.in_turn.size() < 2) return;
        std::vector<Phrase> steps;
        for (const JointStep& one : joint.in_turn) steps.push_back(obligations_words(agreement_, one.obligations));
        Phrase words("All the way: ");
        words << joined(steps, "; then ") << ", each as one step: " << what_then(joint.in_turn.back().plan) << ".";
        screen_.paragraph(words, 2, 2);
    }

    void joint_line(const JointStep& one) {
        Phrase words = obligations_words(agreement_, one.obligations);
        words << ": " << what_then(one.plan);
        if (!one.replaces.empty()) {
            std::vector<Phrase> waits;
            for (const auto& [from, of] : one.replaces)
                waits.push_back(Phrase(code(agreement_.obligations[from].id))
                                << " after " << code(agreement_.obligations[of].id));
            words << "; in place of " << list_of(waits);
        }
        screen_.paragraph(words << ".", 2, 2);
    }

    void rests_on(const GuaranteeRelied& relied) {
        const Guarantee& guarantee = agreement_.guarantees[relied.guarantee];
        Phrase words = guarantee_name(relied.guarantee);
        words << ": without it " << party_name(subject_, guarantee.on) << " would stop. ";
        if (!relied.by.gain) {
            words << party_name(subject_, guarantee.by)
                  << " stands behind it; its wants only order states, so it is not known what it would gain by that.";
        } else {
            const double outlay = relied.penalty.to_double() / to_double(relied.by.rate);
            words << party_name(subject_, guarantee.by)
                  << (relied.by.willing ? " would stand by it: after step " : " would not stand by it: after step ")
                  << std::to_string(relied.after) << " it gains " << number(*relied.by.gain)
                  << " by the agreement going on, at an outlay of " << amount(outlay);
            if (!relied.by.affords) words << ", which is beyond its budget of " << amount(*relied.by.budget);
            words << ".";
        }
        screen_.paragraph(words, 0, 2);
    }

    void deadlock(const Deadlocks& found) {
        if (!found.first && !found.limit_reached) return;
        heading("Who waits for whom");
        if (!found.first) {
            screen_.paragraph("Not settled: the limit of the search was reached.");
            return;
        }
        const Deadlock& lock = *found.first;
        Phrase words;
        if (lock.done.empty())
            words << "From the start, every step";
        else
            words << "The furthest that single steps get without anybody stopping is "
                  << obligations_words(agreement_, lock.done) << ". From there every step";
        screen_.paragraph(words << " that could come next makes somebody stop, whatever would come after it:");
        for (const StepRefused& step : lock.next) {
            Phrase line("after ");
            line << obligations_words(agreement_, step.obligations) << " ("
                 << party_names(subject_, performers_of(agreement_, step.obligations)) << ") "
                 << party_name(subject_, step.stops) << " stops, " << size_of_gap(step.short_by) << " short.";
            screen_.paragraph(line, 2, 2);
        }
        if (lock.cycle.size() < 2) return;
        Phrase cycle("Each would go second and none first: ");
        for (const PartyIndex i : lock.cycle) cycle << party_name(subject_, i) << " waits for ";
        cycle << party_name(subject_, lock.cycle.front()) << ".";
        if (!lock.joint.empty())
            cycle << " Done as one step, " << obligations_words(agreement_, lock.joint) << " would get past this.";
        screen_.paragraph(cycle);
    }

    Phrase link_name(const LinkTested& link) const {
        Phrase words;
        if (!link.id.empty()) words << code(link.id) << ": ";
        return words << code(agreement_.obligations[link.from].id) << (link.tie ? " with " : " after ")
                     << code(agreement_.obligations[link.of].id);
    }

    void links(const std::vector<LinkTested>& all) {
        heading("Links, each left out");
        TextTable table({"link", "best margin", "without it", "worst order let in"});
        std::vector<Phrase> notes;
        for (const LinkTested& link : all) {
            const auto cell = [](const std::optional<Wide>& value) {
                return value ? Phrase(with_sign(*value)) : Phrase(toned("–", Tone::quiet));
            };
            Phrase worst(toned("–", Tone::quiet));
            if (link.idle)
                worst = "none";
            else if (link.worst && link.worst->margin)
                worst = Phrase(with_sign(*link.worst->margin));
            table.row({link_name(link), cell(link.best_with), cell(link.best_without), worst});
            if (auto note = link_note(link); !note.empty()) notes.push_back(std::move(note));
        }
        screen_.table(table);
        for (const Phrase& note : notes) screen_.paragraph(note, 0, 2);
        screen_.paragraph(Phrase(
            toned("A link forbids orders. Best margin: of all orders of single steps, with the link and "
                  "without it (–: nobody is asked, or time counts and there are too many steps). Worst order let in: "
                  "the least margin among those that only it forbids.",
                  Tone::quiet)));
    }

    Phrase link_note(const LinkTested& link) const {
        Phrase words = link_name(link);
        if (link.idle) return words << ": forbids no order that could be gone through otherwise.";
        const std::optional<Plan>& other = link.otherwise;
        if (other && other->stops_at && (plan_.self_enforcing || !link.exposed.empty())) {
            words << (link.exposed.empty() ? "" : " protects ");
            if (!link.exposed.empty()) words << party_names(subject_, link.exposed);
            words << ": without it " << code(agreement_.obligations[link.from].id)
                  << (link.tie ? " could be done apart from " : " could come before ")
                  << code(agreement_.obligations[link.of].id) << ", and " << party_name(subject_, *other->stopped_by)
                  << " would stop " << stop_words(*other) << ", " << gap(worst_at_first_stop(*other)->slack)
                  << " short.";
            return words;
        }
        if (!link.not_searched.empty()) return words << ": not searched; " << link.not_searched << ".";
        return {};
    }

    Screen& screen_;
    const Space& space_;
    const Case& subject_;
    const Agreement& agreement_;
    const Plan& plan_;
    const Hold& hold_;
};

}  // namespace

void hold_sections(Screen& screen, const Space& space, const Kept& found) {
    if (found.hold) HoldText(screen, space, found).write();
}

}  // namespace irenic
