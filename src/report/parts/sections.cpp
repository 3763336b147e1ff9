#include "report/parts/sections.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "daicho/query/published.hpp"
#include "daicho/report/figures/list.hpp"
#include "daicho/text/enumerators.hpp"
#include "report/parts/published.hpp"
#include "report/parts/record_tables.hpp"

namespace daicho {

FiscalYear last_complete_year(Day day) {
    return {fiscal_year_of(day + Days{1}).year - 1};
}

namespace {

struct Plural {
    GovernmentKind kind;
    std::string_view word;
};
constexpr std::array<Plural, 5> plurals{{{GovernmentKind::prefecture, "prefectures"},
                                         {GovernmentKind::city, "cities"},
                                         {GovernmentKind::ward, "wards"},
                                         {GovernmentKind::town, "towns"},
                                         {GovernmentKind::village, "villages"}}};
static_assert(is_in_step(plurals, &Plural::kind, GovernmentKind::village));

}  // namespace

std::string_view counted(GovernmentKind kind, int count) {
    return count == 1 ? label(kind).en : plurals[static_cast<std::size_t>(kind)].word;
}

Within within(const Date& date, const Date& frame) {
    return surely_within(date, frame) ? Within::surely
           : overlap(date, frame)     ? Within::perhaps
                                      : Within::no;
}

std::string in_kinds(const Wording& say, std::span<const Fact> facts) {
    std::map<GovernmentKind, std::vector<Fact>> by_kind;
    for (const Fact& fact : facts) by_kind[fact.kind].push_back(fact);
    std::string out;
    for (const auto& [kind, of_kind] : by_kind) {
        const Tally all = tally(of_kind);
        out += say.context.lang == Lang::ja
                   ? fmt::format("{}{}", Wording::figure(all), label(kind).ja)
                   : fmt::format("{}{} {}", out.empty() ? "" : ", ", Wording::figure(all),
                                 counted(kind, all.possible));
    }
    return out;
}

namespace {

std::string in_kinds(const Wording& say, const Stock& stock) {
    std::string out;
    for (const auto& [kind, limits] : stock.kinds) {
        const std::string figure = Wording::figure(limits);
        out += say.context.lang == Lang::ja ? fmt::format("{}{}", figure, label(kind).ja)
                                            : fmt::format("{}{} {}", out.empty() ? "" : ", ",
                                                          figure, counted(kind, limits.most));
    }
    return out;
}

/// Whether there may be governments there that nobody could name.
bool is_open(const Counting& counting, Day day) {
    const Filter& filter = counting.filter();
    const bool is_local = !filter.prefectures.empty() || !filter.regions.empty();
    return is_local && !open_prefectures(counting.registry(), filter, day).empty();
}

}  // namespace

KeyFigure total_figure(const Wording& say, const Counting& counting) {
    const Day day = say.context.as_of;
    const Stock stock = counting.figure_of(day);
    std::string note = say.format("{}時点", "as of {}", say.date(day));
    std::string value = say.format("計{}団体", "{} governments", Wording::figure(stock.total));
    if (stock.basis == Basis::at_least) {
        value = say.format("{}団体以上", "at least {} governments", stock.total.least);
        note += say.format("。全団体の一覧は{}現在まで", "; full lists end with {}",
                           say.date(*complete_until(counting.registry())));
    } else if (is_open(counting, day)) {
        value = say.format("{}団体以上", "at least {} governments", Wording::figure(stock.total));
        note += say.text({"。ほかにも、名称を読み取れない一覧に入っているかもしれない",
                          "; more may be in a list whose names cannot be read"});
    } else if (!stock.total.is_exact() && counting.is_published(day)) {
        note +=
            say.text({"。公表値と合う範囲(最少–最多)", "; least–most, as published totals allow"});
    }
    if (stock.total.most > 0) value += say.format("({})", " ({})", in_kinds(say, stock));
    return {.label = say.text({"国と雇用対策協定を締結した地方公共団体",
                               "Local governments with an employment-measures agreement"}),
            .value = std::move(value),
            .note = std::move(note)};
}

void add_bounds(std::vector<Block>& blocks, const Wording& say, std::span<const Fact> facts) {
    const Tally all = tally(facts);
    if (all.certain == all.possible) return;
    blocks.emplace_back(Paragraph{say.format(
        "確実なものは{}団体。ほかに{}団体は、締結日が範囲でしか分からず、この日までに締結した可能性がある(数値は「確実–可能性」と示す)。",
        "{} are certain. {} more are known only within an interval and may have concluded by that day (figures are shown as certain–possible).",
        all.certain, all.possible - all.certain)});
}

Table unlisted_table(const Wording& say, std::span<const Fact> facts) {
    Table out = say.table(
        "unlisted",
        {"公表値に含まれるが名称の分からない団体", "Counted by a publisher without a name"},
        {say.column("kind", {"種類", "kind"}),
         say.column("count", {"団体数", "number"}, Type::count),
         say.column("prefecture", {"都道府県", "prefecture"}),
         say.column("concluded", {"締結", "concluded"}, Type::date),
         say.column("reason", {"理由", "reason"}),
         say.column("until", {"調査の期限", "to be found by"}, Type::date),
         say.column("sources", {"出典", "sources"})});
    for (const Fact& fact : facts) {
        if (fact.unlisted == Fact::none) continue;
        const Unlisted& entry = *say.context.ledger.registry().unlisted[fact.unlisted];
        out.rows.push_back(
            row_of(say.text(label(fact.kind)), Count{fact.certain ? fact.weight : 0, fact.weight},
                   fact.prefecture ? say.name(*fact.prefecture) : say.text({"不明", "unknown"}),
                   fact.since, line(entry.reason), value_of(entry.until), cited(entry.sources)));
        out.rows.back().kind = RowKind::unlisted;
    }
    return out;
}

Timeline timeline_of(const ReportContext& context, const TimelineOptions& options) {
    Report events = timeline_report(context, options);
    return std::get<Timeline>(std::move(events.blocks.front()));
}

ReportContext of_prefecture(const ReportContext& context, const Prefecture& prefecture) {
    ReportContext out = context;
    out.filter = context.filter.within(prefecture);
    return out;
}

std::vector<std::uint32_t> agreements_in_order(const ReportContext& context) {
    Filter filter = context.filter;
    filter.all_kinds = true;
    auto out = agreements_of(context.ledger, filter, context.as_of);
    std::ranges::stable_sort(out, {}, [&](std::uint32_t i) {
        const Date& concluded = context.ledger.agreement(i).concluded->value;
        return std::pair(concluded.latest, concluded.earliest);
    });
    return out;
}

Table facilities_of(const Wording& say, std::span<const std::uint32_t> agreements) {
    Table out;
    for (const std::uint32_t index : agreements) {
        const Agreement& agreement = say.context.ledger.agreement(index);
        Table own = facilities_table(say, agreement);
        if (out.columns.empty()) {
            out = std::move(own);
            own.rows = std::exchange(out.rows, {});
            out.columns.push_back(say.column("agreement", {"協定", "agreement"}));
        }
        for (Row& row : own.rows) {
            row.cells.push_back({parties_of(agreement)});
            out.rows.push_back(std::move(row));
        }
    }
    return out;
}

}  // namespace daicho
