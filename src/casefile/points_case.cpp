#include "casefile/points_case.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "casefile/rational.hpp"

namespace irenic::casefile {

namespace {

/// What became of the numbers, as it stands in the case.
std::string note_on(const KeptPoints& kept) {
    const std::string factor = kept.factor.get_str();
    if (kept.how == KeptPoints::How::exact)
        return kept.factor == 1
                   ? ""
                   : fmt::format("All points are multiplied by {}, which makes decimals of them: nothing is rounded.",
                                 factor);
    if (kept.how == KeptPoints::How::proportional)
        return fmt::format(
            "The points are multiplied by {}, those of each party by one number that differs from it by less than a "
            "{}: no "
            "order of packages, no tie and no consent changes, so the frontier and the zone are exact.",
            factor, kept.within == 6 ? "millionth" : "thousandth");
    const std::string rounded =
        kept.factor == 1 ? "The points are rounded to six decimal places."
                         : fmt::format("The points are multiplied by {} and rounded to six decimal places.", factor);
    if (kept.how == KeptPoints::How::order_kept)
        return rounded +
               " That this changes no party's order of packages, no tie, and no consent has been checked: the frontier "
               "and the zone "
               "are exact.";
    return rounded + " The packages are too many to check, or stand too close: a tie may be lost or arise.";
}

class PointsCase {
public:
    PointsCase(Foreign& file, const PointsDomain& domain) : file_(file), domain_(domain) {}

    std::string text() {
        if (!named()) return {};
        std::vector<ExactPoints> exact;
        for (const PointsDomain::Party& party : domain_.parties) exact.push_back(party.points);
        kept_ = kept_points(exact);
        if (!say_what_became_of_the_numbers()) return {};
        return head() + parties_and_options() + preferences() + agreement();
    }

private:
    bool named();
    bool say_what_became_of_the_numbers();
    [[nodiscard]] std::string head() const;
    [[nodiscard]] std::string parties_and_options() const;
    [[nodiscard]] std::string preferences() const;
    [[nodiscard]] std::string agreement() const;
    [[nodiscard]] std::string source_of(std::size_t party) const {
        return domain_.issues_source ? "profile-" + parties_[party] : "file";
    }
    [[nodiscard]] std::string issues_source() const { return domain_.issues_source ? "domain" : "file"; }

    Foreign& file_;
    const PointsDomain& domain_;
    std::vector<std::string> parties_;
    std::vector<std::string> issues_;
    std::vector<std::vector<std::string>> items_;
    KeptPoints kept_;
};

bool PointsCase::named() {
    Ids parties("p", {"chance"});
    for (const PointsDomain::Party& party : domain_.parties) parties_.push_back(parties.make(party.label));
    Ids issues("issue-");
    for (const PointsDomain::Issue& issue : domain_.issues) {
        if (issue.items.size() > most_levels) {
            refuse_items(file_, in_quotes(issue.label), issue.items.size(), issue.at);
            return false;
        }
        issues_.push_back(issues.make(issue.label));
        Ids items("item-");
        items_.emplace_back();
        for (const std::string& item : issue.items) items_.back().push_back(items.make(item));
    }
    return true;
}

bool PointsCase::say_what_became_of_the_numbers() {
    const std::string factor = kept_.factor.get_str();
    switch (kept_.how) {
        case KeptPoints::How::too_large:
            file_.error("number-too-large", 0, 0, "the points are too large for a case",
                        "all of a party together may come to 2.3e12: choose a coarser unit");
            return false;
        case KeptPoints::How::as_fine:
            file_.warning(
                "rounded-unchecked", 0, 0,
                fmt::format(
                    "the points are multiplied by {} and rounded to six places; that no tie is lost and none arises is "
                    "not proved",
                    factor),
                "give weights and points fewer decimal places, so that they can be kept exactly");
            break;
        case KeptPoints::How::proportional:
            file_.warning(
                "points-multiplied", 0, 0, fmt::format("all points are multiplied by {}, or nearly", factor),
                "those of each party by one number that is nearly this: no order of packages, tie or consent changes");
            break;
        case KeptPoints::How::order_kept:
            if (kept_.factor == 1)
                file_.note(
                    "rounded",
                    "the points are rounded to six places; that this changes no order of packages, tie or consent is "
                    "checked");
            else
                file_.warning(
                    "points-multiplied", 0, 0, fmt::format("all points are multiplied by {}", factor),
                    "then they are rounded to six places; that this changes no order, tie or consent is checked");
            break;
        case KeptPoints::How::exact:
            if (kept_.factor != 1)
                file_.warning("points-multiplied", 0, 0, fmt::format("all points are multiplied by {}", factor),
                              "as they are, they need more than six decimal places; nothing is rounded");
            break;
    }
    for (std::size_t i = 0; i < parties_.size(); ++i)
        if (!domain_.parties[i].reserves)
            file_.note("no-reservation", fmt::format("nothing says what {} has without an agreement: 0 is taken",
                                                     in_quotes(domain_.parties[i].label)));
    return true;
}

std::string PointsCase::head() const {
    std::string text = domain_.head;
    text += yaml_comment(note_on(kept_));
    text += fmt::format("irenic: 1\ntitle: {}\n\nsources:\n", yaml_quoted(domain_.title));
    if (!domain_.issues_source)
        return text + fmt::format("  file: {{title: {}}}\n", yaml_quoted(domain_.parties.front().source));
    text += fmt::format("  domain: {{title: {}}}\n", yaml_quoted(*domain_.issues_source));
    for (std::size_t i = 0; i < parties_.size(); ++i)
        text += fmt::format("  {}: {{title: {}}}\n", source_of(i), yaml_quoted(domain_.parties[i].source));
    return text;
}

std::string PointsCase::parties_and_options() const {
    std::string text = "\nparties:\n";
    for (std::size_t i = 0; i < parties_.size(); ++i) {
        const std::string name = one_line_label(domain_.parties[i].label);
        text +=
            fmt::format("  {}: {{{}source: {}}}\n", parties_[i],
                        name.empty() || name == parties_[i] ? "" : "name: " + yaml_quoted(name) + ", ", source_of(i));
    }
    text += "\n" +
            yaml_comment(
                "Each is decided by all together. Its first level is merely where the file begins: no status quo is "
                "meant.") +
            "options:\n";
    for (std::size_t issue = 0; issue < issues_.size(); ++issue) {
        const std::string name = one_line_label(domain_.issues[issue].label);
        text += fmt::format("  {}:\n", issues_[issue]);
        if (!name.empty() && name != issues_[issue]) text += "    name: " + yaml_quoted(name) + "\n";
        text += fmt::format("    by: [{}]\n    levels: [{}]\n", joined(parties_), joined(items_[issue]));
        std::vector<std::string> labels;
        for (std::size_t item = 0; item < items_[issue].size(); ++item) {
            const std::string label = one_line_label(domain_.issues[issue].items[item]);
            if (!label.empty() && label != items_[issue][item])
                labels.push_back(items_[issue][item] + ": " + yaml_quoted(label));
        }
        if (!labels.empty()) text += fmt::format("    labels: {{{}}}\n", joined(labels));
        text += fmt::format("    source: {}\n", issues_source());
    }
    return text;
}

std::string PointsCase::preferences() const {
    std::string text = "\npreferences:\n";
    for (std::size_t i = 0; i < parties_.size(); ++i) {
        text += fmt::format("  {}:\n", parties_[i]);
        for (std::size_t issue = 0; issue < issues_.size(); ++issue) {
            std::vector<std::string> values;
            for (std::size_t item = 0; item < items_[issue].size(); ++item)
                values.push_back(items_[issue][item] + ": " + decimal_text(kept_.parties[i].values[issue][item]));
            text += fmt::format("    - {{graded: {}, values: {{{}}}, source: {}}}\n", issues_[issue], joined(values),
                                source_of(i));
        }
    }
    return text;
}

std::string PointsCase::agreement() const {
    std::string text =
        "\n" + yaml_comment("What each has without an agreement. Nothing is said of what would be done.") +
        fmt::format("agreements:\n  talks:\n    signatories: [{}]\n    no-agreement:\n", joined(parties_));
    for (std::size_t i = 0; i < parties_.size(); ++i)
        text += fmt::format("      {}: {}{}\n", parties_[i], decimal_text(kept_.parties[i].no_agreement),
                            domain_.parties[i].reserves ? "" : "  # nothing is said of it");
    return text;
}

}  // namespace

void refuse_items(Foreign& file, const std::string& issue, std::size_t count, Stretch at) {
    file.error("too-many-levels", at.begin, at.end,
               fmt::format("the issue {} has {} items, and an option has at most {} levels", issue, count, most_levels),
               "leave out items that nobody would agree to, or take coarser ones");
}

std::string points_case(Foreign& file, const PointsDomain& domain) { return PointsCase(file, domain).text(); }

}  // namespace irenic::casefile
