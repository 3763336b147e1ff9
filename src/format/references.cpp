#include "format/references.hpp"

#include <algorithm>

#include "daicho/text/normal.hpp"

namespace daicho {

References::References(const Vocabularies& vocabularies, const Listing<Publication>& publications)
    : x_vocabularies(&vocabularies), x_knows_publications(publications.is_whole) {
    for (const auto& [id, publication] : publications) {
        x_publication_index.emplace(id.value, static_cast<int>(x_publication_ids.size()));
        x_publication_ids.push_back(id.value);
        if (publication->url) x_publication_at.emplace(publication->url->value.text, id.value);
    }
    for (const VocabularySection& each : vocabulary_sections()) {
        for (const auto& [id, entry] : vocabularies.*each.member) {
            x_terms.emplace_back(each.name, id.value);
        }
    }
    std::ranges::sort(x_terms);
}

bool References::has_term(std::string_view vocabulary, std::string_view id) const {
    return !x_vocabularies || std::ranges::binary_search(x_terms, std::pair(vocabulary, id));
}

bool References::knows(std::string_view vocabulary) const {
    return !x_vocabularies || section(*x_vocabularies, vocabulary).is_whole;
}

std::vector<std::string_view> References::terms(std::string_view vocabulary) const {
    std::vector<std::string_view> out;
    if (!x_vocabularies) return out;
    for (const auto& [id, entry] : section(*x_vocabularies, vocabulary)) out.push_back(id.value);
    return out;
}

std::string_view References::term_labelled(std::string_view vocabulary,
                                           std::string_view label) const {
    if (!x_vocabularies) return {};
    const auto bears = [&](const Maybe<Line>& words) {
        return words && is_same_text(words->value.text, label);
    };
    for (const auto& [id, entry] : section(*x_vocabularies, vocabulary)) {
        if (bears(entry->ja) || bears(entry->en)) return id.value;
    }
    return {};
}

std::string_view References::publication_at(std::string_view url) const {
    const auto found = x_publication_at.find(url);
    return found == x_publication_at.end() ? std::string_view{} : found->second;
}

int References::publication(std::string_view id) const {
    const auto found = x_publication_index.find(id);
    return found == x_publication_index.end() ? -1 : found->second;
}

}  // namespace daicho
