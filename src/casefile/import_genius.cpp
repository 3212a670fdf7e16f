/// `irenic import genius`: a domain, and a profile for each party. What an item is worth depends on the convention, which is said.
#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "casefile/genius_points.hpp"

namespace irenic {

namespace {

using namespace casefile;

constexpr std::size_t most_issues = 2000;

std::string stem_of(const std::string& path) {
    std::string name = base_name(path);
    if (name.size() > 4 && name.ends_with(".xml")) name.resize(name.size() - 4);
    return name;
}

const ConventionRow& row_of(Convention convention) {
    return *std::find_if(conventions.begin(), conventions.end(),
                         [&](const ConventionRow& row) { return row.kind == convention; });
}

/// Reads all files; what they say together.
class GeniusImport {
public:
    GeniusImport(const ForeignText& domain, std::span<const ForeignText> profiles, Convention convention)
        : convention_(convention) {
        files_.push_back(std::make_unique<Foreign>(genius_text(domain.text), domain.name));
        for (const ForeignText& profile : profiles)
            files_.push_back(std::make_unique<Foreign>(genius_text(profile.text), profile.name,
                                                       static_cast<std::uint32_t>(files_.size())));
    }

    Imported run() {
        const std::string text = read();
        Foreign& first = *files_.front();
        for (std::size_t k = 1; k < files_.size(); ++k) first.absorb(*files_[k]);
        return first.finish(text);
    }

private:
    std::string read();
    [[nodiscard]] std::string head() const;

    Convention convention_;
    std::vector<std::unique_ptr<Foreign>> files_;
};

std::string GeniusImport::head() const {
    const ConventionRow& row = row_of(convention_);
    return yaml_comment(fmt::format(
        "Read out of {} and {} profile{}, a bargaining domain in the XML of GENIUS, by the convention "
        "`{}`: {}.",
        base_name(files_.front()->name()), files_.size() - 1, files_.size() == 2 ? "" : "s", row.id, row.what));
}

std::string GeniusImport::read() {
    bool readable = true;
    for (const auto& file : files_) readable = file->readable() && readable;
    if (!readable) return {};
    Foreign& first = *files_.front();
    const auto domain = read_genius(first);
    if (!domain) return {};
    if (domain->issues.size() > most_issues) {
        first.limit("too-large", fmt::format("the domain has more than {} issues", most_issues), "import a smaller one");
        return {};
    }
    PointsDomain made;
    for (const GeniusIssue& issue : domain->issues)
        made.issues.push_back({issue.name, items_of(first, issue), issue.at});
    if (first.problems().any_error()) return {};
    made.head = head();
    const std::string said = one_line_label(domain->name);
    made.title = said.empty() || said == "root" ? stem_of(first.name()) : said;
    made.issues_source = "A bargaining domain of GENIUS: " + base_name(first.name());
    bool sound = true;
    for (std::size_t k = 1; k < files_.size(); ++k) {
        Foreign& file = *files_[k];
        const auto profile = read_genius(file);
        if (profile) {
            ExactPoints points = points_of(file, *profile, *domain, made.issues, convention_);
            made.parties.push_back({stem_of(file.name()), "A profile of GENIUS: " + base_name(file.name()),
                                    std::move(points), profile->reservation.has_value()});
        }
        sound = sound && !file.problems().any_error();
    }
    if (!sound) return {};
    const ConventionRow& row = row_of(convention_);
    first.note("convention", fmt::format("read by the convention `{}`: {}", row.id, row.what));
    return points_case(first, made);
}

}  // namespace

Imported import_genius(const ForeignText& domain, std::span<const ForeignText> profiles, Convention convention) {
    return GeniusImport(domain, profiles, convention).run();
}

}  // namespace irenic
