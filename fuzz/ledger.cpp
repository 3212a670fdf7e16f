// Any bytes as a ledger of a small case: the reader must answer, what it says must be showable, and what it takes can be added to.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "irenic/casefile.hpp"

namespace {

constexpr std::string_view two_towns = R"(irenic: 1
title: Two towns
sources: {treaty: {title: Treaty}}
parties: {upper: {}, lower: {}}
options: {gate: {by: upper}, fund: {by: lower, levels: [none, first, full]}}
agreements:
  exchange:
    obligations:
      open: {by: upper, sets: {gate: yes}, parts: 4}
      pay: {by: lower, sets: {fund: full}, after: [open]}
)";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const irenic::Loaded loaded = irenic::parse_case(two_towns, "case.yaml");
    const irenic::Case& subject = loaded.cases.front();
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const irenic::LoadedLedger found = irenic::parse_ledger(subject, text, "ledger.yaml");
    if (!found.ledger && found.diagnostics.empty()) std::abort();
    const std::string shown = irenic::render_human(found.diagnostics, found.files, false);
    if (shown.find('\x1b') != std::string::npos) std::abort();
    irenic::render_json(found.diagnostics, found.files);
    if (!found.ledger) return 0;
    const irenic::NewEvent event{{{"date", {"2031-05-03"}}, {"obligation", {"pay"}}, {"event", {"violated"}}}};
    const irenic::Recorded more = irenic::record_event(subject, text, "ledger.yaml", event);
    if (more.text.empty()) return 0;
    const irenic::LoadedLedger again = irenic::parse_ledger(subject, more.text, "ledger.yaml");
    if (!again.ledger || again.ledger->events.size() != found.ledger->events.size() + 1) std::abort();
    return 0;
}
