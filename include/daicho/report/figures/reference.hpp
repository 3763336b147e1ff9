// Local governments as the reference knows them, with their history.
#pragma once

#include <span>

#include "daicho/reference/reference.hpp"
#include "daicho/report/report.hpp"

namespace daicho {

Report governments_report(std::span<const Government* const> found, Day day, Lang lang,
                          DateStyle dates);

}  // namespace daicho
