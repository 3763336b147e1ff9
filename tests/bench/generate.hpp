// Realistic registries of N records of about 1.6 KB: the governments of the reference in turn, with
// measures, governance, a plan, results and notes. The same N gives the same bytes.
#pragma once

#include "daicho/model/source.hpp"

namespace daicho::bench {

/// The files of a registry; `check` finds no errors in it.
Sources generate(std::size_t records);

}  // namespace daicho::bench
