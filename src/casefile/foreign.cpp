#include "casefile/foreign.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "casefile/characters.hpp"
#include "casefile/yaml.hpp"

namespace irenic::casefile {

namespace {

constexpr std::size_t comment_width = 110;
constexpr std::size_t longest_id = 60;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Without the mark that some programs put before UTF-8.
std::string_view without_mark(std::string_view text) {
    return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

}  // namespace

Foreign::Foreign(std::string_view text, std::string name, std::uint32_t number)
    : file_{std::move(name), std::string(without_mark(text)), sha256_of(text)}, source_(number, file_.text) {}

bool Foreign::readable(std::size_t most_bytes) {
    if (text().size() > most_bytes) {
        limit("file-too-large", fmt::format("the file is larger than {} MiB", most_bytes / 1024 / 1024),
              "import a smaller one");
        return false;
    }
    return check_characters(source_, problems_) && !problems_.any_error();
}

void Foreign::error(std::string_view code, std::size_t begin, std::size_t end, std::string message, std::string help) {
    problems_.error(code, source_.place(begin, end), std::move(message), std::move(help));
}

void Foreign::limit(std::string_view code, std::string message, std::string help) {
    limit_reached_ = true;
    problems_.error(code, {}, std::move(message), std::move(help));
}

void Foreign::warning(std::string_view code, std::size_t begin, std::size_t end, std::string message, std::string help) {
    problems_.warning(code, source_.place(begin, end), std::move(message), std::move(help));
}

void Foreign::note(std::string_view code, std::string message) { problems_.note(code, std::move(message)); }

void Foreign::absorb(Foreign& other) {
    problems_.absorb(other.problems_);
    limit_reached_ = limit_reached_ || other.limit_reached_;
    absorbed_.push_back(std::move(other.file_));
}

/// The text has to load. Only its size should be in the way: names, numbers and references are our own.
void Foreign::check_loads(const std::string& case_text) {
    LoadOptions options;
    options.with_readings = false;
    const Loaded loaded = parse_case(case_text, name(), options);
    if (loaded.ok()) return;
    const Diagnostic& first = loaded.diagnostics.front();
    if (first.code == "too-many-nodes" || first.code == "file-too-large")
        limit("too-large", "this would be too large for a case file: " + first.message, "import a smaller one");
    else
        problems_.error("case-does-not-load", {}, "what is read here is no sound case: " + first.message, first.help);
}

Imported Foreign::finish(std::string case_text) {
    if (!problems_.any_error()) check_loads(case_text);
    Imported made;
    made.sound = !problems_.any_error();
    if (made.sound) made.text = std::move(case_text);
    made.limit_reached = limit_reached_;
    made.diagnostics = problems_.in_order();
    made.files.push_back(std::move(file_));
    for (FileText& file : absorbed_) made.files.push_back(std::move(file));
    return made;
}

Ids::Ids(std::string otherwise, const std::vector<std::string>& taken)
    : otherwise_(std::move(otherwise)), taken_(taken.begin(), taken.end()) {
    for (const char* word : {"not", "and", "or", "implies", "iff", "true", "false"}) taken_.insert(word);
}

std::string Ids::make(std::string_view label) {
    std::string id;
    for (const char c : label) {
        const bool fits = is_letter(c) || is_digit(c) || c == '_' || c == '-';
        if (fits)
            id += c;
        else if (!id.empty() && id.back() != '-')
            id += '-';
    }
    while (!id.empty() && id.back() == '-') id.pop_back();
    id.resize(std::min(id.size(), longest_id));
    if (id.empty() || !is_letter(id.front()) || id.starts_with("x-")) id = otherwise_ + id;
    if (taken_.insert(id).second) return id;
    std::size_t& number = numbers_.try_emplace(id, 1).first->second;
    std::string one;
    do one = fmt::format("{}-{}", id, ++number);
    while (!taken_.insert(one).second);
    return one;
}

std::string one_line_label(std::string_view text) {
    std::string line;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        const bool space = is_space(text[at]) || point.value == 0x2028 || point.value == 0x2029;
        const bool forbidden =
            !point.valid || is_control(point.value) || is_bidirectional_control(point.value) || point.value == 0xFEFF;
        if (!space)
            line += forbidden ? std::string_view("\uFFFD") : text.substr(at, point.length);
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
        at += point.length;
    }
    while (!line.empty() && line.back() == ' ') line.pop_back();
    return line;
}

std::string yaml_quoted(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : one_line_label(text)) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + "\"";
}

std::string yaml_comment(std::string_view text) {
    std::string comment;
    std::size_t width = 0;
    const std::string line = one_line_label(text);
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t end = std::min(line.find(' ', at), line.size());
        const std::size_t letters = code_points(std::string_view(line).substr(at, end - at));
        if (width == 0 || width + 1 + letters > comment_width) {
            comment += comment.empty() ? "# " : "\n# ";
            width = 2;
        } else {
            comment += ' ';
            ++width;
        }
        comment += line.substr(at, end - at);
        width += letters;
        at = end + 1;
    }
    return comment.empty() ? "" : comment + "\n";
}

std::string base_name(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return escaped(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
    std::string text;
    for (const std::string& word : words) {
        if (!text.empty()) text += between;
        text += word;
    }
    return text;
}

}  // namespace irenic::casefile
