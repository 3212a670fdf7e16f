/// Writes HTML that cannot be broken by what it says: all text is escaped, and every element that is opened is closed.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/phrase.hpp"

namespace irenic {

/// `&`, `<`, `>` and quotes as entities; control characters and what is no UTF-8 as U+FFFD.
std::string escaped(std::string_view text);

class Html {
public:
    using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

    /// Closes its element at the end of its life.
    class [[nodiscard]] Open {
    public:
        Open(Html& html, std::string_view tag) : html_(html), tag_(tag) {}
        Open(const Open&) = delete;
        Open& operator=(const Open&) = delete;
        ~Open() { html_.close(tag_); }

    private:
        Html& html_;
        std::string tag_;
    };

    Open open(std::string_view tag, Attributes attributes = {});
    /// A frame that scrolls when what it holds is too wide; it can be reached and scrolled by keyboard.
    Open frame(std::string_view label);
    /// `<br>`, and in pictures `<rect … />`.
    void empty(std::string_view tag, Attributes attributes = {});

    void text(std::string_view text);
    /// Names and ids are kept from turning the direction of the rest.
    void phrase(const Phrase& phrase);
    /// Text of the case as a block of its own: it takes its own direction.
    void user(std::string_view tag, std::string_view text, Attributes attributes = {});

    void element(std::string_view tag, std::string_view text, Attributes attributes = {});
    void element(std::string_view tag, const char* text, Attributes attributes = {}) {
        element(tag, std::string_view(text), attributes);
    }
    void element(std::string_view tag, const std::string& text, Attributes attributes = {}) {
        element(tag, std::string_view(text), attributes);
    }
    void element(std::string_view tag, const Phrase& words, Attributes attributes = {});

    /// What is known to be sound, such as the style sheet.
    void raw(std::string_view markup) { page_ += markup; }

    [[nodiscard]] const std::string& page() const { return page_; }

private:
    void start(std::string_view tag, Attributes attributes, bool self_closing);
    void close(std::string_view tag);
    void piece(const Piece& piece);

    std::string page_;
};

/// A table in a frame that scrolls when it is too wide. Cells of the first column are headers of their rows.
class HtmlTable {
public:
    HtmlTable(Html& html, const Phrase& caption, const std::vector<Phrase>& header);
    /// The first cell leads to `address`, if one is given.
    void row(const std::vector<Phrase>& cells, std::string_view address = "");

private:
    Html& html_;
    Html::Open frame_;
    Html::Open table_;
    Html::Open body_;
};

}  // namespace irenic
