#include "stability/local_cover.hpp"

namespace irenic {

Cover::Cover(const LocalModel& model, const LocalQuestion& question, SolverUse& use, const std::stop_token& stop)
    : model_(model), question_(question), use_(use), circuit_(stop), encoding_(model, circuit_) {
    const auto& own = model.party(question.party).own;
    const Sketch state = encoding_.known(question.state);
    improvement_ = state;
    for (const OptionIndex o : own) {
        const Level level = question.state[o];
        encoding_.open(improvement_, o, model.subject().options[o].allowed[level] | (std::uint64_t{1} << level));
    }
    circuit_.require({encoding_.feasible(improvement_)});
    circuit_.require({encoding_.worth_at_least(question.party, improvement_, question.worth + 1)});
}

Cover::Left Cover::next(Levels& improvement) {
    ++use_.questions;
    const Circuit::Answer answer = circuit_.solve({}, use_.conflicts);
    if (answer == Circuit::Answer::no) return Left::nothing;
    if (answer == Circuit::Answer::gave_up) return Left::unknown;
    improvement = encoding_.found(improvement_);
    return Left::one;
}

Sketch Cover::with_own_open(const Levels& others) const {
    Sketch state = encoding_.known(others);
    for (const OptionIndex o : model_.party(question_.party).own) state[o] = improvement_[o];
    return state;
}

void Cover::answer_by(const std::vector<LocalStep>& sanction) {
    const PartyIndex i = question_.party;
    std::vector<Literal> why_not;
    Sketch here = improvement_;
    for (const LocalStep& step : sanction) {
        const Sketch next = with_own_open(step.to);
        why_not.push_back(-encoding_.feasible(next));
        if (question_.credible()) why_not.push_back(-encoding_.gains(step.mover, here, next));
        here = next;
    }
    why_not.push_back(encoding_.worth_at_least(i, here, question_.worth + 1));
    if (question_.counters()) {
        const auto& own = model_.party(i).own;
        const Literal escapes = circuit_.fresh();
        Sketch escape = here;
        for (const OptionIndex o : own)
            encoding_.open(escape, o, (std::uint64_t{1} << model_.subject().options[o].levels.size()) - 1);
        circuit_.require({-escapes, encoding_.may_change(own, here, escape)});
        circuit_.require({-escapes, encoding_.feasible(escape)});
        circuit_.require({-escapes, encoding_.worth_at_least(i, escape, question_.worth + 1)});
        why_not.push_back(escapes);
    }
    circuit_.require(why_not);
}

void Cover::leave_out(const Levels& improvement) {
    std::vector<Literal> other;
    for (const OptionIndex o : model_.party(question_.party).own) other.push_back(-improvement_[o][improvement[o]]);
    circuit_.require(other);
}

}  // namespace irenic
