#include "casefile/problems.hpp"

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "casefile/characters.hpp"

namespace irenic::casefile {

namespace {

constexpr std::size_t longest_word = 60;      // code points of a user's word in a message
constexpr std::size_t longest_list = 8;       // words of a list in a message
constexpr std::size_t most_collected = 2000;  // diagnostics kept while collecting: far more than are shown

auto sort_key(const Diagnostic& found) {
    // What stands nowhere comes first; it is about the whole.
    return std::tuple(found.place.file, found.place.line, found.place.column, static_cast<int>(found.severity));
}

bool same(const Diagnostic& left, const Diagnostic& right) {
    return left.place == right.place && left.code == right.code && left.message == right.message;
}

}  // namespace

void Problems::add(Diagnostic found) {
    if (found.severity == Severity::error) ++errors_;
    if (found_.size() < most_collected) found_.push_back(std::move(found));
}

void Problems::error(std::string_view code, Place place, std::string message, std::string help) {
    add({Severity::error, std::string(code), std::move(message), place, std::move(help)});
}

void Problems::warning(std::string_view code, Place place, std::string message, std::string help) {
    add({Severity::warning, std::string(code), std::move(message), place, std::move(help)});
}

void Problems::note(std::string_view code, std::string message) {
    add({Severity::note, std::string(code), std::move(message), {}, {}});
}

void Problems::absorb(const Problems& other, std::string_view remark) {
    const std::size_t own = found_.size();
    for (const Diagnostic& found : other.found_) {
        const auto end = found_.begin() + static_cast<std::ptrdiff_t>(own);
        if (std::any_of(found_.begin(), end, [&](const Diagnostic& known) { return same(known, found); })) continue;
        Diagnostic taken = found;
        if (!remark.empty()) taken.help += fmt::format("{}{}", taken.help.empty() ? "" : "; ", remark);
        add(std::move(taken));
    }
}

std::vector<Diagnostic> Problems::in_order() const {
    std::vector<Diagnostic> sorted = found_;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Diagnostic& left, const Diagnostic& right) { return sort_key(left) < sort_key(right); });
    sorted.erase(std::unique(sorted.begin(), sorted.end(), same), sorted.end());
    std::vector<Diagnostic> shown;
    std::size_t errors = 0;
    for (Diagnostic& found : sorted)
        if (found.severity != Severity::error || ++errors <= max_errors) shown.push_back(std::move(found));
    const std::size_t uncounted =
        errors_ - std::min(errors_, static_cast<std::size_t>(std::count_if(
                                        found_.begin(), found_.end(),
                                        [](const Diagnostic& found) { return found.severity == Severity::error; })));
    if (errors += uncounted; errors > max_errors)
        shown.push_back({Severity::note,
                         "more-errors",
                         fmt::format("{} more {} not shown", errors - max_errors,
                                     errors - max_errors == 1 ? "error is" : "errors are"),
                         {},
                         "mend the first ones and check again"});
    return shown;
}

std::string escaped(std::string_view text) {
    std::string shown;
    shown.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        if (!point.valid)
            shown += fmt::format("\\x{:02X}", static_cast<unsigned>(static_cast<unsigned char>(text[at])));
        else if (is_control(point.value) || is_bidirectional_control(point.value))
            shown += fmt::format("\\u{{{:X}}}", static_cast<std::uint32_t>(point.value));
        else
            shown += text.substr(at, point.length);
        at += point.length;
    }
    return shown;
}

std::string in_quotes(std::string_view word) {
    std::size_t end = 0;
    for (std::size_t points = 0; end < word.size() && points < longest_word; ++points) end += decode(word, end).length;
    const bool cut = end < word.size();
    return fmt::format("`{}{}`", escaped(word.substr(0, end)), cut ? "…" : "");
}

std::string list_in_quotes(const std::vector<std::string>& words) {
    std::string list;
    const std::size_t shown = words.size() > longest_list ? longest_list - 1 : words.size();
    for (std::size_t i = 0; i < shown; ++i) {
        if (i > 0) list += i + 1 == words.size() ? " and " : ", ";
        list += in_quotes(words[i]);
    }
    if (shown < words.size()) list += fmt::format(" and {} more", words.size() - shown);
    return list;
}

std::string suggestion(const Problems& problems, std::string_view word, const std::vector<std::string>& candidates,
                       std::string_view what) {
    if (problems.full()) return {};
    if (const auto near = nearest(word, candidates)) return fmt::format("did you mean {}?", in_quotes(*near));
    if (candidates.empty()) return fmt::format("{}: none", what);
    return fmt::format("{}: {}", what, list_in_quotes(candidates));
}

}  // namespace irenic::casefile
