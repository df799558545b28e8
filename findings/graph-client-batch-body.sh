#!/bin/sh
# @microsoft/microsoft-graph-client 3.0.7: in Node a request in a batch has no body, and there is no error, if the body is not
# JSON. Node has `Blob` and not `FileReader`; the first makes the client choose the way of a browser, the second is missing
# there, and the error is caught and passed over. OData JSON Format 4.01 ("Batch Request") has text as a string, and other
# media types as base64url.
#
#   application/json  {"a":1}  -> {"a":1}
#   text/plain        hello    -> undefined
#   image/png         bytes    -> undefined
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . @microsoft/microsoft-graph-client@3.0.7
cat > observed.mjs <<'JS'
import assert from "node:assert";
import graph from "@microsoft/microsoft-graph-client";

const bodies = [
  ["application/json", '{"a":1}'],
  ["text/plain", "hello"],
  ["image/png", new Uint8Array([137, 80, 78, 71])],
];
const steps = bodies.map(([type, body], i) => {
  const init = { method: "PUT", headers: { "Content-Type": type }, body };
  return { id: String(i), request: new Request("https://graph.example/v1.0/me", init) };
});
const { requests } = await new graph.BatchRequestContent(steps).getContent();
bodies.forEach(([type, body], i) => {
  const given = typeof body === "string" ? body : "bytes";
  console.log(type.padEnd(16), given.padEnd(7), " ->", JSON.stringify(requests[i].body));
});
assert.deepEqual(requests.map(({ body }) => body), [{ a: 1 }, undefined, undefined]);
JS
node observed.mjs
