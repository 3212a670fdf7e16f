/// A graph of another program: nodes that are states, arcs that are moves, and what is said of both.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "casefile/foreign.hpp"

namespace irenic::casefile {

struct ForeignGraph {
    using Attributes = std::map<std::string, std::string, std::less<>>;
    struct Node {
        std::string id;
        Attributes says;
        Stretch at;
    };
    struct Edge {
        std::string from;
        std::string to;
        bool both_ways = false;
        Attributes says;
        Stretch at;
    };

    std::string title;
    std::vector<Node> nodes;
    std::vector<Edge> edges;
    Attributes usual_of_nodes;  ///< what holds of every node that does not say otherwise
    Attributes usual_of_edges;
    std::vector<std::string> node_attributes;  ///< in the order in which the file declares or first uses them
};

/// The case: an abstract graph. `format` is what the file is, for its source: `a graph in GraphML`. Without a text where something is
/// wrong; the file then says what.
std::string graph_case(Foreign& file, const ForeignGraph& graph, std::string_view format);

}  // namespace irenic::casefile
