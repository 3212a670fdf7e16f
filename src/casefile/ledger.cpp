#include "casefile/ledger.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "casefile/fields.hpp"
#include "casefile/scalars.hpp"
#include "casefile/yaml.hpp"

namespace irenic::casefile {
namespace {

constexpr std::size_t max_accounts = 100;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

constexpr std::array<Key, 6> ledger_keys{{
    {"ledger", Wants::text, true},
    {"title"},
    {"effective"},
    {"sources", Wants::map},
    {"accounts", Wants::map},
    {"events", Wants::list, true},
}};
constexpr std::array<Key, 1> account_keys{{{"name"}}};
constexpr std::array<Key, 11> event_keys{{
    {"id"},
    {"date", Wants::text, true},
    {"obligation", Wants::text, true},
    {"event", Wants::text, true},
    {"part"},
    {"by"},
    {"affirmed-by", Wants::text_or_list},
    {"denied-by", Wants::text_or_list},
    {"confidence"},
    {"corrects"},
    {"check"},
}};

}  // namespace

LoadedLedger LedgerReader::read(std::string_view text, const std::string& name) {
    made_.file = name;
    made_.sha256 = sha256_of(text);
    const bool too_large = text.size() > max_file_bytes;
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    files_.push_back({name, too_large ? "" : std::string(text), made_.sha256});
    source_.emplace(0, files_.back().text);
    if (too_large)
        problems_.error("file-too-large", {}, fmt::format("the file is larger than {} MiB", max_file_bytes >> 20U),
                        "is this the right file?");
    else if (check_characters(*source_, problems_)) {
        root_ = parse_yaml(*source_, 0, source_->text().size(), problems_);
        if (root_ && !root_->is_missing())
            bind(*root_);
        else if (!problems_.any_error())
            problems_.error("empty-file", source_->place(0, 0), "nothing is written in this file");
    }
    LoadedLedger loaded;
    if (!problems_.any_error()) loaded.ledger = std::move(made_);
    loaded.diagnostics = problems_.in_order();
    loaded.files.assign(files_.begin(), files_.end());
    return loaded;
}

void LedgerReader::bind(const Node& root) {
    const Fields fields(root, "a ledger", ledger_keys, false, problems_);
    if (!root.is_mapping()) return;
    if (!root.children.empty() && root.children.front().key != "ledger" && fields.has("ledger"))
        problems_.error("ledger-not-first", root.find("ledger")->key_place, "`ledger` is not the first key",
                        "move this line to the top");
    if (const Node* node = fields.find("ledger")) bind_agreement(*node);
    obligations_.incomplete = !agreement_known_;
    made_.title = read_label(fields.find("title"));
    bind_effective(fields.find("effective"));
    scratch_.sources = subject_.sources;
    for (const Source& source : subject_.sources) binding_.sources.add(source.id);
    bind_sources(binding_, root);
    for (std::size_t k = subject_.sources.size(); k < scratch_.sources.size(); ++k)
        if (std::any_of(subject_.sources.begin(), subject_.sources.end(),
                        [&](const Source& of_case) { return of_case.id == scratch_.sources[k].id; }))
            problems_.error("duplicate-id", scratch_.sources[k].place,
                            fmt::format("the case has a source {} too", in_quotes(scratch_.sources[k].id)),
                            "leave it out here to cite that of the case, or give this one another id");
    bind_accounts(fields.find("accounts"));
    if (const Node* events = fields.find("events")) bind_events(root, *events);
    made_.sources = std::move(scratch_.sources);
}

void LedgerReader::bind_agreement(const Node& node) {
    const auto found = find_agreement(subject_, node.text);
    if (!found) {
        std::vector<std::string> ids;
        for (const Agreement& agreement : subject_.agreements) ids.push_back(agreement.id);
        problems_.error("unknown-agreement", node.place,
                        fmt::format("{} is not an agreement of the case", in_quotes(node.text)),
                        suggestion(problems_, node.text, ids, "agreements"));
        return;
    }
    made_.agreement = *found;
    agreement_known_ = true;
    for (const Obligation& obligation : subject_.agreements[*found].obligations) obligations_.add(obligation.id);
}

void LedgerReader::bind_effective(const Node* node) {
    const auto of_case = agreement_known_ ? subject_.agreements[made_.agreement].effective : std::nullopt;
    made_.effective = of_case;
    if (node == nullptr) return;
    const auto day = read_day(*node, "`effective`", problems_);
    if (day && of_case && *day != *of_case)
        problems_.error("other-start", node->place,
                        fmt::format("the ledger begins on {}, the agreement in the case on {}", to_string(*day),
                                    to_string(*of_case)),
                        "leave `effective` out here, or say the same in both");
    if (day) made_.effective = day;
}

void LedgerReader::bind_accounts(const Node* node) {
    if (node == nullptr) return;
    for (const Node& child : node->children) {
        if (child.key.starts_with("x-")) continue;
        if (made_.accounts.size() == max_accounts) {
            problems_.error("too-many-accounts", child.key_place,
                            fmt::format("a ledger has at most {} accounts", max_accounts));
            accounts_.incomplete = true;
            return;
        }
        check_id(child.key, child.key_place, "an account", problems_);
        Account made;
        made.id = child.key;
        made.place = child.key_place;
        made.party = find_party(subject_, child.key);
        made.name = made.party ? subject_.parties[*made.party].name : child.key;
        if (!child.is_missing()) {
            const Fields fields(child, "an account", account_keys, true, problems_);
            if (fields.find("name") != nullptr) made.name = read_label(fields.find("name"));
            made.provenance = bind_provenance(binding_, child);
        }
        accounts_.add(made.id);
        made_.accounts.push_back(std::move(made));
    }
}

/// Parties of the case need not be listed.
std::optional<AccountIndex> LedgerReader::account(const Node& word) {
    if (const auto known = accounts_.find(word.text)) return known;
    if (const auto party = find_party(subject_, word.text)) {
        Account made;
        made.id = word.text;
        made.name = subject_.parties[*party].name;
        made.party = party;
        made.place = subject_.parties[*party].place;
        made.place.line = 0;  // it stands in the case, not here
        accounts_.add(made.id);
        made_.accounts.push_back(std::move(made));
        return accounts_.find(word.text);
    }
    if (accounts_.incomplete) return {};
    std::vector<std::string> known = accounts_.ids();
    for (const Party& party : subject_.parties) known.push_back(party.id);
    problems_.error("unknown-account", word.place,
                    fmt::format("{} is neither listed under `accounts` nor a party of the case", in_quotes(word.text)),
                    suggestion(problems_, word.text, known, "known"));
    return {};
}

std::vector<AccountIndex> LedgerReader::accounts_at(const Node* node, std::string_view key) {
    std::vector<AccountIndex> made;
    if (node == nullptr) return made;
    for (const Node* word : texts_of(node, key, problems_))
        if (const auto found = account(*word); found && std::find(made.begin(), made.end(), *found) == made.end())
            made.push_back(*found);
    return made;
}

void LedgerReader::bind_events(const Node& root, const Node& list) {
    for (const Node& node : list.children) {
        if (made_.events.size() == max_events) {
            problems_.error("too-many-events", head(node), fmt::format("a ledger has at most {} events", max_events),
                            "put what is over into a ledger of its own");
            return;
        }
        bind_event(node);
    }
    if (root.find("ledger") != nullptr) check_chain(root, list);
    if (!problems_.any_error()) check_courses(subject_, made_, problems_);
}

void LedgerReader::bind_event(const Node& node) {
    LedgerEvent& event = made_.events.emplace_back();
    event.place = head(node);
    const Fields fields(node, "an event", event_keys, true, problems_);
    if (!node.is_mapping()) return;
    if (const Node* date = fields.find("date"))
        event.date = read_day(*date, "`date`", problems_).value_or(CalendarDay{});
    if (const Node* obligation = fields.find("obligation"))
        event.obligation = look_up(binding_, obligations_, obligation->text, obligation->place, "obligation",
                                   fmt::format("an obligation of {}",
                                               in_quotes(root_->find("ledger") != nullptr ? root_->find("ledger")->text
                                                                                          : "this agreement")))
                               .value_or(0);
    if (const Node* kind = fields.find("event")) {
        std::vector<std::string_view> words;
        for (const EventKindRow& row : event_kinds) words.push_back(row.id);
        if (const auto choice = read_choice(*kind, "`event`", words, problems_)) event.kind = event_kinds[*choice].kind;
    }
    bind_part(event, node, fields.find("part"));
    if (const Node* by = fields.find("by")) event.by = account(*by);
    event.affirmed_by = accounts_at(fields.find("affirmed-by"), "`affirmed-by`");
    event.denied_by = accounts_at(fields.find("denied-by"), "`denied-by`");
    for (const std::string_view key : {"affirmed-by", "denied-by"})
        if (event.kind != EventKind::disputed && fields.has(key))
            problems_.error("not-disputed", node.find(key)->key_place,
                            fmt::format("`{}` belongs to what is disputed", key),
                            "write `event: disputed`, or say with `by` who says so");
    for (const AccountIndex a : event.denied_by)
        if (std::find(event.affirmed_by.begin(), event.affirmed_by.end(), a) != event.affirmed_by.end())
            problems_.error("on-both-sides", node.find("denied-by")->place,
                            fmt::format("{} both affirms and denies it", in_quotes(made_.accounts[a].id)));
    if (const Node* confidence = fields.find("confidence"))
        event.confidence =
            read_decimal(*confidence, "`confidence`", {zero, one, false, false, "between 0 and 1"}, problems_);
    event.provenance = bind_provenance(binding_, node);
    bind_corrects(event, node);
}

void LedgerReader::bind_part(LedgerEvent& event, const Node& node, const Node* part) {
    if (part != nullptr)
        event.part = read_decimal(*part, "`part`", {zero, one, true, true, "between 0 and 1, both left out"}, problems_);
    if (event.kind != EventKind::partly) {
        if (part != nullptr)
            problems_.error("part-of-whole", part->key_place, "`part` belongs to `event: partly`",
                            "write `event: partly`, or leave out `part`");
        return;
    }
    if (part == nullptr) {
        if (node.find("part") == nullptr)
            problems_.error("missing-part", node.find("event")->place, "`partly` needs `part`, the share done so far",
                            "write `part: 0.5` for a half");
        return;
    }
    if (!agreement_known_ || problems_.any_error()) return;
    const Obligation& obligation = subject_.agreements[made_.agreement].obligations[event.obligation];
    if (obligation.parts > 1) return;
    problems_.error("not-divisible", part->key_place,
                    fmt::format("{} is not divisible in the case", in_quotes(obligation.id)),
                    fmt::format("give it `parts: N` in the case; or leave the event out and say so in a `note`"));
}

void LedgerReader::bind_corrects(LedgerEvent& event, const Node& node) {
    const auto index = static_cast<EventIndex>(made_.events.size() - 1);
    if (const Node* corrects = node.find("corrects"); corrects != nullptr && corrects->is_scalar()) {
        for (EventIndex e = 0; e < index; ++e)
            if (made_.events[e].id == corrects->text) event.corrects = e;
        if (!event.corrects) {
            problems_.error("unknown-event", corrects->place,
                            fmt::format("{} is no earlier event of this ledger", in_quotes(corrects->text)),
                            suggestion(problems_, corrects->text, events_.ids(), "events"));
        } else if (made_.events[*event.corrects].by != event.by) {
            problems_.error("other-account", corrects->place,
                            fmt::format("{} was entered on another account", in_quotes(corrects->text)),
                            "an account corrects itself; what another says is disputed: `event: disputed`");
        } else {
            for (EventIndex e = 0; e < index; ++e)
                if (made_.events[e].corrects == event.corrects)
                    problems_.error("corrected-twice", corrects->place,
                                    fmt::format("{} has been corrected before", in_quotes(corrects->text)),
                                    "correct the correction: it needs an id");
        }
    }
    bind_id(event, node);
}

/// Without an id of its own an event is called by its number.
void LedgerReader::bind_id(LedgerEvent& event, const Node& node) {
    const Node* id = node.find("id");
    if (id == nullptr || !id->is_scalar() || id->is_missing()) {
        event.id = fmt::format("e{}", made_.events.size());
    } else {
        event.id = id->text;
        if (!check_id(id->text, id->place, "an event", problems_)) return;
    }
    if (events_.has(event.id))
        problems_.error("duplicate-id", id != nullptr ? id->place : event.place,
                        fmt::format("two events are called {}", in_quotes(event.id)),
                        "an event without an id is called by its number: e1, e2 and so on");
    events_.add(event.id);
}

void LedgerReader::check_chain(const Node& root, const Node& list) {
    std::string before = first_link(root);
    std::size_t unchecked = 0;
    bool any = false;
    for (std::size_t e = 0; e < list.children.size() && e < made_.events.size(); ++e) {
        LedgerEvent& event = made_.events[e];
        const Node& node = list.children[e];
        event.digest = before = next_link(before, node);
        const Node* check = node.find("check");
        if (check == nullptr) {
            ++unchecked;
            continue;
        }
        any = true;
        event.checked = check->is_scalar() && check->text == event.digest;
        if (event.checked) {
            unchecked = 0;
            continue;
        }
        problems_.error(
            "broken-chain", event.place, fmt::format("event {} does not fit its check", e + 1),
            "it was changed, or something before it was changed, added or taken out since; entries are never "
            "changed: enter a new event with `corrects: ID`; docs/ledger.md says how a check is made");
        return;
    }
    if (unchecked == 0) return;
    if (!any)
        problems_.note("no-chain", "no event carries a check: a change would not be noticed");
    else
        problems_.note("unchecked-events", fmt::format("the last {} no check: a change there would not be noticed",
                                                       unchecked == 1 ? std::string("event carries")
                                                                      : fmt::format("{} events carry", unchecked)));
}

}  // namespace irenic::casefile

namespace irenic {

LoadedLedger parse_ledger(const Case& subject, std::string_view text, const std::string& name) {
    return casefile::LedgerReader(subject).read(text, name);
}

}  // namespace irenic
