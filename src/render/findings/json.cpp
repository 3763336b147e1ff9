// Findings as JSON, versioned and described in docs/findings-json.md.
#include "daicho/render/render.hpp"
#include "render/findings/findings.hpp"
#include "render/machine/json_text.hpp"

namespace daicho {

namespace {

class FindingJson {
  public:
    FindingJson(const Sources& files, std::string_view root, Lang lang)
        : x_files(files), x_root(root), x_lang(lang) {}

    Json operator()(const Diagnostic& finding) const {
        Json json{{"code", finding.topic->code},
                  {"name", finding.topic->name},
                  {"severity", name_of(finding.topic->severity).en},
                  {"message", finding.message.in(x_lang)}};
        json.update(place(finding.at));
        json["labels"] = Json::array();
        for (const Label& label : finding.labels) {
            Json one{{"message", label.text.in(x_lang)}};
            one.update(place(label.at));
            json["labels"].push_back(std::move(one));
        }
        json["notes"] = Json::array();
        for (const Message& note : finding.notes) json["notes"].push_back(note.in(x_lang));
        json["help"] = finding.help.empty() ? Json() : Json(finding.help.in(x_lang));
        json["fix"] = finding.fix ? fix(*finding.fix) : Json();
        return json;
    }

  private:
    Json place(Span span) const {
        const FindingPlace at = place_of(x_files, span, x_root);
        return {
            {"file", at.file},         {"line", at.begin.line},       {"column", at.begin.column},
            {"end_line", at.end.line}, {"end_column", at.end.column}, {"byte_begin", span.begin},
            {"byte_end", span.end}};
    }

    Json fix(const Fix& fix) const {
        Json edits = Json::array();
        for (const Edit& edit : fix.edits) {
            const FindingPlace at = place_of(x_files, edit.at, x_root);
            edits.push_back({{"file", at.file},
                             {"byte_begin", edit.at.begin},
                             {"byte_end", edit.at.end},
                             {"line", at.begin.line},
                             {"column", at.begin.column},
                             {"text", edit.text}});
        }
        return {{"safe", fix.safe}, {"edits", std::move(edits)}};
    }

    const Sources& x_files;
    std::string_view x_root;
    Lang x_lang;
};

std::string render(const Diagnostics& findings, const Sources& files, std::string_view root,
                   const CheckSummary& summary, const RenderOptions& options) {
    const FindingTally tally = tally_of(findings);
    const FindingJson json_of(files, root, options.lang);
    Json all = Json::array();
    for (const Diagnostic& finding : findings) all.push_back(json_of(finding));
    const Json document{{"format", 1},
                        {"summary",
                         {{"records", summary.records},
                          {"files", summary.files},
                          {"errors", tally.errors},
                          {"warnings", tally.warnings},
                          {"notes", tally.notes},
                          {"safe_fixes", tally.safe_fixes},
                          {"unsafe_fixes", tally.unsafe_fixes}}},
                        {"findings", std::move(all)}};
    return to_json_text(document, 2);
}

}  // namespace

extern constinit const FindingFormat json_findings{
    "json", {"JSON 文書", "one JSON document"}, render};

}  // namespace daicho
