#include "git/git_files.hpp"

#include <algorithm>

#include "daicho/git/quoted.hpp"
#include "daicho/model/source.hpp"
#include "daicho/text/lines.hpp"
#include "system/file.hpp"

namespace daicho {

namespace fs = std::filesystem;

std::optional<std::string> text_of(const fs::path& path) {
    constexpr std::size_t most = std::size_t{64} << 20;  // packed-refs of a great many branches
    const Descriptor file = open_to_read(path.c_str());
    std::string out;
    if (!file || read_bytes(file, most, out) != 0 || out.size() > most) return {};
    return out;
}

std::string_view first_line(std::string_view text) {
    text = text.substr(0, text.find('\n'));
    while (text.ends_with(' ') || text.ends_with('\r')) text.remove_suffix(1);
    return text;
}

std::optional<std::string> behind(std::string_view word, std::string_view text) {
    std::string_view line = first_line(text);
    if (!line.starts_with(word)) return {};
    line.remove_prefix(word.size());
    return std::string(line);
}

std::optional<fs::path> git_folder(const fs::path& top) {
    std::error_code error;
    fs::path folder = top / ".git";
    if (fs::is_regular_file(folder, error)) {
        const auto named = behind("gitdir: ", text_of(folder).value_or(""));
        if (!named) return {};
        folder = top / *named;
    }
    const bool is_there = fs::exists(fs::symlink_status(folder / "HEAD", error));
    return is_there && fs::is_directory(folder, error) ? std::optional(folder) : std::nullopt;
}

bool is_bare_repository(const fs::path& folder) {
    std::error_code error;
    const bool has_files = folder.filename() == ".git" ||
                           fs::exists(folder / usual_folder, error) ||
                           fs::exists(folder / registry_file::registry, error);
    return !has_files && fs::is_regular_file(folder / "HEAD", error) &&
           fs::is_directory(folder / "objects", error) && fs::is_directory(folder / "refs", error);
}

fs::path shared_folder(const fs::path& git) {
    const auto named = behind("", text_of(git / "commondir").value_or(""));
    return named && !named->empty() ? git / *named : git;
}

namespace {

/// A path a line, which may be quoted; behind `#` a comment.
std::vector<std::string> paths_in(std::string_view alternates) {
    std::vector<std::string> out;
    while (!alternates.empty()) {
        const auto quoted = take_quoted(alternates);
        const std::string_view line = alternates.substr(0, line_end(alternates, 0));
        if (quoted || !line.starts_with('#')) out.push_back(quoted.value_or(std::string(line)));
        alternates.remove_prefix(line_behind(alternates, 0));
    }
    std::erase(out, "");
    return out;
}

}  // namespace

std::vector<std::string> object_folders(const fs::path& shared) {
    constexpr std::size_t most = 16;
    std::error_code error;
    std::vector<std::string> out{(shared / "objects").string()};
    for (std::size_t i = 0; i < out.size(); ++i) {
        const fs::path folder = out[i];
        for (const std::string& each :
             paths_in(text_of(folder / "info" / "alternates").value_or(""))) {
            const fs::path other = folder / each;
            const auto is_it = [&](const auto& known) {
                return fs::equivalent(known, other, error);
            };
            if (out.size() < most && fs::is_directory(other, error) &&
                std::ranges::none_of(out, is_it))
                out.push_back(other.string());
        }
    }
    return out;
}

}  // namespace daicho
