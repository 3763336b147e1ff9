#!/bin/sh
# Editing with a real git and real files: edit_test.sh DAICHO ROOT. DAICHO_BLESS=1 rewrites what the
# commands that edit print (edits.txt).
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

# Real agreements taken out and added again, each with one command: the same facts come out. While
# they are out, they are counted among those without a name.
rm -rf agreements && cp -r "$root/tests/frozen/agreements" .
head_of() { # the facts that a press release of a signing has, without the modeline
    awk '/^[^ ]/ { keep = /^(title|kind|parties|concluded|sources):/ } keep' "$1"
}
again() { # NAMELESS FILE COMMAND…
    sed -i "s/^    count: 16$/    count: $1/" agreements/registry.yaml
    file=agreements/$2
    shift 2
    mv "$file" original.yaml
    "$daicho" new "$@" >/dev/null 2>said || { cat said; exit 1; }
    head_of original.yaml >want
    head_of "$file" >got
    diff want got
    diff agreements/registry.yaml "$root/tests/frozen/agreements/registry.yaml"
}
again 17 28-hyogo/282154-miki.yaml 三木市 --concluded 令和6年1月31日 --source S1 --source miki
again 18 25-shiga/252034-nagahama.yaml 長浜市 米原市 --concluded 2025-09-25 --source S1 --source bbc-nagahama
again 16 10-gunma/102041-isesaki.yaml 102041 --concluded R7.10.8 \
    --title 伊勢崎市・群馬労働局雇用対策協定 --source S1
again 16 22-shizuoka/220001-shizuoka.yaml しずおかけん --concluded 2015-09/2018-07-13 \
    --source S1 --source shizuoka-iwata
again 17 40-fukuoka/402206-munakata.yaml むなかた --concluded 2025-01-24 --source munakata-announced
"$daicho" check >/dev/null

# A city of 静岡県 that was counted without its name: the totals still hold.
"$daicho" new 島田市 --concluded 2016-07-13 --source-title 締結式 --publisher 島田市 2>said
grep -q '5 to 4\|5から4' said
grep -q 'count: 4' agreements/registry.yaml
"$daicho" check >/dev/null
! grep -rq daicho-tmp agreements

# What the commands say to those who use them, from the first registry to the pull request.
mkdir talk && cd talk
export HOME="$work" GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null LC_ALL=en_GB.UTF-8
run() { # as a reader sees it: with the lines that a command could not print itself
    printf '$ %s\n' "$*"
    case $1 in
    daicho) shift && "$daicho" "$@" --lang en 2>&1 || echo "[exit $?]" ;;
    *) "$@" ;;
    esac
    echo
}
talk() {
    run daicho init own --prefecture 群馬県 --title 群馬県の雇用対策協定
    run daicho init own
    run daicho init own/agreements/inner
    run cat own/agreements/registry.yaml
    rm -r own
    cp -r "$root/tests/registry/agreements" .
    git init -q . && git add -A && git -c user.name=t -c user.email=t@example.org commit -qm t
    run daicho new 府中市 --concluded 2026-02
    run daicho new 桐生市 --concluded 令和8年2月3日 --source-title 締結式について --publisher 桐生市 --dry-run
    run daicho new 桐生市 --concluded 令和8年2月3日 --source-title 締結式について --publisher 桐生市
    run daicho new 桐生市 --concluded 2026-02
    run daicho new 渋川市 --concluded 2025-06-01 --source S1
    run daicho new 浜松市 --concluded 2016-02 --source S1 --dry-run
    run daicho add meetings 伊勢崎市 --date 2026-02-20 --tier council --sources S1、S0 --dry-run
    run daicho add meetings 伊勢崎市 --date 2026-02-20 --tier council --sources S1、S0
    run daicho add meetings 伊勢崎市 --date 2026-02-20 --tier counsil
    run daicho add meeting 伊勢崎市 --date 2026-02-20
    run daicho add ended 太田市 --date 2024-03-31
    run daicho add source 'S#3' --title 資料
    printf '  # of the year\nx-b:   [ 1,2 ]\n' >>agreements/10-gunma/102024-takasaki.yaml
    run daicho fmt --diff
    run daicho fmt
    sed -i 's/^concluded:.*/concluded: 2015-06/' agreements/10-gunma/102059-ota.yaml
    run daicho diff
    run daicho diff --figures
    run daicho diff --figures -f md
    run daicho check --since HEAD
    printf 'title: [\n' >>agreements/10-gunma/102059-ota.yaml
    run daicho check --since HEAD
}
talk | sed -E "s#$(pwd -P)/##; s/\\b[0-9a-f]{12}\\b/<commit>/g" >../talk.txt
cd ..
if [ -n "${DAICHO_BLESS:-}" ]; then cp talk.txt "$root/tests/edits.txt"; fi
diff "$root/tests/edits.txt" talk.txt
echo ok
