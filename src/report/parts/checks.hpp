// The C of PDCA: targets against results.
#pragma once

#include "report/parts/wording.hpp"

namespace daicho {

struct Achievement {
    bool met = false;
    std::optional<double> rate{};  // percent; 100 and more exactly if met
};

/// How a result stands to its target; nothing if either is words, or if it is not said which way
/// is better. The rate is result ÷ target, or target ÷ result where lower is better; there is none
/// if the divisor is not above 0.
std::optional<Achievement> achievement(const Quantity& target, const Quantity& result,
                                       const Maybe<Better>& better);

/// A target of a fiscal year with one of its results; either may be missing, not both.
struct Check {
    enum class Outcome : std::uint8_t {
        met,
        missed,
        open,
        no_result,
        no_target,
        not_comparable,  // words
        no_direction,    // figures, of which nobody said whether higher or lower is better
    };

    std::string indicator;  // its id
    FiscalYear year{};
    const Quantity* target = nullptr;
    const Result* result = nullptr;
    Outcome outcome = Outcome::no_result;
    std::optional<double> rate{};
};

/// All checks of an agreement, or those of one year: by year, then in the order of its indicators.
/// What is interim is open, whatever its rate.
std::vector<Check> checks_of(const Agreement& agreement, std::optional<FiscalYear> year = {});

/// Targets with a result. Columns: agreement, fiscal year, indicator, unit, target, result,
/// outcome, rate, status, publication, as of, note, sources.
Table checks_table(const Wording& say, std::span<const std::uint32_t> agreements,
                   std::optional<FiscalYear> year);
/// Their results without a target: of one year a row for each; of all years summed up, a row for
/// each indicator, from the first year to the last.
Table untargeted_table(const Wording& say, std::span<const std::uint32_t> agreements,
                       std::optional<FiscalYear> year);
/// What the results of these tables are: whether they are the agreements' own evaluation, and what
/// an interim one is. Nothing where there is none to be told of.
std::string note_on_results(const Wording& say, std::span<const std::uint32_t> agreements,
                            std::optional<FiscalYear> year);
/// Their targets without a result, summed up: a row for each agreement and year, with the names.
Table without_result_table(const Wording& say, std::span<const std::uint32_t> agreements,
                           std::optional<FiscalYear> year);

}  // namespace daicho
