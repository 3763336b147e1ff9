#include "git/references.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <set>

#include "daicho/text/ascii.hpp"
#include "daicho/text/lines.hpp"
#include "git/git_files.hpp"
#include "git/objects.hpp"

namespace daicho {

namespace fs = std::filesystem;

namespace {

/// HEAD, FETCH_HEAD, ORIG_HEAD: what stands beside the configuration, which is no name.
bool is_pseudo(const std::string& name) {
    return name.ends_with("HEAD") &&
           std::ranges::all_of(name, [](char c) { return is_capital(c) || c == '_'; });
}

/// Whether it can be a file below `refs`, and leads nowhere else.
bool is_safe(const std::string& name) {
    const bool is_odd = std::ranges::any_of(
        name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
    const auto has = [&](const char* part) { return name.find(part) != name.npos; };
    return !is_odd && !name.empty() && !has("..") && !has("//") && !has("/.") &&
           !name.starts_with('/') && !name.starts_with('.') && !name.ends_with('/');
}

/// What a name may stand for that is perhaps short, in git's order.
std::vector<std::string> full_names(const std::string& name) {
    std::vector<std::string> out;
    for (const char* place : {"", "refs/", "refs/tags/", "refs/heads/", "refs/remotes/"})
        out.push_back(place + name);
    out.push_back("refs/remotes/" + name + "/HEAD");
    return out;
}

constexpr std::array<std::string_view, 3> places_of_names{"refs/tags/", "refs/heads/",
                                                          "refs/remotes/"};
constexpr std::size_t most_names = 2000;

/// What is left of a full name behind its place; empty of notes, stashes and whatever else there
/// is.
std::string short_name(const std::string& full) {
    for (const std::string_view place : places_of_names) {
        if (full.starts_with(place)) return is_safe(full) ? full.substr(place.size()) : "";
    }
    return "";
}

/// Those that are files of their own. Names hold no links to other folders.
void add_loose(const fs::path& shared, std::set<std::string>& out) {
    for (const std::string_view place : places_of_names) {
        std::error_code error;
        fs::recursive_directory_iterator at(shared / place, error), end;
        for (; !error && at != end && out.size() < most_names; at.increment(error)) {
            if (!at->is_regular_file(error)) continue;
            out.insert(short_name(at->path().lexically_relative(shared).generic_string()));
        }
    }
}

void add_packed(const std::string& all, std::set<std::string>& out) {
    for (std::size_t at = 0; at < all.size() && out.size() < most_names;) {
        const std::size_t end = std::min(all.find('\n', at), all.size());
        const std::string line = all.substr(at, end - at);
        const auto blank = line.find(' ');
        if (blank != line.npos && line.front() != '#')
            out.insert(short_name(line.substr(blank + 1)));
        at = end + 1;
    }
}

}  // namespace

std::vector<std::string> ReferenceNames::all() const {
    std::set<std::string> out{"HEAD"};
    add_loose(x_shared, out);
    add_packed(text_of(x_shared / "packed-refs").value_or(""), out);
    out.erase("");
    return {out.begin(), out.end()};
}

std::string ReferenceNames::packed(const std::string& name) const {
    const std::string all = text_of(x_shared / "packed-refs").value_or("");
    const auto at = all.find(" " + name + "\n");
    const std::size_t begin = at == all.npos ? 0 : line_begin(all, at);
    return at == all.npos ? "" : all.substr(begin, at - begin);
}

std::string ReferenceNames::digits(const std::string& full) const {
    std::string name = full;
    for (int links = 0; links < 5; ++links) {
        if (!is_safe(name) || !(is_pseudo(name) || name.starts_with("refs/"))) return {};
        const auto own = text_of(x_git / name);
        const auto common = own ? own : text_of(x_shared / name);
        const std::string text = common ? *common : packed(name);
        const auto next = behind("ref: ", text);
        // FETCH_HEAD says behind the id where it is from.
        if (!next) return text.substr(0, std::strcspn(text.c_str(), "\t\r\n "));
        name = *next;
    }
    return {};
}

std::optional<ObjectId> ReferenceNames::find_full(const std::string& full) const {
    return read_id(digits(full));
}

std::optional<ObjectId> ReferenceNames::find(const std::string& name) const {
    for (const std::string& full : full_names(name)) {
        if (const auto id = find_full(full)) return id;
    }
    return {};
}

bool ReferenceNames::is_of_sha256(const std::string& name) const {
    const auto is_long = [](const std::string& id) {
        return id.size() == 64 && read_id(id.substr(0, 40)) && read_id(id.substr(24));
    };
    return is_long(name) || std::ranges::any_of(full_names(name), [&](const std::string& full) {
               return is_long(digits(full));
           });
}

bool ReferenceNames::are_in_tables() const {
    std::error_code error;
    return fs::is_directory(x_shared / "reftable", error);
}

}  // namespace daicho
