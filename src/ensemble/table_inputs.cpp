/// Columns of a table become inputs and an outcome: numbers and names told apart, and no row or column passed over without a word.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <utility>

#include "irenic/ensemble.hpp"

namespace irenic {
namespace {

constexpr std::size_t most_categories = 30;

bool same_word(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

bool is_one_of(std::string_view cell, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return same_word(word, cell); });
}

bool says_nothing(std::string_view cell) { return is_one_of(cell, {"", "na", "n/a", "nan", "null", "."}); }

std::optional<double> number_in(std::string_view cell) {
    if (cell.starts_with('+')) cell.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (cell.empty() || error != std::errc{} || end != cell.data() + cell.size() || !std::isfinite(value)) return {};
    return value;
}

std::string in_code(const std::string& text) { return "`" + text + "`"; }

std::string rows_in_words(std::size_t count) { return std::to_string(count) + (count == 1 ? " row" : " rows"); }

class TableReader {
public:
    TableReader(std::span<const std::vector<std::string>> rows, const TableQuestion& question)
        : rows_(rows), question_(question) {
        made_.question = question;
    }

    TableInputs read() {
        if (rows_.empty()) {
            wrong("empty", "the table is empty", "its first row names the columns");
            return std::move(made_);
        }
        made_.rows = rows_.size() - 1;
        find_columns();
        if (made_.rows == 0 && made_.problems.empty())
            wrong("no-row", "the table has a header and no row below it", "each row is a thing that was tried or seen");
        if (made_.problems.empty()) read_outcome();
        for (std::size_t k = 0; k < columns_.size() && made_.problems.empty(); ++k) read_column(columns_[k]);
        if (!made_.problems.empty()) return std::move(made_);
        if (made_.inputs.empty())
            wrong("no-input", "no column is left that could tell anything",
                  "see what was left aside, or name columns with --inputs");
        drop_blank_rows();
        if (made_.outcome.empty() && made_.problems.empty())
            wrong("no-row", "no row says something in every column asked about",
                  "name with --inputs columns that are filled");
        return std::move(made_);
    }

private:
    void wrong(std::string code, std::string message, std::string help,
               std::optional<std::array<std::size_t, 2>> cell = {}) {
        made_.problems.push_back({{Severity::error, std::move(code), std::move(message), {}, std::move(help)}, cell});
    }

    [[nodiscard]] const std::string& cell(std::size_t row, std::size_t column) const { return rows_[row][column]; }

    std::optional<std::size_t> column_called(const std::string& name) {
        const auto& header = rows_.front();
        const auto found = std::find(header.begin(), header.end(), name);
        if (found == header.end()) {
            std::string known;
            for (const std::string& column : header) known += (known.empty() ? "" : ", ") + in_code(column);
            wrong("unknown-column", "no column is called " + in_code(name), "there are: " + known);
            return {};
        }
        const auto at = static_cast<std::size_t>(found - header.begin());
        if (const auto again = std::find(found + 1, header.end(), name); again != header.end()) {
            const std::array<std::size_t, 2> cell{0, static_cast<std::size_t>(again - header.begin())};
            const auto said = [&](const TableProblem& problem) { return problem.cell == cell; };
            if (std::none_of(made_.problems.begin(), made_.problems.end(), said))
                wrong("unknown-column", "two columns are called " + in_code(name), "name each differently", cell);
            return {};
        }
        return at;
    }

    void find_columns() {
        if (const auto at = column_called(question_.outcome)) outcome_ = *at;
        for (const std::string& name : question_.categories) column_called(name);
        for (const std::string& name : question_.inputs) {
            const auto at = column_called(name);
            if (!at) continue;
            if (*at == outcome_)
                wrong("outcome-as-input", in_code(name) + " is the outcome, and cannot tell where it occurs",
                      "leave it out of --inputs");
            if (std::find(columns_.begin(), columns_.end(), *at) == columns_.end()) columns_.push_back(*at);
        }
        if (!question_.inputs.empty() || !made_.problems.empty()) return;
        for (std::size_t at = 0; at < rows_.front().size(); ++at) {
            if (at == outcome_) continue;
            if (rows_.front()[at].empty())
                made_.aside.push_back({"", "it has no name"});
            else if (column_called(rows_.front()[at]))
                columns_.push_back(at);
        }
    }

    // ---- the outcome

    [[nodiscard]] std::optional<bool> outcome_in(const std::string& text) const {
        if (question_.equals) {
            const auto number = number_in(text);
            const auto wanted = number_in(*question_.equals);
            return number && wanted ? *number == *wanted : text == *question_.equals;
        }
        if (question_.at_least || question_.at_most) {
            const auto number = number_in(text);
            if (!number) return {};
            return (!question_.at_least || *number >= *question_.at_least) &&
                   (!question_.at_most || *number <= *question_.at_most);
        }
        if (is_one_of(text, {"yes", "true"}) || number_in(text) == 1.0) return true;
        if (is_one_of(text, {"no", "false"}) || number_in(text) == 0.0) return false;
        return {};
    }

    void read_outcome() {
        const bool threshold = question_.at_least || question_.at_most;
        filled_.assign(rows_.size(), true);
        std::size_t blank = 0;
        for (std::size_t row = 1; row < rows_.size(); ++row) {
            const std::string& text = cell(row, outcome_);
            // A blank is a text as well, where that is asked for.
            const bool nothing = says_nothing(text) && !(question_.equals && *question_.equals == text);
            const auto occurs = nothing ? std::optional<bool>(false) : outcome_in(text);
            if (!occurs) {
                wrong("bad-outcome", in_code(text) + (threshold ? " is no number" : " says neither yes nor no"),
                      threshold ? "write a number with a decimal point, or leave the cell empty"
                                : "of numbers say with --at-least or --at-most which count, of texts with --equals",
                      std::array<std::size_t, 2>{row, outcome_});
                return;
            }
            made_.outcome.push_back(*occurs);
            if (nothing) filled_[row] = false;
            blank += nothing ? 1U : 0U;
        }
        if (blank > 0) made_.blanks.push_back({question_.outcome, blank});
    }

    // ---- inputs

    void put_aside(std::size_t column, std::string why) {
        const std::string& name = rows_.front()[column];
        if (question_.inputs.empty())
            made_.aside.push_back({name, std::move(why)});
        else
            wrong("useless-input", "nothing can be told by " + in_code(name) + ": " + why, "leave it out of --inputs",
                  std::array<std::size_t, 2>{0, column});
    }

    void read_column(std::size_t column) {
        const std::string& name = rows_.front()[column];
        const auto& named = question_.categories;
        const bool as_names = std::find(named.begin(), named.end(), name) != named.end();
        std::size_t blank = 0;
        std::size_t numbers = 0;
        std::optional<std::size_t> first_text;
        for (std::size_t row = 1; row < rows_.size(); ++row) {
            const std::string& text = cell(row, column);
            if (says_nothing(text))
                ++blank;
            else if (number_in(text))
                ++numbers;
            else if (!first_text)
                first_text = row;
        }
        const std::size_t texts = made_.rows - blank - numbers;
        if (2 * blank > made_.rows) {
            put_aside(column, "it says nothing in " + std::to_string(blank) + " of " + rows_in_words(made_.rows));
            return;
        }
        if (!as_names && numbers > 0 && texts > 0 && numbers >= texts) {
            wrong("bad-number", in_code(cell(*first_text, column)) + " is no number, as most cells of its column are",
                  "write a number with a decimal point, leave the cell empty, or name the column with --categories",
                  std::array<std::size_t, 2>{*first_text, column});
            return;
        }
        Input input{name, {}, {}};
        if (as_names || texts > 0) {
            if (!as_categories(column, input)) return;
        } else {
            for (std::size_t row = 1; row < rows_.size(); ++row)
                input.values.push_back(number_in(cell(row, column)).value_or(std::nan("")));
        }
        const double* first = nullptr;
        bool differs = false;
        for (const double& value : input.values) {
            if (std::isnan(value)) continue;
            if (first == nullptr) first = &value;
            differs = differs || value != *first;
        }
        if (!differs) {
            put_aside(column, "it says the same in every row");
            return;
        }
        for (std::size_t row = 1; row < rows_.size(); ++row)
            if (std::isnan(input.values[row - 1])) filled_[row] = false;
        if (blank > 0) made_.blanks.push_back({name, blank});
        made_.inputs.push_back(std::move(input));
    }

    /// Categories stand in the order of the alphabet, or of their numbers.
    bool as_categories(std::size_t column, Input& input) {
        std::map<std::pair<double, std::string>, std::size_t> there;
        const auto key = [&](const std::string& text) { return std::pair(number_in(text).value_or(HUGE_VAL), text); };
        for (std::size_t row = 1; row < rows_.size(); ++row)
            if (const std::string& text = cell(row, column); !says_nothing(text)) there.try_emplace(key(text), 0);
        if (there.size() > most_categories) {
            put_aside(column, "it holds " + std::to_string(there.size()) + " different texts, and " +
                                  std::to_string(most_categories) + " are the most");
            return false;
        }
        for (auto& [text, index] : there) {
            index = input.categories.size();
            input.categories.push_back(text.second);
        }
        for (std::size_t row = 1; row < rows_.size(); ++row) {
            const std::string& text = cell(row, column);
            input.values.push_back(says_nothing(text) ? std::nan("") : static_cast<double>(there.at(key(text))));
        }
        return true;
    }

    void drop_blank_rows() {
        const auto keep = [&](auto& values) {
            std::size_t to = 0;
            for (std::size_t k = 0; k < values.size(); ++k)
                if (filled_[k + 1]) values[to++] = values[k];
            values.resize(to);
        };
        for (Input& input : made_.inputs) keep(input.values);
        keep(made_.outcome);
        made_.left_out = made_.rows - made_.outcome.size();
    }

    std::span<const std::vector<std::string>> rows_;
    const TableQuestion& question_;
    std::size_t outcome_ = 0;
    std::vector<std::size_t> columns_;
    std::vector<bool> filled_;  ///< per row of the table, the header too
    TableInputs made_;
};

}  // namespace

TableInputs inputs_of(std::span<const std::vector<std::string>> rows, const TableQuestion& question) {
    return TableReader(rows, question).read();
}

TableDiscovery discover_in_table(TableInputs table, const std::stop_token& stop) {
    TableDiscovery answer;
    answer.table = std::move(table);
    const TableInputs& from = answer.table;
    const DiscoveryQuestion& question = from.question.discovery;
    answer.found = discover_with_doubts(from.inputs, from.outcome, question, stop);
    if (!answer.found.found.problem.empty()) {
        const bool all = std::find(from.outcome.begin(), from.outcome.end(), false) == from.outcome.end();
        answer.found.found.problem = all ? "the outcome occurs in every row" : "the outcome occurs in no row";
        return answer;
    }
    if (from.question.otherwise) {
        std::vector<bool> negated = from.outcome;
        negated.flip();
        answer.otherwise = discover_with_doubts(from.inputs, negated, question, stop);
    }
    answer.regional = regional_sensitivities(from.inputs, from.outcome, question.seed);
    if (!stop.stop_requested())
        answer.tree = grow_tree(from.inputs, from.outcome, {.mass = question.prim.mass, .seed = question.seed});
    return answer;
}

}  // namespace irenic
