/// What came before, what is owed in any case, who reads the case otherwise, and how all this is worked out.
#include <algorithm>

#include "irenic/report.hpp"
#include "report/names.hpp"
#include "report/numbers.hpp"
#include "report/page.hpp"

namespace irenic {
namespace {

bool owes(const Case& subject) {
    return std::any_of(subject.options.begin(), subject.options.end(),
                       [](const Option& option) { return !option.owed.empty(); });
}

void write_owed(Html& html, const Case& subject) {
    if (!owes(subject)) return;
    html.element("h3", "Owed independently of any deal");
    html.element("p",
                 "These stand among the options only because they can be withheld in fact. No answer here makes them a "
                 "concession.");
    const auto list = html.open("ul");
    for (const Option& option : subject.options) {
        if (option.owed.empty()) continue;
        const auto item = html.open("li");
        html.phrase(Phrase(Piece{Piece::Kind::name, label_of(option.name, option.id), Tone::strong})
                    << ": " << prose(option.owed));
        html.text(" Source: ");
        write_provenance(html, subject, option.owed_provenance);
        html.text(".");
    }
}

void definition(Html& html, const char* term, const char* words) {
    html.element("dt", term);
    html.element("dd", words);
}

void write_definitions(Html& html) {
    const auto list = html.open("dl");
    definition(html, "State", "One level for every option. A move changes options that one party owns alone.");
    definition(
        html, "Sign",
        "A party would sign a package that is worth at least as much to it as having no deal. What is missing is "
        "its gap.");
    definition(
        html, "Hold",
        "Would a party leave the end of a strategy by a move that gains it something, given what the others could "
        "answer? The five concepts differ in which answers deter:");
    definition(html, "Nash", "no answer counts: any gain is enough to leave.");
    definition(html, "GMR", "any answer of the others that takes the gain away.");
    definition(html, "SMR", "such an answer, from which the party could not escape again.");
    definition(html, "SEQ", "an answer of which every move also gains its mover something.");
    definition(html, "SSEQ", "both: credible, and not to be escaped.");
    definition(html, "Keep",
               "At every step, everyone who still owes something, or could react to a breach, compares going on with "
               "stopping: waiting, breaking off, or acting alone. The difference is the slack; the first negative one "
               "says who stops and where.");
    definition(html, "Claim",
               "A sentence of an argument with a test. It holds or fails in one filling of the assumptions.");
}

void write_limits(Html& html) {
    const auto list = html.open("ul");
    for (const char* line :
         {"Nothing here is a forecast or a likelihood. Ranges count with their middle value; readings are compared, "
          "never averaged.",
          "Values of different parties are never added up or traded off, and those of affected groups never netted "
          "against each other.",
          "“Would persist” says that nobody gains by leaving. It does not say that a situation is good, or bearable.",
          "Only what the case contains is compared: other options, parties or orders of steps may do better.",
          "The parties are taken to know the case and to act on it. What they in fact want may differ from every "
          "reading."})
        html.element("li", line);
}

}  // namespace

bool has_background(const Case& subject) { return !subject.background.empty() || owes(subject); }

void write_background(Html& html, const Case& subject) {
    if (!has_background(subject)) return;
    const auto section = html.open("section", {{"id", "background"}});
    html.element("h2", "Background");
    write_owed(html, subject);
    if (subject.background.empty()) return;
    html.element("h3", "What came before");
    html.element("p", "For the reader; it enters no computation.");
    const auto list = html.open("ul");
    for (const Background& entry : subject.background) {
        const auto item = html.open("li");
        html.phrase(entry.date.empty() ? Phrase() : Phrase(Piece{Piece::Kind::name, entry.date, Tone::strong}) << ": ");
        html.element("bdi", entry.says);
        html.text(" (");
        write_provenance(html, subject, entry.provenance);
        html.text(")");
    }
}

void write_readings(Html& html, const Case& subject) {
    const auto section = html.open("section", {{"id", "readings"}});
    html.element("h2", "Readings");
    if (subject.readings.empty()) {
        html.element("p", "The case has no reading beside its own.");
        return;
    }
    html.element(
        "p", "Each is the case with some assumptions changed by one analyst. They are compared, and never averaged.");
    const auto list = html.open("ul");
    for (const Reading& reading : subject.readings) {
        const auto item = html.open("li");
        Phrase words(Piece{Piece::Kind::name, label_of(reading.name, reading.id), Tone::strong});
        words << " (" << code(reading.id);
        if (!reading.by.empty()) words << ", analyst: " << name(reading.by);
        if (!reading.file.empty()) words << ", " << code(reading.file);
        words << ")";
        if (!reading.note.empty()) words << ": " << prose(reading.note);
        html.phrase(words);
    }
}

void write_method(Html& html, const Case& subject, const Space& space, std::string_view command) {
    const auto section = html.open("section", {{"id", "method"}});
    html.element("h2", "Method and limits");
    write_definitions(html);
    html.element("h3", "What this does not say");
    write_limits(html);
    html.element("h3", "How to make this page again");
    if (!command.empty()) html.element("pre", command, {{"dir", "auto"}});
    const auto list = html.open("dl");
    const auto pair = [&](const char* label, const Phrase& words) {
        html.element("dt", label);
        html.element("dd", words);
    };
    pair("Irenic", Phrase("version ") << version());
    pair("Case file", code(subject.file));
    pair("SHA-256 of it", code(subject.sha256));
    for (const Reading& reading : subject.readings)
        if (!reading.sha256.empty()) pair("of its reading", Phrase(code(reading.file)) << " " << code(reading.sha256));
    pair("Reading in force",
         subject.reading.empty() ? Phrase("none: the case as written") : Phrase(code(subject.reading)));
    Phrase settings;
    for (const std::string& setting : subject.settings) settings << (settings.empty() ? "" : ", ") << code(setting);
    pair("Set by hand", settings.empty() ? Phrase("nothing") : settings);
    if (subject.scenario) pair("Drawn by chance", scenario_in_force(subject));
    if (!space.subject().only_listed || subject.only_listed)
        pair("Feasible states", std::to_string(space.size()));
    else
        pair("Feasible states", "not enumerated: states are asked about one by one");
}

}  // namespace irenic
