#!/bin/sh
# The canonical layout is one that prettier leaves alone: prettier_test.sh TESTS NPX ROOT DAICHO. Skipped where
# npx cannot fetch prettier.
set -eu
tests=$1 npx=$2 root=$3 daicho=$4
prettier="$npx --yes prettier@3.6.2"
if ! timeout 60 $prettier --version >/dev/null 2>&1; then
    echo "skipped: no prettier"
    exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$root/.prettierrc.yaml" "$work"
cp -r "$root/agreements" "$work/agreements"
"$daicho" init "$work/own" --prefecture 群馬県 2>/dev/null
DAICHO_LAYOUT_OUT=$work "$tests" -tc="untidy files*" >/dev/null
files=$(find "$work" -name '*.yaml' | wc -l)
[ "$files" -gt 500 ]
cd "$work"
$prettier --check '**/*.yaml' own/.vscode/settings.json own/.prettierrc.yaml --log-level warn
echo "$files files"
