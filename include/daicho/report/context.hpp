// What every report is made from, and the grounds that every figure bears.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "daicho/query/facts.hpp"
#include "daicho/report/report.hpp"

namespace daicho {

class Counting;
enum class Gap : std::uint8_t;

struct ReportContext {
    const Ledger& ledger;
    Lang lang = Lang::ja;
    DateStyle dates = DateStyle::iso;
    Day as_of{};
    std::optional<Day> today{};  // none where nothing may depend on it: in documents
    Filter filter{};
    std::string revision{};  // of the registry: a commit, `+dirty` if edited; empty if unknown
    std::size_t errors = 0;  // in the registry, if figures were asked for all the same

    std::string text(Words words) const { return std::string(words.in(lang)); }
    std::string text(const Message& message) const { return message.in(lang); }
    std::string date(Day day) const { return label(day, dates, lang); }
    /// The as-of day, and whether it is still to come.
    Ground day() const;
    /// What is asked for, in words.
    Ground covers() const;
    /// Which state of the registry it is, if that is known.
    void add_revision(std::vector<Ground>& grounds) const;
    /// The places that figures are of: those asked for, else those that the registry is about, else
    /// 全国.
    std::string where() const;
};

/// How to have what is later than the day.
inline constexpr Words hint_at_later{"`--as-of latest` で含める",
                                     "`--as-of latest` includes what is later"};

/// The grounds of figures about these facts: unit, as-of day, filter, what is certain and what only
/// possible, what is unlisted and inferred, sources, revision.
std::vector<Ground> grounds_of(const ReportContext& context, Unit unit,
                               std::span<const Fact> facts);

/// The grounds of some of the figures of a table, of which there may be more than is known.
std::vector<Ground> grounds_of_some(const ReportContext& context, Unit unit,
                                    std::span<const Fact> facts, Gap gap);
/// The grounds of figures that are least–most: what records and published totals allow together.
std::vector<Ground> grounds_of_limits(const ReportContext& context, const Counting& counting);

/// Puts a ground behind the one of that key.
void add_behind(std::vector<Ground>& grounds, std::string_view key, Ground ground);
/// Drops the grounds of these keys: what a page says by itself.
void leave_out(std::vector<Ground>& grounds, std::initializer_list<std::string_view> keys);

/// A report with its title, stamped if the registry has errors.
Report begin_report(const ReportContext& context, std::string name, const Message& title);

/// Puts the number of errors in the registry, if any, beside every row that machines get.
void stamp(Report& report, const ReportContext& context);

/// The columns that machines get in every table of figures: unit, as-of day.
std::vector<Constant> constants_of(const ReportContext& context, Unit unit);

}  // namespace daicho
