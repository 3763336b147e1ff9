// Kinds of government that are counted together: one kind, `municipality` (all but prefectures),
// `total`; or any others.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "daicho/reference/reference.hpp"

namespace daicho {

class KindSet {
  public:
    constexpr KindSet() = default;
    constexpr KindSet(GovernmentKind kind) : x_bits(1U << static_cast<unsigned>(kind)) {}
    constexpr KindSet(std::initializer_list<GovernmentKind> kinds) {
        for (const GovernmentKind kind : kinds) x_bits |= KindSet(kind).x_bits;
    }

    constexpr void insert(GovernmentKind kind) { x_bits |= KindSet(kind).x_bits; }
    constexpr bool contains(GovernmentKind kind) const { return contains(KindSet(kind)); }
    constexpr bool contains(KindSet part) const { return (part.x_bits & ~x_bits) == 0; }
    /// The kinds that are in both.
    constexpr KindSet operator&(KindSet other) const {
        KindSet out;
        out.x_bits = x_bits & other.x_bits;
        return out;
    }
    friend constexpr bool operator==(KindSet, KindSet) = default;

  private:
    unsigned x_bits = 0;
};

inline constexpr KindSet municipality{GovernmentKind::city, GovernmentKind::ward,
                                      GovernmentKind::town, GovernmentKind::village};
inline constexpr KindSet all_governments{GovernmentKind::prefecture, GovernmentKind::city,
                                         GovernmentKind::ward, GovernmentKind::town,
                                         GovernmentKind::village};

/// What published figures are of: the five kinds, municipality, all.
inline constexpr std::array<KindSet, 7> published_kinds{
    GovernmentKind::prefecture, GovernmentKind::city, GovernmentKind::ward, GovernmentKind::town,
    GovernmentKind::village,    municipality,         all_governments};

/// As registry.yaml writes it: `city`, `municipality`, `total`; nothing for any other text.
std::optional<KindSet> kind_set(std::string_view key);
/// The reverse; empty for a set that no published figure is of.
std::string_view name_of(KindSet kinds);
/// As people read it: 市, city; 計, all governments. Empty for a set that no published figure is
/// of.
Words label(KindSet kinds);
/// The same of what registry.yaml writes; any other text as it is.
Words label_of_kinds(std::string_view key);

}  // namespace daicho
