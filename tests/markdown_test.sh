#!/bin/sh
# Markdown as GitHub's own parser reads it: markdown_test.sh DAICHO CMARK_GFM REGISTRY. Every report has
# its tables recognised, and a registry's texts make no element but ours.
set -eu
daicho=$1 cmark=$2 registry=$3
checks=0 failures=0
for command in stats list "trend" "timeline" "report national" "report annual" "report pdca" "report overlaps" \
    "report prefecture 群馬県" "report agreement 102041-isesaki" "report signing 102041-isesaki"; do
    # shellcheck disable=SC2086  # a command and its arguments
    $daicho -C "$registry" $command -f md >page.md
    "$cmark" -e table -e strikethrough -e autolink --unsafe <page.md >page.html
    heads=$(grep -c '^| [-:| ]*-- [-:| ]*|$\|^| -' page.md || true)
    tables=$(grep -c '<table>' page.html || true)
    # Addresses of sources are links, to the web alone.
    odd=$(sed 's|<a href="https\{0,1\}://|<p |g' page.html | grep -o '<[a-z][a-z0-9]*' | sort -u |
        grep -vxE '<(h[1-6]|p|table|thead|tbody|tr|th|td|ul|li|ol|strong|u|br|blockquote|em)' || true)
    checks=$((checks + 1))
    # A press release has lists and no table: cells of Markdown hold no lists.
    [ "$command" != "report signing 102041-isesaki" ] || tables=1
    if [ "$tables" = 0 ] || [ -n "$odd" ]; then
        failures=$((failures + 1))
        echo "FAILED $command: $heads heads, $tables tables, elements that are not ours: $odd"
    fi
done
rm -f page.md page.html
echo "$checks checks, $failures failed"
[ "$failures" = 0 ]
