// Colours of the terminal, legible on light and dark grounds; or none.
#pragma once

#include <fmt/core.h>

#include <string>
#include <string_view>

namespace daicho {

enum class Ink { plain, bold, dim, underline, red, yellow, cyan, blue };

class Paint {
  public:
    explicit Paint(bool on) : x_on(on) {}

    std::string operator()(Ink ink, std::string_view text) const {
        if (!x_on || ink == Ink::plain || text.empty()) return std::string(text);
        return fmt::format("\x1b[{}m{}\x1b[0m", code_of(ink), text);
    }

  private:
    static std::string_view code_of(Ink ink) {
        switch (ink) {
            case Ink::plain:
                break;
            case Ink::bold:
                return "1";
            case Ink::dim:
                return "2";
            case Ink::underline:
                return "4";
            case Ink::red:
                return "1;31";
            case Ink::yellow:
                return "1;33";
            case Ink::cyan:
                return "1;36";
            case Ink::blue:
                return "1;34";
        }
        return "0";
    }

    bool x_on;
};

}  // namespace daicho
