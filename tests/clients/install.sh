#!/bin/sh
# Installs the linters and the client generators that judge the OpenAPI document, into the folder that
# is named; once, until the versions change. Python is named by the variable PYTHON.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mkdir -p "$1" && cd "$1" && pwd)
wanted="$folder $(cat "$here/requirements.txt" "$here/package.json" | cksum)"

if command -v flock >/dev/null 2>&1; then
	exec 9>"$folder/install.lock"
	flock 9
fi
if [ "$(cat "$folder/installed" 2>/dev/null || true)" = "$wanted" ] &&
	"$folder/venv/bin/python" -c '' 2>/dev/null; then
	exit 0
fi

echo "Installing linters and client generators into $folder; this is done once."
rm -rf "$folder/venv" "$folder/node_modules" "$folder/installed"
"$PYTHON" -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq --disable-pip-version-check --no-input --no-compile \
	--no-deps -r "$here/requirements.txt"
cp "$here/package.json" "$folder/package.json"
(
	cd "$folder"
	PATH="$folder/venv/bin:$PATH" npm install --loglevel error --no-fund --no-audit --no-package-lock \
		--ignore-scripts
)
echo "$wanted" > "$folder/installed"
