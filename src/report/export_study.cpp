/// `irenic export study`: a row per reading and scenario, by RFC 4180.
#include <cmath>

#include <fmt/format.h>

#include "irenic/ensemble.hpp"
#include "irenic/report.hpp"
#include "report/csv.hpp"

namespace irenic {
namespace {

void add_numbers(std::string& row, std::span<const double> numbers) {
    for (const double number : numbers) {
        row += ',';
        if (!std::isnan(number)) row += fmt::format("{}", number);
    }
}

std::string header(const StudyHead& head) {
    std::string row = "reading,scenario";
    for (const StudyAssumption& assumption : head.assumptions) add_field(row += ',', assumption.what.id);
    for (const Finding& finding : head.findings) add_field(row += ',', finding.name);
    return row + (head.marking.empty() ? "" : ",marking") + "\r\n";
}

}  // namespace

bool study_csv(const Outcomes& found, const std::function<bool(std::string_view)>& write) {
    const StudyHead& head = found.head();
    std::string marking;
    if (!head.marking.empty()) add_field(marking += ',', head.marking);
    std::string piece = header(head);
    bool written = true;
    for (std::size_t subject = 0; written && subject < head.subjects.size(); ++subject) {
        std::string reading;
        add_field(reading, head.subjects[subject].id);
        found.for_each(subject,
                       [&](std::uint64_t scenario, std::span<const double> drawn, std::span<const double> numbers) {
                           piece += fmt::format("{},{}", reading, scenario);
                           add_numbers(piece, drawn);
                           add_numbers(piece, numbers);
                           piece += marking + "\r\n";
                           if (piece.size() < 65536) return true;
                           written = write(piece);
                           piece.clear();
                           return written;
                       });
    }
    return written && write(piece);
}

}  // namespace irenic
