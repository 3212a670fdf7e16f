#include "ensemble/study_head.hpp"

#include <algorithm>
#include <map>

namespace irenic {
namespace {

std::string without_folders(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

std::string citations(const Case& subject, const Provenance& provenance) {
    std::string text;
    for (const Citation& citation : provenance.sources) {
        if (citation.source >= subject.sources.size()) continue;
        const Source& source = subject.sources[citation.source];
        text += (text.empty() ? "" : "; ") + (source.title.empty() ? source.id : source.title);
        if (!citation.locator.empty()) text += ", " + citation.locator;
    }
    return text;
}

/// Names of all subjects, each once, in the order in which they come up; and where those of one subject are.
class Merged {
public:
    explicit Merged(std::vector<StudyName>& into) : into_(into) {}

    std::vector<std::uint32_t> add(const std::vector<StudyName>& names) {
        std::vector<std::uint32_t> places;
        for (const StudyName& name : names) {
            const auto [at, is_new] = places_.emplace(name.id, static_cast<std::uint32_t>(into_.size()));
            if (is_new) into_.push_back(name);
            places.push_back(at->second);
        }
        return places;
    }

private:
    std::vector<StudyName>& into_;
    std::map<std::string, std::uint32_t> places_;
};

template <typename Things, typename Words>
std::vector<StudyName> names_of(const Things& things, Words&& words) {
    std::vector<StudyName> names;
    for (const auto& thing : things) names.push_back({thing.id, words(thing)});
    return names;
}

void describe_subjects(std::span<const Case> subjects, StudyHead& head) {
    const Case& in_force = subjects.front();
    for (const Case& subject : subjects) {
        StudyName name{subject.reading, {}};
        std::string overlay;
        for (const Reading& reading : in_force.readings)
            if (reading.id == subject.reading) {
                name.name = reading.name.empty() ? reading.id : reading.name;
                overlay = reading.sha256;
            }
        head.subjects.push_back(std::move(name));
        head.overlays.push_back(std::move(overlay));
    }
}

std::vector<PartyIndex> ordinal_parties(const Case& subject, const std::vector<std::uint32_t>& places) {
    std::vector<PartyIndex> ordinal;
    for (PartyIndex party = 0; party < subject.parties.size(); ++party)
        if (!subject.preferences[party].cardinal()) ordinal.push_back(places[party]);
    std::sort(ordinal.begin(), ordinal.end());
    return ordinal;
}

std::vector<std::array<std::uint32_t, 2>> signatories(const Case& subject, const std::vector<std::uint32_t>& strategies,
                                                      const std::vector<std::uint32_t>& parties) {
    std::vector<std::array<std::uint32_t, 2>> asked;
    for (StrategyIndex strategy = 0; strategy < subject.strategies.size(); ++strategy)
        for (const PartyIndex party : signatories_of(subject, strategy))
            asked.push_back({strategies[strategy], parties[party]});
    std::sort(asked.begin(), asked.end());
    return asked;
}

void describe_assumptions(const Case& subject, const std::vector<Assumption>& assumptions, StudyHead& head) {
    for (const Assumption& assumption : assumptions) {
        StudyAssumption one{assumption, citations(subject, assumption.provenance)};
        one.what.provenance.sources.clear();
        one.what.place = {};
        head.assumptions.push_back(std::move(one));
    }
}

}  // namespace

StudyOutline outline_of(std::span<const Case> subjects, const std::vector<Assumption>& assumptions,
                        const EnsembleQuestion& question) {
    StudyOutline outline;
    StudyHead& head = outline.head;
    const Case& subject = subjects.front();
    head.engine = question.engine;
    head.title = subject.title;
    head.marking = subject.marking;
    head.sampling = subject.sampling;
    head.case_file = without_folders(subject.file);
    head.case_sha256 = subject.sha256;
    head.settings = subject.settings;
    head.plan = question.plan;
    head.shard = question.shard;
    describe_subjects(subjects, head);
    describe_assumptions(subject, assumptions, head);
    Merged parties(head.parties);
    Merged strategies(head.strategies);
    Merged claims(head.claims);
    std::map<std::string, std::size_t> columns;
    for (const Case& one : subjects) {
        SubjectPlaces places;
        places.own = findings_of(one);
        places.parties = parties.add(names_of(one.parties, [](const Party& party) { return party.name; }));
        head.ordinal.push_back(ordinal_parties(one, places.parties));
        const auto by_strategy = strategies.add(names_of(one.strategies, [](const Strategy& s) { return s.name; }));
        const auto by_claim = claims.add(names_of(one.claims, [](const Claim& claim) { return claim.says; }));
        for (const Finding& finding : places.own) {
            const auto [at, is_new] = columns.emplace(finding.name, head.findings.size());
            places.columns.push_back(at->second);
            if (!is_new) continue;
            Finding known = finding;
            if (known.party != none) known.party = places.parties[known.party];
            if (known.strategy != none) known.strategy = by_strategy[known.strategy];
            if (known.kind == Finding::Kind::claim) known.claim = by_claim[known.claim];
            head.findings.push_back(std::move(known));
        }
        head.asked.push_back(signatories(one, by_strategy, places.parties));
        outline.places.push_back(std::move(places));
    }
    head.plan_sha256 = sha256_of_plan(head);
    return outline;
}

std::string difference_from(const StudyHead& study, std::span<const Case> subjects) {
    EnsembleQuestion question;
    question.engine = study.engine;
    question.plan = study.plan;
    question.shard = study.shard;
    const Assumptions assumptions(subjects);
    return difference(study, outline_of(subjects, assumptions.all(), question).head);
}

std::optional<std::size_t> StudyHead::find_assumption(std::string_view id) const {
    for (std::size_t k = 0; k < assumptions.size(); ++k)
        if (assumptions[k].what.id == id) return k;
    return {};
}

std::optional<std::size_t> StudyHead::find_finding(std::string_view name) const {
    for (std::size_t k = 0; k < findings.size(); ++k)
        if (findings[k].name == name) return k;
    return {};
}

// ---------------------------------------------------------------- shards

namespace {

/// `scenarios · number / of`, without overflow.
std::uint64_t cut(std::uint64_t scenarios, std::uint64_t number, std::uint64_t of) {
    __extension__ using Long = unsigned __int128;
    return static_cast<std::uint64_t>(static_cast<Long>(scenarios) * number / of);
}

}  // namespace

std::uint64_t Shard::begin(std::uint64_t scenarios) const { return cut(scenarios, number - 1, of); }
std::uint64_t Shard::end(std::uint64_t scenarios) const { return cut(scenarios, number, of); }

std::optional<Diagnostic> wrong_question(const EnsembleQuestion& question) {
    const auto wrong = [](std::string code, std::string message, std::string help) {
        return Diagnostic{Severity::error, std::move(code), std::move(message), {}, std::move(help)};
    };
    if (question.plan.scenarios == 0)
        return wrong("no-scenarios", "there are no scenarios to look at", "ask for at least one");
    if (question.plan.scenarios > max_scenarios)
        return wrong("too-many-scenarios", "a study has at most " + std::to_string(max_scenarios) + " scenarios",
                     "ask for fewer");
    const Shard& shard = question.shard;
    if (shard.number == 0 || shard.number > shard.of)
        return wrong("unknown-shard",
                     "there is no shard " + std::to_string(shard.number) + " of " + std::to_string(shard.of),
                     "shards count from 1: 1/4, 2/4, 3/4, 4/4");
    if (shard.of > question.plan.scenarios)
        return wrong("empty-shard",
                     std::to_string(question.plan.scenarios) + " scenarios cannot be cut into " +
                         std::to_string(shard.of) + " shards",
                     "take at most as many shards as there are scenarios");
    return {};
}

}  // namespace irenic
