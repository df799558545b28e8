#!/bin/sh
# @odata/parser 0.2.14 (and odata-v4-parser 0.1.29, from which it comes): `and` and `or` have their precedence, the other
# operators have none. What follows is read to its end first, so `not` takes in the `and` after it, and `mul` the `add`
# (OData URL Conventions, "Operator Precedence": unary, multiplicative, additive, …, `and`, and from left to right). A
# service that filters with the tree gives other entities, without an error.
#
#   not (A eq 1) and B eq 2  -> not ((A eq 1) and B eq 2)
#   A mul B add C eq 1       -> A mul (B add C) eq 1
#   A eq 9 sub 3 sub 2       -> A eq 9 sub (3 sub 2)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . @odata/parser@0.2.14 odata-v4-parser@0.1.29
cat > observed.mjs <<'JS'
import assert from "node:assert";
import odata from "@odata/parser";
import v4 from "odata-v4-parser";

const operator = { Not: "not", And: "and", Equals: "eq", Mul: "mul", Add: "add", Sub: "sub" };
// The tree as text, with parentheses around the operand that holds an operator, where the text given has none.
const text = (token) => {
  const { type, value, raw } = token;
  const name = operator[type.replace("Expression", "")];
  const inner = (child) => {
    const has = /^(And|Mul|Add|Sub)Expression$/.test(child.type) && name !== "eq";
    return has ? `(${text(child)})` : text(child);
  };
  if (value?.left) return `${inner(value.left)} ${name} ${inner(value.right)}`;
  if (type === "NotExpression") return `not ${inner(value)}`;
  return raw;
};
const filters = {
  "not (A eq 1) and B eq 2": "not ((A eq 1) and B eq 2)",
  "A mul B add C eq 1": "A mul (B add C) eq 1",
  "A eq 9 sub 3 sub 2": "A eq 9 sub (3 sub 2)",
};
for (const [filter, tree] of Object.entries(filters)) {
  const read = text(odata.defaultParser.filter(filter));
  console.log(filter.padEnd(23), " ->", read);
  assert.equal(read, tree);
  assert.equal(text(v4.filter(filter)), tree);
}
JS
node observed.mjs
