#include "embedded/graph_yaml.hpp"
#include "embedded/minimal_yaml.hpp"
#include "embedded/settlement_yaml.hpp"
#include "irenic/casefile.hpp"

namespace irenic {

std::optional<std::string> template_text(std::string_view name) {
    if (name == "settlement") return std::string(embedded::settlement_yaml);
    if (name == "graph") return std::string(embedded::graph_yaml);
    if (name == "minimal") return std::string(embedded::minimal_yaml);
    return std::nullopt;
}

}  // namespace irenic
