# For scripts of tests that need packages of npm. Set before: `node`, `folder`, and `here`, where the package.json is.
# Goes into the folder, with the packages, which are fetched once; without them the test is skipped (exit code 77).
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
