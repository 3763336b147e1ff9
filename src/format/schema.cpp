#include "daicho/format/schema.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "daicho/text/catalogue.hpp"

namespace daicho {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view date_pattern =
    "^(FY\\d{4}|\\d{4}(-\\d{2}(-\\d{2})?)?\\??|(\\.\\.|FY\\d{4}|\\d{4}(-\\d{2}(-\\d{2})?)?)/(FY\\d{4}|\\d{4}(-\\d{2}(-\\d{2})?)?))$";

/// What editors show instead of the pattern (`patternErrorMessage` of yaml-language-server).
constexpr std::string_view date_words =
    "日付は 2015-08-31、2015-08、2015、FY2015、2015-09/2025-03、../2025-09-25 のどれか。推定した日には ? を付けます / "
    "a date: 2015-08-31, 2015-08, 2015, FY2015, 2015-09/2025-03 or ../2025-09-25, with ? if inferred";

/// What all citations refer to: the sources are too many to stand at each.
constexpr std::string_view source_definition = "source";

/// A source, and those that editors offer, by id and title. One that was added since is as good.
Json source_schema(const Registry* registry) {
    Json offered = Json::array();
    static const Listing<Publication> none;
    for (const auto& [id, publication] : registry ? registry->publications : none) {
        const std::string_view title =
            publication->title ? std::string_view(publication->title->value.text) : "";
        offered.push_back({{"label", fmt::format("{} {}", id.value, title)}, {"body", id.value}});
    }
    Json out{{"type", "string"},
             {"pattern", "^[^#]+(#\\d+)?$"},
             {"patternErrorMessage",
              "出典の ID です。ページは `S1#3` / an id of sources.yaml; with a page `S1#3`"}};
    if (!offered.empty()) out["defaultSnippets"] = std::move(offered);
    return out;
}

Json value_schema(const Field& field, const Vocabularies* terms);

/// The ids of a vocabulary and what they mean; any text if that is not known.
Json term_schema(std::string_view vocabulary, const Vocabularies* terms) {
    const Vocabulary* known = terms ? &section(*terms, vocabulary) : nullptr;
    if (!known || known->empty()) return {{"type", "string"}};
    Json ids = Json::array(), labels = Json::array();
    for (const auto& [id, entry] : *known) {
        ids.push_back(id.value);
        const auto text = [](const Maybe<Line>& label) {
            return label ? std::string_view(label->value.text) : std::string_view();
        };
        labels.push_back(fmt::format("{} / {}", text(entry->ja), text(entry->en)));
    }
    return {{"enum", std::move(ids)}, {"enumDescriptions", std::move(labels)}};
}

/// Free keys, or those of a vocabulary or of a list.
Json entries_schema(const Field& field, const Json& value, const Vocabularies* terms) {
    Json out{{"type", "object"}, {"additionalProperties", value}};
    if (field.kind != ValueKind::term && !field.vocabulary.empty())
        out["propertyNames"] = term_schema(field.vocabulary, terms);
    if (field.kind != ValueKind::choice && !field.choices.empty())
        out["propertyNames"] = {{"enum", field.choices}};
    return field.nested ? Json{{"type", "object"}, {"additionalProperties", std::move(out)}} : out;
}

Json mapping_schema(const Schema& schema, const Vocabularies* terms) {
    Json properties = Json::object(), required = Json::array();
    for (const Field& field : schema.fields) {
        Json one;
        const Json value = value_schema(field, terms);
        switch (field.container) {
            case Container::one:
                one = value;
                break;
            case Container::list:
                one = {{"type", "array"}, {"items", value}};
                if (field.kind == ValueKind::citation || field.or_one) one["minItems"] = 1;
                if (is_set(field)) one["uniqueItems"] = true;
                if (field.or_one) one = {{"anyOf", Json::array({value, std::move(one)})}};
                break;
            case Container::entries:
                one = entries_schema(field, value, terms);
                break;
        }
        one["description"] = fmt::format("{} / {}", field.doc.ja, field.doc.en);
        properties[std::string(field.key)] = std::move(one);
        if (field.required) required.push_back(field.key);
    }
    Json out{{"type", "object"}, {"properties", std::move(properties)}};
    if (!required.empty()) out["required"] = std::move(required);
    out["patternProperties"] = {{"^x-", Json::object()}};
    out["additionalProperties"] = false;
    return out;
}

Json value_schema(const Field& field, const Vocabularies* terms) {
    switch (field.kind) {
        case ValueKind::line:
            return {{"type", Json::array({"string", "number"})}, {"maxLength", 200}};
        case ValueKind::prose:
            return {{"type", Json::array({"string", "number"})}};
        case ValueKind::date:
            return {{"type", Json::array({"string", "integer"})},
                    {"pattern", date_pattern},
                    {"patternErrorMessage", date_words}};
        case ValueKind::fiscal_year:
            return {{"type", "string"},
                    {"pattern", "^FY\\d{4}$"},
                    {"patternErrorMessage",
                     "年度は `FY2024` のように書きます / a fiscal year is written as in `FY2024`"}};
        case ValueKind::count:
            return {{"type", "integer"}, {"minimum", 0}};
        case ValueKind::quantity:
            return {{"type", Json::array({"number", "string"})}};
        case ValueKind::boolean:
            return {{"type", "boolean"}};
        case ValueKind::choice:
            return {{"enum", field.choices}};
        case ValueKind::citation:
            return {{"$ref", fmt::format("#/definitions/{}", source_definition)}};
        case ValueKind::address:
            return {{"type", "string"},
                    {"pattern", "^https?://"},
                    {"patternErrorMessage",
                     "https:// か http:// で始まる URL / an address: https:// or http://"}};
        case ValueKind::clock:
            return {{"type", "string"},
                    {"pattern", "^([01]?\\d|2[0-3]):[0-5]\\d$"},
                    {"patternErrorMessage", "時刻は `13:30` のように書きます / a time: `13:30`"}};
        case ValueKind::record_id:
            return {{"type", "string"},
                    {"pattern", "^[a-z0-9][a-z0-9-]{0,63}$"},
                    {"patternErrorMessage",
                     "記録のファイル名から .yaml を除いたもの / the stem of the record's file"}};
        case ValueKind::mapping:
            return mapping_schema(*field.schema, terms);
        case ValueKind::term:
            break;
    }
    return term_schema(field.vocabulary, terms);
}

std::string shape_of(const Field& field, Lang lang) {
    std::string out(describe(field.kind).in(lang));
    if (field.schema) out = fmt::format("[`{0}`](#{0})", field.schema->name);
    if (!field.vocabulary.empty() && field.kind == ValueKind::term)
        out += fmt::format(" `{}`", field.vocabulary);
    if (field.kind == ValueKind::choice) out = listed(field.choices);
    if (field.or_one) {
        out += lang == Lang::ja ? "、またはそのリスト" : ", or a list of them";
    } else if (field.container == Container::list) {
        out = fmt::format("{}{}", lang == Lang::ja ? "リスト: " : "list of ", out);
    }
    if (field.container == Container::entries) {
        const bool has_keys = !field.keys.ja.empty();
        const std::string_view keys =
            has_keys ? field.keys.in(lang) : Words{"キー", "key"}.in(lang);
        out = fmt::format("{}{}{}", keys, lang == Lang::ja ? "→" : " → ", out);
    }
    return out;
}

}  // namespace

Catalogue<FileSchema> file_schemas() {
    static const FileSchema all[] = {
        {"record",
         "record.schema.json",
         "",
         {"雇用対策協定の記録", "a record of an employment-measures agreement"},
         {.key = "record", .schema = &record_schema()}},
        {"registry",
         "registry.schema.json",
         "registry.yaml",
         {"台帳の名称、範囲、公表値", "title, scope and published totals of a registry"},
         {.key = "registry.yaml", .schema = &registry_schema()}},
        {"sources",
         "sources.schema.json",
         "sources.yaml",
         {"出典", "the sources"},
         {.key = "sources.yaml", .container = Container::entries, .schema = &publication_schema()}},
        {"vocabulary",
         "vocabulary.schema.json",
         "vocabulary.yaml",
         {"統制語彙", "the controlled vocabularies"},
         {.key = "vocabulary.yaml", .schema = &vocabulary_schema()}},
        {"about",
         "about.schema.json",
         "about.yaml",
         {"雇用対策協定一般", "agreements in general"},
         {.key = "about.yaml", .schema = &about_schema()}},
    };
    return all;
}

const Field& file_field(std::string_view path) {
    const auto all = file_schemas();
    const auto found = std::ranges::find(all, path, &FileSchema::yaml);
    return found == all.end() ? all.front().content : found->content;
}

std::string json_schema(const FileSchema& of, const Registry* registry) {
    const Vocabularies* terms = registry ? &registry->vocabularies : nullptr;
    const Field& file = of.content;
    Json out{{"$schema", "http://json-schema.org/draft-07/schema#"},
             {"title", fmt::format("{} / {}", of.title.ja, of.title.en)},
             {"description", "daicho record format 1; generated by `daicho schema`"}};
    const Json keys = mapping_schema(*file.schema, terms);
    out.update(file.container == Container::entries ? entries_schema(file, keys, terms) : keys);
    if (out.dump().find("#/definitions/") != std::string::npos)
        out["definitions"][source_definition] = source_schema(registry);
    return out.dump(2) + "\n";
}

/// A bar would end the cell, also within a span of code.
std::string in_cell(std::string text) {
    for (std::size_t at = 0; (at = text.find('|', at)) != text.npos; at += 2) text.insert(at, "\\");
    return text;
}

std::string format_tables(Lang lang) {
    std::string out;
    for (const Schema* schema : all_schemas()) {
        out += fmt::format("### {}\n\n{}\n\n", schema->name, schema->doc.in(lang));
        out += lang == Lang::ja
                   ? "| キー | 必須 | 値 | 意味 |\n| --- | --- | --- | --- |\n"
                   : "| key | required | value | meaning |\n| --- | --- | --- | --- |\n";
        for (const Field& field : schema->fields) {
            out += fmt::format("| `{}` | {} | {} | {} |\n", field.key, field.required ? "✓" : "",
                               in_cell(shape_of(field, lang)),
                               in_cell(std::string(field.doc.in(lang))));
        }
        out += "\n";
    }
    return out;
}

}  // namespace daicho
