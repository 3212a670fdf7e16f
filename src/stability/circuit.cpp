#include "stability/circuit.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include <cadical.hpp>

namespace irenic {
namespace {

constexpr std::size_t most_choices = 4000;  ///< of a sum, beyond which it is added up bit by bit

class Stopping : public CaDiCaL::Terminator {
public:
    explicit Stopping(std::stop_token stop) : stop_(std::move(stop)) {}
    bool terminate() override { return stop_.stop_requested(); }

private:
    std::stop_token stop_;
};

Worth greatest_divisor(Worth a, Worth b) {
    while (b != 0) a = std::exchange(b, a % b);
    return a;
}

}  // namespace

struct Circuit::Solver {
    explicit Solver(const std::stop_token& stop) : stopping(stop) {
        cadical.set("quiet", 1);
        cadical.connect_terminator(&stopping);
    }
    Solver(const Solver&) = delete;
    Solver& operator=(const Solver&) = delete;
    ~Solver() { cadical.disconnect_terminator(); }

    Stopping stopping;
    CaDiCaL::Solver cadical;
};

Circuit::Circuit(std::stop_token stop) : solver_(std::make_unique<Solver>(stop)), stop_(std::move(stop)) {
    require({truth});
}

Circuit::~Circuit() = default;

Literal Circuit::fresh() { return ++last_; }

Literal Circuit::both(Literal a, Literal b) {
    if (a == falsehood || b == falsehood || a == -b) return falsehood;
    if (a == truth || a == b) return b;
    if (b == truth) return a;
    const auto [known, is_new] = both_.try_emplace({std::min(a, b), std::max(a, b)}, 0);
    if (!is_new) return known->second;
    const Literal made = known->second = fresh();
    require({-made, a});
    require({-made, b});
    require({made, -a, -b});
    return made;
}

Literal Circuit::differ(Literal a, Literal b) {
    if (a == b) return falsehood;
    if (a == -b) return truth;
    if (std::abs(a) == truth) return a == truth ? -b : b;
    if (std::abs(b) == truth) return b == truth ? -a : a;
    // Signs are taken out, so that a pair is built once.
    const bool turned = (a < 0) != (b < 0);
    const Literal c = std::min(std::abs(a), std::abs(b));
    const Literal d = std::max(std::abs(a), std::abs(b));
    const auto [known, is_new] = differ_.try_emplace({c, d}, 0);
    if (is_new) {
        const Literal made = known->second = fresh();
        require({-made, c, d});
        require({-made, -c, -d});
        require({made, -c, d});
        require({made, c, -d});
    }
    return turned ? -known->second : known->second;
}

Literal Circuit::choose(Literal condition, Literal then, Literal otherwise) {
    if (then == otherwise) return then;
    return either(both(condition, then), both(-condition, otherwise));
}

Literal Circuit::at_least(std::vector<Term> terms, Worth least) {
    // One positive weight for every literal: w·[not x] is w − w·[x].
    std::map<Literal, Worth> weight_of;
    for (const Term& term : terms) {
        if (term.when == falsehood) continue;
        if (term.when == truth || term.when < 0) least -= term.weight;
        if (term.when != truth) weight_of[std::abs(term.when)] += term.when < 0 ? -term.weight : term.weight;
    }
    terms.clear();
    Worth step = 0;
    for (const auto& [literal, weight] : weight_of) {
        if (weight == 0) continue;
        terms.push_back({weight < 0 ? -literal : literal, weight < 0 ? -weight : weight});
        if (weight < 0) least -= weight;
        step = greatest_divisor(terms.back().weight, step);
    }
    if (least <= 0) return truth;
    if (step > 1) {
        for (Term& term : terms) term.weight /= step;
        least = (least + step - 1) / step;
    }
    std::stable_sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) { return a.weight > b.weight; });
    std::vector<Worth> rest(terms.size() + 1, 0);
    for (std::size_t k = terms.size(); k-- > 0;) rest[k] = rest[k + 1] + terms[k].weight;
    if (rest.front() < least) return falsehood;
    choices_.clear();
    const Literal made = sum_by_choices(terms, rest, 0, least);
    return made != 0 ? made : sum_by_adding(terms, least);
}

/// Term by term, the heaviest first: with it less is still missing. Equal remainders meet; 0 where there are too many.
Literal Circuit::sum_by_choices(const std::vector<Term>& terms, const std::vector<Worth>& rest, std::size_t first,
                                Worth least) {
    if (least <= 0) return truth;
    if (rest[first] < least) return falsehood;
    const auto known = choices_.find({first, least});
    if (known != choices_.end()) return known->second;
    if (choices_.size() > most_choices) return 0;
    const Literal with = sum_by_choices(terms, rest, first + 1, least - terms[first].weight);
    const Literal less = with == 0 ? 0 : sum_by_choices(terms, rest, first + 1, least);
    if (with == 0 || less == 0) return 0;
    const Literal made = either(less, both(terms[first].when, with));
    choices_.emplace(std::pair{first, least}, made);
    return made;
}

/// Binary numbers are added up column by column; the sum is then compared from its highest bit down.
Literal Circuit::sum_by_adding(const std::vector<Term>& terms, Worth least) {
    constexpr std::size_t bits = 128;
    std::array<std::vector<Literal>, bits> columns;
    for (const Term& term : terms)
        for (std::size_t bit = 0; bit + 1 < bits && (term.weight >> bit) != 0; ++bit)
            if ((term.weight >> bit) & 1) columns[bit].push_back(term.when);
    Literal reached = truth;  // of the bits so far, from the lowest: the sum is at least `least`
    for (std::size_t bit = 0; bit < bits; ++bit) {
        std::vector<Literal>& column = columns[bit];
        while (column.size() > 1) {
            const Literal a = column.back();
            column.pop_back();
            const Literal b = column.back();
            column.pop_back();
            Literal c = falsehood;
            if (!column.empty()) {
                c = column.back();
                column.pop_back();
            }
            const Literal half = differ(a, b);
            column.insert(column.begin(), differ(half, c));
            if (bit + 1 < bits) columns[bit + 1].push_back(either(both(a, b), both(half, c)));
        }
        const Literal digit = column.empty() ? falsehood : column.front();
        const bool wanted = bit + 1 < bits && ((least >> bit) & 1);
        reached = wanted ? both(digit, reached) : either(digit, reached);
    }
    return reached;
}

void Circuit::require(std::vector<Literal> clause) {
    if (clause.size() > 1 && std::find(clause.begin(), clause.end(), truth) != clause.end()) return;
    for (const Literal literal : clause) solver_->cadical.add(literal);
    solver_->cadical.add(0);
}

Circuit::Answer Circuit::solve(const std::vector<Literal>& assumed, std::int64_t conflicts) {
    for (const Literal literal : assumed) solver_->cadical.assume(literal);
    solver_->cadical.limit("conflicts", static_cast<int>(std::min<std::int64_t>(conflicts, 2'000'000'000)));
    switch (solver_->cadical.solve()) {
        case 10: return Answer::yes;
        case 20: return Answer::no;
        default: return Answer::gave_up;
    }
}

bool Circuit::is_true(Literal literal) const {
    const bool positive_is_true = solver_->cadical.val(std::abs(literal)) > 0;
    return positive_is_true == (literal > 0);
}

}  // namespace irenic
