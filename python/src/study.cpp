#include "study.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <nanobind/ndarray.h>
#include <nanobind/stl/map.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/unique_ptr.h>
#include <nanobind/stl/vector.h>
#include <nlohmann/json.hpp>

#include "ask.hpp"
#include "beside.hpp"
#include "border.hpp"
#include "irenic/casefile.hpp"
#include "irenic/ensemble.hpp"
#include "irenic/report.hpp"

namespace nb = nanobind;
using namespace nb::literals;

namespace irenic::python {
namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace); }

Json json_of(const std::vector<Diagnostic>& diagnostics, const std::vector<FileText>& files) {
    return Json::parse(render_json(diagnostics, files));
}

Json names_of(const std::vector<StudyName>& names) {
    Json list = Json::array();
    for (const StudyName& name : names) list.push_back({{"id", name.id}, {"name", name.name}});
    return list;
}

/// The head of a study for Python, as JSON.
std::string head_json(const Outcomes& study) {
    const StudyHead& head = study.head();
    Json json{{"version", head.engine},         {"title", head.title},
              {"marking", head.marking},        {"probabilistic", head.sampling == Sampling::probabilistic},
              {"file", head.case_file},         {"sha256", head.case_sha256},
              {"settings", head.settings},      {"design", designs[static_cast<std::size_t>(head.plan.design)].id},
              {"seed", head.plan.seed},         {"planned", head.plan.scenarios},
              {"shard", head.shard.number},     {"shards", head.shard.of},
              {"plan", head.plan_sha256},       {"first", study.first()},
              {"scenarios", study.scenarios()}, {"complete", study.complete()}};
    json["readings"] = names_of(head.subjects);
    json["parties"] = names_of(head.parties);
    json["strategies"] = names_of(head.strategies);
    json["claims"] = names_of(head.claims);
    for (const StudyAssumption& assumption : head.assumptions)
        json["assumptions"].push_back({{"id", assumption.what.id},
                                       {"words", assumption.what.words},
                                       {"categories", assumption.what.categories},
                                       {"source", assumption.source}});
    for (const Finding& finding : head.findings) json["findings"].push_back(finding.name);
    for (std::size_t k = 0; k < head.subjects.size(); ++k) json["failed"].push_back(study.failed(k));
    return dump(json);
}

/// Numbers that Python owns, one per scenario; NaN: not drawn, not settled, or without answer.
using Numbers = nb::ndarray<nb::array_api, nb::ro, double, nb::ndim<1>, nb::device::cpu>;

Numbers hand_over(std::vector<double> values) {
    auto kept = std::make_unique<std::vector<double>>(std::move(values));
    const std::size_t count = kept->size();
    const double* data = kept->data();
    const nb::capsule owner(kept.get(),
                            [](void* numbers) noexcept { delete static_cast<std::vector<double>*>(numbers); });
    static_cast<void>(kept.release());  // NOLINT: the capsule deletes it
    return Numbers(data, {count}, owner);
}

/// An open study.
class OpenStudy {
public:
    explicit OpenStudy(Outcomes outcomes) : outcomes_(std::move(outcomes)) {}

    [[nodiscard]] std::string head() const { return head_json(outcomes_); }

    std::vector<Numbers> columns(bool found, const std::vector<std::size_t>& which, std::size_t subject) const {
        const StudyHead& head = outcomes_.head();
        const std::size_t there = found ? head.findings.size() : head.assumptions.size();
        for (const std::size_t k : which)
            if (k >= there) throw nb::index_error("no such column");
        if (subject >= head.subjects.size()) throw nb::index_error("no such reading");
        std::vector<std::vector<double>> read;
        beside_interpreter([&](const std::stop_token&) {
            const std::lock_guard lock(*reading_);
            read = found ? outcomes_.found(which, subject) : outcomes_.drawn(which, subject);
        });
        std::vector<Numbers> given;
        for (std::vector<double>& column : read) given.push_back(hand_over(std::move(column)));
        return given;
    }

    /// Per finding: settled, ones, least, greatest, mean.
    std::vector<std::tuple<std::uint64_t, std::uint64_t, double, double, double>> tallies(std::size_t subject) const {
        if (subject >= outcomes_.head().subjects.size()) throw nb::index_error("no such reading");
        std::vector<Tally> found;
        beside_interpreter([&](const std::stop_token&) {
            const std::lock_guard lock(*reading_);
            found = outcomes_.tallies(subject);
        });
        std::vector<std::tuple<std::uint64_t, std::uint64_t, double, double, double>> given;
        for (const Tally& one : found) given.emplace_back(one.settled, one.ones, one.least, one.greatest, one.mean);
        return given;
    }

    [[nodiscard]] std::vector<std::tuple<std::uint64_t, std::size_t, std::string>> problems(std::size_t at_most) const {
        const std::lock_guard lock(*reading_);
        std::vector<std::tuple<std::uint64_t, std::size_t, std::string>> given;
        for (StudyProblem& one : outcomes_.problems(at_most))
            given.emplace_back(one.scenario, one.subject, std::move(one.problem));
        return given;
    }

private:
    Outcomes outcomes_;
    std::unique_ptr<std::mutex> reading_ = std::make_unique<std::mutex>();  ///< one thread reads the file at a time
};

std::pair<std::unique_ptr<OpenStudy>, std::string> open_here(const std::string& path) {
    OpenedStudy opened;
    beside_interpreter([&](const std::stop_token& stop) { opened = open_study(path, stop); });
    std::unique_ptr<OpenStudy> study;
    if (opened.outcomes) study = std::make_unique<OpenStudy>(*std::move(opened.outcomes));
    return {std::move(study), dump(json_of(opened.diagnostics, {}))};
}

std::string run_here(const std::string& path, const nb::bytes& text, const ReadingBytes& readings,
                     const std::optional<std::string>& reading, const std::vector<std::string>& settings,
                     const std::string& design, std::uint64_t seed, std::uint64_t scenarios, std::uint64_t number,
                     std::uint64_t of, const std::string& file, bool resume, bool replace, unsigned threads) {
    EnsembleQuestion question;
    const auto row =
        std::find_if(designs.begin(), designs.end(), [&](const DesignRow& one) { return one.id == design; });
    if (row == designs.end()) throw nb::value_error("design: plain, latin or sobol");
    question.plan = {row->kind, seed, scenarios};
    question.shard = {number, of};
    question.engine = version();
    question.file = file;
    question.resume = resume;
    question.replace = replace;
    const CaseTexts texts = texts_of(text, readings);
    Json answer;
    beside_interpreter([&](const std::stop_token& stop) {
        LoadOptions options;
        options.reading = reading;
        options.settings = settings;
        const Loaded loaded = parse_case(texts.text, path, options, reader_of(texts));
        EnsembleRun run;
        run.diagnostics = loaded.diagnostics;
        if (loaded.ok()) run = ensemble(loaded.cases, question, Workers(threads), {}, stop);
        answer = {{"diagnostics", json_of(run.diagnostics, loaded.files)},
                  {"done", run.progress.done},
                  {"failed", run.progress.failed},
                  {"limit-reached", run.limit_reached},
                  {"stopped", run.stopped},
                  {"complete", run.outcomes.has_value() && run.outcomes->complete()}};
    });
    return dump(answer);
}

std::string merge_here(const std::vector<std::string>& files, const std::string& out, bool replace) {
    MergedStudy merged;
    beside_interpreter([&](const std::stop_token& stop) { merged = merge_studies(files, out, replace, {}, stop); });
    return dump({{"diagnostics", json_of(merged.diagnostics, {})}, {"stopped", merged.stopped}});
}

}  // namespace

void define_studies(nb::module_& module) {
    nb::class_<OpenStudy>(module, "OpenStudy", "A study file that is open.")
        .def("head", &OpenStudy::head, "What the study is about, as JSON.")
        .def("columns", &OpenStudy::columns, "found"_a, "which"_a, "subject"_a,
             "Numbers of findings, or of what was drawn: per index one array of float64, one number per scenario.")
        .def("tallies", &OpenStudy::tallies, "subject"_a, "Per finding: settled, ones, least, greatest, mean.")
        .def("problems", &OpenStudy::problems, "at_most"_a, "Scenario, reading, and why it has no answer.");
    module.def(
        "wilson",
        [](std::uint64_t hits, std::uint64_t of) {
            const Share share = wilson(hits, of);
            return std::pair(share.low, share.high);
        },
        "hits"_a, "of"_a, "Wilson's 95 % interval of so many of so many; of nothing, from 0 to 1.");
    module.def("open_study", &open_here, "path"_a, nb::sig("def open_study(path: str) -> tuple[OpenStudy | None, str]"),
               "Open a study file: the study, or None and diagnostics (JSON).");
    module.def("run_study", &run_here, "path"_a, "text"_a, "readings"_a, "reading"_a, "settings"_a, "design"_a,
               "seed"_a, "scenarios"_a, "number"_a, "of"_a, "file"_a, "resume"_a, "replace"_a, "threads"_a,
               "Look at the scenarios of one shard and write them to `file`. JSON: what came of it.");
    module.def("merge_studies", &merge_here, "files"_a, "out"_a, "replace"_a,
               "Lay the shards of a study together. JSON: what came of it.");
}

}  // namespace irenic::python
