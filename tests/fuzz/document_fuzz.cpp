// A fuzzer for documents with blocks: tools/fuzz SECONDS document.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "document_oracle.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::string fault = daicho::document_oracle::fault_of_document(text);
    if (fault.empty()) return 0;
    std::fprintf(stderr, "%s\n", fault.c_str());
    std::abort();
}
