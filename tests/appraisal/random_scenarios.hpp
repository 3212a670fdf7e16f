/// Random cases with strategies and claims of every kind, and the same with other numbers.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "irenic/appraisal.hpp"
#include "keeping/random_agreement.hpp"
#include "support/random_case.hpp"

namespace irenic::testing::scenarios {

/// Tests of one or two functions, joined.
class RandomTest {
public:
    RandomTest(Random& random, const Case& subject, std::string reading)
        : random_(random), subject_(subject), reading_(std::move(reading)) {}

    Test make() {
        made_ = {};
        part(random_.below(3));
        made_.text = "random";
        return made_;
    }

private:
    std::uint32_t number(std::size_t below) { return random_.below(static_cast<std::uint32_t>(below)); }

    std::uint32_t add(Test::Node node) {
        made_.nodes.push_back(std::move(node));
        return static_cast<std::uint32_t>(made_.nodes.size() - 1);
    }

    std::uint32_t part(std::uint32_t depth) {
        Test::Node node;
        if (depth == 0) return leaf();
        node.kind = static_cast<Test::Kind>(static_cast<int>(Test::Kind::negation) + static_cast<int>(number(5)));
        node.left = part(depth - 1);
        if (node.kind != Test::Kind::negation) node.right = part(depth - 1);
        return add(node);
    }

    std::uint32_t leaf() {
        Test::Node node;
        node.kind = Test::Kind::call;
        if (random_.percent(25)) return changed();
        if (random_.percent(15)) return comparison();
        constexpr std::array functions{TestFunction::signable,
                                       TestFunction::blocks,
                                       TestFunction::stable,
                                       TestFunction::stable,
                                       TestFunction::some_state,
                                       TestFunction::every_equilibrium,
                                       TestFunction::some_equilibrium,
                                       TestFunction::every_equilibrium,
                                       TestFunction::keeps,
                                       TestFunction::stops,
                                       TestFunction::reachable,
                                       TestFunction::reachable};
        node.function = functions[number(functions.size())];
        node.stability = concepts[number(concepts.size())].kind;
        node.steps = static_cast<Steps>(number(3));
        node.party = number(subject_.parties.size());
        node.state = {StateReference::Kind::strategy, number(subject_.strategies.size())};
        if (node.function == TestFunction::reachable && random_.percent(30)) node.state = StateReference{};
        if (node.function == TestFunction::stable) {
            if (random_.one_in(2)) node.party.reset();
            if (random_.percent(40)) node.state.reset();
        }
        if (!node.state || node.function == TestFunction::some_state || node.function == TestFunction::reachable ||
            node.function == TestFunction::every_equilibrium || node.function == TestFunction::some_equilibrium)
            node.expression = expression();
        return add(node);
    }

    Expression expression() {
        if (random_.percent(30)) {
            Expression at;
            at.nodes.push_back({Expression::Kind::strategy, number(subject_.strategies.size()), 0, 0, 0});
            return random_.one_in(2) ? at : disjunction(at, random_case::draw_expression(random_, subject_, 1));
        }
        return random_case::draw_expression(random_, subject_, 2);
    }

    std::uint32_t comparison() {
        Test::Node node;
        node.kind = Test::Kind::comparison;
        node.comparison = static_cast<Comparison>(number(6));
        for (std::uint32_t* side : {&node.left, &node.right}) {
            Test::Node value;
            value.kind = random_.percent(15) ? Test::Kind::number : Test::Kind::call;
            value.number = {static_cast<std::int64_t>(number(10)) * Decimal::units_per_one};
            value.function = random_.one_in(2) ? TestFunction::value : TestFunction::value_at_stop;
            value.party = number(subject_.parties.size());
            value.state = {StateReference::Kind::strategy, number(subject_.strategies.size())};
            *side = add(value);
        }
        return add(node);
    }

    /// Without something, or in another reading.
    std::uint32_t changed() {
        Test::Node node;
        node.kind = Test::Kind::call;
        node.function = TestFunction::without;
        if (!reading_.empty() && random_.percent(20)) {
            node.function = TestFunction::reading;
            node.reading = reading_;
        } else if (const std::uint32_t draw = random_.below(10); draw < 5) {
            node.removal.kind = Removal::Kind::level;
            node.removal.option = number(subject_.options.size());
            node.removal.level = static_cast<Level>(number(subject_.options[node.removal.option].levels.size()));
        } else if (draw < 7) {
            node.removal.kind = Removal::Kind::statement;
            node.removal.id = "statement" + std::to_string(number(4));
        } else if (draw < 9) {
            node.removal.kind = Removal::Kind::guarantee;
            node.removal.id = "guarantee" + std::to_string(number(3));
        } else {
            node.removal.kind = Removal::Kind::constraint;
            node.removal.id = "constraint0";
        }
        node.left = leaf();
        return add(node);
    }

    Random& random_;
    const Case& subject_;
    std::string reading_;
    Test made_;
};

inline void name_parts(Random& random, Case& subject) {
    for (Preference& preference : subject.preferences)
        for (Statement& statement : preference.statements) statement.id = "statement" + std::to_string(random.below(4));
    for (Agreement& agreement : subject.agreements)
        for (std::size_t g = 0; g < agreement.guarantees.size(); ++g)
            agreement.guarantees[g].id = "guarantee" + std::to_string(g);
    for (std::size_t c = 0; c < subject.never.size(); ++c) subject.never[c].id = "constraint" + std::to_string(c);
}

/// Strategies whose ends are feasible, mostly: of what is infeasible little more can be said.
inline void add_strategies(Random& random, Case& subject) {
    const std::vector<Levels> feasible = random_case::combinations(subject);
    for (std::uint32_t k = random.between(1, 2); k > 0 && !feasible.empty(); --k) {
        Strategy& strategy = subject.strategies.emplace_back();
        strategy.id = "strategy" + std::to_string(subject.strategies.size());
        const Levels levels = feasible[random.below(static_cast<std::uint32_t>(feasible.size()))];
        for (OptionIndex o = 0; o < levels.size(); ++o) strategy.target.push_back({o, levels[o]});
    }
    if (!feasible.empty() && random.percent(70)) {
        const Levels levels = feasible[random.below(static_cast<std::uint32_t>(feasible.size()))];
        for (OptionIndex o = 0; o < levels.size(); ++o) subject.options[o].start = levels[o];
    }
}

/// Most of what would be an error is left out, so that something else is compared as well.
inline void drop_errors(Random& random, Case& subject) {
    if (random.percent(5)) return;
    Appraiser appraiser({&subject, 1}, {}, {});
    if (!appraiser.diagnostics().empty()) return;
    std::vector<Claim> kept;
    for (const Claim& claim : subject.claims)
        if (appraiser.evaluate(claim.test)) kept.push_back(claim);
    std::vector<bool> sound(subject.strategies.size());
    for (const StrategyAppraisal& found : appraiser.strategies()) sound[found.strategy] = true;
    const bool all = std::all_of(sound.begin(), sound.end(), [](bool is) { return is; });
    // Claims refer to strategies by number: with one gone, nothing is kept.
    subject.claims = std::move(kept);
    if (all) return;
    subject.claims.clear();
    for (std::size_t s = sound.size(); s-- > 0;)
        if (!sound[s]) subject.strategies.erase(subject.strategies.begin() + static_cast<std::ptrdiff_t>(s));
    for (Agreement& agreement : subject.agreements)
        for (NoAgreement& without : agreement.no_agreement) without.best_of.clear();
}

inline void add_claims(Random& random, Case& subject, const std::string& reading) {
    subject.claims.clear();
    if (subject.strategies.empty()) return;
    for (std::uint32_t k = random.between(2, 6); k > 0; --k) {
        Claim& claim = subject.claims.emplace_back();
        claim.id = "claim" + std::to_string(k);
        claim.test = RandomTest(random, subject, reading).make();
    }
}

inline void redraw(Random& random, Range& range, std::uint32_t spread) {
    const auto units = static_cast<std::int64_t>(random.below(2 * spread + 1)) - spread;
    const std::int64_t one = random.percent(70) ? Decimal::units_per_one : 2;
    range.low = range.best = range.high = {units * one};
}

inline void redraw_share(Random& random, Range& range, const Words& of) {
    range.low = range.best = range.high = decimal(random.one_of(of));
}

/// The same case with other numbers, and other starts of what is left to chance.
inline Case redrawn(Random& random, const Case& subject) {
    Case drawn = subject;
    const std::uint32_t spread = random.percent(50) ? 4 : 1000;
    for (Preference& preference : drawn.preferences) {
        for (Statement& statement : preference.statements) {
            if (statement.weight && random.percent(80)) redraw(random, *statement.weight, spread);
            for (Range& grade : statement.grades)
                if (random.percent(80)) redraw(random, grade, spread);
        }
        random.shuffle(preference.ranking);
    }
    for (Option& option : drawn.options)
        if (option.chance)
            option.start = static_cast<Level>(random.below(static_cast<std::uint32_t>(option.levels.size())));
    for (Agreement& agreement : drawn.agreements) {
        for (Guarantee& guarantee : agreement.guarantees) {
            redraw(random, guarantee.penalty, spread);
            guarantee.penalty.best.units = std::abs(guarantee.penalty.best.units);
        }
        for (Range& discount : agreement.keeping.discount)
            redraw_share(random, discount, {"1", "0.999", "0.9", "0.123456", "0.999999"});
        for (HazardPiece& piece : agreement.keeping.hazard.pieces)
            redraw_share(random, piece.daily, {"0", "0.0005", "0.3", "0.000001"});
    }
    return drawn;
}

/// A case and sometimes a reading of it, both with the same claims.
inline std::vector<Case> random_subjects(Random& random) {
    const std::uint32_t draw = random.below(100);
    Case subject = draw < 55   ? random_agreement(random)
                   : draw < 95 ? random_options_case(random)
                               : random_graph_case(random);
    name_parts(random, subject);
    const bool with_reading = random.percent(40);
    if (!subject.graph) {
        add_strategies(random, subject);
        add_claims(random, subject, "");
        drop_errors(random, subject);
        if (!subject.strategies.empty() && with_reading) {
            std::vector<Claim> alone = subject.claims;
            add_claims(random, subject, "other");
            std::erase_if(subject.claims, [&](const Claim& claim) {
                return std::none_of(claim.test.nodes.begin(), claim.test.nodes.end(), [](const Test::Node& node) {
                    return node.kind == Test::Kind::call && node.function == TestFunction::reading;
                });
            });
            subject.claims.insert(subject.claims.end(), alone.begin(), alone.end());
        }
    }
    std::vector<Case> subjects{subject};
    if (!with_reading) return subjects;
    Case reading = redrawn(random, subject);
    reading.reading = "other";
    if (random.one_in(2))
        for (Preference& preference : reading.preferences)
            if (preference.statements.size() > 1 && random.one_in(2)) preference.statements.pop_back();
    subjects.push_back(std::move(reading));
    return subjects;
}

}  // namespace irenic::testing::scenarios
