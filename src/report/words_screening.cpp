#include "report/words_screening.hpp"

#include <algorithm>
#include <set>

#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/words_trust.hpp"

namespace irenic {
namespace {

// Drawn numbers have six places: less is rounding.
constexpr double same_everywhere = 1e-4;
constexpr std::size_t shown = 5;
constexpr std::size_t idle_shown = 12;

/// Who blocks and who leaves follows from these, and the other concepts are in JSON.
bool asked_first(const Finding& finding) {
    using Kind = Finding::Kind;
    return finding.kind == Kind::signable || finding.kind == Kind::sign_margin || finding.kind == Kind::keeps ||
           finding.kind == Kind::keep_margin || finding.kind == Kind::claim ||
           (finding.kind == Kind::holds && finding.stability == Concept::seq);
}

Phrase introduction(const StudyHead& head, const CaseScreening& found) {
    Phrase words(grouped(found.trajectories));
    words << " trajectories of " << grouped(found.assumptions.size() + 1) << " scenarios, " << grouped(found.scenarios)
          << " in all. On each, every assumption moves once by itself, past " << percent(found.step)
          << " of its draws, from wherever the others happen to be (Morris 1991). mu* is the mean size of what that "
             "does, for a whole range; mu the same with its sign; sigma how much it hangs on where the others are: "
             "near 0, it does the same everywhere. They rank assumptions and are no shares.";
    if (found.with_orders) words << " Orders of states are drawn once for each trajectory: what they do is not told.";
    if (head.subjects.size() > 1)
        words << (head.subjects.front().id.empty() ? " Below: the case as written;" : " Below: the reading in force;")
              << " the others are in --json.";
    return words;
}

Phrase one_input(const StudyHead& head, const Finding& finding, const ScreenedInput& input) {
    const ElementaryEffects& effects = *input.effects;
    Phrase words(code(head.assumptions[input.assumption].what.id));
    if (is_verdict(finding.kind))
        words << " turned it in " << grouped(effects.changed) << " of " << counted(effects.effects, "step", "steps");
    return words << " (mu* " << amount(effects.mean_size.value) << ", mu " << amount(effects.mean) << ", sigma "
                 << amount(effects.spread > same_everywhere * effects.mean_size.value ? effects.spread : 0) << ")";
}

}  // namespace

std::vector<ScreenedInput> screened_inputs(const StudyHead& head, const CaseScreening& found, std::size_t k,
                                           std::size_t finding) {
    std::vector<ScreenedInput> inputs;
    const std::vector<ElementaryEffects>& effects = found.effects[k][finding];
    if (std::all_of(effects.begin(), effects.end(), [](const auto& one) { return one.changed == 0; })) return inputs;
    for (std::size_t d = 0; d < effects.size(); ++d)
        if (head.assumptions[found.assumptions[d]].what.ranges[k])
            inputs.push_back({found.assumptions[d], &effects[d]});
    std::stable_sort(inputs.begin(), inputs.end(), [](const ScreenedInput& a, const ScreenedInput& b) {
        return a.effects->mean_size.value > b.effects->mean_size.value;
    });
    return inputs;
}

void write_screening(Screen& screen, const StudyHead& head, const CaseScreening& found) {
    screen.blank();
    screen.heading("Which assumptions do anything at all");
    screen.paragraph(introduction(head, found));
    std::set<std::size_t> idle;
    for (const std::size_t assumption : found.assumptions)
        if (head.assumptions[assumption].what.ranges.front()) idle.insert(assumption);
    const std::size_t all = idle.size();
    for (std::size_t f = 0; f < found.findings.size(); ++f) {
        const Finding& finding = found.findings[f];
        if (!asked_first(finding)) continue;
        std::vector<Phrase> items;
        std::size_t further = 0;
        for (const ScreenedInput& input : screened_inputs(head, found, 0, f)) {
            if (input.effects->changed == 0) break;
            idle.erase(input.assumption);
            if (items.size() < shown)
                items.push_back(one_input(head, finding, input));
            else
                ++further;
        }
        if (items.empty()) continue;
        Phrase words = finding_name(head, finding);
        words << ": " << joined(items, ", ");
        if (further > 0) words << "; less: " << counted(further, "other", "others");
        screen.paragraph(Phrase("- ") << words << ".", 0, 2);
    }
    if (idle.empty()) return;
    std::vector<Phrase> ids;
    for (const std::size_t assumption : idle)
        if (ids.size() < idle_shown) ids.emplace_back(code(head.assumptions[assumption].what.id));
    Phrase words(grouped(idle.size()));
    words << " of " << counted(all, "assumption", "assumptions")
          << " changed none of these in any step: " << joined(ids, ", ");
    if (idle.size() > ids.size()) words << " and " << counted(idle.size() - ids.size(), "other", "others");
    screen.paragraph(words << ".");
}

Json screening_json(const StudyHead& head, const CaseScreening& found) {
    Json json;
    json["trajectories"] = found.trajectories;
    json["scenarios"] = found.scenarios;
    json["step"] = json_number(found.step);
    json["with-orders"] = found.with_orders;
    json["readings"] = Json::array();
    for (std::size_t k = 0; k < found.effects.size(); ++k) {
        Json findings = Json::object();
        for (std::size_t f = 0; f < found.findings.size(); ++f) {
            Json rows = Json::array();
            for (const ScreenedInput& input : screened_inputs(head, found, k, f)) {
                const ElementaryEffects& effects = *input.effects;
                Json row;
                row["assumption"] = head.assumptions[input.assumption].what.id;
                row["mu-star"] = json_number(effects.mean_size.value);
                row["interval"] = {json_number(effects.mean_size.low), json_number(effects.mean_size.high)};
                row["mu"] = json_number(effects.mean);
                row["sigma"] = json_number(effects.spread);
                row["steps"] = effects.effects;
                row["changed"] = effects.changed;
                rows.push_back(std::move(row));
            }
            if (!rows.empty()) findings[found.findings[f].name] = std::move(rows);
        }
        json["readings"].push_back(Json{{"reading", head.subjects[k].id.empty() ? Json() : Json(head.subjects[k].id)},
                                        {"findings", std::move(findings)}});
    }
    return json;
}

}  // namespace irenic
