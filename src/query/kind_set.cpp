#include "daicho/query/kind_set.hpp"

#include <algorithm>

namespace daicho {

namespace {

/// Kinds that are published as one figure.
struct Sum {
    KindSet kinds;
    std::string_view name;
    Words label;
};
constexpr std::array sums{
    Sum{all_governments, "total", {"計", "all governments"}},
    Sum{municipality, "municipality", {"市区町村", "municipality"}},
};

}  // namespace

std::optional<KindSet> kind_set(std::string_view key) {
    if (const auto sum = std::ranges::find(sums, key, &Sum::name); sum != sums.end())
        return sum->kinds;
    if (const auto kind = government_kind(key)) return KindSet(*kind);
    return {};
}

std::string_view name_of(KindSet kinds) {
    if (const auto sum = std::ranges::find(sums, kinds, &Sum::kinds); sum != sums.end())
        return sum->name;
    for (const GovernmentKind kind : government_kinds) {
        if (kinds == KindSet(kind)) return name_of(kind);
    }
    return {};
}

Words label(KindSet kinds) {
    if (const auto sum = std::ranges::find(sums, kinds, &Sum::kinds); sum != sums.end())
        return sum->label;
    const auto kind = government_kind(name_of(kinds));
    return kind ? label(*kind) : Words{};
}

Words label_of_kinds(std::string_view key) {
    const auto kinds = kind_set(key);
    return kinds ? label(*kinds) : Words{key, key};
}

}  // namespace daicho
