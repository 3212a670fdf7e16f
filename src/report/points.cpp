#include "report/points.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace irenic {
namespace {

/// The names where each is there once, otherwise the ids.
std::vector<std::string> telling(const std::vector<std::string>& names, const std::vector<std::string>& ids) {
    const std::set<std::string> once(names.begin(), names.end());
    return once.size() == names.size() && !once.contains("") ? names : ids;
}

void warn(std::vector<Diagnostic>& diagnostics, std::string code, std::string message, Place place) {
    diagnostics.push_back({Severity::warning, std::move(code), std::move(message), place, ""});
}

void say_what_is_lost(const Case& subject, const Talks& talks, std::vector<Diagnostic>& diagnostics) {
    if (!talks.rule.all)
        warn(diagnostics, "consent-left-out", "a table of points does not say that fewer than all signatories suffice",
             subject.agreements[*talks.agreement].place);
    for (const PartyIndex i : talks.signatories) {
        if (subject.power[i].units != Decimal::units_per_one)
            warn(diagnostics, "power-left-out",
                 fmt::format("a table of points does not hold the power of `{}`", subject.parties[i].id), {});
        for (const Statement& said : subject.preferences[i].statements) {
            const bool range = (said.weight && !said.weight->certain()) ||
                               std::any_of(said.grades.begin(), said.grades.end(),
                                           [](const Range& grade) { return !grade.certain(); });
            if (!range) continue;
            warn(diagnostics, "range-left-out",
                 fmt::format("of the ranges that `{}` has, the middle is written", subject.parties[i].id), said.place);
            break;
        }
    }
}

void name(const Case& subject, PointsToWrite& made) {
    std::vector<std::string> names;
    std::vector<std::string> ids;
    for (const PartyIndex i : made.talks.signatories) {
        names.push_back(subject.parties[i].name);
        ids.push_back(subject.parties[i].id);
    }
    made.parties = telling(names, ids);
    names.clear();
    ids.clear();
    for (const PointTable::Row& row : made.table.rows) {
        const Option& option = subject.options[row.option];
        names.push_back(option.name);
        ids.push_back(option.id);
        std::vector<std::string> labels;
        std::vector<std::string> level_ids;
        for (const Level level : row.levels) {
            labels.push_back(option.level_labels[level]);
            level_ids.push_back(option.levels[level]);
        }
        made.levels.push_back(telling(labels, level_ids));
    }
    made.issues = telling(names, ids);
}

}  // namespace

std::optional<PointsToWrite> points_to_write(const Case& subject, std::vector<Diagnostic>& diagnostics) {
    const auto agreement = common_agreement(subject);
    if (!agreement && !subject.agreements.empty()) {
        diagnostics.push_back(
            {Severity::error, "which-agreement",
             "the agreements of the case differ in who signs, in their rule, or in what there is without one",
             subject.agreements.front().place, "a table of points is about one of them: leave out the others"});
        return {};
    }
    TalksResult talks = talks_about(subject, agreement);
    if (!talks.talks) {
        diagnostics = std::move(talks.diagnostics);
        return {};
    }
    PointTableResult table = point_table(subject, *talks.talks);
    if (!table.table) {
        diagnostics = std::move(table.diagnostics);
        return {};
    }
    PointsToWrite made{std::move(*talks.talks), std::move(*table.table), {}, {}, {}};
    say_what_is_lost(subject, made.talks, diagnostics);
    name(subject, made);
    return made;
}

}  // namespace irenic
