/// A bargaining domain as GENIUS and the ANAC competitions write it (`.xml`): issues with items in one file, and in a file for each party
/// what its items are worth and how much each issue weighs.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "casefile/foreign.hpp"

namespace irenic::casefile {

struct GeniusItem {
    std::string value;                      ///< what could be agreed
    std::optional<std::string> evaluation;  ///< as written
    Stretch at;
};

struct GeniusIssue {
    std::string index;
    std::string name;
    bool whole_numbers = false;     ///< from `lower` to `upper`; otherwise one of the items
    std::vector<GeniusItem> items;  ///< in the order of the file
    std::string lower;              ///< as written
    std::string upper;              ///< as written
    std::optional<std::string> slope;
    std::optional<std::string> offset;
    Stretch at;
};

/// A domain, or a party's profile of it.
struct GeniusFile {
    struct Number {
        std::string text;
        Stretch at;
    };
    std::string name;  ///< of the objective that holds the issues
    std::vector<GeniusIssue> issues;
    std::map<std::string, Number> weights;  ///< by the index of the issue
    std::optional<Number> reservation;
    std::optional<Number> discount;
};

/// Nothing where there is an error: no XML, a document type, an issue of a kind that no list of levels can be, worth that is no sum over
/// the issues.
std::optional<GeniusFile> read_genius(Foreign& file);

/// The text in UTF-8, where the document says that it is in ISO 8859-1; otherwise as it is.
std::string genius_text(std::string_view text);

}  // namespace irenic::casefile
