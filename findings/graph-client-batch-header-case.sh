#!/bin/sh
# @microsoft/microsoft-graph-client 3.0.7: of a batch's response the JSON bodies are JSON only where the service has written
# `Content-Type` with these capitals. With `content-type`, as HTTP/2 has it, or without the header, the body is the text
# `[object Object]`. Names of header fields have no case (RFC 9110, section 5.1; OData JSON Format 4.01, "Batch Response").
#
#   Content-Type  -> {"a":1}
#   content-type  -> [object Object]
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . @microsoft/microsoft-graph-client@3.0.7
cat > observed.mjs <<'JS'
import assert from "node:assert";
import graph from "@microsoft/microsoft-graph-client";

const read = async (name) => {
  const response = { id: "1", status: 200, headers: { [name]: "application/json" }, body: { a: 1 } };
  const text = await new graph.BatchResponseContent({ responses: [response] }).getResponseById("1").text();
  console.log(name, " ->", text);
  return text;
};
assert.equal(await read("Content-Type"), '{"a":1}');
assert.equal(await read("content-type"), "[object Object]");
JS
node observed.mjs
