// What the records refer to by its id: the terms of the vocabularies and the publications.
#pragma once

#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "daicho/model/registry.hpp"

namespace daicho {

/// What a record may refer to: loaded before the records, then only read, by all threads.
class References {
  public:
    References() = default;
    References(const Vocabularies& vocabularies, const Listing<Publication>& publications);

    bool has_term(std::string_view vocabulary, std::string_view id) const;
    /// Whether the vocabulary, or the list of sources, could be read: if not, nobody knows what is
    /// missing in it, and the one finding about that is enough.
    bool knows(std::string_view vocabulary) const;
    bool knows_publications() const { return x_knows_publications; }
    std::vector<std::string_view> terms(std::string_view vocabulary) const;
    /// The id of the term that bears this label; empty if none does.
    std::string_view term_labelled(std::string_view vocabulary, std::string_view label) const;
    /// Index of a publication; -1 if there is none of that id.
    int publication(std::string_view id) const;
    /// The id of the publication at this address; empty if there is none.
    std::string_view publication_at(std::string_view url) const;
    const std::vector<std::string_view>& publications() const { return x_publication_ids; }

  private:
    const Vocabularies* x_vocabularies = nullptr;
    bool x_knows_publications = false;
    std::vector<std::pair<std::string_view, std::string_view>> x_terms;  // vocabulary, id; sorted
    std::vector<std::string_view> x_publication_ids;
    std::unordered_map<std::string_view, int> x_publication_index;
    std::unordered_map<std::string_view, std::string_view> x_publication_at;  // address: id
};

}  // namespace daicho
