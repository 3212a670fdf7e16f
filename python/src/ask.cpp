#include "ask.hpp"

#include "cli/face.hpp"

namespace irenic {
namespace {

/// The answer that this thread is putting together; what other threads say meanwhile is progress, which nobody reads here.
thread_local python::Answer* being_given = nullptr;

class Giving {
public:
    explicit Giving(python::Answer& answer) { being_given = &answer; }
    Giving(const Giving&) = delete;
    Giving& operator=(const Giving&) = delete;
    ~Giving() { being_given = nullptr; }
};

}  // namespace

namespace cli {

void print(const std::string& text) {
    if (being_given != nullptr) being_given->answer += text;
}

void print_message(const std::string& text) {
    if (being_given != nullptr) being_given->messages += text;
}

}  // namespace cli

namespace python {

FileReader reader_of(const CaseTexts& texts) {
    return [&texts](const std::string& path) -> std::optional<std::string> {
        const auto found = texts.readings.find(path);
        return found == texts.readings.end() ? std::nullopt : std::optional(found->second);
    };
}

Answer ask(const std::vector<std::string>& words, const std::optional<CaseTexts>& at_hand, const std::stop_token& stop) {
    std::vector<std::string> spoken{"irenic"};
    spoken.insert(spoken.end(), words.begin(), words.end());
    std::vector<char*> arguments;
    for (std::string& word : spoken) arguments.push_back(word.data());
    cli::Context context;
    context.stop = stop;
    if (at_hand) context.at_hand = {at_hand->text, reader_of(*at_hand)};
    Answer answer;
    const Giving giving(answer);
    const cli::Understood understood = cli::understand(static_cast<int>(arguments.size()), arguments.data(), context);
    answer.status = understood.verb == nullptr ? understood.status : understood.verb(context);
    return answer;
}

}  // namespace python
}  // namespace irenic
