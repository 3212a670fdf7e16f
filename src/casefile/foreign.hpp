/// What every importer needs: another program's text with its places, ids made out of labels, and words as they stand in a case.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "casefile/problems.hpp"
#include "casefile/source_text.hpp"
#include "irenic/casefile.hpp"

namespace irenic::casefile {

/// A stretch of the foreign file.
struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// A foreign file while it is read. What is wrong becomes a problem; `finish` puts the answer together.
class Foreign {
public:
    /// `number`: its place among the files that are read together.
    Foreign(std::string_view text, std::string name, std::uint32_t number = 0);
    Foreign(const Foreign&) = delete;
    Foreign& operator=(const Foreign&) = delete;

    /// The file is small enough, and text in UTF-8 without control characters. Otherwise says why.
    bool readable(std::size_t most_bytes = max_import_bytes);

    [[nodiscard]] const SourceText& source() const { return source_; }
    [[nodiscard]] std::string_view text() const { return source_.text(); }
    [[nodiscard]] const std::string& name() const { return file_.name; }
    [[nodiscard]] Problems& problems() { return problems_; }

    /// An error about the bytes `[begin, end)`.
    void error(std::string_view code, std::size_t begin, std::size_t end, std::string message, std::string help = {});
    /// An error about the whole; `finish` then says that a limit was reached.
    void limit(std::string_view code, std::string message, std::string help);
    void warning(std::string_view code, std::size_t begin, std::size_t end, std::string message, std::string help = {});
    /// Something to know about the whole.
    void note(std::string_view code, std::string message);

    /// Takes over a file that was read together with this one, the next by its number, with what is wrong in it.
    void absorb(Foreign& other);

    /// The file itself, for whoever asks no more of it.
    FileText take_text() { return std::move(file_); }

    /// The text of the case, unless there was an error. It has been loaded to see that it is one, and not too large.
    Imported finish(std::string case_text);

private:
    void check_loads(const std::string& case_text);

    FileText file_;
    SourceText source_;
    Problems problems_;
    bool limit_reached_ = false;
    std::vector<FileText> absorbed_;
};

/// Ids for labels, each once: the label itself where it is an id, otherwise what is left of it with `-` between.
class Ids {
public:
    /// `taken`: words that cannot be used. `otherwise` begins the id of a label that begins with no letter.
    explicit Ids(std::string otherwise, const std::vector<std::string>& taken = {});

    std::string make(std::string_view label);

private:
    std::string otherwise_;
    std::set<std::string> taken_;
    std::map<std::string, std::size_t> numbers_;  ///< where to go on counting
};

/// A label on one line: runs of white space become one space, and what a case must not hold (control characters, those that turn the
/// direction of text) U+FFFD.
std::string one_line_label(std::string_view text);

/// A label in double quotes, as YAML reads it back.
std::string yaml_quoted(std::string_view text);

/// A comment of a case, every line behind `# `, broken between words.
std::string yaml_comment(std::string_view text);

/// `talks.nfg` of `games/talks.nfg`; what a case must not hold is made visible.
std::string base_name(std::string_view path);

/// `a, b, c`
std::string joined(const std::vector<std::string>& words, std::string_view between = ", ");

}  // namespace irenic::casefile
