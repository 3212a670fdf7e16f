/// Which way to meet each clause, by COIN-OR Cbc: a mixed-integer program with one switch per way.
#include <mutex>

#include <CbcModel.hpp>
#include <OsiClpSolverInterface.hpp>

#include "appraisal/require/parts.hpp"

namespace irenic {

std::optional<std::vector<std::size_t>> guess_ways(const WaysProgram& program) {
    constexpr int most_nodes = 2000;
    static std::mutex one_at_a_time;  // the solver's libraries keep some state between models
    const std::lock_guard<std::mutex> turn(one_at_a_time);
    const auto changes = static_cast<int>(program.costs.size());
    OsiClpSolverInterface linear;
    linear.messageHandler()->setLogLevel(0);
    linear.getModelPtr()->setLogLevel(0);
    for (int k = 0; k < changes; ++k) {
        const auto at = static_cast<std::size_t>(k);
        linear.addCol(0, nullptr, nullptr, 0.0, program.most[at], program.costs[at]);
    }
    // One switch per way: some way of every clause is on, and a way that is on makes its kinds no better.
    std::vector<std::vector<int>> switches;
    int next = changes;
    for (const StayingClause& clause : program.clauses) {
        std::vector<int>& of_clause = switches.emplace_back();
        std::vector<double> ones(clause.ways.size(), 1.0);
        for (std::size_t way = 0; way < clause.ways.size(); ++way) {
            linear.addCol(0, nullptr, nullptr, 0.0, 1.0, 0.0);
            linear.setInteger(next);
            of_clause.push_back(next++);
        }
        linear.addRow(static_cast<int>(of_clause.size()), of_clause.data(), ones.data(), 1.0, linear.getInfinity());
        for (std::size_t way = 0; way < clause.ways.size(); ++way) {
            for (const std::uint32_t kind : clause.ways[way]) {
                std::vector<int> columns;
                std::vector<double> factors;
                double highest = 0;
                for (const auto& [change, factor] : program.rows[kind]) {
                    columns.push_back(static_cast<int>(change));
                    factors.push_back(factor);
                    if (factor > 0) highest += factor * program.most[change];
                }
                const double slack = std::max(0.0, highest - program.room[kind]);
                columns.push_back(of_clause[way]);
                factors.push_back(slack);
                linear.addRow(static_cast<int>(columns.size()), columns.data(), factors.data(), -linear.getInfinity(),
                              program.room[kind] + slack);
            }
        }
    }
    CbcModel model(linear);
    model.setLogLevel(0);
    model.setMaximumNodes(most_nodes);
    model.branchAndBound();
    const double* best = model.bestSolution();
    if (best == nullptr) return {};
    std::vector<std::size_t> chosen;
    for (const std::vector<int>& of_clause : switches) {
        std::size_t on = 0;
        for (std::size_t way = 1; way < of_clause.size(); ++way)
            if (best[of_clause[way]] > best[of_clause[on]]) on = way;
        chosen.push_back(on);
    }
    return chosen;
}

}  // namespace irenic
