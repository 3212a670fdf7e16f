#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "casefile/binding.hpp"
#include "casefile/fields.hpp"
#include "casefile/scalars.hpp"

namespace irenic::casefile {

namespace {

constexpr std::size_t max_parties = 100;

constexpr std::array<Key, 7> source_keys{{
    {"title"},
    {"by", Wants::text_or_list},
    {"publisher"},
    {"date"},
    {"grade"},
    {"url"},
    {"note"},
}};
constexpr std::array<Key, 2> background_keys{{{"says", Wants::text, true}, {"date"}}};
constexpr std::array<Key, 4> party_keys{{{"name"}, {"great"}, {"disagreement"}, {"lumps"}}};
constexpr std::array<std::string_view, 4> status_words{"unstated", "solid", "caveated", "unsupported"};

/// `report p. 12`: the id of a source and the place in it.
std::optional<Citation> bind_citation(Binding& binding, const Node& text) {
    const std::size_t end = std::min(text.text.find_first_of(" \t\n"), text.text.size());
    const auto source = look_up(binding, binding.sources, std::string_view(text.text).substr(0, end),
                                place_in(text, 0, end), "source", "a source of this case");
    if (!source) return std::nullopt;
    Node rest;
    rest.text = text.text.substr(end);
    const std::string locator = read_label(&rest);
    return Citation{*source, locator};
}

bool is_grade(std::string_view text) {
    return text.size() == 2 && text[0] >= 'A' && text[0] <= 'F' && text[1] >= '1' && text[1] <= '6';
}

}  // namespace

Provenance bind_provenance(Binding& binding, const Node& map) {
    Provenance made;
    const auto text_at = [&](std::string_view key) {
        const Node* node = map.find(key);
        return node != nullptr && node->is_scalar() ? node : nullptr;
    };
    const Node* source = map.find("source");
    if (source != nullptr && (source->is_sequence() || (source->is_scalar() && !source->is_missing())))
        for (const Node* text : texts_of(source, "`source`", binding.problems))
            if (const auto citation = bind_citation(binding, *text)) made.sources.push_back(*citation);
    made.basis = read_text(text_at("basis"));
    made.contested = read_text(text_at("contested"));
    made.note = read_text(text_at("note"));
    if (const Node* status = text_at("status"); status != nullptr && !status->is_missing()) {
        const auto known = std::span(status_words).subspan(1);
        if (const auto choice = read_choice(*status, "`status`", known, binding.problems))
            made.status = static_cast<Status>(*choice + 1);
    }
    return made;
}

void bind_sources(Binding& binding, const Node& root) {
    const Node* sources = root.find("sources");
    if (sources == nullptr) return;
    binding.sources.incomplete = !sources->is_mapping();
    for (const Node& node : sources->children) {
        if (!sources->is_mapping()) break;
        if (node.key.starts_with("x-")) continue;
        check_id(node.key, node.key_place, "a source", binding.problems);
        const Fields fields(node, "a source", source_keys, false, binding.problems);
        Source made;
        made.id = node.key;
        made.place = node.key_place;
        made.title = read_label(fields.find("title"));
        if (const Node* by = fields.find("by"))
            for (const Node* name : texts_of(by, "`by`", binding.problems)) made.by.push_back(read_label(name));
        made.publisher = read_label(fields.find("publisher"));
        made.date = read_label(fields.find("date"));
        check_date(fields.find("date"), binding.problems);
        if (const Node* grade = fields.find("grade")) {
            made.grade = grade->text;
            if (!is_grade(grade->text))
                binding.problems.error("bad-grade", grade->place,
                                       fmt::format("{} is not an Admiralty grade", in_quotes(grade->text)),
                                       "write reliability A–F and credibility 1–6, from A1 to F6");
        }
        made.url = read_label(fields.find("url"));
        made.note = read_text(fields.find("note"));
        binding.sources.add(made.id);
        binding.made.sources.push_back(std::move(made));
    }
}

void bind_background(Binding& binding, const Node& root) {
    const Node* background = root.find("background");
    if (background == nullptr || !background->is_sequence()) return;
    for (const Node& node : background->children) {
        const Fields fields(node, "an item of the background", background_keys, true, binding.problems);
        Background made;
        made.says = read_text(fields.find("says"));
        made.date = read_label(fields.find("date"));
        check_date(fields.find("date"), binding.problems);
        made.provenance = bind_provenance(binding, node);
        made.place = head(node);
        binding.made.background.push_back(std::move(made));
    }
}

void bind_parties(Binding& binding, const Node& root) {
    const Node* parties = root.find("parties");
    binding.parties.incomplete = parties == nullptr || !parties->is_mapping();
    if (binding.parties.incomplete) return;
    if (parties->children.empty()) binding.problems.error("empty", head(*parties), "a case needs at least one party");
    for (const Node& node : parties->children) {
        if (node.key.starts_with("x-")) continue;
        if (binding.made.parties.size() == max_parties) {
            binding.problems.error("too-many-parties", node.key_place,
                                   fmt::format("a case has at most {} parties", max_parties),
                                   "put those together that decide together");
            binding.parties.incomplete = true;
            return;
        }
        if (node.key == "chance")
            binding.problems.error("reserved-word", node.key_place, "`chance` is not declared as a party",
                                   "it may own options as it is: `by: chance`");
        else
            check_id(node.key, node.key_place, "a party", binding.problems);
        const Fields fields(node, "a party", party_keys, true, binding.problems);
        Party made;
        made.id = node.key;
        made.place = node.key_place;
        made.name = fields.find("name") != nullptr ? read_label(fields.find("name")) : node.key;
        note_unused(binding, fields.find("great"), "great");
        if (const Node* great = fields.find("great"))
            made.great = read_decimal(*great, "`great`", {zero, {}, true, false, "more than 0"}, binding.problems);
        made.disagreement = read_text(fields.find("disagreement"));
        made.lumps = read_text(fields.find("lumps"));
        made.provenance = bind_provenance(binding, node);
        binding.parties.add(made.id);
        binding.made.parties.push_back(std::move(made));
    }
}

}  // namespace irenic::casefile
