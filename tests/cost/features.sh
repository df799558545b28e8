#!/usr/bin/env bash
# What graph-runtime costs when its features are off, beside another revision, such as the one before it had any: instructions
# of the compiler for a check of graph-runtime alone (`--features client`), which are exact, and their share of a cold check of
# client.rs with all dependencies, by the processors' time of so many rounds in turns. Needs valgrind and GNU time.
#
# Code behind a feature that is off is not even read, so what is left is what the client itself shares with the features.
#
#     tests/cost/features.sh REVISION [ROUNDS]
set -euo pipefail
shopt -s inherit_errexit

root=$(cd "$(dirname "$0")/../.." && pwd)
revision=${1:?name a revision, such as 31ac4ae}
rounds=${2:-3}
work=$root/target/cost/features
rm -rf "$work"
mkdir -p "$work"
# shellcheck source=tests/cost/pairs.sh
source "$root/tests/cost/pairs.sh"
unset RUSTFLAGS RUSTC_WRAPPER CARGO_TARGET_DIR
export CARGO_INCREMENTAL=0
declare -A commit=([here]=HEAD [there]=$revision)

# program SIDE: a program that only names graph-runtime of that revision, with the versions in its Cargo.lock.
program() {
    local tree=$work/trees/$1 program=$work/$1
    revision_tree "$root" "${commit[$1]}" "$tree"
    dependent "$tree" codegen/runtime "$program"
    echo 'pub use graph_runtime::Core;' >"$program/src/lib.rs"
    (cd "$program" && cargo fetch --quiet)
}

# processors SIDE FILE: seconds of processors of checking what is not compiled yet.
processors() {
    (cd "$work/$1" && /usr/bin/time -f '%U %S' -o "$work/time" cargo check --offline --quiet)
    awk '{ print $1 + $2 }' "$work/time" >>"$work/$2"
}

# The compiler itself, not rustup's, counted for graph-runtime alone.
cat >"$work/counting" <<'WRAPPER'
#!/usr/bin/env bash
shift
case " $* " in
    *" --crate-name graph_runtime "*)
        exec valgrind --tool=cachegrind --cache-sim=no --cachegrind-out-file=/dev/null --log-file="$COUNTED" \
            "$(rustc --print sysroot)/bin/rustc" "$@"
        ;;
    *) exec rustc "$@" ;;
esac
WRAPPER
chmod +x "$work/counting"

# instructions SIDE
instructions() {
    (
        cd "$work/$1"
        changed "$work/trees/$1" codegen/runtime
        COUNTED=$work/$1.log LD_LIBRARY_PATH=$(rustc --print sysroot)/lib RUSTC_WRAPPER=$work/counting \
            cargo check --offline --quiet
    )
    awk '/I +refs:/ { gsub(",", "", $NF); print $NF }' "$work/$1.log"
}

for side in here there; do program "$side"; done
for _ in $(seq "$rounds"); do
    for side in here there; do
        rm -rf "${work:?}/$side/target"
        processors "$side" "$side.cold"
        changed "$work/trees/$side" codegen/runtime
        processors "$side" "$side.own"
    done
done
here=$(instructions here)
there=$(instructions there)
cold=$(median <"$work/there.cold")
own=$(median <"$work/there.own")
awk -v here="$here" -v there="$there" -v cold="$cold" -v own="$own" -v now="$(median <"$work/here.cold")" -v revision="$revision" 'BEGIN {
    more = 100 * (here / there - 1)
    printf "graph-runtime alone: %.0f million instructions, %.0f at %s: %+.1f %%\n", here / 1e6, there / 1e6, revision, more
    printf "cold check with dependencies: %.2f s, %.2f s at %s, of which graph-runtime %.2f s\n", now, cold, revision, own
    printf "so the cold check takes %+.2f %% more\n", more * own / cold
}'
