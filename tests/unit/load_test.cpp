// Folders: what stands in the wrong place is told where it belongs.
#include <doctest/doctest.h>

#include "load/rightful_place.hpp"

using namespace daicho;

TEST_CASE("a record that is misnamed or in the wrong folder has a place") {
    CHECK(rightful_place("10-gunma/102041-isesaki.yml") == "10-gunma/102041-isesaki.yaml");
    CHECK(rightful_place("10-gunma/102041_Isesaki.YAML") == "10-gunma/102041-isesaki.yaml");
    CHECK(rightful_place("10-gunma/１０２０４１-isesaki.yaml") == "10-gunma/102041-isesaki.yaml");
    CHECK(rightful_place("102041-isesaki.yaml") == "10-gunma/102041-isesaki.yaml");
    CHECK(rightful_place("09-tochigi/102041-isesaki-2015.yml") ==
          "10-gunma/102041-isesaki-2015.yaml");
    CHECK(rightful_place("10-gunma/old/102041-isesaki.yaml") == "10-gunma/102041-isesaki.yaml");
    CHECK(rightful_place("10-gunma/Isesaki.yml") == "10-gunma/102041-isesaki.yaml");
    CHECK(rightful_place("10-gunma/isesaki-shi.yaml") == "10-gunma/102041-isesaki.yaml");
    CHECK(rightful_place("10-gunma/Somewhere.yml") == "10-gunma/somewhere.yaml");
    CHECK(rightful_place("10-gunma/102041-isesaki.yaml") == "");
    for (const char* unknown : {"notes.txt", "10-gunma/notes.txt", "somewhere.yaml", ".yaml",
                                "10-gunma/.yml", "10-gunma/協定.yaml", "10-gunma/x", "", "/"}) {
        CAPTURE(unknown);
        CHECK(rightful_place(unknown) == "");
    }
}

TEST_CASE("a command that moves a file is one for a shell, or there is none") {
    CHECK(move_command("a/b.yml", "10-gunma/b.yaml") ==
          "git mv agreements/a/b.yml agreements/10-gunma/b.yaml");
    CHECK(move_command("a/b c;$(x).yml", "10-gunma/b.yaml") ==
          "git mv 'agreements/a/b c;$(x).yml' agreements/10-gunma/b.yaml");
    CHECK(move_command("a/b'c.yml", "10-gunma/b.yaml") == "");
    CHECK(move_command("a/b\nc.yml", "10-gunma/b.yaml") == "");
    CHECK(move_command("a/\xE2\x80\xAE.yml", "10-gunma/b.yaml") == "");
}
