#include "embed/compare.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "daicho/text/lines.hpp"
#include "daicho/text/utf8.hpp"

namespace daicho {

namespace {

/// The lines that differ, between those at the beginning and at the end that do not. No `patch`:
/// that one is for programs, exact and whole. This is read, so that what shows nothing is made
/// visible and twenty lines of a side are enough.
std::string diff(std::string_view old_text, std::string_view new_text) {
    auto before = lines_of(old_text), after = lines_of(new_text);
    while (!before.empty() && !after.empty() && before.back() == after.back()) {
        before.pop_back();
        after.pop_back();
    }
    const auto same = std::ranges::mismatch(before, after);
    constexpr std::size_t most = 20;
    std::string out;
    const auto add = [&](char sign, auto first, auto last) {
        const auto count = static_cast<std::size_t>(last - first);
        for (auto line = first; line != last && line - first < std::ptrdiff_t(most); ++line) {
            out += fmt::format("{}{}\n", sign, printable(*line));
        }
        if (count > most) out += fmt::format("{}… ({})\n", sign, count - most);
    };
    add('-', same.in1, before.end());
    add('+', same.in2, after.end());
    return out;
}

std::string_view content(const Source& document, const DocumentBlock& block) {
    return std::string_view(document.text).substr(block.begin, block.end - block.begin);
}

}  // namespace

std::string differences(const Refreshed& refreshed, Lang lang) {
    std::string out;
    const Source* headed = nullptr;  // the document whose head was said last
    for (const FreshBlock& each : refreshed.blocks) {
        const Source& document = refreshed.documents[each.block.marker.source];
        const std::string_view old_text = content(document, each.block);
        if (!each.fresh || old_text == *each.fresh) continue;
        const std::string path = printable(document.path);
        if (headed != &document) {
            out += fmt::format("--- {0}\n+++ {0} ({1})\n", path, Words{"最新", "current"}.in(lang));
        }
        headed = &document;
        out += fmt::format("@@ {}:{} daicho {}\n{}", path,
                           position_of(document.text, each.block.marker.begin).line,
                           printable(each.block.command), diff(old_text, *each.fresh));
    }
    return out;
}

std::string with_fresh_blocks(const Refreshed& refreshed, SourceId which) {
    const std::string& text = refreshed.documents[which].text;
    std::string out;
    std::size_t at = 0;
    for (const FreshBlock& each : refreshed.blocks) {
        if (each.block.marker.source != which) continue;
        out.append(text, at, each.block.begin - at);
        out += each.fresh.value();
        at = each.block.end;
    }
    return out.append(text, at);
}

}  // namespace daicho
