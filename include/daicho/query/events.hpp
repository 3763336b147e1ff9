// What happened under the agreements, and when: the events of a timeline.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "daicho/query/facts.hpp"
#include "daicho/text/catalogue.hpp"

namespace daicho {

/// Takes an event that a record tells of, with its own sources, and what tells its item from others
/// of a list (identity.hpp); one without a date is none.
using AddEvent =
    std::function<void(const Maybe<Date>&, Message text, const List<Citation>&, std::string item)>;

/// A kind of event: adding one is one entry of `event_kinds` (src/query/events.cpp).
struct EventKind {
    std::string_view name;  // concluded
    Words label;            // 締結
    void (*collect)(const Vocabularies&, const Agreement&, const AddEvent&);
};

/// In the order in which events of the same days are shown.
Catalogue<EventKind> event_kinds();

struct Event {
    Date when;
    const EventKind* kind;
    std::uint32_t agreement;        // index into Registry::agreements
    Message text;                   // what the record says of it; may be empty
    const List<Citation>* sources;  // its own, or those of the record
    std::string item{};             // what tells it from others of its kind in the record
};

/// The events of some agreements in display order: by latest day, earliest day, kind and id.
/// (`surely_before` is only a partial order and could not sort them.)
std::vector<Event> events_of(const Ledger& ledger, std::span<const std::uint32_t> agreements);

}  // namespace daicho
