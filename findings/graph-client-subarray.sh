#!/bin/sh
# @microsoft/microsoft-graph-client 3.0.7: a typed array that shows a part of a buffer, as `subarray` makes them for uploads in
# parts, is sent with all of the buffer. For its own upload task this is not so, since that uses `slice`, which copies.
#
#   subarray(2, 4) of 1 2 3 4 5 6  -> 1 2 3 4 5 6
#   slice(2, 4) of 1 2 3 4 5 6     -> 3 4
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . @microsoft/microsoft-graph-client@3.0.7
cat > observed.mjs <<'JS'
import assert from "node:assert";
import graph from "@microsoft/microsoft-graph-client";

const sent = [];
const middleware = {
  async execute(context) {
    sent.push([...context.options.body].join(" "));
    context.response = new Response(null, { status: 204 });
  },
};
const client = graph.Client.initWithMiddleware({ middleware });
const bytes = new Uint8Array([1, 2, 3, 4, 5, 6]);
for (const part of ["subarray", "slice"]) {
  await client.api("/me/photo/$value").put(bytes[part](2, 4));
  console.log(`${part}(2, 4) of ${bytes.join(" ")}`.padEnd(29), " ->", sent.at(-1));
}
assert.deepEqual(sent, ["1 2 3 4 5 6", "3 4"]);
JS
node observed.mjs
