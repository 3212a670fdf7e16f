#include <limits>
#include <memory>

#include "ensemble/findings.hpp"
#include "ensemble/in_order.hpp"
#include "ensemble/outcomes.hpp"
#include "ensemble/study_files.hpp"
#include "ensemble/study_head.hpp"
#include "ensemble/study_writer.hpp"

namespace irenic {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

bool has_errors(const std::vector<Diagnostic>& diagnostics) {
    for (const Diagnostic& one : diagnostics)
        if (one.severity == Severity::error) return true;
    return false;
}

/// What one thread needs to look at scenarios.
class Looker {
public:
    Looker(std::span<const Case> subjects, const Assumptions& assumptions, const StudyOutline& outline,
           const Reappraiser& reappraiser, const std::stop_token& stop)
        : assumptions_(&assumptions),
          outline_(&outline),
          reappraiser_(reappraiser),
          scenarios_(subjects.begin(), subjects.end()),
          stop_(stop) {}

    bool operator()(std::uint64_t scenario, ScenarioRows& into) {
        into.subjects.resize(scenarios_.size());
        for (std::size_t k = 0; k < scenarios_.size(); ++k) {
            Draw draw = assumptions_->draw(outline_->head.plan, scenario, k);
            assumptions_->put(draw, k, scenarios_[k]);
            into.subjects[k].drawn = std::move(draw.values);
        }
        std::vector<ScenarioVerdicts> verdicts(scenarios_.size());
        try {
            verdicts = reappraiser_.appraise(scenarios_);
        } catch (const std::bad_alloc&) {
            throw;
        } catch (const std::exception& error) {
            for (ScenarioVerdicts& one : verdicts) one.problem = error.what();
        }
        if (stop_.stop_requested()) return false;
        for (std::size_t k = 0; k < scenarios_.size(); ++k) lay_out_row(k, verdicts[k], into.subjects[k]);
        return true;
    }

private:
    void lay_out_row(std::size_t k, const ScenarioVerdicts& verdicts, SubjectRow& row) {
        const SubjectPlaces& places = outline_->places[k];
        own_.resize(places.own.size());
        lay_out(places.own, verdicts, own_);
        row.found.assign(outline_->head.findings.size(), nothing);
        for (std::size_t f = 0; f < own_.size(); ++f) {
            double number = own_[f];
            if (places.own[f].kind == Finding::Kind::stopped_by && number >= 0)
                number = static_cast<double>(places.parties[static_cast<std::size_t>(number)]);
            row.found[places.columns[f]] = number;
        }
        row.problem = verdicts.problem;
    }

    const Assumptions* assumptions_;
    const StudyOutline* outline_;
    Reappraiser reappraiser_;
    std::vector<Case> scenarios_;
    std::stop_token stop_;
    std::vector<double> own_;
};

/// Rows from scenario `begin` on, into the sink, with what the caller is told on the way.
bool look_at_all(std::span<const Case> subjects, const Assumptions& assumptions, const StudyOutline& outline,
                 const Reappraiser& reappraiser, std::uint64_t begin, RowSink sink, const Workers& workers,
                 const EnsembleWatch& watch, EnsembleProgress& progress, const std::stop_token& stop) {
    const StudyHead& head = outline.head;
    InOrder wanted;
    wanted.begin = begin;
    wanted.end = head.shard.end(head.plan.scenarios);
    wanted.looker = [&]() -> LookAtScenario {
        const auto looker = std::make_shared<Looker>(subjects, assumptions, outline, reappraiser, stop);
        return [looker](std::uint64_t scenario, ScenarioRows& into) { return (*looker)(scenario, into); };
    };
    wanted.sink = std::move(sink);
    wanted.told = [&](const ScenarioRows& rows) {
        ++progress.done;
        if (rows.failed()) ++progress.failed;
        if (watch.progress) watch.progress(progress);
    };
    wanted.keep_now = watch.keep_now;
    return run_in_order(wanted, workers, stop);
}

}  // namespace

EnsembleRun ensemble(std::span<const Case> subjects, const EnsembleQuestion& question, const Workers& workers,
                     const EnsembleWatch& watch, const std::stop_token& stop) {
    EnsembleRun run;
    if (const auto wrong = wrong_question(question)) {
        run.diagnostics.push_back(*wrong);
        return run;
    }
    const Assumptions assumptions(subjects);
    run.diagnostics = assumptions.diagnostics();
    if (has_errors(run.diagnostics)) return run;
    if (const auto problem = problem_of(question.plan, assumptions.dimensions())) {
        run.diagnostics.push_back(*problem);
        return run;
    }
    const StudyOutline outline = outline_of(subjects, assumptions.all(), question);
    const StudyHead& head = outline.head;
    run.progress.total = head.shard.end(head.plan.scenarios) - head.shard.begin(head.plan.scenarios);
    // Files first: a file that may not be touched is said before anything is worked out.
    std::unique_ptr<StudyWriter> writer;
    std::unique_ptr<Outcomes::Parts> memory;
    std::string where = question.file;
    try {
        if (question.file.empty()) {
            memory = outcomes_in_memory(head);
        } else {
            if (std::optional<Outcomes> complete = complete_already(question, head, stop)) {
                run.progress.done = run.progress.before = run.progress.total;
                run.outcomes = std::move(complete);
                run.limit_reached = leaves_open(*run.outcomes);
                return run;
            }
            where = partial_path(question.file);
            writer = begin_study(question, head);
            run.progress.done = run.progress.before = writer->next() - head.shard.begin(head.plan.scenarios);
            run.progress.failed = writer->failed();
        }
        const Reappraiser reappraiser(subjects, question.limits, stop);
        for (const Diagnostic& one : reappraiser.diagnostics()) run.diagnostics.push_back(one);
        if (has_errors(run.diagnostics)) {
            run.stopped = stop.stop_requested();
            run.limit_reached = !run.stopped && Appraiser(subjects, question.limits, workers, stop).limit_reached();
            if (writer && writer->failed() == 0 && run.progress.before == 0) writer->discard();
            return run;
        }
        RowSink sink;
        if (memory)
            sink = {[&](const ScenarioRows& rows) { append(*memory, rows); }, [] {}};
        else
            sink = {[&](const ScenarioRows& rows) { writer->append(rows); }, [&] { writer->keep(); }};
        const std::uint64_t begin = head.shard.begin(head.plan.scenarios) + run.progress.before;
        run.stopped = !look_at_all(subjects, assumptions, outline, reappraiser, begin, std::move(sink), workers, watch,
                                   run.progress, stop);
        if (run.stopped) return run;
        if (memory) {
            memory->complete = true;
            run.outcomes.emplace(std::move(memory));
        } else {
            writer->finish();
            run.outcomes = just_written(question.file, head);
        }
        run.limit_reached = leaves_open(*run.outcomes);
    } catch (const StudyFailure& failure) {
        const std::uint64_t kept = writer ? writer->kept() - head.shard.begin(head.plan.scenarios) : 0;
        run.diagnostics.push_back(said(failure, where, SafeSoFar{kept, run.progress.total}));
    }
    return run;
}

}  // namespace irenic
