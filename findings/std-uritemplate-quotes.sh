#!/bin/sh
# std-uritemplate 2.0.12 (npm and PyPI, from one repository, and in Kiota's libraries for both languages): from one template and
# value come two URLs. The one for JavaScript leaves an apostrophe, parentheses and an asterisk as they are, since
# `encodeURIComponent` does; RFC 6570 (section 3.2.2) encodes all but the unreserved characters, and these are reserved. What
# compares URLs as text, such as a cache, a signature or a recorded test, takes them for two.
#
#   npm:  /things('O'Neil%20(x)')
#   PyPI: /things('O%27Neil%20%28x%29')
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . @std-uritemplate/std-uritemplate@2.0.12
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check std-uritemplate==2.0.12
cat > observed.mjs <<'JS'
import { StdUriTemplate } from "@std-uritemplate/std-uritemplate";

console.log(StdUriTemplate.expand("/things('{id}')", { id: "O'Neil (x)" }));
JS
cat > observed.py <<'PYTHON'
from stduritemplate import StdUriTemplate

print(StdUriTemplate.expand("/things('{id}')", {"id": "O'Neil (x)"}))
PYTHON
javascript=$(node observed.mjs)
python=$(venv/bin/python observed.py)
printf 'npm:  %s\nPyPI: %s\n' "$javascript" "$python"
test "$javascript" = "/things('O'Neil%20(x)')"
test "$python" = "/things('O%27Neil%20%28x%29')"
