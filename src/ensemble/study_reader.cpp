#include "ensemble/study_reader.hpp"

#include <limits>

namespace irenic {
namespace {

[[noreturn]] void damaged(const std::string& why) { throw StudyFailure(StudyFailure::Kind::damaged, why); }

std::string all_rows(const TableSet& set, std::size_t table, std::string_view further) {
    std::string sql = "SELECT scenario, reading" + std::string(further);
    for (const std::size_t k : set.members[table]) sql += ", " + quoted_name(set.places[k].column);
    return sql + " FROM " + quoted_name(set.tables[table]) + " ORDER BY scenario, reading";
}

}  // namespace

RowReader::RowReader(const Database& file, const StudyHead& head, const StudyLayout& layout)
    : assumptions_(head.assumptions.size()),
      findings_(head.findings.size()),
      subjects_(head.subjects.size()),
      scenario_(head.shard.begin(head.plan.scenarios)) {
    for (std::size_t t = 0; t < layout.draws.tables.size(); ++t)
        draws_.push_back({file.prepare(all_rows(layout.draws, t, "")), &layout.draws.members[t]});
    for (std::size_t t = 0; t < layout.outcomes.tables.size(); ++t)
        outcomes_.push_back({file.prepare(all_rows(layout.outcomes, t, t == 0 ? ", problem, \"check\"" : "")),
                             &layout.outcomes.members[t]});
}

bool RowReader::advance(std::vector<Cursor>& cursors, std::uint64_t scenario, std::size_t subject) {
    std::size_t there = 0;
    for (Cursor& cursor : cursors) {
        if (!cursor.rows.step()) continue;
        ++there;
        if (cursor.rows.whole(0) != static_cast<std::int64_t>(scenario) ||
            cursor.rows.whole(1) != static_cast<std::int64_t>(subject))
            damaged("scenario " + std::to_string(scenario) + " is not where it should be");
    }
    if (there != 0 && there != cursors.size()) damaged("scenario " + std::to_string(scenario) + " is there in part");
    return there != 0;
}

bool RowReader::next(ScenarioRows& into) {
    into.scenario = scenario_;
    into.subjects.resize(subjects_);
    for (std::size_t k = 0; k < subjects_; ++k) {
        const bool drawn = advance(draws_, scenario_, k);
        const bool found = advance(outcomes_, scenario_, k);
        if (!drawn && !found && k == 0) return false;
        if (!drawn || !found) damaged("scenario " + std::to_string(scenario_) + " is there in part");
        SubjectRow& row = into.subjects[k];
        row.drawn.resize(assumptions_);
        row.found.resize(findings_);
        for (const Cursor& cursor : draws_)
            for (std::size_t c = 0; c < cursor.members->size(); ++c)
                row.drawn[(*cursor.members)[c]] = cursor.rows.number(static_cast<int>(c) + 2);
        for (std::size_t t = 0; t < outcomes_.size(); ++t)
            for (std::size_t c = 0; c < outcomes_[t].members->size(); ++c)
                row.found[(*outcomes_[t].members)[c]] = outcomes_[t].rows.number(static_cast<int>(c) + (t == 0 ? 4 : 2));
        const Query& first = outcomes_.front().rows;
        row.problem = first.text(2);
        if (static_cast<std::uint64_t>(first.whole(3)) != check_of(scenario_, k, row))
            damaged("scenario " + std::to_string(scenario_) + " is no longer as it was written");
    }
    ++scenario_;
    return true;
}

Surveyed survey(const Database& file, const StudyHead& head, const std::function<bool()>& stop) {
    Surveyed found;
    found.failed_per.resize(head.subjects.size());
    const StudyLayout layout = layout_of(head);
    RowReader reader(file, head, layout);
    const std::uint64_t most = head.shard.end(head.plan.scenarios) - head.shard.begin(head.plan.scenarios);
    for (ScenarioRows rows; reader.next(rows); ++found.scenarios) {
        if (found.scenarios == most) damaged("it has more scenarios than it should");
        if (rows.failed()) ++found.failed;
        for (std::size_t k = 0; k < rows.subjects.size(); ++k)
            if (!rows.subjects[k].problem.empty()) ++found.failed_per[k];
        if (stop && stop()) {
            found.stopped = true;
            return found;
        }
    }
    return found;
}

}  // namespace irenic
