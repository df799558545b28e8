#!/bin/sh
# @microsoft/kiota-abstractions 1.0.0-preview.109: `TimeOnly.parse` takes the digits after the decimal point for a whole
# number of 100 ns, however many they are. Half a second becomes half a microsecond, the tenths and the hundredths come
# out equal, and what is sent back is another time. Edm.TimeOfDay (OData ABNF, `fractionalSeconds`) has 1 to 12 digits, and
# services write as few as are needed; with more than seven there is an error about milliseconds.
#
#   12:34:56.5         -> 12:34:56.0000005
#   12:34:56.05        -> 12:34:56.0000005
#   12:34:56.50000000  -> Error
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . @microsoft/kiota-abstractions@1.0.0-preview.109
cat > observed.mjs <<'JS'
import assert from "node:assert";
import { TimeOnly } from "@microsoft/kiota-abstractions";

const read = (text) => {
  try {
    return TimeOnly.parse(text).toString();
  } catch (error) {
    return error.name;
  }
};
const times = ["12:34:56.5", "12:34:56.05", "12:34:56.50000000"];
for (const time of times) console.log(time.padEnd(17), " ->", read(time));
assert.deepEqual(times.map(read), ["12:34:56.0000005", "12:34:56.0000005", "Error"]);
JS
node observed.mjs
