#include "casefile/scalars.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "casefile/fields.hpp"
#include "irenic/number.hpp"

namespace irenic::casefile {

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool within(Decimal number, const Bounds& bounds) {
    if (bounds.least && (number < *bounds.least || (bounds.least_excluded && number == *bounds.least))) return false;
    return !bounds.most || number < *bounds.most || (!bounds.most_excluded && number == *bounds.most);
}

std::string_view why_no_number(DecimalError error) {
    switch (error) {
        case DecimalError::too_many_places: return "has more than six decimal places";
        case DecimalError::too_large: return "is too large";
        default: return "is not a number";
    }
}

std::string_view code_of_error(DecimalError error) {
    switch (error) {
        case DecimalError::too_many_places: return "too-many-places";
        case DecimalError::too_large: return "number-too-large";
        default: return "not-a-number";
    }
}

bool digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_date(std::string_view text) {
    constexpr std::array<int, 13> days{0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
    if (!digits(text.substr(0, 4))) return false;
    if (text.size() == 4) return true;
    if (text[4] != '-' || !digits(text.substr(5, 2))) return false;
    const int month = (text[5] - '0') * 10 + (text[6] - '0');
    if (month < 1 || month > 12) return false;
    if (text.size() == 7) return true;
    if (text[7] != '-' || !digits(text.substr(8, 2))) return false;
    const int day = (text[8] - '0') * 10 + (text[9] - '0');
    const int year = std::stoi(std::string(text.substr(0, 4)));
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    const int last = month == 2 && !leap ? 28 : days[static_cast<std::size_t>(month)];
    return day >= 1 && day <= last;
}

}  // namespace

std::string read_label(const Node* node) {
    std::string label;
    if (node == nullptr) return label;
    for (const char c : node->text) {
        if (!is_space(c))
            label += c;
        else if (!label.empty() && label.back() != ' ')
            label += ' ';
    }
    if (!label.empty() && label.back() == ' ') label.pop_back();
    return label;
}

std::string read_text(const Node* node) {
    if (node == nullptr) return {};
    std::string text = node->text;
    while (!text.empty() && is_space(text.back())) text.pop_back();
    return text;
}

std::optional<Decimal> read_decimal(const Node& node, std::string_view what, const Bounds& bounds, Problems& problems) {
    if (!is_of_kind(node, Wants::text, what, problems)) return std::nullopt;
    const ParsedDecimal parsed = parse_decimal(node.text);
    if (parsed.error != DecimalError::none) {
        problems.error(code_of_error(parsed.error), node.place,
                       fmt::format("{}: {} {}", what, in_quotes(node.text), why_no_number(parsed.error)),
                       parsed.error == DecimalError::malformed ? "write digits, such as 12, -3.5 or 1e3" : "");
        return std::nullopt;
    }
    if (!within(parsed.value, bounds)) {
        problems.error("out-of-range", node.place,
                       fmt::format("{} is {}, and must be {}", what, escaped(node.text), bounds.words));
        return std::nullopt;
    }
    return parsed.value;
}

std::optional<Range> read_range(const Node& node, std::string_view what, const Bounds& bounds, Problems& problems) {
    if (!is_of_kind(node, Wants::text_or_list, what, problems)) return std::nullopt;
    if (node.is_scalar()) {
        const auto number = read_decimal(node, what, bounds, problems);
        if (!number) return std::nullopt;
        return Range{*number, *number, *number, 1, Range::Shape::unstated, node.place};
    }
    if (node.children.empty() || node.children.size() > 3) {
        problems.error("bad-range", node.place, fmt::format("{} has {} numbers", what, node.children.size()),
                       "write one number, [low, high] or [low, best, high]");
        return std::nullopt;
    }
    std::vector<Decimal> numbers;
    for (const Node& child : node.children)
        if (const auto number = read_decimal(child, what, bounds, problems)) numbers.push_back(*number);
    if (numbers.size() != node.children.size()) return std::nullopt;
    for (std::size_t i = 1; i < numbers.size(); ++i) {
        if (numbers[i] >= numbers[i - 1]) continue;
        problems.error(
            "bad-range", node.children[i].place,
            fmt::format("{}: {} comes after {}, which is more", what, to_string(numbers[i]), to_string(numbers[i - 1])),
            "write the lowest number first: [low, high] or [low, best, high]");
        return std::nullopt;
    }
    Range range{numbers.front(),        numbers.front(), numbers.back(), static_cast<std::uint8_t>(numbers.size()),
                Range::Shape::unstated, node.place};
    if (numbers.size() == 2) range.best = midpoint(range.low, range.high);
    if (numbers.size() == 3) range.best = numbers[1];
    return range;
}

Range::Shape read_shape(const Node* node, Problems& problems) {
    constexpr std::array<std::string_view, 4> shapes{"triangular", "pert", "uniform", "discrete"};
    if (node == nullptr) return Range::Shape::unstated;
    const auto choice = read_choice(*node, "`distribution`", shapes, problems);
    return choice ? static_cast<Range::Shape>(*choice + 1) : Range::Shape::unstated;
}

std::optional<std::uint32_t> read_whole(const Node& node, std::string_view what, std::uint32_t least,
                                        std::uint32_t most, Problems& problems) {
    const auto number = read_decimal(node, what, {}, problems);
    if (!number) return std::nullopt;
    const std::int64_t whole = number->units / Decimal::units_per_one;
    if (number->units % Decimal::units_per_one != 0 || whole < least || whole > most) {
        problems.error(
            "out-of-range", node.place,
            fmt::format("{} is {}, and must be a whole number from {} to {}", what, escaped(node.text), least, most));
        return std::nullopt;
    }
    return static_cast<std::uint32_t>(whole);
}

std::optional<bool> read_truth(const Node& node, std::string_view what, Problems& problems) {
    if (!is_of_kind(node, Wants::text, what, problems)) return std::nullopt;
    if (node.text == "true") return true;
    if (node.text == "false") return false;
    problems.error("not-true-or-false", node.place,
                   fmt::format("{} is {}, and must be true or false", what, in_quotes(node.text)),
                   "`yes` and `no` are words in a case file: write `true` or `false`");
    return std::nullopt;
}

std::optional<std::size_t> read_choice(const Node& node, std::string_view what,
                                       std::span<const std::string_view> choices, Problems& problems) {
    if (!is_of_kind(node, Wants::text, what, problems)) return std::nullopt;
    const auto found = std::find(choices.begin(), choices.end(), node.text);
    if (found != choices.end()) return static_cast<std::size_t>(found - choices.begin());
    const std::vector<std::string> words(choices.begin(), choices.end());
    problems.error("unknown-word", node.place, fmt::format("{} cannot be {}", what, in_quotes(node.text)),
                   suggestion(problems, node.text, words, "possible"));
    return std::nullopt;
}

std::vector<const Node*> texts_of(const Node* node, std::string_view what, Problems& problems) {
    std::vector<const Node*> texts;
    if (node == nullptr || !is_of_kind(*node, Wants::text_or_list, what, problems)) return texts;
    if (node->is_scalar()) return {node};
    for (const Node& child : node->children)
        if (is_of_kind(child, Wants::text, what, problems)) texts.push_back(&child);
    return texts;
}

std::optional<CalendarDay> read_day(const Node& node, std::string_view what, Problems& problems) {
    const auto day = parse_day(node.text);
    if (!day)
        problems.error("bad-date", node.place, fmt::format("{} is {}, which is no day", what, in_quotes(node.text)),
                       "write year, month and day: 2031-03-01, between 1583-01-01 and 9999-12-31");
    return day;
}

void check_date(const Node* node, Problems& problems) {
    if (node == nullptr || is_date(node->text)) return;
    problems.warning("unclear-date", node->place, fmt::format("{} is not a date", in_quotes(node->text)),
                     "write a year, a month or a day: 2031, 2031-02 or 2031-02-03");
}

}  // namespace irenic::casefile
