#include <algorithm>

#include "ensemble/assumptions.hpp"
#include "ensemble/words_of.hpp"

namespace irenic {
namespace {

Assumption::Kind kind_of(RangePath::Of of) {
    using Of = RangePath::Of;
    switch (of) {
        case Of::weight: return Assumption::Kind::weight;
        case Of::grade: return Assumption::Kind::grade;
        case Of::discount: return Assumption::Kind::discount;
        case Of::hazard: return Assumption::Kind::hazard;
        case Of::penalty: return Assumption::Kind::penalty;
        case Of::probability: break;
    }
    return Assumption::Kind::probability;
}

bool only_of_the_case(const StatedRange& stated) {
    return std::all_of(stated.paths.begin(), stated.paths.end(),
                       [](const RangePath& path) { return path.owner == none; });
}

}  // namespace

void Gathering::gather(const Case& subject) {
    parts_.subjects.push_back({&subject, {}, {}, {}, {}});
    gather_numbers(subject);
    gather_chances(subject);
    for (PartyIndex party = 0; party < subject.preferences.size(); ++party)
        gather_order(subject, subject.preferences[party], party, none);
    for (std::uint32_t view = 0; view < subject.views.size(); ++view)
        for (PartyIndex party = 0; party < subject.views[view].preferences.size(); ++party)
            if (const auto& seen = subject.views[view].preferences[party]) gather_order(subject, *seen, party, view);
}

/// What has no id of its own is known again by its place in the text, or else by what it says; otherwise it gets the next number.
std::string Gathering::stem_of(const StatedRange& stated) {
    if (stated.text.empty()) return stated.stem;
    const std::string before = stated.stem.substr(0, stated.stem.rfind('.') + 1);
    const std::size_t now = parts_.subjects.size();
    const auto same_place = [&](const Listed& known) {
        return known.before == before && known.anchor == stated.anchor && stated.anchor.line != 0;
    };
    const auto same_text = [&](const Listed& known) {
        return known.before == before && known.text == stated.text && known.last_subject != now;
    };
    auto found = std::find_if(listed_.begin(), listed_.end(), same_place);
    if (found == listed_.end()) found = std::find_if(listed_.begin(), listed_.end(), same_text);
    if (found != listed_.end()) {
        found->last_subject = now;
        found->anchor = stated.anchor;
        return found->stem;
    }
    std::string stem = stated.stem;
    const auto taken = [&] {
        return std::any_of(listed_.begin(), listed_.end(), [&](const Listed& known) { return known.stem == stem; });
    };
    for (std::size_t number = listed_.size() + 1; taken(); ++number) stem = before + std::to_string(number);
    listed_.push_back({before, stated.text, stated.anchor, stem, now});
    return stem;
}

std::size_t Gathering::assumption(Assumption made, const std::optional<Range>& range) {
    const auto [known, is_new] = by_id_.emplace(made.id, parts_.all.size());
    if (is_new) {
        made.ranges.assign(subject_count_, std::nullopt);
        parts_.all.push_back(std::move(made));
    }
    parts_.all[known->second].ranges[index()] = range;
    return known->second;
}

void Gathering::gather_numbers(const Case& subject) {
    for (const StatedRange& stated : stated_ranges(subject)) {
        const std::string stem = stem_of(stated);
        const RangePath& first = stated.paths.front();
        const Range& range = range_at(subject, first);
        if (range.certain() || only_of_the_case(stated)) continue;
        Assumption made;
        made.id = stem + stated.rest;
        made.words = words_of(subject, stated);
        made.kind = kind_of(first.of);
        made.party = stated.party;
        made.provenance = provenance_of(subject, first);
        made.place = range.place;
        parts_.subjects.back().numbers.push_back({assumption(std::move(made), range), stated.paths});
    }
}

void Gathering::gather_chances(const Case& subject) {
    for (OptionIndex index = 0; index < subject.options.size(); ++index) {
        const Option& option = subject.options[index];
        if (option.probability.empty()) continue;
        ChanceOfSubject chance{index, std::vector<std::size_t>(option.levels.size() - 1, not_drawn), not_drawn};
        for (const NumberOfSubject& number : parts_.subjects.back().numbers)
            for (const RangePath& path : number.paths)
                if (path.of == RangePath::Of::probability && path.owner == index)
                    chance.drawn[path.item] = number.assumption;
        if (!subject.status_quo) {
            Assumption made;
            made.id = "chance." + option.id;
            made.words = option.name;
            made.kind = Assumption::Kind::chance;
            made.categories = option.levels;
            made.provenance = option.provenance;
            made.place = option.place;
            chance.level = assumption(std::move(made), Range{});
        }
        parts_.subjects.back().chances.push_back(std::move(chance));
    }
}

void Gathering::gather_order(const Case& subject, const Preference& preference, PartyIndex party, std::uint32_t view) {
    if (preference.unknown.empty()) return;
    const std::string before =
        view == none ? "order." : "sees." + subject.parties[subject.views[view].party].id + ".order.";
    const std::string whose = before + subject.parties[party].id;
    OrderOfSubject order{party, view, stream_of(whose), PartialRanking(preference), {}};
    auto pairs = preference.unknown;
    for (auto& pair : pairs) std::sort(pair.begin(), pair.end());
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    for (const auto& [one, other] : pairs) {
        const std::uint32_t first = order.ranking.place_of(one);
        const std::uint32_t second = order.ranking.place_of(other);
        if (first == none || second == none || !order.ranking.open(first, second)) continue;
        Assumption made;
        made.categories = {subject.states[one].id, subject.states[other].id};
        made.id = whose + "." + made.categories[0] + "." + made.categories[1];
        made.words =
            subject.parties[party].name + ": which ranks higher, " + made.categories[0] + " or " + made.categories[1];
        if (view != none)
            made.words = "as " + subject.parties[subject.views[view].party].name + " sees it, " + made.words;
        made.kind = Assumption::Kind::order;
        made.party = party;
        made.provenance = preference.provenance;
        made.place = preference.place;
        order.pairs.push_back({assumption(std::move(made), Range{}), first, second});
    }
    parts_.subjects.back().orders.push_back(std::move(order));
}

void Gathering::correlate(Subject& subject) {
    // Ids of a case are those of the first reading that has what is meant, as long as that has an id of its own.
    const auto coordinate_of = [&](const std::string& id) {
        const auto known = by_id_.find(id);
        if (known == by_id_.end()) return Copula::no_coordinate;
        const std::size_t k = static_cast<std::size_t>(&subject - parts_.subjects.data());
        return parts_.all[known->second].ranges[k] ? parts_.dimension_of[known->second] : Copula::no_coordinate;
    };
    subject.copula = Copula(subject.subject->correlations, coordinate_of);
    if (subject.copula.possible()) return;
    Diagnostic problem{Severity::error, "impossible-correlations", "no joint distribution has all these correlations",
                       subject.subject->correlations.front().place,
                       "of three numbers, two that go with the third go with each other to some extent"};
    parts_.diagnostics.push_back(std::move(problem));
}

void Gathering::finish() {
    parts_.dimension_of.assign(parts_.all.size(), not_drawn);
    for (std::size_t a = 0; a < parts_.all.size(); ++a) {
        if (parts_.all[a].kind == Assumption::Kind::order) continue;
        parts_.dimension_of[a] = parts_.assumption_of.size();
        parts_.assumption_of.push_back(a);
        parts_.streams.push_back(stream_of(parts_.all[a].id));
    }
    if (parts_.streams.size() <= SobolSequence::most_dimensions) parts_.sequence.emplace(parts_.streams.size());
    for (Subject& subject : parts_.subjects) correlate(subject);
}

}  // namespace irenic
