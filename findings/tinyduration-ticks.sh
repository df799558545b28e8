#!/bin/sh
# tinyduration 3.4.1, which @microsoft/kiota-abstractions uses for Edm.Duration: one to nine tenths of a microsecond, so the
# smallest durations that .NET has (one tick is 100 ns), are written with six digits: rounded to a microsecond or to nothing.
# JavaScript writes such numbers with an exponent, and the library, which writes them out, counts one digit too few if there
# is but one before the exponent. With two the value stays.
#
#   PT0.0000001S   -> PT0.000000S
#   -PT0.0000009S  -> -PT0.000001S
#   PT0.0000015S   -> PT0.0000015S
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . tinyduration@3.4.1 @microsoft/kiota-abstractions@1.0.0-preview.109
cat > observed.mjs <<'JS'
import assert from "node:assert";
import { Duration } from "@microsoft/kiota-abstractions";

const again = (text) => Duration.parse(text).toString();
const durations = ["PT0.0000001S", "-PT0.0000009S", "PT0.0000015S"];
for (const duration of durations) console.log(duration.padEnd(13), " ->", again(duration));
assert.deepEqual(durations.map(again), ["PT0.000000S", "-PT0.000001S", "PT0.0000015S"]);
JS
node observed.mjs
