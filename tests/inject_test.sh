#!/bin/sh
# Every system call of reading a registry fails in turn: the figures are those of the whole registry,
# or there are none, a word says why, and the exit code is 2.
# A thread that is refused changes nothing at all.
# usage: inject_test.sh DAICHO REGISTRY LARGE_REGISTRY
set -u
daicho=$1 registry=$2 large=$3
command -v strace >/dev/null || { echo "skipped: no strace"; exit 77; }
strace -o /dev/null true 2>/dev/null || { echo "skipped: ptrace is refused"; exit 77; }
export ASAN_OPTIONS=detect_leaks=0 # the leak detector wants to trace the process itself
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cp -R "$registry/." "$work/"
cd "$work" || exit 1
runs=0 failures=0

# Errors are allowed: a record that is dropped without a word must not hide behind a refusal.
"$daicho" list --allow-invalid --no-revision -f csv >whole.txt 2>/dev/null
[ "$(wc -l <whole.txt)" -gt 1 ] || { echo "FAILED the whole registry is read"; exit 1; }

# The last run holds no failure, since there is no such call any more.
fail_each() { # CALL ERROR
    nth=0
    while nth=$((nth + 1)); do
        strace -qq -f -o trace.txt -e trace="$1" -e inject="$1:error=$2:when=$nth" \
            "$daicho" list --allow-invalid --no-revision -f csv >out.txt 2>err.txt
        code=$?
        grep -q INJECTED trace.txt || break
        runs=$((runs + 1))
        case $code in
            0) cmp -s whole.txt out.txt && continue ;;
            2 | 127) [ ! -s out.txt ] && [ -s err.txt ] && continue ;; # 127: of the loader, before us
        esac
        failures=$((failures + 1))
        echo "FAILED $1 number $nth with $2: exit $code, $(wc -l <out.txt) lines of $(wc -l <whole.txt)"
        grep INJECTED trace.txt | head -n 1
    done
}

for call in openat newfstatat getdents64 read fcntl dup lseek close; do
    fail_each "$call" EIO
done
fail_each openat EMFILE
fail_each openat EACCES
fail_each newfstatat ENOMEM
fail_each getdents64 ENOMEM

# Enough records for several threads.
"$daicho" -C "$large" list --no-revision -f csv >whole.txt 2>/dev/null
for refused in 1 1+; do
    strace -qq -f -o trace.txt -e trace=clone,clone3 -e inject=clone,clone3:error=EAGAIN:when=$refused \
        "$daicho" -C "$large" list --no-revision -f csv >out.txt 2>err.txt
    code=$?
    if grep -q INJECTED trace.txt || [ "$(nproc)" = 1 ]; then
        runs=$((runs + 1))
        [ $code = 0 ] && cmp -s whole.txt out.txt && continue
    fi
    failures=$((failures + 1))
    echo "FAILED threads refused ($refused): exit $code, $(head -n 1 err.txt)"
done

echo "$runs failures injected, $failures led to a wrong answer"
[ "$failures" = 0 ] && [ "$runs" -gt 100 ]
