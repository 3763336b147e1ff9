// Findings as SARIF 2.1.0, which code hosts and editors read. Columns count characters.
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "daicho/render/render.hpp"
#include "daicho/text/fingerprint.hpp"
#include "daicho/text/lines.hpp"
#include "render/findings/findings.hpp"
#include "render/findings/line_hash.hpp"
#include "render/machine/json_text.hpp"
#include "system/version.hpp"

namespace daicho {

namespace {

std::string_view level_of(Severity severity) {
    return name_of(severity).en;
}

/// A path as a relative URI: everything but unreserved characters and `/` is percent-encoded.
std::string uri_of(std::string_view path) {
    std::string out;
    for (const char c : path) {
        const bool is_plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                              (c >= 'a' && c <= 'z') ||
                              std::string_view("-._~/").find(c) != std::string_view::npos;
        out += is_plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

/// SARIF's messages may hold links, `[text](target)`; those of data are parted.
std::string without_links(std::string message) {
    for (std::size_t at = 0; (at = message.find("](", at)) != message.npos;)
        message.insert(++at, " ");
    return message;
}

/// A text as a message string has it (SARIF 2.1.0, 3.11.5): a single brace would begin the place of
/// an argument, whether there are arguments or not.
std::string with_doubled_braces(std::string_view text) {
    std::string out;
    for (const char c : text) out.append(c == '{' || c == '}' ? 2 : 1, c);
    return out;
}

class SarifRun {
  public:
    SarifRun(const Sources& files, std::string_view root, Lang lang)
        : x_files(files), x_root(root), x_lang(lang) {}

    Json of(const Diagnostics& findings) {
        Json results = Json::array();
        for (const Diagnostic& finding : findings) results.push_back(result(finding));
        Json driver{{"name", "daicho"},
                    {"version", program_version().number},
                    {"semanticVersion", program_version().number},
                    {"rules", rules()}};
        if (!program_version().address.empty())
            driver["informationUri"] = program_version().address;
        return {{"tool", {{"driver", driver}}},
                {"language", x_lang == Lang::ja ? "ja" : "en"},
                {"columnKind", "unicodeCodePoints"},
                {"results", std::move(results)}};
    }

  private:
    /// The topics that occur, in the order in which they do.
    std::size_t rule_index(const Topic& topic) {
        const auto found = std::ranges::find(x_topics, &topic);
        if (found != x_topics.end()) return static_cast<std::size_t>(found - x_topics.begin());
        x_topics.push_back(&topic);
        return x_topics.size() - 1;
    }

    Json rules() const {
        Json all = Json::array();
        for (const Topic* topic : x_topics) {
            all.push_back({{"id", topic->code},
                           {"name", topic->name},
                           {"shortDescription", message(topic->summary.in(x_lang))},
                           {"fullDescription", message(topic->explanation.in(x_lang))},
                           {"help", message(help_of(*topic))},
                           {"defaultConfiguration", {{"level", level_of(topic->severity)}}}});
        }
        return all;
    }

    /// What `daicho explain` tells, without its colours.
    std::string help_of(const Topic& topic) const {
        return render_topic(topic, {.lang = x_lang, .width = 0});
    }

    /// What stays the same when other lines come and go: the kind of the finding, its file, the
    /// text of its line, and which of those that share all of this it is.
    std::string fingerprint(const Diagnostic& finding) {
        const std::string& text = x_files[finding.at.source].text;
        const std::size_t begin = std::min<std::size_t>(finding.at.begin, text.size());
        const std::size_t line = line_begin(text, begin);
        const std::string_view content =
            std::string_view(text).substr(line, line_end(text, begin) - line);
        const std::string what = fmt::format("{}\n{}\n{}", finding.topic->code,
                                             x_files[finding.at.source].path, content);
        const std::uint64_t hash = daicho::fingerprint(what);
        return fmt::format("{:016x}:{}", hash, ++x_seen[hash]);
    }

    /// What GitHub matches by, as its own action computes it: with another one the action would
    /// warn.
    const std::string& line_hash(Span at) {
        const std::string& text = x_files[at.source].text;
        auto& hashes = x_line_hashes[at.source];
        if (hashes.empty()) hashes = line_hashes(text);
        const auto line = static_cast<std::size_t>(position_of(text, at.begin).line);
        return hashes[std::min(line, hashes.size()) - 1];
    }

    Json result(const Diagnostic& finding) {
        const Topic& topic = *finding.topic;
        std::string said = finding.message.in(x_lang);
        if (!finding.help.empty()) said += "\n" + finding.help.in(x_lang);
        for (const Message& note : finding.notes) said += "\n" + note.in(x_lang);

        Json json{{"ruleId", topic.code},
                  {"ruleIndex", rule_index(topic)},
                  {"level", level_of(topic.severity)},
                  {"message", message(without_links(said))},
                  {"partialFingerprints",
                   {{"daichoLine/v1", fingerprint(finding)},
                    {"primaryLocationLineHash", line_hash(finding.at)}}}};
        json["locations"] = Json::array({location(finding.at)});
        for (const Label& label : finding.labels) {
            Json related = location(label.at);
            related["message"] = message(without_links(label.text.in(x_lang)));
            json["relatedLocations"].push_back(std::move(related));
        }
        if (finding.fix) json["fixes"] = Json::array({fix(*finding.fix, finding)});
        return json;
    }

    /// Edits by file, as SARIF wants them.
    Json fix(const Fix& fix, const Diagnostic& finding) const {
        Json changes = Json::array();
        std::vector<SourceId> sources;
        for (const Edit& edit : fix.edits) {
            auto at = std::ranges::find(sources, edit.at.source);
            const auto i = static_cast<std::size_t>(at - sources.begin());
            if (at == sources.end()) {
                sources.push_back(edit.at.source);
                changes.push_back({{"artifactLocation", artifact(edit.at.source)},
                                   {"replacements", Json::array()}});
            }
            changes[i]["replacements"].push_back(
                {{"deletedRegion", region(edit.at)}, {"insertedContent", text(edit.text)}});
        }
        const std::string& what =
            finding.help.empty() ? finding.message.in(x_lang) : finding.help.in(x_lang);
        return {{"description", message(without_links(what))},
                {"artifactChanges", std::move(changes)}};
    }

    Json location(Span span) const {
        const Json place{{"artifactLocation", artifact(span.source)}, {"region", region(span)}};
        return {{"physicalLocation", place}};
    }
    Json artifact(SourceId source) const {
        Json json = Json::object();
        json["uri"] = uri_of(path_of(x_files, source, x_root));
        return json;
    }
    Json region(Span span) const {
        const FindingPlace at = place_of(x_files, span, x_root);
        return {{"startLine", at.begin.line},
                {"startColumn", at.begin.column},
                {"endLine", at.end.line},
                {"endColumn", at.end.column}};
    }
    static Json message(std::string_view words) { return text(with_doubled_braces(words)); }
    static Json text(std::string_view words) {
        Json json = Json::object();
        json["text"] = words;
        return json;
    }

    const Sources& x_files;
    std::string_view x_root;
    Lang x_lang;
    std::vector<const Topic*> x_topics;
    std::unordered_map<std::uint64_t, int> x_seen;  // fingerprints
    std::unordered_map<SourceId, std::vector<std::string>> x_line_hashes;
};

std::string render(const Diagnostics& findings, const Sources& files, std::string_view root,
                   const CheckSummary&, const RenderOptions& options) {
    const Json document{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                        {"version", "2.1.0"},
                        {"runs", Json::array({SarifRun(files, root, options.lang).of(findings)})}};
    return to_json_text(document, 2);
}

}  // namespace

extern constinit const FindingFormat sarif_findings{
    "sarif", {"SARIF 2.1.0", "SARIF 2.1.0"}, render, true};

}  // namespace daicho
