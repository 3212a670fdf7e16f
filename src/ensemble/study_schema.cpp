#include "ensemble/study_schema.hpp"

#include <algorithm>
#include <set>

#include "ensemble/study_head.hpp"

namespace irenic {
namespace {

constexpr std::size_t columns_per_table = 1900;

std::string folded(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

/// SQLite takes `A` and `a` for one column.
class ColumnNames {
public:
    explicit ColumnNames(std::set<std::string> taken) : taken_(std::move(taken)) {}

    std::string name(const std::string& wanted) {
        std::string name = wanted;
        for (int k = 2; !taken_.insert(folded(name)).second; ++k) name = wanted + "~" + std::to_string(k);
        return name;
    }

private:
    std::set<std::string> taken_;
};

TableSet tables_of(const std::string& name, const std::vector<std::string>& wanted) {
    TableSet set;
    ColumnNames names({"scenario", "reading", "problem", "check"});
    for (std::size_t k = 0; k == 0 || k < wanted.size(); ++k) {
        const std::size_t table = k / columns_per_table;
        if (table == set.tables.size()) {
            set.tables.push_back(table == 0 ? name : name + "_" + std::to_string(table + 1));
            set.members.emplace_back();
        }
        if (wanted.empty()) break;
        set.members.back().push_back(k);
        set.places.push_back({table, names.name(wanted[k])});
    }
    return set;
}

std::string create(const TableSet& set, std::size_t table, std::string_view further) {
    std::string sql = "CREATE TABLE " + quoted_name(set.tables[table]) +
                      " (scenario INTEGER NOT NULL, reading INTEGER NOT NULL" + std::string(further);
    for (const std::size_t k : set.members[table]) sql += ", " + quoted_name(set.places[k].column) + " REAL";
    return sql + ", PRIMARY KEY (scenario, reading)) WITHOUT ROWID";
}

constexpr std::string_view small_tables = R"(
CREATE TABLE study (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE setting (number INTEGER PRIMARY KEY, setting TEXT NOT NULL);
CREATE TABLE reading (number INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL);
CREATE TABLE party (number INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL);
CREATE TABLE strategy (number INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL);
CREATE TABLE claim (number INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL);
CREATE TABLE assumption (number INTEGER PRIMARY KEY, id TEXT NOT NULL, words TEXT NOT NULL, kind TEXT NOT NULL,
  party INTEGER, source TEXT NOT NULL, basis TEXT NOT NULL, status TEXT NOT NULL, stored TEXT NOT NULL, "column" TEXT NOT NULL);
CREATE TABLE category (assumption INTEGER NOT NULL, number INTEGER NOT NULL, id TEXT NOT NULL,
  PRIMARY KEY (assumption, number)) WITHOUT ROWID;
CREATE TABLE assumed (assumption INTEGER NOT NULL, reading INTEGER NOT NULL, low TEXT NOT NULL, best TEXT NOT NULL,
  high TEXT NOT NULL, numbers INTEGER NOT NULL, shape TEXT NOT NULL, PRIMARY KEY (assumption, reading)) WITHOUT ROWID;
CREATE TABLE finding (number INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, strategy INTEGER, party INTEGER,
  concept TEXT, claim INTEGER, stored TEXT NOT NULL, "column" TEXT NOT NULL);
)";

/// Binds what an INSERT is given, from left to right.
class Row {
public:
    explicit Row(Query& into) : into_(into) {}
    Row& operator<<(std::string_view text) { return into_.bind(++place_, text), *this; }
    Row& operator<<(std::uint64_t number) { return into_.bind(++place_, static_cast<std::int64_t>(number)), *this; }
    Row& index(std::uint32_t number) {
        if (number == none) return into_.bind_null(++place_), *this;
        return *this << std::uint64_t{number};
    }
    void done() { into_.run(); }

private:
    Query& into_;
    int place_ = 0;
};

void write_names(Database& file, const std::string& table, const std::vector<StudyName>& names) {
    Query insert = file.prepare("INSERT INTO " + table + " VALUES (?, ?, ?)");
    for (std::size_t k = 0; k < names.size(); ++k) (Row(insert) << k << names[k].id << names[k].name).done();
}

void write_study(Database& file, const StudyHead& head) {
    Query insert = file.prepare("INSERT INTO study VALUES (?, ?)");
    const auto write = [&](std::string_view key, std::string_view value) { (Row(insert) << key << value).done(); };
    write("engine", head.engine);
    write("title", head.title);
    write("marking", head.marking);
    write("sampling", head.sampling == Sampling::probabilistic ? "probabilistic" : "exploratory");
    write("case-file", head.case_file);
    write("case-sha256", head.case_sha256);
    write("plan-sha256", head.plan_sha256);
    write("design", id_of(head.plan.design));
    write("seed", std::to_string(head.plan.seed));
    write("scenarios", std::to_string(head.plan.scenarios));
    write("ordinal", ordinal_text(head));
    write("asked", asked_text(head));
    write("shard", std::to_string(head.shard.number) + "/" + std::to_string(head.shard.of));
}

void write_assumptions(Database& file, const StudyHead& head, const TableSet& draws) {
    Query insert = file.prepare("INSERT INTO assumption VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    Query category = file.prepare("INSERT INTO category VALUES (?, ?, ?)");
    Query assumed = file.prepare("INSERT INTO assumed VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (std::size_t k = 0; k < head.assumptions.size(); ++k) {
        const Assumption& what = head.assumptions[k].what;
        ((Row(insert) << k << what.id << what.words << id_of(what.kind)).index(what.party.value_or(none))
         << head.assumptions[k].source << what.provenance.basis << id_of(what.provenance.status)
         << draws.tables[draws.places[k].table] << draws.places[k].column)
            .done();
        for (std::size_t c = 0; c < what.categories.size(); ++c) (Row(category) << k << c << what.categories[c]).done();
        for (std::size_t r = 0; r < what.ranges.size(); ++r)
            if (const std::optional<Range>& range = what.ranges[r])
                (Row(assumed) << k << r << to_string(range->low) << to_string(range->best) << to_string(range->high)
                              << std::uint64_t{range->numbers} << id_of(range->shape))
                    .done();
    }
}

void write_findings(Database& file, const StudyHead& head, const TableSet& outcomes) {
    Query insert = file.prepare("INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (std::size_t k = 0; k < head.findings.size(); ++k) {
        const Finding& finding = head.findings[k];
        const bool by_concept = finding.kind == Finding::Kind::holds || finding.kind == Finding::Kind::leaves;
        const bool is_claim = finding.kind == Finding::Kind::claim;
        ((Row(insert) << k << finding.name << id_of(finding.kind)).index(finding.strategy).index(finding.party)
         << (by_concept ? id_of(finding.stability) : ""))
                .index(is_claim ? static_cast<std::uint32_t>(finding.claim) : none)
            << outcomes.tables[outcomes.places[k].table] << outcomes.places[k].column;
        insert.run();
    }
}

}  // namespace

StudyLayout layout_of(const StudyHead& head) {
    StudyLayout layout;
    std::vector<std::string> names;
    for (const StudyAssumption& assumption : head.assumptions) names.push_back(assumption.what.id);
    layout.draws = tables_of("draw", names);
    names.clear();
    for (const Finding& finding : head.findings) names.push_back(finding.name);
    layout.outcomes = tables_of("outcome", names);
    // A row that takes more than a quarter of a page is cut in two.
    const std::size_t widest = std::min(columns_per_table, std::max(head.assumptions.size(), head.findings.size()));
    while (layout.page_bytes < 65536 && layout.page_bytes / 4 < 10 * widest + 200) layout.page_bytes *= 2;
    return layout;
}

void write_head(Database& file, const StudyHead& head, const StudyLayout& layout) {
    file.execute("BEGIN");
    file.execute("PRAGMA application_id = " + std::to_string(study_application));
    file.execute("PRAGMA user_version = " + std::to_string(study_format));
    file.execute(std::string(small_tables));
    for (std::size_t t = 0; t < layout.draws.tables.size(); ++t) file.execute(create(layout.draws, t, ""));
    for (std::size_t t = 0; t < layout.outcomes.tables.size(); ++t)
        file.execute(create(layout.outcomes, t, t == 0 ? ", problem TEXT, \"check\" INTEGER NOT NULL" : ""));
    write_study(file, head);
    Query setting = file.prepare("INSERT INTO setting VALUES (?, ?)");
    for (std::size_t k = 0; k < head.settings.size(); ++k) (Row(setting) << k << head.settings[k]).done();
    Query reading = file.prepare("INSERT INTO reading VALUES (?, ?, ?, ?)");
    for (std::size_t k = 0; k < head.subjects.size(); ++k)
        (Row(reading) << k << head.subjects[k].id << head.subjects[k].name << head.overlays[k]).done();
    write_names(file, "party", head.parties);
    write_names(file, "strategy", head.strategies);
    write_names(file, "claim", head.claims);
    write_assumptions(file, head, layout.draws);
    write_findings(file, head, layout.outcomes);
    file.execute("COMMIT");
}

void mark_complete(Database& file) { file.execute("INSERT INTO study VALUES ('complete', 'yes')"); }

}  // namespace irenic
