#!/bin/sh
# The schemas in the language server that editors use: run.sh DAICHO NODE FOLDER. The package of npm is
# fetched once into FOLDER; without it the test is skipped (exit code 77).
set -eu
daicho=$1 node=$2 folder=$3
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../support/npm.sh"
cp "$here/editor_test.mjs" .
exec "$node" editor_test.mjs "$daicho"
