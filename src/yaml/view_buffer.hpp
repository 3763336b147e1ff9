// A stream buffer over text that stays where it is.
#pragma once

#include <streambuf>
#include <string_view>

namespace daicho {

class ViewBuffer : public std::streambuf {
  public:
    explicit ViewBuffer(std::string_view text) {
        char* begin = const_cast<char*>(text.data());  // only read
        setg(begin, begin, begin + text.size());
    }
};

}  // namespace daicho
