/// `irenic export points`: what the levels of each option are worth to each signatory, and what it has without an agreement.
#include <fmt/format.h>

#include "report/csv.hpp"
#include "report/points.hpp"

namespace irenic {

ExportedFiles points_csv(const Case& subject) {
    ExportedFiles made;
    const auto points = points_to_write(subject, made.diagnostics);
    if (!points) return made;
    std::vector<std::string> header{"issue", "level"};
    for (const std::string& party : points->parties) {
        if (party == "issue" || party == "level") {
            made.diagnostics.assign({{Severity::error,
                                      "reserved-word",
                                      fmt::format("a party is called `{}`, and so is a column of the table", party),
                                      {},
                                      "give the party another name"}});
            return made;
        }
        header.push_back(party);
    }
    const auto itself = [](const std::string& text) { return text; };
    std::string text;
    add_row(text, header, itself);
    for (std::size_t k = 0; k < points->table.rows.size(); ++k)
        for (std::size_t level = 0; level < points->levels[k].size(); ++level) {
            std::vector<std::string> row{points->issues[k], points->levels[k][level]};
            for (const std::vector<Decimal>& values : points->table.rows[k].values)
                row.push_back(to_string(values[level]));
            add_row(text, row, itself);
        }
    std::vector<std::string> row{"no-agreement", ""};
    for (const Decimal& value : points->talks.no_agreement) row.push_back(to_string(value));
    add_row(text, row, itself);
    made.files.push_back({"points.csv", std::move(text)});
    return made;
}

}  // namespace irenic
