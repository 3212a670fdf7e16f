#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "casefile/agreements.hpp"
#include "casefile/fields.hpp"
#include "casefile/hazard.hpp"
#include "casefile/scalars.hpp"

namespace irenic::casefile {

namespace {

constexpr std::uint32_t most_parts = 1'000;

constexpr std::array<Key, 9> obligation_keys{{
    {"by", Wants::text_or_list, true},
    {"sets", Wants::map, true},
    {"days"},
    {"after", Wants::text_or_list},
    {"with", Wants::text_or_list},
    {"not-before"},
    {"within"},
    {"parts"},
    {"name"},
}};
constexpr std::array<Key, 3> link_keys{{{"of", Wants::text, true}, {"id"}, {"why"}}};
constexpr std::array<Key, 4> keeping_keys{
    {{"discount", Wants::anything}, {"hazard", Wants::text_or_list}, {"stopping"}, {"distribution"}}};
constexpr std::array<std::string_view, 4> stopping_words{"best", "wait", "break", "act"};

std::optional<ObligationIndex> obligation_named(Binding& binding, const Names& obligations, const Node& word) {
    return look_up(binding, obligations, word.text, word.place, "obligation", "an obligation of this agreement");
}

void bind_performers(Binding& binding, Obligation& made, const Node* by) {
    for (const Node* word : texts_of(by, "`by`", binding.problems)) {
        const auto party = look_up_party(binding, *word);
        if (!party) continue;
        if (std::find(made.by.begin(), made.by.end(), *party) != made.by.end())
            binding.problems.error("duplicate-party", word->place,
                                   fmt::format("{} is named twice", in_quotes(word->text)));
        else
            made.by.push_back(*party);
    }
}

/// An obligation's id, or `{of, id, why}`.
void bind_link(Binding& binding, const Names& obligations, Obligation& made, const Node& node) {
    if (!is_of_kind(node, Wants::text_or_map, "a link", binding.problems)) return;
    Link link;
    link.place = node.is_mapping() ? head(node) : node.place;
    std::optional<ObligationIndex> of;
    if (node.is_scalar()) {
        of = obligation_named(binding, obligations, node);
    } else {
        const Fields fields(node, "a link", link_keys, true, binding.problems);
        if (const Node* word = fields.find("of")) of = obligation_named(binding, obligations, *word);
        if (const Node* id = fields.find("id")) {
            link.id = id->text;
            declare_listed(binding, binding.listed.links, *id, "a link");
        }
        link.why = read_text(fields.find("why"));
        link.provenance = bind_provenance(binding, node);
    }
    if (!of) return;
    link.of = *of;
    made.after.push_back(std::move(link));
}

void bind_obligation(Binding& binding, const Names& obligations, Obligation& made, const Node& node) {
    check_id(node.key, node.key_place, "an obligation", binding.problems);
    const Fields fields(node, "an obligation", obligation_keys, true, binding.problems);
    made.name = fields.find("name") != nullptr ? read_label(fields.find("name")) : node.key;
    bind_performers(binding, made, fields.find("by"));
    if (const Node* sets = fields.find("sets")) {
        made.sets = bind_settings(binding, *sets, "`sets`");
        if (sets->children.empty())
            binding.problems.error("empty", head(*sets),
                                   fmt::format("the obligation {} sets nothing", in_quotes(node.key)),
                                   "say which option it brings to which level");
    }
    if (const Node* days = fields.find("days"))
        made.days = read_whole(*days, "`days`", 0, most_days, binding.problems).value_or(1);
    if (const Node* day = fields.find("not-before"))
        made.not_before = read_whole(*day, "`not-before`", 0, most_days, binding.problems).value_or(0);
    if (const Node* day = fields.find("within"))
        made.within = read_whole(*day, "`within`", 0, most_days, binding.problems);
    if (made.within && made.not_before + made.days > *made.within)
        binding.problems.warning(
            "deadline-out-of-reach", fields.find("within")->place,
            fmt::format("{} cannot be done before day {}", in_quotes(node.key), made.not_before + made.days),
            "see to its `days`, `not-before` and `within`");
    if (const Node* parts = fields.find("parts")) {
        made.parts = read_whole(*parts, "`parts`", 1, most_parts, binding.problems).value_or(1);
        if (made.parts > 1) note_unused(binding, parts, "parts");
        if (made.parts > 1 && made.sets.size() > 1)
            binding.problems.error("bad-parts", parts->place, "an obligation in parts sets one option only",
                                   "make two obligations of it");
    }
    if (const Node* after = fields.find("after")) {
        if (after->is_scalar())
            bind_link(binding, obligations, made, *after);
        else
            for (const Node& link : after->children) bind_link(binding, obligations, made, link);
    }
    for (const Node* word : texts_of(fields.find("with"), "`with`", binding.problems))
        if (const auto other = obligation_named(binding, obligations, *word)) made.with.push_back(*other);
    made.provenance = bind_provenance(binding, node);
}

}  // namespace

void bind_obligations(Binding& binding, Agreement& made, Names& obligations, const Node* map) {
    if (map == nullptr) return;
    if (map->children.empty())
        binding.problems.error("empty", head(*map),
                               fmt::format("the agreement {} has no obligation", in_quotes(made.id)));
    for (const Node& node : map->children) {
        if (node.key.starts_with("x-")) continue;
        obligations.add(node.key);
        Obligation obligation;
        obligation.id = node.key;
        obligation.place = node.key_place;
        made.obligations.push_back(std::move(obligation));
    }
    std::size_t index = 0;
    for (const Node& node : map->children)
        if (!node.key.starts_with("x-")) bind_obligation(binding, obligations, made.obligations[index++], node);
}

void bind_separately(Binding& binding, Agreement& made, const Names& obligations, const Node* list) {
    if (list == nullptr) return;
    std::vector<bool> placed(made.obligations.size(), false);
    bool sound = true;
    for (const Node& group : list->children) {
        std::vector<ObligationIndex> members;
        for (const Node* word : texts_of(&group, "a separate deal", binding.problems)) {
            const auto obligation = obligation_named(binding, obligations, *word);
            sound &= obligation.has_value();
            if (!obligation) continue;
            if (placed[*obligation])
                binding.problems.error(
                    "duplicate-obligation", word->place,
                    fmt::format("the obligation {} stands in two separate deals", in_quotes(word->text)));
            placed[*obligation] = true;
            members.push_back(*obligation);
        }
        if (group.is_sequence() && group.children.empty())
            binding.problems.error("empty", group.place, "this separate deal holds no obligation");
        made.separately.push_back(std::move(members));
    }
    std::vector<std::string> missing;
    for (std::size_t i = 0; i < placed.size(); ++i)
        if (!placed[i]) missing.push_back(made.obligations[i].id);
    if (sound && !missing.empty())
        binding.problems.error("missing-obligation", head(*list),
                               fmt::format("`separately` leaves out {}", list_in_quotes(missing)),
                               "every obligation belongs to one of the separate deals");
}

Keeping bind_keeping(Binding& binding, const Node& map, const Keeping& without) {
    Keeping made = without;
    const Fields fields(map, "`keeping`", keeping_keys, true, binding.problems);
    made.place = map.key_place;
    const Bounds factor{zero, one, true, false, "more than 0 and at most 1"};
    const Range::Shape shape = read_shape(fields.find("distribution"), binding.problems);
    if (const Node* discount = fields.find("discount")) {
        if (discount->is_mapping()) {
            for (const Node& child : discount->children) {
                if (child.key.starts_with("x-")) continue;
                Node name;
                name.text = child.key;
                name.place = child.key_place;
                const auto party = look_up_party(binding, name);
                auto range = read_range(child, fmt::format("the discount of {}", in_quotes(child.key)), factor,
                                        binding.problems);
                if (range) range->shape = shape;
                if (party && range) made.discount[*party] = *range;
            }
        } else if (auto range = read_range(*discount, "`discount`", factor, binding.problems)) {
            range->shape = shape;
            made.discount.assign(binding.made.parties.size(), *range);
        }
    }
    if (const Node* hazard = fields.find("hazard"))
        if (auto read = read_hazard(*hazard, shape, binding.problems)) made.hazard = std::move(*read);
    if (const Node* stopping = fields.find("stopping"))
        if (const auto choice = read_choice(*stopping, "`stopping`", stopping_words, binding.problems))
            made.stopping = static_cast<Keeping::Stopping>(*choice);
    Provenance own = bind_provenance(binding, map);
    if (own.given() || own.status != Status::unstated || !own.note.empty() || !own.contested.empty())
        made.provenance = std::move(own);
    return made;
}

}  // namespace irenic::casefile
