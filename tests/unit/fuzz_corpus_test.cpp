// The corpora of the fuzz targets, and cuts of each of their texts, replayed.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "../fuzz/document_oracle.hpp"
#include "../fuzz/template_oracle.hpp"

using namespace daicho;

namespace {

namespace fs = std::filesystem;

/// Every text of a corpus, whole, without its beginning, and without its end.
template <class Oracle>
void replay(const std::string& folder, std::size_t least, Oracle fault_of) {
    std::size_t texts = 0;
    for (const auto& entry : fs::directory_iterator(DAICHO_ROOT "/tests/" + folder)) {
        CAPTURE(entry.path().filename().string());
        std::ostringstream read;
        read << std::ifstream(entry.path(), std::ios::binary).rdbuf();
        const std::string text = read.str();
        ++texts;
        CHECK(fault_of(text) == "");
        const std::size_t step = std::max<std::size_t>(1, text.size() / 12);
        for (std::size_t cut = 0; cut < text.size(); cut += step) {
            CAPTURE(cut);
            CHECK(fault_of(std::string_view(text).substr(cut)) == "");
            CHECK(fault_of(std::string_view(text).substr(0, cut)) == "");
        }
    }
    CHECK(texts >= least);
}

}  // namespace

TEST_CASE(
    "whatever a template holds, it is refused with its place or filled with data that stays data") {
    replay("corpus-templates", 20,
           [](std::string_view text) { return template_oracle::fault_of_template(text); });
}

TEST_CASE("whatever a document holds, its blocks are refused or written so that they are current") {
    replay("corpus-documents", 18,
           [](std::string_view text) { return document_oracle::fault_of_document(text); });
}
