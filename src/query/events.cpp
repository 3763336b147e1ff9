#include "daicho/query/events.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

namespace daicho {

namespace {

template <class T>
std::string text_of(const Maybe<T>& value) {
    return value ? value->value.text : std::string();
}

Message both(std::string text) {
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

// ---- the kinds, each from its part of a record -------------------------------------------------

void concluded(const Vocabularies&, const Agreement& agreement, const AddEvent& add) {
    add(agreement.concluded, both(text_of(agreement.title)), agreement.sources);
}

void signing(const Vocabularies&, const Agreement& agreement, const AddEvent& add) {
    if (!agreement.signing) return;
    const Signing& signing = agreement.signing->value;
    const std::string time = text_of(signing.time), place = text_of(signing.place);
    add(signing.date, both(time.empty() || place.empty() ? time + place : time + " " + place),
        signing.sources);
}

void joined(const Vocabularies& words, const Agreement& agreement, const AddEvent& add) {
    for (const auto& party : agreement.parties) {
        add(party->from, text_or(party->name, term(words.roles, party->role)), party->sources);
    }
}

void left(const Vocabularies& words, const Agreement& agreement, const AddEvent& add) {
    for (const auto& party : agreement.parties) {
        add(party->until, text_or(party->name, term(words.roles, party->role)), party->sources);
    }
}

void revised(const Vocabularies&, const Agreement& agreement, const AddEvent& add) {
    for (const auto& revision : agreement.revised) {
        add(revision->date, both(text_of(revision->summary)), revision->sources);
    }
}

void plan_adopted(const Vocabularies&, const Agreement& agreement, const AddEvent& add) {
    for (const auto& plan : agreement.plans) {
        const auto& year = plan->fiscal_year;
        const auto in = [&](Lang lang) {
            return year ? label(year->value, DateStyle::iso, lang) : std::string();
        };
        add(plan->adopted, text_or(plan->title, {in(Lang::ja), in(Lang::en)}), plan->sources);
    }
}

void meeting(const Vocabularies& words, const Agreement& agreement, const AddEvent& add) {
    for (const auto& meeting : agreement.meetings) {
        add(meeting->date, text_or(meeting->title, term(words.tiers, meeting->tier)),
            meeting->sources);
    }
}

/// 就職率 65.6% (2019年度)
void result(const Vocabularies& words, const Agreement& agreement, const AddEvent& add) {
    for (const auto& result : agreement.results) {
        const std::string id = text_of(result->indicator);
        const auto found = std::ranges::find(agreement.indicators, id,
                                             [](const auto& entry) { return entry.first.value; });
        const Indicator* indicator =
            found == agreement.indicators.end() ? nullptr : &*found->second;
        const auto in = [&](Lang lang) {
            std::string out = indicator && indicator->name ? text_of(indicator->name) : id;
            out += " " + text_of(result->value);
            if (indicator && indicator->unit) {
                const auto unit = label(words.units, indicator->unit->value.id, lang);
                out += fmt::format("{}{}", lang == Lang::en && unit != "%" ? " " : "", unit);
            }
            if (!result->fiscal_year) return out;
            return fmt::format("{} ({})", out,
                               label(result->fiscal_year->value, DateStyle::iso, lang));
        };
        add(result->as_of, {in(Lang::ja), in(Lang::en)}, result->sources);
    }
}

void request(const Vocabularies& words, const Agreement& agreement, const AddEvent& add) {
    for (const auto& request : agreement.requests) {
        const Message from = term(words.roles, request->from), to = term(words.roles, request->to);
        const std::string summary = text_of(request->summary);
        add(request->date,
            {fmt::format("{}から{}へ: {}", from.ja, to.ja, summary),
             fmt::format("{} to {}: {}", from.en, to.en, summary)},
            request->sources);
    }
}

void facility_opened(const Vocabularies& words, const Agreement& agreement, const AddEvent& add) {
    for (const auto& facility : agreement.facilities) {
        add(facility->opened, text_or(facility->name, term(words.facility_kinds, facility->kind)),
            facility->sources);
    }
}

void facility_closed(const Vocabularies& words, const Agreement& agreement, const AddEvent& add) {
    for (const auto& facility : agreement.facilities) {
        add(facility->closed, text_or(facility->name, term(words.facility_kinds, facility->kind)),
            facility->sources);
    }
}

void ended(const Vocabularies&, const Agreement& agreement, const AddEvent& add) {
    if (!agreement.ended) return;
    const Ending& ending = agreement.ended->value;
    add(ending.date, both(text_of(ending.reason)), ending.sources);
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
                         [&](const Maybe<Date>& when, Message text, const List<Citation>& own) {
                             if (!when) return;
                             const auto& sources = own.empty() ? agreement.sources : own;
                             out.push_back({when->value, &kind, index, std::move(text), &sources});
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
