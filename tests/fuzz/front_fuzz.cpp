// A fuzzer for the YAML front: tools/fuzz SECONDS front.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "front_oracle.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::string fault = daicho::front_oracle::fault_of_front(text);
    if (fault.empty()) return 0;
    std::fprintf(stderr, "%s\n", fault.c_str());
    std::abort();
}
