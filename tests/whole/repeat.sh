#!/usr/bin/env bash
# Repeats the tests under load, and lists those that failed at least once: tests/whole/repeat.sh [ROUNDS [PACKAGE...]]
#
# The rounds have different numbers of threads and different environments, as machines do. LOAD is the number of
# processes that compute beside them; LOGS is the folder of the outputs, of which only those with failures are kept.
set -euo pipefail
cd "$(dirname "$0")/../.."

rounds=${1:-10}
shift $(($# > 0))
selected=(--workspace)
if [ $# -gt 0 ]; then selected=("${@/#/--package=}"); fi
logs=${LOGS:-target/repeat}
mkdir -p "$logs"

# Cargo and rustup have to be found without HOME too.
export CARGO_INCREMENTAL=0 CARGO_HOME="${CARGO_HOME:-$HOME/.cargo}" RUSTUP_HOME="${RUSTUP_HOME:-$HOME/.rustup}"
dead=http://127.0.0.1:9
environments=(
    ""
    "TZ=Asia/Kathmandu LANG=C LC_ALL=C"
    "CI=true RUST_BACKTRACE=1 CARGO_TERM_COLOR=always"
    "HTTP_PROXY=$dead HTTPS_PROXY=$dead http_proxy=$dead https_proxy=$dead ALL_PROXY=$dead CARGO_NET_OFFLINE=true"
    "-u HOME NO_COLOR=1 TERM=dumb"
)
threads=(default 1 16)

cargo test "${selected[@]}" --lib --bins --tests --no-run

load=()
for ((n = 0; n < ${LOAD:-2}; n++)); do
    (while :; do :; done) &
    load+=($!)
done
trap '[ ${#load[@]} -eq 0 ] || kill "${load[@]}"' EXIT

# What failed in an output, with the binary that it is in.
failed() {
    sed -e 's/\x1b\[[0-9;]*m//g' "$1" | awk '
        /^ *Running / { binary = $2 == "unittests" ? $2 " " $3 : $2; where = $NF }
        /^test .* \.\.\. FAILED$/ { sub(/^test /, ""); sub(/ \.\.\. FAILED$/, ""); print binary " " where ": " $0 }
        / \(signal: | \(exit status: / && /process did/ { print binary " " where ": " $0 }'
}

: >"$logs/failed"
for ((round = 1; round <= rounds; round++)); do
    environment=${environments[$((round % ${#environments[@]}))]}
    count=${threads[$((round % ${#threads[@]}))]}
    arguments=()
    if [ "$count" != default ]; then arguments=("--test-threads=$count"); fi
    log=$logs/$round
    printf 'round %s of %s: threads %s, env %s: ' "$round" "$rounds" "$count" "$environment"
    # shellcheck disable=SC2086 # several words
    if env $environment cargo test "${selected[@]}" --lib --bins --tests --no-fail-fast -- "${arguments[@]}" >"$log" 2>&1; then
        echo passed
        rm "$log"
    else
        echo "failed: $log"
        failed "$log" | tee -a "$logs/failed"
    fi
done

echo
if [ ! -s "$logs/failed" ]; then
    echo "no test failed in $rounds rounds"
    exit
fi
echo "failed, with the number of rounds of $rounds:"
sort "$logs/failed" | uniq -c | sort -rn
exit 1
