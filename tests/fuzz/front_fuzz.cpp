// A fuzzer for the YAML front; not built by default:
//
//     clang++ -std=c++20 -g -O1 -fsanitize=fuzzer,address,undefined -Iinclude -Isrc
//     tests/fuzz/*.cpp
//         src/yaml/document.cpp src/yaml/*.cpp src/text/*.cpp src/model/*.cpp
//         -lyaml-cpp -lfmt -lutf8proc -o front_fuzz
//     ./front_fuzz -max_total_time=60 -timeout=10 tests/corpus
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
