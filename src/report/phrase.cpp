#include "report/phrase.hpp"

#include "report/unicode.hpp"

namespace irenic {

std::string short_text(const Piece& piece) {
    constexpr std::size_t longest_name = 160;
    return piece.kind == Piece::Kind::name ? clipped(piece.text, longest_name) : piece.text;
}

Phrase& Phrase::operator<<(Piece piece) {
    if (piece.text.empty()) return *this;
    const bool joins = !pieces_.empty() && piece.kind == Piece::Kind::words &&
                       pieces_.back().kind == Piece::Kind::words && pieces_.back().tone == piece.tone;
    if (joins)
        pieces_.back().text += piece.text;
    else
        pieces_.push_back(std::move(piece));
    return *this;
}

Phrase& Phrase::operator<<(const Phrase& other) {
    const std::vector<Piece> more = other.pieces_;  // `other` may be this phrase
    for (const Piece& piece : more) *this << piece;
    return *this;
}

std::string Phrase::text() const {
    std::string text;
    for (const Piece& piece : pieces_) text += short_text(piece);
    return text;
}

Phrase list_of(const std::vector<Phrase>& items) {
    Phrase list;
    for (std::size_t k = 0; k < items.size(); ++k) {
        if (k > 0) list << (k + 1 == items.size() ? " and " : ", ");
        list << items[k];
    }
    return list;
}

Phrase quoted(const Phrase& words) {
    Phrase inside("“");
    return inside << words << "”";
}

Phrase joined(const std::vector<Phrase>& items, std::string_view between) {
    Phrase list;
    for (std::size_t k = 0; k < items.size(); ++k) list << (k > 0 ? between : "") << items[k];
    return list;
}

Piece yes_no_or_open(std::optional<bool> verdict) {
    return verdict ? yes_or_no(*verdict) : toned("undecided\u00A0?", Tone::quiet);
}

Piece yes_or_no(bool yes) { return yes ? toned("yes ✓", Tone::good) : toned("no ✗", Tone::bad); }

}  // namespace irenic
