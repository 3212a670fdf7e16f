/// A sentence in pieces: our own words, and the case's. Terminal and page write the same sentence, each in its way.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace irenic {

/// Colour never stands alone: every tone comes with a word or symbol that says the same.
enum class Tone { plain, good, bad, quiet, strong };

struct Piece {
    enum class Kind {
        words,  ///< ours, to be trusted
        name,   ///< the case's text: escaped, and kept from turning the direction of the rest
        code,   ///< an id, a state, a command: the case's too
        prose,  ///< a sentence of the case
    };
    Kind kind = Kind::words;
    std::string text;
    Tone tone = Tone::plain;
};

/// The piece's text; a name that would fill a page is cut. It stands in full where parties, options and strategies are listed.
std::string short_text(const Piece& piece);

class Phrase {
public:
    Phrase() = default;
    Phrase(std::string_view words) { *this << words; }  // NOLINT(google-explicit-constructor): words are a phrase
    Phrase(const char* words) { *this << std::string_view(words); }  // NOLINT(google-explicit-constructor)
    Phrase(const std::string& words) { *this << words; }             // NOLINT(google-explicit-constructor)
    Phrase(Piece piece) { *this << std::move(piece); }               // NOLINT(google-explicit-constructor)

    Phrase& operator<<(std::string_view words) { return *this << Piece{Piece::Kind::words, std::string(words), {}}; }
    Phrase& operator<<(const char* words) { return *this << std::string_view(words); }
    Phrase& operator<<(const std::string& words) { return *this << std::string_view(words); }
    Phrase& operator<<(Piece piece);
    Phrase& operator<<(const Phrase& other);

    [[nodiscard]] const std::vector<Piece>& pieces() const { return pieces_; }
    [[nodiscard]] bool empty() const { return pieces_.empty(); }
    /// Plain text, for titles and alternative text.
    [[nodiscard]] std::string text() const;

private:
    std::vector<Piece> pieces_;
};

inline Piece name(std::string_view text) { return {Piece::Kind::name, std::string(text), Tone::plain}; }
inline Piece code(std::string_view text) { return {Piece::Kind::code, std::string(text), Tone::plain}; }
inline Piece prose(std::string_view text) { return {Piece::Kind::prose, std::string(text), Tone::plain}; }
inline Piece toned(std::string_view words, Tone tone) { return {Piece::Kind::words, std::string(words), tone}; }

/// `a`, `a and b`, `a, b and c`.
Phrase list_of(const std::vector<Phrase>& items);

/// In quotation marks, where a name would otherwise run into the sentence.
Phrase quoted(const Phrase& words);

Phrase joined(const std::vector<Phrase>& items, std::string_view between);

/// The symbol and the word for a verdict: `yes ✓`, `no ✗`.
Piece yes_or_no(bool yes);
/// The same; `undecided ?` where it could not be settled.
Piece yes_no_or_open(std::optional<bool> verdict);

}  // namespace irenic
