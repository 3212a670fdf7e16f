#include <csignal>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/progress.hpp"

namespace irenic::cli {

void merge_options(CLI::App& app, Arguments& arguments) {
    app.add_option("file", arguments.paths, "The studies of all shards, in any order")->required()->type_name("STUDY");
    app.add_option("-o,--output", arguments.output, "The study file to write")->required()->type_name("STUDY");
    app.add_flag("--force", arguments.force, "Write over a file that is there");
    app.add_flag("--progress", arguments.ensemble.progress,
                 "Say how far it is also where standard error is no terminal");
    app.add_flag("--json", arguments.json, "One JSON object on standard output, and nothing else there");
}

int run_merge(Context& context) {
    const Arguments& arguments = context.arguments;
    std::signal(SIGXFSZ, SIG_IGN);
    MergedStudy merged;
    {
        ProgressLine line(arguments.ensemble.progress);
        merged = merge_studies(arguments.paths, arguments.output, arguments.force, line.watch(), context.stop);
    }
    if (merged.stopped) {
        print_message("Interrupted: nothing was written.\n");
        return interrupted;
    }
    if (!merged.diagnostics.empty()) return refuse(context, {}, merged.diagnostics);
    if (arguments.json) {
        nlohmann::ordered_json answer;
        answer["irenic"] = 1;
        answer["version"] = version();
        answer["study"] = arguments.output;
        answer["shards"] = merged.shards;
        answer["scenarios"] = merged.progress.done;
        answer["failed"] = merged.progress.failed;
        print(answer.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
        return done;
    }
    print(fmt::format("{0}/{0} shards, {1} scenarios, {2} failed\n", merged.shards, grouped(merged.progress.done),
                      grouped(merged.progress.failed)));
    print_message(fmt::format("Wrote {}.\n", safe_for_terminal(arguments.output)));
    return done;
}

}  // namespace irenic::cli
