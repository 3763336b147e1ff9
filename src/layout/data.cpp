#include "layout/data.hpp"

#include <algorithm>
#include <array>

#include "daicho/report/parts/pictures.hpp"
#include "daicho/text/named.hpp"
#include "render/cells.hpp"
#include "render/html/blocks.hpp"
#include "render/machine/json_blocks.hpp"
#include "render/machine/json_value.hpp"
#include "render/markdown/blocks.hpp"

namespace daicho {

namespace {

class BlockData : public PlainBlocks {
  public:
    explicit BlockData(const RenderOptions& options) : x_options(options) {}

    using PlainBlocks::operator();
    Json operator()(const Table& table) const { return table_as("table", table, ""); }
    Json operator()(const Chart& chart) const { return picture_as("chart", chart); }
    Json operator()(const SourceList& list) const { return picture_as("sources", list); }
    Json operator()(const Growth& growth) const { return picture_as("growth", growth); }
    Json operator()(const TileMap& map) const { return picture_as("map", map); }
    Json operator()(const Diagram& diagram) const { return picture_as("diagram", diagram); }
    Json operator()(const Panels& panels) const { return picture_as("panels", panels); }
    Json operator()(const Tiers& tiers) const { return picture_as("tiers", tiers); }
    Json operator()(const SideBySide& beside) const { return picture_as("beside", beside); }
    Json operator()(const Timeline& timeline) const { return picture_as("timeline", timeline); }

  private:
    template <class Picture>
    Json picture_as(std::string_view type, const Picture& picture) const {
        return table_as(type, as_table(picture, x_options.lang), picture.note);
    }

    Json table_as(std::string_view type, const Table& table, const std::string& note) const {
        Json columns = Json::array(), rows = Json::array();
        for (const Column& column : table.columns) {
            columns.push_back({{"key", column.key},
                               {"label", column.label},
                               {"group", column.group},
                               {"type", name_of(column.type)}});
        }
        for (const Row& row : table.rows) rows.push_back(row_as(table, row));
        return {{"type", type},
                {"name", table.name},
                {"caption", table.caption},
                {"note", note},
                {"columns", std::move(columns)},
                {"rows", std::move(rows)}};
    }

    /// A row's texts by the keys of its columns, and its cells in order for who wants all of them.
    Json row_as(const Table& table, const Row& row) const {
        Json json{{"row_type", name_of(row.kind)}};
        Json cells = Json::array();
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const std::string& key = table.columns[i].key;
            const Cell& cell = cell_of(row, i);
            const std::string text = label(cell.value, x_options);
            // These two names are markup wherever they stand, and a cell never is.
            if (key != "html" && key != "md") json[key] = text;
            Json own{{"key", key}, {"text", text}, {"value", json_of(cell.value)}};
            add_emphasis(own, cell.emphasis);
            cells.push_back(std::move(own));
        }
        json["cells"] = std::move(cells);
        return json;
    }

    const RenderOptions& x_options;
};

std::string without_last_line_end(std::string text) {
    text.erase(text.find_last_not_of('\n') + 1);  // npos + 1 is 0
    return text;
}

/// What templates call a setting.
constexpr std::array settings{
    Named<Setting>{Setting::screen, "screen"},       Named<Setting>{Setting::headline, "headline"},
    Named<Setting>{Setting::pictures, "pictures"},   Named<Setting>{Setting::columns, "columns"},
    Named<Setting>{Setting::letter, "letter"},       Named<Setting>{Setting::portrait, "portrait"},
    Named<Setting>{Setting::landscape, "landscape"},
};
static_assert(is_in_step(settings, &Named<Setting>::value, Setting::landscape));

/// What begins and what ends at a block, for templates that set blocks together.
void add_parts(const Report& report, std::size_t index, Json& block) {
    Json opens = Json::array(), closes = Json::array();
    for (const PagePart& part : report.parts) {
        const Json one{{"setting", named(settings, part.setting).id}};
        if (part.begin == index && part.end > index) opens.push_back(one);
        if (part.end == index + 1 && part.begin <= index) closes.push_back(one);
    }
    block["opens"] = std::move(opens);
    block["closes"] = std::move(closes);
}

Report everything() {
    Table table{"table", ""};
    table.columns = {{"key", ""}};
    for (const auto emphasis : {Emphasis::new_in_year, Emphasis::new_since, Emphasis::missing}) {
        table.rows.push_back({RowKind::data, {{Count{}, emphasis}}});
    }
    table.rows.push_back({RowKind::data, {{Date{}}}});
    GroupedList list{"groups", "", {{"", {}}}};
    for (const auto emphasis : {Emphasis::new_in_year, Emphasis::new_since, Emphasis::missing}) {
        list.groups[0].items.push_back({"", emphasis, 1, "note"});
    }
    list.groups[0].count = list.groups[0].note = "some";
    const FactSheet::Fact fact{"", {""}, {""}};
    return {"everything",
            "",
            {""},
            {Heading{.text = {}, .badge = "badge"}, Paragraph{}, BulletList{{""}},
             KeyFigure{"", "", "", {{"", {}}}}, FactSheet{"facts", "", {fact}},
             Cards{"cards", "", {{"", "", {""}, {""}, {fact}, {""}}}},
             Index{"index", "", {{"", {{"", ""}}}}}, std::move(list), std::move(table)},
            {{"key", "", ""}},
            false,
            {{Setting::screen, 0, 1}}};
}

}  // namespace

Json document_of(const Report& report, const RenderOptions& options, const DocumentParts& parts) {
    std::vector<std::string> html, md;
    if (parts.html) html = html_of_blocks(report, options);
    if (parts.md) md = markdown_of_blocks(report, options);

    Json blocks = Json::array(), grounds = Json::array();
    for (std::size_t i = 0; i < report.blocks.size(); ++i) {
        Json block = parts.data ? std::visit(BlockData(options), report.blocks[i]) : Json::object();
        if (parts.html) block["html"] = without_last_line_end(std::move(html[i]));
        if (parts.md) block["md"] = without_last_line_end(std::move(md[i]));
        add_parts(report, i, block);
        blocks.push_back(std::move(block));
    }
    for (const Ground& ground : report.grounds) {
        grounds.push_back({{"key", ground.key}, {"label", ground.label}, {"text", ground.text}});
    }
    return {{"format", 1},
            {"report", report.name},
            {"lang", options.lang == Lang::ja ? "ja" : "en"},
            {"is_ja", options.lang == Lang::ja},
            {"title", report.title.empty() ? report.name : report.title},
            {"stamps", report.stamps},
            {"has_own_title", has_own_title(report)},
            {"is_landscape", report.is_landscape},
            {"has_grounds", !report.grounds.empty()},
            {"grounds", std::move(grounds)},
            {"blocks", std::move(blocks)}};
}

const Json& document_of_everything() {
    static const Json document = document_of(everything(), {});
    return document;
}

}  // namespace daicho
