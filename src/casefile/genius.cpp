#include "casefile/genius.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <set>

#include <expat.h>
#include <fmt/format.h>

namespace irenic::casefile {

namespace {

constexpr std::size_t deepest = 64;
// Each of these says what whole packages are worth, and not what an item is.
constexpr std::array<std::string_view, 4> beyond_sums{"utility_function", "ufun", "hyperRectangle", "constraint"};

struct ParserDeleter {
    void operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }
};

class GeniusReader {
public:
    explicit GeniusReader(Foreign& file) : file_(file), parser_(XML_ParserCreate("UTF-8")) {
        if (!parser_) throw std::bad_alloc();
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(parser_.get(), start, end);
        XML_SetStartDoctypeDeclHandler(parser_.get(), doctype);
    }

    std::optional<GeniusFile> read() {
        const std::string_view text = file_.text();
        const auto status = XML_Parse(parser_.get(), text.data(), static_cast<int>(text.size()), XML_TRUE);
        if (!failed_ && status != XML_STATUS_OK) {
            const std::size_t at = std::min(here(), text.size());
            file_.error("xml-syntax", at, std::min(at + 1, text.size()),
                        fmt::format("this is not XML: {}", XML_ErrorString(XML_GetErrorCode(parser_.get()))),
                        "GENIUS keeps a domain and its profiles in files of XML");
        } else if (!failed_ && made_.issues.empty()) {
            file_.error("empty", 0, 0, "there is no <issue> in this document",
                        "a domain has <objective>, and in it one <issue> for each thing that is talked about");
        }
        if (file_.problems().any_error()) return {};
        return std::move(made_);
    }

private:
    enum class Inside { document, space, objective, issue, other };
    using Names = std::map<std::string, std::string, std::less<>>;

    [[nodiscard]] std::size_t here() const { return static_cast<std::size_t>(XML_GetCurrentByteIndex(parser_.get())); }
    [[nodiscard]] Stretch tag() const {
        return {here(), here() + static_cast<std::size_t>(std::max(XML_GetCurrentByteCount(parser_.get()), 1))};
    }

    void fail(std::string_view code, std::string message, std::string help = {}) {
        if (!failed_) file_.error(code, tag().begin, tag().end, std::move(message), std::move(help));
        failed_ = true;
        XML_StopParser(parser_.get(), XML_FALSE);
    }

    static void start(void* self, const XML_Char* name, const XML_Char** attributes) {
        static_cast<GeniusReader*>(self)->open(name, attributes);
    }
    static void end(void* self, const XML_Char*) {
        auto& reader = *static_cast<GeniusReader*>(self);
        if (!reader.failed_) reader.inside_.pop_back();
    }
    static void doctype(void* self, const XML_Char*, const XML_Char*, const XML_Char*, int) {
        static_cast<GeniusReader*>(self)->fail("xml-doctype",
                                               "a document type stands here, which could declare entities",
                                               "delete the lines from <!DOCTYPE to its end: GENIUS needs none");
    }

    void open(std::string_view name, const XML_Char** attributes);
    void open_in_space(std::string_view name, const Names& says);
    void open_issue(const Names& says);
    void open_in_issue(std::string_view name, const Names& says);
    void take_weight(const Names& says);
    void take_number(std::optional<GeniusFile::Number>& into, std::string_view name, const Names& says);

    Foreign& file_;
    std::unique_ptr<XML_ParserStruct, ParserDeleter> parser_;
    std::vector<Inside> inside_;
    std::set<std::string> indices_;
    bool objective_seen_ = false;
    bool failed_ = false;
    GeniusFile made_;
};

std::string value_of(const std::map<std::string, std::string, std::less<>>& says, std::string_view name) {
    const auto found = says.find(name);
    return found == says.end() ? std::string() : found->second;
}

std::optional<std::string> value_if_any(const std::map<std::string, std::string, std::less<>>& says,
                                        std::string_view name) {
    const auto found = says.find(name);
    if (found == says.end()) return {};
    return found->second;
}

void GeniusReader::open(std::string_view name, const XML_Char** attributes) {
    if (failed_) return;
    if (inside_.size() == deepest) return fail("too-deep", "elements are nested more than 64 deep");
    Names says;
    for (; *attributes != nullptr; attributes += 2) says.emplace(attributes[0], attributes[1]);
    const Inside around = inside_.empty() ? Inside::document : inside_.back();
    inside_.push_back(Inside::other);
    if (std::find(beyond_sums.begin(), beyond_sums.end(), name) != beyond_sums.end())
        return fail(
            "not-additive",
            fmt::format("<{}> says what issues are worth together, and here a package is worth the sum of its items",
                        name),
            "only profiles that weigh each issue by itself can be imported");
    if (around == Inside::document) {
        if (name != "negotiation_template" && name != "utility_space")
            return fail(
                "not-genius",
                fmt::format("the document is <{}>, not <negotiation_template> or <utility_space>", escaped(name)),
                "is this a domain or a profile of GENIUS?");
        inside_.back() = Inside::space;
    } else if (around == Inside::space || around == Inside::objective) {
        open_in_space(name, says);
    } else if (around == Inside::issue) {
        open_in_issue(name, says);
    }
}

void GeniusReader::open_in_space(std::string_view name, const Names& says) {
    const bool in_objective = inside_[inside_.size() - 2] == Inside::objective;
    if (name == "utility_space" && !in_objective) {
        inside_.back() = Inside::space;
    } else if (name == "objective") {
        if (objective_seen_)
            return fail(
                "nested-objectives", "this is a second <objective>, or one inside another",
                "how much the issues in it weigh is read differently by different programs: put all issues into one "
                "objective, each with its own weight");
        objective_seen_ = true;
        inside_.back() = Inside::objective;
        made_.name = value_of(says, "name");
    } else if (name == "issue") {
        open_issue(says);
    } else if (name == "weight") {
        take_weight(says);
    } else if (name == "reservation") {
        take_number(made_.reservation, name, says);
    } else if (name == "discount_factor") {
        take_number(made_.discount, name, says);
    }
}

void GeniusReader::open_issue(const Names& says) {
    inside_.back() = Inside::issue;
    GeniusIssue issue;
    issue.index = value_of(says, "index");
    issue.name = value_of(says, "name");
    issue.lower = value_of(says, "lowerbound");
    issue.upper = value_of(says, "upperbound");
    issue.at = tag();
    std::string kind = "discrete";
    for (const std::string_view attribute : {"vtype", "etype", "type"})
        if (const std::string said = value_of(says, attribute); !said.empty()) kind = said;
    issue.whole_numbers = kind == "integer";
    if (issue.index.empty())
        return fail("missing-index", "this issue has no index", "write <issue index=\"…\">: weights name issues by it");
    if (!indices_.insert(issue.index).second)
        return fail("duplicate-issue", fmt::format("a second issue has the index {}", in_quotes(issue.index)),
                    "give every issue an index of its own");
    if (kind != "discrete" && kind != "integer")
        return fail("not-discrete",
                    fmt::format("the issue {} is of the type {}, which is no list of levels", in_quotes(issue.name),
                                in_quotes(kind)),
                    "make it discrete: list the values that could be agreed as items");
    made_.issues.push_back(std::move(issue));
}

void GeniusReader::open_in_issue(std::string_view name, const Names& says) {
    GeniusIssue& issue = made_.issues.back();
    if (name == "item") {
        const auto value = value_if_any(says, "value");
        if (!value) return fail("missing-value", "this item has no value", "write <item value=\"…\">");
        issue.items.push_back({*value, value_if_any(says, "evaluation"), tag()});
    } else if (name == "evaluator") {
        if (const std::string kind = value_of(says, "ftype"); !kind.empty() && kind != "linear")
            return fail("not-linear", fmt::format("an evaluator of the kind {} is not read", in_quotes(kind)),
                        "make the issue discrete, with an evaluation for each item");
        issue.slope = value_if_any(says, "slope");
        issue.offset = value_if_any(says, "offset");
    } else if (name == "range") {
        if (issue.lower.empty()) issue.lower = value_of(says, "lowerbound");
        if (issue.upper.empty()) issue.upper = value_of(says, "upperbound");
    }
}

void GeniusReader::take_weight(const Names& says) {
    const std::string index = value_of(says, "index");
    if (!made_.weights.emplace(index, GeniusFile::Number{value_of(says, "value"), tag()}).second)
        fail("duplicate-weight", fmt::format("a second weight is for the issue {}", in_quotes(index)),
             "keep one of them");
}

void GeniusReader::take_number(std::optional<GeniusFile::Number>& into, std::string_view name, const Names& says) {
    if (into)
        return fail(fmt::format("duplicate-{}", name == "reservation" ? name : "discount"),
                    fmt::format("this is a second <{}>", name), "keep one of them");
    into = GeniusFile::Number{value_of(says, "value"), tag()};
}

bool says_latin_1(std::string_view text) {
    std::string declared(text.substr(0, std::min(text.find("?>"), std::min<std::size_t>(text.size(), 200))));
    std::transform(declared.begin(), declared.end(), declared.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return declared.starts_with("<?xml") && declared.find("iso-8859-1") != std::string::npos;
}

}  // namespace

std::optional<GeniusFile> read_genius(Foreign& file) { return GeniusReader(file).read(); }

std::string genius_text(std::string_view text) {
    if (!says_latin_1(text)) return std::string(text);
    std::string made;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            made += c;
            continue;
        }
        made += static_cast<char>(0xC0U | (byte >> 6U));
        made += static_cast<char>(0x80U | (byte & 0x3FU));
    }
    return made;
}

}  // namespace irenic::casefile
