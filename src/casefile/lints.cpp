#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "casefile/problems.hpp"
#include "irenic/casefile.hpp"

namespace irenic {

namespace {

/// One warning per assumption, even where an agreement that extends another repeats it.
class Unsupported {
public:
    void look_at(const Provenance& provenance, Place place, std::string what) {
        if (provenance.given() || place.line == 0) return;
        if (!seen_.emplace(place.file, place.line, place.column).second) return;
        found_.push_back({Severity::warning, "unsupported-assumption",
                          fmt::format("{} has neither source nor basis", what), place,
                          "say whence it comes: `source: ID`, or `basis: …` for a judgement"});
    }

    [[nodiscard]] std::vector<Diagnostic> take() { return std::move(found_); }

private:
    std::vector<Diagnostic> found_;
    std::set<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> seen_;
};

std::string named(std::string_view what, const std::string& id) {
    return id.empty() ? std::string(what) : fmt::format("{} {}", what, casefile::in_quotes(id));
}

bool assumes_nothing(const Keeping& keeping) {
    for (const Range& factor : keeping.discount)
        if (factor.low.units != Decimal::units_per_one || factor.high.units != Decimal::units_per_one) return false;
    return keeping.hazard.never_present();
}

void look_at_agreement(Unsupported& unsupported, const Agreement& agreement) {
    for (const Obligation& obligation : agreement.obligations)
        for (const Link& link : obligation.after)
            if (!link.id.empty()) unsupported.look_at(link.provenance, link.place, named("the link", link.id));
    for (const Guarantee& guarantee : agreement.guarantees)
        unsupported.look_at(guarantee.provenance, guarantee.place,
                            named(guarantee.id.empty() ? "this guarantee" : "the guarantee", guarantee.id));
    if (!assumes_nothing(agreement.keeping))
        unsupported.look_at(agreement.keeping.provenance, agreement.keeping.place,
                            "what `keeping` assumes about time and breakdown");
}

/// Of the keys that an answer does not use, those that a reader would expect its verdicts to depend on.
bool would_change_verdicts(std::string_view key) { return key == "sees" || key == "attitude" || key == "parts"; }

void look_at_preference(Unsupported& unsupported, const Preference& preference, const std::string& whose) {
    if (preference.kind == Preference::Kind::ranking)
        unsupported.look_at(preference.provenance, preference.place, fmt::format("the ranking of {}", whose));
    for (const Statement& statement : preference.statements)
        unsupported.look_at(statement.provenance, statement.place,
                            statement.id.empty()
                                ? fmt::format("this statement of {}", whose)
                                : fmt::format("the statement {} of {}", casefile::in_quotes(statement.id), whose));
}

/// What a view believes about wants may have its source there, or once for the whole view.
void look_at_view(Unsupported& unsupported, const Case& subject, const PartyView& view) {
    if (view.provenance.given()) return;
    const std::string who = casefile::in_quotes(subject.parties[view.party].id);
    if (!view.without.empty() || !view.without_states.empty() || !view.attitudes.empty())
        unsupported.look_at(view.provenance, view.place, fmt::format("what {} does not see, or sees otherwise,", who));
    for (std::size_t party = 0; party < view.preferences.size(); ++party)
        if (view.preferences[party])
            look_at_preference(unsupported, *view.preferences[party],
                               fmt::format("{}, as {} sees it,", casefile::in_quotes(subject.parties[party].id), who));
}

/// The option of `stability` and `explain` that takes a key into account; none where nothing does yet.
std::string_view option_for(std::string_view key) {
    if (key == "attitude") return "--attitudes";
    if (key == "sees") return "--misperception";
    if (key == "unknown") return "--unknown";
    return key == "great" || key == "much" ? "--strength" : "";
}

Diagnostic unused_lint(const UnusedKey& unused) {
    const Severity severity = would_change_verdicts(unused.key) ? Severity::warning : Severity::note;
    if (const std::string_view option = option_for(unused.key); !option.empty())
        return {severity, "used-when-asked",
                fmt::format("`{}` is taken into account by `stability` and `explain` with {}", unused.key, option),
                unused.place, "all other answers are those of the same case without it"};
    return {severity, "not-used-yet", fmt::format("`{}` is read, but no answer takes it into account yet", unused.key),
            unused.place, "the answers are those of the same case without it"};
}

}  // namespace

std::vector<Diagnostic> provenance_lints(const Case& subject) {
    Unsupported unsupported;
    for (const Constraint& constraint : subject.never)
        unsupported.look_at(constraint.provenance, constraint.place,
                            named(constraint.id.empty() ? "this constraint" : "the constraint", constraint.id));
    for (std::size_t party = 0; party < subject.preferences.size(); ++party)
        look_at_preference(unsupported, subject.preferences[party], casefile::in_quotes(subject.parties[party].id));
    for (std::size_t party = 0; party < subject.attitudes.size(); ++party)
        unsupported.look_at(subject.attitudes[party].provenance, subject.attitudes[party].place,
                            fmt::format("the attitude of {}", casefile::in_quotes(subject.parties[party].id)));
    for (const PartyView& view : subject.views) look_at_view(unsupported, subject, view);
    for (const Agreement& agreement : subject.agreements) look_at_agreement(unsupported, agreement);
    return unsupported.take();
}

std::vector<Diagnostic> unused_lints(const Case& subject, std::span<const std::string_view> used) {
    std::vector<Diagnostic> found;
    std::set<std::string> seen;
    for (const UnusedKey& unused : subject.unused) {
        if (std::find(used.begin(), used.end(), unused.key) != used.end()) continue;
        if (seen.insert(unused.key).second) found.push_back(unused_lint(unused));
    }
    return found;
}

}  // namespace irenic
