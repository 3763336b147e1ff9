// The whole ledger: its agreements and the files beside them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "daicho/model/about.hpp"
#include "daicho/model/agreement.hpp"
#include "daicho/model/source.hpp"

namespace daicho {

/// A cited publication (`sources.yaml`).
struct Publication {
    Maybe<Line> title;
    Maybe<Line> publisher;
    Maybe<Date> date;
    Maybe<Address> url;
    Maybe<Prose> note;
};

/// An id of a vocabulary with its labels (`vocabulary.yaml`).
struct VocabularyEntry {
    Maybe<Line> ja;
    Maybe<Line> en;
    Maybe<bool> counted;  // of kinds: is it in the national count?
    List<Line> needs;     // of kinds: `bureau | ministry`, a party of one of these roles
    Maybe<Prose> note;
};

/// Entries that others refer to: until they have been read, nothing is missing among them.
template <class T>
struct Listing : Entries<At<T>> {
    Listing() { this->is_whole = false; }
};
using Vocabulary = Listing<VocabularyEntry>;

/// The controlled vocabularies, each in its display order.
struct Vocabularies {
    Vocabulary kinds;
    Vocabulary roles;
    Vocabulary tiers;
    Vocabulary groups;
    Vocabulary activities;
    Vocabulary fields;
    Vocabulary facility_kinds;
    Vocabulary units;
};

/// A section of `vocabulary.yaml` by its key; there is one for each vocabulary that a field names.
struct VocabularySection {
    std::string_view name;
    Vocabulary Vocabularies::*member;
};
std::span<const VocabularySection> vocabulary_sections();
const Vocabulary& section(const Vocabularies& vocabularies, std::string_view name);

/// Counts by kind of government, as published: prefecture, city, ward, town, village; or, where
/// the publisher did not split them, municipality; or only total. They are the parts of one figure:
/// if one of them could not be read, none is there.
struct Counts : Entries<At<int>> {};

/// Agreements that a publisher counted without naming (`registry.yaml`).
struct Unlisted {
    Maybe<Line> kind;  // of government
    Maybe<int> count;
    Maybe<Line> prefecture;
    List<Line> prefectures;  // where it may be, if the prefecture is not known
    Maybe<Date> concluded;
    Maybe<Prose> reason;
    Maybe<Date> until;
    List<Citation> sources;
};

/// A published total, which the registry must reproduce (`registry.yaml`).
struct PublishedTotal {
    Maybe<Date> as_of;
    Counts counts;
    Entries<Counts> new_in;
    Maybe<bool> complete;
    Maybe<bool> derived;
    Maybe<Prose> disputed;
    Maybe<Prose> note;
    List<Citation> sources;

    /// Whether nobody published it: it was computed from other totals.
    bool is_derived() const { return derived && derived->value; }
};

struct Registry {
    Sources files;  // sorted by path; every Span points into them

    Maybe<int> format;
    Maybe<Line> title;
    List<Line> scope;  // the prefectures that it is about; all if none is named
    List<Unlisted> unlisted;
    List<PublishedTotal> totals;
    Vocabularies vocabularies;
    Listing<Publication> publications;
    About about;                        // empty if nothing is said of agreements in general
    std::vector<Agreement> agreements;  // sorted by path of their file
};

/// The entry of a vocabulary; null if there is none.
const VocabularyEntry* find(const Vocabulary& vocabulary, std::string_view id);

/// The label of a term; its id if the vocabulary does not have it.
std::string_view label(const Vocabulary& vocabulary, std::string_view id, Lang lang);

/// The roles that must sign an agreement of a kind: of each entry one. What a vocabulary that says
/// nothing of it means is a government and the state: a bureau, the ministry or a Hello Work.
std::vector<std::vector<std::string_view>> needed_roles(const VocabularyEntry* kind);

/// Whether agreements of the kind are in the national count.
bool is_counted(const VocabularyEntry& kind);
/// Whether the agreement is: its kind says so.
bool is_counted(const Registry& registry, const Agreement& agreement);

}  // namespace daicho
