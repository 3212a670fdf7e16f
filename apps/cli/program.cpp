/// The program `irenic`: the terminal it writes to, interrupts, and the status it ends with.
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <thread>

#include <pthread.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/face.hpp"

namespace irenic::cli {

void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

void print_message(const std::string& text) {
    std::fflush(stdout);
    std::fwrite(text.data(), 1, text.size(), stderr);
}

namespace {

unsigned terminal_width() {
    winsize size{};
    if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40)
        return std::min<unsigned>(size.ws_col, 120);
    return 80;
}

bool wants_colour(int descriptor) {
    const char* no_colour = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    if (no_colour != nullptr && *no_colour != '\0') return false;
    return isatty(descriptor) != 0 && terminal != nullptr && std::string_view(terminal) != "dumb";
}

/// Turns the first interrupt into a request to stop, the second into an end at once. Files are written beside and renamed, so
/// nothing is lost either way.
std::jthread watch_interrupts(std::stop_source& source) {
    sigset_t interrupts;
    sigemptyset(&interrupts);
    sigaddset(&interrupts, SIGINT);
    sigaddset(&interrupts, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &interrupts, nullptr);
    return std::jthread([interrupts, &source](const std::stop_token& over) {
        const timespec moment{0, 50'000'000};
        while (!over.stop_requested()) {
            if (sigtimedwait(&interrupts, nullptr, &moment) < 0) continue;
            if (source.stop_requested()) _exit(interrupted);
            source.request_stop();
        }
    });
}

int run(int count, char** words) {
    Context context;
    const Understood understood = understand(count, words, context);
    if (understood.verb == nullptr) return understood.status;
    context.style = {wants_colour(STDOUT_FILENO), terminal_width()};
    context.colour_messages = wants_colour(STDERR_FILENO);
    std::stop_source stopping;
    const std::jthread watcher = watch_interrupts(stopping);
    context.stop = stopping.get_token();
    return understood.verb(context);
}

}  // namespace
}  // namespace irenic::cli

int main(int count, char** words) {
    try {
        const int status = irenic::cli::run(count, words);
        if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return status;
        irenic::cli::print_message(std::string("irenic: the answer could not be written: ") + std::strerror(errno) +
                                   "\n");
        return irenic::cli::case_errors;
    } catch (const std::bad_alloc&) {
        irenic::cli::print_message("irenic: not enough memory for this case\n");
        return irenic::cli::limit_reached;
    } catch (const std::exception& error) {
        irenic::cli::print_message(std::string("irenic: ") + error.what() + "\n");
        return irenic::cli::case_errors;
    }
}
