#!/bin/sh
# @sap-cloud-sdk/odata-v4 4.8.0: filters and keys for OData 4 have literals of OData 2. Numbers of three types get the suffix
# that the ABNF of version 4 no longer has (`int64Value`, `doubleValue`, `singleValue`), and binary is `X'…'`, which in
# version 2 was hexadecimal, around base64. Decimal and Guid are as version 4 has them.
#
#   Edm.Int64    -> p eq 5L
#   Edm.Double   -> p eq 1.5D
#   Edm.Single   -> p eq 1.5F
#   Edm.Binary   -> p eq X'AQID'
#   Edm.Decimal  -> p eq 1.5
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . @sap-cloud-sdk/odata-v4@4.8.0 @sap-cloud-sdk/odata-common@4.8.0 bignumber.js@11.1.5
cat > observed.mjs <<'JS'
import assert from "node:assert";
import { BigNumber } from "bignumber.js";
import odata from "@sap-cloud-sdk/odata-v4";

class Thing extends odata.Entity {
  static _entityName = "Things";
  static _defaultBasePath = "/service";
}
const deSerializers = odata.defaultDeSerializers;
const fields = new odata.FieldBuilder(Thing, deSerializers);
const filter = (type, value) => {
  const field = fields.buildEdmTypeField("p", type, false);
  const request = new odata.GetAllRequestBuilder({ entityConstructor: Thing, deSerializers, schema: {} });
  const url = decodeURIComponent(request.filter(field.equals(value)).relativeUrl());
  const text = url.match(/\$filter=\((.*)\)$/)[1];
  console.log(type.padEnd(11), " ->", text);
  return text;
};
assert.equal(filter("Edm.Int64", new BigNumber(5)), "p eq 5L");
assert.equal(filter("Edm.Double", 1.5), "p eq 1.5D");
assert.equal(filter("Edm.Single", 1.5), "p eq 1.5F");
assert.equal(filter("Edm.Binary", "AQID"), "p eq X'AQID'");
assert.equal(filter("Edm.Decimal", new BigNumber("1.5")), "p eq 1.5");
JS
node observed.mjs
