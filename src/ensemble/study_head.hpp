/// What a study is about, worked out of a case and its readings; and what tells one study from another.
#pragma once

#include "irenic/ensemble.hpp"

namespace irenic {

inline constexpr std::uint64_t max_scenarios = 1'000'000'000;

/// Where a subject's own findings, parties and so on are in the lists of the study, which hold those of all subjects.
struct SubjectPlaces {
    std::vector<Finding> own;          ///< as `findings_of` has them
    std::vector<std::size_t> columns;  ///< per finding of its own: its index in the study
    std::vector<PartyIndex> parties;   ///< per party of its own
};

struct StudyOutline {
    StudyHead head;
    std::vector<SubjectPlaces> places;  ///< per subject
};
StudyOutline outline_of(std::span<const Case> subjects, const std::vector<Assumption>& assumptions,
                        const EnsembleQuestion& question);

/// Whose wants only order states, as `SUBJECT:PARTY …`, and who is asked to sign, as `SUBJECT:STRATEGY:PARTY …`, by their numbers.
std::string ordinal_text(const StudyHead& head);
std::string asked_text(const StudyHead& head);

/// Everything that decides what the rows are, as one text: two studies are of one plan iff these are the same.
std::string plan_text(const StudyHead& head);
std::string sha256_of_plan(const StudyHead& head);

/// What differs between two plans, in words, such as `the seed is 1 there and 2 here`; empty when they are one plan.
std::string difference(const StudyHead& there, const StudyHead& here);

std::string other_shard(const StudyHead& there, const StudyHead& here);

/// Why no study can be made or cut like this; nothing when it can.
std::optional<Diagnostic> wrong_question(const EnsembleQuestion& question);

// What stands in files.
std::string_view id_of(Assumption::Kind kind);
std::string_view id_of(Finding::Kind kind);
std::string_view id_of(Design design);
std::string_view id_of(Status status);
std::string_view id_of(Range::Shape shape);
std::optional<Assumption::Kind> assumption_kind(std::string_view id);
std::optional<Finding::Kind> finding_kind(std::string_view id);
std::optional<Design> design_of(std::string_view id);
std::optional<Status> status_of(std::string_view id);
std::optional<Range::Shape> shape_of(std::string_view id);

}  // namespace irenic
