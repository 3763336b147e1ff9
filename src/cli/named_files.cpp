#include "cli/named_files.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "daicho/git/history.hpp"
#include "daicho/git/quoted.hpp"
#include "daicho/model/trouble.hpp"
#include "daicho/text/utf8.hpp"

namespace daicho {

namespace {

namespace fs = std::filesystem;

bool is_in(const std::string& file, const std::string& folder) {
    return folder.empty() || file == folder || file.starts_with(folder + "/");
}

/// A path that git has quoted, read back; any other, and one that is there as it is written, as it
/// is.
std::string unquoted(const std::string& given) {
    std::error_code error;
    std::string_view rest = given;
    const auto out = take_quoted(rest);
    const bool is_quoted = out && !out->empty() && rest.empty();
    return is_quoted && !fs::exists(given, error) ? *out : given;
}

/// What git has of files that are gone; nothing where there is no repository.
class Past {
  public:
    explicit Past(const OpenRegistry& opened) {
        try {
            if (!opened.at) x_history.emplace(opened.folder);
        } catch (const Trouble&) {
        }
    }

    /// By its path from the top of the repository.
    std::optional<std::string> text_of(const std::string& path) const {
        return x_history ? x_history->last_version(path) : std::nullopt;
    }

  private:
    std::optional<History> x_history;
};

class Search {
  public:
    explicit Search(const OpenRegistry& opened) : x_opened(opened) {
        std::error_code error;
        const std::string base = opened.at ? "." : opened.folder;
        x_top = repository_top(base);
        x_folder = opened.at ? fs::path(x_top) / opened.in_repository
                             : fs::weakly_canonical(fs::absolute(base, error), error);
    }

    void find(const std::string& given, NamedFiles& out) {
        const auto candidates = places_of(given);
        for (const fs::path& place : candidates) {
            const auto inner = in_registry(place);
            if (inner && is_known(*inner)) return out.present.push_back(*inner);
        }
        for (const fs::path& place : candidates) {
            std::error_code error;
            const auto inner = in_registry(place);
            // A name that is no data, such as that of the schema, is passed over like a README.
            if (fs::exists(fs::symlink_status(place, error))) return out.others.push_back(given);
            const auto text = past().text_of(from_top(place));
            if (!text) continue;
            if (!inner) return out.others.push_back(given);
            return out.gone.push_back({*inner, *text});
        }
        throw Trouble(message("{} はこの台帳のファイルではありません",
                              "{} is no file of this registry", printable(given)),
                      message("台帳のフォルダは {} です", "the registry is {}", x_opened.folder));
    }

  private:
    /// Where the path may lead, the likeliest first.
    std::vector<fs::path> places_of(const std::string& given) const {
        std::error_code error;
        std::vector<fs::path> out{fs::absolute(given, error)};
        for (const fs::path& base : {fs::path(x_top), x_folder.parent_path(), x_folder}) {
            if (!base.empty() && fs::path(given).is_relative()) out.push_back(base / given);
        }
        for (fs::path& place : out) place = fs::weakly_canonical(place.lexically_normal(), error);
        return out;
    }

    std::optional<std::string> in_registry(const fs::path& place) const {
        std::string inner = place.lexically_relative(x_folder).string();
        while (inner.ends_with('/')) inner.pop_back();
        if (inner == ".") return "";
        if (inner.empty() || inner == ".." || inner.starts_with("../")) return {};
        return inner;
    }

    std::string from_top(const fs::path& place) const {
        return place.lexically_relative(x_top).string();
    }

    bool is_known(const std::string& inner) const {
        const auto is_it = [&](const Source& file) { return is_in(file.path, inner); };
        return std::ranges::any_of(x_opened.registry.files, is_it);
    }

    const Past& past() {
        if (!x_past) x_past.emplace(x_opened);
        return *x_past;
    }

    const OpenRegistry& x_opened;
    std::string x_top;
    fs::path x_folder;
    std::optional<Past> x_past;
};

}  // namespace

bool NamedFiles::holds(const std::string& file) const {
    return std::ranges::any_of(present, [&](const std::string& each) { return is_in(file, each); });
}

NamedFiles named_files(const OpenRegistry& opened, const std::vector<std::string>& given) {
    NamedFiles out;
    Search search(opened);
    for (const std::string& path : given) search.find(unquoted(path), out);
    return out;
}

}  // namespace daicho
