#!/bin/sh
# The registry as it was and what a change means, in repositories made for each case.
# usage: git_test.sh DAICHO REGISTRY FROZEN; DAICHO_BLESS=1 rewrites what five edits print
set -u
{ command -v git && command -v python3; } >/dev/null || exit 77
daicho=$(realpath "$1") registry=$(realpath "$2") frozen=$(realpath "$3")
here=$(realpath "$(dirname "$0")")
transcript=$here/five-edits.txt
. "$here/expect.sh"
work=$(mktemp -d) || exit 1
trap 'chmod -R u+rwx "$work"; rm -rf "$work"' EXIT
cd "$work" || exit 1

export HOME="$work/home" GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL="$work/home/.gitconfig" LC_ALL=en_GB.UTF-8
mkdir home
git config --global user.name t && git config --global user.email t@example.org
git config --global init.defaultBranch main && git config --global protocol.file.allow always
git config --global advice.detachedHead false
now=1760000000
commits() {
    now=$((now + 100))
    git add -A && GIT_AUTHOR_DATE="@$now +0900" GIT_COMMITTER_DATE="@$now +0900" git commit -q --allow-empty -m "${1:-t}"
}
# A repository with the registry in a folder of it.
repository() { git init -q "$1" && mkdir -p "$1/${2:-.}" && cp -R "$registry/agreements" "$1/${2:-.}/" && cd "$1" && commits; }
# try COMMAND…: its output in out.txt and err.txt, its code in $code
try() { timeout 20 "$daicho" "$@" >"$work/out.txt" 2>"$work/err.txt"; code=$?; }
ids() { "$daicho" list -f csv --as-of 2026-03-31 --allow-invalid "$@" 2>/dev/null | cut -d, -f1-3 | sha256sum; }
isesaki=agreements/10-gunma/102041-isesaki.yaml

# ---- --rev ---------------------------------------------------------------------------------------

repository plain
first=$(git rev-parse HEAD)
git tag -a -m v1 v1 && git tag light
before=$(ids)
git rm -q $isesaki && commits
git checkout -q -b side && echo "# side" >>agreements/registry.yaml && commits && git checkout -q main
git merge -q --no-ff -m merged side
after=$(ids)
[ "$before" = "$after" ] && expect "a record less is another list" different same
for name in HEAD~2 HEAD~1^ "HEAD^^" "HEAD^1~1" "$first" "$(echo "$first" | cut -c 1-7)" v1 light refs/tags/v1 tags/light "v1^{commit}" "v1^{}" "HEAD^2~2"; do
    expect "the registry at $name" "$before" "$(ids --rev "$name")"
done
for name in HEAD @ main heads/main refs/heads/main HEAD^2 side @~1 "HEAD^0"; do
    expect "the registry at $name" "$after" "$(ids --rev "$name")"
done
git gc -q && git pack-refs --all
for name in v1 light main~2 "$(echo "$first" | cut -c 1-7)"; do
    expect "the registry at $name, all packed" "$before" "$(ids --rev "$name")"
done
mkfifo .git/objects/pack/pack-x.idx
try stats --rev "$(echo "$first" | cut -c 1-7)"
expect "a beginning of an id where the objects cannot be read" 2 "$code"
expect_says "… is not said to be none" "the objects of the repository cannot be read" "$work/err.txt"
rm .git/objects/pack/pack-x.idx
for name in nothing HEAD~9 "HEAD^3" "$(echo "$first" | tr 0-9a-f 1-9a-f0)" 0000 "main@{1}" "@{u}" "HEAD:agreements" "HEAD^{tree}" \
    "HEAD^{/t}" config ../.git/config refs/../config "" " " --output=x -x; do
    try stats "--rev=$name"
    expect "no revision '$name'" 2 "$code"
done
test -e x
expect "a revision is never an option" 1 $?
git update-ref "refs/heads/--output=x" "$first"
expect "a branch that looks like an option" "$before" "$(ids "--rev=--output=x")"
git update-ref -d "refs/heads/--output=x"
try stats --rev v1 --lang en
expect_says "the footer names the commit of the revision" "$(echo "$first" | cut -c 1-12)" "$work/out.txt"
grep -q dirty "$work/out.txt"
expect "… which nobody has edited" 1 $?
try check --rev v1
expect_says "findings name the revision" "v1:agreements/" "$work/out.txt" 
try check --rev v1 --fix
expect "what was committed is not mended" 2 "$code"
rm -r agreements
expect "the files of today do not matter" "$before" "$(ids --rev v1)"
git checkout -q agreements
for command in "stats" "list" "show 102059-ota" "timeline" "trend" "duties --fiscal-year 2025" "report national" "check" "schema"; do
    try $command --rev v1
    expect "$command --rev" 0 "$code"
done
printf '<!-- daicho:stats --rev v1 -->\n<!-- /daicho -->\n' >block.md
try report --check block.md
expect "no block of a document names a revision" 1 "$code"
expect_says "… and that is said" "--rev" "$work/err.txt"
try report --write block.md --rev v1
expect "documents hold the registry of today" 2 "$code"
rm block.md

# Where a registry is.
cd "$work" && git clone -q --bare plain bare.git
expect "a bare repository" "$before" "$(ids -C bare.git --rev v1)"
expect "… from within it" "$before" "$(cd bare.git && ids --rev v1)"
try -C bare.git stats
expect "without --rev there are no files in it" 2 "$code"
cd "$work/plain" && git worktree add -q ../tree v1
expect "a worktree" "$before" "$(cd ../tree && ids --rev v1)"
expect "… its own HEAD" "$before" "$(cd ../tree && ids --rev HEAD)"
expect "a folder below" "$before" "$(cd agreements/10-gunma && ids --rev v1)"
cd "$work" && repository below data/reg
expect "a registry below the top" "$before" "$(cd data/reg && ids --rev HEAD)"
expect "… named with -C" "$before" "$(cd "$work" && ids -C below/data/reg --rev HEAD)"
expect "… or its folder" "$before" "$(cd "$work" && ids -C below/data/reg/agreements --rev HEAD)"
git mv data/reg/agreements agreements && commits && rmdir -p data/reg 2>/dev/null
expect "the registry was moved" "$before" "$(ids --rev HEAD~1)"
mkdir other && cp -R agreements other/ && commits && rm -r agreements
try -C other stats --rev HEAD~2
expect "what has been moved is the only one that there was" 0 "$code"
git checkout -q agreements
try -C other stats --rev HEAD~1
expect "another registry is not taken for it" 2 "$code"
cd "$work/plain" && mkdir practice && cp -R agreements practice && cd practice
for command in diff "check --since HEAD"; do
    try $command --lang en
    expect "a copy that was not committed is all new, $command" 0 "$code"
    expect_says "… and is not compared with what it was copied from" "there is no registry in HEAD" "$work/err.txt"
done
try stats --rev HEAD --lang en
expect "a copy that was not committed has no state of then" 2 "$code"
expect_says "… and nothing stands in for it" "no registry in practice/agreements" "$work/err.txt"
cd .. && rm -r practice && mkdir practice && cd practice
expect "a folder without one has that above" "$(cd .. && ids --rev HEAD)" "$(ids --rev HEAD)"
cd "$work" && mkdir none && try -C none stats --rev HEAD
expect "no repository" 2 "$code"
git init -q unborn && cp -R "$registry/agreements" unborn/
try -C unborn stats --rev HEAD
expect "nothing is committed yet" 2 "$code"
expect_says "… and that is said" "nothing has been committed" "$work/err.txt"
mv unborn/agreements/10-gunma "$work/kept" && (cd unborn && git -c protocol.file.allow=always submodule --quiet add "$work/plain" agreements/10-gunma && commits)
try -C unborn stats --rev HEAD
expect "records in a submodule cannot be read" 2 "$code"
expect_says "… and that is said" "submodule" "$work/err.txt"
git init -q outer && cd outer && git submodule --quiet add "$work/plain" inner && commits
expect "a registry that is a submodule" "$before" "$(cd inner && ids --rev v1)"
cd "$work" && git clone -q --depth 1 "file://$work/plain" shallow
try -C shallow stats --rev HEAD
expect "a shallow clone" 0 "$code"
try -C shallow stats --rev HEAD~1
expect "… does not have what came before" 2 "$code"
expect_says "… and says what to fetch" "git fetch --unshallow" "$work/err.txt"
git clone -q --no-checkout --filter=blob:none "file://$work/plain" partial 2>/dev/null
git -C "$work/plain" config uploadpack.allowFilter true
rm -rf partial && git clone -q --no-checkout --filter=blob:none "file://$work/plain" partial
try -C partial stats --rev HEAD
expect "a partial clone lacks the files" 2 "$code"
expect_says "… and that is said" "not in this clone" "$work/err.txt"
# Where objects are borrowed from, as git reads it.
odd="$work/a$(printf '\tあ"b')" quoted="\"$work/a"'\t\343\201\202\"b/objects"'
mkdir "$odd" && cp -R "$work/plain/.git/objects" "$odd/objects"
cd "$work" && git clone -q --shared plain borrowing && cd borrowing
# borrows WANTED NAME ALTERNATES: the registry at v1 as git has it and as it is read, same or none
borrows() {
    printf '%s\n' "$3" >.git/objects/info/alternates
    expect "git: $2" "$1" "$(git cat-file -e v1:agreements/registry.yaml 2>/dev/null && echo same || echo none)"
    expect "borrowed from $2" "$1" "$([ "$(ids --rev v1)" = "$before" ] && echo same || echo none)"
}
borrows same "a quoted folder" "$quoted"
expect "… and the commit is named" "$(git rev-parse --short=12 HEAD)" "$("$daicho" stats --lang en | sed -n 's/^registry  *//p')"
borrows same "one that only looks quoted" "$odd/objects"
borrows none "a quote without an end" "\"$odd/objects"
borrows none "an escape that C has not" "\"$work/\\plain/.git/objects\""
borrows none "a comment" "#$work/plain/.git/objects"
borrows none "a blank behind it" "$work/plain/.git/objects "
borrows same "a relative path" "../../../plain/.git/objects"
borrows same "what is there, beside what is not" "/nowhere
/etc/passwd
/dev/null

#
$quoted"
borrows same "one behind itself, many times" "$(for _ in $(seq 20); do echo "$work/borrowing/.git/objects"; done)
$quoted"
rm .git/objects/info/alternates
export GIT_ALTERNATE_OBJECT_DIRECTORIES="$work/plain/.git/objects" GIT_OBJECT_DIRECTORY="$work/plain/.git/objects"
try stats --rev HEAD --lang en
unset GIT_ALTERNATE_OBJECT_DIRECTORIES GIT_OBJECT_DIRECTORY
expect "no environment says where objects are" 2 "$code"
expect_says "… and that they are missing is said" 'which `HEAD` names, is broken or not in this clone' "$work/err.txt"
expect_says "… with what is read" "info/alternates" "$work/err.txt"

# An id names what it is made of: what a clone shows in its place is not read.
cd "$work/plain" && git replace "$first" HEAD
expect "git shows another commit in its place" "$(git ls-tree HEAD agreements)" "$(git ls-tree "$first" agreements)"
expect "a commit that is replaced is itself" "$before" "$(ids --rev "$first")"
git replace -d "$first" >/dev/null
git rev-parse HEAD >.git/info/grafts
expect "a graft cuts nothing off" "$before" "$(ids --rev HEAD~2)"
rm .git/info/grafts

# What `git describe` prints.
described=$(git describe --long v1)
expect "the registry at $described" "$before" "$(ids --rev "$described")"
expect "… where the id counts alone" "$before" "$(ids --rev "v9-3-g$(echo "$first" | cut -c 1-9)")"
expect "… with steps" "$before" "$(ids --rev "$(git describe HEAD)~2")"
for name in v1-0-g0000000 "$described-dirty" v1-0-g v1-gabc; do
    try stats --rev "$name" --lang en
    expect "no revision '$name'" 2 "$code"
    expect_says "… which is said" "no revision \`$name\`" "$work/err.txt"
done

# A repository without a working tree is that of who stands in it, also inside of another one.
git clone -q --bare . nested.git && git -C nested.git update-ref refs/heads/only-here "$first"
for place in nested.git nested.git/refs/heads; do
    expect "a bare repository in a working tree, from $place" "$before" "$(cd $place && ids --rev only-here)"
    expect "… named with -C" "$before" "$(ids -C $place --rev only-here)"
    (cd $place && timeout 20 "$daicho" stats >/dev/null 2>&1)
    expect "… and the files around it are not its own" 2 $?
done
rm -rf nested.git
expect "from .git it is the tree beside it" "$before" "$(cd .git/hooks && ids --rev v1)"
# Such a folder can be committed: it may not pass for the repository of the files in it.
for place in . agreements agreements/10-gunma; do
    git init -q --bare "$work/false.git" && git push -q "$work/false.git" "v1^{commit}:refs/heads/main" && rm "$work/false.git/config"
    mkdir -p reg/below && cp -R agreements reg/below/ && cp -R "$work/false.git/." "reg/below/$place/"
    for option in "-C reg/below" "-C reg/below/agreements"; do
        try $option list --lang en --allow-invalid
        expect_says "a false repository in $place does not name the commit, $option" "$(git rev-parse --short=12 HEAD)+dirty" "$work/out.txt"
        try $option check --since refs/heads/main --lang en
        expect_says "… and nothing is compared with it" "there is no registry in refs/heads/main" "$work/err.txt"
    done
    rm -rf reg "$work/false.git"
done

# What is kept in another way is told as that.
git init -q --object-format=sha256 "$work/sha256" && cp -R agreements "$work/sha256/" && cd "$work/sha256"
try stats --rev HEAD --lang en
expect_says "nothing is committed yet, whatever the ids" "nothing has been committed" "$work/err.txt"
commits && git tag v1 && git branch other
for packed in "" packed; do
    [ -z "$packed" ] || { git pack-refs --all && git gc -q; }
    for command in "stats --rev HEAD" "stats --rev v1" "check --since other" "diff" "diff v1..HEAD" "stats --rev $(git rev-parse HEAD)" \
        "stats --rev $(git rev-parse --short HEAD)"; do
        try $command --lang en
        expect "$command where ids are of SHA-256 $packed" 2 "$code"
        expect_says "… which is said" "ids of SHA-256" "$work/err.txt"
    done
    for command in stats check "check agreements/10-gunma/102059-ota.yaml"; do
        try $command --lang en
        expect "$command needs no commit $packed" 0 "$code"
        expect "… and names none" 0 "$(grep -c '^registry  ' "$work/out.txt")"
    done
done
cd "$work/plain" && cp -R .git "$work/kept.git" && echo "ref: refs/heads/.invalid" >.git/HEAD && mkdir .git/reftable
try stats --rev HEAD --lang en
expect "a reftable" 2 "$code"
expect_says "… is said to be one" "in a reftable" "$work/err.txt"
rm -rf .git && mv "$work/kept.git" .git

cd "$work/plain" && ln -s /etc/passwd agreements/10-gunma/102032-kiryu.yaml && commits
try check --rev HEAD
expect "a link in a commit is not followed" 1 "$code"
expect_says "… but said" "F002" "$work/out.txt"
git reset -q --hard HEAD~1

# What a repository claims to be.
blob=$(head -c 30000000 /dev/zero | git hash-object -w --stdin)
git update-index --add --cacheinfo "100644,$blob,agreements/10-gunma/102032-kiryu.yaml" && git commit -qm large
try stats --rev HEAD
expect "a file of 30 MB is not unpacked" 2 "$code"
git reset -q --hard HEAD~1
printf '100644 a\0short' | git hash-object -w -t tree --literally --stdin >"$work/odd-tree"
odd=$(printf 'tree %s\nauthor \033[31m\377 <> 0 +0000\ncommitter x <> 99999999999999999999 +9999\n\nx\n' "$(cat "$work/odd-tree")" |
    git hash-object -w -t commit --literally --stdin)
try stats --rev "$odd"
expect "a broken tree" 2 "$code"
mkfifo .git/refs/heads/pipe .git/FETCH_HEAD
for name in pipe FETCH_HEAD; do
    try stats --rev $name
    expect "a pipe as $name" 2 "$code"
done
rm .git/refs/heads/pipe .git/FETCH_HEAD
printf 'ref: refs/heads/loop\n' >.git/refs/heads/loop
try stats --rev loop
expect "a branch that names itself" 2 "$code"
rm .git/refs/heads/loop

# ---- diff ----------------------------------------------------------------------------------------

cd "$work" && repository kinds
base=$(git rev-parse HEAD)
ota=agreements/10-gunma/102059-ota.yaml maebashi=agreements/10-gunma/102016-maebashi.yaml
# kinds_of SED_EXPRESSION [FILE]: the kinds that the change of a record has
kinds_of() {
    [ -z "$1" ] || sed -i "$1" "${2:-$isesaki}"
    "$daicho" diff -f json | python3 -c 'import json,sys
for record in json.load(sys.stdin)["records"]: print(record["id"], *record["kinds"], *[v["path"] for v in record["values"]])'
    git checkout -q agreements
}
try diff --lang en
expect "nothing has changed" 0 "$code"
expect_says "… and that is said" "nothing has changed" "$work/out.txt"
try diff --exit-code
expect "… also with --exit-code" 0 "$code"
expect "a date is corrected" "102041-isesaki corrected concluded" "$(kinds_of 's/^concluded:.*/concluded: 2025-10-09/')"
expect "a revision" "102041-isesaki revised revised[FY2025]" "$(kinds_of 's/^concluded: .*/&\nrevised:\n  - {date: 2026-01-10, sources: [S1]}/')"
expect "the end" "102041-isesaki ended ended" "$(kinds_of 's/^concluded: .*/&\nended: {date: 2026-01-10}/')"
expect "a fact more" "102041-isesaki extended measures[ひとり親世帯支援].new_in" \
    "$(kinds_of 's/^  - title: ひとり親世帯支援/&\n    new_in: FY2025/')"
expect "an item of a list more" "102041-isesaki extended measures[新しい取組]" \
    "$(kinds_of 's/^measures:/&\n  - {title: 新しい取組, groups: [youth], activity: seminar, field: industry}/')"
expect "an item less" "102041-isesaki corrected measures[ひとり親世帯支援]" \
    "$(kinds_of '/ひとり親世帯支援/,/child-care/d')"
expect "a corrected name is one change" "102041-isesaki corrected measures[ひとり親の支援].title" \
    "$(kinds_of 's/title: ひとり親世帯支援/title: ひとり親の支援/')"
expect "a source" "102041-isesaki sources sources" "$(kinds_of 's/^sources: .*/sources: [S0, S1]/')"
expect "a comment" "102041-isesaki form" "$(kinds_of 's/^concluded: .*/& # day of the ceremony/')"
expect "a free key" "102041-isesaki remarks x-memo" "$(kinds_of 's/^concluded: .*/&\nx-memo: 一/')"
expect "… also below others, and beside a fact" "102041-isesaki corrected concluded measures.x-memo" \
    "$(kinds_of 's/^concluded: .*/concluded: 2025-10-09/; s/^  - title: ひとり親世帯支援/&\n    x-memo: [一, 二]/')"
expect "another order of keys" "102041-isesaki form" "$(kinds_of '/^kind:/d; s/^sources: .*/&\nkind: employment-measures/')"
expect "what cannot be read is said" "102041-isesaki corrected unreadable concluded" "$(kinds_of 's/^concluded: .*/concluded: x/')"
git mv $isesaki agreements/10-gunma/102041-isesaki-shi.yaml
expect "a new name" "102041-isesaki-shi moved" "$(kinds_of '')"
expect "… and a correction" "102041-isesaki-shi corrected moved concluded" \
    "$(kinds_of 's/^concluded:.*/concluded: 2025-10-09/' agreements/10-gunma/102041-isesaki-shi.yaml)"
git reset -q --hard
mv $isesaki agreements/01-hokkaido/
expect "another folder" "102041-isesaki moved" "$(kinds_of '' $ota)"
rm agreements/01-hokkaido/102041-isesaki.yaml
rm $isesaki && expect "a record less" "102041-isesaki removed" "$(kinds_of '' $ota)"
sed 's/伊勢崎市/桐生市/' $isesaki >agreements/10-gunma/102032-kiryu.yaml
expect "a record more" "102032-kiryu added" "$(kinds_of '')"
rm $isesaki
expect "another government's record is not the same one renamed" "102032-kiryu added 102041-isesaki removed" "$(kinds_of '' $ota | tr '\n' ' ' | sed 's/ $//')"
git clean -qf && git checkout -q agreements
sed -i 's/count: 1/count: 2/; s/city: 7/city: 8/' agreements/registry.yaml
sed -i '0,/publisher:/s/publisher:.*/publisher: 別の発行者/' agreements/sources.yaml
sed -i '0,/ja: /s/ja: [^,}]*/ja: 別の名/' agreements/vocabulary.yaml
try diff --lang ja
for text in "registry.yaml (訂正)" "未登載「市 静岡県」の団体数: 1 → 2" "公表値「2025-09-25」の種類ごとの団体数「市」: 7 → 8" "sources.yaml (訂正)" "別の発行者" "vocabulary.yaml (訂正)" "別の名"; do
    expect_says "files beside the records" "$text" "$work/out.txt"
done
git checkout -q agreements
sed -i 's/^title:.*/&\nx-memo: 一/' agreements/registry.yaml
printf 'definition: {ja: 定義, en: A definition, sources: [S1]}\n' >agreements/about.yaml
try diff --lang ja
expect_says "a free key of a file" "registry.yaml (備考のみ)" "$work/out.txt"
expect_says "a file more" "about.yaml (新規)" "$work/out.txt"
git add -A && git commit -qm files && rm agreements/about.yaml
try diff --lang ja
expect_says "a file less" "about.yaml (削除)" "$work/out.txt"
git reset -q --hard "$base"
# An item without a name is told by its source.
expect "an order in a list" "102041-isesaki extended numbered[S1/群馬県]" \
    "$(kinds_of 's/^concluded: .*/&\nnumbered:\n  - {source: S1, number: 3, within: 群馬県}/')"
sed -i 's/^concluded: .*/&\nnumbered:\n  - {source: S1, number: 3, within: 群馬県}/' $isesaki
for format in text md json; do
    try diff --lang ja -f $format
    expect_says "… in words, as $format" "公表番号「S1 群馬県」" "$work/out.txt"
done
git checkout -q agreements

# tells SED_EXPRESSION FILE: every difference, after the edit.
tells() {
    [ -z "$1" ] || sed -i "$1" "$2"
    "$daicho" diff --lang "${lang:-ja}" -f json | python3 -c 'import json,sys
told = json.load(sys.stdin)
for change in told["records"] + told["files"]:
    print(*change["kinds"], *["%s: %s → %s" % (v["label"], v["before"] or "", v["after"] or "") for v in change["values"]], sep="; ")'
    git checkout -q agreements
}
# swap FILE FIRST SECOND: two lines that these patterns match are exchanged.
swap() {
    python3 -c 'import re,sys
path, *wanted = sys.argv[1:]
lines = open(path).read().split("\n")
a, b = [next(i for i, line in enumerate(lines) if re.search(each, line)) for each in wanted]
lines[a], lines[b] = lines[b], lines[a]
open(path, "w").write("\n".join(lines))' "$@"
}

# A key that is written anew.
registry_yaml=agreements/registry.yaml
sed -i 's/^totals:/&\n  - as_of: 2013-03-31\n    counts: {total: 1}\n    new_in: {FY2011: {prefecture: 1}, FY2012: {city: 3}}\n    disputed: 例/' $registry_yaml && commits
expect "a year of a total" "corrected; 公表値「2013-03-31」の年度ごとの新規「2010年度」のキー: FY2011 → FY2010" \
    "$(tells 's/FY2011: /FY2010: /' $registry_yaml)"
expect "what a total has of a year" "corrected; 公表値「2013-03-31」の年度ごとの新規「2012年度」「市」: 3 → 4" "$(tells 's/city: 3/city: 4/' $registry_yaml)"
expect "the id of a source" "corrected; 出典「S0x」のキー: S0 → S0x" "$(tells 's/^S0:/S0x:/' agreements/sources.yaml | tail -1)"
expect "the id of a term" "corrected; 締結主体の立場「television」のキー: media → television" "$(tells 's/^  media:/  television:/' agreements/vocabulary.yaml)"
sed -i 's/^notes:.*/indicators:\n  supporters: {name: 支援対象者の数, unit: persons}\nresults:\n  - {indicator: supporters, fiscal_year: FY2024, value: 10}\n&/' $isesaki && commits
expect "the id of an indicator" "corrected; 指標「supporterz」のキー: supporters → supporterz" "$(tells 's/^  supporters:/  supporterz:/' $isesaki)"
expect "a result is called by its indicator" "corrected; 実績「支援対象者の数 2024年度」: 10 → 11" "$(tells 's/value: 10/value: 11/' $isesaki)"

# Items of one name.
expect "the first of two of one name is gone" "corrected; 取組「お仕事相談パークおたの運営」: お仕事相談パークおたの運営、女性、相談窓口の運営、雇用・労働、お仕事相談パークおた → " "$(tells '12,16d' $ota)"
expect "a third before two of one name" "extended; 取組「お仕事相談パークおたの運営」: " \
    "$(tells 's/^measures:/&\n  - {title: お仕事相談パークおたの運営, groups: [women], activity: seminar, field: industry}/' $ota | sed 's/: .*/: /')"
{ sed -n 1,11p $ota; sed -n 21,25p $ota; sed -n 17,20p $ota; sed -n 12,16p $ota; sed -n '26,$p' $ota; } >"$work/swapped" && cp "$work/swapped" $ota
expect "two of one name in another order" "corrected; 取組の順序: お仕事相談パークおたの運営、合同就職面接会の開催、お仕事相談パークおたの運営#2 → お仕事相談パークおたの運営#2、合同就職面接会の開催、お仕事相談パークおたの運営" "$(tells '' $ota)"

# Order.
swap $isesaki '- 開会' '- 出席者紹介'
expect "the agenda in another order" "corrected; 締結式の次第の順序: 開会、出席者紹介 → 出席者紹介、開会" "$(tells '' $ota)"
swap agreements/vocabulary.yaml '^  commerce:' '^  media:'
expect "terms in another order" "corrected; 締結主体の立場の順序: commerce、media → media、commerce" "$(tells '' $ota)"
printf 'benefits:\n  - {title: {ja: 一つ, en: One}, text: {ja: 文, en: Text}, sources: [S1]}\n  - {title: {ja: 二つ, en: Two}, text: {ja: 文, en: Text}, sources: [S1]}\n' >agreements/about.yaml && commits
swap agreements/about.yaml 一つ 二つ
expect "what a page shows in another order" "corrected; 実現できることの順序: 一つ、二つ → 二つ、一つ" "$(tells '' $ota)"
sed -i 's/^sources: .*/sources: [S1, S0]/' $isesaki && commits
expect "citations in another order are the same" "form" "$(tells 's/^sources: .*/sources: [S0, S1]/' $isesaki)"

# Line ends and block styles.
expect "CRLF" "form" "$(tells 's/$/\r/' $isesaki)"
expect "a block that reads the same" "form" "$(tells 's/^notes: |/notes: |-/' $isesaki)"
sed -i 's/^notes: |/notes: >/' $isesaki
try diff --lang ja
expect_says "lines that run on" "⏎" "$work/out.txt"
git checkout -q agreements

# Labels say nothing twice.
expect "the day of the ceremony" "corrected; 締結式の日: 2025-10-08 → 2025-10-09" "$(tells 's/^  date: 2025-10-08/  date: 2025-10-09/' $isesaki)"
expect "the name of a measure" "corrected; 取組「ひとり親の支援」の名称: ひとり親世帯支援 → ひとり親の支援" "$(tells 's/title: ひとり親世帯支援/title: ひとり親の支援/' $isesaki)"
expect "… in English" "corrected; measure “ひとり親の支援”: name: ひとり親世帯支援 → ひとり親の支援" "$(lang=en tells 's/title: ひとり親世帯支援/title: ひとり親の支援/' $isesaki)"
expect "a council of one name" "corrected; 会議の体制「運営協議会」の年度あたりの開催回数の下限: 1 → 2" "$(tells 's/per_year: 1/per_year: 2/' $isesaki)"
sed -i 's/^concluded: .*/&\nnumbered:\n  - {source: S1, number: 3}\n  - {source: S1, number: 2, among: municipalities}/' $isesaki && commits
expect "whom an order counts" "corrected; 公表番号「S1 市区町村」の番号: 2 → 4" "$(tells 's/number: 2,/number: 4,/' $isesaki)"
git reset -q --hard "$base"

# Which record is which.
gunma=agreements/10-gunma
mv $isesaki $gunma/102041-Isesaki.yaml
expect "a name in capital letters" "102041-Isesaki moved unreadable" "$(kinds_of '' $ota)"
rm $isesaki && sed -i 's/^concluded:.*/concluded: 2025-10-09/' $gunma/102041-Isesaki.yaml
expect "… and edited besides" "102041-Isesaki unreadable moved" "$(kinds_of '' $ota)"
rm $gunma/102041-Isesaki.yaml && mv $isesaki "$gunma/102041 isesaki.yaml"
expect "a name with a blank" "102041 isesaki moved unreadable" "$(kinds_of '' $ota)"
rm "$gunma/102041 isesaki.yaml" && git checkout -q agreements
echo x >$gunma/notes.txt
expect "a stray file is no record" "" "$(kinds_of '' $ota)"
rm $gunma/notes.txt
mv $isesaki "$work/isesaki" && mv $ota $isesaki && mv "$work/isesaki" $ota
expect "two files that were exchanged" "102041-isesaki moved 102059-ota moved" "$(kinds_of '' $maebashi | tr '\n' ' ' | sed 's/ $//')"
git checkout -q agreements
mv $isesaki $gunma/102041-isesaki-2025.yaml
printf 'title: 新しい協定\nkind: employment-measures\nparties:\n  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}\nconcluded: 2026-04-01\nsupersedes: 102041-isesaki-2025\nsources: [S1]\n' >$isesaki
expect "a new record in the place of an old one" "102041-isesaki added 102041-isesaki-2025 moved" \
    "$("$daicho" diff -f json | python3 -c 'import json,sys
for record in json.load(sys.stdin)["records"]: print(record["id"], *record["kinds"])' | tr '\n' ' ' | sed 's/ $//')"
sed -i 's/^concluded: .*/&\nended: {date: 2026-03-31, successor: 102041-isesaki}/' $gunma/102041-isesaki-2025.yaml
expect "… that was ended besides" "102041-isesaki added 102041-isesaki-2025 ended moved" \
    "$("$daicho" diff -f json | python3 -c 'import json,sys
for record in json.load(sys.stdin)["records"]: print(record["id"], *record["kinds"])' | tr '\n' ' ' | sed 's/ $//')"
rm $gunma/102041-isesaki-2025.yaml && git checkout -q agreements

# Two states, however they are named.
git checkout -q -b branch && sed -i 's/^concluded:.*/concluded: 2025-10-09/' $isesaki && commits
git checkout -q main && sed -i 's/^concluded:.*/concluded: 2015-06/' $ota && commits
told() { "$daicho" diff -f json "$@" | python3 -c 'import json,sys; print(*[r["id"] for r in json.load(sys.stdin)["records"]])'; }
expect "A..B are both" "102041-isesaki 102059-ota" "$(told main..branch)"
expect "A...B is what the branch has changed" "102041-isesaki" "$(told main...branch)"
expect "… by names, ids and what lies before them" "102041-isesaki" "$(told "$(git rev-parse main)...refs/heads/branch")"
expect "A.. is to HEAD" "102059-ota" "$(told "$base"..)"
expect "..A is from HEAD" "102041-isesaki 102059-ota" "$(told ..branch)"
expect "a revision and the files" "102041-isesaki 102059-ota" "$(told branch)"
git update-ref "refs/heads/--output=x" branch
expect "a branch that looks like an option" "102041-isesaki 102059-ota" "$(told -- "--output=x")"
try diff --output=x
expect "… is none before --" 2 "$code"
test -e x
expect "… and nothing is written" 1 $?
git update-ref -d "refs/heads/--output=x"
git checkout -q --orphan apart && commits && git checkout -q main
try diff main...apart
expect "histories that have nothing in common" 2 "$code"
git checkout -q -b crossed-a main && git merge -q -m crossed branch && git checkout -q -b crossed-b branch && git merge -q -m crossed main
expect "branches that were merged into each other" "" "$(told crossed-a..crossed-b)"
try diff crossed-a...crossed-b
expect "… have a merge base all the same" 0 "$code"
git checkout -q main && sed -i 's/^concluded:.*/concluded: 2015-08-02/' $maebashi && commits
cd "$work" && git clone -q --depth 1 --no-single-branch "file://$work/kinds" cut && cd cut
try diff origin/branch...main
expect "a shallow clone without the merge base" 2 "$code"
expect_says "… says what to fetch" "git fetch --unshallow" "$work/err.txt"
git fetch -q --unshallow && expect "… and then has it" "102016-maebashi 102059-ota" "$(told origin/branch...main)"
# More commits than anybody waits for: that they part further back is another thing than that they have nothing in common.
cd "$work" && git clone -q --no-hardlinks kinds long && cd long
python3 -c '
for i in range(200001):
    start = "from refs/heads/main^0\n" if i == 0 else ""
    print(f"commit refs/heads/main\ncommitter t <t@example.org> {1900000000 + i} +0900\ndata 0\n{start}")
' | git fast-import --quiet --force
timeout 120 "$daicho" diff main...origin/branch >"$work/out.txt" 2>"$work/err.txt"
expect "histories that part further back than is looked" 2 $?
expect_says "… say so" "no commit in common among the newest 200,000" "$work/err.txt"
expect_says "… and how to go on" "git merge-base" "$work/err.txt"
rm -rf "$work/long"
cd "$work" && git clone -q --bare kinds bare-kinds
expect "between revisions of a bare repository" "102041-isesaki" "$(cd bare-kinds && told "$base..branch" | tr ' ' '\n' | grep isesaki)"

# Figures: which cells, and why.
cd "$work/kinds" && git reset -q --hard "$base"
sed -i 's/^concluded:.*/concluded: 2016-04/' agreements/10-gunma/102024-takasaki.yaml
try diff --figures --lang en
expect "the figures of a change" 0 "$code"
grep -q "not reliable" "$work/out.txt"
expect "figures of a sound registry bear no stamp" 1 $?
expect_says "the cell that it leaves" "2015: − 高崎市 (102024-takasaki)" "$work/out.txt"
expect_says "the cell that it enters" "2016: + 高崎市 (102024-takasaki)" "$work/out.txt"
sed -i 's/^concluded:.*/concluded: 2016-04/' agreements/10-gunma/102024-takasaki.yaml
try diff --by government-kind --lang en -f json
expect_says "other statistics" '"figures": []' "$work/out.txt"
rm $ota
try diff --figures
expect "no figures of a registry with errors" 1 "$code"
expect_says "… but what happened to the records" "太田市" "$work/out.txt"
expect_says "… and that figures are missing" "数は示しません" "$work/out.txt"
expect_says "… and why" "error[T" "$work/err.txt"
try diff --figures -f md --lang en
expect "… nor in a comment" 1 "$code"
expect_says "… which tells the records" "102059-ota" "$work/out.txt"
expect_says "… and says so" "the figures are not shown because of errors" "$work/out.txt"
try diff --figures -f json
expect_says "… nor for programs" '"figures": null' "$work/out.txt"
try diff --figures --allow-invalid --exit-code
expect "… unless they are allowed" 1 "$code"
expect_says "… and then why" "− 太田市 (102059-ota)" "$work/out.txt"
for format in text md json; do
    try diff --figures --allow-invalid --lang en -f $format
    expect_says "… with a stamp, as $format" "these figures are not reliable" "$work/out.txt"
done
git checkout -q agreements

# The comment of a pull request.
i=0
while [ $i -lt 700 ]; do
    i=$((i + 1))
    echo "  - {title: '<b>取組|$i\`@x #1', groups: [youth], activity: seminar, field: industry}"
done >more
sed -i '/^measures:/r more' $isesaki && rm more
try diff -f md --lang en
expect "a long comment" 0 "$code"
size=$(wc -m <"$work/out.txt")
[ "$size" -lt 65536 ]
expect "… fits into GitHub's" 0 $?
expect_says "… and says what it leaves out" "left out, for this is too long" "$work/out.txt"
expect_says "… and is folded" "<details>" "$work/out.txt"
grep -q '<b>' "$work/out.txt"
expect "… and nothing in it is live" 1 $?
git checkout -q agreements

# ---- check --since, check PATH -------------------------------------------------------------------

rm $ota && commits removed
try check --since HEAD~1 --lang en
expect "what a change has caused" 1 "$code"
expect_says "… in whichever file it shows" "registry.yaml" "$work/out.txt"
expect_says "… with the record that is gone" "records that were there at HEAD" "$work/out.txt"
expect_says "… by its name" "Ota-shi (10-gunma/102059-ota.yaml)" "$work/out.txt"
try check --since HEAD
expect "nothing was caused since" 0 "$code"
try check --rev HEAD --since HEAD~1 --lang en
expect "the same of a revision, as a hook asks" 1 "$code"
expect_says "… with the record that is gone" "records that were there at HEAD~1: Ota-shi" "$work/out.txt"
expect "… and no other" 0 "$(grep -cE "is counted by this date|would be counted" "$work/out.txt")"
try check $(git diff --name-only HEAD~1) --lang en
expect "the same of what git names" 1 "$code"
expect_says "… with the record that is gone" "records that were there before the files went: Ota-shi" "$work/out.txt"
expect "… and no other" 0 "$(grep -cE "is counted by this date|would be counted" "$work/out.txt")"
# The cause of a total that is missed is what counts otherwise, never what was merely touched.
git checkout -q HEAD~1 -- $ota
cause() {
    "$daicho" check --since HEAD~1 --lang en >"$work/out.txt" 2>/dev/null
    expect "a total is missed because of $1" 1 $?
    expect_says "… which is said" "$2" "$work/out.txt"
    expect "… and nothing else" "${3:-0}" "$(grep -cE "is counted by this date|would be counted" "$work/out.txt")"
    git checkout -q HEAD~1 -- agreements
}
rm $ota && sed -i 's/^aim: .*/aim: 別。/; s/^concluded: 2025-10-08/concluded: 2025-10-09/' $isesaki
cause "a deletion, not of a date that counts as before" "records that were there at HEAD~1: Ota-shi"
sed -i 's/^kind: .*/kind: promotion/' $ota
cause "another kind of agreement" "of this kind Ota-shi is not in the national count"
sed -i 's/name: 太田市/name: 高崎市/' $ota
cause "another party" "Ota-shi is no longer in this record"
sed -i 's/^    count: 1$/    count: 2/' agreements/registry.yaml
cause "an unlisted entry" "at HEAD~1 it was 1"
sed -i 's/city: 7/city: 8/' agreements/registry.yaml
cause "the total itself" "at HEAD~1 the published figure was 7"
sed -i 's/^concluded: .*/concluded: 2025-10-08/' $ota
cause "a date" "Ota-shi would be counted if this date were earlier" 2
git reset -q --hard HEAD
printf 'title: [\n' >>$isesaki
try check --since HEAD~1 --lang en
expect_says "what cannot be read leaves the comparison incomplete" "the comparison is incomplete" "$work/err.txt"
expect_says "… and mends nothing" "none is counted as no more" "$work/err.txt"
git checkout -q $isesaki
try check --since nothing
expect "no such revision" 2 "$code"
try check --since HEAD~1 --fix
expect "the two do not go together" 2 "$code"
git init -q "$work/lacking" && cp -R agreements "$work/lacking" && cd "$work/lacking" && commits
blob=$(git rev-parse "HEAD:$maebashi")
rm -f ".git/objects/$(echo "$blob" | cut -c 1-2)/$(echo "$blob" | cut -c 3-)"
try stats --rev HEAD
expect "a commit of which a file is missing" 2 "$code"
echo "# x" >>$isesaki
try check --since HEAD
expect "… is compared where the folder has that file" 0 "$code"
try diff
expect "… by meaning, too" 0 "$code"
expect_says "… and what differs is found" "102041-isesaki" "$work/out.txt"
echo "# x" >>$maebashi
try check --since HEAD
expect "… and not where the folder has another" 2 "$code"
cd "$OLDPWD"
try check $ota --lang en
expect "a deleted path" 1 "$code"
expect_says "… names what its going has broken" "T710" "$work/out.txt"
try check agreements/10-gunma/102016-maebashi.yaml README.md
expect "a path that never was" 2 "$code"
echo x >README.md
try check README.md --lang en
expect "no file of the registry" 0 "$code"
expect_says "… is passed over" "passed over" "$work/err.txt"
expect_says "… and nothing is checked" "nothing was checked" "$work/err.txt"
mkdir -p docs && echo x >docs/メモ.md && commits memo && echo y >>docs/メモ.md
printf 'title: [\n' >>$maebashi
try check $(git diff --name-only HEAD) --lang en
expect "a name that git quotes, and a record" 1 "$code"
expect_says "… the one is passed over" "docs/メモ.md: no file of the registry" "$work/err.txt"
expect_says "… the other is checked" "102016-maebashi.yaml" "$work/out.txt"
git checkout -q . && git reset -q --hard HEAD~1
echo x >README.md
commits readme && rm README.md
try check README.md $maebashi --lang en
expect "one that was deleted, and one of the registry" 0 "$code"
expect_says "… is passed over" "README.md: no file of the registry" "$work/err.txt"
git checkout -q README.md
git checkout -q -b pull "$base" && echo "# x" >>$maebashi && git rm -q $ota && commits
try check $(git diff --name-only main...)
expect "the files of a branch" 1 "$code"
expect_says "… with what its deletion breaks" T710 "$work/out.txt"
try check --since main...
expect "since it left main" 1 "$code"
cd agreements/10-gunma
try check 102016-maebashi.yaml
expect "paths count from the current folder" 0 "$code"
try check ../../$maebashi
expect "… upward too" 0 "$code"
try check $maebashi
expect "… or, as git prints them, from the top" 0 "$code"
try check ../registry.yaml
expect "… and a finding in them is shown" 1 "$code"
cd "$work/kinds"
sed 's/伊勢崎市/静岡市/; s/群馬労働局/静岡労働局/; s/^concluded:.*/concluded: 2015-10-13/; /^signing:/,/^notes:/d' $isesaki |
    sed '/^  年度/d; /^  締結/d' >"$work/shizuoka"
git checkout -q agreements 2>/dev/null; git reset -q --hard "$base"
mkdir agreements/22-shizuoka && mv "$work/shizuoka" agreements/22-shizuoka/221007-shizuoka.yaml
try check --lang en
expect "a record for one that was counted without a name" 1 "$code"
expect_says "… says which entry stood for it" "remove the unlisted entry of registry.yaml:4" "$work/out.txt"
rm -r agreements/22-shizuoka
mkdir -p "$work/sarif/data" && cd "$work/sarif" && git init -q . && cp -R "$registry" data/reg && rm data/reg/agreements/10-gunma/102059-ota.yaml
for place in . agreements agreements/10-gunma; do
    (cd data/reg/$place && "$daicho" check -f sarif) >"$work/out.txt"
    expect_says "SARIF names files from the top of the repository, run in $place" '"uri": "data/reg/agreements/' "$work/out.txt"
done

# ---- nothing that a repository holds is run, and nothing is written ------------------------------

cd "$work/plain" && git reset -q --hard main && git clean -qf
printf '#!/bin/sh\ntouch "%s/pwned"\ncat\n' "$work" >"$work/hook" && chmod +x "$work/hook"
mkdir "$work/hooks" "$work/bin" && cp "$work/hook" "$work/bin/git"
for name in post-checkout post-index-change pre-commit reference-transaction fsmonitor-watchman; do cp "$work/hook" "$work/hooks/$name"; done
before_all=$(git for-each-ref; git rev-parse HEAD)
printf '*.yaml diff=e filter=e\n' >.git/info/attributes
for setting in "core.fsmonitor $work/hook" "diff.e.textconv $work/hook" "diff.e.command $work/hook" "diff.external $work/hook" \
    "filter.e.clean $work/hook" "filter.e.smudge $work/hook" "core.pager $work/hook" "core.sshCommand $work/hook" \
    "core.hooksPath $work/hooks" "gpg.program $work/hook" "log.showSignature true" "alias.log !$work/hook" \
    "remote.origin.promisor true" "remote.origin.url ext::$work/hook" "remote.origin.uploadpack $work/hook" "include.path /dev/zero"; do
    git config "${setting%% *}" "${setting#* }" 2>/dev/null || printf '[include]\n\tpath = /dev/zero\n' >>.git/config
done
printf '[submodule "x"]\n\tpath = agreements/sm\n\turl = ext::%s\n' "$work/hook" >.gitmodules
for command in "diff v1" "diff v1..HEAD" "diff v1...HEAD --figures --allow-invalid" "check --since v1" "stats --rev v1" "check $isesaki"; do
    PATH="$work/bin:.:$PATH" GIT_DIR=/nonexistent GIT_WORK_TREE=/ GIT_CONFIG_COUNT=x try $command
    expect "$command in a hostile repository" 0 "$((code > 1 ? code : 0))"
done
test -e "$work/pwned"
expect "no program was run" 1 $?
rm .git/config .git/info/attributes .gitmodules && git init -q .
expect "no branch was moved" "$before_all" "$(git for-each-ref; git rev-parse HEAD)"
expect "no file was written" "" "$(git status --porcelain)"

# ---- five edits: two dates moved, one across the fiscal year; a record renamed, one deleted, one added ---------

cd "$work" && git init -q five && cd five && cp -R "$frozen/agreements" . && GIT_AUTHOR_DATE="@1760000000 +0900" GIT_COMMITTER_DATE="@1760000000 +0900" sh -c 'git add -A && git commit -qm t'
sed -i 's/^concluded: 2022-08/concluded: 2022-09/' agreements/10-gunma/102067-numata.yaml
sed -i 's/^concluded: 2016-03/concluded: 2016-04/' agreements/10-gunma/102024-takasaki.yaml
git mv agreements/12-chiba/122190-ichihara.yaml agreements/12-chiba/122190-ichihara-shi.yaml
git rm -q agreements/10-gunma/102059-ota.yaml
cat >agreements/22-shizuoka/222054-atami.yaml <<'RECORD'
# yaml-language-server: $schema=../record.schema.json
title: 熱海市・静岡労働局雇用対策協定
kind: employment-measures
parties:
  - {role: government, name: 熱海市}
  - {role: bureau, name: 静岡労働局}
concluded: 2015-10-13
sources: [S1]
RECORD
for command in "diff" "diff --figures --allow-invalid" "diff --figures --allow-invalid -f md" "check --since HEAD"; do
    printf '$ daicho %s\n' "$command"
    "$daicho" $command --lang ja --width 100 2>&1
    echo
done | sed "s/$(git rev-parse --short=12 HEAD)/0123456789ab/g" >"$work/five.txt"
[ -n "${DAICHO_BLESS:-}" ] && cp "$work/five.txt" "$transcript"
diff "$transcript" "$work/five.txt"
expect "five edits are told, each of them and nothing else" 0 $?

# ---- what counts the same on both sides is the cause of nothing --------------------------------

cd "$work" && git init -q causes && cd causes && cp -R "$frozen/agreements" . && commits
sed -i 's/^concluded:.*/concluded: 2025-10-09/' $isesaki
git rm -q agreements/12-chiba/122190-ichihara.yaml
sed 's/^title:.*/title: 桐生市の協定/; s/伊勢崎市/桐生市/; s/^concluded:.*/concluded: 2026-02-10/; /^signing:/,/^notes:/d' $isesaki |
    sed '/^  年度/d; /^  締結/d' >agreements/10-gunma/102032-kiryu.yaml
try diff --figures --allow-invalid --lang ja
expect_says "what is gone is a cause" "原因となりうる変更: 市原市 (122190-ichihara)" "$work/out.txt"
grep "原因となりうる変更" "$work/out.txt" | grep -q "伊勢崎市\|桐生市"
expect "… and what began later is none" 1 $?
expect_says "… nor do cells that know take a list" "台帳: − 市原市 (122190-ichihara)" "$work/out.txt"
try diff --figures --allow-invalid --cumulative --lang ja
grep -q "原因となりうる変更: 市原市 (122190-ichihara)$" "$work/out.txt"
expect "… also of a table by the ends of years" 0 $?
git reset -q --hard && git clean -qf
sed -i '0,/FY2024:/s/FY2024:/FY2023:/' agreements/registry.yaml
try diff --figures --allow-invalid --lang ja
expect_says "a year that was written anew" "原因となりうる変更: registry.yaml: 公表値「" "$work/out.txt"

echo "$checks checks, $failures failed"
[ "$failures" = 0 ]
