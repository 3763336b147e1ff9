#include "cli/fixes.hpp"

#include <algorithm>
#include <map>

#include "daicho/text/utf8.hpp"

namespace daicho {

namespace {

std::size_t line_begin(std::string_view text, std::size_t at) {
    return at == 0 ? 0 : text.rfind('\n', at - 1) + 1;  // npos + 1 is 0
}

std::size_t line_end(std::string_view text, std::size_t at) {
    const auto end = text.find('\n', at);
    return end == text.npos ? text.size() : end + 1;
}

bool ends_line(std::string_view text, std::size_t at) {
    return at > 0 && text[at - 1] == '\n';
}

/// The lines of a text, each behind a mark.
std::string marked(char mark, std::string_view lines) {
    std::string out;
    while (!lines.empty()) {
        const std::size_t end = line_end(lines, 0);
        std::string_view line = lines.substr(0, end);
        if (line.ends_with('\n')) line.remove_suffix(1);
        out += mark + printable(line) + "\n";
        lines.remove_prefix(end);
    }
    return out;
}

/// Applies sorted edits that do not overlap; the diff groups those that share lines.
void apply(std::string_view before, const std::vector<Edit>& edits, MendedFile& out) {
    std::size_t done = 0;
    for (std::size_t i = 0; i < edits.size();) {
        const std::size_t begin = line_begin(before, edits[i].at.begin);
        std::size_t end = line_end(before, edits[i].at.end);
        std::string lines;
        std::size_t at = begin;
        do {
            lines += before.substr(at, edits[i].at.begin - at);
            lines += edits[i].text;
            at = edits[i].at.end;
            end = std::max(end, line_end(before, at));
            ++i;
        } while (i < edits.size() && (edits[i].at.begin < end || !ends_line(before, end)));
        lines += before.substr(at, end - at);
        out.text += before.substr(done, begin - done);
        out.text += lines;
        done = end;
        out.diff +=
            fmt::format("@@ {}\n", position_of(before, static_cast<std::uint32_t>(begin)).line);
        out.diff += marked('-', before.substr(begin, end - begin)) + marked('+', lines);
    }
    out.text += before.substr(done);
}

bool overlaps(const std::vector<Edit>& taken, const Edit& edit) {
    return std::ranges::any_of(taken, [&](const Edit& other) {
        const bool touches = edit.at.begin < other.at.end && other.at.begin < edit.at.end;
        return touches || edit.at.begin == other.at.begin;
    });
}

}  // namespace

std::vector<MendedFile> mend(const Diagnostics& findings, const Sources& files, bool unsafe) {
    struct Taken {
        std::vector<Edit> edits;
        int fixes = 0;
    };
    std::map<SourceId, Taken> taken;
    for (const Diagnostic& finding : findings) {
        if (!finding.fix || (!finding.fix->safe && !unsafe)) continue;
        const auto collides = [&](const Edit& edit) {
            return overlaps(taken[edit.at.source].edits, edit);
        };
        if (finding.fix->edits.empty() || std::ranges::any_of(finding.fix->edits, collides))
            continue;
        for (const Edit& edit : finding.fix->edits) taken[edit.at.source].edits.push_back(edit);
        ++taken[finding.at.source].fixes;
    }
    std::vector<MendedFile> out;
    for (auto& [source, of_file] : taken) {
        if (of_file.edits.empty()) continue;
        std::ranges::sort(of_file.edits, {}, [](const Edit& edit) { return edit.at; });
        MendedFile& file = out.emplace_back(MendedFile{source, {}, {}, of_file.fixes});
        apply(files[source].text, of_file.edits, file);
    }
    return out;
}

}  // namespace daicho
