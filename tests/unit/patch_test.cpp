// Patches: what git makes of them is in edit_test.sh; here is what they look like.
#include "daicho/text/patch.hpp"

#include <doctest/doctest.h>

using namespace daicho;

TEST_CASE("a patch has three lines of context, and hunks that are apart") {
    CHECK(patch("a.yaml", "a\n", "a\n") == "");
    CHECK(patch("a.yaml", "1\n2\n3\n4\n5\n6\n7\n", "1\n2\n3\n4\nx\n6\n7\n") ==
          "--- a/a.yaml\n+++ b/a.yaml\n@@ -2,6 +2,6 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n");
    CHECK(patch("a.yaml", "a\n1\n2\n3\n4\n5\n6\n7\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\nB\n") ==
          "--- a/a.yaml\n+++ b/a.yaml\n@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n"
          "@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n");
}

TEST_CASE("a new file, a file without a last line feed, an odd name") {
    CHECK(patch("a b", {}, "x\n") == "--- /dev/null\n+++ b/a b\t\n@@ -0,0 +1,1 @@\n+x\n");
    CHECK(patch("a", "x", "x\n") ==
          "--- a/a\n+++ b/a\n@@ -1,1 +1,1 @@\n-x\n\\ No newline at end of file\n+x\n");
    CHECK(patch("a\n", "x\n", "") == "--- \"a/a\\012\"\n+++ \"b/a\\012\"\n@@ -1,1 +0,0 @@\n-x\n");
}

TEST_CASE("no line of a patch begins like a command to a log") {
    CHECK(patch("a", "  ::error::x\n1\n", "  ::error::x\n2\n") ==
          "--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n-  ::error::x\n+  ::error::x\n-1\n+2\n");
}
