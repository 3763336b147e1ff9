#!/bin/sh
# Looks at pages in a browser: run.sh DAICHO NODE CHROMIUM FOLDER. The packages of npm are fetched once
# into FOLDER; without them the test is skipped (exit code 77).
set -eu
daicho=$1 node=$2 chromium=$3 folder=$4
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../support/npm.sh"
cp "$here/pages_test.mjs" .
exec "$node" pages_test.mjs "$daicho" "$chromium" "$here/../registry" "$here/../frozen"
