// Formats `json` (the whole report as one document) and `jsonl` (its first table, one row a line).
// A row has the columns of `csv`, and its values have types.
//
//     {"format": 2, "report": "stats", "title": …, "stamps": […], "grounds": {"unit": …},
//      "blocks": [{"type": "table", "name": …, "columns": [{"key": …, "label": …, "type": …}],
//                  "constants": {…}, "rows": [{"row_type": "data", "fy2015_certain": 3, …}]}]}
#include <cmath>

#include "daicho/report/parts/pictures.hpp"
#include "render/cells.hpp"
#include "render/machine/json_blocks.hpp"
#include "render/machine/json_value.hpp"
#include "render/machine/tidy.hpp"

namespace daicho {

namespace {

Json iso_or_null(Day day) {
    return day == the_beginning ? Json() : Json(to_iso(day));
}

}  // namespace

Json json_of(const Datum& datum) {
    return std::visit(Overloaded{
                          [](std::monostate) { return Json(); },
                          [](Day day) { return Json(to_iso(day)); },
                          [](const Decimal& decimal) { return json_of(Value(decimal)); },
                          [](const auto& plain) { return Json(plain); },
                      },
                      datum);
}

enum class Constants { with, without };

Json row_of(const std::vector<TidyColumn>& columns, std::size_t row, Constants constants) {
    // Keys are unique; looked up for each, a row of thousands of years would take minutes.
    std::vector<Json::object_t::value_type> cells;
    for (const TidyColumn& column : columns) {
        if (column.is_constant && constants == Constants::without) continue;
        cells.emplace_back(column.key, json_of(column.cells[row]));
    }
    Json json = Json::object();
    static_cast<std::vector<Json::object_t::value_type>&>(json.get_ref<Json::object_t&>()) =
        std::move(cells);
    return json;
}

struct JsonBlocks : PlainBlocks {
    explicit JsonBlocks(Lang said_in) : lang(said_in) {}
    using PlainBlocks::operator();
    Json operator()(const Table& table) const {
        const std::vector<TidyColumn> tidied = tidy(table, lang);
        Json columns = Json::array(), rows = Json::array(), constants = Json::object();
        for (const TidyColumn& column : tidied) {
            if (column.is_constant) continue;
            columns.push_back(
                {{"key", column.key}, {"label", column.label}, {"type", name_of(column.type)}});
        }
        for (const Constant& constant : table.constants)
            constants[constant.key] = daicho::json_of(constant.value);
        for (std::size_t r = 0; r < table.rows.size(); ++r)
            rows.push_back(row_of(tidied, r, Constants::without));
        return {{"type", "table"},    {"name", table.name},     {"caption", table.caption},
                {"columns", columns}, {"constants", constants}, {"rows", rows}};
    }
    Json operator()(const Chart& chart) const {
        Json series = Json::array(), band = Json::array(), marks = Json::array();
        for (const auto& one : chart.series) {
            Json values = Json::array();
            for (const auto& value : one.values) values.push_back(value ? json_of(*value) : Json());
            series.push_back(
                {{"key", one.key}, {"label", one.label}, {"values", std::move(values)}});
            if (one.bounds.empty()) continue;
            Json& bounds = series.back()["bounds"] = Json::array();
            for (const Count& count : one.bounds) bounds.push_back(json_of(Value(count)));
        }
        for (const Count& count : chart.band) band.push_back(json_of(Value(count)));
        for (const auto& mark : chart.marks) {
            marks.push_back({{"position", mark.position},
                             {"value", json_of(mark.value)},
                             {"label", mark.label}});
        }
        return picture("chart", chart,
                       {{"unit", chart.unit},
                        {"kind", "stacked_bars"},
                        {"axis", chart.axis},
                        {"positions", chart.positions},
                        {"series", std::move(series)},
                        {"band", std::move(band)},
                        {"marks_label", chart.marks_label},
                        {"marks", std::move(marks)}});
    }
    Json operator()(const Timeline& timeline) const {
        Json events = Json::array();
        for (const auto& event : timeline.events) {
            Json json = json_of(Value(event.when));
            json.update({{"uncertain", event.when.uncertain},
                         {"kind", event.kind},
                         {"kind_label", event.kind_label},
                         {"who", event.lane},
                         {"text", event.text},
                         {"id", event.id},
                         {"sources", event.sources}});
            events.push_back(std::move(json));
        }
        return picture("timeline", timeline, {{"events", std::move(events)}});
    }
    /// What else a page draws is told by its table.
    template <class OfPages>
    Json operator()(const OfPages& picture) const {
        return (*this)(as_table(picture, lang));
    }

  private:
    Lang lang;

    /// What all pictures say, around what only this one does.
    template <class Picture>
    static Json picture(std::string_view type, const Picture& drawn, const Json& own) {
        Json json{{"type", type}, {"name", drawn.name}, {"title", drawn.title}};
        json.update(own);
        json["note"] = drawn.note;
        return json;
    }
    /// A whole number as one.
    static Json json_of(double value) {
        const bool is_whole = std::abs(value) < 1e15 && value == std::floor(value);
        return is_whole ? Json(static_cast<long long>(value)) : Json(value);
    }
    static Json json_of(const Value& value) { return daicho::json_of(value); }
};

/// By key; texts of the same key (several sources) become lines of one text.
Json grounds_of(const Report& report) {
    Json grounds = Json::object();
    for (const Ground& ground : report.grounds) {
        Json& text = grounds[ground.key];
        text = text.is_null() ? ground.text : text.get<std::string>() + "\n" + ground.text;
    }
    return grounds;
}

Json json_of(const Value& value) {
    return std::visit(Overloaded{
                          [](std::monostate) { return Json(); },
                          [](const std::string& text) { return Json(text); },
                          [](const Count& count) {
                              return Json{{"certain", count.certain}, {"possible", count.possible}};
                          },
                          [](long long number) { return Json(number); },
                          [](const Decimal& decimal) {
                              const bool is_whole = decimal.text.find('.') == std::string::npos;
                              return is_whole ? Json(static_cast<long long>(decimal.value))
                                              : Json(decimal.value);
                          },
                          [](const Date& date) {
                              return Json{{"edtf", to_edtf(date)},
                                          {"earliest", iso_or_null(date.earliest)},
                                          {"latest", to_iso(date.latest)}};
                          },
                          [](FiscalYear year) { return Json(year.year); },
                          [](const Code& code) { return Json(code.text); },
                          [](bool yes) { return Json(yes); },
                      },
                      value);
}

namespace {

std::string render_json(const Report& report, const RenderOptions& options) {
    Json blocks = Json::array();
    for (const Block& block : report.blocks)
        blocks.push_back(std::visit(JsonBlocks(options.lang), block));
    const Json document{{"format", 2},
                        {"report", report.name},
                        {"title", report.title},
                        {"stamps", report.stamps},
                        {"grounds", grounds_of(report)},
                        {"blocks", std::move(blocks)}};
    return to_json_text(document, 2);
}

std::string render_json_lines(const Report& report, const RenderOptions& options) {
    std::string out;
    if (const auto table = first_table(report, options.lang)) {
        const std::vector<TidyColumn> columns = tidy(*table, options.lang);
        for (std::size_t r = 0; r < table->rows.size(); ++r)
            out += to_json_text(row_of(columns, r, Constants::with), -1);
    }
    return out;
}

}  // namespace

extern constinit const Format json_format{
    "json", ".json", {"JSON 文書(根拠も含む)", "one JSON document, grounds included"}, render_json};

extern constinit const Format jsonl_format{"jsonl",
                                           ".jsonl .ndjson",
                                           {"1行に1件の JSON", "JSON, one row a line"},
                                           render_json_lines,
                                           Holds::one_table};

}  // namespace daicho
