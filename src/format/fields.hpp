// How the fields of the format are declared: a row for each member, which knows how to bind and to
// visit it.
#pragma once

#include <array>
#include <initializer_list>
#include <span>

#include "daicho/format/format.hpp"
#include "daicho/format/visit.hpp"
#include "format/binder.hpp"

namespace daicho {

// ---- from a member of a struct to a row --------------------------------------------------------

template <class T>
struct KindOf {
    static constexpr ValueKind value = ValueKind::mapping;
};
template <ValueKind kind>
struct Kind {
    static constexpr ValueKind value = kind;
};
template <>
struct KindOf<Line> : Kind<ValueKind::line> {};
template <>
struct KindOf<Prose> : Kind<ValueKind::prose> {};
template <>
struct KindOf<Date> : Kind<ValueKind::date> {};
template <>
struct KindOf<FiscalYear> : Kind<ValueKind::fiscal_year> {};
template <>
struct KindOf<int> : Kind<ValueKind::count> {};
template <>
struct KindOf<Quantity> : Kind<ValueKind::quantity> {};
template <>
struct KindOf<bool> : Kind<ValueKind::boolean> {};
template <>
struct KindOf<Term> : Kind<ValueKind::term> {};
template <>
struct KindOf<Better> : Kind<ValueKind::choice> {};
template <>
struct KindOf<Status> : Kind<ValueKind::choice> {};
template <>
struct KindOf<Among> : Kind<ValueKind::choice> {};
template <>
struct KindOf<Citation> : Kind<ValueKind::citation> {};
template <>
struct KindOf<Address> : Kind<ValueKind::address> {};
template <>
struct KindOf<Clock> : Kind<ValueKind::clock> {};
template <>
struct KindOf<RecordId> : Kind<ValueKind::record_id> {};

/// The keys of the mapping that a struct is; given behind the rows of each, before others name it.
template <class T>
constexpr Schema schema{};

/// What holds the values of a member, and what they are.
template <class Member>
struct Shape;
template <class T>
struct Shape<Maybe<T>> {
    static constexpr Container container = Container::one;
    using Item = T;
};
template <class T>
struct Shape<At<T>> : Shape<Maybe<T>> {};
template <class T>
struct Shape<List<T>> : Shape<Maybe<T>> {
    static constexpr Container container = Container::list;
};
template <class T>
struct Shape<Entries<T>> : Shape<T> {
    static constexpr Container container = Container::entries;
};
template <class T>
struct Shape<Listing<T>> : Shape<Entries<At<T>>> {};
template <>
struct Shape<Counts> : Shape<Entries<At<int>>> {};

template <class Pointer>
struct MemberPointer;
template <class T, class Member>
struct MemberPointer<Member T::*> {
    using Owner = T;
    using Type = Member;
};

struct FieldOptions {
    bool required = false;
    bool planned = false;   // a date or year that may lie in the future
    bool or_one = false;    // a list of one may stand without brackets
    bool counts = false;    // what is counted, where and since when follows from it
    bool ordered = false;   // the order of a list or of entries is that of the document, or shown
    bool expected = false;  // what rules demand of it, see format/format.hpp
    bool some = false;
    bool whole_day = false;
    bool prefecture = false;
    Refers refers = Refers::nothing;
    int least = 0;
    int most = greatest_count;
    std::string_view vocabulary{};
    std::span<const std::string_view> choices{};
    std::span<const Words> choice_words{};
    Words keys{};   // what the keys of entries are
    Words label{};  // if `doc` is too long for a head
};

// ---- the walk ----------------------------------------------------------------------------------

inline void visit_mapping(FieldVisitor& visitor, const Schema& keys, const void* owner,
                          Kinds kinds) {
    for (const Field& each : keys.fields) {
        if ((each.kinds & kinds) != 0) each.visit(visitor, each, owner, kinds);
    }
}

template <class T>
void visit(FieldVisitor& visitor, const FieldPlace& place, const T& value, Kinds kinds) {
    if constexpr (KindOf<T>::value == ValueKind::mapping) {
        const FieldPlace entered{place.field, place.key, place.at, &value};
        visitor.enter(entered);
        visit_mapping(visitor, *place.field.schema, &value, kinds);
        visitor.leave(entered);
    } else {
        visitor.value(place, &value);
    }
}

template <class T>
void visit_in(FieldVisitor& visitor, const FieldPlace& in, const At<T>& item, Kinds kinds) {
    visit(visitor, {in.field, in.key, item.at}, item.value, kinds);
}
template <class T>
void visit_in(FieldVisitor& visitor, const FieldPlace& in, const Maybe<T>& item, Kinds kinds) {
    if (item) visit_in(visitor, in, *item, kinds);
}
template <class T>
void visit_in(FieldVisitor& visitor, const FieldPlace& in, const List<T>& items, Kinds kinds) {
    for (const At<T>& item : items) visit_in(visitor, in, item, kinds);
}
template <class T>
void visit_in(FieldVisitor& visitor, const FieldPlace& in, const Entries<T>& items, Kinds kinds) {
    for (const auto& [key, item] : items) visit_in(visitor, {in.field, &key}, item, kinds);
}

/// Entries of entries: each of the outer ones is entered by its key.
inline void visit_in(FieldVisitor& visitor, const FieldPlace& in, const Entries<Counts>& items,
                     Kinds kinds) {
    for (const auto& [key, counts] : items) {
        const FieldPlace place{in.field, &key, key.at};
        visitor.enter(place);
        visit_in(visitor, in, static_cast<const Entries<At<int>>&>(counts), kinds);
        visitor.leave(place);
    }
}

template <auto member>
using OwnerOf = typename MemberPointer<decltype(member)>::Owner;

template <auto member>
bool bind_member(Binder& in, const Field& self, NodeId value, void* owner) {
    return read_into(in, self, value, static_cast<OwnerOf<member>*>(owner)->*member);
}

template <auto member>
void visit_member(FieldVisitor& visitor, const Field& self, const void* owner, Kinds kinds) {
    visit_in(visitor, {self}, static_cast<const OwnerOf<member>*>(owner)->*member, kinds);
}

/// What stands before the first explanation.
constexpr std::string_view before_any(std::string_view text,
                                      std::initializer_list<std::string_view> marks) {
    for (const std::string_view mark : marks) text = text.substr(0, text.find(mark));
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

/// A description as the head of a column or a line.
constexpr Words in_short(Words doc) {
    return {before_any(doc.ja, {"。", "(", ": "}), before_any(doc.en, {"(", ": ", "; ", ", "})};
}

template <auto member>
constexpr Field field(std::string_view key, Words doc, FieldOptions options = {}) {
    using Held = Shape<typename MemberPointer<decltype(member)>::Type>;
    using Item = typename Held::Item;
    constexpr ValueKind kind = KindOf<Item>::value;
    const Schema* keys = nullptr;
    if constexpr (kind == ValueKind::mapping) {
        static_assert(!schema<Item>.fields.empty(), "the rows of the struct are not in this file");
        keys = &schema<Item>;
    }
    return {
        .key = key,
        .kind = kind,
        .container = Held::container,
        .required = options.required,
        .planned = options.planned,
        .or_one = options.or_one,
        .nested = std::is_same_v<typename MemberPointer<decltype(member)>::Type, Entries<Counts>>,
        .counts = options.counts,
        .ordered = options.ordered,
        .expected = options.expected,
        .some = options.some,
        .whole_day = options.whole_day,
        .prefecture = options.prefecture,
        .refers = options.refers,
        .least = options.least,
        .most = options.most,
        .vocabulary = options.vocabulary,
        .choices = options.choices,
        .choice_words = options.choice_words,
        .schema = keys,
        .doc = doc,
        .keys = options.keys,
        .label = options.label.ja.empty() ? in_short(doc) : options.label,
        .kinds = bit(kind) | (keys ? keys->kinds : 0),
        .bind = bind_member<member>,
        .visit = visit_member<member>};
}

constexpr FieldOptions required{.required = true};
constexpr FieldOptions planned{.planned = true};
constexpr Words citing{"出典(sources.yaml の ID。`S1#3` は3ページ)",
                       "sources: ids of sources.yaml; `S1#3` adds a page"};
constexpr FieldOptions cited{.label = {"出典", "sources"}};
constexpr Words remark{"注記", "free text for readers"};
constexpr FieldOptions noted{.label = {"注記", "note"}};

// ---- the parts of the declaration, each with what all_schemas lists of it -----------------------

std::span<const Schema* const> schemas_of_record();
std::span<const Schema* const> schemas_beside_records();
std::span<const Schema* const> schemas_of_about();

}  // namespace daicho
