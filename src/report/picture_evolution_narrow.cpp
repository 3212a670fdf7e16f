/// The picture of `irenic evolve` for a narrow window.
#include <algorithm>

#include <fmt/format.h>

#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/picture_evolution.hpp"

namespace irenic {
namespace {

constexpr double width = 372;      ///< a telephone is 390 wide, less a bar to scroll
constexpr double narrowest = 700;  ///< below so much the other form would have to be scrolled a long way
constexpr double edge = 8;
constexpr double padding = 8;
constexpr double gap = 8;
constexpr double furthest = 110;  ///< to the right, however long the paths
constexpr double indentation = 20;
constexpr double bold_letter = 13.5;
constexpr double small_letter = 12;
constexpr std::size_t most_lines = 12;

}  // namespace

std::string panel_title(const Outlook& found, std::size_t kind, const PathTree& tree) {
    const Evolution& by = found.evolutions[kind];
    std::string words = "By " + std::string(kinds_of_steps[kind].words);
    if (!by.looked) return words + ": not looked at, the space is too large";
    words += ": " + counted(by.reached.count(), "state", "states") + (by.complete ? "" : " or more");
    words += " can be reached, " + counted(reached_equilibria(found, by).size(), "equilibrium", "equilibria");
    if (tree.left_out > 0) words += " (" + std::to_string(tree.left_out) + " not drawn)";
    return words;
}

NarrowEvolution::NarrowEvolution(const Space& space, const Outlook& found, std::size_t limit, const std::string& title) {
    add_heading(title);
    for (std::size_t k = 0; k < kinds_of_steps.size(); ++k) {
        const PathTree tree = path_tree(found, found.evolutions[k], limit);
        add_heading(panel_title(found, k, tree));
        add_tree(space, tree);
    }
}

void NarrowEvolution::add_heading(const std::string& words) {
    bottom_ += 18;
    headings_.push_back({bottom_, {lines_of(words, width - 2 * edge, 6, 17), "strong", words}});
    bottom_ += line_height * static_cast<double>(headings_.back().words.lines.size()) + 2;
}

NarrowEvolution::Box NarrowEvolution::box_of(const Space& space, const PathTree& tree, std::size_t n, double x) {
    const PathNode& node = tree.nodes[n];
    Box box;
    box.x = x;
    box.together = node.movers.size() > 1;
    const double room = width - edge - x - 2 * padding;
    const auto add = [&](const std::string& words, const char* kind, double letter) {
        if (!words.empty()) box.parts.push_back({lines_of(words, room, most_lines, letter), kind, words});
    };
    if (node.depth > 0)
        add((box.together ? "together: " : "") + party_names(space.subject(), node.movers).text(), "small strong",
            bold_letter);
    if (node.depth > 0) add(change(space, tree.nodes[node.before].state, node.state).text(), "small", small_letter);
    const std::string note = node_note(space, node);
    add(note, "strong", bold_letter);
    add("state " + space.name(node.state), "small quiet", small_letter);
    std::size_t lines = 0;
    for (const Part& part : box.parts) lines += part.lines.size();
    box.height = 12 + line_height * static_cast<double>(lines);
    box.kind = node.depth == 0 ? "box now" : note.empty() ? "box" : "box end";
    return box;
}

void NarrowEvolution::add_tree(const Space& space, const PathTree& tree) {
    const std::size_t first = boxes_.size();
    std::size_t deepest = 1;
    for (const PathNode& node : tree.nodes) deepest = std::max(deepest, node.depth);
    const double step = std::min(indentation, furthest / static_cast<double>(deepest));
    for (std::size_t n = 0; n < tree.nodes.size(); ++n) {
        Box box = box_of(space, tree, n, edge + step * static_cast<double>(tree.nodes[n].depth));
        box.before = first + tree.nodes[n].before;
        box.y = bottom_;
        bottom_ += box.height + gap;
        boxes_.push_back(std::move(box));
    }
}

std::string NarrowEvolution::style() const {
    return fmt::format(
        ".narrow {{ display: none; }}\n@media (max-width: {}px) {{ svg {{ width: {}px; height: {}px; }} .broad {{ "
        "display: none; "
        "}} .narrow {{ display: inline; }} }}\n",
        place(narrowest), place(width), place(bottom_ + edge));
}

void NarrowEvolution::draw(Svg& svg) const {
    for (const Heading& heading : headings_)
        svg.lines(edge, heading.y, heading.words.lines, heading.words.kind, heading.words.full);
    for (std::size_t n = 0; n < boxes_.size(); ++n) {
        const Box& box = boxes_[n];
        if (box.before != n) {
            const Box& from = boxes_[box.before];
            const double x = from.x + (box.x - from.x) / 2;
            const double y = box.y + 14;
            svg.path("M" + place(x) + " " + place(from.y + from.height) + " L" + place(x) + " " + place(y),
                     box.together ? "way together" : "way");
            svg.arrow(x, box.x, y, box.together ? "way together" : "way");
        }
        svg.rect(box.x, box.y, width - edge - box.x, box.height, box.kind);
        double y = box.y + 17;
        for (const Part& part : box.parts) {
            svg.lines(box.x + padding, y, part.lines, part.kind, part.full);
            y += line_height * static_cast<double>(part.lines.size());
        }
    }
}

}  // namespace irenic
