// The shipped registry, frozen, with what it says today, and what commands print about it.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "command_line.hpp"
#include "copy.hpp"

namespace daicho::testing {

/// Where the governments without a name may be, and that a total is computed.
struct Today : Copy {
    Today() : Copy(DAICHO_ROOT "/tests/frozen") {
        replace("    count: 16\n",
                "    count: 16\n"
                "    prefectures: [静岡県, 奈良県, 徳島県, 香川県, 愛媛県, 高知県]\n");
        replace("24, village: 1}\n    note:", "24, village: 1}\n    derived: true\n    note:");
    }

  private:
    void replace(std::string_view old, std::string_view with) const {
        std::string text = read("agreements/registry.yaml");
        text.replace(text.find(old), old.size(), with);
        write("agreements/registry.yaml", text);
    }
};

inline const Today& registry_of_today() {
    static const Today registry;
    return registry;
}

/// What a command prints about it in a wide terminal.
inline std::string printed(std::vector<std::string> line, std::string_view lang = "ja") {
    line.insert(line.end(), {"--lang", std::string(lang)});
    const bool has_width = find_option(*commands().find(line.front()), "width") != nullptr;
    if (has_width && std::ranges::find(line, "--width") == line.end()) {
        line.insert(line.end(), {"--width", "0"});
    }
    const Ran ran = run_in(registry_of_today().path(), std::move(line));
    CHECK(ran.code == 0);
    return ran.out;
}

}  // namespace daicho::testing
