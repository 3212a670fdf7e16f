// What a case file may not hold as text: encodings, control characters, YAML that a case does without.

#include "casefile/bad_input.hpp"

namespace irenic::testing {

namespace {

const std::vector<BadInput> inputs{
    {"an empty file", "", {"error 1:1-2 empty-file: nothing is written in this file"}},
    {"a file of comments only", "# nothing\n", {"error 1:1-2 empty-file: nothing is written in this file"}},
    {"a list instead of a case",
     "- irenic\n"
     "- title\n",
     {"error 1:3-2:8 wrong-kind: a case must be a map, not a list "
      "| write it in braces, {key: value}, or as indented lines"}},
    {"a word instead of a case",
     "irenic\n",
     {"error 1:1-7 wrong-kind: a case must be a map, not a text "
      "| write it in braces, {key: value}, or as indented lines"}},
    {"a tab that indents a block",
     "irenic: 1\n"
     "title: t\n"
     "parties:\n"
     "\ta: {}\n"
     "options: {x: {by: a}}\n",
     {"error 4:1-2 tab-indentation: a tab indents this line "
      "| indent with spaces"}},
    {"a tab that indents a line in braces",
     "irenic: 1\n"
     "title: t\n"
     "parties: {\n"
     "\ta: {}}\n"
     "options: {x: {by: a}}\n",
     {"error 4:1-2 tab-indentation: a tab indents this line "
      "| indent with spaces"}},
    {"a key twice",
     "irenic: 1\n"
     "title: t\n"
     "title: u\n"
     "parties: {a: {}}\n"
     "options: {x: {by: a}}\n",
     {"error 3:1-6 duplicate-key: the key `title` stands twice in this map "
      "| it was given before in line 2"}},
    {"a key twice in braces",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {name: A, name: B}}\n"
     "options: {x: {by: a}}\n",
     {"error 3:24-28 duplicate-key: the key `name` stands twice in this map "
      "| it was given before in line 3"}},
    {"an option twice",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "options:\n"
     "  x: {by: a}\n"
     "  x: {by: a}\n",
     {"error 6:3-4 duplicate-key: the key `x` stands twice in this map "
      "| it was given before in line 5"}},
    {"an anchor and an alias",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: &p {name: A}, b: *p}\n"
     "options: {x: {by: a}}\n",
     {"error 3:14-16 anchor: anchors are not part of a case file "
      "| write the value out where it is used",
      "error 3:31-33 alias: aliases are not part of a case file "
      "| write the value out here"}},
    {"an alias bomb",
     "irenic: 1\n"
     "title: t\n"
     "x-a: &a [lol, lol]\n"
     "x-b: &b [*a, *a]\n"
     "x-c: [*b, *b]\n"
     "parties: {a: {}}\n"
     "options: {x: {by: a}}\n",
     {"error 3:6-8 anchor: anchors are not part of a case file "
      "| write the value out where it is used",
      "error 4:6-8 anchor: anchors are not part of a case file "
      "| write the value out where it is used",
      "error 4:10-12 alias: aliases are not part of a case file "
      "| write the value out here",
      "error 4:14-16 alias: aliases are not part of a case file "
      "| write the value out here",
      "error 5:7-9 alias: aliases are not part of a case file "
      "| write the value out here",
      "error 5:11-13 alias: aliases are not part of a case file "
      "| write the value out here"}},
    {"a tag",
     "irenic: !!int 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "options: {x: {by: a}}\n",
     {"error 1:9-14 tag: tags are not part of a case file "
      "| delete it: every name is read as a word"}},
    {"a local tag on a map",
     "irenic: 1\n"
     "title: t\n"
     "parties: !mine {a: {}}\n"
     "options: {x: {by: a}}\n",
     {"error 3:10-15 tag: tags are not part of a case file "
      "| delete it: every name is read as a word"}},
    {"a merge key",
     "irenic: 1\n"
     "title: t\n"
     "parties:\n"
     "  a: {name: A}\n"
     "  b:\n"
     "    <<: {name: A}\n"
     "options: {x: {by: a}}\n",
     {"error 6:5-7 merge-key: merge keys are not part of a case file "
      "| write the keys out; an agreement can say `extends`"}},
    {"a list as a key",
     "irenic: 1\n"
     "title: t\n"
     "parties: {[a, b]: {}, c: {}}\n"
     "options: {x: {by: c}}\n",
     {"error 3:11-17 key-not-word: a list cannot be a key "
      "| a key is one word"}},
    {"an empty key",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}, : {}}\n"
     "options: {x: {by: a}}\n",
     {"error 3:14-16 key-not-word: a key is empty "
      "| write a word before the colon"}},
    {"two documents",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "options: {x: {by: a}}\n"
     "---\n"
     "irenic: 1\n",
     {"error 5:1-4 several-documents: a second document begins here "
      "| a case is one document: delete the line `---`"}},
    {"a YAML directive",
     "%YAML 1.2\n"
     "---\n"
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "options: {x: {by: a}}\n",
     {"error 1:1-2 directive: directives are not part of a case file "
      "| delete the lines that begin with `%`"}},
    {"a list that is not closed",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}}\n"
     "options: {x: {by: a, levels: [no, yes}}\n",
     {"error 4:38-39 yaml-syntax: this bracket does not match the one that was opened last "
      "| close lists with `]` and maps with `}`"}},
    {"a map that is not closed",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {}\n",
     {"error 3:10-11 yaml-syntax: this bracket is not closed "
      "| write the closing one where the list or map ends"}},
    {"quotes that are not closed",
     "irenic: 1\n"
     "title: \"t\n"
     "parties: {a: {}}\n",
     {"error 2:8-9 yaml-syntax: this text in quotes is not closed in its line "
      "| write the closing quote"}},
    {"a second colon in a line",
     "irenic: 1\n"
     "title: peace: a try\n"
     "parties: {a: {}}\n"
     "options: {x: {by: a}}\n",
     {"error 2:13-14 yaml-syntax: a second colon stands in this line "
      "| put the text in quotes if the colon belongs to it"}},
    {"a line indented too far",
     "irenic: 1\n"
     "title: t\n"
     "  question: q\n"
     "parties: {a: {}}\n",
     {"error 2:8-9 yaml-syntax: this text runs on into a line with a key "
      "| is a space missing after a colon, or is the next line indented too far?"}},
    {"a first line that is indented",
     " irenic: 1\n"
     "title: t\n",
     {"error 2:1-2 yaml-syntax: this line is indented differently from the keys before it "
      "| indent keys of one map alike"}},
    {"a list with dashes in the line of its key",
     "irenic: 1\n"
     "title: - t\n",
     {"error 2:8-9 yaml-syntax: a list with dashes cannot begin in the line of its key "
      "| begin it in the next line, or write it in brackets"}},
    {"a text that begins with a forbidden sign",
     "irenic: 1\n"
     "title: @t\n",
     {"error 2:8-9 yaml-syntax: a text cannot begin with this character "
      "| put the text in quotes"}},
    {"an escape that means nothing",
     "irenic: 1\n"
     "title: \"a\\qb\"\n",
     {"error 2:10-11 yaml-syntax: this escape means nothing in double quotes "
      "| write `\\\\` for a backslash, or use single quotes"}},
    {"lists nested too deep",
     "irenic: 1\ntitle: t\nx-deep: " + repeated("[", 40) + repeated("]", 40) + "\n",
     {"error 3:40-41 too-deep: lists and maps are nested more than 32 deep "
      "| a case needs no such depth: look for a bracket too many"}},
    {"a NUL byte",
     bytes("irenic: 1\n"
           "title: a\000b\n"
           "parties: {a: {}}\n"
           "options: {x: {by: a}}\n"),
     {"error 2:9-10 control-character: U+0000 is a control character "
      "| delete it: a terminal could take it for a command"}},
    {"a terminal escape in a label",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {name: \x1b[31mred}}\n"
     "options: {x: {by: a}}\n",
     {"error 3:21-22 control-character: U+001B is a control character "
      "| delete it: a terminal could take it for a command",
      "error 3:22-23 yaml-syntax: a comma is missing in this map "
      "| write `,` between two keys"}},
    {"a terminal escape written as an escape",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {name: \"\\e[31mred\"}}\n"
     "options: {x: {by: a}}\n",
     {"error 3:21-32 control-character: an escape stands for U+001B, a control character "
      "| delete it: a terminal could take it for a command"}},
    {"a DEL character",
     "irenic: 1\n"
     "title: a\x7f"
     "b\n"
     "parties: {a: {}}\n"
     "options: {x: {by: a}}\n",
     {"error 2:9-10 control-character: U+007F is a control character "
      "| delete it: a terminal could take it for a command"}},
    {"a C1 control character",
     "irenic: 1\n"
     "title: a\xc2\x9b"
     "b\n"
     "parties: {a: {}}\n"
     "options: {x: {by: a}}\n",
     {"error 2:9-10 control-character: U+009B is a control character "
      "| delete it: a terminal could take it for a command"}},
    {"a bidirectional override in a label",
     "irenic: 1\n"
     "title: t\n"
     "parties: {a: {name: ab\xe2\x80\xae"
     "cd}}\n"
     "options: {x: {by: a}}\n",
     {"error 3:23-24 bidirectional-control: U+202E changes the order in which text is shown "
      "| delete it: right-to-left text needs no such character"}},
    {"a bidirectional isolate in a comment",
     "irenic: 1\n"
     "title: t # \xe2\x81\xa6\n"
     "parties: {a: {}}\n"
     "options: {x: {by: a}}\n",
     {"error 2:12-13 bidirectional-control: U+2066 changes the order in which text is shown "
      "| delete it: right-to-left text needs no such character"}},
    {"a bidirectional override written as an escape",
     "irenic: 1\n"
     "title: \"a\\u202eb\"\n"
     "parties: {a: {}}\n"
     "options: {x: {by: a}}\n",
     {"error 2:8-18 bidirectional-control: an escape stands for U+202E, which changes the order in which text "
      "is shown "
      "| delete it: right-to-left text needs no such character"}},
    {"several control characters at once",
     "irenic: 1\n"
     "title: a\x01"
     "b\x02\n"
     "parties: {a: {}}\n"
     "options: {x: {by: nobody}}\n",
     {"error 2:9-10 control-character: U+0001 is a control character "
      "| delete it: a terminal could take it for a command",
      "error 2:11-12 control-character: U+0002 is a control character "
      "| delete it: a terminal could take it for a command",
      "error 4:19-25 unknown-party: `nobody` is not a party of this case "
      "| known: `a`"}},
    {"a byte order mark inside",
     "irenic: 1\n"
     "title: a\xef\xbb\xbf"
     "b\n"
     "parties: {a: {}}\n"
     "options: {x: {by: a}}\n",
     {"error 2:9-10 control-character: U+FEFF, a byte order mark, stands inside the text "
      "| delete it"}},
    {"a byte that is not UTF-8",
     "irenic: 1\n"
     "title: caf\xe9\n"
     "parties: {a: {}}\n",
     {"error 2:11-12 not-utf8: byte 0xE9 is not UTF-8 here "
      "| save the file as UTF-8"}},
    {"an overlong form",
     "irenic: 1\n"
     "title: \xc0\xaf\n",
     {"error 2:8-9 not-utf8: byte 0xC0 is not UTF-8 here "
      "| save the file as UTF-8"}},
    {"half of a surrogate pair",
     "irenic: 1\n"
     "title: \xed\xa0\x80\n",
     {"error 2:8-9 not-utf8: byte 0xED is not UTF-8 here "
      "| save the file as UTF-8"}},
    {"UTF-16",
     bytes("\xff\xfei\000r\000e\000n\000i\000c\000"),
     {"error 1:1-2 not-utf8: the file is in UTF-16 "
      "| save it as UTF-8"}},
    {"UTF-16 without a mark",
     bytes("i\000r\000e\000n\000i\000c\000:\000 \0001\000"),
     {"error 1:1-2 not-utf8: the file is in UTF-16 "
      "| save it as UTF-8"}},
};

}  // namespace

TEST(BadText, EveryMistakeIsNamedAtItsPlace) { expect_diagnostics(inputs); }

}  // namespace irenic::testing
