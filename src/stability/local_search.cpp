#include "stability/local_search.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace irenic {
namespace {

/// A place on a path, and how it was come by.
struct Arrived {
    Levels at;
    std::size_t before = 0;
    PartyIndex mover = none;
};

class StateSearch {
public:
    StateSearch(const LocalModel& model, const LocalQuestion& question, LocalModel::Patience& patience)
        : model_(model), question_(question), patience_(patience) {}

    Sought run(const Levels& improvement, std::uint64_t& visited, const std::stop_token& stop) {
        arrive(improvement, 0, none);
        Sought found;
        found.verdict = Sought::Verdict::no;
        for (std::size_t k = 0; k < arrived_.size() && found.verdict == Sought::Verdict::no; ++k) {
            if (stop.stop_requested() || patience_.over()) found.verdict = Sought::Verdict::unknown;
            for (PartyIndex j = 0; j < model_.party_count() && found.verdict == Sought::Verdict::no; ++j)
                if (j != question_.party && j != arrived_[k].mover) extend(k, j, found);
        }
        visited += seen_.size();
        return found;
    }

private:
    void extend(std::size_t k, PartyIndex j, Sought& found) {
        const Levels from = arrived_[k].at;
        std::optional<Worth> above;
        if (question_.credible()) above = model_.worth(j, from);
        const bool patient = model_.moves(j, from, above, patience_, [&](const Levels& t, Worth) {
            if (!arrive(t, k, j)) return true;
            const auto sanction = deters(model_, question_, t, patience_);
            if (!sanction) return false;
            if (*sanction) {
                found.verdict = Sought::Verdict::yes;
                found.sanction = path();
            }
            return !*sanction;
        });
        if (found.verdict == Sought::Verdict::no && (!patient || patience_.over()))
            found.verdict = Sought::Verdict::unknown;
    }

    /// False where the search has been there already, by a mover after whom as much is left to do.
    bool arrive(const Levels& t, std::size_t before, PartyIndex mover) {
        const std::string key(t.begin(), t.end());
        std::vector<PartyIndex>& movers = seen_[key];
        if (!movers.empty() &&
            (model_.transitive() || movers.size() > 1 || movers.front() == mover || movers.front() == none))
            return false;
        movers.push_back(mover);
        arrived_.push_back({t, before, mover});
        return true;
    }

    /// To the place that was arrived at last.
    [[nodiscard]] std::vector<LocalStep> path() const {
        std::vector<LocalStep> steps;
        for (std::size_t k = arrived_.size() - 1; k > 0; k = arrived_[k].before)
            steps.push_back({arrived_[k].mover, arrived_[k].at});
        std::reverse(steps.begin(), steps.end());
        return steps;
    }

    const LocalModel& model_;
    const LocalQuestion& question_;
    LocalModel::Patience& patience_;
    std::vector<Arrived> arrived_;
    std::unordered_map<std::string, std::vector<PartyIndex>> seen_;  ///< by levels: two last movers leave everybody free to go on
};

}  // namespace

std::optional<bool> deters(const LocalModel& model, const LocalQuestion& question, const Levels& t,
                           LocalModel::Patience& patience) {
    if (model.worth(question.party, t) > question.worth) return false;
    if (!question.counters()) return true;
    bool escapes = false;
    const bool patient = model.moves(question.party, t, question.worth, patience, [&](const Levels&, Worth) {
        escapes = true;
        return false;
    });
    if (!escapes && !patient) return {};
    return !escapes;
}

bool is_move(const LocalModel& model, PartyIndex party, const Levels& s, const Levels& t) {
    const Case& subject = model.subject();
    for (const Levels& from : model.members(s))
        for (const Levels& to : model.members(t)) {
            bool allowed = from != to;
            for (OptionIndex o = 0; allowed && o < from.size(); ++o)
                allowed = from[o] == to[o] ||
                          (owns_alone(subject.options[o], party) && subject.options[o].may_change(from[o], to[o]));
            if (allowed && s != t) return true;
        }
    return false;
}

std::optional<bool> is_answer(const LocalModel& model, const LocalQuestion& question, const Levels& improvement,
                              const std::vector<LocalStep>& path, LocalModel::Patience& patience) {
    if (path.empty()) return false;
    Levels here = improvement;
    PartyIndex last = none;
    for (const LocalStep& step : path) {
        if (step.mover == question.party || step.mover == last || !model.feasible(step.to)) return false;
        if (!is_move(model, step.mover, here, step.to)) return false;
        if (question.credible() && model.worth(step.mover, step.to) <= model.worth(step.mover, here)) return false;
        here = step.to;
        last = step.mover;
    }
    return deters(model, question, here, patience);
}

Sought search_states(const LocalModel& model, const LocalQuestion& question, const Levels& improvement,
                     LocalModel::Patience& patience, std::uint64_t& visited, const std::stop_token& stop) {
    return StateSearch(model, question, patience).run(improvement, visited, stop);
}

}  // namespace irenic
