#include "cli/patches.hpp"

#include <filesystem>

#include "daicho/git/repository.hpp"
#include "daicho/text/patch.hpp"
#include "daicho/text/utf8.hpp"

namespace daicho {

namespace {

namespace fs = std::filesystem;

/// One beginning for all files of a registry: else a patch could not be applied as a whole.
std::string path_in_patch(const std::string& folder) {
    std::error_code error;
    const fs::path whole = (fs::absolute(folder, error) / "").lexically_normal();
    const auto below = [&](const fs::path& base) {
        const fs::path out = whole.lexically_relative(base);
        return out.empty() || *out.begin() == ".." ? fs::path() : out;
    };
    if (const fs::path out = below(fs::current_path(error)); !out.empty()) return out.string();
    const fs::path top = repository_top(folder);
    if (const fs::path out = top.empty() ? top : below(top); !out.empty()) return out.string();
    return whole.relative_path().string();
}

/// A carriage return within a line would begin another one in some logs.
std::string without_inner_returns(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_inner = text[i] == '\r' && i + 1 < text.size() && text[i + 1] != '\n';
        out += is_inner ? std::string("\\x0d") : std::string(1, text[i]);
    }
    return out;
}

}  // namespace

void print_patch(Session& session, const std::string& folder, const std::string& file,
                 std::optional<std::string_view> before, std::string_view after) {
    const std::string text =
        patch((fs::path(path_in_patch(folder)) / file).lexically_normal().string(), before, after);
    session.world.out +=
        session.world.out_is_terminal ? printable(text, true) : without_inner_returns(text);
}

}  // namespace daicho
