// Names in the reader's script, and which agreements a page tells of.
#pragma once

#include "report/parts/party_names.hpp"

namespace daicho {

/// Its parties: 伊勢崎市・群馬労働局, `Isesaki-shi, Gunma Labour Bureau`.
std::string names_of_parties(const Wording& say, std::uint32_t agreement);
/// Its governments: 一関市・平泉町.
std::string names_of_governments(const Wording& say, std::uint32_t agreement);

/// The agreements that the filter keeps and that may have been concluded by the as-of day, in force
/// or not, in the order of their records.
std::vector<std::uint32_t> agreements_until(const ReportContext& context);

}  // namespace daicho
