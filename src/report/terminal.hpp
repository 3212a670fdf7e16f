/// Paragraphs and tables for a terminal: wrapped by display width, never wider than asked, coloured only when asked.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "irenic/report.hpp"
#include "report/phrase.hpp"

namespace irenic {

/// A space at which no line is broken; printed as a space.
inline constexpr std::string_view hard_space = "\u00A0";

class TextTable {
public:
    explicit TextTable(std::vector<Phrase> header) : header_(std::move(header)) {}
    /// Precondition: as many cells as the header has.
    void row(std::vector<Phrase> cells) { rows_.push_back(std::move(cells)); }

    [[nodiscard]] const std::vector<Phrase>& header() const { return header_; }
    [[nodiscard]] const std::vector<std::vector<Phrase>>& rows() const { return rows_; }

private:
    std::vector<Phrase> header_;
    std::vector<std::vector<Phrase>> rows_;
};

class Screen {
public:
    explicit Screen(const TextStyle& style);

    void heading(const Phrase& words);
    /// Later lines are indented by `indent + hanging`.
    void paragraph(const Phrase& words, unsigned indent = 0, unsigned hanging = 0);
    /// A table that is too wide even when every column is at its narrowest is printed in parts, the first column in each.
    void table(const TextTable& table);
    void blank();

    [[nodiscard]] std::string text() const { return text_; }

private:
    void print_part(const TextTable& table, const std::vector<std::size_t>& columns,
                    const std::vector<std::size_t>& widths);

    TextStyle style_;
    std::string text_;
};

/// Title, marking and question, as every text answer begins.
void open_answer(Screen& screen, const Case& subject, bool with_question);

}  // namespace irenic
