# What the tests of real processes share: sourced, not run.
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
