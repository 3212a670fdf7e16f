#include <algorithm>

#include "bargaining/frontier_parts.hpp"
#include "bargaining/nondominated.hpp"

namespace irenic {
namespace {

/// With ε what stands in for a package of the zone may itself lie below, so nothing is left out on the way.
std::vector<Units> floor_of(const Talks& talks, const FrontierQuestion& question) {
    std::vector<Units> floor(talks.signatories.size(), no_floor);
    for (std::size_t k = 0; question.zone_only && question.epsilon.units == 0 && k < floor.size(); ++k)
        if (talks.must(k)) floor[k] = talks.no_agreement[k].units;
    return floor;
}

Diagnostic nothing_on_table(const Case& subject, const Talks& talks, std::string problem) {
    const Place place = talks.agreement ? subject.agreements[*talks.agreement].place : Place{};
    return {Severity::error, "nothing-on-table", std::move(problem), place,
            "loosen `on-table`, or what `never` excludes"};
}

void mark_agreed(Frontier::Parts& parts, bool zone_only) {
    Vectors kept{parts.vectors.columns, {}};
    std::vector<std::size_t> rows;
    for (std::size_t k = 0; k < parts.vectors.size(); ++k) {
        const auto row = parts.vectors.row(k);
        const bool agreed = parts.talks.agreed(row);
        // What is within the guarantee of the zone may stand in for a package of it.
        std::vector<Units> at_best(row.begin(), row.end());
        for (std::size_t i = 0; i < at_best.size(); ++i) at_best[i] += parts.guarantee[i].units;
        if (zone_only && !parts.talks.agreed(at_best)) continue;
        kept.cells.insert(kept.cells.end(), row.begin(), row.end());
        rows.push_back(k);
        parts.agreed.push_back(agreed);
    }
    parts.vectors = std::move(kept);
    parts.rows = std::move(rows);
}

void decompose(Frontier::Parts& parts, const FrontierQuestion& question, Work& work, Frontier::Result& result) {
    parts.whole = std::make_unique<Decomposition>(factored(*parts.subject, parts.talks), question.limits, work);
    Decomposition& whole = *parts.whole;
    whole.build(question.epsilon, floor_of(parts.talks, question));
    if (work.stopped) {
        result.stopped = true;
        return;
    }
    if (whole.root() == none) {
        result.limit_reached = whole.limit_reached();
        if (whole.limit_reached())
            result.diagnostics.push_back(
                {Severity::error,
                 "frontier-too-large",
                 whole.problem(),
                 {},
                 !whole.way_out().empty() ? whole.way_out()
                                          : "ask for a coarser frontier with a stated guarantee (`--epsilon 0.01`), or "
                                            "for the zone alone (`--zone`)"});
        else
            result.diagnostics.push_back(nothing_on_table(*parts.subject, parts.talks, whole.problem()));
        return;
    }
    const Node& root = whole.node(whole.root());
    parts.vectors = root.vectors;
    for (std::size_t k = 0; k < parts.vectors.size(); ++k)
        for (std::size_t i = 0; i < parts.vectors.columns; ++i)
            parts.vectors.cells[k * parts.vectors.columns + i] += whole.table().constant[i];
    for (std::size_t i = 0; i < parts.vectors.columns; ++i) {
        parts.best.push_back({whole.best()[i]});
        parts.guarantee.push_back({root.thinnings == 0 ? 0 : whole.thinning()[i] * root.thinnings});
    }
    parts.on_table = root.packages.get_str();
    parts.packages = std::make_unique<PackagesOf>(whole);
}

void list_states(Frontier::Parts& parts, const Workers& workers, const std::stop_token& stop, Frontier::Result& result) {
    const Case& subject = *parts.subject;
    const std::size_t d = parts.talks.signatories.size();
    Space::Build build = Space::build(subject, {}, workers, stop);
    result.stopped = stop.stop_requested();
    result.limit_reached = build.limit_reached;
    result.diagnostics = std::move(build.diagnostics);
    if (!build.ok() || result.stopped) return;
    parts.listed_values.columns = parts.vectors.columns = d;
    for (StateIndex s = 0; s < build.space->size(); ++s) {
        const std::vector<Levels> members = build.space->members(s);
        if (std::none_of(members.begin(), members.end(),
                         [&](const Levels& levels) { return on_table(subject, parts.talks, levels); }))
            continue;
        parts.listed.push_back(members.front());
        for (const PartyIndex i : parts.talks.signatories)
            parts.listed_values.cells.push_back(value_of(subject, i, members.front()).units);
    }
    if (parts.listed.empty()) {
        result.diagnostics.push_back(
            nothing_on_table(subject, parts.talks, "nothing is on the table: no state that the case lists is"));
        return;
    }
    for (const std::uint32_t k : nondominated(parts.listed_values.cells, static_cast<unsigned>(d), workers)) {
        const auto row = parts.listed_values.row(k);
        parts.vectors.cells.insert(parts.vectors.cells.end(), row.begin(), row.end());
    }
    parts.vectors.sort();
    parts.listed_of.resize(parts.vectors.size());
    parts.best.assign(d, {no_floor});
    parts.guarantee.assign(d, {});
    for (std::uint32_t k = 0; k < parts.listed.size(); ++k) {
        const auto row = parts.listed_values.row(k);
        if (const auto at = parts.vectors.find(row)) parts.listed_of[*at].push_back(k);
        for (std::size_t i = 0; i < d; ++i) parts.best[i] = std::max(parts.best[i], Decimal{row[i]});
    }
    parts.on_table = std::to_string(parts.listed.size());
}

}  // namespace

bool goes_by_lists(const Case& subject) {
    return subject.only_listed || std::any_of(subject.states.begin(), subject.states.end(),
                                              [](const NamedState& state) { return state.patterns.size() > 1; });
}

Frontier::Frontier() = default;
Frontier::Frontier(Frontier&&) noexcept = default;
Frontier& Frontier::operator=(Frontier&&) noexcept = default;
Frontier::~Frontier() = default;

Frontier::Result Frontier::find(const Case& subject, const Talks& talks, const FrontierQuestion& question,
                                const Workers& workers, std::stop_token stop) {
    Result result;
    Frontier made;
    made.parts_ = std::make_unique<Parts>();
    Parts& parts = *made.parts_;
    parts.subject = &subject;
    parts.talks = talks;
    if (goes_by_lists(subject)) {
        list_states(parts, workers, stop, result);
    } else {
        Work work{workers, stop, question.limits.vectors, question.limits.sums, false, false, false};
        decompose(parts, question, work, result);
    }
    if (result.stopped || result.limit_reached || !result.diagnostics.empty()) return result;
    mark_agreed(parts, question.zone_only);
    result.frontier = std::move(made);
    return result;
}

const Talks& Frontier::talks() const { return parts_->talks; }
std::size_t Frontier::size() const { return parts_->vectors.size(); }
std::span<const std::int64_t> Frontier::values(std::size_t vector) const { return parts_->vectors.row(vector); }
bool Frontier::in_zone(std::size_t vector) const { return parts_->agreed[vector]; }
const std::vector<Decimal>& Frontier::guarantee() const { return parts_->guarantee; }
const std::optional<std::string>& Frontier::packages_on_table() const { return parts_->on_table; }
const std::vector<Decimal>& Frontier::best() const { return parts_->best; }

bool Frontier::exact() const {
    return std::all_of(parts_->guarantee.begin(), parts_->guarantee.end(), [](Decimal most) { return most.units == 0; });
}

std::string Frontier::package_count(std::size_t vector) const {
    const std::size_t row = parts_->rows[vector];
    if (!parts_->whole) return std::to_string(parts_->listed_of[row].size());
    return parts_->packages->count(parts_->whole->root(), row).get_str();
}

std::vector<Levels> Frontier::packages(std::size_t vector, std::size_t limit) const {
    const std::size_t row = parts_->rows[vector];
    if (parts_->whole) return parts_->packages->list(row, limit);
    std::vector<Levels> found;
    for (const std::uint32_t k : parts_->listed_of[row])
        if (found.size() < limit) found.push_back(parts_->listed[k]);
    return found;
}

}  // namespace irenic
