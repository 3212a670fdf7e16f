#include <algorithm>

#include "irenic/number.hpp"

namespace irenic {

Bits::Bits(std::size_t size, bool value) : size_(size), words_((size + 63) / 64, value ? ~std::uint64_t{0} : 0) {
    if (value && size % 64 != 0) words_.back() &= (std::uint64_t{1} << (size % 64)) - 1;
}

std::size_t Bits::count() const {
    std::size_t members = 0;
    for (const std::uint64_t word : words_) members += static_cast<std::size_t>(std::popcount(word));
    return members;
}

bool Bits::none() const {
    return std::all_of(words_.begin(), words_.end(), [](std::uint64_t word) { return word == 0; });
}

Bits& Bits::operator&=(const Bits& other) {
    for (std::size_t w = 0; w < words_.size(); ++w) words_[w] &= other.words_[w];
    return *this;
}

Bits& Bits::operator|=(const Bits& other) {
    for (std::size_t w = 0; w < words_.size(); ++w) words_[w] |= other.words_[w];
    return *this;
}

}  // namespace irenic
