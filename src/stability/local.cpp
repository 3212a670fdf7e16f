/// One question about one state: which improvements there are, and what became of each.
#include <algorithm>
#include <bit>

#include "stability/encoding.hpp"
#include "stability/local_cover.hpp"
#include "stability/local_search.hpp"

namespace irenic {

struct LocalExplainer::Memory {
    Memory(const Case& subject, const LocalLimits& given, std::stop_token stopping)
        : model(subject), limits(given), stop(std::move(stopping)) {}

    LocalModel model;
    LocalLimits limits;
    std::stop_token stop;
};

namespace {

using Verdict = Sought::Verdict;

class Asking {
public:
    Asking(const LocalModel& model, const LocalLimits& limits, const std::stop_token& stop, Concept kind,
           PartyIndex party, const Levels& state)
        : model_(model), limits_(limits), stop_(stop) {
        question_.kind = kind;
        question_.party = party;
        question_.state = model.standing_for(state);
        question_.worth = model.worth(party, question_.state);
        use_.conflicts = limits.conflicts;
        use_.rounds = limits.rounds;
        found_.kind = kind;
        found_.party = party;
        found_.state = question_.state;
    }

    LocalExplanation run() {
        list_improvements();
        if (question_.kind == Concept::nash)
            nash();
        else if (listed_all_)
            one_by_one();
        else
            together();
        found_.explored.questions = use_.questions;
        found_.explored.rounds = use_.rounds_tried;
        return std::move(found_);
    }

private:
    void list_improvements() {
        // Members of merged states are gone through one by one, so there all improvements are.
        const std::uint64_t most = model_.merged() ? limits_.looks : limits_.improvements;
        LocalModel::Patience patience{0, limits_.looks};
        listed_all_ =
            model_.moves(question_.party, question_.state, question_.worth, patience, [&](const Levels& t, Worth) {
                if (std::find(listed_.begin(), listed_.end(), t) == listed_.end()) listed_.push_back(t);
                return listed_.size() <= most;
            });
        listed_all_ = listed_all_ && listed_.size() <= most;
        std::sort(listed_.begin(), listed_.end(), ByRawCode{});
        LocalModel::Patience more{0, limits_.looks};
        std::optional<Worth> above = question_.worth;
        static_cast<void>(model_.moves(question_.party, question_.state, above, more, [&](const Levels& t, Worth worth) {
            best_ = t;
            above = worth;
            return true;
        }));
    }

    void leaves(const Levels& improvement) {
        found_.standing = Standing::leaves;
        found_.answers = {{improvement, false, {}}};
        found_.every = true;
    }

    void nash() {
        found_.explored.improvements = listed_.size();
        if (best_) return leaves(*best_);
        if (listed_all_) {
            found_.standing = Standing::stays;
            return;
        }
        if (model_.merged()) return;
        Levels improvement;
        const Cover::Left left = Cover(model_, question_, use_, stop_).next(improvement);
        if (left == Cover::Left::one) return leaves(improvement);
        if (left == Cover::Left::nothing) found_.standing = Standing::stays;
    }

    /// The best first, since it is the most likely to have no answer; then the others, in the order of states.
    void one_by_one() {
        if (best_) std::stable_partition(listed_.begin(), listed_.end(), [&](const Levels& t) { return t == *best_; });
        for (const Levels& improvement : listed_)
            if (!settle(improvement)) return;
        std::sort(found_.answers.begin(), found_.answers.end(),
                  [](const LocalAnswer& a, const LocalAnswer& b) { return ByRawCode{}(a.improvement, b.improvement); });
        conclude();
    }

    /// Answers are sought for one improvement after the other, as long as one is left that no known answer deters.
    void together() {
        found_.every = false;
        if (model_.merged()) return;
        Cover cover(model_, question_, use_, stop_);
        std::optional<Levels> next = best_;
        Cover::Left left = Cover::Left::one;
        // Where several could not be settled, the next will hardly be.
        constexpr int most_unsettled = 4;
        int unsettled = 0;
        for (std::uint32_t k = 0; k < limits_.together && !stop_.stop_requested(); ++k) {
            if (!next) {
                left = cover.next(next.emplace());
                if (left != Cover::Left::one) break;
            }
            if (!settle(*next)) return;
            if (found_.answers.back().answered)
                cover.answer_by(found_.answers.back().sanction);
            else if (++unsettled == most_unsettled)
                break;
            cover.leave_out(*next);
            next.reset();
        }
        if (left == Cover::Left::nothing) conclude();
    }

    /// All that were asked about are answered, or some are undecided, which are then what is told.
    void conclude() {
        std::vector<LocalAnswer> open;
        for (const LocalAnswer& answer : found_.answers)
            if (!answer.answered) open.push_back(answer);
        found_.standing = open.empty() ? Standing::stays : Standing::undecided;
    }

    /// What becomes of one improvement. False: nothing answers it, and all is said.
    bool settle(const Levels& improvement) {
        ++found_.explored.improvements;
        LocalAnswer answer{improvement, std::nullopt, {}};
        const Sought sought = seek(improvement);
        if (sought.verdict == Verdict::no) {
            leaves(improvement);
            return false;
        }
        if (sought.verdict == Verdict::yes) {
            answer.answered = true;
            answer.sanction = sought.sanction;
            // The same steps may answer other improvements. Members of a merged state have no levels of their own to put in.
            if (!model_.merged()) known_.push_back(sought.sanction);
        }
        found_.answers.push_back(std::move(answer));
        return true;
    }

    Sought seek(const Levels& improvement) {
        LocalModel::Patience patience{0, limits_.looks};
        for (const auto& known : known_) {
            std::vector<LocalStep> path = known;
            for (LocalStep& step : path)
                for (const OptionIndex o : model_.party(question_.party).own) step.to[o] = improvement[o];
            if (is_answer(model_, question_, improvement, path, patience) == std::optional<bool>{true})
                return {Verdict::yes, std::move(path)};
        }
        if (model_.merged() || few(improvement)) {
            Sought found = search_states(model_, question_, improvement, patience, found_.explored.states, stop_);
            if (found.verdict != Verdict::unknown || model_.merged()) return found;
        }
        if (question_.credible() && !few(improvement)) {
            // Where few steps pay, few states can be reached, however many there are.
            LocalModel::Patience brief{0, limits_.states / 5};
            Sought found = search_states(model_, question_, improvement, brief, found_.explored.states, stop_);
            if (found.verdict != Verdict::unknown) return found;
        }
        LocalModel::Patience for_solver{0, limits_.looks};
        Sought found = search_by_solver(model_, question_, improvement, use_, for_solver, stop_);
        if (found.verdict != Verdict::unknown || few(improvement)) return found;
        LocalModel::Patience last{0, std::min(limits_.looks, 5 * limits_.states)};
        return search_states(model_, question_, improvement, last, found_.explored.states, stop_);
    }

    /// The others' options have so few combinations that each can be looked at.
    [[nodiscard]] bool few(const Levels& s) const {
        const Case& subject = model_.subject();
        std::uint64_t combinations = 1;
        for (PartyIndex j = 0; j < model_.party_count(); ++j) {
            if (j == question_.party) continue;
            for (const OptionIndex o : model_.party(j).own) {
                combinations *= static_cast<std::uint64_t>(std::popcount(reach_of(subject.options[o], s[o])));
                if (combinations > limits_.states) return false;
            }
        }
        return true;
    }

    const LocalModel& model_;
    const LocalLimits& limits_;
    const std::stop_token& stop_;
    LocalQuestion question_;
    SolverUse use_;
    LocalExplanation found_;
    std::vector<Levels> listed_;
    bool listed_all_ = false;
    std::optional<Levels> best_;
    std::vector<std::vector<LocalStep>> known_;
};

}  // namespace

LocalExplainer::LocalExplainer(const Case& subject, const LocalLimits& limits, std::stop_token stop)
    : memory_(std::make_unique<Memory>(subject, limits, std::move(stop))) {}
LocalExplainer::LocalExplainer(LocalExplainer&&) noexcept = default;
LocalExplainer& LocalExplainer::operator=(LocalExplainer&&) noexcept = default;
LocalExplainer::~LocalExplainer() = default;

const std::optional<Diagnostic>& LocalExplainer::problem() const { return memory_->model.problem(); }

bool LocalExplainer::feasible(std::span<const Level> levels) const { return memory_->model.feasible(levels); }

LocalExplanation LocalExplainer::explain(Concept kind, PartyIndex party, const Levels& state) {
    return Asking(memory_->model, memory_->limits, memory_->stop, kind, party, state).run();
}

LocalExplainer::Alone LocalExplainer::act_alone(PartyIndex party, const Levels& state, const Levels& others) {
    const LocalModel& model = memory_->model;
    const auto& own = model.party(party).own;
    Levels base = others;
    for (const OptionIndex o : own) base[o] = state[o];
    Alone found;
    LocalModel::Patience patience{0, memory_->limits.looks};
    std::optional<Worth> above;
    const auto look = [&](auto&& better) {
        return model.moves(party, base, above, patience, [&](const Levels& reply, Worth worth) {
            Levels move = state;
            for (const OptionIndex o : own) move[o] = reply[o];
            if (model.feasible(move)) better(move, worth);
            return true;
        });
    };
    found.sure = look([&](const Levels& move, Worth worth) {
        found.move = move;
        above = worth;
    });
    if (!found.move || !found.sure) return found;
    // Once more for others worth the same: which of them is named is no matter of how far was looked.
    above = *above - 1;
    patience = {0, 20'000};
    static_cast<void>(look([&](const Levels& move, Worth) {
        if (ByRawCode{}(move, *found.move)) found.move = move;
    }));
    return found;
}

LocalExplainer::Found LocalExplainer::some_state(const Expression& expression) {
    Circuit circuit(memory_->stop);
    Encoding encoding(memory_->model, circuit);
    const Case& subject = memory_->model.subject();
    Sketch state = encoding.known(Levels(subject.options.size(), 0));
    for (OptionIndex o = 0; o < subject.options.size(); ++o)
        encoding.open(state, o, (std::uint64_t{1} << subject.options[o].levels.size()) - 1);
    circuit.require({encoding.feasible(state)});
    circuit.require({encoding.holds(expression, state)});
    const Circuit::Answer answer = circuit.solve({}, memory_->limits.conflicts);
    if (answer == Circuit::Answer::gave_up) return {};
    if (answer == Circuit::Answer::no) return {Standing::leaves, {}};
    return {Standing::stays, encoding.found(state)};
}

}  // namespace irenic
