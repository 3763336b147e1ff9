#include "report/parts/sections.hpp"

#include <algorithm>
#include <map>

#include "daicho/query/published.hpp"
#include "daicho/text/plural.hpp"
#include "report/parts/published.hpp"

namespace daicho {

FiscalYear last_complete_year(Day day) {
    return {fiscal_year_of(day + Days{1}).year - 1};
}

Within within(const Date& date, const Date& frame) {
    return surely_within(date, frame) ? Within::surely
           : overlap(date, frame)     ? Within::perhaps
                                      : Within::no;
}

std::string in_kinds(const Wording& say, std::span<const Fact> facts) {
    std::map<GovernmentKind, std::vector<Fact>> by_kind;
    for (const Fact& fact : facts) {
        if (fact.kind) by_kind[*fact.kind].push_back(fact);
    }
    std::string out;
    for (const auto& [kind, of_kind] : by_kind) {
        const Tally all = tally(of_kind);
        say.add_of_kind(out, Wording::figure(all), kind, all.possible);
    }
    return out;
}

namespace {

std::string in_kinds(const Wording& say, const Stock& stock) {
    std::string out;
    for (const auto& [kind, limits] : stock.kinds) {
        say.add_of_kind(out, Wording::figure(limits), kind, limits.most);
    }
    return out;
}

/// What was published last in the fiscal year of the day, if it was before the day itself:
/// 公表値は2016-03-22現在で83団体.
std::string published_before(const Wording& say, const Counting& counting) {
    const FiscalYear year = fiscal_year_of(say.context.as_of);
    const auto* newest = newest_total_in(counting.registry(), year, counting.filter().governments(),
                                         say.context.as_of);
    if (!newest) return {};
    const int count = *count_of(newest->counts, counting.filter().governments());
    return say.format("。公表値は{}現在で{}団体", "; {1} published as of {0}",
                      say.date(newest->as_of->value), count);
}

/// What the figure rests on, behind its day.
std::string basis_in_words(const Wording& say, const Counting& counting, const Stock& stock) {
    if (stock.basis == Basis::at_least) {
        return say.format("。{}", "; {}", why_more(say.context, stock.gap).in(say.context.lang));
    }
    if (!counting.is_published(say.context.as_of)) return {};
    const bool is_split =
        std::ranges::all_of(stock.kinds, [](const auto& kind) { return kind.second.is_exact(); });
    if (stock.basis == Basis::published) {
        return is_split
                   ? say.text({"。公表値", "; published"})
                   : say.text(
                         {"。総数は公表値、種類別は公表値と合う範囲(最少–最多)",
                          "; the total is published, its kinds are least–most, as published totals allow"});
    }
    const std::string own =
        stock.total.is_exact()
            ? say.text(
                  {"。公表値ではなく、記録と前後の公表値から決まる数",
                   "; not published: what the records and the published totals around it tell"})
            : say.text(
                  {"。公表値と合う範囲(最少–最多)", "; least–most, as published totals allow"});
    return own + published_before(say, counting);
}

}  // namespace

Message why_more(const ReportContext& context, Gap gap) {
    switch (gap) {
        case Gap::none:
            break;
        case Gap::after_lists:
            return message("全団体の一覧は{}現在まで", "full lists end with {}",
                           context.date(*complete_until(context.ledger.registry())));
        case Gap::unread:
            return {"ほかにも締結した団体があるかもしれない: 公表された一覧の欄が読み取れない",
                    "there may be more: a column of the published list cannot be read"};
    }
    return {};
}

Message stock_in_words(const ReportContext& context, const Stock& stock) {
    const std::string figure = Wording::figure(stock.total);
    const std::string governments = plural(stock.total.most, "government");
    switch (stock.basis) {
        case Basis::published:
            return message("団体数 {0} (公表値)", "{0} {1} (published)", figure, governments);
        case Basis::limits:
            return stock.total.is_exact()
                       ? message("団体数 {0} (記録と公表値から決まる)",
                                 "{0} {1} (as records and published totals tell together)", figure,
                                 governments)
                       : message("団体数 {0} (最少–最多: 公表値と合う範囲)",
                                 "{0} {1} (least–most, as published totals allow)", figure,
                                 governments);
        case Basis::at_least:
            break;
    }
    return message("団体数 {0}以上 ({2})", "at least {0} {1} ({2})", stock.total.least, governments,
                   why_more(context, stock.gap));
}

namespace {

/// A register about some prefectures says of which it is, unless the total is a published one.
std::string who_is_counted(const Wording& say, const Counting& counting) {
    const Words whole{"国と雇用対策協定を締結した地方公共団体",
                      "Local governments with an employment-measures agreement"};
    const bool is_own =
        !say.context.filter.scope.empty() && !counting.is_published(say.context.as_of);
    if (!is_own) return say.text(whole);
    return say.format("{0}で{1}(この台帳にあるもの)",
                      "{1} in {0} (as far as this register has them)", say.context.where(),
                      say.text(whole));
}

}  // namespace

KeyFigure total_figure(const Wording& say, const Counting& counting) {
    const Stock stock = counting.figure_of(say.context.as_of);
    const std::string figure = Wording::figure(stock.total);
    const std::string governments = plural(stock.total.most, "government");
    std::string value = stock.basis == Basis::at_least
                            ? say.format("{0}団体以上", "at least {0} {1}", figure, governments)
                            : say.format("計{0}団体", "{0} {1}", figure, governments);
    if (stock.total.most > 0) value += say.format("({})", " ({})", in_kinds(say, stock));
    return {.label = who_is_counted(say, counting),
            .value = std::move(value),
            .note = say.format("{}時点", "as of {}", say.date(say.context.as_of)) +
                    basis_in_words(say, counting, stock)};
}

KeyFigure total_by_kind(const Wording& say, const Counting& counting, const KindName& name) {
    const Stock stock = counting.figure_of(say.context.as_of);
    const std::string count = Wording::figure(stock.total);
    const std::string governments = plural(stock.total.most, "government");
    KeyFigure out = total_figure(say, counting);
    out.value = stock.basis == Basis::at_least
                    ? say.format("{0}団体以上", "{0} {1} or more", count, governments)
                    : say.format("{0}団体", "{0} {1}", count, governments);
    for (const auto& [kind, limits] : stock.kinds) {
        if (limits.most > 0)
            out.parts.push_back({say.text(name(kind, limits.most)), count_of(limits)});
    }
    return out;
}

namespace {

/// The one prefecture that figures are of; null if they are of several.
const Prefecture* only_place(const Filter& filter) {
    const Prefecture* out = nullptr;
    for (const Prefecture& place : prefectures()) {
        if (!filter.keeps(&place)) continue;
        if (out) return nullptr;
        out = &place;
    }
    return out;
}

/// 府, `the prefecture`, of one; 47都道府県, `47 prefectures`, of several.
std::string prefectures_in_words(const Wording& say, int count) {
    const Prefecture* place = only_place(say.context.filter);
    if (!place)
        return say.format("{}都道府県", "{} {}", count, counted(GovernmentKind::prefecture, count));
    constexpr std::size_t last = std::string_view("県").size();
    return say.text({place->name.substr(place->name.size() - last), "the prefecture"});
}

}  // namespace

std::string governments_in_words(const Wording& say, const Stock& stock) {
    std::string own, others;
    std::vector<std::string> all;
    for (const auto& [kind, limits] : stock.kinds) {
        const int count = limits.least;
        if (count == 0) continue;
        const bool is_prefecture = kind == GovernmentKind::prefecture;
        if (is_prefecture) own = prefectures_in_words(say, count);
        if (!is_prefecture) others += fmt::format("{}{}", count, label(kind).ja);
        all.push_back(is_prefecture ? own : fmt::format("{} {}", count, counted(kind, count)));
    }
    if (say.context.lang == Lang::en) return say.join_with_and(all);
    return own + (own.empty() || others.empty() ? "" : "と") + others;
}

void add_bounds(std::vector<Block>& blocks, const Wording& say, std::span<const Fact> facts) {
    const Tally all = tally(facts);
    if (all.certain == all.possible) return;
    blocks.emplace_back(Paragraph{say.format(
        "記録だけで確実なものは{0}団体。ほかに{1}団体は、締結日が範囲でしか分からず、この日までに締結した可能性がある(記録だけによる数は「確実–可能性」と示す)。",
        "By the records alone {0} {2} certain; {1} more {3} known only within an interval and may have concluded by that day (figures by the records alone are shown as certain–possible).",
        all.certain, all.possible - all.certain, plural(all.certain, "is", "are"),
        plural(all.possible - all.certain, "is", "are"))});
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
         say.column("until", {"調査の期限", "to be found by"}, Type::date), say.sources_column()});
    for (const Fact& fact : facts) {
        const Unlisted* entry = unlisted_of(say.context.ledger.registry(), fact);
        if (!entry) continue;
        out.rows.push_back(row_of(
            say.text(label(fact.kind.value())), Count{fact.certain ? fact.weight : 0, fact.weight},
            fact.prefecture ? say.name(*fact.prefecture) : say.unknown(), fact.since,
            line(entry->reason), value_of(entry->until), cited(entry->sources)));
        out.rows.back().kind = RowKind::unlisted;
    }
    return out;
}

ReportContext of_prefecture(const ReportContext& context, const Prefecture& prefecture) {
    ReportContext out = context;
    out.filter = context.filter.within(prefecture);
    return out;
}

bool tells_later(const ReportContext& context) {
    const auto complete = complete_until(context.ledger.registry());
    return complete && context.as_of >= *complete;
}

std::vector<std::uint32_t> agreements_in_order(const ReportContext& context) {
    Filter filter = context.filter;
    filter.all_kinds = true;
    auto out = agreements_of(context.ledger, filter, context.as_of);
    if (!tells_later(context)) {
        std::erase_if(out, [&](std::uint32_t i) {
            return context.ledger.agreement(i).concluded->value.earliest > context.as_of;
        });
    }
    std::ranges::stable_sort(out, {}, [&](std::uint32_t i) {
        const Date& concluded = context.ledger.agreement(i).concluded->value;
        return std::pair(concluded.latest, concluded.earliest);
    });
    return out;
}

}  // namespace daicho
