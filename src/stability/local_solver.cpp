/// Answers of the others found, or shown not to be there, by a solver.
///
/// What cannot be reached even if the others had every level their directions ever lead to, and every order of steps, is no answer: that
/// proves that there is none. What could be is tried: as one step of each mover, in any order, then by writing more and more rounds of
/// steps, in each of which every mover may move once, out in full. The proofs: docs/large-cases.md.
#include <algorithm>

#include "stability/encoding.hpp"
#include "stability/local_search.hpp"

namespace irenic {
namespace {

using Verdict = Sought::Verdict;

class SolverSearch {
public:
    SolverSearch(const LocalModel& model, const LocalQuestion& question, const Levels& improvement, SolverUse& use,
                 LocalModel::Patience& patience, std::stop_token stop)
        : model_(model), question_(question), start_(improvement), use_(use), patience_(patience), stop_(std::move(stop)) {
        for (PartyIndex j = 0; j < model.party_count(); ++j) {
            if (j == question.party) continue;
            const auto& own = model.party(j).own;
            if (std::any_of(own.begin(), own.end(), [&](OptionIndex o) { return is_open(o); })) movers_.push_back(j);
        }
    }

    Sought run() {
        if (movers_.empty()) return {Verdict::no, {}};
        const Sought relaxed = look_at_ends();
        if (relaxed.verdict != Verdict::unknown) return relaxed;
        Circuit circuit(stop_);
        Encoding encoding(model_, circuit);
        Rounds rounds{encoding.known(start_), std::vector<Literal>(model_.party_count(), Circuit::falsehood), {}};
        for (std::uint32_t round = 1; round <= use_.rounds; ++round) {
            use_.rounds_tried = std::max(use_.rounds_tried, round);
            write_round(circuit, encoding, rounds);
            const Sought found = look_for_path(circuit, encoding, rounds);
            if (found.verdict == Verdict::yes) return found;
            if (round == 1 && question_.credible() && nothing_enters()) return {Verdict::no, {}};
        }
        return {};
    }

private:
    /// Steps written out: where they have led, who moved last, and every place on the way.
    struct Rounds {
        Sketch now;
        std::vector<Literal> last;
        std::vector<std::pair<PartyIndex, Sketch>> places;
    };

    [[nodiscard]] std::uint64_t reach(OptionIndex o) const { return reach_of(model_.subject().options[o], start_[o]); }
    [[nodiscard]] bool is_open(OptionIndex o) const { return reach(o) != (std::uint64_t{1} << start_[o]); }

    Circuit::Answer ask(Circuit& circuit, const std::vector<Literal>& assumed, std::int64_t conflicts) {
        ++use_.questions;
        return circuit.solve(assumed, conflicts);
    }

    /// "This is feasible, and no better for the focal party than the state it left."
    Literal goal(Circuit& circuit, Encoding& encoding, const Sketch& end) {
        const Literal better = encoding.worth_at_least(question_.party, end, question_.worth + 1);
        return circuit.both(encoding.feasible(end), -better);
    }

    /// Is there an end that meets the goal and leaves no way out? Ways out that are found are closed, one after another.
    Verdict solve_for_end(Circuit& circuit, Encoding& encoding, const Sketch& end, Literal wanted,
                          std::int64_t conflicts, std::vector<Literal> assumed = {}) {
        assumed.push_back(wanted);
        constexpr int most_ways_out = 400;
        for (int k = 0; k < most_ways_out && !stop_.stop_requested(); ++k) {
            const Circuit::Answer answer = ask(circuit, assumed, conflicts);
            if (answer == Circuit::Answer::no) return Verdict::no;
            if (answer == Circuit::Answer::gave_up || !question_.counters())
                return answer == Circuit::Answer::yes ? Verdict::yes : Verdict::unknown;
            std::optional<Levels> way_out;
            const bool patient = model_.moves(question_.party, encoding.found(end), question_.worth, patience_,
                                              [&](const Levels& t, Worth) {
                                                  way_out = t;
                                                  return false;
                                              });
            if (!way_out) return patient ? Verdict::yes : Verdict::unknown;
            Sketch out = end;
            for (const OptionIndex o : model_.party(question_.party).own) {
                std::fill(out[o].begin(), out[o].end(), Circuit::falsehood);
                out[o][(*way_out)[o]] = Circuit::truth;
            }
            const Literal better = encoding.worth_at_least(question_.party, out, question_.worth + 1);
            circuit.require({-wanted, -encoding.feasible(out), -better});
        }
        return Verdict::unknown;
    }

    /// Nothing that the others want hangs on what anybody else can change meanwhile: each gain is then a gain at any time.
    [[nodiscard]] bool wants_stand_alone(PartyIndex j) const {
        const LocalParty& party = model_.party(j);
        return std::all_of(party.wants_own.begin(), party.wants_own.end(), [&](std::size_t k) {
            return std::all_of(party.wants[k].options.begin(), party.wants[k].options.end(), [&](OptionIndex o) {
                const auto& owners = model_.subject().options[o].owners;
                const bool others = std::any_of(movers_.begin(), movers_.end(), [&](PartyIndex mover) {
                    return mover != j && owners.size() == 1 && owners.front() == mover;
                });
                return !others || !is_open(o);
            });
        });
    }

    /// Any state at which the others could ever arrive, and some more.
    Sketch any_end(Circuit& circuit, Encoding& encoding) {
        const Sketch start = encoding.known(start_);
        Sketch end = start;
        for (const PartyIndex j : movers_)
            for (const OptionIndex o : model_.party(j).own) encoding.open(end, o, reach(o));
        for (const PartyIndex j : movers_) {
            if (!question_.credible() || !wants_stand_alone(j)) continue;
            const auto& own = model_.party(j).own;
            circuit.require({-encoding.changes(own, start, end), encoding.gains_by(j, own, start, end)});
        }
        return end;
    }

    /// No end will do: proved. One will: perhaps one step of each mover leads there.
    Sought look_at_ends() {
        Circuit circuit(stop_);
        Encoding encoding(model_, circuit);
        const Sketch end = any_end(circuit, encoding);
        const Literal wanted = circuit.fresh();
        circuit.require({-wanted, goal(circuit, encoding, end)});
        const Verdict verdict = solve_for_end(circuit, encoding, end, wanted, use_.conflicts);
        if (verdict != Verdict::yes) return {verdict, {}};
        const Levels target = encoding.found(end);
        const Sought alone = look_for_one_step(circuit, encoding, end, wanted);
        if (alone.verdict == Verdict::yes) return alone;
        std::vector<PartyIndex> left;
        for (const PartyIndex j : movers_) {
            const auto& own = model_.party(j).own;
            if (std::any_of(own.begin(), own.end(), [&](OptionIndex o) { return target[o] != start_[o]; }))
                left.push_back(j);
        }
        std::vector<LocalStep> path;
        return jump(start_, target, left, path) ? settle(path) : Sought{};
    }

    /// One step of one mover is the easiest answer to understand; it is worth a little effort.
    Sought look_for_one_step(Circuit& circuit, Encoding& encoding, const Sketch& end, Literal wanted) {
        constexpr std::int64_t brief = 50;
        const Sketch start = encoding.known(start_);
        for (const PartyIndex j : movers_) {
            const auto& own = model_.party(j).own;
            std::vector<Literal> assumed{encoding.may_change(own, start, end)};
            if (question_.credible()) assumed.push_back(encoding.gains_by(j, own, start, end));
            for (const PartyIndex k : movers_)
                if (k != j) assumed.push_back(-encoding.changes(model_.party(k).own, start, end));
            if (solve_for_end(circuit, encoding, end, wanted, brief, assumed) != Verdict::yes) continue;
            const Sought found = settle({{j, encoding.found(end)}});
            if (found.verdict == Verdict::yes) return found;
        }
        return {};
    }

    /// One step each straight to the target, in some order.
    bool jump(const Levels& here, const Levels& target, const std::vector<PartyIndex>& left,
              std::vector<LocalStep>& path) {
        if (left.empty()) return true;
        for (const PartyIndex j : left) {
            if (++patience_.looks > patience_.most || stop_.stop_requested()) return false;
            Levels next = here;
            for (const OptionIndex o : model_.party(j).own) next[o] = target[o];
            if (!model_.feasible(next) || !is_move(model_, j, here, next)) continue;
            if (question_.credible() && model_.worth(j, next) <= model_.worth(j, here)) continue;
            path.push_back({j, next});
            std::vector<PartyIndex> others = left;
            std::erase(others, j);
            if (jump(next, target, others, path)) return true;
            path.pop_back();
        }
        return false;
    }

    void write_round(Circuit& circuit, Encoding& encoding, Rounds& rounds) {
        for (const PartyIndex j : movers_) {
            const auto& own = model_.party(j).own;
            Sketch next = rounds.now;
            for (const OptionIndex o : own) encoding.open(next, o, reach(o));
            const Literal moves = encoding.changes(own, rounds.now, next);
            circuit.require({encoding.may_change(own, rounds.now, next)});
            circuit.require({encoding.feasible(next)});
            if (question_.credible()) circuit.require({-moves, encoding.gains(j, rounds.now, next)});
            circuit.require({-moves, -rounds.last[j]});
            for (const PartyIndex k : movers_)
                rounds.last[k] = k == j ? circuit.either(moves, rounds.last[k]) : circuit.both(rounds.last[k], -moves);
            rounds.now = next;
            rounds.places.emplace_back(j, std::move(next));
        }
    }

    Sought look_for_path(Circuit& circuit, Encoding& encoding, const Rounds& rounds) {
        const Literal wanted = circuit.fresh();
        circuit.require({-wanted, goal(circuit, encoding, rounds.now)});
        if (solve_for_end(circuit, encoding, rounds.now, wanted, use_.conflicts) != Verdict::yes) return {};
        std::vector<LocalStep> path;
        for (const auto& [mover, place] : rounds.places) {
            Levels to = encoding.found(place);
            if (to != (path.empty() ? start_ : path.back().to)) path.push_back({mover, std::move(to)});
        }
        return settle(path);
    }

    /// No single improvement of another party, from any state at which they could ever be and the focal party is better off than at first, leads to
    /// where it is not: then no sequence of them does.
    bool nothing_enters() {
        return std::all_of(movers_.begin(), movers_.end(), [&](PartyIndex j) {
            Circuit circuit(stop_);
            Encoding encoding(model_, circuit);
            const Sketch before = any_end(circuit, encoding);
            const auto& own = model_.party(j).own;
            Sketch after = before;
            for (const OptionIndex o : own) encoding.open(after, o, reach(o));
            circuit.require({encoding.may_change(own, before, after)});
            circuit.require({encoding.feasible(before)});
            circuit.require({encoding.worth_at_least(question_.party, before, question_.worth + 1)});
            circuit.require({encoding.gains(j, before, after)});
            circuit.require({goal(circuit, encoding, after)});
            return ask(circuit, {}, use_.conflicts) == Circuit::Answer::no;
        });
    }

    /// The path with every change left out that it can do without; `unknown` if it is no answer after all.
    Sought settle(std::vector<LocalStep> path) {
        if (is_answer(model_, question_, start_, path, patience_) != std::optional<bool>{true}) return {};
        for (std::size_t k = 0; k < path.size(); ++k)
            for (OptionIndex o = 0; o < start_.size() && k < path.size(); ++o) {
                const Level kept = (k == 0 ? start_ : path[k - 1].to)[o];
                if (path[k].to[o] == kept) continue;
                std::vector<LocalStep> shorter = path;
                const Level given_up = path[k].to[o];
                for (std::size_t later = k; later < shorter.size() && shorter[later].to[o] == given_up; ++later)
                    shorter[later].to[o] = kept;
                if (shorter[k].to == (k == 0 ? start_ : shorter[k - 1].to))
                    shorter.erase(shorter.begin() + static_cast<std::ptrdiff_t>(k));
                if (is_answer(model_, question_, start_, shorter, patience_) == std::optional<bool>{true})
                    path = std::move(shorter);
            }
        return {Verdict::yes, std::move(path)};
    }

    const LocalModel& model_;
    const LocalQuestion& question_;
    const Levels& start_;
    SolverUse& use_;
    LocalModel::Patience& patience_;
    std::stop_token stop_;
    std::vector<PartyIndex> movers_;
};

}  // namespace

Sought search_by_solver(const LocalModel& model, const LocalQuestion& question, const Levels& improvement,
                        SolverUse& use, LocalModel::Patience& patience, const std::stop_token& stop) {
    return SolverSearch(model, question, improvement, use, patience, stop).run();
}

}  // namespace irenic
