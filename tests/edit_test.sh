#!/bin/sh
# Editing with a real git and real files: edit_test.sh DAICHO ROOT.
set -eu
daicho=$1 root=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
git init -q .
cp -r "$root/tests/registry/agreements" .

# Patches are what git takes, also from a folder below and for a registry below the top.
printf '\r\n# end' >>agreements/registry.yaml
printf 'x-note: " a "\r\n' >>agreements/10-gunma/102041-isesaki.yaml
cp -r agreements untidy
for command in "fmt" "check --fix"; do
    rm -rf agreements && cp -r untidy agreements
    # shellcheck disable=SC2086  # a command and its option
    "$daicho" $command --diff >patch || [ $? = 1 ]
    git apply --check patch
    git apply patch
    cp -r agreements applied
    rm -rf agreements && cp -r untidy agreements
    # shellcheck disable=SC2086
    "$daicho" $command >/dev/null 2>&1 || [ $? = 1 ]
    diff -r agreements applied
    rm -rf applied
done
rm -rf agreements && cp -r untidy agreements
(cd agreements/10-gunma && "$daicho" fmt --diff >"$work/patch" || [ $? = 1 ])
git apply patch
"$daicho" fmt --check
echo ok
