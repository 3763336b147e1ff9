#include "cli/parts.hpp"

#include <algorithm>
#include <deque>

#include "cli/names.hpp"
#include "cli/options.hpp"
#include "daicho/model/trouble.hpp"
#include "daicho/text/lists.hpp"
#include "daicho/text/normal.hpp"
#include "daicho/text/number.hpp"
#include "daicho/text/utf8.hpp"
#include "daicho/time/date.hpp"
#include "format/fields.hpp"

namespace daicho {

namespace {

std::string option_name(std::string_view key) {
    std::string out(key);
    std::ranges::replace(out, '_', '-');
    return out;
}

std::string_view value_name(const Field& field) {
    if (field.container == Container::entries) return "KEY=TEXT";
    switch (field.kind) {
        case ValueKind::date:
            return "DATE";
        case ValueKind::fiscal_year:
            return "FY";
        case ValueKind::count:
        case ValueKind::quantity:
            return "NUMBER";
        case ValueKind::boolean:
            return "true|false";
        case ValueKind::address:
            return "URL";
        case ValueKind::line:
        case ValueKind::prose:
            return "TEXT";
        case ValueKind::clock:
            return "TIME";
        default:
            return "ID";
    }
}

/// The choice that a word for people names, by its beginning too: `高い` for `higher`. Else the
/// text.
std::string read_choice(const Field& field, const std::string& text) {
    std::vector<std::string_view> begun;
    for (std::size_t i = 0; i < field.choice_words.size(); ++i) {
        const std::string_view id = field.choices[i], word = field.choice_words[i].ja;
        if (id == text) return text;
        if (is_same_text(word, text)) return std::string(id);
        if (!text.empty() && word.starts_with(text)) begun.push_back(id);
    }
    return begun.size() == 1 ? std::string(begun.front()) : text;
}

/// What a key is, in the words of its field without further remarks; what stands behind them where
/// they are the key: `evaluation: the C of PDCA`.
Words explanation(const Field& field) {
    std::string_view en = before_any(field.doc.en, {"(", ": ", "; "});
    if (en == field.key && en != field.doc.en) en = field.doc.en.substr(en.size() + 2);
    return {before_any(field.doc.ja, {"。", "(", ": "}), en};
}

/// Options and the texts that they refer to.
struct Options {
    std::deque<std::string> texts;
    std::vector<Option> all;
    std::vector<Words> said;  // what each option is; empty where the sections have several

    std::string_view keep(std::string text) { return texts.emplace_back(std::move(text)); }

    std::string_view value_of(const Field& field) {
        const bool is_choice = field.kind == ValueKind::choice && field.container == Container::one;
        return is_choice ? keep(joined(field.choices, "|")) : value_name(field);
    }

    void add(const Schema& schema, std::string_view section) {
        for (const Field& field : schema.fields) {
            const std::string name = option_name(field.key);
            const auto known = std::ranges::find(all, name, &Option::name);
            const auto at = static_cast<std::size_t>(known - all.begin());
            const bool is_new = known == all.end();
            if (is_new) {
                all.push_back({.name = keep(name), .value = value_of(field)});
                said.push_back(explanation(field));
            }
            Option& option = all[at];
            const bool is_same = is_new || option.terms == field.vocabulary;
            option.terms = is_same ? field.vocabulary : "";
            if (field.kind == ValueKind::citation) option.offers = Offers::sources;
            if (field.refers == Refers::indicators) option.offers = Offers::indicators;
            if (field.refers == Refers::facilities) option.offers = Offers::facilities;
            const Words here = explanation(field);
            if (said[at].ja != here.ja || said[at].en != here.en) said[at] = {};
            option.repeats |= field.container != Container::one;
            const bool is_first = option.help.ja.empty();
            const std::string_view sections =
                is_first ? section : keep(fmt::format("{}, {}", option.help.ja, section));
            option.help = {sections, sections};
        }
    }

    /// Behind the sections that take it, what it is.
    void finish() {
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (said[i].ja.empty()) continue;
            all[i].help = {keep(fmt::format("{}: {}", all[i].help.ja, said[i].ja)),
                           keep(fmt::format("{}: {}", all[i].help.en, said[i].en))};
        }
    }
};

Trouble not_of(std::string_view key, const Schema& schema, std::string_view owner) {
    const std::string keys = joined(
        schema.fields, " ", [](const Field& field) { return "--" + option_name(field.key); });
    return Trouble(message("{} に --{} はありません", "{} has no --{}", owner, option_name(key)),
                   message("使えるもの: {}", "it takes: {}", keys));
}

/// Which terms a field takes, as values or as the keys of its entries; null if it takes none, or
/// none are known.
const Vocabulary* terms_of(const Field& field, const Vocabularies& words) {
    if (field.vocabulary.empty()) return nullptr;
    const Vocabulary& out = section(words, field.vocabulary);
    return out.empty() ? nullptr : &out;
}

std::pair<std::string, std::string> entry_of(const Field& field, const std::string& given,
                                             const Vocabulary* terms) {
    const auto equals = given.find('=');
    if (equals != given.npos && equals > 0) {
        const std::string key = composed(given.substr(0, equals));
        return {terms ? read_term(option_name(field.key), key, *terms) : key,
                read_value(field, given.substr(equals + 1), option_name(field.key))};
    }
    throw Trouble(message("--{} は `キー=値` の形で書きます", "--{} is written as `KEY=TEXT`",
                          option_name(field.key)));
}

/// A label may hold what would part two of a list.
std::vector<std::string> term_ids(const Field& field, const std::string& given,
                                  const Vocabulary& terms) {
    const std::string text = read_value(field, given, option_name(field.key));
    if (const auto whole = find_term(text, terms)) return {*whole};
    std::vector<std::string> out;
    for (const std::string& each : values_of(field, given))
        out.push_back(read_term(option_name(field.key), each, terms));
    return out;
}

NewValue new_value(const Field& field, const std::vector<std::string>& given,
                   const Vocabulary* terms) {
    NewValue out{&field, {}};
    for (const std::string& each : given) {
        if (field.container == Container::entries) {
            out.texts.push_back(entry_of(field, each, terms));
            continue;
        }
        for (std::string& text : terms ? term_ids(field, each, *terms) : values_of(field, each))
            out.texts.emplace_back("", std::move(text));
    }
    return out;
}

}  // namespace

std::vector<const Field*> sections_of_record() {
    std::vector<const Field*> out;
    for (const Field& field : record_schema().fields) {
        if (field.schema) out.push_back(&field);
    }
    return out;
}

std::span<const Option> part_options() {
    static const Options options = [] {
        Options out;
        for (const Field* section : sections_of_record()) out.add(*section->schema, section->key);
        out.add(publication_schema(), "source");
        out.finish();
        return out;
    }();
    return options.all;
}

std::string read_value(const Field& field, const std::string& given, std::string_view option) {
    if (first_invalid_utf8(given))
        throw Trouble(message("--{} が UTF-8 ではありません", "--{} is not UTF-8", option));
    if (field.kind == ValueKind::choice) return read_choice(field, composed(given));
    if (field.kind != ValueKind::date && field.kind != ValueKind::fiscal_year)
        return composed(given);
    const DateOrProblem read = understand_date(given);
    if (const auto* problem = std::get_if<DateProblem>(&read)) {
        throw Trouble(
            message("--{} `{}`: {}", "--{} `{}`: {}", option, printable(given), problem->reason));
    }
    const Date& date = std::get<Date>(read);
    if (field.kind == ValueKind::date) return to_text(date);
    // A day is no slip for its year: it is another fact.
    const std::string text = to_text(date);
    const bool is_year = parse_fiscal_year(text) || parse_digits(text) ||
                         std::holds_alternative<Date>(understand_date(given + "年度"));
    if (is_year) return to_text(fiscal_year_meant(date));
    throw Trouble(message("--{} `{}` は年度ではありません", "--{} `{}` is no fiscal year", option,
                          printable(given)),
                  message("`FY2024` のように書いてください", "write it as in `FY2024`"));
}

std::vector<std::string> values_of(const Field& field, const std::string& given) {
    const std::string text = read_value(field, given, option_name(field.key));
    if (field.container != Container::list || !is_set(field)) return {text};
    return listed_parts(text);
}

NewPart read_part(const Session& session, const Schema& schema, std::string_view owner,
                  const Vocabularies& words) {
    for (const Option& option : part_options()) {
        const bool is_key = std::ranges::any_of(schema.fields, [&](const Field& field) {
            return option_name(field.key) == option.name;
        });
        if (session.arguments.has(option.name) && !is_key) throw not_of(option.name, schema, owner);
    }
    NewPart out;
    std::vector<std::string> missing;
    Message each_is;
    for (const Field& field : schema.fields) {
        const std::string name = option_name(field.key);
        const auto& given = session.arguments.values(name);
        if (given.empty() && field.required) {
            missing.push_back("--" + name);
            each_is = message("{}{}`--{}` は{}", "{}{}`--{}`: {}", each_is,
                              Words{each_is.empty() ? "" : "、", each_is.empty() ? "" : "; "}, name,
                              field.doc);
        }
        if (given.empty()) continue;
        if (given.size() > 1 && field.container == Container::one) {
            throw Trouble(message("--{} は1度だけ使えます", "--{} may be given only once", name));
        }
        out.push_back(new_value(field, given, terms_of(field, words)));
    }
    if (!missing.empty()) {
        throw Trouble(message("{} には {} が要ります", "{} needs {}", owner, joined(missing, " ")),
                      each_is);
    }
    return out;
}

}  // namespace daicho
