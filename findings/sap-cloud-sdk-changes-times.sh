#!/bin/sh
# @sap-cloud-sdk/odata-v4 4.8.0: to write an Edm.DateTimeOffset changes the value that was given. It is shifted to UTC in place,
# so the entity that one has written has another offset, and often another day, than before. The moment in time is the same.
#
#   before: 2024-01-01T00:00:00+05:30
#   sent:   2023-12-31T18:30:00Z
#   after:  2023-12-31T18:30:00Z
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . @sap-cloud-sdk/odata-v4@4.8.0 @sap-cloud-sdk/odata-common@4.8.0 moment@2.30.1
cat > observed.mjs <<'JS'
import assert from "node:assert";
import odata from "@sap-cloud-sdk/odata-v4";
import moment from "moment";

const value = moment.parseZone("2024-01-01T00:00:00+05:30");
const before = value.format();
const sent = odata.defaultDeSerializers["Edm.DateTimeOffset"].serialize(value);
console.log(`before: ${before}\nsent:   ${sent}\nafter:  ${value.format()}`);
assert.deepEqual([before, sent, value.format()], [
  "2024-01-01T00:00:00+05:30",
  "2023-12-31T18:30:00Z",
  "2023-12-31T18:30:00Z",
]);
JS
node observed.mjs
