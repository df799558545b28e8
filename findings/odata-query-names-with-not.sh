#!/bin/sh
# odata-query 8.1.0 (npm): a filter on a property of a property of a property is negated, and loses letters, if the name in
# the middle begins with `not`. The builder looks for its operator as the text `/not` in the path that it has made so far,
# and cuts it out. Names that begin otherwise are paths as one expects (OData URL Conventions, "Path Expressions").
#
#   {"parent":{"folder":{"name":"x"}}}    -> ?$filter=parent/folder/name eq 'x'
#   {"parent":{"notebook":{"name":"x"}}}  -> ?$filter=not (parentebook/name eq 'x')
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . odata-query@8.1.0
cat > observed.mjs <<'JS'
import assert from "node:assert";
import buildQuery from "odata-query";

const build = (name) => {
  const filter = { parent: { [name]: { name: "x" } } };
  const query = buildQuery({ filter });
  console.log(JSON.stringify(filter), " ->", query);
  return query;
};
assert.equal(build("folder"), "?$filter=parent/folder/name eq 'x'");
assert.equal(build("notebook"), "?$filter=not (parentebook/name eq 'x')");
JS
node observed.mjs
