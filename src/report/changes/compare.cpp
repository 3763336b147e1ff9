#include "report/changes/compare.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>

#include "daicho/format/free_keys.hpp"
#include "daicho/query/identity.hpp"
#include "daicho/query/kind_set.hpp"
#include "daicho/text/lists.hpp"
#include "report/changes/pairing.hpp"

namespace daicho {

namespace {

// ---- words -------------------------------------------------------------------------------------

/// A word of a fixed list; a kind of government has one for people.
std::string choice(const Wording& say, const std::string& id) {
    return say.text(label_of_kinds(id));
}

std::string in_words(const Wording& say, const Field& field, const FieldValue& value) {
    const auto* line = std::get_if<const Line*>(&value);
    if (line && !field.choices.empty()) return choice(say, (*line)->text);
    if (const auto* yes = std::get_if<const bool*>(&value))
        return say.text(**yes ? Words{"はい", "yes"} : Words{"いいえ", "no"});
    const bool is_prose = std::holds_alternative<const Prose*>(value);
    return is_prose ? raw_text(value) : text_of(say, field, value);
}

/// Whether it holds ids of indicators, of which each record has its own.
bool is_of_indicators(const Field& field) {
    return field.refers == Refers::indicators;
}

/// One of the two states: its words, and what its indicators are called.
class State {
  public:
    State(const Wording& its_words, const Branch& root) : say(its_words) {
        const Filled* indicators = root.find("indicators");
        if (!indicators) return;
        for (const Branch& each : indicators->branches) {
            if (const Filled* name = each.find("name"))
                x_indicators[each.key] = raw_text(name->leaves.front().value);
        }
    }

    std::string indicator(const std::string& id) const {
        const auto found = x_indicators.find(id);
        return found == x_indicators.end() ? id : found->second;
    }

    const Wording& say;

  private:
    std::map<std::string, std::string> x_indicators;
};

/// The key of an entry, for people: of entries of entries a year, and in these a kind.
std::string key_in_words(const State& state, const Field& field, const std::string& key) {
    const Wording& say = state.say;
    if (!field.vocabulary.empty())
        return std::string(label(section(say.words, field.vocabulary), key, say.context.lang));
    if (is_of_indicators(field)) return state.indicator(key);
    if (!field.nested) return field.choices.empty() ? key : choice(say, key);
    const auto year = parse_fiscal_year(key);
    return year ? say.year(*year) : choice(say, key);
}

/// Whether a field is part of what an item is called.
bool names_items(const Field& field, bool has_named_line) {
    if (field.container != Container::one) return false;
    switch (field.kind) {
        case ValueKind::line:
            return field.required || !has_named_line;
        case ValueKind::term:
        case ValueKind::fiscal_year:
        case ValueKind::citation:  // a place in a list is that of a publication
            return field.required;
        case ValueKind::choice:  // whom an order counts, whether a result is final
            return true;
        default:
            return false;
    }
}

/// The first name in both languages that an item has, in that of the reader.
std::string bilingual_name(const Wording& say, const Branch& branch) {
    const std::string_view wanted = say.context.lang == Lang::ja ? "ja" : "en";
    for (const Filled& filled : branch.fields) {
        if (filled.field->container != Container::one || filled.branches.empty()) continue;
        const Filled* part = filled.branches.front().find(wanted);
        if (part && !part->leaves.empty())
            return in_words(say, *part->field, part->leaves.front().value);
    }
    return {};
}

/// What an item is called: 運営協議会 第1回運営協議会. Its day, if it has no other name.
std::string name_of(const State& state, const Branch& branch) {
    const Wording& say = state.say;
    if (!branch.key.empty()) return branch.key;
    if (std::string name = bilingual_name(say, branch); !name.empty()) return name;
    const auto is_line = [](const Filled& filled) {
        return filled.field->kind == ValueKind::line && filled.field->required &&
               filled.field->choices.empty();
    };
    const bool has_line = std::ranges::any_of(branch.fields, is_line);
    std::vector<std::string> parts;
    std::string day;
    for (const Filled& filled : branch.fields) {
        const Field& field = *filled.field;
        if (filled.leaves.empty()) continue;
        const std::string own = in_words(say, field, filled.leaves.front().value);
        const std::string words = is_of_indicators(field) ? state.indicator(own) : own;
        const bool is_told = std::ranges::find(parts, words) != parts.end();
        if (names_items(field, has_line) && !is_told) parts.push_back(words);
        if (field.kind == ValueKind::date && field.required && day.empty()) day = words;
    }
    return parts.empty() ? day : joined(parts, " ");
}

// ---- labels ------------------------------------------------------------------------------------

/// Whether several fields hold mappings of it: then a field says what its items are.
bool is_shared(const Schema& schema) {
    std::ptrdiff_t uses = 0;
    for (const Schema* each : all_schemas())
        uses += std::ranges::count(each->fields, &schema, &Field::schema);
    return uses > 1;
}

/// In English, one of what a field holds: measure, of measures.
std::string_view one_of(const Field& field) {
    if (!field.schema || is_shared(*field.schema)) return field.label.en;
    const std::string_view doc = field.schema->doc.en;
    for (const std::string_view article : {"a ", "an "}) {
        if (doc.starts_with(article)) return doc.substr(article.size());
    }
    return field.label.en;
}

/// The label of a field in what another one holds, without what that has said: of a 取組 not
/// 取組の名称 but 名称. Empty if nothing is left.
Words label_within(const Field& field, const Field* in) {
    Words out = field.label;
    if (!in) return out;
    const auto leave_out = [&](std::string_view said) {
        if (out.ja == said) out.ja = {};
        const bool is_part = !said.empty() && out.ja.starts_with(said);
        if (is_part && out.ja.substr(said.size()).starts_with("の"))
            out.ja.remove_prefix(said.size() + std::string_view("の").size());
    };
    leave_out(in->label.ja);
    if (in->schema) leave_out(in->schema->doc.ja);
    const std::string of = fmt::format(" of the {}", one_of(*in));
    if (out.en.ends_with(of)) out.en.remove_suffix(of.size());
    if (out.en == one_of(*in)) out.en = {};
    return out;
}

// ---- comparing ---------------------------------------------------------------------------------

/// Where in a record a comparison is.
struct Where {
    std::string path{};
    std::string label{};
    const Field* top = nullptr;
    const Field* in = nullptr;  // the field whose mapping it is
    std::string item{};         // the label of the outermost item of a list,
    std::string identity{};     // and what identifies it

    Where within(const Wording& say, const Field& field) const {
        if (&field == in) return *this;  // entries of entries
        const std::string_view dot = path.empty() ? "" : ".";
        const std::string own = say.text(label_within(field, in));
        const std::string all = label.empty() ? own
                                : own.empty() ? label
                                              : say.format("{}の{}", "{}: {}", label, own);
        return {fmt::format("{}{}{}", path, dot, field.key),
                all,
                top ? top : &field,
                &field,
                item,
                identity};
    }
    /// `key`: what tells it from the others, alike ones as well; `shared`: what those share.
    Where at(const Wording& say, std::string_view key, const std::string& shared,
             const std::string& name) const {
        if (key.empty()) return *this;
        const std::string one = say.context.lang == Lang::ja ? label : in_singular();
        const std::string words = say.format("{}「{}」", "{} “{}”", one, name);
        const bool is_outermost = item.empty();
        return {fmt::format("{}[{}]", path, key), words, top, in, is_outermost ? words : item,
                is_outermost ? shared : identity};
    }
    Where with(const Wording& say, Words part) const {
        Where out = *this;
        out.label = say.format("{}の{}", "{}: {}", label, say.text(part));
        return out;
    }

  private:
    /// The label ends with that of the field.
    std::string in_singular() const {
        const bool is_list = in && in->schema && label.ends_with(in->label.en);
        if (!is_list) return label;
        return label.substr(0, label.size() - in->label.en.size()) + std::string(one_of(*in));
    }
};

/// What both trees have for one field; null where it is not filled.
struct BothFilled {
    const Filled* was = nullptr;
    const Filled* is = nullptr;
};

/// By the rows of the format, which stand in their order in one array.
std::map<const Field*, BothFilled, std::less<>> fields_of(const Branch& was, const Branch& is) {
    std::map<const Field*, BothFilled, std::less<>> out;
    for (const Filled& filled : was.fields) out[filled.field].was = &filled;
    for (const Filled& filled : is.fields) out[filled.field].is = &filled;
    return out;
}

template <class Item>
std::span<const Item> items_of(const Filled* filled, std::vector<Item> Filled::*member) {
    return filled ? std::span<const Item>(filled->*member) : std::span<const Item>();
}

/// The first and the last of what stands in another order, and all between them.
struct Moved {
    std::vector<std::size_t> was, is;  // places in the older order
};

/// `places`: where each thing that both orders have stood in the older one, in the newer order.
Moved moved(std::vector<std::size_t> places) {
    std::vector<std::size_t> was = places;
    std::ranges::sort(was);
    const auto [from, other] = std::ranges::mismatch(was, places);
    const auto [end, other_end] = std::ranges::mismatch(
        std::make_reverse_iterator(was.end()), std::make_reverse_iterator(from),
        std::make_reverse_iterator(places.end()), std::make_reverse_iterator(other));
    return {{from, end.base()}, {other, other_end.base()}};
}

class Comparison {
  public:
    Comparison(const State& before, const State& after) : x_before(before), x_after(after) {}

    void compare(const Branch& was, const Branch& is, const Where& where) {
        for (const auto& [field, both] : fields_of(was, is)) {
            const Where here = where.within(x_after.say, *field);
            compare_leaves(*field, both, here);
            const auto before = items_of(both.was, &Filled::branches);
            const auto after = items_of(both.is, &Filled::branches);
            if (field->container == Container::one) {
                compare_one(*field, before, after, here);
            } else {
                const auto pairs = paired(before, after);
                for (const PairedBranch& pair : pairs) compare_items(*field, pair, here);
                if (field->ordered) compare_order(*field, before, pairs, here);
            }
        }
    }

    std::vector<Difference> take() { return std::move(x_out); }

  private:
    void add(const Field& field, const Where& where, std::string before, std::string after,
             bool is_item = false) {
        x_out.push_back({{.path = where.path,
                          .label = where.label,
                          .before = std::move(before),
                          .after = std::move(after),
                          .item = where.item.empty() ? where.label : where.item,
                          .counts = where.top->counts || field.counts,
                          .section = where.top->key,
                          .identity = where.identity},
                         where.top,
                         &field,
                         is_item});
    }

    void compare_leaves(const Field& field, const BothFilled& both, const Where& here) {
        const auto was = items_of(both.was, &Filled::leaves);
        const auto is = items_of(both.is, &Filled::leaves);
        if (field.container == Container::entries) return compare_entries(field, was, is, here);
        std::multimap<std::string, std::size_t> left;  // of the older values, by their places
        for (std::size_t i = 0; i < was.size(); ++i) left.emplace(raw_text(was[i].value), i);
        std::vector<std::string> before, after;
        std::vector<std::size_t> places;
        for (const Leaf& leaf : is) {
            const std::string text = raw_text(leaf.value);
            const auto found = left.lower_bound(text);
            if (found == left.end() || found->first != text) {
                after.push_back(in_words(x_after.say, field, leaf.value));
            } else {
                places.push_back(found->second);
                left.erase(found);
            }
        }
        std::vector<std::size_t> gone;
        for (const auto& [text, place] : left) gone.push_back(place);
        std::ranges::sort(gone);
        for (const std::size_t place : gone)
            before.push_back(in_words(x_before.say, field, was[place].value));
        if (!before.empty() || !after.empty())
            add(field, here, x_before.say.join(before), x_after.say.join(after));
        if (!field.ordered) return;
        std::vector<std::string> names;
        for (const Leaf& leaf : was) names.push_back(in_words(x_after.say, field, leaf.value));
        add_order(field, here, std::move(names), std::move(places));
    }

    /// `names`: of all that stood in the older order.
    void add_order(const Field& field, const Where& here, std::vector<std::string> names,
                   std::vector<std::size_t> places) {
        if (std::ranges::is_sorted(places)) return;
        names = told_apart(std::move(names));
        const auto in_order = [&](const std::vector<std::size_t>& order) {
            std::vector<std::string> out;
            for (const std::size_t place : order) out.push_back(names[place]);
            return x_after.say.join(out);
        };
        const auto [was, is] = moved(std::move(places));
        add(field, here.with(x_after.say, {"順序", "order"}), in_order(was), in_order(is));
        x_out.back().change.counts = false;
    }

    void compare_order(const Field& field, std::span<const Branch> was,
                       const std::vector<PairedBranch>& pairs, const Where& here) {
        std::vector<std::string> names;
        for (const Branch& each : was) names.push_back(item_in_words(x_before, field, each));
        std::vector<std::size_t> places;
        for (const PairedBranch& pair : pairs) {
            if (pair.was && pair.is)
                places.push_back(static_cast<std::size_t>(pair.was - was.data()));
        }
        add_order(field, here, std::move(names), std::move(places));
    }

    void compare_entries(const Field& field, std::span<const Leaf> was, std::span<const Leaf> is,
                         const Where& here) {
        const auto find = [](std::span<const Leaf> all, const std::string& key) {
            const auto found = std::ranges::find(all, key, &Leaf::key);
            return found == all.end() ? nullptr : &*found;
        };
        const auto words = [&](const State& state, const Leaf* leaf) {
            return leaf ? in_words(state.say, field, leaf->value) : std::string();
        };
        const auto tell = [&](const std::string& key) {
            const Leaf *before = find(was, key), *after = find(is, key);
            if (before && after && raw_text(before->value) == raw_text(after->value)) return;
            const State& state = after ? x_after : x_before;
            add(field, here.at(x_after.say, key, key, key_in_words(state, field, key)),
                words(x_before, before), words(x_after, after));
        };
        for (const Leaf& leaf : is) tell(leaf.key);
        for (const Leaf& leaf : was) {
            if (!find(is, leaf.key)) tell(leaf.key);
        }
    }

    void compare_one(const Field& field, std::span<const Branch> was, std::span<const Branch> is,
                     const Where& here) {
        if (was.empty() && is.empty()) return;
        if (!was.empty() && !is.empty()) return compare(was.front(), is.front(), here);
        add(field, here, was.empty() ? "" : whole_in_words(x_before, was.front()),
            is.empty() ? "" : whole_in_words(x_after, is.front()), true);
    }

    static std::string item_in_words(const State& state, const Field& field, const Branch& item) {
        return field.schema ? name_of(state, item) : key_in_words(state, field, item.key);
    }

    void compare_items(const Field& field, const PairedBranch& pair, const Where& here) {
        const Branch& shown = pair.is ? *pair.is : *pair.was;
        const State& state = pair.is ? x_after : x_before;
        const Where at =
            here.at(x_after.say, shown.identity, shown.shared, item_in_words(state, field, shown));
        if (pair.was && pair.is) {
            if (pair.was->key != pair.is->key)
                add(field, at.with(x_after.say, {"キー", "key"}), pair.was->key, pair.is->key);
            return compare(*pair.was, *pair.is, at);
        }
        add(field, at, pair.was ? whole_in_words(x_before, *pair.was) : "",
            pair.is ? whole_in_words(x_after, *pair.is) : "", true);
    }

    /// In a few words: 2016-02、協議会、第1回協議会.
    static std::string whole_in_words(const State& state, const Branch& branch) {
        std::vector<std::string> parts;
        add_words(state, branch, parts);
        // Something is there, even if it says nothing: an entry of a key alone.
        return parts.empty() ? state.say.text({"あり", "present"}) : state.say.join(parts);
    }

    /// A yes without its question would say nothing: 全団体の一覧.
    static std::string leaf_in_words(const State& state, const Field& field, const Leaf& leaf) {
        std::string words = in_words(state.say, field, leaf.value);
        if (!leaf.key.empty())
            return fmt::format("{} {}", key_in_words(state, field, leaf.key), words);
        const auto* yes = std::get_if<const bool*>(&leaf.value);
        if (!yes) return words;
        const std::string label = state.say.text(field.label);
        return **yes ? label : fmt::format("{}: {}", label, words);
    }

    static void add_words(const State& state, const Branch& branch, std::vector<std::string>& out) {
        for (const Filled& filled : branch.fields) {
            const Field& field = *filled.field;
            if (field.kind == ValueKind::citation) continue;
            for (const Leaf& leaf : filled.leaves) out.push_back(leaf_in_words(state, field, leaf));
            for (const Branch& each : filled.branches) add_words(state, each, out);
        }
    }

    const State& x_before;
    const State& x_after;
    std::vector<Difference> x_out;
};

}  // namespace

std::vector<Difference> differences(const Wording& before, const Branch& was, const Wording& after,
                                    const Branch& is) {
    const State older(before, was), newer(after, is);
    Comparison comparison(older, newer);
    comparison.compare(was, is, {});
    return comparison.take();
}

std::vector<ValueChange> remark_changes(const Wording& say, const std::string& was,
                                        const std::string& is) {
    std::map<std::string, std::pair<std::vector<std::string>, std::vector<std::string>>> all;
    for (FreeValue& each : free_values(was)) all[each.path].first.push_back(std::move(each.text));
    for (FreeValue& each : free_values(is)) all[each.path].second.push_back(std::move(each.text));
    std::vector<ValueChange> out;
    for (auto& [path, both] : all) {
        std::ranges::sort(both.first);
        std::ranges::sort(both.second);
        std::vector<std::string> before, after;
        std::ranges::set_difference(both.first, both.second, std::back_inserter(before));
        std::ranges::set_difference(both.second, both.first, std::back_inserter(after));
        if (before.empty() && after.empty()) continue;
        out.push_back({path, path, say.join(before), say.join(after)});
    }
    return out;
}

}  // namespace daicho
