#!/bin/sh
# What only a real process can show: streams that fail, signals, limits, locales, odd folders.
# usage: process_test.sh DAICHO REGISTRY
set -u
unset LC_ALL LC_MESSAGES
export LANG=en_GB.UTF-8 # the language of the messages that are looked for
daicho=$(realpath "$1") registry=$(realpath "$2")
here=$(realpath "$(dirname "$0")")
. "$here/expect.sh"
work=$(mktemp -d) || exit 1
trap 'chmod -R u+rwx "$work"; rm -rf "$work"' EXIT
cp -R "$registry/." "$work/"
cd "$work" || exit 1

skip() {
    echo "skipped: $1"
}

# Root may do what others may not: these run as somebody else, with a program that all may read.
chmod 755 "$work"
cp "$daicho" "$work/program"
if [ "$(id -u)" != 0 ]; then
    stranger() { "$@"; }
elif setpriv --reuid=65534 --regid=65534 --clear-groups true 2>/dev/null; then
    stranger() { setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; }
else
    stranger() { return 99; }
fi

# What fails once in a blue moon is made to fail with strace, where tracing is allowed.
traced() { strace -f -qq -o /dev/null "$@"; }
can_trace=1
traced true 2>/dev/null || can_trace=0
[ $can_trace = 1 ] || skip "what needs strace"

# temporaries: the temporary files that were left, in any folder
temporaries() { find . -name '.daicho-tmp-*' | LC_ALL=C sort | tr '\n' ' '; }
# appears FILE: waits until there is such a file
appears() { for _ in $(seq 100); do [ -e "$1" ] && return; sleep 0.05; done; }

# ---- standard output and error ----

"$daicho" stats >/dev/full 2>err.txt
expect "a full disk behind standard output is exit 2" 2 $?
grep -q "cannot write the output" err.txt
expect "… and is said" 0 $?

# What was to be printed is lost, as on a full disk: nobody may take that for a clean registry.
"$daicho" check >&- 2>err.txt
expect "a closed standard output is exit 2" 2 $?
grep -q "cannot write the output" err.txt
expect "… and is said" 0 $?
"$daicho" stats -o table.txt >&-
expect "… unless there is nothing to print" 0 $?
"$daicho" stats -o table.txt 2>&-
expect "messages do not land in a file when standard error is closed" 0 $?
grep -q daicho: table.txt
expect "… none there" 1 $?


# Notes, warnings and findings on standard error are output as well.
for arguments in "stats -f csv" "check agreements README.md"; do
    echo x >README.md
    "$daicho" $arguments >out.txt 2>err.txt
    expect "$arguments says something on standard error" "0 yes" "$? $([ -s err.txt ] && echo yes)"
    "$daicho" $arguments >lost.txt 2>/dev/full
    expect "… which is exit 2 where the disk is full" 2 $?
    "$daicho" $arguments >lost.txt 2>&-
    expect "… or it is closed" 2 $?
    cmp -s out.txt lost.txt
    expect "… but what goes to standard output is there" 0 $?
    "$daicho" $arguments >/dev/null 2>/dev/null
    expect "… and who does not want it may throw it away" 0 $?
    rm README.md
done
"$daicho" stats -f csv -q >lost.txt 2>&-
expect "nothing is lost where nothing is said" 0 $?

mkfifo pipe && exec 5<>pipe 6>pipe 5<&- # a pipe whose reader has gone
"$daicho" stats >&6 2>/dev/null
expect "a reader that has seen enough is no failure" 0 $?
"$daicho" stats -f csv >lost.txt 2>&6
expect "… nor one of what is said beside it" 0 $?
exec 6>&-
"$daicho" stats >whole.txt
(ulimit -f 1; "$daicho" stats >part.txt 2>/dev/null)
expect "a file that may not grow is exit 2, not a part that looks whole" 2 $?
if [ $can_trace = 1 ]; then
    traced -e inject=write:error=EINTR:when=1 "$daicho" stats >out.txt
    expect "an interrupted write goes on" 0 $?
    cmp -s whole.txt out.txt
    expect "… and all of it arrives" 0 $?
fi

# ---- files: whole or not at all ----

mkdir full && if mount -t tmpfs -o size=8k tmpfs full 2>/dev/null; then
    echo old >full/table.csv
    "$daicho" stats -f json -o full/table.csv 2>/dev/null
    expect "a full disk behind -o is exit 2" 2 $?
    expect "… and the old file stays" old "$(cat full/table.csv)"
    expect "… and no other" table.csv "$(ls -A full)"
    umount full
fi
echo old >table.csv
"$daicho" stats -f csv -o /dev/full 2>/dev/null
expect "a full device is exit 2" 2 $?
if [ $can_trace = 1 ]; then
    traced -e inject=write:error=EINTR:when=1 "$daicho" stats -o out.txt
    expect "an interrupted write to a file goes on" 0 $?
    cmp -s whole.txt out.txt
    expect "… and all of it arrives" 0 $?
    for call in write fsync rename; do
        traced -e inject=$call:error=EIO:when=1 "$daicho" stats -f csv -o table.csv 2>/dev/null
        expect "$call that fails is exit 2" 2 $?
        expect "… and the old file stays" old "$(cat table.csv)"
    done
    strace -f -qq -o trace.txt -e trace=fsync,rename,renameat "$daicho" stats -f csv -o table.csv 2>/dev/null
    expect "the file is on the disk before its name, its folder after" "fsync rename fsync " \
        "$(grep -o '[a-z]*(' trace.txt | sed 's/at(/(/' | tr '(\n' ' ' | tr -s ' ')"
    for signal in INT TERM HUP; do
        rm -f id.txt
        traced -e inject=fsync:delay_enter=1000000:when=1 \
            env --default-signal sh -c 'echo $$ >id.txt; exec "$0" stats -o out.txt' "$daicho" 2>/dev/null &
        appears id.txt
        for _ in $(seq 100); do [ -z "$(temporaries)" ] || break; sleep 0.05; done
        expect "while it is written, a file has another name" ./.daicho-tmp-"$(cat id.txt)-0 " "$(temporaries)"
        kill -s $signal "$(cat id.txt)"
        wait $!
        expect "SIG$signal kills" 1 $(($? > 128))
        expect "… and leaves no temporary file" "" "$(temporaries)"
    done
    rm -f id.txt out.txt
    (trap '' HUP; traced -e inject=fsync:delay_enter=1000000:when=1 \
        sh -c 'echo $$ >id.txt; exec "$0" stats -o out.txt' "$daicho") &
    appears id.txt
    for _ in $(seq 100); do [ -z "$(temporaries)" ] || break; sleep 0.05; done
    kill -s HUP "$(cat id.txt)"
    wait $!
    expect "under nohup a hang-up is ignored" 0 $?
    cmp -s whole.txt out.txt
    expect "… and the file is written" 0 $?
fi

echo victim >victim.txt
sh -c 'ln victim.txt .daicho-tmp-$$ && ln victim.txt .daicho-tmp-$$-0 && exec "$0" stats -o out.txt' "$daicho"
expect "a temporary name that is taken is passed over" 0 $?
sh -c 'ln -s victim.txt .daicho-tmp-$$-0 && exec "$0" stats -o out.txt' "$daicho"
expect "… a link too" 0 $?
expect "… and nothing is written into what has it" victim "$(cat victim.txt)"
rm .daicho-tmp-*

gone=$(sh -c 'echo $$')
for age in 61 59; do touch -d "$age minutes ago" ".daicho-tmp-$gone-$age"; done
touch -d "1 day ago" ".daicho-tmp-$$-0" ".daicho-tmp-notes" ".daicho-tmp-0"
"$daicho" stats -o out.txt
kept=$(printf './.daicho-tmp-%s\n' "$$-0" 0 "$gone-59" notes | LC_ALL=C sort | tr '\n' ' ')
expect "what a killed run left is swept after an hour, when its process is gone" "$kept" "$(temporaries)"
rm .daicho-tmp-*

mkdir inside other-user && chmod 777 other-user && cd other-user || exit 1
echo old >kept.csv && chmod 444 kept.csv
stranger "$work/program" -C .. stats -f csv -o kept.csv 2>/dev/null
code=$?
if [ $code = 99 ]; then
    skip "what another user may not do"
else
    expect "a file without write permission is exit 2" 2 $code
    expect "… and is not replaced" old "$(cat kept.csv)"
fi
cd "$work" || exit 1

# ---- what is passed on ----

"$daicho" stats -o /dev/stdout >out.txt
expect "-o /dev/stdout is standard output" 0 $?
cmp -s whole.txt out.txt
expect "… all of it" 0 $?
echo before >out.txt
"$daicho" stats -o /dev/stdout >>out.txt
expect "… which may be appended to" before "$(head -n 1 out.txt)"
expect "… and may be a pipe" "$(sha256sum <whole.txt)" "$("$daicho" stats -o /dev/stdout | sha256sum)"
timeout 10 cat pipe >out.txt &
timeout 10 "$daicho" stats -o pipe
expect "a pipe is written through" 0 $?
wait $!
cmp -s whole.txt out.txt
expect "… and is still a pipe" "0 pipe" "$? $([ -p pipe ] && echo pipe)"
"$daicho" stats -o /dev/null
expect "a device is written through" 0 $?
expect "… and is still one" yes "$([ -c /dev/null ] && echo yes)"
expect "no temporary file is left" "" "$(temporaries)"

# ---- the registry is not an output ----

before=$(cat agreements/*.yaml agreements/*/*.yaml | sha256sum)
ln -s agreements linked
ln agreements/registry.yaml hard.yaml
ln -s agreements/registry.yaml soft.yaml
for name in agreements/registry.yaml ./agreements/10-gunma/../registry.yaml "$work/agreements/sources.yaml" \
    agreements/10-gunma/102059-ota.yaml linked/registry.yaml linked/10-gunma/new.yaml hard.yaml soft.yaml \
    agreements/record.schema.json; do
    "$daicho" stats -o "$name" 2>/dev/null
    expect "-o $name is refused" 2 $?
    "$daicho" explain --list -o "$name" 2>/dev/null
    expect "… by every command" 2 $?
    "$daicho" check -f json="$name" 2>/dev/null
    expect "… by check with a file too" 2 $?
done
(cd agreements/10-gunma && "$daicho" stats -o ../registry.yaml 2>/dev/null)
expect "… from within it" 2 $?
expect "… and nothing is changed" "$before" "$(cat agreements/*.yaml agreements/*/*.yaml | sha256sum)"
"$daicho" schema -o agreements/registry.yaml 2>/dev/null
expect "the schema does not replace a record" 2 $?
"$daicho" schema -o agreements/record.schema.json
expect "the schema has its place in the registry" 0 $?
"$daicho" schema -o linked/record.schema.json
expect "… where it is replaced" 0 $?
"$daicho" schema -o agreements/10-gunma/record.schema.json 2>/dev/null
expect "… and no other" 2 $?
rm agreements/record.schema.json hard.yaml soft.yaml linked

# ---- what is saved while it is mended ----

if [ $can_trace = 1 ]; then
    file=agreements/10-gunma/102059-ota.yaml
    cp $file kept.yaml
    printf '\357\273\277' | cat - kept.yaml >$file
    traced -e inject=fsync:delay_enter=2000000:when=1 "$daicho" check --fix >/dev/null 2>err.txt &
    for _ in $(seq 100); do [ -z "$(temporaries)" ] || break; sleep 0.05; done
    echo "# saved meanwhile" >>$file
    wait $!
    expect "a file that was saved while it was mended is exit 2" 2 $?
    grep -q "changed after it was read" err.txt
    expect "… and is said" 0 $?
    expect "… and what was saved stays" "# saved meanwhile" "$(tail -n 1 $file)"
    expect "… and no temporary file" "" "$(temporaries)"
    "$daicho" check --fix >/dev/null 2>&1
    expect "the next run mends it" 0 $?
    cp kept.yaml $file
fi

# ---- locales, limits ----


plain=$("$daicho" stats | sha256sum)
for setting in LC_ALL=C LC_ALL=tr_TR.UTF-8 LC_ALL=de_DE.UTF-8 TZ=Pacific/Kiritimati TZ=Nowhere/Bad; do
    expect "the same bytes with $setting" "$plain" "$(env "$setting" "$daicho" stats | sha256sum)"
done
expect "the same bytes without an environment" "$plain" "$(env -i "$daicho" stats | sha256sum)"
mkdir other && for file in $(find agreements -type f | sort -r); do
    mkdir -p "other/$(dirname "$file")" && cp "$file" "other/$file"
done
expect "the same bytes whatever order a folder lists its files in" "$plain" "$("$daicho" -C other stats | sha256sum)"

(ulimit -s 256; "$daicho" check >/dev/null)
expect "a small stack is enough" 0 $?
(ulimit -n 16; "$daicho" check >/dev/null)
expect "few descriptors are enough" 0 $?

mkfifo agreements/10-gunma/102032-kiryu.yaml
timeout 10 "$daicho" check >out.txt
expect "a pipe is a finding, not a wait" 1 $?
grep -q 'F002' out.txt
expect "… said as such" 0 $?
rm agreements/10-gunma/102032-kiryu.yaml

head -c 104857600 /dev/zero | tr '\0' a >agreements/10-gunma/102032-kiryu.yaml
little="ulimit -v 400000"
(eval "$little"; "$daicho" --version >/dev/null 2>&1) || little=: # a sanitizer reserves far more
(eval "$little"; timeout 10 "$daicho" check >/dev/null)
expect "a file of 100 MB is refused within little memory" 1 $?
rm agreements/10-gunma/102032-kiryu.yaml

# As somebody whom permissions bind: root reads everything.
bound=
if [ "$(id -u)" = 0 ]; then
    chmod -R go+rX "$work"
    bound="setpriv --reuid 65534 --regid 65534 --clear-groups"
    $bound "$daicho" --version >/dev/null 2>&1 || bound=none
fi
# without_permission MODE PATH WHAT
without_permission() {
    before=$(stat -c %a "$2")
    chmod "$1" "$2"
    for command in check "check --diff" "check agreements/10-gunma" "fmt --check" fmt \
        "list --allow-invalid" "stats --allow-invalid"; do
        $bound "$daicho" $command --lang en >out.txt 2>err.txt
        expect "$3: $command is exit 2" 2 $?
        cat out.txt err.txt | grep -q 'F004.*Permission denied\|: cannot be read: Permission denied'
        expect "… $command says why" 0 $?
        case $command in check*) continue ;; esac
        expect "… and no figure" "" "$(cat out.txt)"
    done
    chmod "$before" "$2"
}
if [ "$bound" != none ]; then
    without_permission 000 agreements/10-gunma/102041-isesaki.yaml "a file without permission"
    without_permission 000 agreements/registry.yaml "registry.yaml without permission"
    without_permission 000 agreements/10-gunma "a folder without permission"
    without_permission 644 agreements/10-gunma "a folder that may be listed but not searched"
    without_permission 311 agreements/10-gunma "a folder that may be searched but not listed"
    chmod 644 agreements
    $bound "$daicho" check >out.txt 2>err.txt
    expect "a registry that may not be searched is exit 2" 2 $?
    grep -q "Permission denied" err.txt
    expect "… and says why" 0 $?
    chmod 755 agreements
fi

mkfifo template.html.mustache
timeout 10 "$daicho" report national --template template.html.mustache >out.txt 2>/dev/null
expect "a pipe for a template is refused, not a wait" "2 0" "$? $(wc -c <out.txt)"

if [ $can_trace = 1 ]; then
    # While it is being opened, what was a file when the folder was listed becomes something else.
    file=agreements/10-gunma/102059-ota.yaml
    echo "secret: outside" >secret.txt
    for other in link pipe; do
        cp $file kept.yaml
        traced -P 102059-ota.yaml -e inject=openat:delay_enter=1000000 \
            sh -c 'echo $$ >id.txt; exec timeout 10 "$0" check >out.txt 2>&1' "$daicho" &
        sleep 0.5
        case $other in
            link) ln -sf "$PWD/secret.txt" $file ;;
            pipe) rm $file && mkfifo $file ;;
        esac
        wait $!
        code=$?
        expect "a file that becomes a $other is no wait, and not well" 1 $((code == 1 || code == 2))
        expect "… and nothing behind it is shown" 0 "$(grep -c secret out.txt)"
        rm -f $file && cp kept.yaml $file
    done
fi

mkdir gone && (cd gone && rmdir ../gone && "$daicho" check 2>/dev/null)
expect "a folder that was deleted is trouble, not a crash" 2 $?
mkdir gone && (cd gone && rmdir ../gone && "$daicho" -C "$work" check >/dev/null)
expect "… and no matter with -C" 0 $?

if command -v git >/dev/null; then
    export HOME="$work/home" GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL="$work/home/.gitconfig"
    mkdir home && git init -q repo && cp -R agreements repo/ && cd repo || exit 1
    commits() { git -c user.name=t -c user.email=t@example.org -c commit.gpgsign=false commit -qm t "$@"; }
    # revision [DIR]: what the footer says of the commit
    revision() { timeout 10 "$daicho" -C "${1:-.}" stats --lang en | sed -n 's/^registry  *//p'; }
    expect "no commit is named before there is one" "" "$(revision)"
    git add -A && commits
    commit=$(git rev-parse --short=12 HEAD)
    expect "the commit is in the footer" "$commit" "$(revision)"
    expect "its time is the stamp of a calendar" \
        "DTSTAMP:$(TZ=UTC git log -1 --date=format-local:%Y%m%dT%H%M%SZ --format=%cd)" \
        "$("$daicho" timeline -f ics | grep -m 1 ^DTSTAMP | tr -d '\r')"
    expect "… but not with --no-revision" "" "$("$daicho" stats --no-revision | grep "$commit")"
    echo "# edited" >>agreements/registry.yaml
    expect "… marked when something was edited" "$commit+dirty" "$(revision)"
    git checkout -q agreements
    rm agreements/10-gunma/102041-isesaki.yaml
    expect "… or deleted" "$commit+dirty" \
        "$("$daicho" stats --allow-invalid --lang en | sed -n 's/^registry  *//p')"
    git checkout -q agreements
    sed 's/^concluded:.*/concluded: 2026-01-15/; s/太田市/桐生市/' agreements/10-gunma/102059-ota.yaml \
        >agreements/10-gunma/102032-kiryu.yaml
    expect "… or added" "$commit+dirty" \
        "$("$daicho" stats --allow-invalid --lang en | sed -n 's/^registry  *//p')"
    rm agreements/10-gunma/102032-kiryu.yaml
    sound=$("$daicho" stats | sha256sum)
    mkdir -p "$work/home/git" && echo '[core' | tee "$work/home/.gitconfig" >"$work/home/git/config"
    expect "the user's configuration of git is not read, broken or not" "$sound" \
        "$(env XDG_CONFIG_HOME="$work/home" "$daicho" stats | sha256sum)"
    rm -r "$work/home/.gitconfig" "$work/home/git"

    printf 'rules: {}\n' >agreements/.yamllint.yaml && git add -A && commits
    expect "a hidden file that is committed is no record that is missing" \
        "$(git rev-parse --short=12 HEAD)" "$(revision)"
    git reset -q --hard HEAD~

    # Wherever git keeps what it keeps.
    git clone -q --shared . ../shared && git worktree add -q ../tree
    git init -q ../outer && (cd ../outer && git -c protocol.file.allow=always submodule --quiet add "$work/repo" inner)
    for place in ../shared ../tree ../outer/inner; do
        expect "the commit in $place" "$commit" "$(revision "$place")"
    done
    git checkout -q --detach && expect "the commit of a detached HEAD" "$commit" "$(revision)"
    git checkout -q - && git gc -q && git pack-refs --all
    expect "the commit of packed refs and objects" "$commit" "$(revision)"
    mkdir -p below/inner && git mv agreements below/inner/ && commits
    expect "the commit of a registry below the top" "$(git rev-parse --short=12 HEAD)" "$(revision below/inner)"
    git reset -q --hard HEAD~
    git init -q --bare agreements/01-hokkaido/hidden.git
    expect "a bare repository among the records is not theirs" "$commit+dirty" \
        "$("$daicho" stats --allow-invalid --lang en | sed -n 's/^registry  *//p')"
    rm -rf agreements/01-hokkaido/hidden.git
    (cd ../outer && mkdir -p agreements && timeout 10 "$daicho" stats 2>../err.txt)
    expect "the top of a repository ends the search for a registry" 2 $?

    # Neither the configuration of the repository nor that of the user changes a byte, or runs anything.
    plain=$("$daicho" stats | sha256sum)
    printf '#!/bin/sh\ntouch "%s/pwned"\n' "$work" >hook && chmod +x hook
    mkfifo "$work/endless"
    cp .git/config "$work/config"
    for setting in "core.fsmonitor $PWD/hook" "diff.external $PWD/hook" "filter.x.clean $PWD/hook" "core.bare true" \
        "core.worktree /" "core.repositoryformatversion 99" "extensions.objectformat sha256" "core.autocrlf true" \
        "core.ignorecase true" "include.path /dev/zero" "include.path $work/endless" "core.hookspath $PWD"; do
        for file in .git/config "$work/home/.gitconfig"; do
            git config --file $file ${setting%% *} "${setting#* }"
            echo '* filter=x' >.gitattributes
            expect "$setting in $file changes nothing" "$plain" "$(timeout 10 "$daicho" stats | sha256sum)"
            rm .gitattributes "$work/home/.gitconfig" 2>/dev/null
            cp "$work/config" .git/config
        done
    done
    expect "… nor does the environment" "$plain" \
        "$(GIT_DIR=/nonexistent GIT_WORK_TREE=/ GIT_INDEX_FILE=/dev/zero GIT_CONFIG_COUNT=x timeout 10 "$daicho" stats | sha256sum)"
    test -e "$work/pwned"
    expect "no program that a repository configures is run" 1 $?
    rm hook

    # A pipe in the place of a file never makes the program wait.
    tree=$(git rev-parse HEAD^{tree})
    for file in config HEAD index packed-refs commondir shallow config.worktree objects/info/alternates \
        objects/info/commit-graph objects/pack/multi-pack-index objects/pack/pack-x.idx "$(git symbolic-ref HEAD)" info/grafts \
        "objects/$(echo "$commit" | cut -c 1-2)/$(git rev-parse HEAD | cut -c 3-)" \
        "objects/$(echo "$tree" | cut -c 1-2)/$(echo "$tree" | cut -c 3-)"; do
        mkdir -p "$(dirname ".git/$file")"
        rm -rf kept && [ -e ".git/$file" ] && mv ".git/$file" kept
        mkfifo ".git/$file"
        timeout 10 "$daicho" stats >out.txt 2>err.txt
        expect "a pipe as .git/$file makes nobody wait" 0 $?
        rm ".git/$file" && [ -e kept ] && mv kept ".git/$file"
    done
    mv .git kept && mkfifo .git
    timeout 10 "$daicho" stats >/dev/null
    expect "a pipe as .git makes nobody wait" 0 $?
    rm .git && mv kept .git
    rm out.txt err.txt
    expect "… and nothing was changed by all this" "$plain" "$("$daicho" stats | sha256sum)"
    cd "$work" || exit 1
fi

echo "$checks checks, $failures failed"
[ "$failures" = 0 ]
