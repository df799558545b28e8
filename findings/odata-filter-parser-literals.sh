#!/bin/sh
# odata-filter-parser 0.6.5 (npm): a literal that is no string is what `parseFloat` makes of its beginning. There is
# no error for a type that it does not know: a date is its year, a Guid as many digits as come before a letter, and `true` is not a
# number, which equals nothing.
#
#   A eq 2024-02-29                            -> 2024
#   A eq 01234567-89ab-cdef-0123-456789abcdef  -> 1234567
#   A eq true                                  -> NaN
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . odata-filter-parser@0.6.5
cat > observed.mjs <<'JS'
import assert from "node:assert";
import odata from "odata-filter-parser";

const filters = {
  "A eq 2024-02-29": 2024,
  "A eq 01234567-89ab-cdef-0123-456789abcdef": 1234567,
  "A eq true": NaN,
};
for (const [filter, expected] of Object.entries(filters)) {
  const { subject, operator, value } = odata.Parser.parse(filter);
  console.log(filter.padEnd(41), " ->", value);
  assert.deepEqual({ subject, operator, value }, { subject: "A", operator: "eq", value: expected });
}
JS
node observed.mjs
