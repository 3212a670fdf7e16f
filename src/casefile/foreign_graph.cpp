#include "casefile/foreign_graph.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "casefile/rational.hpp"

namespace irenic::casefile {

namespace {

/// What one party wants: the attribute that says so, if one does.
struct Wanting {
    std::string id;
    std::string name;
    std::string attribute;  ///< empty: nothing is said
    bool lower_is_better = false;
};

std::string text_of(const ForeignGraph::Attributes& says, std::string_view attribute,
                    const ForeignGraph::Attributes& usual) {
    if (const auto found = says.find(attribute); found != says.end()) return one_line_label(found->second);
    const auto found = usual.find(attribute);
    return found == usual.end() ? std::string() : one_line_label(found->second);
}

class GraphCase {
public:
    GraphCase(Foreign& file, const ForeignGraph& graph, std::string_view format)
        : file_(file), graph_(graph), format_(format) {}

    std::string text() {
        name_states();
        find_parties();
        read_moves();
        if (file_.problems().any_error()) return {};
        std::string preferences;
        for (const Wanting& party : parties_) preferences += ranking(party);
        if (file_.problems().any_error()) return {};
        return head() + graph() + (preferences.empty() ? "" : "\npreferences:\n" + preferences);
    }

private:
    void name_states();
    void find_parties();
    std::size_t party_called(const std::string& label);
    void read_moves();
    std::string ranking(const Wanting& party);
    [[nodiscard]] std::string head() const;
    [[nodiscard]] std::string graph() const;

    Foreign& file_;
    const ForeignGraph& graph_;
    std::string_view format_;
    std::map<std::string, std::size_t> node_at_;
    std::vector<std::string> states_;
    std::string status_quo_;
    std::string renamed_;
    Ids party_ids_{"p", {"chance"}};
    std::map<std::string, std::size_t> party_at_;
    std::vector<Wanting> parties_;
    std::vector<std::vector<std::string>> moves_;  ///< per party
};

/// By the attribute `state`, `label` or `name` where every node has one of its own; otherwise by the node's id.
void GraphCase::name_states() {
    std::string_view by;
    for (const std::string_view attribute : {"state", "label", "name"}) {
        std::set<std::string> seen;
        const bool good = std::all_of(graph_.nodes.begin(), graph_.nodes.end(), [&](const ForeignGraph::Node& node) {
            const std::string text = text_of(node.says, attribute, graph_.usual_of_nodes);
            return !text.empty() && seen.insert(text).second;
        });
        if (good && by.empty()) by = attribute;
    }
    Ids ids("s", {"status-quo"});
    for (const ForeignGraph::Node& node : graph_.nodes) {
        const std::string label = by.empty() ? one_line_label(node.id) : text_of(node.says, by, graph_.usual_of_nodes);
        if (!node_at_.emplace(node.id, states_.size()).second)
            file_.error("duplicate-state", node.at.begin, node.at.end,
                        fmt::format("a second node has the id {}", in_quotes(node.id)),
                        "give every node an id of its own");
        states_.push_back(ids.make(label));
        if (states_.back() != label) renamed_ += fmt::format("#   {}: {}\n", states_.back(), label);
        const std::string now = text_of(node.says, "status-quo", graph_.usual_of_nodes);
        if (now != "true" && now != "yes") continue;
        if (!status_quo_.empty())
            file_.error("duplicate-status-quo", node.at.begin, node.at.end, "a second node is marked as the status quo",
                        "mark one node only");
        status_quo_ = states_.back();
    }
    if (graph_.nodes.empty()) file_.error("empty", 0, 0, "the graph has no node", "nodes are the states of a case");
}

std::size_t GraphCase::party_called(const std::string& label) {
    const auto [known, added] = party_at_.emplace(label, parties_.size());
    if (added) {
        parties_.push_back({party_ids_.make(label), "", "", false});
        if (parties_.back().id != label) parties_.back().name = label;
        moves_.emplace_back();
    }
    return known->second;
}

/// Those of whom the nodes say what they want, in the order of the file; then those who only move.
void GraphCase::find_parties() {
    for (const std::string& attribute : graph_.node_attributes)
        for (const auto& [ending, lower] :
             {std::pair(std::string(".rank"), true), std::pair(std::string(".value"), false)}) {
            if (!attribute.ends_with(ending) || attribute.size() == ending.size()) continue;
            Wanting& party = parties_[party_called(attribute.substr(0, attribute.size() - ending.size()))];
            if (!party.attribute.empty())
                file_.error("duplicate-column", 0, 0,
                            fmt::format("both {} and {} say what a party wants", in_quotes(party.attribute),
                                        in_quotes(attribute)),
                            "keep one of them");
            party.attribute = attribute;
            party.lower_is_better = lower;
        }
}

void GraphCase::read_moves() {
    std::vector<std::set<std::pair<std::size_t, std::size_t>>> seen;
    for (const ForeignGraph::Edge& edge : graph_.edges) {
        const auto from = node_at_.find(edge.from);
        const auto to = node_at_.find(edge.to);
        if (from == node_at_.end() || to == node_at_.end()) {
            file_.error("unknown-state", edge.at.begin, edge.at.end,
                        fmt::format("no node has the id {}", in_quotes(from == node_at_.end() ? edge.from : edge.to)));
            continue;
        }
        const std::string label = text_of(edge.says, "party", graph_.usual_of_edges);
        if (label.empty()) {
            file_.error("missing-party", edge.at.begin, edge.at.end, "this edge does not say whose move it is",
                        "give it the attribute `party`");
            continue;
        }
        if (from == to) {
            file_.error("bad-move", edge.at.begin, edge.at.end, "this edge leads back to the same node",
                        "delete it: a move leads to another state");
            continue;
        }
        const std::size_t party = party_called(label);
        const std::string name = text_of(edge.says, "party-name", graph_.usual_of_edges);
        if (!name.empty() && name != parties_[party].id) parties_[party].name = name;
        seen.resize(parties_.size());
        for (const auto& [a, b] : {std::pair(from->second, to->second), std::pair(to->second, from->second)}) {
            if (seen[party].emplace(a, b).second) moves_[party].push_back("[" + states_[a] + ", " + states_[b] + "]");
            if (!edge.both_ways) break;
        }
    }
    if (parties_.empty() && !file_.problems().any_error())
        file_.error("empty", 0, 0, "nothing names a party", "give edges the attribute `party`");
    if (parties_.size() > 100)
        file_.error("too-many-parties", 0, 0,
                    fmt::format("there are {} parties, and a case has at most 100", parties_.size()),
                    "does the attribute `party` of the edges hold who moves?");
}

std::string GraphCase::ranking(const Wanting& party) {
    if (party.attribute.empty()) {
        file_.warning("no-preferences", 0, 0,
                      fmt::format("nothing says what {} wants: it is taken to be indifferent", in_quotes(party.id)),
                      fmt::format("give every node an attribute `{}.rank`, 1 for the best", party.id));
        return {};
    }
    std::map<mpq_class, std::vector<std::string>> groups;  // the best first
    for (std::size_t s = 0; s < graph_.nodes.size(); ++s) {
        const ForeignGraph::Node& node = graph_.nodes[s];
        const std::string written = text_of(node.says, party.attribute, graph_.usual_of_nodes);
        const Rational read = parse_rational(written);
        if (!read.value) {
            file_.error("not-a-number", node.at.begin, node.at.end,
                        written.empty()
                            ? fmt::format("this node has no {}", in_quotes(party.attribute))
                            : fmt::format("{} is not a number: {}", in_quotes(party.attribute), in_quotes(written)),
                        "give every node one, or none");
            continue;
        }
        groups[party.lower_is_better ? *read.value : mpq_class(-*read.value)].push_back(states_[s]);
    }
    std::vector<std::string> ranks;
    for (const auto& [number, names] : groups)
        ranks.push_back(names.size() == 1 ? names.front() : "[" + joined(names) + "]");
    return fmt::format("  {}: {{ranking: [{}], source: file}}\n", party.id, joined(ranks));
}

std::string GraphCase::head() const {
    std::string text = yaml_comment(
        fmt::format("Read out of {}, {}. Of values only the order is kept.", base_name(file_.name()), format_));
    if (!renamed_.empty()) text += "# States whose names are no ids:\n" + renamed_;
    const std::string title = one_line_label(graph_.title);
    text += fmt::format("irenic: 1\ntitle: {}\n\nsources:\n  file: {{title: {}}}\n\nparties:\n",
                        yaml_quoted(title.empty() ? "A graph without a title" : title),
                        yaml_quoted(fmt::format("{}: {}", format_, base_name(file_.name()))));
    for (const Wanting& party : parties_)
        text += fmt::format("  {}: {{{}source: file}}\n", party.id,
                            party.name.empty() ? "" : "name: " + yaml_quoted(party.name) + ", ");
    return text;
}

std::string GraphCase::graph() const {
    std::string text = fmt::format("\ngraph:\n  states: [{}]\n  moves:\n", joined(states_));
    bool any = false;
    for (std::size_t i = 0; i < parties_.size(); ++i) {
        if (moves_[i].empty()) continue;
        any = true;
        text += fmt::format("    {}: [{}]\n", parties_[i].id, joined(moves_[i]));
    }
    if (!any) text.insert(text.size() - 1, " {}");
    if (!status_quo_.empty()) text += "\nstatus-quo: " + status_quo_ + "\n";
    return text;
}

}  // namespace

std::string graph_case(Foreign& file, const ForeignGraph& graph, std::string_view format) {
    return GraphCase(file, graph, format).text();
}

}  // namespace irenic::casefile
