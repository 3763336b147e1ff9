#!/bin/sh
# The registry as it was and what a change means, in repositories made for each case.
# usage: git_test.sh DAICHO REGISTRY
set -u
command -v git >/dev/null || exit 77
daicho=$(realpath "$1") registry=$(realpath "$2")
work=$(mktemp -d) || exit 1
trap 'chmod -R u+rwx "$work"; rm -rf "$work"' EXIT
cd "$work" || exit 1
failures=0 checks=0

# expect NAME WANTED ACTUAL
expect() {
    checks=$((checks + 1))
    [ "$2" = "$3" ] && return
    failures=$((failures + 1))
    echo "FAILED $1: wanted '$2', got '$3'"
}

# expect_says NAME TEXT FILE
expect_says() {
    checks=$((checks + 1))
    grep -qF -- "$2" "$3" && return
    failures=$((failures + 1))
    echo "FAILED $1: '$2' is not in:"
    cat "$3"
}

export HOME="$work/home" GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL="$work/home/.gitconfig" LC_ALL=C.UTF-8
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

echo "$checks checks, $failures failed"
[ "$failures" = 0 ]
