#include "load/rightful_place.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "daicho/reference/reference.hpp"
#include "daicho/reference/resolve.hpp"
#include "daicho/text/ascii.hpp"

namespace daicho {

namespace {

constexpr std::size_t code_digits = 6;

/// The name without its extension, if that is one of YAML.
std::string_view without_extension(std::string_view name) {
    const auto dot = name.rfind('.');
    if (dot == name.npos || dot == 0) return {};
    const std::string extension = hyphenated(name.substr(dot + 1));
    return extension == "yaml" || extension == "yml" ? name.substr(0, dot) : std::string_view{};
}

const Government* of_code(std::string_view stem) {
    const std::string_view code = stem.substr(0, code_digits);
    if (code.size() < code_digits || !std::ranges::all_of(code, is_digit)) return nullptr;
    const auto rows = find_by_code(code);
    return rows.empty() ? nullptr : rows.front();
}

/// The government of today that is written in the prefecture of the folder.
const Government* named(const std::string& stem, std::string_view folder) {
    constexpr Day today{std::chrono::year{9999} / 1 / 1};  // that still exists
    const auto lies = std::ranges::find(prefectures(), folder, folder_of);
    if (lies == prefectures().end()) return nullptr;
    const auto found = resolve(stem, today, lies->number).governments();
    return found.size() == 1 ? found.front() : nullptr;
}

/// What a stem has behind the code and the romaji: `-2015`.
std::string suffix_of(const std::string& stem, const std::string& romaji) {
    const auto at = stem.find(romaji);
    const std::string behind = at == stem.npos ? "" : stem.substr(at + romaji.size());
    return behind.starts_with('-') && !is_empty_suffix(behind) ? behind : "";
}

}  // namespace

std::string rightful_place(std::string_view path) {
    const std::string_view folder = path.substr(0, std::min(path.find('/'), path.size()));
    const std::string stem = hyphenated(without_extension(path.substr(path.rfind('/') + 1)));
    if (stem.empty()) return {};
    const bool is_in_folder = folder.size() < path.size();
    const Government* government = of_code(stem);
    if (!government && is_in_folder) government = named(stem, folder);
    std::string out;
    if (government) {
        out = file_of(*government, suffix_of(stem, stem_romaji(*government)));
    } else if (is_in_folder) {
        out = fmt::format("{}/{}.yaml", folder, stem);
    }
    return out == path ? std::string{} : out;
}

std::string move_command(std::string_view from, std::string_view to) {
    const auto needs_no_quotes = [](char c) {
        return is_small_or_digit(c) || is_capital(c) || c == '-' || c == '_' || c == '.' ||
               c == '/';
    };
    const auto is_harmless = [](char c) {
        return c != '\'' && (c & 0x80) == 0 && c >= ' ' && c != 0x7F;
    };
    const bool is_plain = std::ranges::all_of(from, needs_no_quotes);
    if (!is_plain && !std::ranges::all_of(from, is_harmless)) return {};
    const std::string_view quote = is_plain ? "" : "'";
    return fmt::format("git mv {0}agreements/{1}{0} agreements/{2}", quote, from, to);
}

}  // namespace daicho
