/// What the two forms of the picture of `irenic evolve` share: from left to right for a window that is broad enough, otherwise from top to
/// bottom.
#pragma once

#include <string>
#include <vector>

#include "report/evolution.hpp"
#include "report/svg.hpp"

namespace irenic {

/// `By moves: 18 states can be reached, 6 equilibria`
std::string panel_title(const Outlook& found, std::size_t kind, const PathTree& tree);

/// The paths below each other, each box further to the right than the one it comes out of; as broad as the screen of a telephone.
class NarrowEvolution {
public:
    NarrowEvolution(const Space& space, const Outlook& found, std::size_t limit, const std::string& title);

    /// The rule of style by which a narrow window shows this form.
    [[nodiscard]] std::string style() const;
    void draw(Svg& svg) const;

private:
    /// A stretch of text in a box.
    struct Part {
        std::vector<std::string> lines;
        const char* kind;
        std::string full;
    };
    struct Box {
        std::vector<Part> parts;
        std::size_t before = 0;  ///< index of the box that this one comes out of; its own where it begins a tree
        const char* kind = "box";
        bool together = false;
        double x = 0;
        double y = 0;
        double height = 0;
    };
    struct Heading {
        double y = 0;
        Part words;
    };

    void add_heading(const std::string& words);
    void add_tree(const Space& space, const PathTree& tree);
    static Box box_of(const Space& space, const PathTree& tree, std::size_t n, double x);

    std::vector<Heading> headings_;
    std::vector<Box> boxes_;
    double bottom_ = 8;
};

}  // namespace irenic
