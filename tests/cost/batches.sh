#!/usr/bin/env bash
# How many requests to `$batch` a hundred thousand requests take over a service on this machine that throttles a tenth of the
# parts, beside a perfect schedule, and how long that takes. The program is codegen/runtime/tests/batches/cost.rs, which is
# also a test with fewer requests. It takes about a minute, and a build.
#
#     tests/cost/batches.sh [REQUESTS]
set -euo pipefail

cd "$(dirname "$0")/../.."
export GRAPH_BATCH_REQUESTS=${1:-100000}
cargo test --quiet --release -p graph-runtime --features batches --test batches cost -- --nocapture
