#include "cli/face.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>
#include <unistd.h>

namespace irenic::cli {

std::string counted(std::size_t count, std::string_view one, std::string_view several) {
    return fmt::format("{} {}", count, count == 1 ? one : several);
}

Diagnostic usage_error(std::string code, std::string message, std::string help) {
    return {Severity::error, std::move(code), std::move(message), {}, std::move(help)};
}

int refuse(const Context& context, const Loaded& loaded, const std::vector<Diagnostic>& diagnostics, bool limit) {
    print_message(render_human(diagnostics, loaded.files, context.colour_messages));
    if (context.arguments.json) {
        nlohmann::ordered_json answer;
        answer["irenic"] = 1;
        answer["version"] = version();
        answer["diagnostics"] = nlohmann::ordered_json::parse(render_json(diagnostics, loaded.files));
        print(answer.dump(2) + "\n");
    }
    if (context.stop.stop_requested()) return interrupted;
    return limit ? limit_reached : case_errors;
}

std::vector<Diagnostic> unused_warnings(const Case& subject, const Perspective& perspective, bool in_parts) {
    std::vector<std::string_view> used;
    if (perspective.attitudes) used.emplace_back("attitude");
    if (perspective.misperception) used.emplace_back("sees");
    if (in_parts) used.emplace_back("parts");
    std::vector<Diagnostic> found = unused_lints(subject, used);
    std::erase_if(found, [](const Diagnostic& one) { return one.severity != Severity::warning; });
    return found;
}

Loaded load_as_asked(const Context& context, const LoadOptions& options) {
    const std::string& path = context.arguments.path;
    const auto load = [&](const LoadOptions& how) {
        if (!context.at_hand) return load_case(path, how);
        return parse_case(context.at_hand->text, path, how, context.at_hand->read);
    };
    return load_scenario(load, options, context.arguments.scenario);
}

Session load(const Context& context, bool with_readings) {
    const Arguments& arguments = context.arguments;
    LoadOptions options;
    options.settings = arguments.settings;
    options.with_readings = with_readings;
    if (!arguments.reading.empty()) options.reading = arguments.reading;
    Session session;
    if (const auto wrong = wrong_scenario(arguments.scenario)) {
        refuse(context, session.loaded, {*wrong});
        session.status = wrong_usage;
        return session;
    }
    session.loaded = load_as_asked(context, options);
    if (!session.loaded.ok())
        session.status = refuse(context, session.loaded, session.loaded.diagnostics);
    else
        print_message(render_human(unused_warnings(session.subject(), arguments.perspective, arguments.in_parts),
                                   session.loaded.files, context.colour_messages));
    return session;
}

Session appraise(const Context& context, bool with_readings) {
    Session session = load(context, with_readings);
    if (!session.ok()) return session;
    session.appraiser.emplace(session.loaded.cases, SpaceLimits{}, Workers::all_cores(), context.stop,
                              looking(context.arguments));
    finish(context, session);
    return session;
}

int finish(const Context& context, Session& session) {
    if (context.stop.stop_requested()) return session.status = interrupted;
    if (!session.ok() || !session.appraiser) return session.status;
    Appraiser& appraiser = *session.appraiser;
    std::vector<Diagnostic> errors = appraiser.diagnostics();
    for (std::size_t k = 0; errors.empty() && k < appraiser.reading_count(); ++k) {
        errors = appraiser.reading(k).diagnostics();
        for (Diagnostic& error : errors)
            error.message =
                fmt::format("in the reading `{}`: {}", appraiser.reading(k).subject().reading, error.message);
    }
    // Several answers can stumble over one and the same thing: it is said once.
    std::vector<Diagnostic> once;
    for (Diagnostic& error : errors)
        if (std::none_of(once.begin(), once.end(), [&](const Diagnostic& said) { return said.message == error.message; }))
            once.push_back(std::move(error));
    errors = std::move(once);
    if (!errors.empty()) session.status = refuse(context, session.loaded, errors, appraiser.limit_reached());
    return session.status;
}

std::string written_json(const Case* subject, std::string_view what, const std::string& path) {
    nlohmann::ordered_json answer;
    answer["irenic"] = 1;
    answer["version"] = version();
    if (subject != nullptr) answer["case"] = nlohmann::ordered_json::parse(case_head_json(*subject));
    answer[std::string(what)] = path;
    return answer.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::vector<Concept> wanted_concepts(const Arguments& arguments) {
    std::vector<Concept> wanted;
    for (const ConceptRow& row : concepts) {
        bool asked = arguments.wanted_concepts.empty();
        for (const std::string& id : arguments.wanted_concepts) asked = asked || id == row.id;
        if (asked) wanted.push_back(row.kind);
    }
    return wanted;
}

FurtherAsked wanted_further(const Arguments& arguments) {
    FurtherAsked asked;
    bool limited = false;
    for (const FurtherRow& row : further_concepts) {
        const auto& ids = arguments.wanted_concepts;
        if (std::find(ids.begin(), ids.end(), row.id) == ids.end()) continue;
        asked.question.wanted.push_back(row.kind);
        limited = limited || row.kind == FurtherConcept::limited;
    }
    if (limited && !arguments.horizon)
        asked.error = usage_error("no-horizon", "`--concept limited` does not say how many moves are foreseen",
                                  "add --horizon H, such as --horizon 2");
    if (!limited && arguments.horizon)
        asked.error = usage_error("idle-horizon", "--horizon is for `--concept limited`, which is not asked for",
                                  fmt::format("add --concept limited, or leave out --horizon {}", *arguments.horizon));
    asked.question.horizon = arguments.horizon.value_or(asked.question.horizon);
    return asked;
}

bool write_file(const std::string& path, const std::string& text, std::optional<unsigned> mode) {
    const auto refused = [&path](const char* what, const std::string& why) {
        print_message(fmt::format("irenic: {}\n", safe_for_terminal(fmt::format("{} `{}`: {}", what, path, why))));
        return false;
    };
    const std::string beside = fmt::format("{}.{}.part", path, getpid());
    // Nobody else may read it before it has the mode that it is to keep.
    const int file = open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode ? 0600 : 0666);
    if (file < 0) return refused("cannot write beside", std::strerror(errno));
    if (mode) static_cast<void>(fchmod(file, static_cast<mode_t>(*mode)));
    std::size_t written = 0;
    while (written < text.size()) {
        const ssize_t now = ::write(file, text.data() + written, text.size() - written);
        if (now < 0 && errno == EINTR) continue;
        if (now < 0) break;
        written += static_cast<std::size_t>(now);
    }
    const bool flushed = written == text.size() && fsync(file) == 0;
    const bool closed = close(file) == 0;
    if (flushed && closed && std::rename(beside.c_str(), path.c_str()) == 0) return true;
    const std::string why = std::strerror(errno);
    unlink(beside.c_str());
    return refused("cannot write", why);
}

std::optional<std::string> read_file(const std::string& path) {
    std::error_code failure;
    if (std::filesystem::is_directory(path, failure)) {
        errno = EISDIR;
        return {};
    }
    std::ifstream file(path, std::ios::binary);
    if (!file) return {};
    std::ostringstream text;
    if (file.peek() == std::ifstream::traits_type::eof()) return std::string();
    text << file.rdbuf();
    if (file.bad() || text.fail()) return {};
    return text.str();
}

}  // namespace irenic::cli
