#include "render/changes/words.hpp"

#include <algorithm>

#include "daicho/text/lists.hpp"
#include "daicho/text/plural.hpp"
#include "daicho/text/width.hpp"
#include "render/lines.hpp"

namespace daicho {

namespace {

constexpr std::size_t long_text = 120;  // bytes: some 40 characters of Japanese
constexpr std::size_t kept = 24;        // of what both have, beside what differs
constexpr int most_columns = 160;

bool is_inside(std::string_view text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

/// Bytes that both begin with, of which some are kept.
std::size_t common_begin(std::string_view a, std::string_view b) {
    std::size_t out = 0;
    while (out < std::min(a.size(), b.size()) && a[out] == b[out]) ++out;
    out = out > kept ? out - kept : 0;
    while (is_inside(a, out)) --out;
    return out;
}

std::size_t common_end(std::string_view a, std::string_view b, std::size_t from) {
    const std::size_t most = std::min(a.size(), b.size()) - from;
    std::size_t out = 0;
    while (out < most && a[a.size() - out - 1] == b[b.size() - out - 1]) ++out;
    out = out > kept ? out - kept : 0;
    while (out > 0 && is_inside(a, a.size() - out)) --out;
    return out;
}

std::string cut(std::string_view text, std::size_t begin, std::size_t end) {
    const std::string_view middle = text.substr(begin, text.size() - begin - end);
    return fit(fmt::format("{}{}{}", begin > 0 ? "…" : "", middle, end > 0 ? "…" : ""),
               most_columns);
}

std::string with_breaks(std::string_view text) {
    std::string out;
    for (const char c : text) c == '\n' ? out += " ⏎ " : out += c;
    return one_line(out);
}

std::string from_to(const std::string& was, const std::string& is) {
    return was == is ? is : fmt::format("{} → {}", was, is);
}

}  // namespace

std::string summary_line(const Changes& changes, Lang lang) {
    const StateSummary &was = changes.before, &is = changes.after;
    const bool is_ja = lang == Lang::ja;
    std::string out = fmt::format("{} {}", is_ja ? "記録" : "records",
                                  from_to(std::to_string(was.records), std::to_string(is.records)));
    if (was.governments.empty() || is.governments.empty()) return out;
    const bool is_same = was.governments == is.governments;
    return out + fmt::format("{} {}{}", is_ja ? "、団体数" : ", governments",
                             from_to(was.governments, is.governments),
                             !is_same ? ""
                             : is_ja  ? "(変わらない)"
                                      : " (unchanged)");
}

std::string findings_in_words(const StateSummary& state, Lang lang) {
    if (lang == Lang::ja) return fmt::format("エラー {}、警告 {}", state.errors, state.warnings);
    return fmt::format("{}, {}", in_number(static_cast<long long>(state.errors), "error"),
                       in_number(static_cast<long long>(state.warnings), "warning"));
}

std::string stamp_of(const Changes& changes, Lang lang) {
    const std::size_t was = changes.before.errors, is = changes.after.errors;
    if (!changes.with_figures || was + is == 0) return {};
    return message("エラーのある台帳による数です(前 {}件、後 {}件)。数値は確かではありません",
                   "the registry has errors ({} before, {} after): these figures are not reliable",
                   was, is)
        .in(lang);
}

std::string kinds_in_words(const Change& change, Lang lang) {
    return joined(change.kinds, lang == Lang::ja ? "、" : ", ", [&](ChangeKind kind) {
        return std::string(named(change_names, kind).words.in(lang));
    });
}

Shortened shortened(const ValueChange& change) {
    std::string was = one_line(change.before), is = one_line(change.after);
    if (was == is) {  // nothing but line breaks
        was = with_breaks(change.before);
        is = with_breaks(change.after);
    }
    if (std::max(was.size(), is.size()) <= long_text) return {was, is};
    const std::size_t begin = common_begin(was, is);
    const std::size_t end = common_end(was, is, begin);
    return {was.empty() ? was : cut(was, begin, end), is.empty() ? is : cut(is, begin, end)};
}

std::string in_a_row(const std::vector<std::string>& parts, Lang lang) {
    return joined(parts, lang == Lang::ja ? "、" : ", ");
}

std::string head_of(const TableChange& table, const Column& column) {
    const auto is_alike = [&](const Column& other) {
        return other.role == Column::Role::total || other.group == column.group;
    };
    if (column.group.empty() || std::ranges::all_of(table.columns, is_alike)) return column.label;
    return column.whole.empty() ? fmt::format("{} {}", column.group, column.label) : column.whole;
}

bool is_shown(const CellChange& cell, const Column& column) {
    return cell.differs || column.role == Column::Role::total;
}

}  // namespace daicho
