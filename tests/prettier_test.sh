#!/bin/sh
# The canonical layout is one that prettier leaves alone: prettier_test.sh TESTS NPX ROOT. Skipped where
# npx cannot fetch prettier.
set -eu
tests=$1 npx=$2 root=$3
prettier="$npx --yes prettier@3.6.2"
if ! timeout 60 $prettier --version >/dev/null 2>&1; then
    echo "skipped: no prettier"
    exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$root/.prettierrc.yaml" "$work"
cp -r "$root/agreements" "$work/agreements"
DAICHO_LAYOUT_OUT=$work "$tests" -tc="untidy files*" >/dev/null
files=$(find "$work" -name '*.yaml' | wc -l)
[ "$files" -gt 500 ]
cd "$work"
$prettier --check '**/*.yaml' --log-level warn
echo "$files files"
