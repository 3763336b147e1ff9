#include "report/parts/page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/parts/source_list.hpp"

namespace daicho {

void Page::cite(const List<Citation>& citations) {
    for (const auto& citation : citations) x_cited.insert(citation->id);
}

void Page::tell(FactSheet& sheet, std::string label, std::vector<std::string> texts,
                const List<Citation>& sources) {
    std::erase_if(texts, [](const std::string& text) { return text.empty(); });
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
    PageBlocks::sources(x_say, source_list(x_say, x_cited));
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

namespace {

bool is_empty(const Cell& cell) {
    const auto* text = std::get_if<std::string>(&cell.value);
    return std::holds_alternative<std::monostate>(cell.value) || (text && text->empty());
}

}  // namespace

void hide_empty_columns(Table& table) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const bool says_nothing = std::ranges::all_of(table.rows, [&](const Row& row) {
            return i >= row.cells.size() || is_empty(row.cells[i]);
        });
        if (says_nothing) table.columns[i].machine_only = true;
    }
}

}  // namespace daicho
