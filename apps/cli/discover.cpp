#include <cerrno>
#include <cstring>

#include <fmt/format.h>

#include "cli/face.hpp"

namespace irenic::cli {
namespace {

constexpr std::size_t most_bytes = std::size_t{256} * 1024 * 1024;

std::vector<Diagnostic> placed(const std::vector<TableProblem>& problems, const std::string& text,
                               const std::string& path) {
    std::vector<Diagnostic> diagnostics;
    for (const TableProblem& problem : problems) {
        diagnostics.push_back(problem.what);
        if (problem.cell) diagnostics.back().place = place_in_table(text, path, (*problem.cell)[0], (*problem.cell)[1]);
    }
    return diagnostics;
}

}  // namespace

void discover_options(CLI::App& app, Arguments& arguments) {
    TableQuestion& asked = arguments.discover;
    DiscoveryQuestion& how = asked.discovery;
    app.add_option("file", arguments.path, "A table (CSV); its first row names the columns")
        ->required()
        ->type_name("FILE");
    app.add_option("--outcome", asked.outcome, "The column that says in which rows the outcome occurs")
        ->required()
        ->type_name("COLUMN");
    app.add_option("--at-least", asked.at_least, "It occurs where the number is no less")->type_name("NUMBER");
    app.add_option("--at-most", asked.at_most, "It occurs where the number is no more; with both, between them")
        ->type_name("NUMBER");
    app.add_option("--equals", asked.equals, "It occurs where the cell says this")
        ->type_name("TEXT")
        ->excludes("--at-least")
        ->excludes("--at-most");
    app.add_option("--inputs", asked.inputs, "The columns that may tell it; by default all others")
        ->delimiter(',')
        ->type_name("COLUMNS")
        ->allow_extra_args(false);
    app.add_option("--categories", asked.categories, "Columns whose numbers are only names of kinds")
        ->delimiter(',')
        ->type_name("COLUMNS")
        ->allow_extra_args(false);
    const auto inside = CLI::Range(1e-6, 0.5).description("0.000001 to 0.5");
    const auto share = CLI::Range(0.0, 1.0).description("0 to 1");
    app.add_option("--peel", how.prim.peel, "The share of a box that one peel takes away (default 0.05)")
        ->check(inside)
        ->type_name("SHARE");
    app.add_option("--paste", how.prim.paste,
                   "The share that is given back at the end, as long as that helps (default 0.05)")
        ->check(inside)
        ->type_name("SHARE");
    app.add_option("--mass", how.prim.mass, "A box holds at least this share of all rows (default 0.05)")
        ->check(share)
        ->type_name("SHARE");
    app.add_option("--density", how.density,
                   "The share of its rows that have it in the box put into words, if any has (default 0.8)")
        ->check(share)
        ->type_name("SHARE");
    app.add_option("--seed", how.seed, "Of the rows held back, and of half-samples (default 1)")->type_name("NUMBER");
    app.add_flag("--both", asked.otherwise, "Also where the outcome does not occur");
    app.add_flag("--json", arguments.json, "One JSON object on standard output, and nothing else there");
}

int run_discover(Context& context) {
    const Arguments& arguments = context.arguments;
    const auto text = read_file(arguments.path);
    if (!text)
        return refuse(
            context, {},
            {usage_error("cannot-read",
                         fmt::format("cannot read `{}`: {}", safe_for_terminal(arguments.path), std::strerror(errno)),
                         "is the path right?")});
    Table table = read_table(*text, arguments.path, most_bytes);
    Loaded said;
    said.files = std::move(table.files);
    if (!table.sound) return refuse(context, said, table.diagnostics);
    TableInputs inputs = inputs_of(table.rows, arguments.discover);
    if (!inputs.problems.empty()) return refuse(context, said, placed(inputs.problems, *text, arguments.path));
    table.rows.clear();

    const TableDiscovery found = discover_in_table(std::move(inputs), context.stop);
    if (context.stop.stop_requested()) return interrupted;
    if (!found.found.found.problem.empty())
        return refuse(
            context, said,
            {usage_error("one-outcome", found.found.found.problem + ": there is nothing to tell apart",
                         "is --outcome the right column, and what is asked of it the right number or text?")});
    const TableOrigin origin{arguments.path, sha256_of(*text)};
    print(arguments.json ? discover_json(found, origin) : discover_text(found, origin, context.style));
    return done;
}

}  // namespace irenic::cli
