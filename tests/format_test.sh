#!/bin/sh
# Every source is as clang-format 14 writes it: format_test.sh CLANG_FORMAT ROOT
set -eu
cd "$2"
case $("$1" --version) in
    *"version 14."*) ;;
    *) echo "skipped: the tree is formatted by clang-format 14, this is $("$1" --version)"; exit 77 ;;
esac
find src include tests \( -name '*.cpp' -o -name '*.hpp' \) -print0 | sort -z | xargs -0 "$1" --dry-run --Werror
