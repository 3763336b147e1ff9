#!/bin/sh
# The schemas in the language server that editors use: run.sh DAICHO NODE FOLDER. The package of npm is
# fetched once into FOLDER; without it the test is skipped (exit code 77).
set -eu
daicho=$1 node=$2 folder=$3
here=$(cd "$(dirname "$0")" && pwd)

skip() {
    echo "skipped: $1"
    exit 77
}

"$node" -e 'process.exit(parseInt(process.versions.node, 10) >= 20 ? 0 : 1)' || skip "node is older than 20"
mkdir -p "$folder"
cd "$folder"
if ! cmp -s "$here/package.json" fetched.json; then
    command -v npm >/dev/null || skip "npm is not installed"
    cp "$here/package.json" package.json
    timeout 180 npm install --silent --no-package-lock --ignore-scripts >npm.log 2>&1 || skip "npm could not fetch its packages (see $folder/npm.log)"
    cp package.json fetched.json
fi
cp "$here/editor_test.mjs" .
exec "$node" editor_test.mjs "$daicho"
