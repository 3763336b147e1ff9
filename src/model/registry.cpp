#include "daicho/model/registry.hpp"

#include <algorithm>
#include <array>

namespace daicho {

std::span<const VocabularySection> vocabulary_sections() {
    static constexpr std::array all{
        VocabularySection{"kinds", &Vocabularies::kinds},
        VocabularySection{"roles", &Vocabularies::roles},
        VocabularySection{"tiers", &Vocabularies::tiers},
        VocabularySection{"groups", &Vocabularies::groups},
        VocabularySection{"activities", &Vocabularies::activities},
        VocabularySection{"fields", &Vocabularies::fields},
        VocabularySection{"facility-kinds", &Vocabularies::facility_kinds},
        VocabularySection{"units", &Vocabularies::units},
    };
    return all;
}

const Vocabulary& section(const Vocabularies& vocabularies, std::string_view name) {
    return vocabularies.*
           std::ranges::find(vocabulary_sections(), name, &VocabularySection::name)->member;
}

const VocabularyEntry* find(const Vocabulary& vocabulary, std::string_view id) {
    const auto found = std::ranges::find_if(
        vocabulary, [&](const auto& entry) { return entry.first.value == id; });
    return found == vocabulary.end() ? nullptr : &found->second.value;
}

std::string_view label(const Vocabulary& vocabulary, std::string_view id, Lang lang) {
    const VocabularyEntry* entry = find(vocabulary, id);
    if (!entry) return id;
    const Maybe<Line>& words = lang == Lang::ja ? entry->ja : entry->en;
    return words ? std::string_view(words->value.text) : id;
}

std::vector<std::vector<std::string_view>> needed_roles(const VocabularyEntry* kind) {
    if (!kind || kind->needs.empty())
        return {{role::government}, {role::bureau, role::ministry, role::hello_work}};
    std::vector<std::vector<std::string_view>> out;
    for (const At<Line>& need : kind->needs) {
        auto& roles = out.emplace_back();
        std::string_view rest = need->text;
        for (bool is_last = false; !is_last;) {
            const std::size_t bar = rest.find('|');
            is_last = bar == rest.npos;
            std::string_view role = rest.substr(0, bar);
            while (role.starts_with(' ')) role.remove_prefix(1);
            while (role.ends_with(' ')) role.remove_suffix(1);
            roles.push_back(role);
            if (!is_last) rest.remove_prefix(bar + 1);
        }
    }
    return out;
}

bool is_counted(const VocabularyEntry& kind) {
    return kind.counted && kind.counted->value;
}

bool is_counted(const Registry& registry, const Agreement& agreement) {
    if (!agreement.kind) return false;
    const VocabularyEntry* kind = find(registry.vocabularies.kinds, agreement.kind->value.id);
    return kind && is_counted(*kind);
}

}  // namespace daicho
