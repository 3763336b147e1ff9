#include "render/cells.hpp"

#include <algorithm>

#include "daicho/report/parts/pictures.hpp"
#include "daicho/text/number.hpp"
#include "daicho/text/utf8.hpp"
#include "render/lines.hpp"

namespace daicho {

std::string label(const Value& value, const RenderOptions& options) {
    const auto dated = [&](const auto& when) { return label(when, options.dates, options.lang); };
    return std::visit(
        Overloaded{
            [](std::monostate) { return std::string(); },
            [](const std::string& text) { return one_line(text); },
            [](const Count& count) {
                const std::string certain = with_thousands(count.certain);
                return (count.agrees() ? certain : certain + "–" + with_thousands(count.possible)) +
                       (count.is_open ? "+" : "");
            },
            [](long long number) { return with_thousands(number); },
            [](const Decimal& decimal) { return one_line(decimal.text); },
            [&](const Date& date) { return dated(date); },
            [&](FiscalYear year) { return dated(year); },
            [](const Code& code) { return one_line(code.text); },
            [&](bool yes) {
                const Words words = yes ? Words{"はい", "yes"} : Words{"いいえ", "no"};
                return std::string(words.in(options.lang));
            },
        },
        value);
}

std::string page_label(const Value& value, const Column& column, const RenderOptions& options) {
    const auto* number = std::get_if<long long>(&value);
    return column.in_circles && number && *number > 0 ? in_circle(*number) : label(value, options);
}

std::string in_circle(long long number) {
    if (number <= 0) return {};
    if (number > 50) return std::to_string(number) + " ";
    // Unicode has them in three places.
    const auto n = static_cast<char32_t>(number);
    std::string out;
    append_utf8(out, n <= 20 ? U'①' + n - 1 : n <= 35 ? U'㉑' + n - 21 : U'㊱' + n - 36);
    return out;
}

bool is_figure(Type type) {
    return type == Type::count || type == Type::number || type == Type::decimal;
}

bool is_zero(const Value& value) {
    const auto* count = std::get_if<Count>(&value);
    return count && *count == Count{};
}

bool has_open_count(const Row& row) {
    return std::ranges::any_of(row.cells, [](const Cell& cell) {
        const auto* count = std::get_if<Count>(&cell.value);
        return count && count->is_open;
    });
}

const Cell& cell_of(const Row& row, std::size_t column) {
    static const Cell empty;
    return column < row.cells.size() ? row.cells[column] : empty;
}

bool has_own_title(const Report& report) {
    return std::ranges::any_of(report.blocks, [](const Block& block) {
        const auto* heading = std::get_if<Heading>(&block);
        return heading && heading->level == 1;
    });
}

std::optional<Table> first_table(const Report& report, Lang lang) {
    for (const Block& block : report.blocks) {
        if (const auto* table = std::get_if<Table>(&block)) return *table;
        if (const auto* chart = std::get_if<Chart>(&block)) return as_table(*chart, lang);
        if (const auto* timeline = std::get_if<Timeline>(&block)) return as_table(*timeline, lang);
    }
    return {};
}

bool needs_picture(Holds holds) {
    return holds != Holds::everything && holds != Holds::one_table;
}

bool can_hold(Holds holds, const Block& block) {
    const bool is_table = std::holds_alternative<Table>(block);
    const bool is_chart = std::holds_alternative<Chart>(block);
    const bool is_timeline = std::holds_alternative<Timeline>(block);
    switch (holds) {
        case Holds::everything:
            break;
        case Holds::one_table:
            return is_table || is_chart || is_timeline;
        case Holds::one_picture:
            return is_chart || is_timeline;
        case Holds::one_timeline:
        case Holds::timelines:
            return is_timeline;
    }
    return true;
}

namespace {

std::string name_of(const Block& block, Lang lang) {
    const auto in = [&](Words words) { return std::string(words.in(lang)); };
    return std::visit(Overloaded{[&](const Heading&) { return std::string(); },
                                 [&](const Paragraph&) {
                                     return in({"文章", "texts"});
                                 },
                                 [&](const BulletList&) {
                                     return in({"箇条書き", "lists"});
                                 },
                                 [](const KeyFigure&) { return std::string(); },
                                 [](const auto& named) { return named.name; }},
                      block);
}

}  // namespace

std::vector<std::string> left_out(const Report& report, Holds holds, Lang lang) {
    std::vector<std::string> out;
    bool is_full = false;
    for (const Block& block : report.blocks) {
        const bool is_held = can_hold(holds, block) && !is_full;
        is_full = is_full || (is_held && holds != Holds::everything && holds != Holds::timelines);
        const std::string name = is_held ? std::string() : name_of(block, lang);
        const bool is_said = std::ranges::find(out, name) != out.end();
        if (!name.empty() && !is_said) out.push_back(name);
    }
    return out;
}

std::string_view name_of(Type type) {
    switch (type) {
        case Type::text:
            break;
        case Type::count:
            return "count";
        case Type::number:
            return "number";
        case Type::decimal:
            return "decimal";
        case Type::date:
            return "date";
        case Type::fiscal_year:
            return "fiscal_year";
        case Type::code:
            return "code";
        case Type::boolean:
            return "boolean";
    }
    return "text";
}

std::string_view name_of(RowKind kind) {
    switch (kind) {
        case RowKind::data:
            break;
        case RowKind::subtotal:
            return "subtotal";
        case RowKind::unlisted:
            return "unlisted";
        case RowKind::total:
            return "total";
    }
    return "data";
}

std::vector<Emphasis> emphases_of(const Table& table) {
    std::vector<Emphasis> used;
    for (const Emphasis one : {Emphasis::new_in_year, Emphasis::new_since, Emphasis::missing}) {
        const bool is_used = std::ranges::any_of(table.rows, [&](const Row& row) {
            return std::ranges::find(row.cells, one, &Cell::emphasis) != row.cells.end();
        });
        if (is_used) used.push_back(one);
    }
    return used;
}

Words meaning_of(Emphasis emphasis) {
    switch (emphasis) {
        case Emphasis::none:
            break;
        case Emphasis::new_in_year:
            return {"前年度に新規", "new in the last complete fiscal year"};
        case Emphasis::new_since:
            return {"今年度に新規", "new since the last complete fiscal year"};
        case Emphasis::missing:
            return {"あるべきもので、まだないもの", "missing"};
    }
    return {};
}

std::string meaning_of(Emphasis emphasis, const NewYears& years, Lang lang) {
    const std::string& year = emphasis == Emphasis::new_in_year ? years.last_complete : years.since;
    const bool is_of_year = emphasis == Emphasis::new_in_year || emphasis == Emphasis::new_since;
    if (!is_of_year || year.empty()) return std::string(meaning_of(emphasis).in(lang));
    return lang == Lang::ja ? year + "に新規" : "new in " + year;
}

}  // namespace daicho
