/// `irenic ensemble` in the terminal: shares side by side, what goes with a verdict, and how far readings agree.
#include <algorithm>
#include <numeric>

#include "irenic/report.hpp"
#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/terminal.hpp"
#include "report/words_radius.hpp"
#include "report/words_robustness.hpp"
#include "report/words_screening.hpp"
#include "report/words_trust.hpp"

namespace irenic {
namespace {

class EnsembleText {
public:
    EnsembleText(const Outcomes& outcomes, const StudySummary& summary, const TextStyle& style,
                 const BesideShares& beside)
        : outcomes_(outcomes),
          head_(outcomes.head()),
          summary_(summary),
          beside_(beside),
          sensitivity_(beside.sensitivity),
          screen_(style) {}

    std::string text() {
        screen_.heading(prose(head_.title));
        Phrase marking("Marking: ");
        if (!head_.marking.empty()) screen_.paragraph(marking << prose(head_.marking), 0, 2);
        screen_.blank();
        screen_.paragraph(study_words(head_, outcomes_.scenarios(), failed()));
        if (const Phrase open = open_words(head_, summary_); !open.empty()) screen_.paragraph(open);
        drawn();
        strategies();
        claims();
        decides();
        all_at_once();
        if (beside_.screening != nullptr) write_screening(screen_, head_, *beside_.screening);
        sensitivity();
        values();
        if (beside_.robustness != nullptr) write_robustness(screen_, head_, *beside_.robustness);
        disagreements();
        problems();
        return screen_.text();
    }

private:
    [[nodiscard]] std::uint64_t failed() const {
        std::uint64_t most = 0;
        for (const ReadingSummary& one : summary_.readings) most = std::max(most, one.failed);
        return most;
    }

    [[nodiscard]] Phrase reading(std::size_t k) const { return study_reading_name(head_, k); }

    void drawn() {
        Phrase words(counted(head_.assumptions.size(), "assumption is drawn", "assumptions are drawn"));
        if (!outcomes_.complete())
            words << ". Not complete: " << grouped(outcomes_.scenarios()) << " scenarios are there so far";
        if (head_.shard.of > 1)
            words << ". Part " << std::to_string(head_.shard.number) << " of " << std::to_string(head_.shard.of);
        words << ".";
        if (head_.assumptions.empty())
            words
                << " Nothing in the case is given as a range, so every scenario is the same: shares say nothing here.";
        screen_.paragraph(words);
    }

    [[nodiscard]] Phrase cell(std::size_t subject, std::optional<std::size_t> finding) const {
        const VerdictSummary* verdict = finding ? summary_.readings[subject].verdict(*finding) : nullptr;
        return verdict == nullptr ? Phrase(toned("–", Tone::quiet)) : Phrase(short_share_cell(verdict->yes));
    }

    /// In brackets where nobody is asked to sign.
    [[nodiscard]] Phrase sign_cell(std::size_t subject, StrategyIndex strategy) const {
        const Phrase words = cell(subject, finding_about(head_, Finding::Kind::signable, strategy));
        if (has_agreement(head_, summary_.readings[subject], strategy)) return words;
        Phrase in_brackets("(");
        return in_brackets << words << ")";
    }

    void strategies() {
        if (head_.strategies.empty()) return;
        for (std::size_t subject = 0; subject < summary_.readings.size(); ++subject) {
            screen_.blank();
            screen_.heading(Phrase("Share of scenarios, ")
                            << (subject == 0 && head_.subjects[0].id.empty() ? "" : "in the reading ")
                            << reading(subject));
            std::vector<Phrase> header{"strategy", "sign?"};
            for (const ConceptRow& row : concepts) header.emplace_back(std::string(row.name));
            header.emplace_back("keeps?");
            TextTable table(header);
            for (StrategyIndex strategy = 0; strategy < head_.strategies.size(); ++strategy) {
                std::vector<Phrase> row{name(label_of(head_.strategies[strategy].name, head_.strategies[strategy].id)),
                                        sign_cell(subject, strategy)};
                for (const ConceptRow& one : concepts)
                    row.push_back(cell(subject, finding_about(head_, Finding::Kind::holds, strategy, one.kind)));
                row.push_back(cell(subject, finding_about(head_, Finding::Kind::keeps, strategy)));
                table.row(std::move(row));
            }
            screen_.table(table);
            if (subject > 0) continue;
            screen_.paragraph(
                Phrase(toned("Sign: in brackets where there is no agreement. Then the five stability concepts. "
                             "Intervals below: 95 %, Wilson (1927), for the number of scenarios alone.",
                             Tone::quiet)));
            for (StrategyIndex strategy = 0; strategy < head_.strategies.size(); ++strategy) {
                Phrase words(Piece{Piece::Kind::name,
                                   label_of(head_.strategies[strategy].name, head_.strategies[strategy].id),
                                   Tone::strong});
                screen_.paragraph(words << ": " << strategy_sure_words(head_, summary_.readings[subject], strategy), 0,
                                  2);
            }
        }
    }

    void claims() {
        if (head_.claims.empty()) return;
        screen_.blank();
        screen_.heading("Claims: share of scenarios in which each holds");
        std::vector<Phrase> header{"claim"};
        for (std::size_t subject = 0; subject < summary_.readings.size(); ++subject) header.push_back(reading(subject));
        TextTable table(header);
        for (std::size_t k = 0; k < head_.findings.size(); ++k) {
            if (head_.findings[k].kind != Finding::Kind::claim) continue;
            std::vector<Phrase> row{code(head_.claims[head_.findings[k].claim].id)};
            for (std::size_t subject = 0; subject < summary_.readings.size(); ++subject)
                row.push_back(cell(subject, k));
            table.row(std::move(row));
        }
        screen_.table(table);
    }

    void decides() {
        const std::vector<RegionWords> all = region_words(head_, summary_);
        if (!all.empty()) {
            screen_.blank();
            screen_.heading("What goes with a verdict");
            for (const RegionWords& one : all) {
                screen_.paragraph(Phrase("- ") << one.verdict, 0, 2);
                for (const Phrase& words : one.readings) screen_.paragraph(words, 2);
            }
            screen_.paragraph(
                "Of the other verdicts no few limits single out the rarer outcome, or it is too rare to say.");
        }
        if (const Phrase left_out = not_in_depth_words(head_, summary_); !left_out.empty()) screen_.paragraph(left_out);
    }

    void all_at_once() {
        if (beside_.radii == nullptr || beside_.radii->empty()) return;
        screen_.blank();
        screen_.heading(radius_heading);
        for (const Phrase& item : radius_words(head_, *beside_.radii)) screen_.paragraph(Phrase("- ") << item, 0, 2);
    }

    /// The assumptions with the largest total index for every verdict that varies.
    void sensitivity() {
        if (sensitivity_ == nullptr) return;
        constexpr std::size_t shown = 5;
        constexpr double small = 0.02;
        screen_.blank();
        screen_.heading("Which assumptions the variance of a verdict is due to");
        if (!sensitivity_->problem.empty()) screen_.paragraph(prose(sensitivity_->problem));
        if (sensitivity_->indices.empty()) return;
        screen_.paragraph(
            "Total indices (Jansen 1999): the share of the variance in which an assumption has a part; in brackets by "
            "itself "
            "(Saltelli et al. 2010), and the 95 % interval of the total by resampling. " +
            grouped(sensitivity_->scenarios) + " scenarios.");
        for (std::size_t f = 0; f < sensitivity_->findings.size(); ++f) {
            const Finding& finding = sensitivity_->findings[f];
            const SobolIndices& indices = sensitivity_->indices.front()[f];
            if (finding.kind == Finding::Kind::value || finding.kind == Finding::Kind::value_at_stop ||
                indices.constant || indices.blocks == 0)
                continue;
            std::vector<std::size_t> order(indices.total.size());
            std::iota(order.begin(), order.end(), std::size_t{0});
            std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
                return indices.total[a].value > indices.total[b].value;
            });
            std::vector<Phrase> items;
            for (const std::size_t group : order) {
                if (items.size() == shown || indices.total[group].value < small) break;
                const auto& assumption = sensitivity_->assumptions[group];
                Phrase one =
                    assumption ? Phrase(code(head_.assumptions[*assumption].what.id)) : Phrase("the luck of orders");
                one << " " << percent(indices.total[group].value) << " ("
                    << percent(std::max(0.0, indices.first[group].value)) << "; "
                    << percent(std::max(0.0, indices.total[group].low)) << " to " << percent(indices.total[group].high)
                    << ")";
                items.push_back(std::move(one));
            }
            if (items.empty()) continue;
            Phrase words = finding_name(head_, finding);
            screen_.paragraph(Phrase("- ") << words << ": " << joined(items, ", ") << ".", 0, 2);
        }
    }

    void values() {
        if (head_.strategies.empty()) return;
        screen_.blank();
        screen_.heading("Values at the end, each party's on its own scale: middle (1 in 20 below to 1 in 20 above)");
        std::vector<Phrase> header{"party"};
        for (const StudyName& strategy : head_.strategies)
            header.emplace_back(name(label_of(strategy.name, strategy.id)));
        TextTable table(header);
        for (PartyIndex party = 0; party < head_.parties.size(); ++party) {
            std::vector<Phrase> row{name(label_of(head_.parties[party].name, head_.parties[party].id))};
            for (StrategyIndex strategy = 0; strategy < head_.strategies.size(); ++strategy)
                row.push_back(value_cell(party, strategy));
            table.row(std::move(row));
        }
        screen_.table(table);
    }

    [[nodiscard]] Phrase value_cell(PartyIndex party, StrategyIndex strategy) const {
        for (const NumberSummary& one : summary_.readings.front().numbers) {
            const Finding& finding = head_.findings[one.finding];
            if (finding.kind != Finding::Kind::value || finding.party != party || finding.strategy != strategy)
                continue;
            if (one.spread.of == 0) break;
            return amount(one.spread.middle) + " (" + amount(one.spread.low) + " to " + amount(one.spread.high) + ")";
        }
        return toned("–", Tone::quiet);
    }

    void disagreements() {
        const auto most = most_between_readings(summary_, [this](const Disagreement& one) {
            const Finding& finding = head_.findings[one.finding];
            return finding.kind == Finding::Kind::signable || finding.kind == Finding::Kind::keeps ||
                   finding.kind == Finding::Kind::claim ||
                   (finding.kind == Finding::Kind::holds && finding.stability == Concept::seq);
        });
        if (most.empty()) return;
        screen_.blank();
        screen_.heading("How much of the doubt is between readings");
        screen_.paragraph(
            "Of the variance of each verdict over readings and scenarios, the share that lies between readings; the "
            "rest "
            "is within them. Readings count equally here and are otherwise never added up.");
        for (const Disagreement& one : most) {
            Phrase words("- ");
            screen_.paragraph(
                words << finding_name(head_, head_.findings[one.finding]) << ": " << percent(one.split.share_between()),
                0, 2);
        }
    }

    void problems() {
        const std::vector<StudyProblem> some = outcomes_.problems(5);
        if (some.empty()) return;
        screen_.blank();
        screen_.heading("Scenarios without an answer");
        for (const StudyProblem& problem : some)
            screen_.paragraph(Phrase("- ") << "scenario " << std::to_string(problem.scenario) << ", "
                                           << reading(problem.subject) << ": " << prose(problem.problem),
                              0, 2);
    }

    const Outcomes& outcomes_;
    const StudyHead& head_;
    const StudySummary& summary_;
    const BesideShares& beside_;
    const CaseSensitivity* sensitivity_;
    Screen screen_;
};

}  // namespace

std::string ensemble_text(const Outcomes& outcomes, const StudySummary& summary, const TextStyle& style,
                          const BesideShares& beside) {
    return EnsembleText(outcomes, summary, style, beside).text();
}

}  // namespace irenic
