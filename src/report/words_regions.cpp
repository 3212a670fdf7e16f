/// What is said of readings side by side: regions of scenarios, and what was left open.
#include "report/names.hpp"
#include "report/words_trust.hpp"

namespace irenic {

Phrase study_reading_name(const StudyHead& head, std::size_t k) {
    const StudyName& subject = head.subjects[k];
    if (subject.id.empty()) return "as written";
    return name(label_of(subject.name, subject.id));
}

std::vector<RegionWords> region_words(const StudyHead& head, const StudySummary& summary) {
    std::vector<RegionWords> all;
    for (std::size_t finding = 0; finding < head.findings.size(); ++finding) {
        RegionWords one{finding, finding_name(head, head.findings[finding]), {}};
        for (std::size_t k = 0; k < summary.readings.size(); ++k) {
            const VerdictSummary* verdict = summary.readings[k].verdict(finding);
            const std::vector<Phrase> sentences =
                verdict == nullptr ? std::vector<Phrase>() : decides_words(head, *verdict);
            if (sentences.empty()) continue;
            Phrase words;
            if (summary.readings.size() > 1)
                words << (head.subjects[k].id.empty() ? "As written, in " : "In the reading ")
                      << (head.subjects[k].id.empty() ? Phrase() : study_reading_name(head, k) << ", in ");
            else
                words << "In ";
            words << share_words(verdict->yes, head.sampling) << ".";
            for (const Phrase& sentence : sentences) words << " " << sentence;
            one.readings.push_back(std::move(words));
        }
        if (!one.readings.empty()) all.push_back(std::move(one));
    }
    return all;
}

Phrase not_in_depth_words(const StudyHead& head, const StudySummary& summary) {
    std::vector<Phrase> names;
    for (std::size_t k = 0; k < summary.readings.size(); ++k)
        if (!summary.readings[k].in_depth && summary.readings.front().in_depth)
            names.push_back(study_reading_name(head, k));
    if (names.empty()) return {};
    Phrase words("Such regions were not looked for in the ");
    return words << (names.size() == 1 ? "reading " : "readings ") << list_of(names) << ".";
}

Phrase open_words(const StudyHead& head, const StudySummary& summary) {
    std::vector<Phrase> parts;
    for (std::size_t k = 0; k < summary.readings.size(); ++k) {
        const ReadingSummary& found = summary.readings[k];
        if (found.open == 0) continue;
        Phrase part(grouped(found.open));
        part << (found.open == 1 ? " scenario" : " scenarios");
        if (summary.readings.size() > 1)
            part << (head.subjects[k].id.empty() ? Phrase(" as written")
                                                 : Phrase(" in the reading ") << study_reading_name(head, k));
        parts.push_back(std::move(part));
    }
    if (parts.empty()) return {};
    Phrase words("In ");
    return words << list_of(parts)
                 << " a limit of what is searched left something open: whether a claim holds, or whether an end would "
                    "persist. Shares are of the scenarios that settle it.";
}

}  // namespace irenic
