// The free keys of a file, `x-…`: whoever keeps it may write there what the format does not have.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace daicho {

/// What stands at a free key, and the keys that lead there: measures.x-memo.
struct FreeValue {
    std::string path;
    std::string text;  // of a list or a mapping as it is written
};

/// In the order of the file; none of one that cannot be read.
std::vector<FreeValue> free_values(std::string_view file);

}  // namespace daicho
