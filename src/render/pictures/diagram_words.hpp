// What the kinds of a diagram's nodes are called.
#pragma once

#include <string>

#include "daicho/report/report.hpp"
#include "daicho/text/words.hpp"

namespace daicho {

/// `都道府県` for 群馬県; nothing where the label says it itself: ハローワーク伊勢崎.
inline std::string kind_of(const Diagram::Node& node, Lang lang) {
    struct Named {
        std::string_view kind;
        Words words;
    };
    static constexpr Named named[] = {
        {"bureau", {"労働局", "labour bureau"}},    {"hello-work", {"ハローワーク", "Hello Work"}},
        {"prefecture", {"都道府県", "prefecture"}}, {"municipality", {"市区町村", "municipality"}},
        {"other", {"その他の主体", "other party"}},
    };
    for (const Named& one : named) {
        if (one.kind != node.kind) continue;
        const std::string word(one.words.in(lang));
        return node.label.find(word) == std::string::npos ? word : "";
    }
    return "";
}

}  // namespace daicho
