#include "casefile/nfg.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "casefile/rational.hpp"

namespace irenic::casefile {

namespace {

constexpr std::size_t most_levels = 36;
constexpr std::size_t most_parties = 100;

/// A word, a quoted label, a bracket, or the end.
struct Lexeme {
    enum class Kind { word, label, opening, closing, end };
    Kind kind = Kind::end;
    std::string text;
    std::size_t begin = 0;
    std::size_t end = 0;
};

class NfgReader {
public:
    explicit NfgReader(Foreign& file) : file_(file) {}

    std::optional<StrategicForm> read() {
        advance();
        if (failed_ || !read_head() || !read_players() || !read_strategies()) return {};
        if (at(Lexeme::Kind::label)) {
            form_.comment = next_.text;
            advance();
        }
        if (failed_ || !(at(Lexeme::Kind::opening) ? read_outcomes() : read_payoffs())) return {};
        return std::move(form_);
    }

private:
    [[nodiscard]] bool at(Lexeme::Kind kind) const { return next_.kind == kind; }

    bool fail(std::string_view code, std::string message, std::string help = {}) {
        if (!failed_) file_.error(code, next_.begin, next_.end, std::move(message), std::move(help));
        failed_ = true;
        return false;
    }

    void advance();
    void read_quoted();
    bool expect(Lexeme::Kind kind, std::string_view what);
    bool read_head();
    bool read_players();
    bool read_strategies();
    bool read_counts();
    bool read_labels(StrategicForm::Player& player);
    std::optional<mpq_class> read_number();
    std::optional<std::size_t> read_whole(std::size_t most, std::string_view what);
    bool read_payoffs();
    bool read_outcomes();
    [[nodiscard]] std::string expected_numbers(std::size_t each) const;

    Foreign& file_;
    StrategicForm form_;
    Lexeme next_;
    std::size_t position_ = 0;
    bool failed_ = false;
};

/// Commas are white space: some versions of Gambit write them between payoffs, others do not.
void NfgReader::advance() {
    constexpr std::string_view space = " \t\r\n,";
    const std::string_view text = file_.text();
    position_ = std::min(text.find_first_not_of(space, position_), text.size());
    next_ = {Lexeme::Kind::end, {}, position_, position_};
    if (position_ == text.size()) return;
    const char c = text[position_];
    if (c == '"') return read_quoted();
    std::size_t end = position_ + 1;
    if (c != '{' && c != '}') end = std::min(text.find_first_of(" \t\r\n,{}\"", position_), text.size());
    next_ = {c == '{'   ? Lexeme::Kind::opening
             : c == '}' ? Lexeme::Kind::closing
                        : Lexeme::Kind::word,
             std::string(text.substr(position_, end - position_)), position_, end};
    position_ = end;
}

void NfgReader::read_quoted() {
    const std::string_view text = file_.text();
    std::string label;
    std::size_t end = position_ + 1;
    for (; end < text.size() && text[end] != '"'; ++end) {
        if (text[end] == '\\' && end + 1 < text.size() && text[end + 1] == '"') ++end;
        label += text[end];
    }
    next_ = {Lexeme::Kind::label, std::move(label), position_, position_ + 1};
    if (end >= text.size()) {
        fail("nfg-syntax", "this quotation mark is not closed", "write the closing one where the label ends");
        return;
    }
    next_.end = position_ = end + 1;
}

bool NfgReader::expect(Lexeme::Kind kind, std::string_view what) {
    if (failed_) return false;
    if (!at(kind))
        return fail("nfg-syntax", at(Lexeme::Kind::end)
                                      ? fmt::format("the file ends here, where {} should stand", what)
                                      : fmt::format("{} should stand here, not {}", what, in_quotes(next_.text)));
    advance();
    return !failed_;
}

bool NfgReader::read_head() {
    if (at(Lexeme::Kind::word) && next_.text == "EFG")
        return fail("not-nfg", "this is a game tree (an extensive form), not a strategic form",
                    "Gambit can save a tree as a strategic form: a file that ends in .nfg");
    if (!at(Lexeme::Kind::word) || next_.text != "NFG")
        return fail("not-nfg", "this is not a strategic form of Gambit",
                    "such a file begins with `NFG 1 R` and a title in quotation marks");
    advance();
    if (!at(Lexeme::Kind::word) || next_.text != "1")
        return fail("nfg-syntax", fmt::format("version {} of the format is not known", in_quotes(next_.text)),
                    "write `NFG 1 R`");
    advance();
    if (!at(Lexeme::Kind::word) || (next_.text != "R" && next_.text != "D"))
        return fail("nfg-syntax", fmt::format("`R` or `D` should stand here, not {}", in_quotes(next_.text)),
                    "write `NFG 1 R`: numbers are read exactly in either case");
    advance();
    form_.title = at(Lexeme::Kind::label) ? next_.text : "";
    return expect(Lexeme::Kind::label, "a title in quotation marks");
}

bool NfgReader::read_players() {
    if (!expect(Lexeme::Kind::opening, "`{` and the players")) return false;
    while (at(Lexeme::Kind::label)) {
        if (form_.players.size() == most_parties)
            return fail("too-many-parties", fmt::format("a case has at most {} parties", most_parties),
                        "import a game of fewer players");
        form_.players.push_back({next_.text, {}, {}, next_.begin, next_.end});
        advance();
    }
    if (!failed_ && form_.players.empty())
        return fail("nfg-syntax", "no player is named here", "write each in quotation marks: { \"Row\" \"Column\" }");
    return expect(Lexeme::Kind::closing, "another player in quotation marks, or `}`");
}

bool NfgReader::read_strategies() {
    if (!expect(Lexeme::Kind::opening, "`{` and the strategies")) return false;
    if (!at(Lexeme::Kind::opening)) return read_counts();
    for (StrategicForm::Player& player : form_.players)
        if (!read_labels(player)) return false;
    return expect(Lexeme::Kind::closing, "`}` after the last player's strategies");
}

bool NfgReader::read_counts() {
    for (StrategicForm::Player& player : form_.players) {
        const auto count = read_whole(most_levels, "the number of strategies of each player");
        if (!count) return false;
        if (*count == 0)
            return fail("nfg-syntax", fmt::format("{} has no strategy", in_quotes(player.label)),
                        "every player needs at least one");
        player.strategies.resize(*count);
        advance();
    }
    return expect(Lexeme::Kind::closing, "`}` after one number for each player");
}

bool NfgReader::read_labels(StrategicForm::Player& player) {
    if (!expect(Lexeme::Kind::opening, fmt::format("`{{` and the strategies of {}", in_quotes(player.label))))
        return false;
    while (at(Lexeme::Kind::label)) {
        if (player.strategies.size() == most_levels)
            return fail("too-many-levels",
                        fmt::format("{} has more than {} strategies, and an option has at most {} levels",
                                    in_quotes(player.label), most_levels, most_levels),
                        "leave out strategies that are dominated, or merge those that nobody treats differently");
        player.strategies.push_back(next_.text);
        advance();
    }
    if (!failed_ && player.strategies.empty())
        return fail("nfg-syntax", fmt::format("{} has no strategy", in_quotes(player.label)),
                    "every player needs at least one");
    return expect(Lexeme::Kind::closing, "another strategy in quotation marks, or `}`");
}

std::optional<std::size_t> NfgReader::read_whole(std::size_t most, std::string_view what) {
    const bool digits = at(Lexeme::Kind::word) && next_.text.find_first_not_of("0123456789") == std::string::npos &&
                        next_.text.size() < 10;
    if (!digits) {
        fail("nfg-syntax", at(Lexeme::Kind::end)
                               ? fmt::format("the file ends here, where {} should stand", what)
                               : fmt::format("{} should stand here, not {}", what, in_quotes(next_.text)));
        return {};
    }
    const std::size_t number = std::stoul(next_.text);
    if (number > most) {
        if (most == most_levels)
            fail("too-many-levels", fmt::format("an option has at most {} levels, and these are {}", most, number),
                 "leave out strategies that are dominated, or merge those that nobody treats differently");
        else
            fail("nfg-syntax", fmt::format("there is no outcome {}: {} are listed", number, most),
                 "outcomes count from 1; 0 is an outcome that pays nobody anything");
        return {};
    }
    return number;
}

std::optional<mpq_class> NfgReader::read_number() {
    const Rational read = at(Lexeme::Kind::word) ? parse_rational(next_.text) : Rational{};
    if (read.value) return read.value;
    if (read.too_long)
        fail("number-too-large", fmt::format("{} is too long a number", in_quotes(next_.text)),
             "numbers have at most 400 digits, and exponents are between -400 and 400");
    else
        fail("not-a-number", fmt::format("a payoff should stand here, not {}", in_quotes(next_.text)),
             "write digits, such as 12, -3.5, 1e3 or 2/3");
    return {};
}

/// `12: 2 players times 6 combinations of strategies`
std::string NfgReader::expected_numbers(std::size_t each) const {
    const std::size_t combinations = form_.combinations();
    return fmt::format("{} for {} combination{} of strategies", combinations * each, combinations,
                       combinations == 1 ? "" : "s");
}

bool NfgReader::read_payoffs() {
    const std::size_t combinations = form_.combinations();
    const std::size_t players = form_.players.size();
    std::size_t found = 0;
    for (; !failed_ && at(Lexeme::Kind::word); ++found, advance()) {
        if (found / players >= combinations)
            return fail("wrong-count", "there are more payoffs than the strategies need",
                        fmt::format("needed are {}, one for each player", expected_numbers(players)));
        auto number = read_number();
        if (!number) return false;
        form_.players[found % players].payoffs.push_back(std::move(*number));
    }
    if (failed_) return false;
    if (!at(Lexeme::Kind::end))
        return fail("not-a-number", fmt::format("a payoff should stand here, not {}", in_quotes(next_.text)));
    if (found / players < combinations)
        return fail("wrong-count", fmt::format("the file ends after {} payoff{}", found, found == 1 ? "" : "s"),
                    combinations > file_.text().size()
                        ? "that is far too few for all combinations of strategies"
                        : fmt::format("needed are {}, one for each player", expected_numbers(players)));
    return true;
}

bool NfgReader::read_outcomes() {
    std::vector<std::vector<mpq_class>> outcomes;
    std::vector<std::string> labels;
    if (!expect(Lexeme::Kind::opening, "`{` and the outcomes")) return false;
    while (at(Lexeme::Kind::opening)) {
        advance();
        labels.push_back(next_.text);
        if (!expect(Lexeme::Kind::label, "the outcome's label in quotation marks, which may be empty")) return false;
        std::vector<mpq_class>& payoffs = outcomes.emplace_back();
        while (payoffs.size() < form_.players.size()) {
            auto number = read_number();
            if (!number) return false;
            payoffs.push_back(std::move(*number));
            advance();
        }
        if (!expect(Lexeme::Kind::closing, "`}` after one payoff for each player")) return false;
    }
    if (!expect(Lexeme::Kind::closing, "another outcome, or `}`")) return false;
    const std::size_t combinations = form_.combinations();
    std::vector<std::vector<std::size_t>> where(outcomes.size());
    std::size_t found = 0;
    for (; !failed_ && !at(Lexeme::Kind::end); ++found, advance()) {
        if (found == combinations)
            return fail("wrong-count", "there are more outcomes than the strategies need",
                        fmt::format("needed are {}", expected_numbers(1)));
        const auto outcome = read_whole(outcomes.size(), "the number of an outcome");
        if (!outcome) return false;
        if (*outcome > 0) where[*outcome - 1].push_back(found);
        for (std::size_t i = 0; i < form_.players.size(); ++i)
            form_.players[i].payoffs.push_back(*outcome == 0 ? mpq_class() : outcomes[*outcome - 1][i]);
    }
    if (failed_) return false;
    if (found < combinations)
        return fail("wrong-count",
                    fmt::format("the file ends after the outcomes of {} combination{}", found, found == 1 ? "" : "s"),
                    combinations > file_.text().size() ? "that is far too few for all combinations of strategies"
                                                       : fmt::format("needed are {}", expected_numbers(1)));
    for (std::size_t k = 0; k < labels.size(); ++k)
        if (!labels[k].empty() && !where[k].empty())
            form_.outcomes.emplace_back(std::move(labels[k]), std::move(where[k]));
    return true;
}

}  // namespace

std::size_t StrategicForm::combinations() const {
    constexpr std::size_t beyond_any_file = std::size_t{1} << 40U;
    std::size_t product = 1;
    for (const Player& player : players) product = std::min(product * player.strategies.size(), beyond_any_file);
    return product;
}

std::optional<StrategicForm> read_nfg(Foreign& file) { return NfgReader(file).read(); }

}  // namespace irenic::casefile
