// A bureau's agreements side by side.
//
//     締結自治体等 | 太田市                            | 群馬県       | 前橋市 …
//     締結年月日   | 平成27年5月 (平成31年2月改定)     | 平成27年6月  | 平成27年8月
//     若者         | ・お仕事相談パークおたの運営 …    | ・Gターン …  | …
#include <algorithm>

#include "daicho/report/figures/list.hpp"
#include "report/parts/sections.hpp"

namespace daicho {

namespace {

/// Who concluded it with the bureau, and under which title if it is not in the national count.
std::string head_of(const Wording& say, const Agreement& agreement) {
    std::string out;
    for (const auto& party : agreement.parties) {
        if (party->role && party->role->value.id == "bureau") continue;
        out += fmt::format("{}{}", out.empty() ? "" : "・", line(party->name));
    }
    if (is_counted(say.context.ledger.registry(), agreement)) return out;
    return out + say.format(" ({})", " ({})",
                            title_of(say.context.ledger.registry(), agreement, say.context.lang));
}

/// 平成27年5月 (平成31年2月改定).
std::string dates_of(const Wording& say, const Agreement& agreement) {
    std::string out = say.date(agreement.concluded->value);
    for (const auto& revision : agreement.revised) {
        if (revision->date) {
            out += say.format(" ({}改定)", " (revised {})", say.date(revision->date->value));
        }
    }
    if (agreement.ended && agreement.ended->value.date) {
        out += say.format(" ({}終了)", " (ended {})", say.date(agreement.ended->value.date->value));
    }
    return out;
}

std::string standing_of(const Wording& say, const Agreement& agreement) {
    if (!is_counted(say.context.ledger.registry(), agreement)) {
        return say.format("対象外({})", "not counted ({})",
                          say.term(say.words.kinds, agreement.kind));
    }
    const Date& concluded = agreement.concluded->value;
    const Day day = say.context.as_of;
    if (concluded.earliest > day)
        return say.text({"対象(基準日より後)", "counted (after the as-of day)"});
    if (concluded.latest > day)
        return say.text({"対象(基準日より後の可能性)", "counted (perhaps after the as-of day)"});
    return say.text({"対象", "counted"});
}

/// The titles of the measures for a group, one a line; for none if the id is empty.
std::string measures_for(const Agreement& agreement, std::string_view group) {
    std::string out;
    for (const auto& measure : agreement.measures) {
        const bool is_meant = group.empty()
                                  ? measure->groups.empty()
                                  : std::ranges::any_of(measure->groups, [&](const At<Term>& term) {
                                        return term->id == group;
                                    });
        if (is_meant) out += fmt::format("{}・{}", out.empty() ? "" : "\n", line(measure->title));
    }
    return out;
}

}  // namespace

Table bureau_table(const Wording& say, const Prefecture& prefecture,
                   std::span<const std::uint32_t> agreements) {
    Table out{.name = "agreements",
              .caption = say.format("{}と地方自治体との雇用対策協定等",
                                    "Agreements of the {} with local governments",
                                    say.text(prefecture.bureau)),
              .columns = {say.column("item", {"締結自治体等", "concluded with"})}};
    for (const std::uint32_t index : agreements) {
        const Agreement& agreement = say.context.ledger.agreement(index);
        out.columns.push_back(
            {.key = "a_" + machine_key(agreement.id), .label = head_of(say, agreement)});
    }
    const auto add_row = [&](std::string label, auto cell_of, bool always) {
        Row row{RowKind::data, {{std::move(label)}}};
        bool is_empty = true;
        for (const std::uint32_t index : agreements) {
            std::string text = cell_of(say.context.ledger.agreement(index));
            is_empty = is_empty && text.empty();
            row.cells.push_back({std::move(text)});
        }
        if (always || !is_empty) out.rows.push_back(std::move(row));
    };
    const auto with_say = [&](auto words_of) {
        return [&say, words_of](const Agreement& agreement) { return words_of(say, agreement); };
    };
    add_row(say.text({"締結主体", "parties"}), parties_of, true);
    add_row(say.text({"締結年月日", "concluded"}), with_say(dates_of), true);
    add_row(
        say.text({"名称", "title"}),
        [&](const Agreement& a) {
            return title_of(say.context.ledger.registry(), a, say.context.lang);
        },
        true);
    add_row(say.text({"国の集計", "national count"}), with_say(standing_of), true);
    for (const auto& [id, entry] : say.words.groups) {
        add_row(
            std::string(label(say.words.groups, id.value, say.context.lang)),
            [&, &group = id.value](const Agreement& a) { return measures_for(a, group); }, false);
    }
    add_row(
        say.text({"対象者の記載なし", "no target group stated"}),
        [](const Agreement& a) { return measures_for(a, {}); }, false);
    return out;
}

}  // namespace daicho
