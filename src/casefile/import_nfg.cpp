/// `irenic import nfg`: every player becomes a party with one option, whose levels are its strategies.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "casefile/nfg.hpp"
#include "casefile/rational.hpp"

namespace irenic {

namespace {

using namespace casefile;

constexpr std::size_t longest_sentence = 15'000;  // bytes of an expression
constexpr std::size_t most_named_outcomes = 50;
const mpq_class largest_sum = 2'300'000'000'000;

/// The case, piece by piece.
class NfgCase {
public:
    NfgCase(Foreign& file, const StrategicForm& form) : file_(file), form_(form) {
        Ids parties("p", {"chance"});
        for (std::size_t i = 0; i < form.players.size(); ++i) {
            const StrategicForm::Player& player = form.players[i];
            parties_.push_back(parties.make(player.label.empty() ? std::to_string(i + 1) : player.label));
            Ids levels("s");
            levels_.emplace_back();
            for (std::size_t k = 0; k < player.strategies.size(); ++k)
                levels_.back().push_back(
                    levels.make(player.strategies[k].empty() ? std::to_string(k + 1) : player.strategies[k]));
        }
    }

    std::string text() {
        std::string preferences = "preferences:\n";
        for (std::size_t i = 0; i < parties_.size(); ++i) preferences += preference(i);
        return head() + options() + states() + preferences;
    }

private:
    [[nodiscard]] std::string head() const;
    [[nodiscard]] std::string options() const;
    [[nodiscard]] std::string states() const;
    std::string preference(std::size_t i);
    [[nodiscard]] std::string weights(std::size_t i, const mpz_class& multiplier) const;
    [[nodiscard]] std::string ranking(std::size_t i) const;
    [[nodiscard]] std::vector<std::size_t> levels_at(std::size_t combination) const;
    [[nodiscard]] std::string code(std::size_t combination) const;
    [[nodiscard]] std::string sentence(std::size_t combination) const;
    /// Combinations that are worth the same, by their payoff, the best first.
    [[nodiscard]] std::map<mpq_class, std::vector<std::size_t>, std::greater<>> by_payoff(std::size_t i) const;

    Foreign& file_;
    const StrategicForm& form_;
    std::vector<std::string> parties_;
    std::vector<std::vector<std::string>> levels_;
    bool names_states_ = false;
};

std::vector<std::size_t> NfgCase::levels_at(std::size_t combination) const {
    std::vector<std::size_t> levels;
    for (const StrategicForm::Player& player : form_.players) {
        levels.push_back(combination % player.strategies.size());
        combination /= player.strategies.size();
    }
    return levels;
}

std::string NfgCase::code(std::size_t combination) const {
    std::string code;
    for (const std::size_t level : levels_at(combination)) code += "0123456789abcdefghijklmnopqrstuvwxyz"[level];
    return code;
}

std::string NfgCase::sentence(std::size_t combination) const {
    std::string words;
    const std::vector<std::size_t> levels = levels_at(combination);
    for (std::size_t i = 0; i < levels.size(); ++i)
        words += (words.empty() ? "" : " and ") + parties_[i] + " = " + levels_[i][levels[i]];
    return words;
}

std::string NfgCase::head() const {
    std::string text =
        yaml_comment(fmt::format("Read out of {}, a strategic form of Gambit. It says nothing of where "
                                 "things stand: the first level of every option stands for that.",
                                 base_name(file_.name())));
    if (!one_line_label(form_.comment).empty()) text += yaml_comment("Its comment: " + form_.comment);
    std::size_t left_out = 0;
    for (std::size_t k = 0; k < form_.outcomes.size(); ++k) {
        const auto& [label, where] = form_.outcomes[k];
        left_out += k < most_named_outcomes ? 0 : 1;
        if (k >= most_named_outcomes) continue;
        std::vector<std::string> codes;
        for (std::size_t w = 0; w < std::min<std::size_t>(where.size(), 12); ++w) codes.push_back(code(where[w]));
        text += yaml_comment(fmt::format("Outcome \"{}\": state {}{}", label, joined(codes),
                                         where.size() > codes.size() ? " and others" : ""));
    }
    if (left_out > 0) text += yaml_comment(fmt::format("{} more labels of outcomes are left out.", left_out));
    const std::string title = one_line_label(form_.title);
    text += fmt::format("irenic: 1\ntitle: {}\n\nsources:\n  file: {{title: {}}}\n",
                        yaml_quoted(title.empty() ? "A strategic form without a title" : title),
                        yaml_quoted("A strategic form of Gambit: " + base_name(file_.name())));
    return text;
}

std::string NfgCase::options() const {
    std::string text = "\nparties:\n";
    for (std::size_t i = 0; i < parties_.size(); ++i) {
        const std::string name = one_line_label(form_.players[i].label);
        text += fmt::format("  {}: {{{}source: file}}\n", parties_[i],
                            name.empty() || name == parties_[i] ? "" : "name: " + yaml_quoted(name) + ", ");
    }
    text += "\noptions:\n";
    for (std::size_t i = 0; i < parties_.size(); ++i) {
        std::vector<std::string> labels;
        for (std::size_t k = 0; k < levels_[i].size(); ++k) {
            const std::string label = one_line_label(form_.players[i].strategies[k]);
            if (!label.empty() && label != levels_[i][k]) labels.push_back(levels_[i][k] + ": " + yaml_quoted(label));
        }
        text += fmt::format("  {0}:\n    by: {0}\n    levels: [{1}]\n", parties_[i], joined(levels_[i]));
        if (!labels.empty()) text += fmt::format("    labels: {{{}}}\n", joined(labels));
        text += "    source: file\n";
    }
    return text + "\n";
}

std::string NfgCase::states() const {
    if (!names_states_) return {};
    std::string text = "states:\n";
    for (std::size_t c = 0; c < form_.combinations(); ++c) text += fmt::format("  s{0}: \"{0}\"\n", code(c));
    return text + "\n";
}

std::map<mpq_class, std::vector<std::size_t>, std::greater<>> NfgCase::by_payoff(std::size_t i) const {
    std::map<mpq_class, std::vector<std::size_t>, std::greater<>> groups;
    for (std::size_t c = 0; c < form_.players[i].payoffs.size(); ++c) groups[form_.players[i].payoffs[c]].push_back(c);
    return groups;
}

/// Weights where that is exact; otherwise only the order is kept, and that is said.
std::string NfgCase::preference(std::size_t i) {
    const StrategicForm::Player& player = form_.players[i];
    const mpz_class multiplier = common_multiplier(player.payoffs);
    mpq_class sum = 0;
    for (const auto& [payoff, where] : by_payoff(i)) sum += abs(payoff) * static_cast<unsigned long>(where.size());
    const bool exact = sum * mpq_class(multiplier) <= largest_sum;
    std::string note;
    if (!exact) {
        note = "The payoffs are too large to be kept as weights, or have too many places: only their order is kept.";
        file_.warning(
            "only-order-kept", player.begin, player.end,
            fmt::format("of the payoffs of {} only the order is kept", in_quotes(player.label)),
            "numbers have six decimal places, and all of a party together may come to 2.3e12: choose a coarser unit");
    } else if (multiplier > 1) {
        note = fmt::format("The payoffs multiplied by {}, which makes decimals of them.", multiplier.get_str());
        file_.warning(
            "payoffs-multiplied", player.begin, player.end,
            fmt::format("the payoffs of {} are multiplied by {}", in_quotes(player.label), multiplier.get_str()),
            "as they are, they need more than six decimal places; nothing is rounded");
    }
    std::string text;
    if (!note.empty()) text += "  # " + note + "\n";
    names_states_ = names_states_ || !exact;
    return text + (exact ? weights(i, multiplier) : ranking(i));
}

std::string NfgCase::weights(std::size_t i, const mpz_class& multiplier) const {
    std::string text;
    for (const auto& [payoff, where] : by_payoff(i)) {
        if (payoff == 0) continue;
        const std::string weight = decimal_text(payoff * mpq_class(multiplier));
        std::string that;
        const auto write = [&] {
            if (!that.empty()) text += fmt::format("    - {{that: {}, weight: {}, source: file}}\n", that, weight);
            that.clear();
        };
        for (const std::size_t c : where) {
            that += (that.empty() ? "" : " or ") + sentence(c);
            if (that.size() > longest_sentence) write();
        }
        write();
    }
    return text.empty() ? fmt::format("  {}: []\n", parties_[i]) : fmt::format("  {}:\n{}", parties_[i], text);
}

std::string NfgCase::ranking(std::size_t i) const {
    std::vector<std::string> groups;
    for (const auto& [payoff, where] : by_payoff(i)) {
        std::vector<std::string> names;
        for (const std::size_t c : where) names.push_back("s" + code(c));
        groups.push_back(names.size() == 1 ? names.front() : "[" + joined(names) + "]");
    }
    return fmt::format("  {}: {{ranking: [{}], source: file}}\n", parties_[i], joined(groups));
}

}  // namespace

Imported import_nfg(std::string_view text, const std::string& name) {
    Foreign file(text, name);
    if (!file.readable()) return file.finish({});
    const auto form = read_nfg(file);
    if (!form) return file.finish({});
    return file.finish(NfgCase(file, *form).text());
}

}  // namespace irenic
