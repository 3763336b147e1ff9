// One agreement, as a record of the format holds it (docs/record-format.md).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "daicho/model/source.hpp"
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
enum class Status { final, interim, restated };

template <class T>
using Maybe = std::optional<At<T>>;
template <class T>
using List = std::vector<At<T>>;
/// A mapping with free keys, in the order of the file.
template <class T>
using Entries = std::vector<std::pair<At<std::string>, T>>;

// ---- the parts of a record ---------------------------------------------------------------------

struct Party {
    Maybe<Term> role;
    Maybe<Line> name;
    Maybe<Line> code;
    Maybe<Date> from;
    Maybe<Date> until;
    List<Citation> sources;
};

struct Numbered {
    Maybe<Citation> source;
    Maybe<int> number;
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
    List<Term> groups;
    Maybe<Term> activity;
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
    Maybe<Line> time;
    Maybe<Line> place;
    List<Line> agenda;
    List<Line> attendees;
    Maybe<Line> office;
    Maybe<Line> phone;
    Maybe<Date> announced;
    List<Line> attachments;
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
    std::vector<std::uint32_t> cites;  // indexes into Registry::publications, each once, sorted

    Maybe<Line> title;
    Maybe<Term> kind;
    std::vector<At<Party>> parties;
    Maybe<Date> concluded;
    std::vector<At<Numbered>> numbered;
    std::vector<At<Revision>> revised;
    Maybe<Ending> ended;
    Maybe<RecordId> supersedes;
    Maybe<Prose> aim;
    std::vector<At<Measure>> measures;
    std::vector<At<Tier>> governance;
    std::vector<At<Meeting>> meetings;
    Entries<At<Indicator>> indicators;
    std::vector<At<Plan>> plans;
    std::vector<At<Result>> results;
    std::vector<At<Request>> requests;
    std::vector<At<Facility>> facilities;
    Maybe<Signing> signing;
    std::vector<At<Case>> cases;
    Maybe<Prose> notes;
    List<Citation> sources;
};

}  // namespace daicho
