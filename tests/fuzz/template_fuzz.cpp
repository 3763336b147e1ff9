// A fuzzer for templates: tools/fuzz SECONDS template.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "template_oracle.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::string fault = daicho::template_oracle::fault_of_template(text);
    if (fault.empty()) return 0;
    std::fprintf(stderr, "%s\n", fault.c_str());
    std::abort();
}
