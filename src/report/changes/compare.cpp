#include "report/changes/compare.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <set>

#include "daicho/format/free_keys.hpp"
#include "daicho/reference/reference.hpp"
#include "daicho/text/lists.hpp"

namespace daicho {

namespace {

// ---- words -------------------------------------------------------------------------------------

/// A word of a fixed list; a kind of government has one for people.
std::string choice(const Wording& say, const std::string& id) {
    if (const auto kind = government_kind(id)) return say.text(label(*kind));
    if (id == "total") return say.text({"計", "total"});
    if (id == "municipality") return say.text({"市区町村", "municipalities"});
    return id;
}

struct InWords {
    const Wording& say;
    const Field& field;

    std::string operator()(const Line* line) const {
        return field.choices.empty() ? line->text : choice(say, line->text);
    }
    std::string operator()(const Date* date) const { return say.date(*date); }
    std::string operator()(const FiscalYear* year) const { return say.year(*year); }
    std::string operator()(const bool* yes) const {
        return say.text(*yes ? Words{"はい", "yes"} : Words{"いいえ", "no"});
    }
    std::string operator()(const Better* better) const {
        return say.text(named(better_names, *better).words);
    }
    std::string operator()(const Status* status) const {
        return say.text(named(status_names, *status).words);
    }
    std::string operator()(const Among* among) const {
        return say.text(named(among_names, *among).words);
    }
    std::string operator()(const Term* term) const {
        return std::string(label(section(say.words, field.vocabulary), term->id, say.context.lang));
    }
    template <class Other>
    std::string operator()(const Other* other) const {
        return raw_text(other);
    }
};

std::string in_words(const Wording& say, const Field& field, const FieldValue& value) {
    return std::visit(InWords{say, field}, value);
}

/// The key of an entry, for people.
std::string key_in_words(const Wording& say, const Field& field, const std::string& key) {
    if (!field.vocabulary.empty())
        return std::string(label(section(say.words, field.vocabulary), key, say.context.lang));
    return field.choices.empty() ? key : choice(say, key);
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
        default:
            return false;
    }
}

/// The first name in both languages that an item has, in that of the reader.
std::string bilingual_name(const Wording& say, const Branch& branch) {
    const std::string_view wanted = say.context.lang == Lang::ja ? "ja" : "en";
    for (const Filled& filled : branch.fields) {
        if (filled.field->container != Container::one || filled.branches.empty()) continue;
        for (const Filled& part : filled.branches.front().fields) {
            if (part.field->key == wanted && !part.leaves.empty())
                return in_words(say, *part.field, part.leaves.front().value);
        }
    }
    return {};
}

/// What an item is called: 運営協議会 第1回運営協議会. Its day, if it has no other name.
std::string name_of(const Wording& say, const Branch& branch) {
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
        const std::string words = in_words(say, field, filled.leaves.front().value);
        if (names_items(field, has_line)) parts.push_back(words);
        if (field.kind == ValueKind::date && field.required && day.empty()) day = words;
    }
    return parts.empty() ? day : joined(parts, " ");
}

// ---- comparing ---------------------------------------------------------------------------------

/// Where in a record a comparison is.
struct Where {
    std::string path{};
    std::string label{};
    const Field* top = nullptr;
    std::string item{};  // the label of the outermost item of a list

    Where in(const Wording& say, const Field& field) const {
        const std::string_view dot = path.empty() ? "" : ".";
        return {fmt::format("{}{}{}", path, dot, field.key),
                label.empty() ? say.text(field.label)
                              : say.format("{}の{}", "{}: {}", label, say.text(field.label)),
                top ? top : &field, item};
    }
    Where at(const Wording& say, std::string_view key, const std::string& name) const {
        if (key.empty()) return *this;
        const std::string words = say.format("{}「{}」", "{} “{}”", label, name);
        return {fmt::format("{}[{}]", path, key), words, top, item.empty() ? words : item};
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

/// The values of a tree, each with its place, for telling how much of two is alike.
using Values = std::multiset<std::string>;

void gather(const Branch& branch, const std::string& path, Values& out) {
    for (const Filled& filled : branch.fields) {
        const std::string here = fmt::format("{}.{}", path, filled.field->key);
        for (const Leaf& leaf : filled.leaves)
            out.insert(fmt::format("{}[{}]={}", here, leaf.key, raw_text(leaf.value)));
        for (const Branch& each : filled.branches) gather(each, here, out);
    }
}

Values values_of(const Branch& branch) {
    Values out;
    gather(branch, "", out);
    return out;
}

double likeness(const Values& a, const Values& b) {
    std::vector<std::string> common;
    std::ranges::set_intersection(a, b, std::back_inserter(common));
    const std::size_t most = std::max(a.size(), b.size());
    return most == 0 ? 1.0 : static_cast<double>(common.size()) / static_cast<double>(most);
}

struct PairedBranch {
    const Branch* was = nullptr;
    const Branch* is = nullptr;
};

/// Items of two lists, paired; first in the order of the newer list, then what was taken out.
class Pairing {
  public:
    Pairing(std::span<const Branch> was, std::span<const Branch> is) {
        for (const Branch& each : was) x_was.push_back(&each);
        for (const Branch& each : is) x_out.push_back({nullptr, &each});
        pair_if([](const Branch& a, const Branch& b) { return a.identity == b.identity; });
        if (x_was.size() * x_out.size() <= most_compared) pair_likely();
        for (const Branch* each : x_was) x_out.push_back({each, nullptr});
    }

    const std::vector<PairedBranch>& pairs() const { return x_out; }

  private:
    static constexpr std::size_t most_compared = 2500;

    template <class IsSame>
    void pair_if(IsSame is_same) {
        for (PairedBranch& pair : x_out) {
            if (pair.was) continue;
            const auto found = std::ranges::find_if(
                x_was, [&](const Branch* each) { return is_same(*each, *pair.is); });
            if (found == x_was.end()) continue;
            pair.was = *found;
            x_was.erase(found);
        }
    }

    /// A corrected name or day: what is left has most in common with it.
    void pair_likely() {
        std::map<const Branch*, Values> values;
        for (const Branch* each : x_was) values[each] = values_of(*each);
        for (PairedBranch& pair : x_out) {
            if (pair.was || x_was.empty()) continue;
            const Values of_this = values_of(*pair.is);
            const auto alike = [&](const Branch* each) { return likeness(values[each], of_this); };
            const auto best = std::ranges::max_element(x_was, {}, alike);
            if (alike(*best) < 0.5) continue;
            pair.was = *best;
            x_was.erase(best);
        }
    }

    std::vector<const Branch*> x_was;
    std::vector<PairedBranch> x_out;
};

class Comparison {
  public:
    Comparison(const Wording& before, const Wording& after) : x_before(before), x_after(after) {}

    void compare(const Branch& was, const Branch& is, const Where& where) {
        for (const auto& [field, both] : fields_of(was, is)) {
            const Where here = where.in(x_after, *field);
            compare_leaves(*field, both, here);
            const auto before = items_of(both.was, &Filled::branches);
            const auto after = items_of(both.is, &Filled::branches);
            if (field->container == Container::one) {
                compare_one(*field, before, after, here);
            } else {
                const Pairing paired(before, after);
                for (const PairedBranch& pair : paired.pairs()) compare_items(*field, pair, here);
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
                          .counts = where.top->counts || field.counts},
                         where.top,
                         &field,
                         is_item});
    }

    void compare_leaves(const Field& field, const BothFilled& both, const Where& here) {
        const auto was = items_of(both.was, &Filled::leaves);
        const auto is = items_of(both.is, &Filled::leaves);
        if (field.container == Container::entries) return compare_entries(field, was, is, here);
        std::vector<std::string> before = words_of(x_before, field, was, raw_of(is));
        std::vector<std::string> after = words_of(x_after, field, is, raw_of(was));
        if (before.empty() && after.empty()) return;
        add(field, here, x_before.join(before), x_after.join(after));
    }

    static std::multiset<std::string> raw_of(std::span<const Leaf> leaves) {
        std::multiset<std::string> out;
        for (const Leaf& leaf : leaves) out.insert(raw_text(leaf.value));
        return out;
    }

    /// The values that the other side does not have.
    static std::vector<std::string> words_of(const Wording& say, const Field& field,
                                             std::span<const Leaf> leaves,
                                             std::multiset<std::string> other) {
        std::vector<std::string> out;
        for (const Leaf& leaf : leaves) {
            const auto found = other.find(raw_text(leaf.value));
            if (found == other.end()) {
                out.push_back(in_words(say, field, leaf.value));
            } else {
                other.erase(found);
            }
        }
        return out;
    }

    void compare_entries(const Field& field, std::span<const Leaf> was, std::span<const Leaf> is,
                         const Where& here) {
        const auto find = [](std::span<const Leaf> all, const std::string& key) {
            const auto found = std::ranges::find(all, key, &Leaf::key);
            return found == all.end() ? nullptr : &*found;
        };
        const auto words = [&](const Wording& say, const Leaf* leaf) {
            return leaf ? in_words(say, field, leaf->value) : std::string();
        };
        const auto tell = [&](const std::string& key) {
            const Leaf *before = find(was, key), *after = find(is, key);
            if (before && after && raw_text(before->value) == raw_text(after->value)) return;
            add(field, here.at(x_after, key, key_in_words(x_after, field, key)),
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
        add(field, here, was.empty() ? "" : daicho::in_words(x_before, was.front()),
            is.empty() ? "" : daicho::in_words(x_after, is.front()), true);
    }

    void compare_items(const Field& field, const PairedBranch& pair, const Where& here) {
        const Branch& shown = pair.is ? *pair.is : *pair.was;
        const Wording& say = pair.is ? x_after : x_before;
        const Where at =
            here.at(x_after, shown.identity,
                    field.schema ? name_of(say, shown) : key_in_words(say, field, shown.key));
        if (pair.was && pair.is) return compare(*pair.was, *pair.is, at);
        add(field, at, pair.was ? daicho::in_words(x_before, *pair.was) : "",
            pair.is ? daicho::in_words(x_after, *pair.is) : "", true);
    }

    const Wording& x_before;
    const Wording& x_after;
    std::vector<Difference> x_out;
};

void add_words(const Wording& say, const Branch& branch, std::vector<std::string>& out) {
    for (const Filled& filled : branch.fields) {
        const Field& field = *filled.field;
        if (field.kind == ValueKind::citation) continue;
        for (const Leaf& leaf : filled.leaves) {
            const std::string words = in_words(say, field, leaf.value);
            out.push_back(leaf.key.empty()
                              ? words
                              : fmt::format("{} {}", key_in_words(say, field, leaf.key), words));
        }
        for (const Branch& each : filled.branches) add_words(say, each, out);
    }
}

}  // namespace

std::vector<Difference> differences(const Wording& before, const Branch& was, const Wording& after,
                                    const Branch& is) {
    Comparison comparison(before, after);
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

double likeness(const Branch& a, const Branch& b) {
    return likeness(values_of(a), values_of(b));
}

std::string in_words(const Wording& say, const Branch& branch) {
    std::vector<std::string> parts;
    add_words(say, branch, parts);
    // Something is there, even if it says nothing: an entry of a key alone.
    return parts.empty() ? say.text({"あり", "present"}) : say.join(parts);
}

}  // namespace daicho
