// Coverages gathered by government, through names, codes, kinds and new mergers.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "daicho/query/ledger.hpp"
#include "daicho/reference/lineage.hpp"

namespace daicho {

/// The earlier, the later of two days that are known by intervals.
Date earlier_of(const Date& a, const Date& b);
Date later_of(const Date& a, const Date& b);

/// A time in which one agreement covers a government.
struct Cover {
    std::uint32_t membership;  // index into the ledger's
    Date begin;
    std::optional<Date> end;
};

/// That of a membership by its own days.
Cover coverage_of(const Ledger& ledger, std::uint32_t membership);

/// A government for as long as it is counted as the same.
struct Lineage {
    std::vector<const LegalPerson*> persons{};  // each but the first founded by those before it
    std::vector<Cover> coverages{};             // none beyond its last day
};

/// The lineages that are covered by agreements that take part.
std::vector<Lineage> lineages_of(const Ledger& ledger,
                                 const std::function<bool(const Agreement&)>& takes_part);

}  // namespace daicho
