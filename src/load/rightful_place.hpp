// Where a file that stands in no place of the format belongs.
#pragma once

#include <string>
#include <string_view>

namespace daicho {

/// The place of a record whose path is wrong, relative to `agreements`:
/// `10-gunma/102041_Isesaki.yml` belongs to `10-gunma/102041-isesaki.yaml`. Empty if nothing can
/// be said, or if it is there already.
std::string rightful_place(std::string_view path);

/// `git mv agreements/… agreements/…` for a shell; empty if the names are not for one.
std::string move_command(std::string_view from, std::string_view to);

}  // namespace daicho
