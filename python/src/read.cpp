#include <nlohmann/json.hpp>

#include "ask.hpp"
#include "cli/face.hpp"

namespace irenic::python {
namespace {

using Json = nlohmann::ordered_json;

/// `{"israel": "Government of Israel", …}`
template <typename Thing>
Json names_of(const std::vector<Thing>& things) {
    Json names = Json::object();
    for (const Thing& thing : things) names[thing.id] = thing.name;
    return names;
}

Json names_in(const Case& subject) {
    return {{"parties", names_of(subject.parties)},       {"options", names_of(subject.options)},
            {"strategies", names_of(subject.strategies)}, {"agreements", names_of(subject.agreements)},
            {"claims", names_of(subject.claims)},         {"readings", names_of(subject.readings)}};
}

}  // namespace

Read read(const std::string& path, const std::optional<CaseTexts>& at_hand, const std::optional<std::string>& reading,
          const std::vector<std::string>& settings) {
    Read made;
    const FileReader there = at_hand ? reader_of(*at_hand) : reader_beside(path);
    const FileReader recording = [&](const std::string& name) -> std::optional<std::string> {
        std::optional<std::string> text = there(name);
        if (text) made.texts.readings[name] = *text;
        return text;
    };
    // Everything is read once, whatever is in force: what is asked later is asked of these bytes, on whatever machine.
    const std::optional<std::string> text = at_hand ? at_hand->text : cli::read_file(path);
    Loaded loaded = text ? parse_case(*text, path, {}, recording) : load_case(path);
    if (text) made.texts.text = *text;
    if (text && (reading || !settings.empty())) {
        LoadOptions options;
        options.reading = reading;
        options.settings = settings;
        loaded = parse_case(*text, path, options, recording);
    }
    made.sound = loaded.ok();
    Json about;
    about["irenic"] = 1;
    about["version"] = version();
    if (made.sound) {
        about["case"] = Json::parse(case_head_json(loaded.cases.front()));
        about["names"] = names_in(loaded.cases.front());
    }
    about["diagnostics"] = Json::parse(render_json(loaded.diagnostics, loaded.files));
    made.about = about.dump(2, ' ', false, Json::error_handler_t::replace);
    return made;
}

}  // namespace irenic::python
