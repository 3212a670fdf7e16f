#include "ensemble/leaves_open.hpp"

namespace irenic {
namespace {

bool leaves_open(const Outcomes& found, std::size_t subject) {
    const StudyHead& head = found.head();
    const std::vector<Tally> tallies = found.tallies(subject);
    AlwaysArising arising(head);
    const std::uint64_t answered = found.scenarios() - found.failed(subject);
    for (std::size_t k = 0; k < tallies.size(); ++k)
        if (arising.next(head.findings[k], tallies[k].settled != 0) && tallies[k].settled < answered) return true;
    return false;
}

}  // namespace

bool AlwaysArising::next(const Finding& finding, bool ever_settled) {
    if (finding.kind == Finding::Kind::signable) known_[finding.strategy] = ever_settled;
    return finding.kind == Finding::Kind::claim || (finding.kind == Finding::Kind::holds && known_[finding.strategy]);
}

bool leaves_open(const Outcomes& found) {
    for (std::size_t k = 0; k < found.head().subjects.size(); ++k)
        if (leaves_open(found, k)) return true;
    return false;
}

}  // namespace irenic
