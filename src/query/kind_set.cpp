#include "daicho/query/kind_set.hpp"

namespace daicho {

std::optional<KindSet> kind_set(std::string_view key) {
    if (key == "total") return all_governments;
    if (key == "municipality") return municipality;
    if (const auto kind = government_kind(key)) return KindSet(*kind);
    return {};
}

std::string_view name_of(KindSet kinds) {
    if (kinds == all_governments) return "total";
    if (kinds == municipality) return "municipality";
    for (const GovernmentKind kind : government_kinds) {
        if (kinds == KindSet(kind)) return name_of(kind);
    }
    return {};
}

}  // namespace daicho
