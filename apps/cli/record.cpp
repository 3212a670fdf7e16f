/// `irenic record CASE LEDGER …`: one entry more, or checks for those that have none.
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <thread>

#include <fcntl.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/face.hpp"

namespace irenic::cli {
namespace {

namespace files = std::filesystem;

/// Writers take turns: whoever holds the folder may read a ledger and write it. No file is left behind, also not after a crash.
class Turn {
public:
    Turn(const files::path& folder, const std::stop_token& stop)
        : folder_(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
        constexpr int most_tries = 200;
        for (int tries = 0; folder_ >= 0 && tries < most_tries && !stop.stop_requested(); ++tries) {
            held_ = flock(folder_, LOCK_EX | LOCK_NB) == 0;
            if (held_ || (errno != EWOULDBLOCK && errno != EINTR)) return;
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
    }
    ~Turn() {
        if (folder_ >= 0) close(folder_);
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

    [[nodiscard]] bool held() const { return held_; }
    /// What was renamed in the folder survives a power cut.
    void settle() const { fsync(folder_); }

private:
    int folder_;
    bool held_ = false;
};

/// What writers that were killed have left beside this ledger. Nobody else writes it now.
void clear_leftovers(const files::path& path) {
    const std::string begin = path.filename().string() + ".";
    std::error_code failure;
    std::vector<files::path> left;
    for (const auto& entry : files::directory_iterator(path.parent_path(), failure)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with(begin) || !name.ends_with(".part") || name.size() <= begin.size() + 5) continue;
        const std::string number = name.substr(begin.size(), name.size() - begin.size() - 5);
        if (number.find_first_not_of("0123456789") == std::string::npos) left.push_back(entry.path());
    }
    for (const files::path& one : left) files::remove(one, failure);
}

int refuse_usage(const Context& context, std::string code, std::string message, std::string help, int status) {
    refuse(context, {}, {usage_error(std::move(code), std::move(message), std::move(help))});
    return status;
}

/// The words of the command line as an entry; nothing where one is missing.
NewEvent entry_of(const Arguments& arguments) {
    const EntryWords& words = arguments.entry;
    NewEvent made;
    const auto add = [&](const char* key, const std::vector<std::string>& texts) {
        if (!texts.empty() && !(texts.size() == 1 && texts.front().empty())) made.values.push_back({key, texts});
    };
    add("id", {words.id});
    add("date", {words.date});
    add("obligation", {words.obligation});
    add("event", {words.event});
    add("part", {words.part});
    add("by", {words.by});
    add("affirmed-by", words.affirmed_by);
    add("denied-by", words.denied_by);
    add("confidence", {words.confidence});
    add("corrects", {words.corrects});
    add("source", words.sources);
    add("basis", {words.basis});
    add("note", {words.note});
    return made;
}

int write_and_say(const Context& context, const Session& session, const Turn& turn, const files::path& path,
                  const Recorded& recorded, const std::string& what) {
    // A mode that was set by hand stays; a new file gets the usual one.
    struct stat before {};
    const bool there = stat(path.c_str(), &before) == 0;
    clear_leftovers(path);
    if (!write_file(path.string(), recorded.text, there ? std::optional(before.st_mode & 07777U) : std::nullopt))
        return case_errors;
    turn.settle();
    print_message(render_human(recorded.diagnostics, recorded.files, context.colour_messages));
    if (context.arguments.json) {
        auto answer =
            nlohmann::ordered_json::parse(written_json(&session.subject(), "ledger", context.arguments.output));
        answer["check"] = recorded.digest;
        print(answer.dump(2) + "\n");
    } else {
        const std::string keep =
            fmt::format("The last check is {}: keep it elsewhere, and it tells whether this ledger is still whole.\n",
                        recorded.digest);
        print(fmt::format("{}\n{}", what, recorded.digest.empty() ? "" : keep));
    }
    return done;
}

int refuse_entry(const Context& context, const Recorded& recorded) {
    Loaded shown;
    shown.files = recorded.files;
    const int status = refuse(context, shown, recorded.diagnostics);
    print_message("irenic: nothing was written\n");
    return status;
}

}  // namespace

int run_record(Context& context) {
    const Arguments& arguments = context.arguments;
    const EntryWords& words = arguments.entry;
    if (!words.seal && (words.obligation.empty() || words.event.empty() || words.date.empty()))
        return refuse_usage(context, "no-entry", "an entry needs --obligation, --event and --date",
                            "such as --obligation pay --event performed --date 2031-04-11; or --seal", wrong_usage);
    if (words.seal && !(words.obligation.empty() && words.event.empty() && words.date.empty()))
        return refuse_usage(context, "seal-or-enter", "--seal enters nothing", "enter the event first, then --seal",
                            wrong_usage);
    if (!words.effective.empty() && words.new_agreement.empty())
        return refuse_usage(context, "no-new", "--effective is for a ledger that is begun with --new",
                            "leave it out, or write `effective` into the ledger before its first entry", wrong_usage);
    Session session = load(context, false);
    if (!session.ok()) return session.status;
    std::error_code failure;
    const files::path path = files::weakly_canonical(files::absolute(arguments.output), failure);
    const Turn turn(failure ? files::path(".") : path.parent_path(), context.stop);
    if (context.stop.stop_requested()) return interrupted;
    if (!turn.held())
        return refuse_usage(
            context, "not-its-turn",
            fmt::format("`{}` cannot be written now: its folder is not there, or another program holds it",
                        safe_for_terminal(arguments.output)),
            "is the path right? otherwise try again", case_errors);
    const bool there = files::exists(path, failure);
    std::optional<std::string> text;
    if (words.new_agreement.empty()) {
        text = there ? read_file(path.string()) : std::nullopt;
        if (!text)
            return refuse_usage(
                context, "cannot-read",
                fmt::format("there is no ledger `{}` that can be read", safe_for_terminal(arguments.output)),
                "--new AGREEMENT begins one", case_errors);
    } else {
        if (there)
            return refuse_usage(context, "there-already",
                                fmt::format("`{}` is there already", safe_for_terminal(arguments.output)),
                                "leave out --new to add to it", case_errors);
        text = new_ledger(words.new_agreement, words.effective);
    }
    if (words.seal) {
        const Recorded sealed = seal_ledger(session.subject(), *text, arguments.output);
        if (sealed.text.empty()) return refuse_entry(context, sealed);
        return write_and_say(context, session, turn, path, sealed, "Every event carries a check now.");
    }
    const Recorded recorded = record_event(session.subject(), *text, arguments.output, entry_of(arguments));
    if (recorded.text.empty()) return refuse_entry(context, recorded);
    return write_and_say(context, session, turn, path, recorded,
                         fmt::format("Entered in {}: `{}` {} on {}.", safe_for_terminal(arguments.output),
                                     safe_for_terminal(words.obligation), words.event, words.date));
}

}  // namespace irenic::cli
