// The numbered lists of the ministry's slide: ①北海道（24年12月） ②奈良県（25年6月）…
#include <algorithm>

#include "daicho/report/figures/list.hpp"
#include "daicho/time/era.hpp"
#include "report/parts/sections.hpp"

namespace daicho {

namespace {

/// The whole month of a date that lies in one; nothing otherwise.
std::optional<Date> month_of_date(const Date& date) {
    if (date.is_open() || year_of(date.earliest) != year_of(date.latest) ||
        month_of(date.earliest) != month_of(date.latest)) {
        return {};
    }
    const Day last = last_day_of_month(year_of(date.latest), month_of(date.latest));
    return Date{last - Days{day_of_month(last) - 1}, last, date.uncertain};
}

std::size_t place_of(const Table& table, std::string_view key) {
    return static_cast<std::size_t>(std::ranges::find(table.columns, key, &Column::key) -
                                    table.columns.begin());
}

/// The era that all these dates lie in; null if they do not.
const Era* common_era(const Table& table, std::size_t column) {
    const Era* common = nullptr;
    for (const Row& row : table.rows) {
        const auto* date = std::get_if<Date>(&row.cells[column].value);
        if (!date) continue;
        for (const Day day : {date->earliest, date->latest}) {
            const auto era = era_of(day);
            if (!era || (common && common != era->era)) return nullptr;
            common = era->era;
        }
    }
    return common;
}

/// `24年12月` where the slide leaves out the era that all of its dates are in.
std::string month_label(const Wording& say, const Date& date, const Era* left_out) {
    std::string out = say.date(month_of_date(date).value_or(date));
    if (left_out && out.starts_with(left_out->name)) out.erase(0, left_out->name.size());
    return out;
}

Table empty_list(const Wording& say, std::string caption) {
    Table out = say.table({}, {},
                          {say.column("number", {"番号", "no."}, Type::number),
                           say.column("government", {"団体", "government"}),
                           say.column("prefecture", {"都道府県", "prefecture"}),
                           say.column("month", {"締結", "concluded"}),
                           say.column("concluded", {"締結日", "day"}, Type::date)});
    out.caption = std::move(caption);
    out.columns.front().in_circles = true;
    out.columns.back().machine_only = true;
    out.head_columns = 2;
    return out;
}

}  // namespace

std::vector<Table> numbered_lists(const Wording& say) {
    const Report list = list_report(say.context);
    const auto& all = std::get<Table>(list.blocks.front());
    const std::size_t number = place_of(all, "number"), government = place_of(all, "government"),
                      prefecture = place_of(all, "prefecture"),
                      kind = place_of(all, "government_kind"),
                      concluded = place_of(all, "concluded");
    const Era* era = say.context.dates == DateStyle::era ? common_era(all, concluded) : nullptr;

    // The register counts prefectures and municipalities apart, each with its sum behind it.
    std::vector<Table> out;
    std::vector<Row> section;
    bool is_prefectures = false;
    for (const Row& row : all.rows) {
        if (row.kind == RowKind::subtotal) {
            out.push_back(empty_list(say, std::get<std::string>(row.cells[government].value)));
            out.back().name = is_prefectures ? "prefectures" : "municipalities";
            out.back().rows = std::exchange(section, {});
            continue;
        }
        const Date& date = std::get<Date>(row.cells[concluded].value);
        section.push_back(row_of(row.cells[number], row.cells[government], row.cells[prefecture],
                                 month_label(say, date, era), date));
        section.back().kind = row.kind;
        is_prefectures = std::get<std::string>(row.cells[kind].value) ==
                         say.text(label(GovernmentKind::prefecture));
    }
    return out;
}

}  // namespace daicho
