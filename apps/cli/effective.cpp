#include <fmt/format.h>

#include "cli/face.hpp"

namespace irenic::cli {

std::string wrong_day(const std::string& text) {
    return parse_day(text) ? "" : "write year, month and day, such as 2031-03-01";
}

void set_effective(const Context& context, Session& session, AgreementIndex agreement) {
    const std::string& day = context.arguments.effective;
    if (day.empty()) return;
    Case& subject = session.loaded.cases.front();
    subject.agreements[agreement].effective = parse_day(day);
    subject.settings.push_back(fmt::format("agreements.{}.effective={}", subject.agreements[agreement].id, day));
}

}  // namespace irenic::cli
