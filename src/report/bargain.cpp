#include "report/bargain.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/names.hpp"

namespace irenic {

std::string state_name(const Case& subject, const Levels& levels) {
    const auto named = std::find_if(subject.states.begin(), subject.states.end(),
                                    [&](const NamedState& state) { return !state.left_out && matches(state, levels); });
    return named == subject.states.end() ? code_of(levels) : named->id;
}

Phrase levels_set(const Case& subject, const Levels& levels, const Levels& from) {
    constexpr std::size_t readable = 16;
    constexpr std::size_t listed = 10;
    std::vector<Phrase> changes;
    for (std::size_t o = 0; o < levels.size(); ++o) {
        if (levels[o] == from[o]) continue;
        Phrase changed(code(subject.options[o].id));
        changes.push_back(changed << " " << code(subject.options[o].levels[levels[o]]));
    }
    if (changes.size() > readable) {
        const std::size_t more = changes.size() - listed;
        changes.resize(listed);
        changes.emplace_back("and " + std::to_string(more) + " options more");
    }
    return joined(changes, ", ");
}

Phrase package_words(const Case& subject, const Talks& talks, const Levels& levels) {
    // Where the status quo is merged, the member that is nearest is what the package is compared with.
    const auto distance = [&](const Levels& start) {
        std::size_t differing = 0;
        for (std::size_t o = 0; o < levels.size(); ++o)
            if (start[o] != levels[o]) ++differing;
        return differing;
    };
    const Levels& now = *std::min_element(talks.starts.begin(), talks.starts.end(),
                                          [&](const Levels& a, const Levels& b) { return distance(a) < distance(b); });
    const Phrase words = levels_set(subject, levels, now);
    return words.empty() ? Phrase("everything as it is") : words;
}

Phrase without_words(const std::string& without_deal) {
    if (without_deal == "status quo") return "the status quo";
    if (without_deal == "a number") return "a number given in the case";
    return code(without_deal);
}

Phrase agreements_named(const Case& subject, const std::vector<AgreementIndex>& agreements) {
    std::vector<Phrase> names;
    for (const AgreementIndex k : agreements)
        names.push_back(quoted(name(label_of(subject.agreements[k].name, subject.agreements[k].id))));
    return list_of(names);
}

std::vector<AgreementIndex> talks_like(const Case& subject, const Bargain& found) {
    if (!found.talks->agreement) return {};
    for (const TalksOfCase& talks : talks_of_case(subject))
        if (std::find(talks.same.begin(), talks.same.end(), *found.talks->agreement) != talks.same.end())
            return talks.same;
    return {*found.talks->agreement};
}

namespace {

class Marks {
public:
    Marks(const Case& subject, const Bargain& found) : subject_(subject), found_(found) {}

    void add(Mark::Kind kind, const Phrase& name, const Levels& package) {
        std::vector<std::int64_t> values;
        for (const PartyIndex i : found_.talks->signatories) values.push_back(value_of(subject_, i, package).units);
        add(kind, name, package, values);
    }

    void add(Mark::Kind kind, const Phrase& name, const Levels& package, const std::vector<std::int64_t>& values) {
        for (Mark& mark : marks_)
            if (mark.values == values) {
                // A strategy that changes nothing often bears the name of the status quo.
                const bool said = std::any_of(mark.names.begin(), mark.names.end(),
                                              [&](const Phrase& other) { return other.text() == name.text(); });
                if (!said) mark.names.push_back(name);
                return;
            }
        Mark mark{kind, {name}, values, vector_of(values), package, false, false};
        mark.on_table = feasible(subject_, package) && on_table(subject_, *found_.talks, package);
        mark.agreed = mark.on_table && found_.talks->agreed(values);
        marks_.push_back(std::move(mark));
    }

    [[nodiscard]] std::vector<Mark> take() { return std::move(marks_); }

private:
    /// Vectors are sorted, the first signatory's best first.
    [[nodiscard]] std::optional<std::size_t> vector_of(const std::vector<std::int64_t>& values) const {
        std::size_t low = 0;
        std::size_t high = found_.frontier->size();
        while (low < high) {
            const std::size_t middle = low + (high - low) / 2;
            const auto there = found_.frontier->values(middle);
            const bool before = std::lexicographical_compare(there.begin(), there.end(), values.begin(), values.end(),
                                                             std::greater<>());
            (before ? low : high) = before ? middle + 1 : middle;
        }
        if (low == found_.frontier->size()) return {};
        const auto there = found_.frontier->values(low);
        return std::equal(there.begin(), there.end(), values.begin()) ? std::optional(low) : std::nullopt;
    }

    const Case& subject_;
    const Bargain& found_;
    std::vector<Mark> marks_;
};

constexpr std::size_t marked_per_solution = 3;

}  // namespace

std::vector<Mark> marks_of(const Case& subject, const Bargain& found) {
    Marks marks(subject, found);
    marks.add(Mark::Kind::status_quo, "Status quo", found.talks->starts.front());
    for (const StrategyAtTable& at : found.strategies)
        if (at.feasible) marks.add(Mark::Kind::strategy, strategy_name(subject, at.strategy), at.end);
    for (const SolutionFound& solution : found.solutions)
        for (std::size_t k = 0; k < std::min(marked_per_solution, solution.vectors.size()); ++k) {
            const auto values = found.frontier->values(solution.vectors[k]);
            const std::vector<Levels> packages = found.frontier->packages(solution.vectors[k], 1);
            if (packages.empty()) continue;
            marks.add(Mark::Kind::solution, Phrase(solution_rows[static_cast<std::size_t>(solution.kind)].name),
                      packages.front(), {values.begin(), values.end()});
        }
    return marks.take();
}

std::vector<std::size_t> shown_vectors(const Bargain& found, const std::vector<Mark>& marks, std::size_t limit) {
    const Frontier& frontier = *found.frontier;
    std::vector<bool> chosen(frontier.size());
    std::size_t left = std::min(limit, frontier.size());
    const auto choose = [&](std::size_t v) {
        if (left == 0 || chosen[v]) return;
        chosen[v] = true;
        --left;
    };
    for (const Mark& mark : marks)
        if (mark.vector) choose(*mark.vector);
    for (std::size_t k = 0; k < found.talks->signatories.size(); ++k) {
        std::size_t best = 0;
        std::size_t worst = 0;
        for (std::size_t v = 1; v < frontier.size(); ++v) {
            if (frontier.values(v)[k] > frontier.values(best)[k]) best = v;
            if (frontier.values(v)[k] < frontier.values(worst)[k]) worst = v;
        }
        if (frontier.size() > 0) choose(best);
        if (frontier.size() > 0) choose(worst);
    }
    std::vector<std::size_t> rest;
    for (std::size_t v = 0; v < frontier.size(); ++v)
        if (!chosen[v]) rest.push_back(v);
    const std::size_t more = left;
    for (std::size_t k = 0; k < more; ++k) choose(rest[k * rest.size() / more]);
    std::vector<std::size_t> shown;
    for (std::size_t v = 0; v < frontier.size(); ++v)
        if (chosen[v]) shown.push_back(v);
    return shown;
}

std::string grouped(const std::string& count) {
    constexpr std::size_t readable = 15;
    if (count.size() > readable)
        return count.substr(0, 1) + "." + count.substr(1, 2) + "\u00A0×\u00A010^" + std::to_string(count.size() - 1);
    std::string text;
    for (std::size_t k = 0; k < count.size(); ++k) {
        const std::size_t behind = count.size() - k;
        if (k > 0 && behind % 3 == 0 && count.size() > 4) text += "\u00A0";
        text += count[k];
    }
    return text;
}

}  // namespace irenic
