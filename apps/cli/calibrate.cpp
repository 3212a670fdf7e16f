#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>

#include <fmt/format.h>
#include <unistd.h>

#include "cli/face.hpp"

namespace irenic::cli {
namespace {

std::string today() {
    return to_string(CalendarDay(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())));
}

/// The group that the fragment is about; all together when none is named.
const GroupCalibration* group_asked(const Calibration& found, const std::string& name) {
    if (name.empty()) return &found.all;
    const auto group = std::find_if(found.groups.begin(), found.groups.end(),
                                    [&](const GroupCalibration& one) { return one.name == name; });
    return group == found.groups.end() ? nullptr : &*group;
}

/// Why no fragment can be written; nothing where one can.
std::optional<Diagnostic> wrong_fragment(const Calibration& found, const CalibrateArguments& asked) {
    const GroupCalibration* group = group_asked(found, asked.of);
    if (group == nullptr) {
        std::vector<std::string> names;
        for (const GroupCalibration& one : found.groups) names.push_back(one.name);
        std::string list;
        for (const std::string& name : names) list += (list.empty() ? "" : ", ") + safe_for_terminal(name);
        return usage_error("unknown-group", fmt::format("there is no group `{}`", safe_for_terminal(asked.of)),
                           names.empty() ? "name the column of groups with --group" : "there are: " + list);
    }
    if (group->pieces.empty())
        return usage_error("no-fit", "there is no fit to take the hazard from: " + group->weibull.why_none,
                           "choose another with --fit");
    return {};
}

}  // namespace

void calibrate_options(CLI::App& app, Arguments& arguments) {
    CalibrateArguments& asked = arguments.calibrate;
    SpellColumns& columns = asked.columns;
    app.add_option("file", arguments.path, "A table (CSV) with a row for each agreement")
        ->required()
        ->type_name("FILE");
    app.add_option("--duration", columns.duration, "How long each was watched, or until when")->type_name("COLUMN");
    app.add_option("--entry", columns.entry, "Since when it was watched, counted as --duration is")
        ->type_name("COLUMN");
    app.add_option("--unit", asked.unit, "Of --duration and --entry: days (default), months or years")
        ->check(CLI::IsMember({"days", "months", "years"}))
        ->type_name("UNIT");
    app.add_option("--start", columns.start, "The date on which it began, year-month-day")->type_name("COLUMN");
    app.add_option("--end", columns.end, "The date on which it ended, or was last watched")->type_name("COLUMN");
    app.add_option("--censor", columns.censor, "Until when all were watched that had not ended")->type_name("DATE");
    app.add_option("--event", columns.event, "Whether it ended")->type_name("COLUMN");
    app.add_option("--ended", columns.ended,
                   "What --event says where it ended; 1, true and yes if left out (repeatable)")
        ->type_name("WORD")
        ->allow_extra_args(false);
    app.add_option("--still", columns.still, "What --event says where it had not; NA is a word as well (repeatable)")
        ->type_name("WORD")
        ->allow_extra_args(false);
    app.add_option("--group", columns.group, "Kinds of agreements, to be told apart")->type_name("COLUMN");
    std::vector<std::string> ids;
    for (const FitRow& row : fits) ids.emplace_back(row.id);
    app.add_option("--fit", asked.fit, "Where pieces come from: kaplan-meier (default), weibull or exponential")
        ->check(CLI::IsMember(ids))
        ->type_name("FIT");
    app.add_option("--pieces", asked.cuts, "Days at which one piece ends and the next begins, such as 30,90,365")
        ->delimiter(',')
        ->check(CLI::Range(1, 100'000).description("1 to 100000"))
        ->type_name("DAYS")
        ->allow_extra_args(false);
    app.add_option("-o,--output", arguments.output, "A part of a case to write: the hazard, and its source")
        ->type_name("FRAGMENT");
    app.add_option("--of", asked.of, "-o: of this group alone; by default of all together")->type_name("GROUP");
    app.add_option("--title", asked.title, "What the data are called; by default the file's name")->type_name("TEXT");
    app.add_flag("--force", arguments.force, "Write over a file that is there");
    app.add_flag("--json", arguments.json, "One JSON object on standard output, and nothing else there");
}

int run_calibrate(Context& context) {
    const Arguments& arguments = context.arguments;
    const CalibrateArguments& asked = arguments.calibrate;
    const std::string& path = arguments.output;
    if (std::adjacent_find(asked.cuts.begin(), asked.cuts.end(), std::greater_equal<>()) != asked.cuts.end()) {
        print_message("irenic: --pieces must ascend, such as 30,90,365\n");
        return wrong_usage;
    }
    if (!path.empty() && !arguments.force && access(path.c_str(), F_OK) == 0) {
        print_message(fmt::format("irenic: `{}` is there already; choose another name, or --force to write over it\n",
                                  safe_for_terminal(path)));
        return case_errors;
    }
    const auto text = read_file(arguments.path);
    if (!text)
        return refuse(
            context, {},
            {usage_error("cannot-read",
                         fmt::format("cannot read `{}`: {}", safe_for_terminal(arguments.path), std::strerror(errno)),
                         "is the path right?")});
    Table table = read_table(*text, arguments.path);
    Loaded said;
    said.files = std::move(table.files);
    if (!table.sound) return refuse(context, said, table.diagnostics);

    SpellColumns columns = asked.columns;
    columns.unit = asked.unit == "years" ? TimeUnit::years : asked.unit == "months" ? TimeUnit::months : TimeUnit::days;
    CalibrationOptions options;
    options.cuts = asked.cuts;
    for (const FitRow& row : fits)
        if (row.id == asked.fit) options.fit = row.kind;
    const Calibration found = calibrate(spells_of(table.rows, table.lines, columns), options);
    if (!found.diagnostics.empty()) return refuse(context, said, found.diagnostics);
    if (const auto wrong = wrong_fragment(found, asked); wrong && (!path.empty() || !asked.of.empty()))
        return refuse(context, said, {*wrong});
    const CalibrationOrigin origin{arguments.path, sha256_of(*text), asked.title, today(), context.command};
    if (!path.empty() && !write_file(path, calibration_fragment(found, origin, *group_asked(found, asked.of))))
        return case_errors;
    print(arguments.json ? calibrate_json(found, origin, path) : calibrate_text(found, origin, context.style));
    if (!path.empty() && !arguments.json) print(fmt::format("\nWrote {}.\n", safe_for_terminal(path)));
    return done;
}

}  // namespace irenic::cli
