// The arrows of docs/architecture.md: every include points down.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

using Names = std::set<std::string>;

/// What each layer may include, itself aside.
const std::map<std::string, Names> may_include{
    {"text", {}},
    {"time", {"text"}},
    {"model", {"text", "time"}},
    {"system", {"model", "text"}},
    {"reference", {"text", "time"}},
    {"yaml", {"model", "text"}},
    {"format", {"yaml", "model", "reference", "time", "text"}},
    {"load", {"format", "yaml", "system", "model", "reference", "time", "text"}},
    {"query", {"model", "reference", "time", "text"}},
    {"check", {"query", "format", "load", "model", "reference", "time", "text"}},
    {"report", {"query", "format", "model", "reference", "time", "text"}},
    {"render", {"report", "system", "model", "time", "text"}},
    {"layout", {"render", "report", "model", "time", "text"}},
    {"embed", {"layout", "render", "model", "text"}},
    {"git", {"system", "model", "time", "text"}},
    {"cli",
     {"git", "embed", "layout", "render", "report", "check", "query", "load", "format", "yaml",
      "system", "model", "reference", "time", "text", "run.hpp", "topics.hpp"}},
};

/// The only layers that may see a library or the file system.
const std::map<std::string, Names> only_in{
    {"yaml-cpp/", {"yaml"}},
    {"CLI/", {"cli"}},
    {"git2", {"git"}},
    {"fstream", {}},
    {"iostream", {}},
    {"utf8proc.h", {"text"}},
    {"xlsxwriter.h", {"render"}},
    {"zlib.h", {"render"}},
    {"thread", {"system"}},
    {"dlfcn.h", {"system"}},
};

/// Headers like `fcntl.h` are seen by `system`, by the process around the program, and by the only
/// writer of files.
bool may_see_system(const std::string& file, const std::string& layer) {
    return layer == "system" || file.ends_with("/cli/process.cpp") ||
           file.ends_with("/cli/write_file.cpp");
}

bool is_of_system(const std::string& header) {
    constexpr const char* libraries[] = {"fmt/",   "git2",      "utf8proc.h", "xlsxwriter",
                                         "zlib.h", "yaml-cpp/", "CLI/"};
    const bool is_c = header.ends_with(".h") || header == "csignal" || header == "cstdio";
    return is_c && std::ranges::none_of(
                       libraries, [&](const char* library) { return header.starts_with(library); });
}

struct Include {
    std::string file;
    std::string layer;
    std::string target;
};

std::vector<Include> includes_below(const fs::path& root) {
    static const std::regex line(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
    std::vector<Include> out;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
        const std::string extension = entry.path().extension().string();
        if (extension != ".cpp" && extension != ".hpp") continue;
        const std::string layer = fs::relative(entry.path(), root).begin()->string();
        std::ifstream in(entry.path());
        for (std::string text; std::getline(in, text);) {
            std::smatch match;
            if (std::regex_search(text, match, line))
                out.push_back({entry.path().string(), layer, match[1]});
        }
    }
    return out;
}

/// What is wrong with an include; empty if nothing is.
std::string fault(const Include& include) {
    for (const auto& [prefix, layers] : only_in) {
        if (include.target.starts_with(prefix) && !layers.contains(include.layer)) {
            return include.layer + " may not include " + include.target;
        }
    }
    if (is_of_system(include.target) && !may_see_system(include.file, include.layer))
        return include.file + " may not include " + include.target;
    std::string target = include.target;
    if (target.starts_with("daicho/")) target.erase(0, 7);
    const std::string layer = target.substr(0, target.find('/'));
    if (!may_include.contains(layer) && layer != "run.hpp") return "";
    const auto allowed = may_include.find(include.layer);
    if (allowed == may_include.end()) return "";  // main.cpp, run.hpp
    if (layer == include.layer || allowed->second.contains(layer)) return "";
    return include.layer + " may not include " + layer;
}

std::vector<Include> all_includes() {
    std::vector<Include> all = includes_below(DAICHO_ROOT "/src");
    const auto headers = includes_below(DAICHO_ROOT "/include/daicho");
    all.insert(all.end(), headers.begin(), headers.end());
    return all;
}

/// Which rooms each room looks into, as the code has it.
std::map<std::string, Names> rooms_of(const std::vector<Include>& includes) {
    std::map<std::string, Names> out;
    for (const Include& include : includes) {
        std::string target = include.target;
        if (target.starts_with("daicho/")) target.erase(0, 7);
        target.erase(std::min(target.find('/'), target.size()));
        const bool are_rooms = may_include.contains(include.layer) && may_include.contains(target);
        if (are_rooms && target != include.layer) out[include.layer].insert(target);
    }
    return out;
}

/// The arrows as Mermaid draws them, without those that others imply.
std::string drawing_of(const std::map<std::string, Names>& rooms) {
    std::map<std::string, Names> reached;  // from a room, over any number of arrows
    for (std::size_t step = 0; step < rooms.size(); ++step) {
        for (const auto& [room, targets] : rooms) {
            for (const std::string& target : targets) {
                reached[room].insert(target);
                const Names further = reached[target];
                reached[room].insert(further.begin(), further.end());
            }
        }
    }
    std::string out = "flowchart TD\n";
    for (const auto& [room, targets] : rooms) {
        for (const std::string& target : targets) {
            const bool is_implied = std::ranges::any_of(
                targets, [&](const std::string& other) { return reached[other].contains(target); });
            if (!is_implied) out += "    " + room + " --> " + target + "\n";
        }
    }
    return out;
}

/// Each type that a header defines at the top of a namespace, `daicho::svg::Box`, and its headers.
/// Two of one name are one type to the linker, whatever they hold.
std::map<std::string, Names> types_of(const std::vector<fs::path>& roots) {
    static const std::regex space(R"(^namespace ([\w:]+) \{)");
    static const std::regex type(
        R"(^(?:struct|class|enum class) (\w+)(?: final)?(?: : [^;]*)? \{)");
    std::map<std::string, Names> out;
    for (const fs::path& root : roots) {
        for (const auto& entry : fs::recursive_directory_iterator(root)) {
            if (entry.path().extension() != ".hpp") continue;
            std::ifstream in(entry.path());
            std::string within;
            for (std::string text; std::getline(in, text);) {
                std::smatch match;
                if (std::regex_search(text, match, space)) within += match.str(1) + "::";
                if (std::regex_search(text, match, type))
                    out[within + match.str(1)].insert(entry.path().string());
            }
        }
    }
    return out;
}

std::string text_of(const fs::path& path) {
    std::ifstream in(path);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("every include points down") {
    const std::vector<Include> all = all_includes();
    REQUIRE(all.size() > 300);
    for (const Include& include : all) {
        INFO(include.file, ": ", include.target);
        CHECK(fault(include) == "");
    }
}

TEST_CASE("the clock, the environment and the terminal are known to the process alone") {
    static const std::regex system(
        R"(\b(environ|(secure_)?getenv|isatty|ioctl|localtime|gmtime|clock_gettime|timespec_get|std::time|STD(IN|OUT|ERR)_FILENO)\b|\bnow\(\))");
    Names knowing;
    for (const auto& entry : fs::recursive_directory_iterator(DAICHO_ROOT "/src")) {
        if (entry.is_regular_file() && std::regex_search(text_of(entry.path()), system))
            knowing.insert(fs::relative(entry.path(), DAICHO_ROOT "/src").string());
    }
    CHECK(knowing == Names{"cli/process.cpp"});
}

TEST_CASE("no two headers define one type") {
    const auto types = types_of({DAICHO_ROOT "/src", DAICHO_ROOT "/include/daicho"});
    REQUIRE(types.size() > 200);
    for (const auto& entry : types) {
        const Names& headers = entry.second;
        INFO(entry.first, " in ", *headers.begin(), " and ", *headers.rbegin());
        CHECK(headers.size() == 1);
    }
}

TEST_CASE("the drawing of the rooms is that of the code") {
    const std::string drawing = "```mermaid\n" + drawing_of(rooms_of(all_includes())) + "```\n";
    INFO("docs/architecture.md ought to hold:\n", drawing);
    CHECK(text_of(DAICHO_ROOT "/docs/architecture.md").find(drawing) != std::string::npos);
}

TEST_CASE("an arrow that others imply is not drawn") {
    CHECK(drawing_of({{"c", {"a", "b"}}, {"b", {"a"}}}) ==
          "flowchart TD\n    b --> a\n    c --> b\n");
}

TEST_CASE("an include that points up is noticed") {
    CHECK(fault({"src/text/a.cpp", "text", "daicho/time/day.hpp"}) == "text may not include time");
    CHECK(fault({"src/report/a.cpp", "report", "render/cells.hpp"}) ==
          "report may not include render");
    CHECK(fault({"src/check/a.cpp", "check", "yaml-cpp/yaml.h"}) ==
          "check may not include yaml-cpp/yaml.h");
    CHECK(fault({"src/time/a.cpp", "time", "daicho/text/words.hpp"}) == "");
    CHECK(fault({"src/git/a.cpp", "git", "sys/stat.h"}) ==
          "src/git/a.cpp may not include sys/stat.h");
    CHECK(fault({"src/cli/process.cpp", "cli", "unistd.h"}) == "");
}
