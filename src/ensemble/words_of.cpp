#include "ensemble/words_of.hpp"

namespace irenic {
namespace {

using Of = RangePath::Of;

const Statement& statement_at(const Case& subject, const RangePath& path) {
    const Preference& wants =
        path.view == none ? subject.preferences[path.owner] : *subject.views[path.view].preferences[path.owner];
    return wants.statements[path.item];
}

const Keeping& keeping_at(const Case& subject, const RangePath& path) {
    return path.owner == none ? *subject.keeping : subject.agreements[path.owner].keeping;
}

std::string words_of_want(const Case& subject, const RangePath& path) {
    const Statement& statement = statement_at(subject, path);
    std::string words =
        path.view == none ? "" : "as " + subject.parties[subject.views[path.view].party].name + " sees it, ";
    words += subject.parties[path.owner].name + ": ";
    if (!statement.graded) return words + (statement.name.empty() ? statement.that.text : statement.name);
    const Option& option = subject.options[*statement.graded];
    return words + (statement.name.empty() ? option.name : statement.name) + ", at " + option.level_labels[path.level];
}

/// Where it is stated for one agreement alone; empty where it is stated for the case.
std::string for_one_agreement(const Case& subject, const StatedRange& stated) {
    const std::uint32_t owner = stated.paths.front().owner;
    return owner == none ? "" : " (" + subject.agreements[owner].name + ")";
}

std::string words_of_hazard(const Case& subject, const StatedRange& stated) {
    const RangePath& path = stated.paths.front();
    const auto& pieces = keeping_at(subject, path).hazard.pieces;
    std::string words = "chance per day that something outside breaks the agreement";
    if (path.item > 0) words += ", from day " + std::to_string(pieces[path.item - 1].until);
    if (pieces[path.item].until != none) words += ", until day " + std::to_string(pieces[path.item].until);
    return words + for_one_agreement(subject, stated);
}

std::string words_of_penalty(const Case& subject, const RangePath& path) {
    const Guarantee& guarantee = subject.agreements[path.owner].guarantees[path.item];
    const std::string name = guarantee.name.empty() ? guarantee.id : guarantee.name;
    return subject.parties[guarantee.on].name + ": penalty" + (name.empty() ? "" : " of " + name) + ", guaranteed by " +
           subject.parties[guarantee.by].name;
}

}  // namespace

std::string words_of(const Case& subject, const StatedRange& stated) {
    const RangePath& path = stated.paths.front();
    switch (path.of) {
        case Of::weight:
        case Of::grade: return words_of_want(subject, path);
        case Of::discount:
            return (stated.party ? subject.parties[*stated.party].name : "all parties") + ": discount per day" +
                   for_one_agreement(subject, stated);
        case Of::hazard: return words_of_hazard(subject, stated);
        case Of::penalty: return words_of_penalty(subject, path);
        case Of::probability: break;
    }
    const Option& option = subject.options[path.owner];
    return option.name + ": chance of " + option.level_labels[path.item];
}

const Provenance& provenance_of(const Case& subject, const RangePath& path) {
    switch (path.of) {
        case Of::weight:
        case Of::grade: return statement_at(subject, path).provenance;
        case Of::discount:
        case Of::hazard: return keeping_at(subject, path).provenance;
        case Of::penalty: return subject.agreements[path.owner].guarantees[path.item].provenance;
        case Of::probability: break;
    }
    return subject.options[path.owner].provenance;
}

}  // namespace irenic
