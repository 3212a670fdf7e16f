#include <algorithm>
#include <charconv>

#include "ensemble/study_head.hpp"
#include "ensemble/study_schema.hpp"

namespace irenic {
namespace {

[[noreturn]] void damaged(const std::string& why) { throw StudyFailure(StudyFailure::Kind::damaged, why); }

std::uint64_t number_in(const std::string& text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) damaged("a number in it is none");
    return number;
}

template <typename Kind>
Kind known(const std::optional<Kind>& kind) {
    if (!kind) damaged("it holds a word that its format does not have");
    return *kind;
}

std::uint32_t index_in(const Query& row, int column, std::size_t size) {
    if (row.null(column)) return none;
    const std::int64_t index = row.whole(column);
    if (index < 0 || static_cast<std::uint64_t>(index) >= size) damaged("an index in it is out of range");
    return static_cast<std::uint32_t>(index);
}

Decimal decimal_in(const Query& row, int column) {
    const std::string text = row.text(column);
    const ParsedDecimal parsed = parse_decimal(text);
    if (parsed.error == DecimalError::none) return parsed.value;
    // A midpoint has a place more than what can be written by hand, and then its last digit is 5.
    if (parsed.error == DecimalError::too_many_places && text.ends_with('5')) {
        const ParsedDecimal shorter = parse_decimal(std::string_view(text).substr(0, text.size() - 1));
        if (shorter.error == DecimalError::none) return {shorter.value.units + (text.starts_with('-') ? -1 : 1)};
    }
    damaged("a number in it is none");
}

void read_study(const Database& file, StudyHead& head) {
    Query row = file.prepare("SELECT key, value FROM study");
    while (row.step()) {
        const std::string key = row.text(0);
        const std::string value = row.text(1);
        if (key == "engine") head.engine = value;
        if (key == "title") head.title = value;
        if (key == "marking") head.marking = value;
        if (key == "sampling")
            head.sampling = value == "probabilistic" ? Sampling::probabilistic : Sampling::exploratory;
        if (key == "case-file") head.case_file = value;
        if (key == "case-sha256") head.case_sha256 = value;
        if (key == "plan-sha256") head.plan_sha256 = value;
        if (key == "design") head.plan.design = known(design_of(value));
        if (key == "seed") head.plan.seed = number_in(value);
        if (key == "scenarios") head.plan.scenarios = number_in(value);
        if (key == "shard") {
            const std::size_t slash = value.find('/');
            if (slash == std::string::npos) damaged("its shard is none");
            head.shard = {number_in(value.substr(0, slash)), number_in(value.substr(slash + 1))};
        }
    }
    if (head.shard.number == 0 || head.shard.number > head.shard.of) damaged("its shard is none");
    if (head.plan.scenarios > max_scenarios) damaged("it has more scenarios than a study can have");
}

std::vector<StudyName> read_names(const Database& file, const std::string& table) {
    std::vector<StudyName> names;
    Query row = file.prepare("SELECT id, name FROM " + table + " ORDER BY number");
    while (row.step()) names.push_back({row.text(0), row.text(1)});
    return names;
}

/// `0:2 1:0`: numbers in groups of so many, each below its bound.
std::vector<std::vector<std::uint32_t>> read_groups(const std::string& text, const std::vector<std::size_t>& bounds) {
    std::vector<std::vector<std::uint32_t>> groups;
    for (std::size_t at = 0; at < text.size();) {
        std::vector<std::uint32_t>& group = groups.emplace_back();
        for (const std::size_t bound : bounds) {
            const std::size_t end = std::min(text.find_first_of(": ", at), text.size());
            const std::uint64_t number = number_in(text.substr(std::min(at, text.size()), end - at));
            if (number >= bound) damaged("an index in it is out of range");
            group.push_back(static_cast<std::uint32_t>(number));
            at = end + 1;
        }
    }
    return groups;
}

std::string value_of(const Database& file, std::string_view key) {
    Query row = file.prepare("SELECT value FROM study WHERE key = ?");
    row.bind(1, key);
    return row.step() ? row.text(0) : std::string();
}

void read_wants_and_signatories(const Database& file, StudyHead& head) {
    const std::size_t subjects = head.subjects.size();
    const std::size_t parties = head.parties.size();
    head.ordinal.resize(subjects);
    head.asked.resize(subjects);
    for (const auto& one : read_groups(value_of(file, "ordinal"), {subjects, parties}))
        head.ordinal[one[0]].push_back(one[1]);
    for (const auto& one : read_groups(value_of(file, "asked"), {subjects, head.strategies.size(), parties}))
        head.asked[one[0]].push_back({one[1], one[2]});
}

void read_assumptions(const Database& file, StudyHead& head) {
    Query row = file.prepare("SELECT id, words, kind, party, source, basis, status FROM assumption ORDER BY number");
    while (row.step()) {
        StudyAssumption one;
        one.what.id = row.text(0);
        one.what.words = row.text(1);
        one.what.kind = known(assumption_kind(row.text(2)));
        if (const std::uint32_t party = index_in(row, 3, head.parties.size()); party != none) one.what.party = party;
        one.source = row.text(4);
        one.what.provenance.basis = row.text(5);
        one.what.provenance.status = known(status_of(row.text(6)));
        one.what.ranges.resize(head.subjects.size());
        head.assumptions.push_back(std::move(one));
    }
    Query category = file.prepare("SELECT assumption, id FROM category ORDER BY assumption, number");
    while (category.step()) {
        const std::uint32_t k = index_in(category, 0, head.assumptions.size());
        if (k != none) head.assumptions[k].what.categories.push_back(category.text(1));
    }
    Query assumed = file.prepare("SELECT assumption, reading, low, best, high, numbers, shape FROM assumed");
    while (assumed.step()) {
        const std::uint32_t k = index_in(assumed, 0, head.assumptions.size());
        const std::uint32_t subject = index_in(assumed, 1, head.subjects.size());
        if (k == none || subject == none) damaged("a range in it belongs to nothing");
        Range range;
        range.low = decimal_in(assumed, 2);
        range.best = decimal_in(assumed, 3);
        range.high = decimal_in(assumed, 4);
        range.numbers = static_cast<std::uint8_t>(assumed.whole(5));
        range.shape = known(shape_of(assumed.text(6)));
        head.assumptions[k].what.ranges[subject] = range;
    }
}

void read_findings(const Database& file, StudyHead& head) {
    Query row = file.prepare("SELECT name, kind, strategy, party, concept, claim FROM finding ORDER BY number");
    while (row.step()) {
        Finding finding;
        finding.name = row.text(0);
        finding.kind = known(finding_kind(row.text(1)));
        finding.strategy = index_in(row, 2, head.strategies.size());
        finding.party = index_in(row, 3, head.parties.size());
        for (const ConceptRow& known_concept : concepts)
            if (known_concept.id == row.text(4)) finding.stability = known_concept.kind;
        const std::uint32_t claim = index_in(row, 5, head.claims.size());
        finding.claim = claim == none ? 0 : claim;
        head.findings.push_back(std::move(finding));
    }
}

void check_format(const Database& file) {
    using Kind = StudyFailure::Kind;
    if (file.whole("PRAGMA application_id") != study_application)
        throw StudyFailure(Kind::foreign, "it is no study file of Irenic");
    const std::int64_t format = file.whole("PRAGMA user_version");
    if (format != study_format)
        throw StudyFailure(Kind::foreign, "it is of format " + std::to_string(format) +
                                              ", and this version of Irenic reads format " +
                                              std::to_string(study_format));
    // Views and triggers could make rows up.
    if (file.whole("SELECT count(*) FROM sqlite_schema WHERE type NOT IN ('table', 'index')") != 0)
        throw StudyFailure(Kind::foreign, "it holds more than the tables of a study");
}

}  // namespace

StudyHead read_head(const Database& file) {
    check_format(file);
    StudyHead head;
    read_study(file, head);
    Query setting = file.prepare("SELECT setting FROM setting ORDER BY number");
    while (setting.step()) head.settings.push_back(setting.text(0));
    head.subjects = read_names(file, "reading");
    Query overlay = file.prepare("SELECT sha256 FROM reading ORDER BY number");
    while (overlay.step()) head.overlays.push_back(overlay.text(0));
    head.parties = read_names(file, "party");
    head.strategies = read_names(file, "strategy");
    read_wants_and_signatories(file, head);
    head.claims = read_names(file, "claim");
    read_assumptions(file, head);
    read_findings(file, head);
    if (head.subjects.empty()) damaged("it has no case");
    if (sha256_of_plan(head) != head.plan_sha256) damaged("what it says about itself is no longer what was written");
    return head;
}

bool is_marked_complete(const Database& file) {
    return file.whole("SELECT count(*) FROM study WHERE key = 'complete' AND value = 'yes'") == 1;
}

bool is_empty(const Database& file) { return file.whole("SELECT count(*) FROM sqlite_schema") == 0; }

}  // namespace irenic
