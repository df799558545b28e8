#!/bin/sh
# @microsoft/kiota-serialization-json 1.0.0-preview.109: by their types its writers of single values take null, and write it
# as null (OData JSON Format 4.01, section 7.1), except that of an enum, which writes the string "null". To clear a property
# of an enum type, one asks for a member that does not exist.
#
#   writeStringValue  -> "p":null
#   writeGuidValue    -> "p":null
#   writeDateValue    -> "p":null
#   writeEnumValue    -> "p":"null"
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . @microsoft/kiota-abstractions@1.0.0-preview.109 @microsoft/kiota-serialization-json@1.0.0-preview.109
cat > observed.mjs <<'JS'
import assert from "node:assert";
import { JsonSerializationWriter } from "@microsoft/kiota-serialization-json";

const written = (method) => {
  const writer = new JsonSerializationWriter();
  writer[method]("p", null);
  return new TextDecoder().decode(writer.getSerializedContent()).replace(/,$/, "");
};
const methods = ["writeStringValue", "writeGuidValue", "writeDateValue", "writeEnumValue"];
for (const method of methods) console.log(method.padEnd(16), " ->", written(method));
assert.deepEqual(methods.map(written), ['"p":null', '"p":null', '"p":null', '"p":"null"']);
JS
node observed.mjs
