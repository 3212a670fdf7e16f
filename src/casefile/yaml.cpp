#include "casefile/yaml.hpp"

#include <algorithm>
#include <memory>
#include <new>
#include <string>

#include <fmt/format.h>
#include <libfyaml.h>

#include "casefile/characters.hpp"
#include "casefile/syntax_words.hpp"
#include "casefile/tree_builder.hpp"

namespace irenic::casefile {

namespace {

struct ParserDeleter {
    void operator()(fy_parser* parser) const { fy_parser_destroy(parser); }
};
struct DiagnosticsDeleter {
    void operator()(fy_diag* diagnostics) const { fy_diag_destroy(diagnostics); }
};

/// Bytes of the same length that are harmless, so that reading can go on after a forbidden character.
std::string harmless(std::string_view text) {
    std::string made(text);
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        const bool layout = point.value == '\t' || point.value == '\n' || point.value == '\r';
        if ((is_control(point.value) && !layout) || is_bidirectional_control(point.value) || point.value == 0xFEFF)
            for (std::size_t i = 0; i < point.length; ++i)
                made[at + i] = point.length == 1 ? 'x' : i == 0 ? (point.length == 2 ? '\xC3' : '\xE2') : '\xA0';
        at += point.length;
    }
    return made;
}

/// The parser's own words, which it collects instead of printing them, translated.
void report_syntax_errors(fy_diag* diagnostics, const SourceText& source, std::size_t base, const TreeBuilder& builder,
                          Problems& problems) {
    void* position = nullptr;
    const fy_diag_error* found = fy_diag_errors_iterate(diagnostics, &position);
    if (found == nullptr) {
        problems.error("yaml-syntax", source.place(base, base), "this is not YAML");
        return;
    }
    SyntaxWords words = syntax_words(found->msg == nullptr ? "" : found->msg);
    const SourceText part(source.file(), source.text().substr(base));
    const std::size_t line = found->line > 0 ? static_cast<std::size_t>(found->line) : 1;
    const std::size_t column = found->column > 0 ? static_cast<std::size_t>(found->column) : 1;
    const std::size_t at = base + part.offset(line, column);
    Place place = source.place(at, std::min(at + 1, source.text().size()));
    if (place.line != place.end_line) place = source.place(at, at);
    const bool at_end = source.text().find_first_not_of(" \t\r\n", at) == std::string_view::npos;
    if (const auto bracket = builder.open_bracket(); bracket && (at_end || words.at_bracket)) {
        place = *bracket;
        words = {"yaml-syntax", "this bracket is not closed", "write the closing one where the list or map ends", true};
    }
    problems.error(words.code, place, words.message, words.help);
}

}  // namespace

namespace {

// The parser looks ahead over opening brackets before it reports the first; so many are no case but an attack on memory.
constexpr std::size_t most_open_brackets = 10'000;

bool too_many_brackets(const SourceText& source, std::size_t begin, std::size_t end, Problems& problems) {
    std::size_t open = 0;
    for (std::size_t at = begin; at < end; ++at) {
        const char c = source.text()[at];
        if ((c == ']' || c == '}') && open > 0) --open;
        if ((c != '[' && c != '{') || ++open <= most_open_brackets) continue;
        problems.error("too-deep", source.place(at, at + 1), "thousands of brackets are open here",
                       "a case needs no such depth: look for a bracket too many");
        return true;
    }
    return false;
}

}  // namespace

std::optional<Node> parse_yaml(const SourceText& source, std::size_t begin, std::size_t end, Problems& problems) {
    if (too_many_brackets(source, begin, end, problems)) return std::nullopt;
    const std::string text = harmless(source.text().substr(begin, end - begin));
    fy_diag_cfg quiet;
    fy_diag_cfg_default(&quiet);
    quiet.fp = nullptr;
    quiet.output_fn = [](fy_diag*, void*, const char*, size_t) {};
    quiet.level = FYET_ERROR;
    const std::unique_ptr<fy_diag, DiagnosticsDeleter> diagnostics(fy_diag_create(&quiet));
    fy_diag_set_collect_errors(diagnostics.get(), true);
    fy_parse_cfg configuration{};
    configuration.flags = static_cast<fy_parse_cfg_flags>(FYPCF_QUIET | FYPCF_COLLECT_DIAG | FYPCF_DEFAULT_VERSION_1_2);
    configuration.diag = diagnostics.get();
    const std::unique_ptr<fy_parser, ParserDeleter> parser(fy_parser_create(&configuration));
    if (!parser || fy_parser_set_string(parser.get(), text.data(), text.size()) != 0) throw std::bad_alloc();

    TreeBuilder builder(source, begin, problems);
    bool going_on = true;
    while (going_on) {
        fy_event* event = fy_parser_parse(parser.get());
        if (event == nullptr) break;
        going_on = builder.take(event);
        fy_parser_event_free(parser.get(), event);
    }
    if (!going_on) return std::nullopt;
    if (fy_parser_get_stream_error(parser.get())) {
        report_syntax_errors(diagnostics.get(), source, begin, builder, problems);
        return std::nullopt;
    }
    return builder.finish();
}

}  // namespace irenic::casefile
