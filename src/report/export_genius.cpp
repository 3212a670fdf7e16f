/// `irenic export genius`: a domain and a profile for each signatory, in the XML of GENIUS.
#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <gmpxx.h>

#include "report/html.hpp"
#include "report/points.hpp"

namespace irenic {
namespace {

constexpr unsigned long reservation_places = 30;

mpz_class units(Decimal value) { return mpz_class(static_cast<signed long>(value.units)); }

/// `over / under` as a decimal of thirty places, rounded down: what is worth less than `over` stays below it.
std::string quotient(const mpz_class& over, const mpz_class& under) {
    mpz_class scale;
    mpz_ui_pow_ui(scale.get_mpz_t(), 10, reservation_places);
    mpz_class result;
    const mpz_class scaled = over * scale;
    mpz_fdiv_q(result.get_mpz_t(), scaled.get_mpz_t(), under.get_mpz_t());
    std::string digits = mpz_class(abs(result)).get_str();
    if (digits.size() <= reservation_places) digits.insert(0, reservation_places + 1 - digits.size(), '0');
    digits.insert(digits.size() - reservation_places, ".");
    while (digits.back() == '0') digits.pop_back();
    if (digits.back() == '.') digits.pop_back();
    return sgn(result) < 0 ? "-" + digits : digits;
}

/// What one signatory's profile holds.
struct ProfileNumbers {
    std::vector<std::vector<Decimal>> evaluations;  ///< per row, per level
    std::vector<std::string> weights;               ///< per row
    std::string reservation;
};

/// Weights 1: read as written, everything is as in the case.
ProfileNumbers as_written(const PointsToWrite& points, std::size_t signatory) {
    ProfileNumbers made;
    for (const PointTable::Row& row : points.table.rows) {
        made.evaluations.push_back(row.values[signatory]);
        made.weights.emplace_back("1");
    }
    made.reservation = to_string(points.talks.no_agreement[signatory]);
    return made;
}

/// An issue weighs its largest evaluation: divided by it and by the sum of weights, all is as in the case but for one factor, the best package
/// being worth 1. Where something is negative, the least of its issue becomes 0.
ProfileNumbers for_genius(const PointsToWrite& points, std::size_t signatory) {
    ProfileNumbers made;
    mpz_class sum = 0;
    mpz_class no_agreement = units(points.talks.no_agreement[signatory]);
    for (const PointTable::Row& row : points.table.rows) {
        std::vector<Decimal> values = row.values[signatory];
        const std::int64_t least = std::min<std::int64_t>(std::min_element(values.begin(), values.end())->units, 0);
        for (Decimal& value : values) value.units -= least;
        no_agreement -= mpz_class(static_cast<signed long>(least));
        const Decimal most = *std::max_element(values.begin(), values.end());
        sum += units(most);
        made.weights.push_back(to_string(most));
        made.evaluations.push_back(std::move(values));
    }
    made.reservation = sum > 0 ? quotient(no_agreement, sum) : std::to_string(sgn(no_agreement));
    return made;
}

std::string space(const Case& subject, const PointsToWrite& points, const ProfileNumbers* numbers) {
    std::string text = fmt::format(
        "<utility_space number_of_issues=\"{}\">\n  <objective index=\"0\" etype=\"objective\" type=\"objective\" "
        "description=\"\" name=\"{}\">\n",
        points.issues.size(), escaped(subject.title));
    for (std::size_t k = 0; k < points.issues.size(); ++k) {
        text += fmt::format(
            "    <issue index=\"{}\" etype=\"discrete\" type=\"discrete\" vtype=\"discrete\" name=\"{}\">\n", k + 1,
            escaped(points.issues[k]));
        for (std::size_t level = 0; level < points.levels[k].size(); ++level)
            text += fmt::format(
                "      <item index=\"{}\" value=\"{}\"{}/>\n", level + 1, escaped(points.levels[k][level]),
                numbers == nullptr ? "" : fmt::format(" evaluation=\"{}\"", to_string(numbers->evaluations[k][level])));
        text += "    </issue>\n";
    }
    if (numbers == nullptr) return text + "  </objective>\n</utility_space>\n";
    for (std::size_t k = 0; k < points.issues.size(); ++k)
        text += fmt::format("    <weight index=\"{}\" value=\"{}\"/>\n", k + 1, numbers->weights[k]);
    return text + fmt::format(
                      "  </objective>\n  <discount_factor value=\"1.0\"/>\n  <reservation value=\"{}\"/>\n"
                      "</utility_space>\n",
                      numbers->reservation);
}

}  // namespace

ExportedFiles genius_xml(const Case& subject, bool raw) {
    ExportedFiles made;
    const auto points = points_to_write(subject, made.diagnostics);
    if (!points) return made;
    const std::string head = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- Written by Irenic, to be read by the convention {}. -->\n",
        raw ? "raw: an item is worth its evaluation times the weight of its issue"
            : "of GENIUS: evaluations are divided by the largest of their issue, weights by their sum");
    made.files.push_back({"domain.xml", head + "<negotiation_template>\n" + space(subject, *points, nullptr) +
                                            "</negotiation_template>\n"});
    for (std::size_t k = 0; k < points->talks.signatories.size(); ++k) {
        const std::string& id = subject.parties[points->talks.signatories[k]].id;
        const ProfileNumbers numbers = raw ? as_written(*points, k) : for_genius(*points, k);
        made.files.push_back({(id == "domain" ? "party-domain" : id) + ".xml", head + space(subject, *points, &numbers)});
    }
    return made;
}

}  // namespace irenic
