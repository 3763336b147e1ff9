// A small registry in memory, for tests: files as text in, findings as text out.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "daicho/check/check.hpp"
#include "daicho/load/load.hpp"

namespace daicho::testing {

inline const Day today = *make_day(2026, 4, 1);

inline constexpr std::string_view base_path = "10-gunma/102041-isesaki.yaml";
inline constexpr std::string_view base_record =
    "kind: employment-measures\n"
    "parties:\n"
    "  - {role: government, name: 伊勢崎市}\n"
    "  - {role: bureau, name: 群馬労働局}\n"
    "concluded: 2025-10-08\n"
    "sources: [S1]\n";

/// Puts a file into its place by path, or in the place of the one of that path.
inline void put(Sources& files, std::string_view path, std::string text) {
    const auto at = std::ranges::lower_bound(files, path, {}, &Source::path);
    if (at != files.end() && at->path == path) {
        at->text = std::move(text);
    } else {
        files.insert(at, {std::string(path), std::move(text)});
    }
}

/// registry.yaml, sources.yaml, the shipped vocabulary.yaml, and one valid record.
inline Sources base_registry() {
    Sources files;
    put(files, base_path, std::string(base_record));
    put(files, "registry.yaml", "format: 1\ntitle: 台帳\n");
    put(files, "sources.yaml", "S1: {title: 報道資料}\n");
    put(files, "vocabulary.yaml",
        read_file(DAICHO_ROOT "/tests/frozen/agreements/vocabulary.yaml"));
    return files;
}

inline std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return lines;
}

/// The key that a line at the left margin begins with; empty if it begins with none.
inline std::string_view key_of(std::string_view line) {
    if (std::string_view(" -#{[\n").find(line.front()) != line.npos) return {};
    const std::size_t colon = line.find(':');
    return colon == line.npos ? std::string_view{} : line.substr(0, colon);
}

/// The base record with some of its top-level keys replaced, and others added.
inline std::string record_with(std::string_view keys_and_values) {
    std::set<std::string_view> replaced;
    for (const std::string_view line : lines_of(keys_and_values)) replaced.insert(key_of(line));
    std::string out;
    bool is_kept = true;
    for (const std::string_view line : lines_of(base_record)) {
        const std::string_view key = key_of(line);
        if (!key.empty()) is_kept = !replaced.contains(key);
        if (is_kept) out += line;
    }
    return out + std::string(keys_and_values);
}

/// The base registry with an example in it, as model/topic.hpp describes them: lines of the
/// base record, or files, each under a line `=== path`.
inline Sources registry_with(std::string_view example) {
    Sources files = base_registry();
    constexpr std::string_view mark = "=== ";
    if (!example.starts_with(mark)) {
        put(files, base_path, record_with(example));
        return files;
    }
    std::string path, text;
    const auto finish = [&] {
        if (!path.empty()) put(files, path, std::move(text));
        text.clear();
    };
    for (const std::string_view line : lines_of(example)) {
        if (line.starts_with(mark)) {
            finish();
            path = line.substr(mark.size(), line.size() - mark.size() - 1);
        } else {
            text += line;
        }
    }
    finish();
    return files;
}

// ---- parts of examples -------------------------------------------------------------------------

inline std::string government(std::string_view name, std::string_view code = "") {
    return fmt::format("  - {{role: government, name: {}{}}}\n", name,
                       code.empty() ? "" : fmt::format(", code: \"{}\"", code));
}

/// The file of a record with these governments and one bureau.
inline std::string record(std::string_view path, const std::string& governments,
                          std::string_view bureau, std::string_view concluded,
                          std::string_view more = "") {
    return fmt::format(
        "=== {}\nkind: employment-measures\nparties:\n{}  - {{role: bureau, name: {}}}\n"
        "concluded: {}\n{}sources: [S1]\n",
        path, governments, bureau, concluded, more);
}

inline std::string registry_yaml(std::string_view more) {
    return fmt::format("=== registry.yaml\nformat: 1\ntitle: 台帳\n{}", more);
}

// ---- what is found -----------------------------------------------------------------------------

struct Checked {
    Registry registry;
    Diagnostics findings;
};

/// The files loaded and checked, the findings in order.
inline Checked check_folder(Folder folder, Day on = today) {
    Loaded loaded = load(std::move(folder));
    const Ledger ledger(loaded.registry);
    if (!loaded.findings.has_errors())
        find_other_schemas(loaded.schemas, loaded.registry, loaded.findings);
    check({ledger, on}, loaded.findings);
    loaded.findings.sort(loaded.registry.files);
    return {std::move(loaded.registry), std::move(loaded.findings)};
}

inline Checked check_files(Sources files, Day on = today) {
    return check_folder({std::move(files), {}}, on);
}

inline std::vector<std::string_view> codes(const Diagnostics& findings) {
    std::vector<std::string_view> out;
    for (const Diagnostic& finding : findings) out.push_back(finding.topic->code);
    return out;
}

inline std::string place(const Sources& files, Span at) {
    const Source& file = files[at.source];
    const Position position = position_of(file.text, at.begin);
    return fmt::format("{}:{}:{} `{}`", file.path, position.line, position.column,
                       file.text.substr(at.begin, std::min(at.end - at.begin, 60U)));
}

/// The findings as text:
///
///     10-gunma/102041-isesaki.yaml:5:12 `2026-05-01` D310: `concluded` is 2026-05-01, after …
///       at 10-gunma/102041-isesaki.yaml:1:1 `kind`: what is to be seen there
///       note: …
///       help: correct the date; …
///       fix: 2025-05-01
inline std::string as_text(const Checked& checked, Lang lang = Lang::en) {
    const Sources& files = checked.registry.files;
    std::string out;
    for (const Diagnostic& finding : checked.findings) {
        out += fmt::format("{} {}: {}\n", place(files, finding.at), finding.topic->code,
                           finding.message.in(lang));
        for (const Label& label : finding.labels) {
            out += fmt::format("  at {}: {}\n", place(files, label.at), label.text.in(lang));
        }
        for (const Message& note : finding.notes) out += fmt::format("  note: {}\n", note.in(lang));
        if (!finding.help.empty()) out += fmt::format("  help: {}\n", finding.help.in(lang));
        if (!finding.fix) continue;
        for (const Edit& edit : finding.fix->edits) {
            out += fmt::format("  {}: {}\n", finding.fix->safe ? "fix" : "unsafe fix", edit.text);
        }
    }
    return out;
}

/// What is found in the base registry with an example in it.
inline std::string found_in(std::string_view example, Day on = today, Lang lang = Lang::en) {
    return as_text(check_files(registry_with(example), on), lang);
}

}  // namespace daicho::testing
