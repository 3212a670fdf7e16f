#include "ensemble/outcomes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace irenic {

std::unique_ptr<Outcomes::Parts> outcomes_in_memory(const StudyHead& head) {
    auto parts = std::make_unique<Outcomes::Parts>();
    parts->head = head;
    parts->first = head.shard.begin(head.plan.scenarios);
    parts->failed.resize(head.subjects.size());
    parts->drawn.resize(head.subjects.size());
    parts->found.resize(head.subjects.size());
    return parts;
}

void append(Outcomes::Parts& outcomes, const ScenarioRows& rows) {
    for (std::size_t k = 0; k < rows.subjects.size(); ++k) {
        const SubjectRow& row = rows.subjects[k];
        outcomes.drawn[k].insert(outcomes.drawn[k].end(), row.drawn.begin(), row.drawn.end());
        outcomes.found[k].insert(outcomes.found[k].end(), row.found.begin(), row.found.end());
        if (row.problem.empty()) continue;
        ++outcomes.failed[k];
        outcomes.problems.push_back({rows.scenario, k, row.problem});
    }
    ++outcomes.scenarios;
}

std::unique_ptr<Outcomes::Parts> outcomes_in_file(Database file, StudyHead head, std::uint64_t scenarios,
                                                  std::vector<std::uint64_t> failed, bool complete) {
    auto parts = std::make_unique<Outcomes::Parts>();
    parts->first = head.shard.begin(head.plan.scenarios);
    parts->scenarios = scenarios;
    parts->complete = complete;
    parts->failed = std::move(failed);
    parts->layout = layout_of(head);
    parts->head = std::move(head);
    parts->file.emplace(std::move(file));
    return parts;
}

namespace {

/// Of each table: which of the wanted columns are in it, and a query for them.
struct TableQuery {
    std::vector<std::size_t> wanted;  ///< places in what is asked for
    std::string sql;
};

std::vector<TableQuery> queries(const TableSet& set, std::span<const std::size_t> wanted) {
    std::vector<TableQuery> made(set.tables.size());
    for (std::size_t w = 0; w < wanted.size(); ++w) made[set.places[wanted[w]].table].wanted.push_back(w);
    for (std::size_t t = 0; t < made.size(); ++t) {
        made[t].sql = "SELECT scenario";
        for (const std::size_t w : made[t].wanted) made[t].sql += ", " + quoted_name(set.places[wanted[w]].column);
        made[t].sql += " FROM " + quoted_name(set.tables[t]) + " WHERE reading = ? ORDER BY scenario";
    }
    std::erase_if(made, [](const TableQuery& query) { return query.wanted.empty(); });
    return made;
}

}  // namespace

void Outcomes::Parts::each(bool draws, std::span<const std::size_t> wanted, std::size_t subject,
                           const std::function<void(std::uint64_t, std::span<const double>)>& visit) const {
    std::vector<double> numbers(wanted.size());
    if (!file) {
        const std::vector<double>& all = draws ? drawn[subject] : found[subject];
        const std::size_t width = draws ? head.assumptions.size() : head.findings.size();
        for (std::uint64_t at = 0; at < scenarios; ++at) {
            for (std::size_t w = 0; w < wanted.size(); ++w) numbers[w] = all[at * width + wanted[w]];
            visit(at, numbers);
        }
        return;
    }
    std::vector<std::pair<TableQuery, Query>> asked;
    for (TableQuery& query : queries(draws ? layout.draws : layout.outcomes, wanted)) {
        Query rows = file->prepare(query.sql);
        rows.bind(1, static_cast<std::int64_t>(subject));
        asked.emplace_back(std::move(query), std::move(rows));
    }
    for (std::uint64_t at = 0; at < scenarios; ++at) {
        for (auto& [query, rows] : asked) {
            if (!rows.step() || rows.whole(0) != static_cast<std::int64_t>(first + at))
                throw StudyFailure(StudyFailure::Kind::damaged, "a scenario is missing in " + file->path());
            for (std::size_t c = 0; c < query.wanted.size(); ++c)
                numbers[query.wanted[c]] = rows.number(static_cast<int>(c) + 1);
        }
        visit(at, numbers);
    }
}

Outcomes::Outcomes(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Outcomes::Outcomes(Outcomes&&) noexcept = default;
Outcomes& Outcomes::operator=(Outcomes&&) noexcept = default;
Outcomes::~Outcomes() = default;

const StudyHead& Outcomes::head() const { return parts_->head; }
std::uint64_t Outcomes::first() const { return parts_->first; }
std::uint64_t Outcomes::scenarios() const { return parts_->scenarios; }
bool Outcomes::complete() const { return parts_->complete; }
std::uint64_t Outcomes::failed(std::size_t subject) const { return parts_->failed[subject]; }

std::vector<StudyProblem> Outcomes::problems(std::size_t at_most) const {
    std::vector<StudyProblem> found;
    if (!parts_->file) {
        const auto many = static_cast<std::ptrdiff_t>(std::min(at_most, parts_->problems.size()));
        found.assign(parts_->problems.begin(), parts_->problems.begin() + many);
        return found;
    }
    Query row = parts_->file->prepare(
        "SELECT scenario, reading, problem FROM outcome WHERE problem IS NOT NULL ORDER BY scenario, reading");
    while (found.size() < at_most && row.step())
        found.push_back({static_cast<std::uint64_t>(row.whole(0)), static_cast<std::size_t>(row.whole(1)), row.text(2)});
    return found;
}

namespace {

std::vector<std::vector<double>> columns(const Outcomes::Parts& parts, bool draws, std::span<const std::size_t> wanted,
                                         std::size_t subject) {
    std::vector<std::vector<double>> made(wanted.size());
    for (std::vector<double>& column : made) column.resize(parts.scenarios);
    parts.each(draws, wanted, subject, [&](std::uint64_t at, std::span<const double> numbers) {
        for (std::size_t w = 0; w < numbers.size(); ++w) made[w][at] = numbers[w];
    });
    return made;
}

}  // namespace

std::vector<std::vector<double>> Outcomes::drawn(std::span<const std::size_t> assumptions, std::size_t subject) const {
    return columns(*parts_, true, assumptions, subject);
}

std::vector<std::vector<double>> Outcomes::found(std::span<const std::size_t> findings, std::size_t subject) const {
    return columns(*parts_, false, findings, subject);
}

std::vector<double> Outcomes::drawn(std::size_t assumption, std::size_t subject) const {
    return std::move(columns(*parts_, true, {&assumption, 1}, subject).front());
}

std::vector<double> Outcomes::found(std::size_t finding, std::size_t subject) const {
    return std::move(columns(*parts_, false, {&finding, 1}, subject).front());
}

std::vector<Tally> Outcomes::tallies(std::size_t subject) const {
    std::vector<std::size_t> all(parts_->head.findings.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    std::vector<Tally> made(all.size());
    parts_->each(false, all, subject, [&](std::uint64_t, std::span<const double> numbers) {
        for (std::size_t k = 0; k < numbers.size(); ++k) {
            const double number = numbers[k];
            if (std::isnan(number)) continue;
            Tally& tally = made[k];
            ++tally.settled;
            if (number == 1) ++tally.ones;
            tally.least = tally.settled == 1 ? number : std::min(tally.least, number);
            tally.greatest = tally.settled == 1 ? number : std::max(tally.greatest, number);
            tally.mean += (number - tally.mean) / static_cast<double>(tally.settled);
        }
    });
    return made;
}

}  // namespace irenic
