/// A question as the command line puts it, answered in memory.
#pragma once

#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "irenic/casefile.hpp"

namespace irenic::python {

/// A case as it was read: its text, and that of its readings' files by their path beside it.
struct CaseTexts {
    std::string text;
    std::map<std::string, std::string> readings;
};

/// Gives out the files of its readings; the texts must outlive it.
FileReader reader_of(const CaseTexts& texts);

/// What a verb gave back.
struct Answer {
    int status = 0;        ///< docs/command-line.md
    std::string answer;    ///< what the command writes to standard output
    std::string messages;  ///< what it writes to standard error
};

/// `words`: a verb, its case and options, as after `irenic` on the command line; the case is `at_hand` where that is given.
Answer ask(const std::vector<std::string>& words, const std::optional<CaseTexts>& at_hand, const std::stop_token& stop);

/// A case, read.
struct Read {
    CaseTexts texts;
    std::string about;  ///< JSON: the head of every answer, `names` of what is in it, and `diagnostics`
    bool sound = false;
};

/// Reads the case at `path`, or `at_hand` under that name. With a reading and settings in force, if asked for.
Read read(const std::string& path, const std::optional<CaseTexts>& at_hand, const std::optional<std::string>& reading,
          const std::vector<std::string>& settings);

}  // namespace irenic::python
