#include "casefile/genius_points.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "casefile/rational.hpp"

namespace irenic::casefile {

namespace {

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first);
}

/// A number of the file, exactly; nothing (and 0) when it is none.
mpq_class number_in(Foreign& file, const std::string& text, Stretch at, std::string_view what) {
    const Rational read = parse_rational(trimmed(text));
    if (read.value) return *read.value;
    file.error(read.too_long ? "number-too-large" : "not-a-number", at.begin, at.end,
               read.too_long ? fmt::format("{} is too long a number", what)
                             : fmt::format("{} is no number: {}", what, in_quotes(text)),
               read.too_long ? "write it with fewer digits" : "write a decimal, such as 0.25");
    return 0;
}

/// One party's profile, held against the domain.
class Profile {
public:
    Profile(Foreign& file, const GeniusFile& made, const GeniusFile& domain,
            const std::vector<PointsDomain::Issue>& issues, Convention convention)
        : file_(file), made_(made), domain_(domain), issues_(issues), convention_(convention) {}

    ExactPoints points() {
        for (const GeniusIssue& own : made_.issues)
            if (find(domain_.issues, own.index) == nullptr)
                file_.error("unknown-issue", own.at.begin, own.at.end,
                            fmt::format("the domain has no issue with the index {}", in_quotes(own.index)),
                            "are these profiles of this domain?");
        for (const auto& [index, weight] : made_.weights)
            if (find(domain_.issues, index) == nullptr)
                file_.error(
                    "unknown-issue", weight.at.begin, weight.at.end,
                    fmt::format("this weight is for the index {}, and no issue of the domain has it", in_quotes(index)),
                    "weights name issues by their index");
        ExactPoints points;
        for (std::size_t k = 0; k < domain_.issues.size(); ++k) points.values.push_back(evaluations(k));
        if (!file_.problems().any_error()) weigh(points);
        if (made_.reservation)
            points.no_agreement =
                number_in(file_, made_.reservation->text, made_.reservation->at, "the reservation value");
        if (!file_.problems().any_error()) warn(points);
        return points;
    }

private:
    static const GeniusIssue* find(const std::vector<GeniusIssue>& issues, const std::string& index) {
        const auto found =
            std::find_if(issues.begin(), issues.end(), [&](const GeniusIssue& issue) { return issue.index == index; });
        return found == issues.end() ? nullptr : &*found;
    }

    std::vector<mpq_class> evaluations(std::size_t k);
    mpq_class another(const GeniusItem& item, const std::optional<mpq_class>& before);
    std::vector<mpq_class> of_whole_numbers(const GeniusIssue& own, std::size_t count);
    void weigh(ExactPoints& points);
    void warn(const ExactPoints& points);

    Foreign& file_;
    const GeniusFile& made_;
    const GeniusFile& domain_;
    const std::vector<PointsDomain::Issue>& issues_;
    Convention convention_;
};

/// GENIUS counts from the lower bound, and keeps the evaluation between 0 and 1.
std::vector<mpq_class> Profile::of_whole_numbers(const GeniusIssue& own, std::size_t count) {
    if (!own.slope && !own.offset) {
        file_.error("missing-evaluation", own.at.begin, own.at.end,
                    fmt::format("nothing says what {} is worth", in_quotes(own.name)),
                    "write <evaluator ftype=\"linear\" slope=\"…\" offset=\"…\">");
        return {};
    }
    const mpq_class slope = number_in(file_, own.slope.value_or("0"), own.at, "`slope`");
    const mpq_class offset = number_in(file_, own.offset.value_or("0"), own.at, "`offset`");
    std::vector<mpq_class> found;
    for (std::size_t step = 0; step < count; ++step) {
        const mpq_class value = offset + slope * mpq_class(static_cast<unsigned long>(step));
        found.push_back(std::clamp(value, mpq_class(0), mpq_class(1)));
    }
    return found;
}

/// Where an item stands twice, GENIUS goes by the last.
mpq_class Profile::another(const GeniusItem& item, const std::optional<mpq_class>& before) {
    mpq_class value = number_in(file_, *item.evaluation, item.at, "this evaluation");
    if (before && *before != value)
        file_.warning("duplicate-item", item.at.begin, item.at.end,
                      fmt::format("{} is evaluated a second time, and otherwise: the last counts, as in GENIUS",
                                  in_quotes(item.value)),
                      "keep one of them");
    return value;
}

std::vector<mpq_class> Profile::evaluations(std::size_t k) {
    const GeniusIssue& issue = domain_.issues[k];
    const GeniusIssue* own = find(made_.issues, issue.index);
    if (own == nullptr) {
        file_.error("missing-issue", 0, 0,
                    fmt::format("the issue {} of the domain (index {}) is missing here", in_quotes(issue.name),
                                in_quotes(issue.index)),
                    "are these profiles of this domain?");
        return {};
    }
    if (own->name != issue.name || own->whole_numbers != issue.whole_numbers ||
        (issue.whole_numbers && (own->lower != issue.lower || own->upper != issue.upper))) {
        file_.error(
            "issue-mismatch", own->at.begin, own->at.end,
            fmt::format("the issue with the index {} is {} here and {} in the domain, or of another kind or range",
                        in_quotes(issue.index), in_quotes(own->name), in_quotes(issue.name)),
            "are these profiles of this domain?");
        return {};
    }
    if (issue.whole_numbers) return of_whole_numbers(*own, issues_[k].items.size());
    const std::vector<std::string>& items = issues_[k].items;
    std::vector<std::optional<mpq_class>> found(items.size());
    for (const GeniusItem& item : own->items) {
        const auto at = static_cast<std::size_t>(std::find(items.begin(), items.end(), item.value) - items.begin());
        if (at == items.size())
            file_.error(
                "unknown-item", item.at.begin, item.at.end,
                fmt::format("the issue {} of the domain has no item {}", in_quotes(issue.name), in_quotes(item.value)));
        else if (!item.evaluation)
            file_.error("missing-evaluation", item.at.begin, item.at.end,
                        fmt::format("nothing says what {} is worth", in_quotes(item.value)), "write evaluation=\"…\"");
        else
            found[at] = another(item, found[at]);
    }
    std::vector<mpq_class> values;
    for (std::size_t at = 0; at < items.size(); ++at) {
        if (!found[at] && !file_.problems().any_error())
            file_.error("missing-evaluation", own->at.begin, own->at.end,
                        fmt::format("nothing says what {} is worth", in_quotes(items[at])), "add it as an <item>");
        values.push_back(found[at].value_or(0));
    }
    return values;
}

/// Makes points out of evaluations.
void Profile::weigh(ExactPoints& points) {
    if (made_.weights.empty())
        return file_.error("not-a-profile", 0, 0, "there is no <weight> in this file",
                           "the domain comes first, then a profile for each party");
    std::vector<mpq_class> weights;
    mpq_class sum = 0;
    for (const GeniusIssue& issue : domain_.issues) {
        const auto found = made_.weights.find(issue.index);
        if (found == made_.weights.end()) {
            file_.error("missing-weight", 0, 0,
                        fmt::format("nothing says how much the issue {} (index {}) weighs", in_quotes(issue.name),
                                    in_quotes(issue.index)),
                        "write <weight index=\"…\" value=\"…\">");
            continue;
        }
        weights.push_back(number_in(file_, found->second.text, found->second.at, "this weight"));
        if (sgn(weights.back()) < 0)
            file_.error("negative-weight", found->second.at.begin, found->second.at.end, "a weight is at least 0",
                        "where a party wants an issue the other way round, turn its evaluations round");
        sum += weights.back();
    }
    if (file_.problems().any_error()) return;
    for (std::size_t k = 0; k < weights.size(); ++k) {
        mpq_class factor = weights[k];
        if (convention_ == Convention::genius) {
            const mpq_class most = *std::max_element(points.values[k].begin(), points.values[k].end());
            const bool negative = std::any_of(points.values[k].begin(), points.values[k].end(),
                                              [](const mpq_class& value) { return sgn(value) < 0; });
            if (sgn(most) <= 0 && negative) {
                const Stretch at = find(made_.issues, domain_.issues[k].index)->at;
                return file_.error("no-scale", at.begin, at.end,
                                   fmt::format("no item of {} has an evaluation above 0 to divide by",
                                               in_quotes(domain_.issues[k].name)),
                                   "add the same number to all its evaluations, or import with --convention raw");
            }
            if (sgn(sum) > 0) factor /= sum;
            if (!domain_.issues[k].whole_numbers && sgn(most) > 0) factor /= most;
        }
        for (mpq_class& value : points.values[k]) value *= factor;
    }
}

void Profile::warn(const ExactPoints& points) {
    if (made_.discount) {
        const mpq_class discount = number_in(file_, made_.discount->text, made_.discount->at, "the discount factor");
        if (discount != 1)
            file_.warning("discount-left-out", made_.discount->at.begin, made_.discount->at.end,
                          fmt::format("the discount factor {} is left out", in_quotes(made_.discount->text)),
                          "packages are compared as if each were signed at the same moment");
    }
    mpq_class best = 0;
    for (const auto& issue : points.values) best += *std::max_element(issue.begin(), issue.end());
    if (convention_ == Convention::raw && sgn(points.no_agreement) > 0 && points.no_agreement <= 1 && best > 1)
        file_.warning(
            "reservation-as-written", made_.reservation->at.begin, made_.reservation->at.end,
            fmt::format("the reservation value {} is taken as written, and the best package is worth about {:.6g}",
                        in_quotes(made_.reservation->text), best.get_d()),
            "it may be meant as a share of the best package, as in GENIUS: then write it times that");
}

}  // namespace

std::vector<std::string> items_of(Foreign& file, const GeniusIssue& issue) {
    std::vector<std::string> items;
    if (!issue.whole_numbers) {
        if (issue.items.size() > most_levels) {
            refuse_items(file, in_quotes(issue.name), issue.items.size(), issue.at);
            return {};
        }
        for (const GeniusItem& item : issue.items) {
            if (std::find(items.begin(), items.end(), item.value) != items.end())
                file.error(
                    "duplicate-item", item.at.begin, item.at.end,
                    fmt::format("the issue {} has a second item {}", in_quotes(issue.name), in_quotes(item.value)),
                    "delete one of them");
            items.push_back(item.value);
        }
        if (items.empty())
            file.error("empty", issue.at.begin, issue.at.end,
                       fmt::format("the issue {} has no item", in_quotes(issue.name)),
                       "list what could be agreed as <item value=\"…\">");
        return items;
    }
    const mpq_class lower = number_in(file, issue.lower, issue.at, "`lowerbound`");
    const mpq_class upper = number_in(file, issue.upper, issue.at, "`upperbound`");
    if (file.problems().any_error()) return {};
    if (lower.get_den() != 1 || upper.get_den() != 1 || lower > upper)
        file.error("bad-bounds", issue.at.begin, issue.at.end,
                   fmt::format("the issue {} has no whole numbers from {} to {}", in_quotes(issue.name),
                               in_quotes(issue.lower), in_quotes(issue.upper)),
                   "write whole numbers, the smaller one as `lowerbound`");
    else if (upper - lower >= mpq_class(static_cast<unsigned long>(most_levels)))
        file.error(
            "too-many-levels", issue.at.begin, issue.at.end,
            fmt::format("the issue {} has {} whole numbers, and an option has at most {} levels", in_quotes(issue.name),
                        mpz_class(upper.get_num() - lower.get_num() + 1).get_str(), most_levels),
            "make it discrete, with at most 36 of them as items");
    else
        for (mpz_class whole = lower.get_num(); whole <= upper.get_num(); ++whole) items.push_back(whole.get_str());
    return items;
}

ExactPoints points_of(Foreign& file, const GeniusFile& profile, const GeniusFile& domain,
                      const std::vector<PointsDomain::Issue>& issues, Convention convention) {
    return Profile(file, profile, domain, issues, convention).points();
}

}  // namespace irenic::casefile
