#include "daicho/yaml/document.hpp"

#include <algorithm>

#include "daicho/text/lines.hpp"
#include "yaml/document_builder.hpp"
#include "yaml/event_reader.hpp"
#include "yaml/findings.hpp"
#include "yaml/lexeme.hpp"
#include "yaml/quick_reader.hpp"
#include "yaml/structure_topics.hpp"
#include "yaml/text_scan.hpp"
#include "yaml/text_topics.hpp"
#include "yaml/value_topics.hpp"

namespace daicho {

namespace {

/// Blanks out the entry of the top mapping that holds `at`; false if nothing else would be left.
bool leave_out_entry(std::string& text, std::size_t at) {
    const auto begins_entry = [&](std::size_t line) {
        return std::string_view(" \n#-:]}").find(char_at(text, line)) == std::string_view::npos;
    };
    if (at >= text.size()) return false;
    std::size_t begin = line_begin(text, at);
    while (begin > 0 && !begins_entry(begin)) begin = line_begin(text, begin - 1);
    std::size_t end = line_end(text, at) + 1;
    while (end < text.size() && !begins_entry(end)) end = line_end(text, end) + 1;
    end = std::min(end, text.size());
    const bool had_content = next_content(text, begin) < end;
    for (std::size_t i = begin; i < end; ++i) {
        if (text[i] != '\n') text[i] = ' ';
    }
    return had_content && next_content(text, 0) < text.size();
}

/// How often a file may be read again: all that matters in one of usual size, once in a huge one.
std::size_t most_rounds(std::size_t bytes, const YamlLimits& limits) {
    constexpr std::size_t affordable = std::size_t{256} << 10;
    return std::clamp<std::size_t>(affordable / (bytes + 1), 1, limits.findings);
}

/// After a fault, the entry of the top mapping in which it stands is left out and the rest is read
/// again, so that the faults of a file are found at once.
Document read_thoroughly(std::string_view text, const TextScan& scan, Findings& findings,
                         const YamlLimits& limits) {
    std::string left(scan.masked.empty() ? text : std::string_view(scan.masked));
    bool is_whole = scan.whole;
    for (std::size_t rounds = most_rounds(text.size(), limits);; --rounds) {
        Findings soft(findings.source(), limits.findings);
        DocumentBuilder builder(text, scan.unusual, soft, limits);
        std::size_t fault = nowhere;
        try {
            read_events(left, builder, soft, findings);
        } catch (const Stop& stop) {
            is_whole = false;
            fault = stop.at;
        }
        if (rounds > 1 && leave_out_entry(left, fault)) continue;  // what is soft is found again

        is_whole = is_whole && !soft.has_errors();
        findings.append(std::move(soft));
        return is_whole ? builder.take() : Document{};
    }
}

Document read_structure(std::string_view text, const TextScan& scan, Findings& findings,
                        const YamlLimits& limits) {
    Findings found(findings.source(), limits.findings);
    DocumentBuilder builder(text, scan.unusual, found, limits);
    const std::string_view readable = scan.masked.empty() ? text : std::string_view(scan.masked);
    if (!read_quickly(readable, builder)) return read_thoroughly(text, scan, findings, limits);

    const bool is_sound = scan.whole && !found.has_errors();
    findings.append(std::move(found));
    return is_sound ? builder.take() : Document{};
}

/// A text with CRLF as it reads with LF: YAML knows one line break, and no value holds its CR.
class WithoutReturns {
  public:
    explicit WithoutReturns(std::string_view text) : x_whole(text), x_text(without(text)) {
        for (std::size_t i = 0; i + 1 < text.size(); ++i) {
            if (is_return(i)) x_dropped.push_back(i - x_dropped.size());
        }
    }

    Document read(TextScan scan, Findings& findings, const YamlLimits& limits) const {
        scan.masked = without(scan.masked);
        Findings found(findings.source(), limits.findings);
        Document out = read_structure(x_text, scan, found, limits);
        found.relocate([&](std::size_t at) { return place(at); });
        findings.append(std::move(found));
        out.bytes = x_whole;
        for (Node& node : out.nodes) {
            if (node.style == Style::plain) node.text_at = place(node.text_at);
            node.begin = place(node.begin);
            node.end = place(node.end);
        }
        return out;
    }

  private:
    bool is_return(std::size_t at) const { return x_whole[at] == '\r' && x_whole[at + 1] == '\n'; }
    /// Of a form of the text that has the same bytes in the same places.
    std::string without(std::string_view form) const {
        std::string out;
        for (std::size_t i = 0; i < form.size(); ++i) {
            if (i + 1 >= x_whole.size() || !is_return(i)) out += form[i];
        }
        return out;
    }
    std::uint32_t place(std::size_t at) const {
        const auto before = std::ranges::lower_bound(x_dropped, at) - x_dropped.begin();
        return static_cast<std::uint32_t>(at + static_cast<std::size_t>(before));
    }

    std::string_view x_whole;
    std::string x_text;
    std::vector<std::size_t> x_dropped;  // in the new text, what stands there now
};

}  // namespace

Document read_document(SourceId source, std::string_view text, Diagnostics& out,
                       const YamlLimits& limits) {
    Findings findings(source, limits.findings);
    const TextScan scan = scan_text(text, findings, limits);
    Document document;
    const bool has_returns = text.find("\r\n") != text.npos;
    if (scan.readable) {
        document = has_returns ? WithoutReturns(text).read(scan, findings, limits)
                               : read_structure(text, scan, findings, limits);
    }
    findings.hand_over(out);
    return document;
}

std::array<std::span<const Topic>, 3> yaml_topics() {
    return {topics::text, topics::value, topics::structure};
}

}  // namespace daicho
