#include "casefile/syntax_words.hpp"

#include <array>

#include <fmt/format.h>

#include "casefile/problems.hpp"

namespace irenic::casefile {

namespace {

struct Row {
    std::string_view part;  // of the complaint
    std::string_view code;
    std::string_view message;
    std::string_view help;
    bool at_bracket = false;
};

constexpr std::array<Row, 27> rows{{
    {"tab character", "tab-indentation", "a tab indents this line", "indent with spaces"},
    {"flow sequence without a closing bracket", "yaml-syntax", "this list is not closed",
     "write `]` after its last item", true},
    {"missing comma in flow sequence", "yaml-syntax", "a comma is missing in this list", "write `,` between two items"},
    {"missing comma in flow mapping", "yaml-syntax", "a comma is missing in this map", "write `,` between two keys"},
    {"mismatched flow", "yaml-syntax", "this bracket does not match the one that was opened last",
     "close lists with `]` and maps with `}`"},
    {"invalid extra closing", "yaml-syntax", "this bracket closes nothing", "delete it, or open one before"},
    {"without closing quote", "yaml-syntax", "this text in quotes is not closed", "write the closing quote"},
    {"wrongly indented double-quoted", "yaml-syntax", "this text in quotes is not closed in its line",
     "write the closing quote"},
    {"wrongly indented single-quoted", "yaml-syntax", "this text in quotes is not closed in its line",
     "write the closing quote"},
    {"invalid trailing content", "yaml-syntax", "something follows the closing quote",
     "put all of the text in quotes, or none of it"},
    {"invalid nested block mapping", "yaml-syntax", "a second colon stands in this line",
     "put the text in quotes if the colon belongs to it"},
    {"invalid mapping in plain multiline", "yaml-syntax", "this line is indented differently from the keys before it",
     "indent keys of one map alike"},
    {"invalid multiline plain key", "yaml-syntax", "this text runs on into a line with a key",
     "is a space missing after a colon, or is the next line indented too far?"},
    {"invalid value after mapping", "yaml-syntax", "this is no key with a value",
     "write `key: value`, and one value only"},
    {"block sequence on the same line", "yaml-syntax", "a list with dashes cannot begin in the line of its key",
     "begin it in the next line, or write it in brackets"},
    {"plain scalar cannot start with", "yaml-syntax", "a text cannot begin with this character",
     "put the text in quotes"},
    {"invalid escape", "yaml-syntax", "this escape means nothing in double quotes",
     "write `\\\\` for a backslash, or use single quotes"},
    {"could not find expected ':'", "yaml-syntax", "a key has no colon", "write `key: value`"},
    {"invalid comma", "yaml-syntax", "nothing stands where a value is wanted",
     "delete the comma, or write a value before it"},
    {"expected node content", "yaml-syntax", "nothing stands where a value is wanted",
     "delete the comma before, or write a value"},
    {"invalid alias", "alias", "aliases are not part of a case file",
     "put the text in quotes if the star belongs to it"},
    {"invalid anchor", "anchor", "anchors are not part of a case file",
     "put the text in quotes if the sign belongs to it"},
    {"uri", "tag", "tags are not part of a case file", "put the text in quotes if the exclamation mark belongs to it"},
    {"multiple documents", "several-documents", "a second document begins here", "a case is one document"},
    {"depth limit exceeded", "too-deep", "lists and maps are nested too deep",
     "a case needs no such depth: look for a bracket too many"},
    {"inden", "yaml-syntax", "this line is indented differently from those it belongs to",
     "indent items and keys of one kind alike"},
    {"expected '-'", "yaml-syntax", "this line is indented differently from those it belongs to",
     "indent items and keys of one kind alike"},
}};

}  // namespace

SyntaxWords syntax_words(std::string_view complaint) {
    for (const Row& row : rows)
        if (complaint.find(row.part) != std::string_view::npos)
            return {std::string(row.code), std::string(row.message), std::string(row.help), row.at_bracket};
    return {"yaml-syntax", fmt::format("this is not YAML: {}", escaped(complaint.substr(0, 120))), "", false};
}

}  // namespace irenic::casefile
