/// A study about nothing, whose rows are a function of the scenario alone: for tests of files and threads.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <sstream>

#include "ensemble/in_order.hpp"
#include "ensemble/study_head.hpp"
#include "ensemble/study_writer.hpp"

namespace irenic::testing {

/// A folder of its own for one test, gone afterwards.
class TestFolder {
public:
    TestFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "irenic-study-XXXXXX").string();
        path_ = mkdtemp(pattern.data());
    }
    ~TestFolder() { std::filesystem::remove_all(path_); }
    TestFolder(const TestFolder&) = delete;
    TestFolder& operator=(const TestFolder&) = delete;
    [[nodiscard]] std::string operator/(const std::string& name) const { return (path_ / name).string(); }

private:
    std::filesystem::path path_;
};

inline std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

inline StudyHead invented_head(std::uint64_t scenarios, Shard shard = {}, std::size_t assumptions = 3,
                               std::size_t findings = 4) {
    StudyHead head;
    head.engine = "0.0.0";
    head.title = "Invented \"talks\"; DROP TABLE draw";
    head.marking = "invented";
    head.case_file = "case.yaml";
    head.case_sha256 = std::string(64, 'a');
    head.settings = {"unity.weight=22"};
    head.plan = {Design::plain, 7, scenarios};
    head.shard = shard;
    head.subjects = {{"", ""}, {"doubtful", "What a doubter says"}};
    head.overlays = {"", std::string(64, 'b')};
    head.parties = {{"upper", "Upper Town"}, {"Upper", "Another"}};
    head.strategies = {{"package", "One package"}};
    head.claims = {{"linked", "Only together."}};
    for (std::size_t k = 0; k < assumptions; ++k) {
        StudyAssumption one;
        one.what.id = "weight-" + std::to_string(k);
        one.what.words = "Upper Town: it says \"yes\"";
        one.what.party = 0;
        one.what.ranges.resize(2);
        Range range;
        range.low = {1};  // half a millionth: the least that a midpoint can be
        range.best = {-3'000'001};
        range.high = {40'000'000};
        range.numbers = 3;
        range.shape = Range::Shape::pert;
        one.what.ranges[0] = range;
        one.source = "Report, p. 3";
        one.what.provenance.status = Status::caveated;
        head.assumptions.push_back(one);
    }
    if (assumptions > 0) head.assumptions.back().what.categories = {"no", "yes"};
    for (std::size_t k = 0; k < findings; ++k) {
        Finding finding;
        finding.kind = k == 1 ? Finding::Kind::claim : Finding::Kind::value;
        // SQLite takes these for one column.
        finding.name =
            k == 1 ? "claim:linked" : (k % 2 == 0 ? "value:p:upper-" : "VALUE:p:upper-") + std::to_string(k / 2);
        finding.strategy = k == 1 ? none : 0;
        finding.party = k == 1 ? none : static_cast<PartyIndex>(k % 2);
        head.findings.push_back(finding);
    }
    head.plan_sha256 = sha256_of_plan(head);
    return head;
}

/// Numbers with and without places, what is not settled, and now and then no answer at all.
inline ScenarioRows invented_rows(const StudyHead& head, std::uint64_t scenario) {
    constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
    ScenarioRows rows;
    rows.scenario = scenario;
    rows.subjects.resize(head.subjects.size());
    for (std::size_t k = 0; k < rows.subjects.size(); ++k) {
        SubjectRow& row = rows.subjects[k];
        for (std::size_t a = 0; a < head.assumptions.size(); ++a)
            row.drawn.push_back(static_cast<double>(scenario * 31 + a * 7 + k) / 13.0);
        const bool failed = scenario % 17 == 5 && k == 1;
        for (std::size_t f = 0; f < head.findings.size(); ++f)
            row.found.push_back(failed || (scenario + f) % 11 == 3 ? nothing
                                                                   : static_cast<double>((scenario + f + k) % 2));
        if (failed) row.problem = "scenario " + std::to_string(scenario) + " has no answer; \"why\"";
    }
    return rows;
}

/// The study as one thread after another writes it.
inline void write_invented(const std::string& path, const StudyHead& head, unsigned threads = 1) {
    StudyWriter writer(path, head, StudyWriter::Begin::resume);
    InOrder wanted;
    wanted.begin = writer.next();
    wanted.end = head.shard.end(head.plan.scenarios);
    wanted.looker = [&]() -> LookAtScenario {
        return [&](std::uint64_t scenario, ScenarioRows& into) {
            into = invented_rows(head, scenario);
            return true;
        };
    };
    wanted.sink = {[&](const ScenarioRows& rows) { writer.append(rows); }, [&] { writer.keep(); }};
    run_in_order(wanted, Workers{threads}, {});
    writer.finish();
}

}  // namespace irenic::testing
