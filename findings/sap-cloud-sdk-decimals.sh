#!/bin/sh
# @sap-cloud-sdk/odata-v4 4.8.0: an Edm.Decimal is a BigNumber in the program and a number of JavaScript on its way out, unless it
# is beyond 2^53. So what BigNumber is for, many digits, is kept for what is large and lost for what is not: of nineteen
# decimals seventeen digits are sent. An Edm.Int64 is always sent as text, and keeps all.
#
#   9007199254740993       -> "9007199254740993"
#   0.1234567890123456789  -> 0.12345678901234568
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . @sap-cloud-sdk/odata-v4@4.8.0 @sap-cloud-sdk/odata-common@4.8.0
cat > observed.mjs <<'JS'
import assert from "node:assert";
import odata from "@sap-cloud-sdk/odata-v4";

const { deserialize, serialize } = odata.defaultDeSerializers["Edm.Decimal"];
const again = (text) => {
  const written = JSON.stringify(serialize(deserialize(text)));
  console.log(text.padEnd(21), " ->", written);
  return written;
};
assert.equal(again("9007199254740993"), '"9007199254740993"');
assert.equal(again("0.1234567890123456789"), "0.12345678901234568");
JS
node observed.mjs
