#!/bin/sh
# @balena/odata-parser 4.3.5: arithmetic has its precedence, `and` and `or` have the same. Of a mix of them the first binds
# first, so `A or B and C` is read as `(A or B) and C`, which holds for fewer entities than `A or (B and C)` (OData URL
# Conventions, "Operator Precedence": `and` before `or`). Written the other way round, the result is right by chance.
#
#   A eq 1 or B eq 2 and C eq 3   -> and(or(A, B), C)
#   A eq 1 and B eq 2 or C eq 3   -> or(and(A, B), C)
#   A eq 1 add 2 mul 3            -> eq(A, add(1, mul(2, 3)))
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . @balena/odata-parser@4.3.5
cat > observed.mjs <<'JS'
import assert from "node:assert";
import odata from "@balena/odata-parser";

const read = (filter) => {
  const { tree, binds } = odata.parse("/Things?$filter=" + filter);
  const text = (node) => {
    if (!Array.isArray(node)) return "bind" in node ? String(binds[node.bind][1]) : node.name;
    const [name, ...operands] = node;
    return name === "eq" && !Array.isArray(operands[1]) ? text(operands[0]) : `${name}(${operands.map(text).join(", ")})`;
  };
  const result = text(tree.options.$filter);
  console.log(filter.padEnd(28), " ->", result);
  return result;
};
assert.equal(read("A eq 1 or B eq 2 and C eq 3"), "and(or(A, B), C)");
assert.equal(read("A eq 1 and B eq 2 or C eq 3"), "or(and(A, B), C)");
assert.equal(read("A eq 1 add 2 mul 3"), "eq(A, add(1, mul(2, 3)))");
JS
node observed.mjs
