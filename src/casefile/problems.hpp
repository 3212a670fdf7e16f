/// What is wrong with a case, collected while reading goes on, and the words for saying it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "irenic/casefile.hpp"

namespace irenic::casefile {

/// Everything found so far. Finding goes on after an error, so that one pass names them all.
class Problems {
public:
    void error(std::string_view code, Place place, std::string message, std::string help = {});
    void warning(std::string_view code, Place place, std::string message, std::string help = {});

    /// Something to know about the whole.
    void note(std::string_view code, std::string message);

    [[nodiscard]] std::size_t errors() const { return errors_; }
    [[nodiscard]] bool any_error() const { return errors_ > 0; }
    /// More errors will not be shown: no need for a clever help any more.
    [[nodiscard]] bool full() const { return errors_ > max_errors; }
    [[nodiscard]] const std::vector<Diagnostic>& found() const { return found_; }

    /// Takes over what `other` found and this has not; `remark` is added to the help of it.
    void absorb(const Problems& other, std::string_view remark = {});

    /// All, by file, line and column; errors beyond `max_errors` are counted in a last note.
    [[nodiscard]] std::vector<Diagnostic> in_order() const;

private:
    void add(Diagnostic found);

    std::vector<Diagnostic> found_;
    std::size_t errors_ = 0;
};

/// A word of the case for a message: in backquotes, control characters made visible, cut when long.
std::string in_quotes(std::string_view word);

/// `a, b and c`, each quoted; at most eight, then how many more.
std::string list_in_quotes(const std::vector<std::string>& words);

/// Help that names the most similar word, or else the first of them all, after `what`.
std::string suggestion(const Problems& problems, std::string_view word, const std::vector<std::string>& candidates,
                       std::string_view what);

/// Control characters and bidirectional controls as `\u{1B}`; everything else unchanged.
std::string escaped(std::string_view text);

}  // namespace irenic::casefile
