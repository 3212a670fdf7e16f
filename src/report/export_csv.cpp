/// `irenic export csv`: one row per state, by RFC 4180.
#include "report/state_graph.hpp"

namespace irenic {
namespace {

void add_field(std::string& row, std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        row += text;
        return;
    }
    row += '"';
    for (const char c : text) row += c == '"' ? std::string("\"\"") : std::string(1, c);
    row += '"';
}

}  // namespace

std::string states_csv(const Space& space, std::span<const Concept> wanted, const StabilityAnswer& answer) {
    const StateTable table(space, wanted, answer);
    std::string text;
    const auto row = [&](auto&& field) {
        for (std::size_t k = 0; k < table.columns().size(); ++k) {
            if (k > 0) text += ',';
            add_field(text, field(table.columns()[k]));
        }
        text += "\r\n";
    };
    row([](const StateColumn& column) { return column.name; });
    for (StateIndex s = 0; s < space.size(); ++s) row([&](const StateColumn& column) { return table.text(column, s); });
    return text;
}

}  // namespace irenic
