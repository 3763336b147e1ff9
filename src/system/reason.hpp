// What the system says of a failure, in both languages.
#pragma once

#include "daicho/text/words.hpp"

namespace daicho {

/// Of an errno; nothing of 0. A rare one is in the words of the system alone.
Message reason_of(int error);

}  // namespace daicho
