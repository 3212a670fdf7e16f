#include <cstring>

#include <fmt/format.h>
#include <unistd.h>

#include "cli/face.hpp"

namespace irenic::cli {

int run_new(Context& context) {
    const Arguments& arguments = context.arguments;
    const std::string& path = arguments.path;
    const auto text = template_text(arguments.template_name);
    if (!text) {
        print_message(fmt::format("irenic: no template is called `{}`\n", safe_for_terminal(arguments.template_name)));
        return wrong_usage;
    }
    if (path == "-") {
        if (arguments.json) {
            print_message("irenic: the case and the JSON object cannot both go to standard output; name a file\n");
            return wrong_usage;
        }
        print(*text);
        return done;
    }
    if (!arguments.force && access(path.c_str(), F_OK) == 0) {
        print_message(fmt::format("irenic: `{}` is there already; choose another name, or --force to write over it\n",
                                  safe_for_terminal(path)));
        return case_errors;
    }
    if (!write_file(path, *text)) return case_errors;
    if (arguments.json) {
        print(written_json(nullptr, "file", path));
        return done;
    }
    print(fmt::format("Wrote {0}.\nNext: edit it, then `irenic check {0}` and `irenic compare {0}`.\n",
                      safe_for_terminal(path)));
    return done;
}

}  // namespace irenic::cli
