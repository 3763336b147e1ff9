// What an .xlsx is made of: a zip archive of XML parts, read back to see that nothing is missing.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace daicho {

/// Whether every part of the workbook ends as it began, each sheet, in their order, has so many
/// cells and the table of texts so many as it says. Throws Trouble if there is no zlib.
bool is_whole_workbook(const std::string& zip, std::span<const std::size_t> cells);

}  // namespace daicho
