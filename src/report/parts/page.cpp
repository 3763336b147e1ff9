#include "report/parts/page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/parts/source_list.hpp"

namespace daicho {

void Page::paragraph(std::string text, std::string looks) {
    if (!text.empty()) add(Paragraph{std::move(text), false, std::move(looks)});
}

void Page::note(std::string text) {
    if (!text.empty()) add(Paragraph{std::move(text), true});
}

void Page::points(std::vector<std::string> texts) {
    std::erase(texts, "");
    if (!texts.empty()) add(BulletList{.items = std::move(texts)});
}

void Page::cite(const List<Citation>& citations) {
    for (const auto& citation : citations) x_cited.insert(citation->id);
}

void Page::cite(const Agreement& agreement) {
    const auto& publications = x_say.context.ledger.registry().publications;
    for (const std::uint32_t index : agreement.cites)
        x_cited.insert(publications[index].first.value);
}

void Page::tell(FactSheet& sheet, std::string label, std::vector<std::string> texts,
                const List<Citation>& sources) {
    std::erase(texts, "");
    if (texts.empty()) return;
    FactSheet::Fact fact{std::move(label), std::move(texts)};
    for (const auto& citation : sources) fact.sources.push_back(cited(*citation));
    cite(sources);
    sheet.facts.push_back(std::move(fact));
}

void Page::add_general_requests() {
    const Lang lang = x_say.context.lang;
    FactSheet out{.name = "general_requests",
                  .title = x_say.text({"互いに要請できること", "What each may ask of the other"})};
    for (const auto& request : x_say.context.ledger.registry().about.requests) {
        tell(out,
             fmt::format("{} → {}", wording_in(request->from, lang), wording_in(request->to, lang)),
             {std::string(wording_in(request->text, lang))}, request->sources);
    }
    if (!out.facts.empty()) add(std::move(out));
}

void Page::sources() {
    sources(source_list(x_say, x_cited));
}

void Page::sources(SourceList list) {
    if (list.sources.empty()) return;
    section({"出典", "Sources"});
    add(std::move(list));
}

void Page::into(Report& report) && {
    std::erase_if(x_parts, [](const PagePart& part) { return part.begin == part.end; });
    report.blocks = std::move(x_blocks);
    report.parts = std::move(x_parts);
}

Report Page::finish(Report report, std::vector<Ground> more) {
    const ReportContext& context = x_say.context;
    std::move(*this).into(report);
    report.grounds.push_back(context.day());
    report.grounds.push_back(context.covers());
    for (Ground& ground : more) report.grounds.push_back(std::move(ground));
    context.add_revision(report.grounds);
    return report;
}

void hide_empty_columns(Table& table) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const bool says_nothing = std::ranges::all_of(table.rows, [&](const Row& row) {
            return i >= row.cells.size() || is_empty(row.cells[i].value);
        });
        if (says_nothing) table.columns[i].machine_only = true;
    }
}

}  // namespace daicho
