/// `irenic import preferences`: a table of numbers or ranks becomes a ranking for each party.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "casefile/case_text.hpp"
#include "casefile/csv.hpp"
#include "casefile/rational.hpp"
#include "casefile/yaml.hpp"

namespace irenic {

namespace {

using namespace casefile;

/// Columns that `irenic export csv` writes beside what parties want.
bool is_known_otherwise(std::string_view header) {
    if (header == "code" || header == "words" || header == "status-quo") return true;
    const std::size_t dot = header.rfind('.');
    if (dot == std::string_view::npos) return false;
    const std::string_view kind = header.substr(dot + 1);
    return kind == "level" || kind == "equilibrium" || find_concept(kind);
}

struct Column {
    std::size_t at = 0;
    PartyIndex party = 0;
    bool lower_is_better = false;
};

class PreferenceImport {
public:
    PreferenceImport(Foreign& file, const PreferenceTarget& into) : file_(file), into_(into), subject_(*into.subject) {
        for (std::size_t s = 0; s < into.states.size(); ++s) {
            by_name_.emplace(into.states[s].name, s);
            if (!into.states[s].code.empty()) by_name_.emplace(into.states[s].code, s);
        }
    }

    std::string text() {
        const auto rows = read_csv(file_);
        if (!rows || !read_header(*rows) || !read_states(*rows)) return {};
        std::vector<Entry> rankings;
        for (const Column& column : columns_) rankings.push_back(ranking(*rows, column));
        return file_.problems().any_error() ? std::string() : written(rankings);
    }

private:
    bool read_header(const std::vector<std::vector<Cell>>& rows);
    void read_column(const Cell& cell, std::size_t at);
    bool read_states(const std::vector<std::vector<Cell>>& rows);
    Entry ranking(const std::vector<std::vector<Cell>>& rows, const Column& column);
    std::string written(const std::vector<Entry>& rankings);
    void name_states();
    [[nodiscard]] std::string known_states() const;

    Foreign& file_;
    const PreferenceTarget& into_;
    const Case& subject_;
    std::map<std::string, std::size_t, std::less<>> by_name_;
    std::size_t state_column_ = 0;
    std::vector<Column> columns_;
    std::vector<std::size_t> state_of_row_;
    std::vector<std::string> names_;  ///< per state, its name in the case that is made
    std::vector<Entry> new_names_;
};

bool PreferenceImport::read_header(const std::vector<std::vector<Cell>>& rows) {
    if (rows.empty()) {
        file_.error("empty", 0, 0, "the table is empty",
                    "write a header, `state` and the parties' ids, and a row per state");
        return false;
    }
    const std::vector<Cell>& header = rows.front();
    const auto state = std::find_if(header.begin(), header.end(), [](const Cell& cell) { return cell.text == "state"; });
    if (state == header.end()) {
        file_.error("missing-column", header.front().begin, header.back().end, "no column is called `state`",
                    "the first line names the columns: `state` and the parties' ids");
        return false;
    }
    state_column_ = static_cast<std::size_t>(state - header.begin());
    for (std::size_t at = 0; at < header.size(); ++at)
        if (at != state_column_ && !is_known_otherwise(header[at].text)) read_column(header[at], at);
    if (columns_.empty() && !file_.problems().any_error())
        file_.error("missing-column", header.front().begin, header.back().end, "no column is about a party",
                    "name a column by the id of a party");
    if (into_.states.empty()) file_.error("empty", 0, 0, "the case has no feasible state", "");
    name_states();
    return !file_.problems().any_error();
}

void PreferenceImport::read_column(const Cell& cell, std::size_t at) {
    std::string_view id = cell.text;
    bool lower = into_.ranks;
    for (const auto& [ending, ranks] :
         {std::pair(std::string_view(".value"), false), std::pair(std::string_view(".rank"), true)})
        if (id.ends_with(ending)) {
            id.remove_suffix(ending.size());
            lower = ranks;
        }
    const auto party = find_party(subject_, id);
    if (!party) {
        std::vector<std::string> ids;
        for (const Party& one : subject_.parties) ids.push_back(one.id);
        file_.error("unknown-party", cell.begin, cell.end, fmt::format("{} is not a party of the case", in_quotes(id)),
                    suggestion(file_.problems(), id, ids, "known"));
        return;
    }
    for (const Column& other : columns_)
        if (other.party == *party)
            file_.error("duplicate-column", cell.begin, cell.end, fmt::format("{} has two columns", in_quotes(id)),
                        "keep one of them");
    columns_.push_back({at, *party, lower});
}

std::string PreferenceImport::known_states() const {
    std::vector<std::string> names;
    for (const FeasibleState& state : into_.states) names.push_back(state.name);
    return fmt::format("feasible are {}", list_in_quotes(names));
}

bool PreferenceImport::read_states(const std::vector<std::vector<Cell>>& rows) {
    std::map<std::size_t, std::size_t> first_row;
    for (std::size_t r = 1; r < rows.size(); ++r) {
        const Cell& cell = rows[r][state_column_];
        const auto found = by_name_.find(cell.text);
        state_of_row_.push_back(found == by_name_.end() ? 0 : found->second);
        if (found == by_name_.end()) {
            const bool digits = cell.text.find_first_not_of("0123456789") == std::string::npos;
            const bool zeros_lost = digits && cell.text.size() < subject_.options.size();
            file_.error("unknown-state", cell.begin, cell.end,
                        fmt::format("{} is not a feasible state of the case", in_quotes(cell.text)),
                        zeros_lost
                            ? "a spreadsheet may have taken zeros away from the front: import that column as text"
                            : known_states());
            continue;
        }
        const auto [earlier, added] = first_row.emplace(found->second, r);
        if (!added)
            file_.error("duplicate-state", cell.begin, cell.end,
                        fmt::format("the state {} stands here twice", in_quotes(cell.text)), "give every state one row");
    }
    std::vector<std::string> missing;
    for (std::size_t s = 0; s < into_.states.size(); ++s)
        if (!first_row.contains(s)) missing.push_back(into_.states[s].name);
    if (!missing.empty() && !file_.problems().any_error())
        file_.error("missing-state", file_.text().size(), file_.text().size(),
                    fmt::format("{} of {} feasible states {} no row: {}", missing.size(), into_.states.size(),
                                missing.size() == 1 ? "has" : "have", list_in_quotes(missing)),
                    "give every feasible state one row; `irenic export csv` writes them all");
    return !file_.problems().any_error();
}

Entry PreferenceImport::ranking(const std::vector<std::vector<Cell>>& rows, const Column& column) {
    std::map<mpq_class, std::vector<std::size_t>> groups;  // the best first
    for (std::size_t r = 1; r < rows.size(); ++r) {
        const Cell& cell = rows[r][column.at];
        const Rational read = parse_rational(cell.text);
        if (!read.value) {
            file_.error("not-a-number", cell.begin, cell.end,
                        cell.text.empty() ? std::string("a number is missing here")
                                          : fmt::format("{} is not a number", in_quotes(cell.text)),
                        "write digits, such as 12, -3.5 or 2/3, with a point before decimals");
            continue;
        }
        groups[column.lower_is_better ? *read.value : mpq_class(-*read.value)].push_back(state_of_row_[r - 1]);
    }
    std::vector<std::string> ranks;
    for (auto& [number, states] : groups) {
        std::sort(states.begin(), states.end());
        std::vector<std::string> names;
        for (const std::size_t s : states) names.push_back(names_[s]);
        ranks.push_back(names.size() == 1 ? names.front() : "[" + joined(names) + "]");
    }
    const std::string basis = yaml_quoted(fmt::format("read out of the table {}", base_name(file_.name())));
    return {subject_.parties[column.party].id, fmt::format("{{ranking: [{}], basis: {}}}", joined(ranks), basis)};
}

/// A ranking speaks of named states: those without a name get `s` and their code.
void PreferenceImport::name_states() {
    std::vector<std::string> taken{"status-quo"};
    for (const NamedState& state : subject_.states) taken.push_back(state.id);
    for (const Option& option : subject_.options) taken.push_back(option.id);
    for (const Strategy& strategy : subject_.strategies) taken.push_back(strategy.id);
    Ids ids("s", taken);
    for (const FeasibleState& state : into_.states) {
        const bool named = find_named_state(subject_, state.name).has_value();
        names_.push_back(named ? state.name : ids.make("s" + state.code));
        if (!named) new_names_.push_back({names_.back(), "\"" + state.code + "\""});
    }
}

std::string PreferenceImport::written(const std::vector<Entry>& rankings) {
    const SourceText source(0, into_.text);
    Problems ignored;  // the case has been loaded: there are none
    const auto root = parse_yaml(source, 0, into_.text.size(), ignored);
    if (!root || !root->is_mapping() || into_.text[source.offset(root->place.line, root->place.column)] == '{') {
        file_.error("case-in-braces", 0, 0, "the case stands in braces as a whole",
                    "write its keys in lines, `title: …`, so that something can be put between them");
        return {};
    }
    CaseText text(into_.text, *root);
    text.put("states", new_names_);
    text.put("preferences", rankings);
    return text.finish();
}

/// What is lost with weights, and what speaks of statements that are gone.
void warn(Foreign& file, const Case& before, const Case& after) {
    std::vector<std::string> losers;
    for (PartyIndex i = 0; i < before.parties.size(); ++i)
        if (before.preferences[i].kind == Preference::Kind::weighted && !after.preferences[i].cardinal())
            losers.push_back(before.parties[i].id);
    if (!losers.empty())
        file.warning("only-order-kept", 0, 0,
                     fmt::format("of the values of {} only the order is kept", list_in_quotes(losers)),
                     "what needs weights (deficits, slacks) can then no longer be asked about them");
}

}  // namespace

Imported import_preferences(std::string_view table, const std::string& name, const PreferenceTarget& into) {
    Foreign file(table, name);
    if (!file.readable()) return file.finish({});
    const std::string text = PreferenceImport(file, into).text();
    if (file.problems().any_error()) return file.finish({});
    const Loaded made = parse_case(text, into.subject->file, {}, into.read);
    if (made.ok()) {
        warn(file, *into.subject, made.cases.front());
        return file.finish(text);
    }
    const Diagnostic& first = made.diagnostics.front();
    if (first.code == "too-many-nodes" || first.code == "file-too-large")
        file.limit("too-large", "with these rankings the case would be too large: " + first.message, first.help);
    else
        file.error("case-does-not-load", 0, 0,
                   fmt::format("with these rankings the case does not load: {} (line {} of what it would be)",
                               first.message, first.place.line),
                   "something in it, such as a reading or a claim, speaks of statements that the rankings replace: "
                   "change that first");
    return file.finish({});
}

}  // namespace irenic
