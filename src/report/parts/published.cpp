#include "report/parts/published.hpp"

#include <algorithm>

#include "report/parts/sections.hpp"

namespace daicho {

namespace {

/// What a total is of: all, or the kinds that it gives.
std::string coverage(const Wording& say, const Counts& counts) {
    if (is_whole(counts)) return say.text(label(all_governments));
    std::vector<std::string> kinds;
    for (const auto& [key, count] : counts) kinds.push_back(say.text(label_of_kinds(key.value)));
    return say.join(kinds);
}

/// 16都道府県21市1町; empty if nothing but the total was published.
std::string breakdown(const Wording& say, const Counts& counts) {
    std::string out;
    for (const auto& [key, count] : counts) {
        if (kind_set(key.value) == all_governments) continue;
        const bool ja = say.context.lang == Lang::ja;
        const auto kind = government_kind(key.value);
        const std::string label = !ja && kind ? std::string(counted(*kind, count.value))
                                              : say.text(label_of_kinds(key.value));
        const bool is_sum = !ja && !kind && count.value != 1;  // municipalities
        out += fmt::format("{}{}{}{}", out.empty() || ja ? "" : ", ", count.value, ja ? "" : " ",
                           is_sum ? "municipalities" : label);
    }
    return out;
}

/// What is doubtful or computed about it, or its note.
std::string remarks(const Wording& say, const PublishedTotal& total) {
    std::string own = line(total.disputed ? total.disputed : total.note);
    if (!total.is_derived()) return own;
    return say.format("計算した値。{}", "computed. {}", own);
}

}  // namespace

std::string in_kinds(const Wording& say, const Counts& counts) {
    std::string out;
    for (const auto& [key, count] : counts) {
        const auto kind = government_kind(key.value);
        if (kind) say.add_of_kind(out, std::to_string(count.value), *kind, count.value);
    }
    return out;
}

Table kinds_table(const Wording& say, const Counting& counting, std::span<const Fact> facts) {
    const Day day = say.context.as_of;
    const PublishedTotal* total =
        counting.is_published(day) ? total_on(counting.registry(), day) : nullptr;
    const Tally all = tally(facts);
    const bool is_open = all.certain != all.possible;
    const Words caption =
        is_open
            ? Words{"団体の種類別の数(名称の分かるもの・未登載・計は記録だけによる: 確実–可能性)",
                    "Governments by kind (known by name, unlisted, total: by the records alone, certain–possible)"}
            : Words{"団体の種類別の数", "Governments by kind"};
    Table out =
        say.table("kinds", caption,
                  {say.column("kind", {"種類", "kind"}),
                   say.column("named", {"名称の分かるもの", "known by name"}, Type::count),
                   say.column("unlisted", {"未登載", "unlisted"}, Type::count),
                   say.column("total", {"計", "total"}, Type::count).as(Column::Role::total)});
    out.constants = constants_of(say.context, Unit::government);
    // Where the records leave nothing open the bounds say the same.
    const bool has_limits = is_open && counting.is_published(day);
    if (has_limits) {
        out.columns.push_back(
            say.column("allowed", {"公表値と合う範囲", "as published totals allow"}, Type::count));
    }
    if (total)
        out.columns.push_back(say.column("published", {"公表値", "published"}, Type::number));

    std::vector<Fact> named, unlisted;
    for (const Fact& fact : facts) {
        (fact.is_unlisted() ? unlisted : named).push_back(fact);
    }
    const auto add = [&](RowKind row_kind, Words label, KindSet kinds) {
        const Count with_name = count_of(tally(named, kinds)),
                    without = count_of(tally(unlisted, kinds));
        Row row = row_of(say.text(label), with_name, without, with_name + without);
        row.kind = row_kind;
        if (has_limits) row.cells.push_back({count_of(counting.stock(day, kinds))});
        if (total) row.cells.push_back({value_of(count_of(total->counts, kinds))});
        out.rows.push_back(std::move(row));
    };
    for (const GovernmentKind kind : government_kinds) {
        if (std::ranges::find(facts, kind, &Fact::kind) == facts.end()) continue;
        add(RowKind::data, label(kind), kind);
    }
    add(RowKind::total, {"合計", "total"}, counting.filter().governments());
    return out;
}

Table published_table(const ReportContext& context) {
    const Wording say(context);
    Table out{.name = published_name,
              .caption = say.text(
                  {"公表値と台帳(台帳は記録だけによる: 確実–可能性)",
                   "Published totals, and the registry by its records alone (certain–possible)"}),
              .columns = {say.column("published_as_of", {"公表値の日", "as of"}, Type::date),
                          say.column("covers", {"範囲", "covers"}),
                          say.column("published", {"公表値", "published"}, Type::number),
                          say.column(published_by_registry, {"台帳", "registry"}, Type::count),
                          say.column("verdict", {"照合", "verdict"}),
                          say.column("verdict_id", {"照合", "verdict"}, Type::code).for_machines(),
                          say.column("breakdown", {"公表値の内訳", "as published"}).spare(),
                          say.column("remarks", {"注記", "remarks"}).spare(),
                          say.sources_column().spare()},
              .constants = constants_of(context, Unit::government)};
    const auto spells = counted_spells(context.ledger);
    for (const auto* total : totals_until(context.ledger.registry(), context.as_of)) {
        const Date day = total->as_of->value;
        const Judgement judged = judge(spells, *total);
        const Named<Verdict>& verdict = named(verdicts, judged.verdict);
        out.rows.push_back(
            row_of(day, coverage(say, total->counts), static_cast<long long>(sum_of(total->counts)),
                   count_of(judged.counted), say.text(verdict.words), Code{std::string(verdict.id)},
                   breakdown(say, total->counts), remarks(say, *total), cited(total->sources)));
    }
    return out;
}

namespace {

// ---- who is new --------------------------------------------------------------------------------

/// Its year is said before it.
std::string day_of_year(const Wording& say, Day day) {
    return say.format("{}月{}日", "{2}", month_of(day), day_of_month(day), say.date(day));
}

/// Those of a fiscal year until the as-of day: as published, else as the registry allows.
std::string new_in(const Wording& say, const Counting& counting, FiscalYear year) {
    const ReportContext& context = say.context;
    const Day end = std::min(year.last(), context.as_of);
    const auto newly = published_new(context.ledger.registry(), year, context.as_of);
    const auto until = [&](Day day, const std::string& figure) {
        return day == year.last() ? say.format("{}に{}", "{1} in {0}", say.year(year), figure)
                                  : say.format("{}は{}までに{}", "{2} in {0} until {1}",
                                               say.year(year), day_of_year(say, day), figure);
    };
    if (newly && context.filter.is_national(context.as_of))
        return until(std::min(newly->as_of, year.last()), in_kinds(say, *newly->counts));
    const Limits begun = counting.begun(year.first() - Days{1}, end);
    const bool is_open = counting.figure_of(end).basis == Basis::at_least;
    if (begun.most == 0 || (is_open && begun.least == 0)) return {};
    return until(end, is_open ? say.format("{}団体以上", "{} or more", begun.least)
                              : say.format("{}団体", "{}", Wording::figure(begun)));
}

}  // namespace

std::string newly_in_words(const Wording& say, const Counting& counting) {
    const FiscalYear complete = last_complete_year(say.context.as_of);
    std::vector<std::string> parts;
    for (const FiscalYear year : {complete, FiscalYear{complete.year + 1}}) {
        if (year.first() > say.context.as_of) continue;
        if (auto part = new_in(say, counting, year); !part.empty())
            parts.push_back(std::move(part));
    }
    return parts.empty() ? std::string()
                         : say.format("新しく結んだのは、{}。", "New: {}.", say.join(parts));
}

}  // namespace daicho
