// What is due in a fiscal year and not recorded: councils to hold, plans to adopt, results. Whether
// it was done without being recorded nobody can know from the registry.
//
// A duty is told only where it surely exists: the agreement has surely been concluded by the due
// day, and has surely not ended before it. What a record tells of days after `today` has not
// happened.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "daicho/query/facts.hpp"
#include "daicho/text/catalogue.hpp"

namespace daicho {

struct DutyRequest {
    const Ledger& ledger;
    const Filter& filter;
    FiscalYear year;
    Day today;
    DateStyle dates = DateStyle::iso;  // of the years in its texts
};

struct DutyKind;

struct Duty {
    Day due;
    const DutyKind* kind;
    std::variant<OfAgreement, OfUnlisted> whose;
    Message text{};
    std::string item{};  // what tells it from others of its kind in the record (identity.hpp)

    /// Null if it is of the unlisted.
    const OfAgreement* agreement() const { return std::get_if<OfAgreement>(&whose); }
};

/// A kind of duty: adding one is one entry of `duty_kinds` (src/query/duties.cpp).
struct DutyKind {
    std::string_view name;  // meeting
    Words label;            // 会議の開催
    Words rule;             // when it is due, and what fulfils it
    void (*find)(const DutyRequest&, const DutyKind&, std::vector<Duty>&);
    bool is_of_meetings = false;  // what is due is a meeting
};
Catalogue<DutyKind> duty_kinds();

enum class DutyState : std::uint8_t { overdue, soon, due };
inline constexpr Days soon_due{60};  // so many days ahead, and fewer, are soon

DutyState state_of(const Duty& duty, Day today);

/// The id of the record; `unlisted-1` for the first unlisted entry.
std::string id_of(const Ledger& ledger, const Duty& duty);

/// What is unmet, by due day, then by id.
std::vector<Duty> duties_of(const DutyRequest& request);

}  // namespace daicho
