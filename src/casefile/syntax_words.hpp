/// The YAML parser's complaints in the words of this house.
#pragma once

#include <string>
#include <string_view>

namespace irenic::casefile {

struct SyntaxWords {
    std::string code;
    std::string message;
    std::string help;
    bool at_bracket = false;  ///< point to the bracket that was left open
};

/// `complaint` is what libfyaml says.
SyntaxWords syntax_words(std::string_view complaint);

}  // namespace irenic::casefile
