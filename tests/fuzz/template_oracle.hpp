// What must hold of templates for every text, however broken. Shared by the unit tests, which
// replay the corpus, and by the fuzzer.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "daicho/layout/layout.hpp"
#include "daicho/text/utf8.hpp"
#include "layout/data.hpp"
#include "layout/fill.hpp"

namespace daicho::template_oracle {

inline constexpr FillLimits limits{1024 * 1024, 256 * 1024};

/// A report whose every text would be markup if it were not escaped.
inline Report hostile_report() {
    const std::string evil = "<evil x='\"'>\n[evil](evil:x) {{evil}} -->";
    Table table{"trend", evil};
    table.columns = {{"year", evil}, {"total", evil, Type::count}};
    table.rows = {{RowKind::data, {{evil, Emphasis::new_since}, {Count{1, 2}}}},
                  {RowKind::total, {{evil}, {Count{3, 3}}}}};
    return {"national",
            evil,
            {evil},
            {Heading{evil}, Paragraph{evil}, BulletList{{evil}}, std::move(table)},
            {{"unit", evil, evil}}};
}

inline bool same(const Diagnostics& a, const Diagnostics& b) {
    return std::ranges::equal(a, b, [](const Diagnostic& x, const Diagnostic& y) {
        return x.topic == y.topic && x.at == y.at && x.message.en == y.message.en;
    });
}

inline std::string fault_of_findings(const Diagnostics& findings, const Sources& files) {
    const auto is_shown = [](const std::string& text) { return printable(text) == text; };
    if (findings.size() > 1010) return "too many findings";
    for (const Diagnostic& d : findings) {
        if (d.at.source >= files.size()) return "a finding in no file";
        if (d.at.begin > d.at.end || d.at.end > files[d.at.source].text.size())
            return "a finding outside the file";
        if (d.message.ja.empty() || d.message.en.empty()) return "a finding without a message";
        if (!is_shown(d.message.ja) || !is_shown(d.message.en)) return "raw bytes in a message";
        if (!is_shown(d.help.ja) || !is_shown(d.help.en)) return "raw bytes in a help";
    }
    return {};
}

/// As `lay_out`, with the data made once: making them takes longer than all the rest.
inline LaidOut lay_out_quickly(const Sources& files, SourceId layout, Markup markup) {
    static const Json document = document_of(hostile_report(), {});
    LaidOut out;
    TemplateTrees trees(files, out.findings);
    check_template(trees, layout, markup, document, out.findings);
    if (!out.findings.has_errors())
        out.text = fill_template(trees, layout, markup, document, limits).value_or("");
    return out;
}

/// What does not hold for this template; empty if all does.
inline std::string fault_of_template(std::string_view text, Markup markup) {
    Sources files = own_templates();
    files.push_back({"t", std::string(text)});
    const auto layout = static_cast<SourceId>(files.size() - 1);
    const LaidOut page = lay_out_quickly(files, layout, markup);
    const LaidOut again = lay_out_quickly(files, layout, markup);
    if (page.text != again.text || !same(page.findings, again.findings))
        return "laying out is not deterministic";
    if (std::string fault = fault_of_findings(page.findings, files); !fault.empty()) return fault;
    if (page.text.size() > limits.bytes) return "a page larger than a page may be";
    if (first_invalid_utf8(page.text)) return "a page that is not UTF-8";
    const bool is_clean = text.find("evil") == text.npos && text.find('<') == text.npos;
    if (is_clean && page.text.find("<evil") != page.text.npos) return "data that became a tag";
    return {};
}

inline std::string fault_of_template(std::string_view text) {
    std::string fault = fault_of_template(text, Markup::html);
    return fault.empty() ? fault_of_template(text, Markup::markdown) : fault;
}

}  // namespace daicho::template_oracle
