#!/usr/bin/env bash
# The versions that crates of several parts of Graph would have had: docs/reports/history.md.
#
# usage: tests/cost/history.sh [DIR] >docs/reports/history.md
#
# DIR has a folder history-v1.0 of files of v1.0, and one named history of files of beta.
set -euo pipefail
cd "$(dirname "$0")/../.."
shared=${1:-../shared/metadata}
[ -d "$shared/history-v1.0" ] || { echo "skipped: there is no $shared/history-v1.0" >&2; exit 0; }
diff() { cargo run --quiet -p xtask -- diff "$@" --format markdown 2>/dev/null | sed 's/^#/##/'; }
v1=("$shared"/history-v1.0/*.csdl)

cat <<'HEAD'
# Versions over four years

Written by `tests/cost/history.sh`. Each file is compared with the one before it, with today's corrections and generator, and the
names given so far. The first file is 0.1.0. A breaking change raises MINOR, any other change PATCH. Paths that older files lack are
additions: v1.0 has synchronization from 2023-09 on.

How these versions are held against the crates themselves:

* `tests/whole/history.sh` imports each file, generates a crate of all of v1.0, and releases it before the next file: version and
  number of breaking changes in its changelog are those of this page. The last crate compiles.
* `SEMVER_PAIRS=12 cargo test -p graph-tests --test semver` compiles a program that uses every item of the older crate with the newer
  one, for twelve pairs of the four parts drawn at random, in both directions: no break is called compatible, and none is idle.
* `SEMVER_WHOLE=2024-12-13,2025-05-02,2026-06-22 cargo test -p graph-tests --test semver in_all_of_it` does so for all of v1.0, for the pairs with
  these newer files: the first and the third break, the second is compatible, and the compiler agrees. A pair takes 100 s of a processor; its
  program has 11 MB.

HEAD
diff "${v1[@]}" --slice synchronization-v1
for path in '/users/{id}' '/groups/{id}' '/applications/{id}'; do
    echo
    diff "${v1[@]}" --path "$path"
done
echo
diff "${v1[@]}" | sed 's/^## all of Graph/## all of Graph v1.0/'
echo
# Its breaking changes are many, and not listed.
diff "$shared"/history/*.csdl "$shared"/beta-USNat-*.csdl \
    | sed 's/^## all of Graph/## all of Graph beta, of a national cloud/; /^### /,$d' | sed '$d'
