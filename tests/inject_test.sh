#!/bin/sh
# Every system call of reading a registry fails in turn: the figures are those of the whole registry,
# or there are none, a word says why, and the exit code is 2.
# A workbook is whole, or there is none. A thread that is refused changes nothing at all.
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
list() {
    "$@" "$daicho" list --allow-invalid --no-revision -f csv -o out.csv >out.txt 2>err.txt
}
workbook() {
    "$@" "$daicho" -C "$large" list --no-revision -f xlsx -o out.xlsx >out.txt 2>err.txt
}
list && mv out.csv whole.csv && workbook && mv out.xlsx whole.xlsx
[ "$(wc -l <whole.csv)" -gt 1 ] || { echo "FAILED the whole registry is read"; exit 1; }

# The last run holds no failure, since there is no such call any more.
fail_each() { # WHAT OUTPUT CALL ERROR
    nth=0
    while nth=$((nth + 1)); do
        rm -f "out.$2"
        $1 strace -qq -f -o trace.txt -e trace="$3" -e inject="$3:error=$4:when=$nth"
        code=$?
        grep -q INJECTED trace.txt || break
        runs=$((runs + 1))
        case $code in
            0) cmp -s "whole.$2" "out.$2" && continue ;;
            # 127: of the loader, before us. Nobody hears a word if it is the one that cannot be written.
            2 | 127) [ ! -e "out.$2" ] && { [ -s err.txt ] || grep -q 'write(2,.*INJECTED' trace.txt; } && continue ;;
        esac
        failures=$((failures + 1))
        echo "FAILED $1: $3 number $nth with $4: exit $code, $(wc -c <"out.$2") bytes of $(wc -c <"whole.$2")"
        grep INJECTED trace.txt | head -n 1
    done
}

for call in openat newfstatat getdents64 read fcntl dup lseek close; do
    fail_each list csv $call EIO
done
fail_each list csv openat EMFILE
fail_each list csv openat EACCES
fail_each list csv newfstatat ENOMEM
fail_each list csv getdents64 ENOMEM
fail_each workbook xlsx write ENOSPC
fail_each workbook xlsx memfd_create ENOSYS

# Enough records for several threads.
for refused in 1 1+; do
    rm -f out.xlsx
    workbook strace -qq -f -o trace.txt -e trace=clone,clone3 -e inject=clone,clone3:error=EAGAIN:when=$refused
    code=$?
    if grep -q INJECTED trace.txt || [ "$(nproc)" = 1 ]; then
        runs=$((runs + 1))
        [ $code = 0 ] && cmp -s whole.xlsx out.xlsx && continue
    fi
    failures=$((failures + 1))
    echo "FAILED threads refused ($refused): exit $code, $(head -n 1 err.txt)"
done

echo "$runs failures injected, $failures led to a wrong answer"
[ "$failures" = 0 ] && [ "$runs" -gt 100 ]
