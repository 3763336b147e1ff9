// The order of signing, a row for each fiscal year, with the numbers that the ministry's lists
// give: ①北九州市 3月.
#include <algorithm>
#include <map>

#include "daicho/report/figures/list.hpp"
#include "report/parts/sections.hpp"

namespace daicho {

namespace {

/// The fiscal year that the whole of a date lies in.
std::optional<FiscalYear> year_of_date(const Date& date) {
    if (date.is_open() || fiscal_year_of(date.earliest) != fiscal_year_of(date.latest)) return {};
    return fiscal_year_of(date.latest);
}

/// `3月`, `3月(推定)`; the date itself where it lies in no one month. The year stands before it.
std::string month_label(const Wording& say, const Date& date) {
    constexpr Words months[] = {{"1月", "Jan"}, {"2月", "Feb"},  {"3月", "Mar"},  {"4月", "Apr"},
                                {"5月", "May"}, {"6月", "Jun"},  {"7月", "Jul"},  {"8月", "Aug"},
                                {"9月", "Sep"}, {"10月", "Oct"}, {"11月", "Nov"}, {"12月", "Dec"}};
    const auto month = [&](Day day) { return say.text(months[month_of(day) - 1]); };
    std::string out = month(date.earliest);
    if (month_of(date.earliest) != month_of(date.latest)) out += "–" + month(date.latest);
    return date.uncertain ? say.format("{}(推定)", "{}, inferred", out) : out;
}

/// By year, each with its day.
using Signed = std::map<FiscalYear, std::vector<std::pair<Date, GroupedList::Item>>>;

Signed signed_by_year(const Wording& say, std::span<const Fact> facts) {
    const Report list = list_report(say.context);
    const auto& all = std::get<Table>(list.blocks.front());
    std::map<std::string_view, const Government*> governments;
    for (const Fact& fact : facts) {
        if (fact.government) governments[fact.government->code] = fact.government;
    }
    Signed years;
    for (const Row& row : all.rows) {
        const auto* named = std::get_if<Code>(&all.cell(row, "code").value);
        const auto found = named ? governments.find(named->text) : governments.end();
        const auto* date = std::get_if<Date>(&all.cell(row, "concluded").value);
        if (found == governments.end() || !date) continue;
        const auto year = year_of_date(*date);
        if (!year) continue;
        const auto* place = std::get_if<long long>(&all.cell(row, "number").value);
        const Government& government = *found->second;
        years[*year].emplace_back(
            *date, GroupedList::Item{.text = say.name(government),
                                     .number = place ? static_cast<int>(*place) : 0,
                                     .note = month_label(say, *date),
                                     .is_main = government.kind == GovernmentKind::prefecture});
    }
    return years;
}

/// So many of that year are listed, and of how many.
std::string figure_of(const Wording& say, const Counting& counting, FiscalYear year, int listed) {
    const Day end = std::min(year.last(), say.context.as_of);
    const Limits begun = counting.begun(year.first() - Days{1}, end);
    const bool is_open = counting.figure_of(end).basis == Basis::at_least;
    if (is_open || begun.most <= listed) return std::to_string(listed);
    return say.format("{}({}のうち)", "{} of {}", listed, Wording::figure(begun));
}

}  // namespace

GroupedList order_of_signing(const Wording& say, const Counting& counting,
                             std::span<const Fact> facts) {
    GroupedList out{.name = "order",
                    .caption = say.text({"年度の分かる団体の締結の順",
                                         "In order of signing, as far as the year is known"}),
                    .groups = {},
                    .layout = GroupedList::Layout::rows};
    for (auto& [year, items] : signed_by_year(say, facts)) {
        std::ranges::stable_sort(items, {}, [](const auto& item) { return item.first.latest; });
        auto& group = out.groups.emplace_back();
        group.label = say.year(year);
        group.count = figure_of(say, counting, year, static_cast<int>(items.size()));
        for (auto& [date, item] : items) group.items.push_back(std::move(item));
    }
    return out;
}

}  // namespace daicho
