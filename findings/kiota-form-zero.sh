#!/bin/sh
# @microsoft/kiota-serialization-form 1.0.0-preview.109: the number 0 is not written, as if it had not been set, and so is an
# empty string; `false` is. The writers ask whether the value is true as JavaScript sees it, except that for Booleans. With
# Kiota's JSON a 0 is written.
#
#   1      -> p=1&
#   0      -> (nothing)
#   ""     -> (nothing)
#   false  -> p=false&
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . @microsoft/kiota-abstractions@1.0.0-preview.109 @microsoft/kiota-serialization-form@1.0.0-preview.109
cat > observed.mjs <<'JS'
import assert from "node:assert";
import { FormSerializationWriter } from "@microsoft/kiota-serialization-form";

const written = (value) => {
  const writer = new FormSerializationWriter();
  writer.writeAnyValue("p", value);
  const text = new TextDecoder().decode(writer.getSerializedContent());
  console.log(JSON.stringify(value).padEnd(5), " ->", text || "(nothing)");
  return text;
};
assert.deepEqual([1, 0, "", false].map(written), ["p=1&", "", "", "p=false&"]);
JS
node observed.mjs
