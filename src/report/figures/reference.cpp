#include "daicho/report/figures/reference.hpp"

#include <algorithm>

namespace daicho {

namespace {

/// What the tables know of 指定都市 and the like is of about 2024: of an earlier day they say
/// nothing.
constexpr Day status_begins{std::chrono::year{2024} / 1 / 1};

const Named<GovernmentStatus>& status_on(const Government& government, Day day) {
    const bool is_known = day >= status_begins || government.is_northern();
    return named(government_statuses, is_known ? government.status : GovernmentStatus::none);
}

/// What happened, as published, or in English.
Words event_of(const GovernmentChange& change) {
    return {change.event, named(government_change_kinds, change.kind).words.en};
}

Table history_of(std::span<const Government* const> found, Lang lang) {
    const auto text = [&](Words words) { return std::string(words.in(lang)); };
    Table out{.name = "history",
              .caption = text({"変遷(平成21年4月以後)", "history since April 2009"}),
              .columns = {
                  {.key = "date", .label = text({"日", "day"}), .type = Type::date},
                  {.key = "old_code", .label = text({"旧コード", "old code"}), .type = Type::code},
                  {.key = "old_name", .label = text({"旧名称", "old name"})},
                  {.key = "new_code", .label = text({"新コード", "new code"}), .type = Type::code},
                  {.key = "new_name", .label = text({"新名称", "new name"})},
                  {.key = "event", .label = text({"内容", "event"})}}};
    for (const GovernmentChange& change : changes()) {
        const bool concerns = std::ranges::any_of(found, [&](const Government* g) {
            return change.old_code == g->code || change.new_code == g->code;
        });
        if (!concerns) continue;
        out.rows.push_back(
            out.row_of(RowKind::data, {{"date", {Date::on(change.date)}},
                                       {"old_code", {Code{std::string(change.old_code)}}},
                                       {"old_name", {std::string(change.old_name)}},
                                       {"new_code", {Code{std::string(change.new_code)}}},
                                       {"new_name", {std::string(change.new_name)}},
                                       {"event", {text(event_of(change))}}}));
    }
    return out;
}

std::vector<Column> columns_in(Lang lang) {
    const auto text = [&](Words words) { return std::string(words.in(lang)); };
    return {{.key = "code",
             .label = text({"コード", "code"}),
             .type = Type::code,
             .role = Column::Role::government_code},
            {.key = "name", .label = text({"名称", "name"})},
            {.key = "kana", .label = text({"かな", "kana"})},
            {.key = "romaji", .label = text({"ローマ字", "romaji"})},
            {.key = "kind", .label = text({"種類", "kind"})},
            {.key = "status", .label = text({"区分", "status"})},
            {.key = "prefecture", .label = text({"都道府県", "prefecture"})},
            {.key = "county", .label = text({"郡", "county"})},
            {.key = "bureau", .label = text({"労働局", "bureau"})},
            {.key = "valid_from", .label = text({"から", "from"}), .type = Type::date},
            {.key = "valid_to", .label = text({"まで", "to"}), .type = Type::date},
            {.key = "kind_id",
             .label = text({"種類", "kind"}),
             .type = Type::code,
             .machine_only = true},
            {.key = "status_id",
             .label = text({"区分", "status"}),
             .type = Type::code,
             .machine_only = true},
            {.key = "prefecture_code",
             .label = text({"都道府県コード", "prefecture code"}),
             .type = Type::code,
             .machine_only = true,
             .role = Column::Role::prefecture_code}};
}

Row row_of(const Table& table, const Government& of, Day day, Lang lang) {
    const auto text = [&](Words words) { return std::string(words.in(lang)); };
    const auto code = [](std::string_view id) { return Code{std::string(id)}; };
    const Prefecture& place = prefecture(of.prefecture);
    const auto& status = status_on(of, day);
    const bool has_begun = of.valid_from != the_beginning;
    return table.row_of(RowKind::data,
                        {{"code", {code(of.code)}},
                         {"name", {std::string(of.name)}},
                         {"kana", {std::string(of.kana)}},
                         {"romaji", {std::string(of.romaji)}},
                         {"kind", {text(label(of.kind))}},
                         {"status", {text(status.words)}},
                         {"prefecture", {text(both_names(place))}},
                         {"county", {std::string(of.county)}},
                         {"bureau", {text(place.bureau)}},
                         {"valid_from", {has_begun ? Value(Date::on(of.valid_from)) : Value()}},
                         {"valid_to", {of.valid_to ? Value(Date::on(*of.valid_to)) : Value()}},
                         {"kind_id", {code(name_of(of.kind))}},
                         {"status_id", {code(status.id)}},
                         {"prefecture_code", {code(place.code)}}});
}

}  // namespace

Report governments_report(std::span<const Government* const> found, Day day, Lang lang,
                          DateStyle dates) {
    Table table{
        .name = "governments", .caption = {}, .columns = columns_in(lang), .head_columns = 2};
    for (const Government* each : found) table.rows.push_back(row_of(table, *each, day, lang));
    Report out{.name = "reference"};
    const Message title =
        message("地方公共団体 ({}現在)", "Local governments on {}", label(day, dates, lang));
    out.title = title.in(lang);
    out.blocks.push_back(std::move(table));
    if (Table history = history_of(found, lang); !history.rows.empty()) {
        out.blocks.push_back(std::move(history));
    }
    return out;
}

}  // namespace daicho
