#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fmt/format.h>
#include <unistd.h>

#include "cli/face.hpp"
#include "irenic/ensemble.hpp"

namespace irenic::cli {
namespace {

/// Beside the file and renamed, as `write_file` does, in pieces.
int write_table(const Context& context, const Outcomes& found, const std::string& path) {
    const std::string beside = fmt::format("{}.{}.part", path, getpid());
    std::FILE* file = std::fopen(beside.c_str(), "wbx");
    bool sound = file != nullptr;
    if (sound)
        sound = study_csv(found, [&](std::string_view piece) {
            return !context.stop.stop_requested() && std::fwrite(piece.data(), 1, piece.size(), file) == piece.size();
        });
    sound = sound && std::fflush(file) == 0 && fsync(fileno(file)) == 0;
    const int why = errno;
    if (file != nullptr) sound = std::fclose(file) == 0 && sound;
    if (sound && std::rename(beside.c_str(), path.c_str()) == 0) {
        print_message(fmt::format("Wrote {}.\n", safe_for_terminal(path)));
        return done;
    }
    const int reason = sound ? errno : why;
    if (file != nullptr) unlink(beside.c_str());
    if (context.stop.stop_requested()) return interrupted;
    print_message(fmt::format("irenic: cannot write `{}`: {}\n", safe_for_terminal(path), std::strerror(reason)));
    return case_errors;
}

}  // namespace

int export_study(const Context& context) {
    const Arguments& arguments = context.arguments;
    if (!arguments.settings.empty() || !arguments.reading.empty() || !arguments.wanted_concepts.empty() ||
        asks_about_coalitions(arguments) || arguments.limit) {
        print_message(
            "irenic: a study is written as it is: --set, --reading, --concept, --coalitions and --limit are not for "
            "it\n");
        return wrong_usage;
    }
    const bool to_output = arguments.output.empty() || arguments.output == "-";
    if (to_output && arguments.json)
        return refuse(context, {},
                      {usage_error("two-outputs", "the export and the JSON object cannot both go to standard output",
                                   "give -o a file, or leave out --json")});
    const OpenedStudy opened = open_study(arguments.path, context.stop);
    if (opened.stopped) return interrupted;
    if (!opened.outcomes) return refuse(context, {}, opened.diagnostics);
    if (!opened.outcomes->complete())
        print_message("irenic: the study is not complete: these are the scenarios so far\n");
    if (!to_output) {
        const int status = write_table(context, *opened.outcomes, arguments.output);
        if (status == done && arguments.json) print(written_json(nullptr, "export", arguments.output));
        return status;
    }
    study_csv(*opened.outcomes, [&](std::string_view piece) {
        return !context.stop.stop_requested() && std::fwrite(piece.data(), 1, piece.size(), stdout) == piece.size();
    });
    return context.stop.stop_requested() ? interrupted : done;
}

}  // namespace irenic::cli
