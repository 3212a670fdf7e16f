/// `irenic evolve -o FILE.svg`: for each kind of steps the paths that were found, as a tree from left to right. A box is a state, and
/// says what changed on the way into it; the movers stand on the arc. No two arcs cross. A narrow window shows the same from top to
/// bottom (picture_evolution_narrow.cpp).
#include "report/picture_evolution.hpp"

#include <algorithm>

#include "embedded/picture_css.hpp"
#include "report/evolution.hpp"
#include "report/names.hpp"
#include "report/svg.hpp"

namespace irenic {
namespace {

constexpr double edge = 16;
constexpr double box_width = 230;
constexpr double between = 160;  ///< two columns of boxes
constexpr double padding = 8;
constexpr double row_gap = 12;
constexpr double small_letter = 12;
constexpr double large_letter = 17;
constexpr double bold_letter = 13.5;  ///< bold letters are wider
constexpr std::size_t most_lines = 6;
constexpr std::size_t most_movers = 12;
constexpr double heading = 44;

struct Box {
    std::vector<std::string> note;
    std::vector<std::string> changed;
    std::vector<std::string> movers;  ///< beside the arc
    std::string full_note;
    std::string full_change;
    std::string full_movers;
    double x = 0;
    double y = 0;
    double height = 0;
};

/// One kind of steps, laid out below `top`.
class Panel {
public:
    Panel(const Space& space, const Outlook& found, std::size_t kind, std::size_t limit, double top)
        : space_(space),
          found_(found),
          kind_(kind),
          tree_(path_tree(found, found.evolutions[kind], limit)),
          top_(top),
          bottom_(top + heading) {
        for (const PathNode& node : tree_.nodes) boxes_.push_back(box_of(node));
        for (std::size_t n = 0; n < boxes_.size(); ++n) place(n);
    }

    [[nodiscard]] double bottom() const { return bottom_; }
    [[nodiscard]] double right() const {
        double right = 0;
        for (const Box& box : boxes_) right = std::max(right, box.x + box_width);
        return right;
    }

    void draw(Svg& svg, double width) const {
        svg.text(edge, top_ + 22, fitting(title(), width - 2 * edge, large_letter), "large", title());
        for (std::size_t n = 0; n < boxes_.size(); ++n) {
            if (n > 0) arc(svg, n);
            box(svg, n);
        }
    }

    [[nodiscard]] std::string title() const { return panel_title(found_, kind_, tree_); }

private:
    [[nodiscard]] Box box_of(const PathNode& node) const {
        Box box;
        box.full_note = node_note(space_, node);
        box.note = lines_of(box.full_note, box_width - 2 * padding, 4, bold_letter);
        if (node.depth > 0) box.full_change = change(space_, tree_.nodes[node.before].state, node.state).text();
        box.changed = lines_of(box.full_change, box_width - 2 * padding, most_lines, small_letter);
        box.height = 12 + line_height * static_cast<double>(box.note.size() + box.changed.size() + 1);
        if (node.depth > 0)
            box.full_movers =
                (node.movers.size() > 1 ? "together: " : "") + party_names(space_.subject(), node.movers).text();
        box.movers = mover_lines(node);
        const std::size_t below =
            box.movers.size() - std::min<std::size_t>(box.movers.size(), node.movers.size() > 1 ? 1 : 2);
        box.height = std::max(box.height, 12 + line_height * static_cast<double>(std::max<std::size_t>(below + 2, 3)));
        box.x = edge + static_cast<double>(node.depth) * (box_width + between);
        return box;
    }

    /// `together:` above the arc and every party below it; or one party above it.
    [[nodiscard]] std::vector<std::string> mover_lines(const PathNode& node) const {
        std::vector<std::string> lines;
        if (node.movers.size() > 1) lines.emplace_back("together:");
        for (const PartyIndex party : node.movers)
            for (std::string& line : lines_of(party_name(space_.subject(), party).text(), between - 40, 2, bold_letter))
                if (lines.size() < most_movers) lines.push_back(std::move(line));
        return lines;
    }

    /// A first child stands level with where it comes from, every other one below all that is placed.
    void place(std::size_t n) {
        Box& box = boxes_[n];
        const bool first = n > 0 && tree_.nodes[n].before == n - 1;
        box.y = first ? boxes_[n - 1].y : bottom_;
        bottom_ = std::max(bottom_, box.y + box.height + row_gap);
    }

    void box(Svg& svg, std::size_t n) const {
        const Box& box = boxes_[n];
        const std::string state = "state " + space_.name(tree_.nodes[n].state);
        svg.rect(box.x, box.y, box_width, box.height, n == 0 ? "box now" : box.full_note.empty() ? "box" : "box end");
        double y = box.y + 17;
        svg.lines(box.x + padding, y, box.note, "strong", box.full_note);
        y += line_height * static_cast<double>(box.note.size());
        svg.lines(box.x + padding, y, box.changed, "small", box.full_change);
        y += line_height * static_cast<double>(box.changed.size());
        svg.text(box.x + padding, y, fitting(state, box_width - 2 * padding, small_letter), "small quiet", state);
    }

    void arc(Svg& svg, std::size_t n) const {
        const Box& from = boxes_[tree_.nodes[n].before];
        const Box& to = boxes_[n];
        const bool together = tree_.nodes[n].movers.size() > 1;
        const double level = to.y + 28;
        const double left = from.x + box_width;
        const double bend = left + 12;
        if (to.y > from.y)
            svg.path("M" + place_of(left, from.y + 28) + " L" + place_of(bend, from.y + 28) + " L" +
                         place_of(bend, level) + " L" + place_of(bend + 4, level),
                     together ? "way together" : "way");
        svg.arrow(to.y > from.y ? bend : left, to.x, level, together ? "way together" : "way");
        const auto middle =
            to.movers.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(to.movers.size(), together ? 1 : 2));
        const std::vector<std::string> above(to.movers.begin(), middle);
        svg.lines(bend + 6, level - 5 - line_height * (static_cast<double>(above.size()) - 1), above, "small strong",
                  to.full_movers);
        svg.lines(bend + 6, level + line_height, {middle, to.movers.end()}, "small strong", to.full_movers);
    }

    static std::string place_of(double x, double y) { return irenic::place(x) + " " + irenic::place(y); }

    const Space& space_;
    const Outlook& found_;
    std::size_t kind_;
    PathTree tree_;
    double top_;
    double bottom_;
    std::vector<Box> boxes_;
};

}  // namespace

std::string evolution_svg(const Space& space, const Outlook& found, const Listing& listing) {
    constexpr double head = 34;
    std::vector<Panel> panels;
    double bottom = head;
    double right = 1000;
    for (std::size_t k = 0; k < kinds_of_steps.size(); ++k) {
        panels.emplace_back(space, found, k, listing.limit, bottom);
        bottom = panels.back().bottom() + 16;
        right = std::max(right, panels.back().right() + edge);
    }
    std::string description;
    for (const Panel& panel : panels) description += panel.title() + ". ";
    const std::string title = "What can come of state " + space.name(found.from) + ": " + space.subject().title;
    const NarrowEvolution narrow(space, found, listing.limit, title);
    Html html;
    {
        Svg svg(html, "evolution", title, description, right, bottom, "", "http://www.w3.org/2000/svg");
        html.raw("<style>");
        html.raw(embedded::picture_css);
        html.raw(narrow.style());
        html.raw("</style>\n");
        {
            const auto broad = html.open("g", {{"class", "broad"}});
            svg.text(edge, 24, fitting(title, right - 2 * edge, large_letter), "large", title);
            for (const Panel& panel : panels) panel.draw(svg, right);
        }
        const auto other = html.open("g", {{"class", "narrow"}});
        narrow.draw(svg);
    }
    return html.page();
}

}  // namespace irenic
