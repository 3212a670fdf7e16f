/// A ledger with one entry more.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "casefile/ledger.hpp"

namespace irenic::casefile {
namespace {

bool is_letter_or_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/// Without quotes only where no reader could take it for anything else.
std::string written(const std::string& text) {
    const auto plain = [](char c) { return is_letter_or_digit(c) || c == '.' || c == '-' || c == '_'; };
    if (!text.empty() && is_letter_or_digit(text.front()) && std::all_of(text.begin(), text.end(), plain)) return text;
    std::string made = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            made += '\\', made += c;
        else if (c == '\n')
            made += "\\n";
        else if (c == '\t')
            made += "\\t";
        else if (static_cast<unsigned char>(c) < 0x20U || c == 0x7F)
            made += fmt::format("\\x{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
        else
            made += c;
    }
    return made + "\"";
}

std::string entry_text(const NewEvent& event) {
    std::string made;
    for (const NewEvent::Value& value : event.values) {
        made += (made.empty() ? "{" : ", ") + value.key + ": ";
        if (value.texts.size() == 1) {
            made += written(value.texts.front());
            continue;
        }
        std::string list;
        for (const std::string& text : value.texts) list += (list.empty() ? "" : ", ") + written(text);
        made += "[" + list + "]";
    }
    return made + "}";
}

/// Where the next entry goes, and how far to the right.
struct Room {
    std::size_t begin = 0;  ///< what is replaced: `[]`, or nothing at the end
    std::size_t end = 0;
    std::size_t indent = 2;
    std::string refused;  ///< why there is none
};

/// The `-` behind which an item of a list in lines stands.
std::optional<std::size_t> dash_before(const Node& item, const SourceText& source) {
    std::size_t at = source.offset(item.place.line, item.place.column);
    if (source.text()[at] == '-' && at + 1 < source.text().size() && source.text()[at + 1] == ' ') return at;
    const std::size_t before = at == 0 ? std::string_view::npos : source.text().find_last_not_of(" \t\r\n", at - 1);
    if (before == std::string_view::npos || source.text()[before] != '-') return {};
    return before;
}

Room room_for_entry(const Node& root, const SourceText& source) {
    Room room;
    const Node& events = *root.find("events");
    const std::string_view text = source.text();
    room.begin = room.end = text.size();
    if (&events != &root.children.back() || root.place.column != 1) {
        room.refused = "move `events` to the end of the file: new ones are written below the last";
    } else if (events.children.empty()) {
        room.begin = source.offset(events.place.line, events.place.column);
        room.end = source.offset(events.place.end_line, events.place.end_column);
    } else if (const auto dash = dash_before(events.children.front(), source)) {
        room.indent = *dash - source.line_begin(*dash);
    } else {
        room.refused = "write the events one below the other, each behind a `- `";
    }
    return room;
}

std::string with_entry(std::string_view text, const Room& room, const std::string& entry) {
    const std::string line_break = text.find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
    std::string made(text.substr(0, room.begin));
    while (!made.empty() && room.end > room.begin && made.back() == ' ') made.pop_back();
    if (!made.empty() && made.back() != '\n') made += line_break;
    made += std::string(room.indent, ' ') + "- " + entry;
    const std::string_view rest = text.substr(room.end);
    if (rest.empty() || (rest.front() != '\n' && rest.front() != '\r')) made += line_break;
    return made + std::string(rest);
}

Recorded refused(LoadedLedger loaded) { return {{}, {}, std::move(loaded.diagnostics), std::move(loaded.files)}; }

bool has_errors(const std::vector<Diagnostic>& found) {
    return std::any_of(found.begin(), found.end(),
                       [](const Diagnostic& one) { return one.severity == Severity::error; });
}

Recorded refused_at(LoadedLedger loaded, std::string code, Place place, std::string message, std::string help) {
    loaded.diagnostics = {{Severity::error, std::move(code), std::move(message), place, std::move(help)}};
    return refused(std::move(loaded));
}

}  // namespace
}  // namespace irenic::casefile

namespace irenic {

using namespace casefile;  // NOLINT(google-build-using-namespace): this room's own

std::string new_ledger(std::string_view agreement, std::string_view effective) {
    std::string text = fmt::format("ledger: {}\n", written(std::string(agreement)));
    if (!effective.empty()) text += fmt::format("effective: {}\n", written(std::string(effective)));
    return text + "events: []\n";
}

Recorded record_event(const Case& subject, std::string_view text, const std::string& name, const NewEvent& event) {
    LedgerReader before(subject);
    LoadedLedger loaded = before.read(text, name);
    if (has_errors(loaded.diagnostics)) return refused(std::move(loaded));
    const Room room = room_for_entry(*before.root(), before.source());
    if (!room.refused.empty())
        return refused_at(std::move(loaded), "no-room", before.root()->find("events")->key_place,
                          "no event can be added to this file", room.refused);
    // Read twice: what the check is, and whether the whole can be read with it.
    NewEvent entry = event;
    std::string made = with_entry(before.source().text(), room, entry_text(entry));
    LoadedLedger unchecked = parse_ledger(subject, made, name);
    if (!unchecked.ledger) {
        // That it has no check yet is no news.
        std::erase_if(unchecked.diagnostics, [](const Diagnostic& one) { return one.severity == Severity::note; });
        return refused(std::move(unchecked));
    }
    entry.values.push_back({"check", {unchecked.ledger->events.back().digest}});
    made = with_entry(before.source().text(), room, entry_text(entry));
    LoadedLedger whole = parse_ledger(subject, made, name);
    if (!whole.ledger) return refused(std::move(whole));
    const std::size_t events = loaded.ledger->events.size();
    if (whole.ledger->events.size() != events + 1 || !whole.ledger->events.back().checked)
        return refused_at(std::move(loaded), "no-room", before.root()->find("events")->key_place,
                          "no event can be added to this file",
                          "write the events one below the other, each behind a `- `");
    return {std::move(made), whole.ledger->events.back().digest, std::move(whole.diagnostics), std::move(whole.files)};
}

Recorded seal_ledger(const Case& subject, std::string_view text, const std::string& name) {
    LedgerReader before(subject);
    LoadedLedger loaded = before.read(text, name);
    if (has_errors(loaded.diagnostics)) return refused(std::move(loaded));
    const Node& events = *before.root()->find("events");
    const std::string_view source = before.source().text();
    std::string made;
    std::size_t at = 0;
    for (std::size_t e = 0; e < events.children.size(); ++e) {
        const Node& event = events.children[e];
        if (event.find("check") != nullptr) continue;
        const Place first = event.children.front().key_place;
        const std::size_t begin = before.source().offset(first.line, first.column);
        const bool in_braces = source[before.source().offset(event.place.line, event.place.column)] == '{';
        const std::size_t lead = begin - before.source().line_begin(begin);
        made += source.substr(at, begin - at);
        made += "check: " + loaded.ledger->events[e].digest + (in_braces ? ", " : "\n" + std::string(lead, ' '));
        at = begin;
    }
    made += source.substr(at);
    LoadedLedger whole = parse_ledger(subject, made, name);
    if (!whole.ledger) return refused(std::move(whole));
    std::string digest = whole.ledger->events.empty() ? "" : whole.ledger->events.back().digest;
    return {std::move(made), std::move(digest), std::move(whole.diagnostics), std::move(whole.files)};
}

}  // namespace irenic
