#include "daicho/query/events.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "daicho/query/identity.hpp"
#include "daicho/text/number.hpp"

namespace daicho {

namespace {

template <class T>
std::string text_of(const Maybe<T>& value) {
    return value ? value->value.text : std::string();
}

Message both(const std::string& text) {
    return {text, text};
}

Message term(const Vocabulary& vocabulary, const Maybe<Term>& id) {
    if (!id) return {};
    return {std::string(label(vocabulary, id->value.id, Lang::ja)),
            std::string(label(vocabulary, id->value.id, Lang::en))};
}

/// The text of a line; if there is none, something else.
Message text_or(const Maybe<Line>& line, Message otherwise) {
    return line ? both(line->value.text) : std::move(otherwise);
}

/// Calls `see` with each item of a list, and what tells it from the others.
template <class T, class See>
void each(const List<T>& items, See see) {
    std::vector<std::string> names = identities(items);
    for (std::size_t i = 0; i < items.size(); ++i) see(*items[i], std::move(names[i]));
}

// ---- the kinds, each from its part of a record -------------------------------------------------

void concluded(const Vocabularies&, const Agreement& agreement, const AddEvent& add) {
    add(agreement.concluded, both(text_of(agreement.title)), agreement.sources, {});
}

void signing(const Vocabularies&, const Agreement& agreement, const AddEvent& add) {
    if (!agreement.signing) return;
    const Signing& signing = agreement.signing->value;
    const std::string time = text_of(signing.time), place = text_of(signing.place);
    add(signing.date, both(time.empty() || place.empty() ? time + place : time + " " + place),
        signing.sources, {});
}

void joined(const Vocabularies& words, const Agreement& agreement, const AddEvent& add) {
    each(agreement.parties, [&](const Party& party, std::string item) {
        add(party.from, text_or(party.name, term(words.roles, party.role)), party.sources,
            std::move(item));
    });
}

void left(const Vocabularies& words, const Agreement& agreement, const AddEvent& add) {
    each(agreement.parties, [&](const Party& party, std::string item) {
        add(party.until, text_or(party.name, term(words.roles, party.role)), party.sources,
            std::move(item));
    });
}

void revised(const Vocabularies&, const Agreement& agreement, const AddEvent& add) {
    each(agreement.revised, [&](const Revision& revision, std::string item) {
        add(revision.date, both(text_of(revision.summary)), revision.sources, std::move(item));
    });
}

void plan_adopted(const Vocabularies&, const Agreement& agreement, const AddEvent& add) {
    each(agreement.plans, [&](const Plan& plan, std::string item) {
        const auto& year = plan.fiscal_year;
        const auto in = [&](Lang lang) {
            return year ? label(year->value, DateStyle::iso, lang) : std::string();
        };
        add(plan.adopted, text_or(plan.title, {in(Lang::ja), in(Lang::en)}), plan.sources,
            std::move(item));
    });
}

void meeting(const Vocabularies& words, const Agreement& agreement, const AddEvent& add) {
    each(agreement.meetings, [&](const Meeting& meeting, std::string item) {
        add(meeting.date, text_or(meeting.title, term(words.tiers, meeting.tier)), meeting.sources,
            std::move(item));
    });
}

/// 就職率 65.6% (2019年度)
void result(const Vocabularies& words, const Agreement& agreement, const AddEvent& add) {
    each(agreement.results, [&](const Result& result, std::string item) {
        const std::string id = text_of(result.indicator);
        const auto found = std::ranges::find(agreement.indicators, id,
                                             [](const auto& entry) { return entry.first.value; });
        const Indicator* indicator =
            found == agreement.indicators.end() ? nullptr : &*found->second;
        const auto in = [&](Lang lang) {
            std::string out = indicator && indicator->name ? text_of(indicator->name) : id;
            out += " " + text_of(result.value);
            if (indicator && indicator->unit) {
                const auto unit = label(words.units, indicator->unit->value.id, lang);
                out = with_unit(out, unit, lang);
            }
            if (!result.fiscal_year) return out;
            return fmt::format("{} ({})", out,
                               label(result.fiscal_year->value, DateStyle::iso, lang));
        };
        add(result.as_of, {in(Lang::ja), in(Lang::en)}, result.sources, std::move(item));
    });
}

void request(const Vocabularies& words, const Agreement& agreement, const AddEvent& add) {
    each(agreement.requests, [&](const Request& request, std::string item) {
        const Message from = term(words.roles, request.from), to = term(words.roles, request.to);
        const std::string summary = text_of(request.summary);
        add(request.date,
            {fmt::format("{}から{}へ: {}", from.ja, to.ja, summary),
             fmt::format("{} to {}: {}", from.en, to.en, summary)},
            request.sources, std::move(item));
    });
}

void facility_opened(const Vocabularies& words, const Agreement& agreement, const AddEvent& add) {
    each(agreement.facilities, [&](const Facility& facility, std::string item) {
        add(facility.opened, text_or(facility.name, term(words.facility_kinds, facility.kind)),
            facility.sources, std::move(item));
    });
}

void facility_closed(const Vocabularies& words, const Agreement& agreement, const AddEvent& add) {
    each(agreement.facilities, [&](const Facility& facility, std::string item) {
        add(facility.closed, text_or(facility.name, term(words.facility_kinds, facility.kind)),
            facility.sources, std::move(item));
    });
}

void ended(const Vocabularies&, const Agreement& agreement, const AddEvent& add) {
    if (!agreement.ended) return;
    const Ending& ending = agreement.ended->value;
    add(ending.date, both(text_of(ending.reason)), ending.sources, {});
}

constexpr std::array<EventKind, 12> all_kinds{{
    {"concluded", {"締結", "concluded"}, concluded},
    {"signing", {"締結式", "signing"}, signing},
    {"joined", {"加入", "joined"}, joined},
    {"revised", {"改定", "revised"}, revised},
    {"plan", {"計画決定", "plan adopted"}, plan_adopted},
    {"meeting", {"会議", "meeting"}, meeting},
    {"result", {"実績", "result"}, result},
    {"request", {"要請", "request"}, request},
    {"facility-opened", {"施設開設", "facility opened"}, facility_opened},
    {"facility-closed", {"施設閉鎖", "facility closed"}, facility_closed},
    {"left", {"脱退", "left"}, left},
    {"ended", {"終了", "ended"}, ended},
}};

}  // namespace

Catalogue<EventKind> event_kinds() {
    return all_kinds;
}

std::vector<Event> events_of(const Ledger& ledger, std::span<const std::uint32_t> agreements) {
    const Registry& registry = ledger.registry();
    std::vector<Event> out;
    for (const std::uint32_t index : agreements) {
        const Agreement& agreement = ledger.agreement(index);
        for (const EventKind& kind : all_kinds) {
            kind.collect(registry.vocabularies, agreement,
                         [&](const Maybe<Date>& when, Message text, const List<Citation>& own,
                             std::string item) {
                             if (!when) return;
                             const auto& sources = own.empty() ? agreement.sources : own;
                             out.push_back({when->value, &kind, index, std::move(text), &sources,
                                            std::move(item)});
                         });
        }
    }
    // Kinds are compared by their place in the catalogue.
    std::ranges::stable_sort(out, {}, [&](const Event& event) {
        return std::tuple(event.when.latest, event.when.earliest, event.kind - all_kinds.data(),
                          std::string_view(ledger.agreement(event.agreement).id));
    });
    return out;
}

}  // namespace daicho
