/// What crosses the border to Python. Everything that people use is in python/irenic/*.py and stands on these few functions.
#include <map>
#include <new>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include <nanobind/nanobind.h>
#include <nanobind/stl/map.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

#include "ask.hpp"
#include "beside.hpp"
#include "border.hpp"
#include "irenic/report.hpp"
#include "study.hpp"

namespace nb = nanobind;
using namespace nb::literals;

namespace irenic::python {
namespace {

std::optional<CaseTexts> texts_if_any(const std::optional<nb::bytes>& text, const ReadingBytes& readings) {
    return text ? std::optional(texts_of(*text, readings)) : std::nullopt;
}

std::tuple<int, nb::str, nb::str> ask_here(const std::vector<std::string>& words, const std::optional<nb::bytes>& text,
                                           const ReadingBytes& readings) {
    const std::optional<CaseTexts> at_hand = texts_if_any(text, readings);
    Answer answer;
    beside_interpreter([&](const std::stop_token& stop) { answer = ask(words, at_hand, stop); });
    return {answer.status, str(answer.answer), str(answer.messages)};
}

std::tuple<bool, nb::str, nb::bytes, ReadingBytes> read_here(const std::string& path,
                                                             const std::optional<nb::bytes>& text,
                                                             const ReadingBytes& readings,
                                                             const std::optional<std::string>& reading,
                                                             const std::vector<std::string>& settings) {
    const std::optional<CaseTexts> at_hand = texts_if_any(text, readings);
    Read made;
    beside_interpreter([&](const std::stop_token&) { made = read(path, at_hand, reading, settings); });
    ReadingBytes of_readings;
    for (const auto& [name, bytes] : made.texts.readings)
        of_readings.emplace(name, nb::bytes(bytes.data(), bytes.size()));
    return {made.sound, str(made.about), nb::bytes(made.texts.text.data(), made.texts.text.size()), of_readings};
}

}  // namespace
}  // namespace irenic::python

NB_MODULE(_core, module) {
    using namespace irenic::python;
    module.doc() = "The compiled part of the package irenic. Use the package; this may change without notice.";
    module.def(
        "version", [] { return std::string(irenic::version()); }, "The version of Irenic.");
    module.def(
        "ask", &ask_here, "words"_a, "text"_a = nb::none(), "readings"_a = ReadingBytes{},
        "Answer `irenic WORDS`: exit status, standard output, standard error (docs/command-line.md).\n\n"
        "With `text` the case is this and is not read from its file. Long work releases the GIL and heeds Ctrl-C.");
    module.def(
        "read", &read_here, "path"_a, "text"_a = nb::none(), "readings"_a = ReadingBytes{}, "reading"_a = nb::none(),
        "settings"_a = std::vector<std::string>{},
        "Read a case: whether it is sound, what it is about (JSON), its bytes and those of its readings' files.");
    define_studies(module);
}
