#include "report/parts/bureau_sheet.hpp"

#include "daicho/query/headings.hpp"
#include "report/parts/party_names.hpp"

namespace daicho {

namespace {

std::vector<SideBySide::Part> parts_of(const Agreement& agreement) {
    std::vector<SideBySide::Part> out;
    for (const MeasuresUnder& under : measures_by_heading(agreement)) {
        auto& part = out.emplace_back();
        part.heading = under.heading;
        for (const std::uint32_t index : under.measures) {
            const Measure& measure = *agreement.measures[index];
            if (!is_heading_alone(measure) && measure.title)
                part.items.push_back(line(measure.title));
        }
    }
    return out;
}

}  // namespace

std::string title_or_kind(const Wording& say, const Agreement& agreement) {
    return agreement.title ? line(agreement.title) : say.term(say.words.kinds, agreement.kind);
}

std::string days_of(const Wording& say, const Agreement& agreement) {
    std::string out = agreement.concluded ? say.date(agreement.concluded->value) : std::string();
    for (const auto& revision : agreement.revised) {
        if (revision->date)
            out += say.format("（{}改定）", " (revised {})", say.date(revision->date->value));
    }
    if (agreement.ended && agreement.ended->value.date)
        out +=
            say.format("（{}終了）", " (ended {})", say.date(agreement.ended->value.date->value));
    return out;
}

SideBySide bureau_sheet(const Wording& say, const Prefecture& prefecture,
                        std::span<const std::uint32_t> agreements) {
    const Registry& registry = say.context.ledger.registry();
    SideBySide out{.name = "agreements",
                   .title = say.format("{}と地方自治体との雇用対策協定等",
                                       "Agreements of the {} with local governments",
                                       say.text(prefecture.bureau)),
                   .head_label = say.text({"締結自治体等", "concluded with"}),
                   .labels = {say.text({"締結年月日", "concluded"})},
                   .parts_label = say.text({"主な取組", "main measures"})};
    for (const std::uint32_t index : agreements) {
        const Agreement& agreement = say.context.ledger.agreement(index);
        auto& column = out.columns.emplace_back();
        column.head = fmt::format("{}", fmt::join(partners_of(say, index), say.text({"・", ", "})));
        if (!is_counted(registry, agreement)) column.note = title_or_kind(say, agreement);
        column.facts = {days_of(say, agreement)};
        column.parts = parts_of(agreement);
        column.anchor = agreement.id;
    }
    return out;
}

}  // namespace daicho
