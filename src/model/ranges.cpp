#include <map>
#include <set>
#include <tuple>

#include "irenic/model.hpp"

namespace irenic {
namespace {

using Of = RangePath::Of;

const Preference& wants_at(const Case& subject, const RangePath& path) {
    return path.view == none ? subject.preferences[path.owner] : *subject.views[path.view].preferences[path.owner];
}

const Keeping& keeping_at(const Case& subject, const RangePath& path) {
    return path.owner == none ? *subject.keeping : subject.agreements[path.owner].keeping;
}

/// What a graded or weighted statement is about, in words that another reading has too where it says the same.
std::string text_of(const Case& subject, const Statement& statement) {
    return statement.graded ? "graded: " + subject.options[*statement.graded].id : statement.that.text;
}

class Naming {
public:
    explicit Naming(const Case& subject) : subject_(subject) {}

    std::vector<StatedRange> all() {
        for (PartyIndex party = 0; party < subject_.preferences.size(); ++party)
            name_wants({Of::weight, none, party}, subject_.parties[party].id + ".");
        for (std::uint32_t view = 0; view < subject_.views.size(); ++view) {
            const PartyView& seen = subject_.views[view];
            for (PartyIndex party = 0; party < seen.preferences.size(); ++party)
                if (seen.preferences[party])
                    name_wants({Of::weight, view, party},
                               "sees." + subject_.parties[seen.party].id + "." + subject_.parties[party].id + ".");
        }
        if (subject_.keeping) name_keeping({Of::discount, none, none}, "");
        for (AgreementIndex agreement = 0; agreement < subject_.agreements.size(); ++agreement)
            name_agreement(agreement);
        for (OptionIndex option = 0; option < subject_.options.size(); ++option) name_probabilities(option);
        return std::move(found_);
    }

private:
    void name_wants(RangePath path, const std::string& before) {
        const auto& statements = wants_at(subject_, path).statements;
        for (std::uint32_t item = 0; item < statements.size(); ++item) {
            const Statement& statement = statements[item];
            StatedRange about = begin(statement.id, before, item, statement.place);
            about.party = path.owner;
            if (statement.id.empty()) about.text = text_of(subject_, statement);
            path.item = item;
            path.of = Of::weight;
            if (statement.weight) add(about, path);
            path.of = Of::grade;
            for (path.level = 0; path.level < statement.grades.size(); ++path.level) {
                about.rest = "." + subject_.options[*statement.graded].levels[path.level];
                add(about, path);
            }
            path.level = 0;
        }
    }

    void name_keeping(RangePath path, const std::string& before) {
        const Keeping& keeping = keeping_at(subject_, path);
        const auto& discount = keeping.discount;
        bool once = !discount.empty();
        for (const Range& one : discount) once = once && one.place.line != 0 && one.place == discount.front().place;
        for (path.item = 0; path.item < discount.size(); ++path.item) {
            StatedRange about{before + "keeping.discount", "", "", keeping.place, {}, {}};
            if (!once) about.stem += "." + subject_.parties[path.item].id, about.party = path.item;
            add(about, path);
        }
        path.of = Of::hazard;
        for (path.item = 0; path.item < keeping.hazard.pieces.size(); ++path.item) {
            StatedRange about{before + "keeping.hazard", "", "", keeping.place, {}, {}};
            if (!keeping.hazard.same_every_day()) about.stem += "." + std::to_string(path.item + 1);
            add(about, path);
        }
    }

    void name_agreement(AgreementIndex index) {
        const Agreement& agreement = subject_.agreements[index];
        name_keeping({Of::discount, none, index}, agreement.id + ".");
        RangePath path{Of::penalty, none, index};
        for (path.item = 0; path.item < agreement.guarantees.size(); ++path.item) {
            const Guarantee& guarantee = agreement.guarantees[path.item];
            StatedRange about = begin(guarantee.id, agreement.id + ".guarantee.", path.item, guarantee.place);
            if (guarantee.id.empty()) about.text = guarantee.name + " of " + subject_.parties[guarantee.by].id;
            // An agreement that extends another may change what its guarantee costs.
            if (taken_.contains(about.id())) about.stem = agreement.id + "." + about.stem;
            about.party = guarantee.on;
            add(about, path);
        }
    }

    void name_probabilities(OptionIndex index) {
        const Option& option = subject_.options[index];
        RangePath path{Of::probability, none, index};
        for (path.item = 0; path.item + 1 < option.probability.size(); ++path.item)
            add({"chance." + option.id, "." + option.levels[path.item], "", option.place, {}, {}}, path);
    }

    static StatedRange begin(const std::string& id, const std::string& before, std::uint32_t item, Place anchor) {
        return {id.empty() ? before + std::to_string(item + 1) : id, "", "", anchor, {}, {}};
    }

    void add(const StatedRange& about, const RangePath& path) {
        const Range& range = range_at(subject_, path);
        const Place& place = range.place;
        if (place.line == 0 && range.certain()) return;
        const auto key = std::tuple(place.file, place.line, place.column);
        if (const auto known = places_.find(key); place.line != 0 && known != places_.end()) {
            found_[known->second].paths.push_back(path);
            return;
        }
        places_.emplace(key, found_.size());
        found_.push_back(about);
        StatedRange& made = found_.back();
        made.paths.push_back(path);
        while (!taken_.insert(made.id()).second) made.stem += ".again";
    }

    const Case& subject_;
    std::vector<StatedRange> found_;
    std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, std::size_t> places_;
    std::set<std::string> taken_;
};

}  // namespace

const Range& range_at(const Case& subject, const RangePath& path) {
    switch (path.of) {
        case Of::weight: return *wants_at(subject, path).statements[path.item].weight;
        case Of::grade: return wants_at(subject, path).statements[path.item].grades[path.level];
        case Of::discount: return keeping_at(subject, path).discount[path.item];
        case Of::hazard: return keeping_at(subject, path).hazard.pieces[path.item].daily;
        case Of::penalty: return subject.agreements[path.owner].guarantees[path.item].penalty;
        case Of::probability: break;
    }
    return subject.options[path.owner].probability[path.item];
}

Range& range_at(Case& subject, const RangePath& path) {
    return const_cast<Range&>(range_at(static_cast<const Case&>(subject), path));  // NOLINT: the case itself is not const
}

std::vector<StatedRange> stated_ranges(const Case& subject) { return Naming(subject).all(); }

}  // namespace irenic
