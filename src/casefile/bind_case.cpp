#include <array>

#include <fmt/format.h>

#include "casefile/binding.hpp"
#include "casefile/case_keys.hpp"
#include "casefile/scalars.hpp"

namespace irenic::casefile {

namespace {

constexpr std::array<std::string_view, 2> sampling_words{"exploratory", "probabilistic"};

void bind_head(Binding& binding, const Node& root, const Fields& fields) {
    if (const Node* version = fields.find("irenic")) {
        if (version->text != "1")
            binding.problems.error("unsupported-version", version->place,
                                   fmt::format("format version {} is not known", in_quotes(version->text)),
                                   "this is written for version 1: `irenic: 1`");
        if (!root.children.empty() && root.children.front().key != "irenic")
            binding.problems.error("version-not-first", version->key_place, "`irenic` is not the first key",
                                   "move this line to the top");
    }
    const Node* title = fields.find("title");
    binding.made.title = read_label(title);
    if (title != nullptr && binding.made.title.empty())
        binding.problems.error("missing-value", title->place, "`title` is empty",
                               "say in one line what the case is about");
    binding.made.question = read_text(fields.find("question"));
    binding.made.marking = read_label(fields.find("marking"));
    if (const Node* sampling = fields.find("sampling"))
        if (const auto choice = read_choice(*sampling, "`sampling`", sampling_words, binding.problems))
            binding.made.sampling = static_cast<Sampling>(*choice);
}

}  // namespace

void bind_case(Binding& binding, const Node& root) {
    const Fields fields(root, "a case", case_keys, false, binding.problems);
    if (!root.is_mapping()) return;
    if (!fields.has("options") && !fields.has("graph"))
        binding.problems.error("missing-key", head(root), "a case needs `options`, or `graph`",
                               "list what the parties control under `options`");
    bind_head(binding, root, fields);
    bind_sources(binding, root);
    bind_background(binding, root);
    bind_parties(binding, root);
    bind_graph(binding, root);
    bind_options(binding, root);
    bind_states(binding, root);
    bind_status_quo(binding, root);
    declare_strategies(binding, root);
    bind_constraints(binding, root);
    bind_preferences(binding, root);
    bind_issues(binding, root);
    bind_agreements(binding, root);
    bind_strategies(binding, root);
    bind_claims(binding, root);
    bind_further_keys(binding, root);
    check_weights(binding);
    check_great(binding);
    check_levels(binding);
}

}  // namespace irenic::casefile
