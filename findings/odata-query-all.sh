#!/bin/sh
# odata-query 8.1.0 (npm): the short form for a collection of values means "contains" with `any`, and with `all` the contrary of
# what it says: all values are *not* the one given. In the long form, with `ITEM_ROOT`, `all` is all.
#
#   {"tags":{"any":"x"}}       -> ?$filter=tags/any(tags: tags eq 'x')
#   {"tags":{"all":"x"}}       -> ?$filter=tags/all(tags: tags ne 'x')
#   {"tags":{"all":{"":"x"}}}  -> ?$filter=tags/all(tags:tags eq 'x')
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . odata-query@8.1.0
cat > observed.mjs <<'JS'
import assert from "node:assert";
import buildQuery, { ITEM_ROOT } from "odata-query";

const build = (filter) => {
  const query = buildQuery({ filter });
  console.log(JSON.stringify(filter).padEnd(25), " ->", query);
  return query;
};
assert.equal(build({ tags: { any: "x" } }), "?$filter=tags/any(tags: tags eq 'x')");
assert.equal(build({ tags: { all: "x" } }), "?$filter=tags/all(tags: tags ne 'x')");
assert.equal(build({ tags: { all: { [ITEM_ROOT]: "x" } } }), "?$filter=tags/all(tags:tags eq 'x')");
JS
node observed.mjs
