#include <algorithm>
#include <array>
#include <numeric>

#include <fmt/format.h>

#include "casefile/agreements.hpp"
#include "casefile/fields.hpp"
#include "casefile/scalars.hpp"

namespace irenic::casefile {

namespace {

constexpr std::array<Key, 18> agreement_keys{{
    {"name"},
    {"says"},
    {"signatories", Wants::text_or_list},
    {"consent", Wants::text_or_map},
    {"no-agreement", Wants::anything},
    {"start"},
    {"effective"},
    {"on-table", Wants::list},
    {"obligations", Wants::map},
    {"separately", Wants::list},
    {"if-broken", Wants::map},
    {"guarantees", Wants::list},
    {"guarantors", Wants::map},
    {"keeping", Wants::map},
    // What overlays have resolved by now; here for help with misspelt keys.
    {"extends"},
    {"change", Wants::map},
    {"remove", Wants::text_or_list},
    {"add", Wants::map},
}};
constexpr std::array<Key, 3> consent_keys{
    {{"at-least", Wants::text, true}, {"of", Wants::text_or_list}, {"with", Wants::text_or_list}}};
constexpr std::array<Key, 1> on_table_keys{{{"that", Wants::text, true}}};
constexpr std::array<Key, 8> guarantee_keys{{
    {"id"},
    {"by", Wants::text, true},
    {"on", Wants::text, true},
    {"penalty", Wants::text_or_list, true},
    {"distribution"},
    {"until"},
    {"decay"},
    {"name"},
}};
constexpr std::array<Key, 2> guarantor_keys{{{"budget", Wants::text, true}, {"rate"}}};

std::vector<PartyIndex> bind_party_list(Binding& binding, const Node* node, std::string_view what) {
    std::vector<PartyIndex> parties;
    for (const Node* word : texts_of(node, what, binding.problems)) {
        const auto party = look_up_party(binding, *word);
        if (!party) continue;
        if (std::find(parties.begin(), parties.end(), *party) != parties.end())
            binding.problems.error("duplicate-party", word->place,
                                   fmt::format("{} is named twice", in_quotes(word->text)));
        else
            parties.push_back(*party);
    }
    return parties;
}

void bind_signatories(Binding& binding, Agreement& made, const Fields& fields) {
    if (!fields.has("signatories")) {
        for (PartyIndex party = 0; party < binding.made.parties.size(); ++party)
            if (owns_an_option(binding.made, party)) made.signatories.push_back(party);
        return;
    }
    const Node* node = fields.find("signatories");
    if (node == nullptr) return;
    made.signatories = bind_party_list(binding, node, "`signatories`");
    if (node->is_sequence() && node->children.empty())
        binding.problems.error("empty", node->place, "an agreement needs at least one signatory");
}

/// Who consents must be among those who sign.
void check_signs(Binding& binding, const Agreement& made, const std::vector<PartyIndex>& parties, const Node* node) {
    if (node == nullptr || binding.problems.full()) return;
    for (const PartyIndex party : parties)
        if (std::find(made.signatories.begin(), made.signatories.end(), party) == made.signatories.end() &&
            !made.signatories.empty())
            binding.problems.error("not-a-signatory", head(*node),
                                   fmt::format("{} is not a signatory of {}", in_quotes(binding.made.parties[party].id),
                                               in_quotes(made.id)),
                                   "add it to `signatories`");
}

void bind_consent(Binding& binding, Agreement& made, const Node* node) {
    if (node == nullptr) return;
    if (node->is_scalar()) {
        constexpr std::array<std::string_view, 1> words{"all"};
        read_choice(*node, "`consent`", words, binding.problems);
        return;
    }
    const Fields fields(*node, "`consent`", consent_keys, false, binding.problems);
    made.consent.all = false;
    made.consent.of = fields.has("of") ? bind_party_list(binding, fields.find("of"), "`of`") : made.signatories;
    made.consent.with = bind_party_list(binding, fields.find("with"), "`with`");
    check_signs(binding, made, made.consent.of, fields.find("of"));
    check_signs(binding, made, made.consent.with, fields.find("with"));
    const Node* least = fields.find("at-least");
    if (least == nullptr) return;
    made.consent.at_least = read_whole(*least, "`at-least`", 1, 1000, binding.problems).value_or(1);
    const bool whole = fields.find("of") == nullptr ||
                       made.consent.of.size() == std::max<std::size_t>(fields.find("of")->children.size(), 1);
    if (whole && !made.consent.of.empty() && made.consent.at_least > made.consent.of.size())
        binding.problems.error(
            "out-of-range", least->place,
            fmt::format("at least {} of {} parties can never consent", made.consent.at_least, made.consent.of.size()));
}

std::vector<StateReference> bind_states_of(Binding& binding, const Node& node) {
    std::vector<StateReference> states;
    if (node.is_sequence() && node.children.empty())
        binding.problems.error("empty", node.place, "a no-agreement value needs at least one state");
    for (const Node* word : texts_of(&node, "`no-agreement`", binding.problems))
        if (const auto state = bind_state_reference(binding, *word)) states.push_back(*state);
    return states;
}

bool looks_like_number(std::string_view text) {
    return !text.empty() && (text[0] == '-' || text[0] == '+' || text[0] == '.' || (text[0] >= '0' && text[0] <= '9'));
}

void bind_no_agreement(Binding& binding, Agreement& made, const Node* node) {
    made.no_agreement.assign(binding.made.parties.size(), NoAgreement{{}, {StateReference{}}});
    if (node == nullptr) return;
    if (!node->is_mapping()) {
        if (node->is_scalar() && looks_like_number(node->text)) {
            binding.problems.error("wrong-kind", node->place,
                                   "one number cannot be what every signatory has without the deal",
                                   "give it per party: no-agreement: {PARTY: NUMBER}");
            return;
        }
        const auto states = bind_states_of(binding, *node);
        made.no_agreement.assign(binding.made.parties.size(), NoAgreement{{}, states});
        return;
    }
    for (const Node& child : node->children) {
        if (child.key.starts_with("x-")) continue;
        Node name;
        name.text = child.key;
        name.place = child.key_place;
        const auto party = look_up_party(binding, name);
        NoAgreement value;
        if (!is_of_kind(child, Wants::text_or_list, fmt::format("what {} has without the deal", in_quotes(child.key)),
                        binding.problems))
            continue;
        if (child.is_scalar() && looks_like_number(child.text))
            value.number = read_decimal(child, fmt::format("what {} has without the deal", in_quotes(child.key)), {},
                                        binding.problems);
        else
            value.best_of = bind_states_of(binding, child);
        if (party) made.no_agreement[*party] = std::move(value);
    }
}

void bind_guarantees(Binding& binding, Agreement& made, const Names& obligations, const Node* list) {
    if (list == nullptr) return;
    for (const Node& node : list->children) {
        const Fields fields(node, "a guarantee", guarantee_keys, true, binding.problems);
        if (!node.is_mapping()) continue;
        Guarantee guarantee;
        guarantee.place = head(node);
        if (const Node* id = fields.find("id")) {
            guarantee.id = id->text;
            declare_listed(binding, binding.listed.guarantees, *id, "a guarantee");
        }
        guarantee.name = read_label(fields.find("name"));
        if (const Node* by = fields.find("by")) guarantee.by = look_up_party(binding, *by).value_or(0);
        if (const Node* on = fields.find("on")) guarantee.on = look_up_party(binding, *on).value_or(0);
        if (const Node* penalty = fields.find("penalty"))
            guarantee.penalty =
                read_range(*penalty, "`penalty`", {zero, {}, false, false, "0 or more"}, binding.problems)
                    .value_or(Range{});
        guarantee.penalty.shape = read_shape(fields.find("distribution"), binding.problems);
        if (const Node* decay = fields.find("decay"))
            guarantee.decay =
                read_decimal(*decay, "`decay`", {zero, one, false, true, "from 0 to less than 1"}, binding.problems)
                    .value_or(zero);
        if (const Node* until = fields.find("until"))
            guarantee.until = look_up(binding, obligations, until->text, until->place, "obligation",
                                      "an obligation of this agreement");
        guarantee.provenance = bind_provenance(binding, node);
        made.guarantees.push_back(std::move(guarantee));
    }
}

void bind_guarantors(Binding& binding, Agreement& made, const Node* map) {
    if (map == nullptr) return;
    for (const Node& node : map->children) {
        if (node.key.starts_with("x-")) continue;
        Node name;
        name.text = node.key;
        name.place = node.key_place;
        const auto party = look_up_party(binding, name);
        const Fields fields(node, "a guarantor", guarantor_keys, false, binding.problems);
        Guarantor guarantor{party.value_or(0), zero, one};
        if (const Node* budget = fields.find("budget"))
            guarantor.budget =
                read_decimal(*budget, "`budget`", {zero, {}, false, false, "0 or more"}, binding.problems).value_or(zero);
        if (const Node* rate = fields.find("rate"))
            guarantor.rate =
                read_decimal(*rate, "`rate`", {zero, {}, true, false, "more than 0"}, binding.problems).value_or(one);
        if (party) made.guarantors.push_back(guarantor);
    }
}

void bind_agreement(Binding& binding, Agreement& made, const Node& node, const Keeping& keeping) {
    const Fields fields(node, "an agreement", agreement_keys, true, binding.problems);
    made.name = fields.find("name") != nullptr ? read_label(fields.find("name")) : node.key;
    made.says = read_text(fields.find("says"));
    for (const std::string_view key : {"change", "remove", "add"})
        if (const Node* stray = node.find(key))
            binding.problems.error("unknown-key", stray->key_place, fmt::format("`{}` needs `extends` beside it", key),
                                   "what this agreement says itself needs no change");
    made.keeping = keeping;
    bind_signatories(binding, made, fields);
    bind_consent(binding, made, fields.find("consent"));
    bind_no_agreement(binding, made, fields.find("no-agreement"));
    if (const Node* start = fields.find("start"); start != nullptr && start->text != "status-quo")
        made.start = look_up(binding, binding.states, start->text, start->place, "state", "a named state of this case");
    if (const Node* day = fields.find("effective")) made.effective = read_day(*day, "`effective`", binding.problems);
    if (const Node* table = fields.find("on-table"))
        for (const Node& item : table->children) {
            const Fields row(item, "an item of `on-table`", on_table_keys, true, binding.problems);
            if (const Node* that = row.find("that"))
                if (auto expression = parse_expression(binding, *that)) made.on_table.push_back(std::move(*expression));
        }
    Names obligations;
    bind_obligations(binding, made, obligations, fields.find("obligations"));
    obligations.incomplete = fields.has("obligations") && fields.find("obligations") == nullptr;
    bind_separately(binding, made, obligations, fields.find("separately"));
    if (const Node* broken = fields.find("if-broken")) made.if_broken = bind_settings(binding, *broken, "`if-broken`");
    bind_guarantees(binding, made, obligations, fields.find("guarantees"));
    bind_guarantors(binding, made, fields.find("guarantors"));
    if (const Node* own = fields.find("keeping")) made.keeping = bind_keeping(binding, *own, keeping);
    made.provenance = bind_provenance(binding, node);
}

}  // namespace

void bind_agreements(Binding& binding, const Node& root) {
    if (binding.graph) return;
    Keeping keeping;
    keeping.discount.assign(binding.made.parties.size(), Range{one, one, one, 1, Range::Shape::unstated});
    if (const Node* node = root.find("keeping"); node != nullptr && node->is_mapping()) {
        keeping = bind_keeping(binding, *node, keeping);
        binding.made.keeping = keeping;
    }
    const Node* agreements = root.find("agreements");
    if (agreements == nullptr || !agreements->is_mapping()) return;
    std::size_t index = 0;
    for (const Node& node : agreements->children) {
        if (node.key.starts_with("x-")) continue;
        check_id(node.key, node.key_place, "an agreement", binding.problems);
        Agreement& made = binding.made.agreements[index++];
        if (node.is_broken()) continue;
        const std::size_t before = binding.problems.errors();
        bind_agreement(binding, made, node, keeping);
        // What follows from a mistake is no mistake of its own.
        if (binding.problems.errors() == before) check_agreement(binding, made, node);
    }
}

}  // namespace irenic::casefile
