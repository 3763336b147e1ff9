// `daicho list --without`: which governments are not known to have an agreement.
//
// An agreement that is not recorded may exist all the same. Of a prefecture whose column of a
// published list could not be read that is likely, so its municipalities stand apart.
#include <algorithm>
#include <array>

#include "daicho/query/coverage.hpp"
#include "daicho/report/figures/list.hpp"
#include "daicho/text/named.hpp"
#include "daicho/text/plural.hpp"
#include "report/parts/names.hpp"
#include "report/parts/wording.hpp"

namespace daicho {

namespace {

constexpr std::array lacks{
    Named<Lack>{Lack::no_record, "no_record", Words{"記録なし", "no record"}},
    Named<Lack>{Lack::other_day, "other_day", Words{"基準日には締結していない", "not on that day"}},
    Named<Lack>{Lack::unnamed, "unnamed",
                Words{"不明: 一覧のこの都道府県の欄が読み取れない",
                      "unknown: some there could not be read"}},
    Named<Lack>{Lack::uncertain_day, "uncertain_day",
                Words{"不明: 締結日の幅が基準日をまたぐ", "unknown: perhaps after the day"}},
};
static_assert(is_in_step(lacks, &Named<Lack>::value, Lack::uncertain_day));

Row row_for(const Wording& say, const Without& one) {
    const Named<Lack>& why = named(lacks, one.why);
    return row_of(Code{std::string(one.government->code)},
                  say.name(prefecture(one.government->prefecture)),
                  say.text(label(one.government->kind)), say.name(*one.government),
                  say.text(why.words), Code{std::string(why.id)});
}

/// Those of which nothing is known, those that have one on another day, and apart from them the
/// others, each with their number.
void add_rows(const Wording& say, std::span<const Without> all, Table& table) {
    const auto group_of = [](Lack why) { return std::min(why, Lack::unnamed); };
    for (const Lack group : {Lack::no_record, Lack::other_day, Lack::unnamed}) {
        int count = 0;
        for (const Without& one : all) {
            if (group_of(one.why) != group) continue;
            table.rows.push_back(row_for(say, one));
            ++count;
        }
        if (count == 0) continue;
        const std::string sum =
            group == Lack::unnamed ? say.format("不明 計 {}", "unknown: {}", count)
            : group == Lack::other_day
                ? say.format("基準日には締結していないもの 計 {}", "not on that day: {}", count)
                : say.format("記録なし 計 {}", "no record: {}", count);
        table.rows.push_back(table.row_of(RowKind::subtotal, {{"government", {sum}}}));
    }
}

std::vector<Ground> grounds(const Wording& say, std::span<const Fact> facts) {
    const ReportContext& context = say.context;
    std::vector<Ground> out{
        context.day(),
        context.covers(),
        {"no_record", say.text({"記録なし", "no record"}),
         say.text({"台帳に協定の記録がない団体。協定がないとは限らない",
                   "governments of which the registry holds no agreement; they may have one"})},
        {"other_day", say.text({"別の日", "other days"}),
         say.text({"記録はあるが、基準日の後に締結したか、それまでに終了した団体は分けて示す",
                   "those whose agreement was concluded later, or had ended, stand apart"})}};
    int nowhere = 0;
    for (const Fact& fact : facts) {
        if (fact.is_unlisted() && places_of(context.ledger.registry(), fact).empty())
            nowhere += fact.weight;
    }
    if (nowhere > 0) {
        out.push_back(
            {"unlisted", say.text({"未登載", "unlisted"}),
             say.format("公表値にあるが名称も都道府県も分からない{0}団体が、この中にある",
                        "{0} {1} published without a name or a place {2} among them", nowhere,
                        plural(nowhere, "government"), plural(nowhere, "is", "are"))});
    }
    context.add_revision(out);
    return out;
}

}  // namespace

Report without_report(const ReportContext& context) {
    const Wording say(context);
    const auto facts = facts_of(context.ledger, Unit::government, context.filter, context.as_of);
    Report out = begin_report(
        context, "without",
        message("雇用対策協定の記録のない団体 ({}現在)",
                "Governments not known to have an employment-measures agreement, as of {}",
                context.date(context.as_of)));
    Table table{.name = "without",
                .caption = {},
                .columns = {say.column("code", {"コード", "code"}, Type::code)
                                .for_machines()
                                .as(Column::Role::government_code),
                            say.column("prefecture", {"都道府県", "prefecture"}),
                            say.column("government_kind", {"種類", "kind"}),
                            say.column("government", {"団体", "government"}),
                            say.column("state", {"状態", "state"}),
                            say.column("state_id", {"状態", "state"}, Type::code).for_machines()},
                .constants = constants_of(context, Unit::government),
                .head_columns = 4};
    add_rows(say, governments_without(context.ledger, context.filter, context.as_of, facts), table);
    out.blocks.emplace_back(std::move(table));
    out.grounds = grounds(say, facts);
    return out;
}

}  // namespace daicho
