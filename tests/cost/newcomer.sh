#!/usr/bin/env bash
# What a newcomer does, and how long it takes: the commands of the README's first two sections, in a copy of the repository and an empty
# CARGO_HOME, as a table. Whatever is uncommitted is left out. A registry that the machine's CARGO_HOME configures is configured there too.
#
#     tests/cost/newcomer.sh
set -euo pipefail
shopt -s inherit_errexit

root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset RUSTFLAGS RUSTC_WRAPPER CARGO_TARGET_DIR
mkdir "$work/home"
config=${CARGO_HOME:-$HOME/.cargo}/config.toml
if [ -f "$config" ]; then cp "$config" "$work/home/"; fi
export CARGO_HOME=$work/home
git clone --quiet "$root" "$work/graph"

# commands SECTION: its lines of sh.
commands() {
    awk -v heading="## $1" '
        /^## / { within = ($0 == heading) }
        /^```/ { fenced = within && $0 == "```sh"; next }
        within && fenced' "$work/graph/README.md"
}

# All lines run in one shell, since one of them changes the folder; each is timed.
{
    cat <<'HEAD'
set -euo pipefail
timed() {
    local start=$EPOCHREALTIME
    eval "$1" >>"$log" 2>&1 || { tail -n 20 "$log" >&2; exit 1; }
    awk -v line="$1" -v start="$start" -v end="$EPOCHREALTIME" 'BEGIN { printf "| `%s` | %.1f s |\n", line, end - start }'
}
HEAD
    { commands "An answer in one command"; commands "A program of your own"; } |
        while IFS= read -r line; do printf 'timed %q\n' "$line"; done
} >"$work/run.sh"
[ "$(grep -c '^timed cargo' "$work/run.sh")" -ge 4 ] || {
    echo "README.md: the sections of a newcomer have other names now" >&2
    exit 1
}

echo "| command | wall |"
echo "|---|---|"
cd "$work/graph"
log=$work/log bash "$work/run.sh"
