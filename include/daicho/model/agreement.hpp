// One agreement, as a record of the format holds it (docs/record-format.md).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "daicho/model/source.hpp"
#include "daicho/text/named.hpp"
#include "daicho/time/date.hpp"

namespace daicho {

// ---- the kinds of value ------------------------------------------------------------------------

/// Text on one line, at most 200 characters.
struct Line {
    std::string text;
};

/// Text of any number of lines.
struct Prose {
    std::string text;
};

/// An id of a vocabulary (`vocabulary.yaml`): which one, the field says.
struct Term {
    std::string id;
};

/// A source of `sources.yaml`, perhaps with a page: `S1#3`.
struct Citation {
    std::string id;
    std::optional<int> page;
};

/// An http or https address.
struct Address {
    std::string text;
};

/// A time of day: 10:00.
struct Clock {
    std::string text;
};

/// The id of a record.
struct RecordId {
    std::string text;
};

/// A figure or, where there is none, words: `74`, `全国トップ`.
struct Quantity {
    std::string text;  // as written
    std::optional<double> number;
};

enum class Better { higher, lower };
inline constexpr std::array better_names{
    Named<Better>{Better::higher, "higher", Words{"高い方がよい", "higher"}},
    Named<Better>{Better::lower, "lower", Words{"低い方がよい", "lower"}},
};
static_assert(is_in_step(better_names, &Named<Better>::value, Better::lower));

enum class Status { final, interim, restated };
inline constexpr std::array status_names{
    Named<Status>{Status::final, "final", Words{"確定", "final"}},
    Named<Status>{Status::interim, "interim", Words{"途中", "interim"}},
    Named<Status>{Status::restated, "restated", Words{"改定後", "restated"}},
};
static_assert(is_in_step(status_names, &Named<Status>::value, Status::restated));

/// Of which governments a number says the how manieth one is.
enum class Among { governments, prefectures, municipalities, cities };
inline constexpr std::array among_names{
    Named<Among>{Among::governments, "governments",
                 Words{"都道府県と市区町村", "prefectures and municipalities"}},
    Named<Among>{Among::prefectures, "prefectures", Words{"都道府県", "prefectures"}},
    Named<Among>{Among::municipalities, "municipalities", Words{"市区町村", "municipalities"}},
    Named<Among>{Among::cities, "cities", Words{"市", "cities"}},
};
static_assert(is_in_step(among_names, &Named<Among>::value, Among::cities));

// What could not be read is a finding and is not there: no default value stands in for it. A
// mapping is there as soon as it is one; of its members those are that could be read.

/// A value that may not be there: it is not written, or could not be read.
template <class T>
using Maybe = std::optional<At<T>>;

/// Several values in the order of the file.
template <class Item>
struct Several : std::vector<Item> {
    using std::vector<Item>::vector;
    bool is_whole = true;  // all in it could be read: what seems to be missing is missing
};
template <class T>
using List = Several<At<T>>;
/// A mapping with free keys. Of an entry that is a mapping itself, the key alone is enough.
template <class T>
using Entries = Several<std::pair<At<std::string>, T>>;

// ---- the parts of a record ---------------------------------------------------------------------

/// The roles that counting and checking know, as the vocabulary calls them. It may have others.
namespace role {
inline constexpr std::string_view government = "government", bureau = "bureau",
                                  ministry = "ministry", hello_work = "hello-work";
}

struct Party {
    Maybe<Term> role;
    Maybe<Line> name;
    Maybe<Line> code;
    Maybe<Date> from;
    Maybe<Date> until;
    List<Citation> sources;

    bool has_role(std::string_view id) const { return role && role->value.id == id; }
    /// The state's: a bureau, the ministry, a Hello Work.
    bool is_of_state() const {
        return has_role(role::bureau) || has_role(role::ministry) || has_role(role::hello_work);
    }
};

struct Numbered {
    Maybe<Citation> source;
    Maybe<int> number;
    Maybe<Line> within;  // the prefecture that is counted in; the country if there is none
    Maybe<Among> among;

    /// Whether it is a number of a published list. One with a scope tells the order of signing:
    /// 県を含めて県内で4番目.
    bool is_of_list() const { return !within && !among; }
};

struct Revision {
    Maybe<Date> date;
    Maybe<Prose> summary;
    List<Citation> sources;
};

struct Ending {
    Maybe<Date> date;
    Maybe<Prose> reason;
    Maybe<RecordId> successor;
    List<Citation> sources;
};

struct Measure {
    Maybe<Line> title;
    Maybe<Line> heading;  // the document's own, with its number: `① 女性`
    List<Term> groups;
    List<Term> activities;
    Maybe<Term> field;
    Entries<At<Prose>> roles;
    Maybe<Line> facility;
    Maybe<FiscalYear> new_in;
    List<Citation> sources;
};

struct Tier {
    Maybe<Term> tier;
    Maybe<Line> name;
    Maybe<Prose> members;
    Maybe<int> per_year;
    List<Citation> sources;
};

/// Whether it is the council (運営協議会), the one tier that figures ask for.
inline bool is_council(const Maybe<Term>& tier) {
    return tier && tier->value.id == "council";
}

struct Meeting {
    Maybe<Date> date;
    Maybe<Term> tier;
    Maybe<Line> title;
    List<Prose> decisions;
    List<Citation> sources;
};

struct Indicator {
    Maybe<Line> name;
    Maybe<Term> unit;
    Maybe<Better> better;
    Maybe<Prose> basis;
    List<Citation> sources;
};

struct Plan {
    Maybe<FiscalYear> fiscal_year;
    Maybe<Line> title;
    Maybe<Date> adopted;
    Entries<At<Quantity>> targets;
    List<Line> priorities;
    Maybe<Prose> evaluation;
    Maybe<Prose> actions;
    List<Citation> sources;
};

struct Result {
    Maybe<Line> indicator;
    Maybe<FiscalYear> fiscal_year;
    Maybe<Quantity> value;
    Maybe<Date> as_of;
    Maybe<Status> status;
    Maybe<bool> own;
    Maybe<bool> derived;
    Maybe<Prose> note;
    List<Citation> sources;

    /// A value that does not say of which state it is, is final.
    Status state() const { return status ? status->value : Status::final; }
    bool is_interim() const { return state() == Status::interim; }
    /// Whether it is the parties' own evaluation, and no related statistic.
    bool is_own() const { return own && own->value; }
};

struct Request {
    Maybe<Date> date;
    Maybe<Term> from;
    Maybe<Term> to;
    Maybe<Prose> summary;
    Maybe<Prose> answer;
    List<Citation> sources;
};

struct Facility {
    Maybe<Line> name;
    Maybe<Term> kind;
    Maybe<Date> opened;
    Maybe<Date> closed;
    List<Line> run_by;
    List<Term> groups;
    Maybe<Prose> note;
    List<Citation> sources;
};

struct Signing {
    Maybe<Date> date;
    Maybe<Clock> time;
    Maybe<Line> place;
    Maybe<Prose> lead;
    Maybe<Prose> purpose;
    List<Line> agenda;
    List<Line> attendees;
    Maybe<Line> office;
    Maybe<Line> phone;
    Maybe<Date> announced;
    List<Line> attachments;
    List<Citation> sources;
};

/// Whom to ask: an office, never a person.
struct Contact {
    Maybe<Line> office;
    Maybe<Line> phone;
    List<Citation> sources;
};

struct Case {
    Maybe<Line> title;
    Maybe<Prose> text;
    List<Citation> sources;
};

/// A record. Every member that holds a value also holds its place in the file.
struct Agreement {
    std::string id;                    // the file's stem: 102041-isesaki
    SourceId source = 0;               // its file
    Span whole{};                      // the record's mapping
    bool is_whole = true;              // all in it could be read
    std::vector<std::uint32_t> cites;  // indexes into Registry::publications, each once, sorted

    Maybe<Line> title;
    Maybe<Term> kind;
    List<Party> parties;
    List<Line> hello_works;  // the offices that carry it out
    Maybe<Date> concluded;
    List<Numbered> numbered;
    List<Revision> revised;
    Maybe<Ending> ended;
    Maybe<RecordId> supersedes;
    Maybe<Prose> aim;
    List<Measure> measures;
    List<Tier> governance;
    List<Meeting> meetings;
    Entries<At<Indicator>> indicators;
    List<Plan> plans;
    List<Result> results;
    List<Request> requests;
    List<Facility> facilities;
    Maybe<Signing> signing;
    Maybe<Contact> contact;
    List<Case> cases;
    Maybe<Prose> notes;
    List<Citation> sources;
};

}  // namespace daicho
