/// `irenic discover` in the terminal.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "report/calibration_words.hpp"
#include "report/discovery_words.hpp"
#include "report/numbers.hpp"
#include "report/terminal.hpp"

namespace irenic {
namespace {

std::string many(std::uint64_t count) { return in_thousands(static_cast<double>(count)); }

/// What is looked for, as it stands after "where".
Phrase outcome_words(const TableQuestion& question) {
    Phrase words(name(question.outcome));
    if (question.equals) return words << " is " << quoted(name(*question.equals));
    if (question.at_least && question.at_most)
        return words << fmt::format(" is between {:.6g} and {:.6g}", *question.at_least, *question.at_most);
    if (question.at_least) return words << fmt::format(" is at least {:.6g}", *question.at_least);
    if (question.at_most) return words << fmt::format(" is at most {:.6g}", *question.at_most);
    return words << " says yes";
}

class DiscoverText {
public:
    DiscoverText(const TableDiscovery& found, const TextStyle& style)
        : found_(found), inputs_(found.table.inputs), screen_(style) {}

    std::string text(const TableOrigin& origin) {
        opening(origin);
        discovery(found_.found, "Where it is frequent", false);
        if (found_.otherwise) discovery(*found_.otherwise, "Where it is rare", true);
        distances();
        tree();
        caution();
        return screen_.text();
    }

private:
    void opening(const TableOrigin& origin) {
        const TableInputs& table = found_.table;
        const auto hits = static_cast<std::uint64_t>(std::count(table.outcome.begin(), table.outcome.end(), true));
        screen_.paragraph(Phrase("What tells the rows of ") << name(file_name(origin.file)) << " in which "
                                                            << outcome_words(table.question) << " from the others");
        screen_.blank();
        Phrase counts = many(hits);
        counts << " of " << many(table.outcome.size()) << " rows (" << share_in_words(hits, table.outcome.size())
               << "), by " << counted(inputs_.size(), "column", "columns") << ".";
        screen_.paragraph(counts);
        if (table.left_out > 0) {
            std::vector<Phrase> columns;
            for (const BlankCells& blank : table.blanks)
                columns.push_back(Phrase(name(blank.name)) << " (" << many(blank.rows) << ")");
            screen_.paragraph(Phrase("Left out: ") << many(table.left_out) << " of " << many(table.rows)
                                                   << " rows, in which a cell says nothing: " << list_of(columns) << ".",
                              2, 2);
        }
        for (const ColumnAside& column : table.aside)
            screen_.paragraph(
                Phrase("Left aside: ") << quoted(name(column.name)) << ", because " << prose(column.why) << ".", 2, 2);
    }

    void discovery(const TrustedDiscovery& trusted, const char* title, bool negated) {
        screen_.blank();
        screen_.heading(title);
        const std::uint64_t hits = trusted.found.boxes.front().hits;
        if (trusted.regions.empty()) {
            screen_.paragraph("No region tells them apart: at no edge of any column is it more frequent.");
            return;
        }
        for (std::size_t k = 0; k < trusted.regions.size(); ++k) region(trusted.regions[k], k, hits, negated);
        const FoundRegion& first = trusted.regions.front();
        if (!first.dense)
            screen_.paragraph(fmt::format(
                "No region of at least {} of the rows has it in {} of its rows: this is the densest.",
                percent(found_.table.question.discovery.prim.mass), percent(found_.table.question.discovery.density)));
        if (const auto& held = trusted.trust[trusted.chosen].hold_out)
            screen_.paragraph(
                Phrase("Looked for in two thirds of the rows alone, a region of that size ")
                << (held->inside == 0
                        ? std::string("holds no row of the other third.")
                        : fmt::format("holds {} of such rows of the other third, which it has not seen, and {} of its "
                                      "rows there {}.",
                                      fraction(held->coverage), fraction(held->density),
                                      negated ? "are without it" : "have it")));
        limits(trusted);
        path(trusted);
    }

    /// `82 %`, of what may be nothing.
    static std::string percent(double share) { return fmt::format("{:.3g} %", 100 * share); }
    static std::string fraction(double share) {
        if (share <= 0) return "none";
        if (share >= 1) return "all";
        return share < 0.01 ? "less than 1 %" : share > 0.99 ? "more than 99 %" : fmt::format("{:.0f} %", 100 * share);
    }

    void region(const FoundRegion& region, std::size_t k, std::uint64_t hits, bool negated) {
        const Box& box = region.box;
        Phrase words(k == 0 ? "Where " : "Of the rest, where ");
        words << region_words(inputs_, box) << ": " << share_in_words(box.inside - (box.inside - box.hits), box.inside)
              << (negated ? " of the rows there are without it (" : " of the rows there have it (") << many(box.hits)
              << " of " << many(box.inside) << "), and that is " << share_in_words(box.hits, hits)
              << (negated ? " of those without it." : " of all that have it.");
        screen_.paragraph(words);
    }

    void limits(const TrustedDiscovery& trusted) {
        screen_.blank();
        TextTable table({"column", "limit", "by chance", "in half-samples"});
        const auto& shares = trusted.trust[trusted.chosen].same_density;
        for (const FoundRegion& region : trusted.regions)
            for (const LimitDoubt& doubt : region.doubts)
                table.row({name(inputs_[doubt.input].name),
                           limit_words(inputs_[doubt.input], region.box.limits[doubt.input]), chance_words(doubt.quasi_p),
                           &region == &trusted.regions.front()
                               ? Phrase(fmt::format("{:.0f} of {}",
                                                    shares[doubt.input] * static_cast<double>(trusted.half_samples),
                                                    trusted.half_samples))
                               : Phrase(toned("–", Tone::quiet))});
        screen_.table(table);
        screen_.paragraph(Phrase(toned(
            "By chance: how often so many rows would have it there if this limit did not matter. In half-samples: how "
            "often half of the rows, drawn anew, lead to a limit on the same column.",
            Tone::quiet)));
    }

    /// The boxes at which a column comes in, the one chosen and the last.
    void path(const TrustedDiscovery& trusted) {
        const std::vector<Box>& boxes = trusted.found.boxes;
        std::set<std::size_t> shown{0, trusted.chosen, boxes.size() - 1};
        for (std::size_t k = 1; k < boxes.size(); ++k)
            if (boxes[k].restricted != boxes[k - 1].restricted) shown.insert(k);
        screen_.blank();
        TextTable table({"box", "rows", "have it", "of all that do", "where"});
        for (const std::size_t k : shown) {
            const Box& box = boxes[k];
            table.row({(k == trusted.chosen ? "→ " : "") + std::to_string(k), many(box.inside),
                       Phrase(share_in_words(box.hits, box.inside)),
                       Phrase(share_in_words(box.hits, boxes.front().hits)), region_words(inputs_, box)});
        }
        screen_.table(table);
        screen_.paragraph(Phrase(toned(
            fmt::format("Some of {} boxes, each peeled out of the one before; --json has them all. The arrow: the "
                        "box from which the sentence above is made, without limits that may be chance.",
                        boxes.size()),
            Tone::quiet)));
    }

    void distances() {
        screen_.blank();
        screen_.heading("Column by column");
        std::vector<RegionalSensitivity> sorted = found_.regional.inputs;
        std::stable_sort(sorted.begin(), sorted.end(), [](const RegionalSensitivity& a, const RegionalSensitivity& b) {
            return a.distance > b.distance;
        });
        TextTable table({"column", "distance", "by chance", ""});
        for (const RegionalSensitivity& one : sorted)
            table.row({name(inputs_[one.input].name), fmt::format("{:.3f}", one.distance), chance_words(one.p),
                       one.distance > found_.regional.noise ? "" : "no more than chance gives"});
        screen_.table(table);
        screen_.paragraph(Phrase(toned(fmt::format("Distance: how differently the column is spread where it occurs and "
                                                   "where it does not, from 0 (alike) to 1 (apart); "
                                                   "by Kolmogorov and Smirnov for numbers, total variation for texts. "
                                                   "The largest of 19 columns of pure chance: {:.3f}.",
                                                   found_.regional.noise),
                                       Tone::quiet)));
    }

    [[nodiscard]] Phrase columns(const std::vector<std::size_t>& which) const {
        std::vector<Phrase> names;
        for (const std::size_t k : which) names.emplace_back(name(inputs_[k].name));
        return list_of(names);
    }

    void tree() {
        screen_.blank();
        screen_.heading("A tree as a check");
        const Tree& tree = found_.tree;
        if (tree.leaves.size() < 2) {
            screen_.paragraph("A classification tree finds no question that tells them apart.");
            return;
        }
        TextTable table({"rows", "have it", "where"});
        for (const Box& leaf : tree.leaves)
            table.row({many(leaf.inside), share_in_words(leaf.hits, leaf.inside), region_words(inputs_, leaf)});
        screen_.table(table);
        Phrase words("It takes ");
        words << fraction(tree.wrong) << " of the rows for the wrong kind";
        if (tree.wrong_when_crossed)
            words << "; " << fraction(*tree.wrong_when_crossed)
                  << " where rows are judged by trees that have not seen them";
        words << ". Without any question it would be " << fraction(tree.wrong_without) << ".";
        screen_.paragraph(words);
        agreement(tree);
    }

    void agreement(const Tree& tree) {
        if (found_.found.regions.empty()) return;
        const std::vector<std::size_t>& box = found_.found.regions.front().box.restricted;
        std::vector<std::size_t> both;
        std::vector<std::size_t> box_alone;
        std::vector<std::size_t> tree_alone;
        std::set_intersection(box.begin(), box.end(), tree.inputs.begin(), tree.inputs.end(), std::back_inserter(both));
        std::set_difference(box.begin(), box.end(), tree.inputs.begin(), tree.inputs.end(),
                            std::back_inserter(box_alone));
        std::set_difference(tree.inputs.begin(), tree.inputs.end(), box.begin(), box.end(),
                            std::back_inserter(tree_alone));
        Phrase words(both.empty() ? Phrase("Tree and region have no column in common")
                                  : Phrase("Tree and region both ask about ") << columns(both));
        if (!box_alone.empty()) words << "; only the region about " << columns(box_alone);
        if (!tree_alone.empty()) words << "; only the tree about " << columns(tree_alone);
        screen_.paragraph(words << ".");
    }

    void caution() {
        screen_.blank();
        screen_.paragraph(Phrase(toned(
            "This says where the rows with it lie in the table, not why. What is not in the table cannot be found.",
            Tone::quiet)));
    }

    const TableDiscovery& found_;
    std::span<const Input> inputs_;
    Screen screen_;
};

}  // namespace

std::string discover_text(const TableDiscovery& found, const TableOrigin& origin, const TextStyle& style) {
    return DiscoverText(found, style).text(origin);
}

}  // namespace irenic
