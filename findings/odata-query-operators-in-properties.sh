#!/bin/sh
# odata-query 8.1.0 (npm): with an operator inside of a property the conditions beside it get into it, or it gets lost. `or` is
# written without parentheses around it, so that the `and` that follows binds its last part first (OData URL Conventions,
# "Operator Precedence"); `not` of one condition leaves the condition and no `not`. At the top both are as they should be.
#
#   {"or":[{"a":1},{"a":2}],"b":3}       -> ?$filter=((a eq 1) or (a eq 2)) and b eq 3
#   {"p":{"or":[{"a":1},{"a":2}]},"b":3} -> ?$filter=(p/a eq 1) or (p/a eq 2) and b eq 3
#   {"p":{"not":{"a":1}}}                -> ?$filter=(p/a eq 1)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . odata-query@8.1.0
cat > observed.mjs <<'JS'
import assert from "node:assert";
import buildQuery from "odata-query";

const build = (filter) => {
  const query = buildQuery({ filter });
  console.log(JSON.stringify(filter).padEnd(36), "->", query);
  return query;
};
const either = [{ a: 1 }, { a: 2 }];
assert.equal(build({ or: either, b: 3 }), "?$filter=((a eq 1) or (a eq 2)) and b eq 3");
assert.equal(build({ p: { or: either }, b: 3 }), "?$filter=(p/a eq 1) or (p/a eq 2) and b eq 3");
assert.equal(build({ p: { not: { a: 1 } } }), "?$filter=(p/a eq 1)");
JS
node observed.mjs
