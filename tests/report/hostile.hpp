/// A case whose texts try to break out of wherever they stand.
#pragma once

#include <string>

namespace irenic::testing {

inline std::string hostile() {
    const std::string script = "<script>alert(1)</script> & \\\"quoted\\\" 'single' --> ]]> </title></svg></style>";
    const std::string rtl = "מועצת העיר שלום עליכם مجلس المدينة";
    const std::string wide = "上游城镇上游城镇上游城镇上游城镇上游城镇";
    const std::string combining = "o\u0301\u0302\u0303\u0304 e\u0301";
    const std::string huge(10'000, 'x');
    const auto quoted = [](const std::string& text) { return "\"" + text + "\""; };
    return "irenic: 1\ntitle: " + quoted(script) + "\nquestion: " + quoted(rtl) +
           "\nmarking: " + quoted(script + " secret") + "\nsources:\n  s: {title: " + quoted(script) + ", by: [" +
           quoted(rtl) + "], grade: B2, url: " + quoted("javascript:alert(1)") + ", note: " + quoted(script) +
           "}\n  t: {title: " + quoted(huge) + ", url: \"https://example.org/?a=1&b=\\\"><script>\"}\n" +
           "background:\n  - {says: " + quoted(script) + ", source: " + quoted("s <b>p. 1</b>") + "}\n" +
           "parties:\n  a: {name: " + quoted(huge) + ", source: s}\n  b: {name: " + quoted(rtl) +
           ", disagreement: " + quoted(script) + "}\n  c: {name: " + quoted(wide) + ", lumps: " + quoted(script) +
           "}\n  d: {name: " + quoted(script) + "}\n" + "options:\n  x: {name: " + quoted(script) +
           ", by: a, labels: {no: " + quoted(script) + ", yes: " + quoted(rtl) + "}, owed: {why: " + quoted(script) +
           ", basis: " + quoted(script) + "}}\n  y: {name: " + quoted(huge) + ", by: b}\n" +
           "never:\n  - {id: n, that: x and not x, why: " + quoted(script) + ", basis: " + quoted(script) +
           ", contested: " + quoted(script) + "}\n" + "preferences:\n  a: [{id: p, name: " + quoted(script) +
           ", that: y, weight: [1, 2, 3], source: t, contested: " + quoted(script) + ", note: " + quoted(rtl) +
           "}, {that: x, weight: -1, basis: " + quoted(script) + "}]\n" +
           "  b: [{that: x, weight: 3, basis: " + quoted(huge) +
           "}, {that: y, weight: -4}]\n  c: [{that: x, weight: 2, basis: b}]\n" +
           "strategies:\n  status-quo: {}\n  deal: {name: " + quoted(script) + ", says: " + quoted(huge) +
           ", agreement: deal}\n  rtl: {name: " + quoted(rtl) +
           ", target: {x: yes}}\n  combining: {name: " + quoted(combining) + ", target: {y: yes}}\n" +
           "agreements:\n  deal:\n    name: " + quoted(script) +
           "\n    obligations:\n      one: {name: " + quoted(script) +
           ", by: a, sets: {x: yes}, days: 2}\n      two: {by: b, sets: {y: yes}, after: [{of: one, id: l, why: " +
           quoted(script) + ", basis: b}]}\n    if-broken: {x: no}\n    guarantees: [{id: g, name: " + quoted(script) +
           ", by: c, on: b, penalty: [0, 1], basis: b}]\n" + "claims:\n  k: {says: " + quoted(script) +
           ", name: " + quoted(script) + ", test: signable(deal), coded: " + quoted(script) +
           ", source: s}\n  l: {says: " + quoted(huge) + ", test: \"stable(rtl, nash)\"}\n" +
           "readings:\n  r: {name: " + quoted(script) + ", by: " + quoted(rtl) + ", note: " + quoted(script) +
           ", change: {p: {weight: 0}}}\n";
}

}  // namespace irenic::testing
