// How the parts of a record are worded in a report: labels, terms, dates, columns.
#pragma once

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "daicho/query/bounds.hpp"
#include "daicho/report/context.hpp"

namespace daicho {

/// Says things in a report's language. It refers to the context, which must outlive it.
struct Wording {
    explicit Wording(const ReportContext& of)
        : context(of), words(of.ledger.registry().vocabularies) {}

    const ReportContext& context;
    const Vocabularies& words;

    std::string text(Words words_in_both) const { return context.text(words_in_both); }
    template <class... A>
    std::string format(fmt::format_string<A&...> ja, fmt::format_string<A&...> en,
                       A&&... values) const {
        return fmt::format(context.lang == Lang::ja ? ja : en, values...);
    }
    /// Parts in a row: `若者、女性`, `young people, women`.
    std::string join(const std::vector<std::string>& parts) const;
    /// The same with a word before the last: `伊勢崎市と群馬労働局`, `a, b and c`.
    std::string join_with_and(const std::vector<std::string>& parts) const;

    std::string term(const Vocabulary& vocabulary, const Maybe<Term>& id) const;
    std::string terms(const Vocabulary& vocabulary, const List<Term>& ids) const;
    template <class T>
    std::string joined(const List<T>& values) const {
        std::vector<std::string> parts;
        for (const auto& value : values) parts.push_back(value->text);
        return join(parts);
    }

    std::string date(const Date& date) const { return label(date, context.dates, context.lang); }
    std::string date(Day day) const { return context.date(day); }
    std::string year(FiscalYear year) const { return label(year, context.dates, context.lang); }
    std::string name(const Prefecture& prefecture) const { return text(both_names(prefecture)); }
    /// 伊勢崎市, `Isesaki-shi`.
    std::string name(const Government& government) const { return text(both_names(government)); }
    /// Puts `3市`, `3 cities` behind others of other kinds: `16都道府県3市`, `16 prefectures, 3
    /// cities`.
    void add_of_kind(std::string& row, std::string_view figure, GovernmentKind kind,
                     int count) const {
        const Words called = label(kind, count);
        row += context.lang == Lang::ja
                   ? fmt::format("{}{}", figure, called.ja)
                   : fmt::format("{}{} {}", row.empty() ? "" : ", ", figure, called.en);
    }
    /// What stands for a figure of which nothing is known.
    std::string unknown() const { return text({"不明", "unknown"}); }
    /// What stands behind a figure that may be higher: 以上, ` or more`; nothing where it may not.
    std::string more(bool is_open) const {
        return is_open ? text({"以上", " or more"}) : std::string();
    }
    /// `3–5`, or one figure where both agree.
    static std::string figure(Tally tally);
    static std::string figure(Limits limits) { return figure(Tally{limits.least, limits.most}); }

    Column column(std::string key, Words label, Type type = Type::text,
                  std::string group = {}) const {
        return {
            .key = std::move(key), .label = text(label), .type = type, .group = std::move(group)};
    }
    /// `S1#3, S0`.
    Column sources_column() const {
        return column("sources", {"出典", "sources"}).as(Column::Role::sources);
    }
    /// The ids beside a column of labels, for those who join tables in whatever language.
    Column id_column(std::string_view key, Words label) const {
        return column(fmt::format("{}_id", key), label, Type::code).for_machines();
    }
    Table table(std::string name, Words caption, std::vector<Column> columns) const {
        return {.name = std::move(name), .caption = text(caption), .columns = std::move(columns)};
    }
};

/// The ids of terms: youth; youth, women.
Code ids_of(const Maybe<Term>& term);
Code ids_of(const List<Term>& terms);

/// The text of a value that may be missing; empty if it is.
template <class T>
std::string line(const Maybe<T>& value) {
    return value ? value->value.text : std::string();
}
/// A value that may be missing, as a cell's.
template <class T>
Value value_of(const Maybe<T>& value) {
    return value ? Value(value->value) : Value();
}
Value value_of(const Maybe<int>& number);
Value value_of(std::optional<int> number);
Value value_of(const Quantity& quantity);
Count count_of(const Tally& tally);
Count count_of(const Limits& limits);
/// `S1#3`.
std::string cited(const Citation& citation);
/// `S1#3, S0`.
std::string cited(const List<Citation>& citations);
/// Machines get keys of lower-case letters, digits and underscores.
std::string machine_key(std::string_view text);

/// A row of data from its cells or their values.
template <class... T>
Row row_of(T&&... cells) {
    const auto cell = [](auto&& value) -> Cell {
        if constexpr (std::is_same_v<std::decay_t<decltype(value)>, Cell>) {
            return std::forward<decltype(value)>(value);
        } else {
            return {.value = Value(std::forward<decltype(value)>(value))};
        }
    };
    return {RowKind::data, {cell(std::forward<T>(cells))...}};
}

/// A cell for what ought to be there: marked as missing if it is empty.
Cell required(Value value);

}  // namespace daicho
