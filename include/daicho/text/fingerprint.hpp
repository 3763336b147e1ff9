// A short name of a text that is the same on every machine.
#pragma once

#include <cstdint>
#include <string_view>

namespace daicho {

/// FNV-1a of 64 bits. Against accident, not against anybody who wants two texts to share one.
constexpr std::uint64_t fingerprint(std::string_view text) {
    std::uint64_t out = 0xCBF29CE484222325;
    for (const char c : text) out = (out ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    return out;
}

}  // namespace daicho
