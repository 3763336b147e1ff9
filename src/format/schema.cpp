#include "daicho/format/schema.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <span>
#include <vector>

#include "daicho/reference/reference.hpp"
#include "daicho/text/catalogue.hpp"

namespace daicho {

namespace {

using Json = nlohmann::ordered_json;

// ---- what a text may be ------------------------------------------------------------------------
//
// An editor reads `2015` and `true` as a number and a truth value, and shows no more of a number
// than what it is: `01`, `1.0` and `0x10` are left to `check`. Nothing here refuses what `check`
// takes; tests/schema_test.py holds both against each other.

constexpr std::string_view fiscal_year_form =
    "FY(?!9999)(186[89]|18[7-9][0-9]|19[0-9]{2}|[2-9][0-9]{3})";
constexpr std::string_view day_form = "(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
constexpr std::string_view calendar_form =
    "(?!0000)[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?";
constexpr std::string_view figure_form = "-?(0|[1-9][0-9]*)(\\.[0-9]+)?";
constexpr std::string_view page_form = "(#(0|[1-9][0-9]{0,8}))?";
constexpr std::string_view address_form =
    "[Hh][Tt][Tt][Pp][Ss]?://[^/?#@ \\n\"<>\\\\^`{|}]+([/?#][^ \\n\"<>\\\\^`{|}]*)?";

std::string whole(std::string_view form) {
    return fmt::format("^{}$", form);
}

/// What editors show instead of a pattern (`patternErrorMessage` of yaml-language-server).
std::string in_words(const Words& words) {
    return fmt::format("{} / {}", words.ja, words.en);
}

constexpr Words date_words{
    "日付は 2015-08-31、2015-08、2015、FY2015、2015-09/2025-03、../2025-09-25 のどれか。推定した日には ? を付けます",
    "a date: 2015-08-31, 2015-08, 2015, FY2015, 2015-09/2025-03 or ../2025-09-25, with ? if inferred"};

/// A value of this type; where that is a text, of this form.
Json formed(Json type, std::string pattern, const Words& words) {
    return {{"type", std::move(type)},
            {"pattern", std::move(pattern)},
            {"patternErrorMessage", in_words(words)}};
}

/// One value, whatever an editor takes it for: `title: 2015` and `title: true` are texts here.
Json text_schema(std::string pattern, const Words& words) {
    const Words one{"値を1つ書きます", "a single value"};
    return {{"if", {{"type", Json::array({"array", "object", "null"})}}},
            {"then", {{"type", "string"}, {"errorMessage", in_words(one)}}},
            {"pattern", std::move(pattern)},
            {"patternErrorMessage", in_words(words)}};
}

/// One of some words, and what they mean.
Json choice_schema(std::span<const std::string_view> ids, std::span<const Words> meanings) {
    Json out{{"enum", ids}}, labels = Json::array();
    for (const Words& words : meanings) labels.push_back(in_words(words));
    if (!labels.empty()) out["enumDescriptions"] = std::move(labels);
    return out;
}

Json prefecture_schema() {
    Json names = Json::array(), labels = Json::array();
    for (const Prefecture& each : prefectures()) {
        names.push_back(each.name);
        labels.push_back(each.romaji);
    }
    return {{"enum", std::move(names)}, {"enumDescriptions", std::move(labels)}};
}

Json line_schema(const Field& field) {
    if (field.prefecture) return prefecture_schema();
    if (is_choice(field)) return choice_schema(field.choices, field.choice_words);
    Json out = text_schema("^[^\\n]*[^ \\n][^\\n]*$", {"1行で書きます", "text on one line"});
    out["maxLength"] = longest_line;
    return out;
}

Json date_schema(const Field& field) {
    if (field.whole_day) {
        return formed(
            "string", fmt::format("^({})(\\?|/\\1)?$", day_form),
            {"1日に決まる日付を `2015-08-31` のように書きます", "the day, as in `2015-08-31`"});
    }
    const std::string simple = fmt::format("({}|{})", fiscal_year_form, calendar_form);
    Json out = formed(Json::array({"string", "integer"}),
                      fmt::format("^({0}\\??|(\\.\\.|{0})/{0})$", simple), date_words);
    out["minimum"] = 1;
    out["maximum"] = 9999;
    return out;
}

Json count_schema(const Field& field) {
    const std::string digits = field.most == field.least ? std::to_string(field.most)
                               : field.least > 0         ? "[1-9][0-9]{0,8}"
                                                         : "(0|[1-9][0-9]{0,8})";
    Json out = formed(Json::array({"integer", "string"}), whole(digits),
                      {"数字だけで `12` のように書きます", "digits only, as in `12`"});
    out["minimum"] = field.least;
    out["maximum"] = field.most;
    return out;
}

/// Words where there is no figure; but what begins like a figure is one.
Json quantity_schema() {
    return text_schema(
        fmt::format("^({}$|(?![ +.<>=　＋．＜＞＝－-]*[0-9０-９])[\\s\\S]*[^ \\n])", figure_form),
        {"数値は `74` や `65.5` のように書き、単位は `unit` に書きます",
         "a figure as in `74` or `65.5`; the unit stands in `unit`"});
}

/// What all citations refer to: the sources are too many to stand at each.
constexpr std::string_view source_definition = "source";
constexpr const char* offered_sources = "defaultSnippets";

/// A source, and those that editors offer, by id and title. One that was added since is as good.
Json source_schema(const Registry* registry) {
    Json offered = Json::array();
    bool has_odd = false;
    static const Listing<Publication> none;
    for (const auto& [id, publication] : registry ? registry->publications : none) {
        const std::string_view title =
            publication->title ? std::string_view(publication->title->value.text) : "";
        offered.push_back({{"label", fmt::format("{} {}", id.value, title)}, {"body", id.value}});
        has_odd = has_odd || id.value.starts_with(' ') || id.value.ends_with(' ');
    }
    const std::string_view id_form = has_odd ? "[^#]+" : "[^# ]([^#]*[^# ])?";
    Json out = text_schema(
        whole(fmt::format("{}{}", id_form, page_form)),
        {"出典の ID です。ページは `S1#3`", "an id of sources.yaml; with a page `S1#3`"});
    if (!offered.empty()) out[offered_sources] = std::move(offered);
    return out;
}

// ---- what holds values -------------------------------------------------------------------------

Json value_schema(const Field& field, const Vocabularies* terms);

/// The ids of a vocabulary and what they mean.
struct Terms {
    std::vector<std::string_view> ids;
    std::vector<Words> words;
};

/// Nothing if the vocabulary is not known.
Terms terms_of(std::string_view vocabulary, const Vocabularies* terms) {
    Terms out;
    if (!terms) return out;
    const auto text = [](const Maybe<Line>& label) {
        return label ? std::string_view(label->value.text) : std::string_view();
    };
    for (const auto& [id, entry] : section(*terms, vocabulary)) {
        out.ids.push_back(id.value);
        out.words.push_back({text(entry->ja), text(entry->en)});
    }
    return out;
}

/// One of a vocabulary; any text if that is not known.
Json term_schema(std::string_view vocabulary, const Vocabularies* terms) {
    const Terms known = terms_of(vocabulary, terms);
    if (known.ids.empty()) return {{"type", "string"}};
    return choice_schema(known.ids, known.words);
}

/// A mapping of these keys, each with the same kind of value. Editors offer keys that are
/// properties, and no others.
Json fixed_entries(std::span<const std::string_view> keys, std::span<const Words> meanings,
                   const Json& value) {
    Json properties = Json::object();
    for (std::size_t i = 0; i < keys.size(); ++i) {
        Json& one = properties[std::string(keys[i])] = value;
        one["description"] = in_words(meanings[i]);
    }
    return {
        {"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
}

Json free_entries(const Json& value) {
    return {{"type", "object"}, {"additionalProperties", value}};
}

/// Free keys, or those of a vocabulary or of a list.
Json entries_schema(const Field& field, const Json& value, const Vocabularies* terms) {
    const bool has_choices = field.kind != ValueKind::choice && !field.choices.empty();
    Terms known;
    if (field.kind != ValueKind::term && !field.vocabulary.empty())
        known = terms_of(field.vocabulary, terms);
    Json out = has_choices         ? fixed_entries(field.choices, field.choice_words, value)
               : known.ids.empty() ? free_entries(value)
                                   : fixed_entries(known.ids, known.words, value);
    if (field.some || field.nested) out["minProperties"] = 1;
    if (!field.nested) return out;
    return {{"type", "object"},
            {"patternProperties", {{whole(fiscal_year_form), std::move(out)}}},
            {"additionalProperties", false}};
}

/// A field with all that it holds.
Json field_schema(const Field& field, const Vocabularies* terms) {
    Json value = value_schema(field, terms);
    if (field.container == Container::one) return value;
    if (field.container == Container::entries) return entries_schema(field, value, terms);
    Json out{{"type", "array"}, {"items", value}};
    if (needs_one(field)) out["minItems"] = 1;
    if (is_set(field)) out["uniqueItems"] = true;
    return field.or_one ? Json{{"anyOf", Json::array({value, std::move(out)})}} : out;
}

Json mapping_schema(const Schema& schema, const Vocabularies* terms) {
    Json properties = Json::object(), required = Json::array();
    for (const Field& field : schema.fields) {
        Json one = field_schema(field, terms);
        one["description"] = in_words(field.doc);
        properties[std::string(field.key)] = std::move(one);
        if (field.required || field.expected) required.push_back(field.key);
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
            return line_schema(field);
        case ValueKind::prose:
            return text_schema("[^ \\n]", {"文を書きます", "some text"});
        case ValueKind::date:
            return date_schema(field);
        case ValueKind::fiscal_year:
            return formed(
                "string", whole(fiscal_year_form),
                {"年度は `FY2024` のように書きます", "a fiscal year is written as in `FY2024`"});
        case ValueKind::count:
            return count_schema(field);
        case ValueKind::quantity:
            return quantity_schema();
        case ValueKind::boolean:
            return formed(Json::array({"boolean", "string"}), whole("(true|false)"),
                          {"`true` か `false` です", "`true` or `false`"});
        case ValueKind::choice:
            return choice_schema(field.choices, field.choice_words);
        case ValueKind::citation:
            return {{"$ref", fmt::format("#/definitions/{}", source_definition)}};
        case ValueKind::address:
            return formed("string", whole(address_form),
                          {"https:// か http:// で始まり、空白や利用者名を含まない URL",
                           "an address: https:// or http://, without blanks and user names"});
        case ValueKind::clock:
            return formed("string", whole("([01]?[0-9]|2[0-3]):[0-5][0-9]"),
                          {"時刻は `13:30` のように書きます", "a time: `13:30`"});
        case ValueKind::record_id:
            return formed(
                "string", whole("[a-z0-9][a-z0-9-]{0,63}"),
                {"記録のファイル名から .yaml を除いたもの", "the stem of the record's file"});
        case ValueKind::mapping:
            return mapping_schema(*field.schema, terms);
        case ValueKind::term:
            break;
    }
    return term_schema(field.vocabulary, terms);
}

// ---- a file ------------------------------------------------------------------------------------

Json whole_schema(const FileSchema& of, const Registry* registry) {
    const Vocabularies* terms = registry ? &registry->vocabularies : nullptr;
    const Field& file = of.content;
    Json out{{"$schema", "http://json-schema.org/draft-07/schema#"},
             {"title", in_words(of.title)},
             {"description", "daicho record format 1; generated by `daicho schema`"}};
    const Json keys = mapping_schema(*file.schema, terms);
    out.update(file.container == Container::entries ? free_entries(keys) : keys);
    if (out.dump().find("#/definitions/") != std::string::npos)
        out["definitions"][source_definition] = source_schema(registry);
    return out;
}

/// Whether these are sources as a schema offers them: `S1 報道資料`, which writes `S1`.
bool offers_sources(const Json& offered) {
    if (!offered.is_array()) return false;
    return std::ranges::all_of(offered, [](const Json& each) {
        const bool has_form = each.is_object() && each.size() == 2 && each.contains("label") &&
                              each.contains("body") && each["label"].is_string() &&
                              each["body"].is_string();
        return has_form && each["label"].get_ref<const std::string&>().starts_with(
                               each["body"].get_ref<const std::string&>() + ' ');
    });
}

/// Takes the offered sources out, if they are such.
void leave_out_sources(Json& schema) {
    if (!schema.is_object() || !schema.contains("definitions")) return;
    Json& definitions = schema["definitions"];
    if (!definitions.is_object() || !definitions.contains(source_definition)) return;
    Json& source = definitions[std::string(source_definition)];
    const bool has_offer = source.is_object() && source.contains(offered_sources);
    if (has_offer && offers_sources(source[offered_sources])) source.erase(offered_sources);
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
         registry_file::registry,
         {"台帳の名称、範囲、公表値", "title, scope and published totals of a registry"},
         {.key = registry_file::registry, .schema = &registry_schema()}},
        {"sources",
         "sources.schema.json",
         registry_file::sources,
         {"出典", "the sources"},
         {.key = registry_file::sources,
          .container = Container::entries,
          .schema = &publication_schema()}},
        {"vocabulary",
         "vocabulary.schema.json",
         registry_file::vocabulary,
         {"統制語彙", "the controlled vocabularies"},
         {.key = registry_file::vocabulary, .schema = &vocabulary_schema()}},
        {"about",
         "about.schema.json",
         registry_file::about,
         {"雇用対策協定一般", "agreements in general"},
         {.key = registry_file::about, .schema = &about_schema()}},
    };
    return all;
}

const Field& file_field(std::string_view path) {
    const auto all = file_schemas();
    const auto found = std::ranges::find(all, path, &FileSchema::yaml);
    return found == all.end() ? all.front().content : found->content;
}

std::string json_schema(const FileSchema& of, const Registry* registry) {
    return whole_schema(of, registry).dump(2) + "\n";
}

bool is_schema_of(const FileSchema& of, std::string_view text, const Registry& registry) {
    Json there = Json::parse(text, nullptr, false);
    Json wanted = whole_schema(of, &registry);
    leave_out_sources(there);
    leave_out_sources(wanted);
    return there == wanted;
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
