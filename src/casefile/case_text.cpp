#include "casefile/case_text.hpp"

#include <algorithm>
#include <utility>

namespace irenic::casefile {

CaseText::CaseText(std::string_view text, const Node& root)
    : text_(text),
      source_(0, text),
      root_(root),
      line_break_(text.find("\r\n") == std::string_view::npos ? "\n" : "\r\n") {}

std::size_t CaseText::begin_of(const Place& place) const { return source_.offset(place.line, place.column); }
std::size_t CaseText::end_of(const Place& place) const { return source_.offset(place.end_line, place.end_column); }

std::size_t CaseText::end_of_entry(const Node& entry, bool in_lines) const {
    const std::size_t end = entry.is_missing() ? end_of(entry.key_place) : end_of(entry.place);
    if (!in_lines) return end;
    const std::size_t line_end = std::min(text_.find_first_of("\r\n", end), text_.size());
    const std::string_view rest = text_.substr(end, line_end - end);
    const std::size_t next = rest.find_first_not_of(entry.is_missing() ? " \t:" : " \t");
    return next == std::string_view::npos || rest[next] == '#' ? line_end : end;
}

void CaseText::put_into(const Node& map, const std::vector<Entry>& entries) {
    const std::size_t begin = begin_of(map.place);
    const bool in_lines = text_[begin] != '{';
    // In lines, entries that are added stand before the first, as far to the right as it.
    const std::size_t lead = begin - source_.line_begin(begin);
    std::string added;
    for (const Entry& entry : entries) {
        const std::string words = entry.key + ": " + entry.value;
        if (const Node* known = map.find(entry.key)) {
            changes_.push_back({begin_of(known->key_place), end_of_entry(*known, in_lines), words});
        } else if (in_lines) {
            added += words + line_break_ + std::string(lead, ' ');
        } else {
            added += words + (map.children.empty() && &entry == &entries.back() ? "" : ", ");
        }
    }
    const std::size_t at = in_lines ? begin : begin + 1;
    if (!added.empty()) changes_.push_back({at, at, added});
}

void CaseText::put(std::string_view key, const std::vector<Entry>& entries) {
    if (entries.empty()) return;
    const Node* map = root_.find(key);
    if (map != nullptr && map->is_mapping()) return put_into(*map, entries);
    std::string block = std::string(key) + ":" + line_break_;
    for (const Entry& entry : entries) block += "  " + entry.key + ": " + entry.value + line_break_;
    appended_ += line_break_ + block;
}

std::string CaseText::finish() const {
    std::vector<Change> changes = changes_;
    // What is added before an entry stands before what replaces it.
    std::stable_sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) {
        return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
    });
    std::string text;
    std::size_t at = 0;
    for (const Change& change : changes) {
        text += text_.substr(at, change.begin - at);
        text += change.text;
        at = change.end;
    }
    text += text_.substr(at);
    if (!appended_.empty() && !text.empty() && text.back() != '\n') text += line_break_;
    return text + appended_;
}

}  // namespace irenic::casefile
